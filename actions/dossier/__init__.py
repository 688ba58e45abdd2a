"""Deeds on a dossier: registration, facts, household, contacts, assigning, COA list, closing."""
