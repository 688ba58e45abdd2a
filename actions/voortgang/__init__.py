"""Deeds during the inburgeringstermijn: talks, stand of a doel, followed hours, exams, closing."""
