"""The commands that do without a window: each reads files, computes, and writes to standard output.

A command's module is imported when the command is given, and no other: none of them imports Qt but `export`.
"""
