"""The words of the brede intake: closing, instruments, talks, workbook, question usage."""
