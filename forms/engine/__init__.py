"""Questionnaires as data: schema, loading, which questions are visible, validation, stored answers, facts."""
