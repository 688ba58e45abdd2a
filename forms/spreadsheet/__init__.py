"""Every spreadsheet that comes in is read here, an Excel workbook or text with signs between its cells, within limits.

`files` is the way in: it says what a file is, and refuses what is no spreadsheet with one `UnreadableSpreadsheet`.
`package`, `parts` and `sheet_xml` read .xlsx, `delimited` reads text; `table` finds headings and rows in a sheet.
"""
