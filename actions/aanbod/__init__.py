"""Deeds on the catalogue."""
