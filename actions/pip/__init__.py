"""Deeds on the PIP: draft, doelen, agreements, approval, vaststellen, change, after the decision, bezwaar."""
