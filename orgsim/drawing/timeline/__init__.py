"""Timelines as drawings: axes, lanes, marks, rulers."""
