"""Deeds on the startklas: classes, deelnemers, observaties."""
