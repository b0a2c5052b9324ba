"""Checks, matters and goals in words and cells, ready to be painted."""
