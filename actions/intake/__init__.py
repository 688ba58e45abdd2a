"""Deeds on the brede intake: talks, accord, hand-over, referrals, instruments, carry-over, workbook."""
