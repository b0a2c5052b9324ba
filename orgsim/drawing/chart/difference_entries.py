"""The differences in words: groups by status, and an entry for each unit that differs."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from orgsim.analysis.differences.comparing import ASPECTS, Aspect, Difference, Differences
from orgsim.analysis.differences.words import heading, told, unshown
from orgsim.drawing.chart.difference_marks import mark_of, marks_of
from orgsim.drawing.chart.marks import Mark
from orgsim.messages import Catalog
from orgsim.model.hierarchy import Hierarchy


class Change(msgspec.Struct, frozen=True):
    """What is otherwise, in a line."""

    text: str
    quiet: bool
    """Only one of the two scenarios states it."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One unit that differs."""

    status: Aspect
    marks: tuple[Mark, ...]
    title: str
    place: str
    """Where it stands, of a unit that only one scenario has; what comes along, of one that has moved."""
    changes: tuple[Change, ...]
    quiet: bool
    """All that differs is what only one scenario states."""
    within: bool
    """It stands below a unit of the same group."""
    a: tuple[str, ...]
    """Ids of its units in a."""
    b: tuple[str, ...]

    @property
    def unit(self) -> str:
        """The id by which it is chosen: of where there is one unit only, so that all of the other side are found."""
        return self.b[0] if not self.a or len(self.a) > 1 else self.a[0]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The entries of one status."""

    status: Aspect
    mark: Mark
    heading: str
    entries: tuple[Entry, ...]


def groups_of(
    differences: Differences,
    ends: tuple[Hierarchy, Hierarchy],
    columns: tuple[int, int],
    letters: str,
    speech: Catalog,
    *,
    baseline: bool,
) -> tuple[Group, ...]:
    """Everything that differs between `ends`, which stand in `columns`; groups without an entry are left out.

    `letters` are those of all columns; `baseline`: whether the first of the two is the comparison's.
    """
    a, b = ends
    pair = letters[columns[0]], letters[columns[1]]
    by_status: dict[str, list[Entry]] = {status: [] for status in ASPECTS}
    for row in differences.rows:
        if row.status != "same":
            marks = marks_of(row, columns, letters, baseline=baseline)
            by_status[row.status].append(_entry(row, row.status, marks, differences, a, b, pair, speech))
    return tuple(
        [
            Group(
                status=status,
                mark=mark_of(status, columns, letters, baseline=baseline),
                heading=speech.say(heading(status, pair, baseline=baseline)),
                entries=tuple(by_status[status]),
            )
            for status in ASPECTS
            if by_status[status]
        ]
    )


def _entry(
    row: Difference,
    status: Aspect,
    marks: tuple[Mark, ...],
    differences: Differences,
    a: Hierarchy,
    b: Hierarchy,
    letters: tuple[str, str],
    speech: Catalog,
) -> Entry:
    ones, others = [a.units[unit] for unit in row.a], [b.units[unit] for unit in row.b]
    names = [" + ".join(speech.value(unit.name) for unit in units) for units in (ones, others) if units]
    several = len(ones) > 1 or len(others) > 1
    place = ""
    if not ones or not others:
        flat, unit = (a, row.a[0]) if ones else (b, row.b[0])
        parent = flat.parents[unit]
        place = speech.value(flat.units[parent].name) if parent >= 0 else ""
    elif status == "moved" and (below := differences.along(row, a, b)):
        place = speech("difference.branch", n=below)
    return Entry(
        status=status,
        marks=marks,
        title=" → ".join(names) if several else names[0],
        place=place,
        changes=tuple(_changes(row, letters, speech)),
        quiet=row.unstated,
        within=row.within,
        a=tuple([unit.id for unit in ones]),
        b=tuple([unit.id for unit in others]),
    )


def _changes(row: Difference, letters: tuple[str, str], speech: Catalog) -> Iterator[Change]:
    if row.status == "not-shown":
        yield Change(speech.say(unshown(letters, in_a=bool(row.a))), True)
    for change in row.changes:
        yield Change(speech.say(told(change)), change.unstated)
