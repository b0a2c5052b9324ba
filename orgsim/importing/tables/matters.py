"""Matters of remits in tables: by name, and further columns with what is stated of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from orgsim.files.problems import Report
from orgsim.files.reading.reading import Reader, Reading
from orgsim.files.reading.shapes import reader_of
from orgsim.files.unit_columns import MATTER_COLUMNS
from orgsim.files.yaml import nodes
from orgsim.files.yaml.tree import read_tree
from orgsim.importing.naming import one_line
from orgsim.importing.tables.cells import text_of
from orgsim.importing.tables.mapping import Role
from orgsim.importing.tables.sheets import Cell
from orgsim.model.ids import made_id
from orgsim.model.text import LANGUAGES, Language, Text
from orgsim.model.units import Matter

_MATTER = re.compile(r"(.+?)\s*\[([^\[\]]+)\]\s*\Z")
_LONGEST = 20_000
"""Signs of what a line says of a matter."""


def remit_of(text: str, language: Language | None) -> tuple[Matter, ...]:
    """Matters, a line or a bullet each; with an id in brackets behind, as orgsim writes them."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not all(map(_MATTER.match, lines)):
        lines = [part.strip().lstrip("-–•*· ") for line in lines for part in line.split(";")]
    found: list[Matter] = []
    taken: set[str] = set()
    for line in map(one_line, lines):
        if not line:
            continue
        known = _MATTER.match(line)
        name = known[1] if known else line
        id = known[2] if known else made_id(name, taken, "matter")
        taken.add(id)
        found.append(Matter(id=id, name=Text(**{language or "und": name})))
    return tuple(found)


def state_matters(
    role: Role,
    cells: Sequence[Cell],
    stated: Sequence[dict[str, Any]],
    tell: Callable[[int, str], None],
) -> None:
    """Put what `cells` say of matters, a line of each, `ID: VALUE` as files have it, into `stated` by the matters' ids.

    `tell` is told which line of which row is not understood.
    """
    name = MATTER_COLUMNS[role]  # type: ignore[index]  # only such roles come here
    for place, cell in enumerate(cells):
        for line in text_of(cell).split("\n") if cell is not None else ():
            id, mark, said = line.partition(":")
            value = _read(name, said.strip()) if id.strip() and mark and len(said) < _LONGEST else None
            if value is not None:
                stated[place].setdefault("matters", {}).setdefault(id.strip(), {})[name] = value
            elif line.strip():
                tell(place, line.strip())


def with_fields(remit: tuple[Matter, ...], told: Mapping[str, Mapping[str, Any]]) -> tuple[Matter, ...]:
    """The matters with what was put there of them; what the remit itself calls them, it may be called anew."""
    return tuple([_with(matter, told[matter.id]) if matter.id in told else matter for matter in remit])


def _with(matter: Matter, told: Mapping[str, Any]) -> Matter:
    named = told.get("name")
    if isinstance(named, Text):
        for language, said in _wordings(matter.name):
            # The remit has the wording that is nearest to the language of its column, on one line.
            there, its = named.spoken(language or "fi")
            known = map(one_line, named.every()) if language is None else [one_line(named.written(language))]
            if said not in known and said != one_line(there):
                named = replace(named, **{its or "und": said})
        told = {**told, "name": named}
    return replace(matter, **told)


def _wordings(name: Text) -> list[tuple[Language | None, str]]:
    every = [(language, getattr(name, language)) for language in LANGUAGES]
    return [
        *[(language, said) for language, said in every if said is not None],
        *([(None, name.und)] if name.und else []),
    ]


def _read(name: str, said: str) -> object | None:
    """The value of that field, as a file would have it; `None` where it cannot be read."""
    key = name.replace("_", "-")
    report = Report(Path())
    node = read_tree(said.encode("utf-8", "replace"), report)
    if node is None or type(node) is nodes.Null or report.failed:
        return None
    entries: dict[str, nodes.Node] = {"id": nodes.Scalar("x", 0, 0), "name": nodes.Scalar("-", 0, 0), key: node}
    found = _reader()(nodes.Mapping(entries, 0, 0, flow=True), Reading(report))
    return getattr(found, name) if type(found) is Matter and not report.failed else None


@cache
def _reader() -> Reader:
    return reader_of(Matter)
