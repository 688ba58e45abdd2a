"""The words of the catalogue."""
