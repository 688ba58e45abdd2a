"""One dossier: facts, household, contacts, timeline, audit trail, registration, COA list."""
