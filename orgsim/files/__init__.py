"""Scenarios and comparisons on disk: read with every problem at once, changed as the planner's own text.

The bytes of a file stay with what was read from them, so that saving can edit that very text.
"""
