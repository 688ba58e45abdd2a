"""What leaves of a dossier or a list of them: CSV, Excel, calendar, access log."""
