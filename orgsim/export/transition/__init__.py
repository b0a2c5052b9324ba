"""Transitions, painted and as pictures."""
