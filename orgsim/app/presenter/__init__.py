"""Presenting a comparison to a room: full screen, step by step, with text that can be read from the back."""
