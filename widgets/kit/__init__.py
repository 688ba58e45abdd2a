"""Pieces without a subject: session state, date field, charts, downloads, folds, plain text, signature pad."""
