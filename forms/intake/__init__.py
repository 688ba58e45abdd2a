"""What only the brede intake asks: instruments, legal items, restricted sections, carry-over, COA data,
translations.
"""
