"""The list of dossiers: table, filters, figures, tasks, zip."""
