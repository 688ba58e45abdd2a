"""What is asked during the inburgeringstermijn: progress talk, followed hours, exams."""
