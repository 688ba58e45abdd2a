"""Answers and fields, whatever they belong to: read, write with version and history, recheck."""
