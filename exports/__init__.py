"""What leaves Koers: PDF, spreadsheet, list. Bytes, made from plain values alone.

In: documents and rows as frozen dataclasses of `rules`, `forms` and `queries`, words of `texts`, the day as argument.
Never: a table, a session, a screen, the clock. The same input gives the same bytes.
"""
