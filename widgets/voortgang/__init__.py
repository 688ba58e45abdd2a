"""Progress: talks, stand of a doel, followed hours, exams."""
