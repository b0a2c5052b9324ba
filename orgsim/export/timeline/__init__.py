"""Timelines, painted and as pictures."""
