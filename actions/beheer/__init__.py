"""Deeds on accounts, logins, passwords, rights, languages and settings of a gemeente."""
