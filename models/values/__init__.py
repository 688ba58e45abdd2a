"""Rows into the plain values that rules and forms take. Never a query, never a rule."""
