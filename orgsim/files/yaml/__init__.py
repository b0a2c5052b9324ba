"""The text of a file: its syntax as nodes with places, scalars, and edits that leave every other byte."""
