"""The brede intake on paper and as a workbook: form, report, hand-over, second language."""
