"""Charts as outlines: indented lists set in columns, as in a newspaper, for more units than boxes can show."""
