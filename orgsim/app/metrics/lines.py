"""What stands on which line of the table of figures.

At first sight the table has what tells scenarios apart. "Show all" adds three sorts of rows: those for who asks for
more, kinds of which no scenario has more or less than one (each municipality has one council), and figures that no
scenario tells; the last are named on one line of their group, so that nothing unknown is passed over in silence. Where
no scenario tells of staff and money at all, one line at the end says so. Of thousands of branches some hundreds have
lines, and one says how many more there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import msgspec

from orgsim.analysis.figures.comparison import SELDOM_TOLD, Row
from orgsim.analysis.figures.metric import Group


class Heading(msgspec.Struct, frozen=True):
    """The name of a group."""

    group: Group


class Measure(msgspec.Struct, frozen=True):
    """A metric with its figures."""

    row: Row

    @property
    def compact(self) -> bool:
        """Whether it is one of many alike, set closer."""
        return self.row.metric.is_part


class Unknowns(msgspec.Struct, frozen=True):
    """The metrics of a group that no scenario tells."""

    rows: tuple[Row, ...]
    group: Group | None = None
    """The group, where the line stands for all of it, without a heading."""


class Further(msgspec.Struct, frozen=True):
    """How many more parts of a whole there are than are listed."""

    number: int


MOST_PARTS = 300
"""Parts in a row that are listed, as of a whole that has thousands of branches: who needs them all exports them."""
Line = Heading | Measure | Unknowns | Further


def lines(rows: Sequence[Row], *, everything: bool) -> tuple[Line, ...]:
    """The lines for `rows`, which stand in the order of their groups."""
    made: list[Line] = []
    last: list[Line] = []
    for group, members in groupby(rows, key=lambda row: row.metric.group):
        its = list(members)
        if everything:
            made += [Heading(group), *_measures(its)]
            continue
        if group in SELDOM_TOLD and not any(row.known for row in its):
            # What most drafts leave out stands back behind what they tell.
            last.append(Unknowns(tuple(its), group))
            continue
        usual = [row for row in its if not row.metric.detail]
        shown = [row for row in usual if row.known and not _goes_without_saying(row)]
        unknown = tuple([row for row in usual if not row.known])
        if shown or unknown:
            made += [Heading(group), *_measures(shown)]
        if unknown:
            made.append(Unknowns(unknown))
    return (*made, *last)


def same_line(before: Sequence[Line], at: int, now: Sequence[Line]) -> int:
    """The row among `now` of what `before` said in the row `at`, or of what was said nearest above it; -1: of none."""
    rows = {name: row for row, line in reversed([*enumerate(now)]) for name in _names(line)}
    above = (name for line in reversed(before[: at + 1]) for name in _names(line))
    return next((rows[name] for name in above if name in rows), -1)


def _names(line: Line) -> tuple[Heading | str, ...]:
    """What a line is known by among others: a heading by itself, and metrics by their ids, alone or together."""
    match line:
        case Heading():
            return (line,)
        case Measure(row):
            return (row.metric.id,)
        case Unknowns(rows):
            return tuple([row.metric.id for row in rows])
        case Further():
            return ()


def _measures(rows: Sequence[Row]) -> list[Line]:
    """A line for each, but of very many parts for the first."""
    made: list[Line] = []
    for is_part, members in groupby(rows, key=lambda row: row.metric.is_part):
        its = list(members)
        most = MOST_PARTS if is_part else len(its)
        made += map(Measure, its[:most])
        if its[most:]:
            made.append(Further(len(its) - most))
    return made


def _goes_without_saying(row: Row) -> bool:
    return row.metric.kind is not None and all(figure.value in (None, 1) for figure in row.figures)
