"""Decisions in time, painted and as pictures."""
