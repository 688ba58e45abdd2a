"""One dossier: its view, talks, search, duplicates, audit trail and access log."""
