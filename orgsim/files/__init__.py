"""Reading scenarios and comparisons: every problem at once, with file, line, column and remedy.

Nothing here writes. The bytes of a file stay with what was read from them, so that saving can edit that very text.
"""
