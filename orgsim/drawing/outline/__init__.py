"""Charts as indented lists in columns, for more units than boxes can show."""
