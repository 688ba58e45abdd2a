"""Accounts, rights, languages, translations, profile, question usage."""
