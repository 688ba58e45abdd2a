"""The words of a dossier: registration, COA list, appointments, languages."""
