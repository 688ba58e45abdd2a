"""The words of progress: followed hours, exams, talks."""
