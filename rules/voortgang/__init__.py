"""What counts during the inburgeringstermijn: followed hours, progress talks, exams."""
