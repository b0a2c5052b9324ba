"""Transitions as drawings: rows, bands between them, labels."""
