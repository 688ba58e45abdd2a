"""Deeds on the messages to and from DUO."""
