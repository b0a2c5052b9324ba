"""Which flows of a transition are folded together, and why: always what goes on unchanged, and changes that are many.

Every change has a row of its own as long as a column of them can be read at all. Where there are more, those of one
fate that are in one group are one row, and the group can be opened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final, Literal

from orgsim.analysis.transition import Flow, Transition
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.text import Text

Fold = Literal["same", "along", "changed", "moved", "merged", "split", "outside", "ended", "begun", "not-shown"]
"""What is folded together: the fate of its units. The same: carried on, and neither name, kind, place nor measure is
another. Along: the same, but in another part, as it goes along with a unit above it. Changed: carried on, with another
name, kind or measure."""

MOST_CHANGES: Final = 60
"""Rows of a column from which on changes are folded too."""
_MOST_ALONE: Final[dict[Fold, int]] = {"same": 1, "along": 1, "not-shown": 1, "ended": 8, "begun": 8}
"""How many of a group are still shown each by itself."""
_UNCHANGED: Final[frozenset[Fold]] = frozenset(("same", "along", "not-shown"))
"""What is folded on paper too."""
_MOST_OF_MANY: Final = 2
"""How many changes of one fate are, where changes are folded."""


def folds_of(
    transition: Transition,
    before: Hierarchy,
    after: Hierarchy,
    keys: Sequence[Sequence[str]],
    stays: Callable[[int, int], bool],
    opened: Collection[str],
    *,
    every_change: bool = False,
) -> tuple[dict[int, Fold], frozenset[str]]:
    """By number of a flow why it is folded, and the groups of either column that have more to show when opened.

    `keys` are those of the groups by column and unit, each with its column before it; `stays` tells of a unit of a and
    one of b whether their parts go over into each other. With `every_change` only what
    goes on unchanged or is not known is folded.
    """
    wanted = {number: (flow, fold) for number, flow, fold in _foldings(transition, before, after, stays)}
    if every_change:
        wanted = {number: its for number, its in wanted.items() if its[1] in _UNCHANGED}
    groups = {
        number: [keys[column][unit] for column, unit in enumerate((flow.before, flow.after)) if unit is not None]
        for number, (flow, _) in wanted.items()
    }
    folds = {number: fold for number, (_, fold) in wanted.items() if fold in _MOST_ALONE}
    folds = _without_few(folds, groups, _MOST_ALONE)
    if not every_change and _rows(transition, folds, groups) > MOST_CHANGES:
        most: dict[Fold, int] = {fold: _MOST_ALONE.get(fold, _MOST_OF_MANY) for _, fold in wanted.values()}
        folds = _without_few({number: fold for number, (_, fold) in wanted.items()}, groups, most)
    together = Counter((key, fold) for number, fold in folds.items() for key in groups[number])
    foldable = frozenset(key for (key, _), count in together.items() if count > 1)
    closed = {
        number: fold
        for number, fold in folds.items()
        if not any(key in opened or f"{key}|{fold}" in opened for key in groups[number])
    }
    return closed, foldable


def is_unchanged(flow: Flow, before: Hierarchy, after: Hierarchy) -> bool:
    """Whether the unit goes on with its name, kind, measure and place: below what its parent became."""
    here, there = flow.before, flow.after
    if flow.fate != "carried-on" or here is None or there is None or flow.out != flow.into:
        return False
    one, other = before.units[here], after.units[there]
    return one.kind == other.kind and one.weight == other.weight and _same_name(one.name, other.name)


def _same_name(one: Text, other: Text) -> bool:
    """Whether two names agree in some language: a draft may leave out a translation."""
    return one == other or not set(one.every()).isdisjoint(other.every())


def _foldings(
    transition: Transition, before: Hierarchy, after: Hierarchy, stays: Callable[[int, int], bool]
) -> Iterable[tuple[int, Flow, Fold]]:
    parted: tuple[set[int | None], set[int | None]] = (set(), set())
    for flow in transition.flows:
        if flow.fate == "part":
            parted[0].add(flow.before)
            parted[1].add(flow.after)
    for number, flow in enumerate(transition.flows):
        if flow.fate in ("ended", "begun", "not-shown"):
            yield number, flow, flow.fate
        elif flow.fate == "part" or flow.before in parted[0] or flow.after in parted[1]:
            # It gives or takes a part.
            continue
        elif flow.fate == "carried-on":
            assert flow.before is not None, "what goes on is in both"
            assert flow.after is not None, "what goes on is in both"
            unchanged: Fold = "same" if stays(flow.before, flow.after) else "along"
            yield number, flow, unchanged if is_unchanged(flow, before, after) else "changed"
        else:
            yield number, flow, flow.fate


def _without_few(folds: dict[int, Fold], groups: dict[int, list[str]], most: dict[Fold, int]) -> dict[int, Fold]:
    """The folds without those of which a group has few, on either side."""
    alike: dict[tuple[str, Fold], list[int]] = {}
    for number, fold in folds.items():
        for key in groups[number]:
            alike.setdefault((key, fold), []).append(number)
    few = {
        number
        for (_, fold), numbers in alike.items()
        if fold not in ("same", "along") and len(numbers) <= most[fold]
        for number in numbers
    }
    return {number: fold for number, fold in folds.items() if number not in few}


def _rows(transition: Transition, folds: dict[int, Fold], groups: dict[int, list[str]]) -> int:
    """How many rows the longer column has, the groups opened by nobody."""
    rows: tuple[set[object], set[object]] = (set(), set())
    for number, flow in enumerate(transition.flows):
        fold = folds.get(number)
        ends = [(column, unit) for column, unit in enumerate((flow.before, flow.after)) if unit is not None]
        for at, (column, unit) in enumerate(ends):
            rows[column].add(unit if fold is None else (groups[number][at], fold))
    return max(map(len, rows))
