"""The list of dossiers: filters, periods, figures, the zip of PIPs."""
