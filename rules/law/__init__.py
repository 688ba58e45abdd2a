"""Figures of law by date, the terms they set, the statutory vocabulary, and the facts that rules are asked about."""
