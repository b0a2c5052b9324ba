"""Markdown of tables and lists. What stands in drafts is escaped, so that nothing of it is markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from orgsim.analysis.changes.minutes import escaped
from orgsim.export.sheets.pasting import written
from orgsim.export.sheets.sheet import Form, Sheet
from orgsim.messages import Catalog

_RIGHT: frozenset[Form] = frozenset(("whole", "plain", "euros", "money"))


def table(
    head: Sequence[str], rows: Iterable[Sequence[str]], *, right: Iterable[int] = (), marked: bool = False
) -> Iterator[str]:
    """A table, with numbers in the columns `right`; its cells are escaped unless they are `marked` up already."""
    numbers = frozenset(right)
    yield f"| {' | '.join(map(escaped, head))} |"
    yield f"|{'|'.join('---:' if place in numbers else '---' for place in range(len(head)))}|"
    for row in rows:
        yield f"| {' | '.join(row if marked else map(escaped, row))} |"


def table_of(sheet: Sheet, texts: Catalog) -> Iterator[str]:
    """The rows of a sheet, without what only programs need, columns in which nothing stands, and days that stand in
    words beside; its notes below them.
    """
    places = [
        place
        for place, column in enumerate(sheet.columns)
        if not column.key and column.form != "day" and any(row[place] is not None for row in sheet.rows)
    ]
    right = [at for at, place in enumerate(places) if sheet.columns[place].form in _RIGHT]
    rows = ([written(row[place], texts) for place in places] for row in sheet.rows)
    yield from table([sheet.columns[place].title for place in places], rows, right=right)
    for note in sheet.notes:
        yield from ("", escaped(note))


def listed(sentences: Iterable[str]) -> Iterator[str]:
    """A list of sentences."""
    yield from (f"- {escaped(said)}" for said in sentences)
