"""The progress of one dossier: followed hours, meetings, exams."""
