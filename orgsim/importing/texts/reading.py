"""Texts of any form that are no tables: told apart by what they contain."""

from __future__ import annotations

from pathlib import PurePath

from orgsim.importing.records import Imported
from orgsim.importing.texts.dot import is_dot, read_dot
from orgsim.importing.texts.lists import is_list, read_list
from orgsim.importing.texts.mermaid import is_mermaid, read_mermaid

_LISTS = frozenset((".md", ".markdown", ".txt"))
_TABLES = frozenset((".csv", ".tsv", ".tab"))


def read_text(text: str, file: str = "") -> tuple[Imported, ...]:
    """The organisations that a text tells of; empty where it is none of those that are known here.

    `file` is its name; that of a table is believed, the others only where the text leaves it open.
    CannotImport where it is one, but not to its end.
    """
    ending = PurePath(file).suffix.casefold()
    # Both may begin with "graph".
    if is_dot(text):
        return (read_dot(text, file),)
    if is_mermaid(text):
        return read_mermaid(text, file)
    if ending not in _TABLES and (ending in _LISTS - {".txt"} or is_list(text)):
        return (read_list(text, file),)
    return ()
