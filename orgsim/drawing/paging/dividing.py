"""Charts divided among pages, so that text can be read on paper.

The first page is an overview, in which whatever does not fit is folded. Each folded unit goes on at a page of its own;
neighbours that have room together share one. What does not fit there is folded again, and goes on in turn. Where the
units directly below one are too many for a page, they take several, on each of which that unit stands at the top. So
each unit of each scenario is shown once, and once more as the head of the page on which it goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Sequence
from itertools import accumulate
from typing import Final

import msgspec
from msgspec.structs import replace

from orgsim.drawing.boxes.alignment import merged_order
from orgsim.drawing.boxes.folding import OUTSIDE, outside
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.paging.page import Found, Legible, laid_out
from orgsim.drawing.paging.parts import branches
from orgsim.drawing.paging.references import referring
from orgsim.drawing.paging.sheets import Chart, Sheet, packed
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario

Panes = Callable[[int, bool], tuple[float, float]]
"""The pane of each chart on a page of so many, and whether that is the overview."""

LEAST_POINT: Final = 8.0
"""Pixels of a page, 96 to the inch, of the smallest text: 6 pt."""
AIM: Final = 7 / 6
"""How much larger it is on paper where folding, or another page, allows it."""
_USUAL = 80
"""Units of branches with which the first page is tried; on later ones, as many as the last had room for."""
_MOST_TOGETHER = 250
"""Units of branches that share a page: more would not be read on it at any size of paper that there is."""
_ROOMY = 1.5
"""How many times as large as was aimed at text may be where too few units were taken for a page, and more are tried."""


class _Task(msgspec.Struct, frozen=True, eq=False):
    """What is yet to be put on pages."""

    ids: tuple[str, ...]
    """Units that stand directly below the same one, whose branches are to be shown."""
    source: int | None
    columns: tuple[int, ...]
    parent: str | None = None
    """With a parent, or at the top of the whole, the units stand below it; else they head the page themselves."""
    heads: bool = True
    first: int | None = None
    """The page that those before it, below the same parent, begin on."""


def divide(
    scenarios: Sequence[Scenario],
    options: ChartOptions,
    panes: Panes,
    least: float = LEAST_POINT,
    before: int = 0,
    *,
    names: float = 0.0,
    aim: float = AIM,
) -> Generator[tuple[int, int], None, tuple[Sheet, ...]]:
    """The charts of `scenarios` side by side on pages, with no text below `least` pixels of the `panes`.

    No name is below `names` pixels either, where those are to be larger than what is said beside them. Text is `aim`
    times as large where folding, or another page, allows it.
    `options.folded` stays folded, and goes on nowhere. So many pages lie `before` these, which counts where
    they refer to each other. Yields between pages how many units of how many stand on those that are made, and may be
    left there.
    """
    return _Division(tuple(scenarios), options, panes, before, Legible(least, names, aim)).run()


class _Division:
    """The pages while they are made.

    That ends: what heads a page is opened on it and never put at the head of one again, and of what hangs below one
    unit, which is once for each, each page takes at least the first.
    """

    def __init__(
        self,
        scenarios: tuple[Scenario, ...],
        options: ChartOptions,
        panes: Panes,
        before: int,
        legible: Legible,
    ) -> None:
        self._scenarios = scenarios
        self._flat = [hierarchy(scenario) for scenario in scenarios]
        self._options = options
        self._panes = panes
        self._before = before
        self._legible = legible
        self._sheets: list[Sheet] = []
        self._outer: list[list[tuple[str, ...]]] = []
        """By page and chart, what stands outside and is folded as one."""
        self._where: dict[tuple[int, str], int] = {}
        """On which page what is below a unit of a column is shown."""
        self._tasks: list[_Task] = []
        self._runs: dict[int, list[int]] = {}
        """Pages of what takes several, by the first of them."""
        self._usual = _USUAL
        self._hung = 0
        """How many units below their parent the last page of such had room for."""
        self._left_out = [_below_folded(flat, options.folded) for flat in self._flat]

    def run(self) -> Generator[tuple[int, int], None, tuple[Sheet, ...]]:
        count = sum([len(flat.units) for flat in self._flat])
        columns = tuple(range(len(self._scenarios)))
        whole = _union([self._ids(column, list(self._flat[column].roots())) for column in columns])
        self._tasks = [_Task(whole, None, columns, heads=False)]
        if not whole:
            # What has no units has a page that says so.
            task = self._tasks.pop()
            self._put(task, 0, self._laid_out(self._hanging(task, ()), ()))
        while self._tasks:
            task = self._tasks.pop()
            if task.heads:
                task = replace(task, ids=tuple([id for id in task.ids if self._at(task, id)]))
            if task.ids:
                self._do(task)
                yield min(len(self._where), count), count
        return tuple([self._finished(number, sheet) for number, sheet in enumerate(self._sheets)])

    def _do(self, task: _Task) -> None:
        """Put as much of it on a page as there is room for; what is left of it comes after whatever goes on there."""
        if not task.heads:
            self._put(task, *self._below(task))
            return
        together = self._together(task)
        if together is not None:
            self._put(task, *together)
            return
        first = task.ids[:1]
        found = self._laid_out(self._heading(task, first), first)
        if found.pixels >= self._legible.least:
            self._put(task, 1, found)
            return
        # Even its own subordinates are too many.
        if task.ids[1:]:
            self._tasks.append(replace(task, ids=task.ids[1:]))
        at = self._at(task, first[0])
        below = _union([self._ids(column, self._flat[column].children[unit]) for column, unit in at])
        if not below or first[0] in self._options.folded:
            # Its own box is too large for any page.
            self._put(replace(task, ids=first), 1, found)
            return
        columns = tuple([column for column, _ in at])
        self._tasks.append(_Task(below, task.source, columns, first[0], heads=False))

    def _put(self, task: _Task, taken: int, found: Found) -> None:
        """Make a page of what was found for the first so many units."""
        shown, rest = task.ids[:taken], task.ids[taken:]
        number = len(self._sheets)
        heads = shown if task.heads else () if task.parent is None else (task.parent,)
        charts = []
        for (column, part), drawing in zip(found.parts, found.drawings, strict=True):
            tops = tuple([unit.id for unit in part.units])
            path, apart = self._path(column, tops) if heads else ((), ())
            charts.append(Chart(column, packed(drawing), tops, part.links, path, apart))
        self._sheets.append(Sheet(tuple(charts), heads, task.source))
        self._outer.append([self._folded_outside(part, found.folded) for _, part in found.parts])
        if not task.heads and (rest or task.first is not None):
            self._runs.setdefault(number if task.first is None else task.first, []).append(number)
        if rest:
            first = task.first if task.first is not None or task.heads else number
            self._tasks.append(replace(task, ids=rest, first=first))
        self._tasks += reversed(self._noted(number, found))

    def _together(self, task: _Task) -> tuple[int, Found] | None:
        """As many of the branches as share a page on which nothing is folded; `None` where the first does not fit."""
        sizes = [max(len(self._flat[column].subtree(unit)) for column, unit in self._at(task, id)) for id in task.ids]
        several = sum(total <= _MOST_TOGETHER for total in accumulate(sizes))
        few, many = 0, 1 + self._apart(task, several)
        best: tuple[int, Found] | None = None
        tried = sum(total <= self._usual for total in accumulate(sizes))
        while few + 1 < many:
            tried = min(max(tried, few + 1), many - 1)
            ids = task.ids[:tried]
            found = self._laid_out(self._heading(task, ids), ids, fold=False)
            if found.pixels >= self._legible.aimed:
                few, best = tried, (tried, found)
            else:
                many = tried
            tried = (few + many) // 2
        if best is not None:
            self._usual = sum(sizes[: best[0]])
        return best

    def _apart(self, task: _Task, several: int) -> int:
        """How many of the first `several` units stand below no other of them in any column.

        Where one does in another draft, it would be shown there below the other as well as at the page's top.
        """
        heads: list[list[range]] = [[] for _ in self._scenarios]
        for number, id in enumerate(task.ids[:several]):
            for column in task.columns:
                flat = self._flat[column]
                unit = flat.index.get(id)
                if unit is None or not flat.children[unit]:
                    continue
                own = flat.subtree(unit)
                if any(unit in other or other.start in own for other in heads[column]):
                    return number
                heads[column].append(own)
        return several

    def _below(self, task: _Task) -> tuple[int, Found]:
        """As many units below their parent as fit where all below them may be folded."""
        keep = () if task.parent is None else (task.parent,)
        least, roomy = self._legible.least, _ROOMY * self._legible.aimed
        few, many = 0, len(task.ids) + 1
        # Of what goes on from another page there is room for about as many as on that.
        taken = len(task.ids) if task.first is None else min(len(task.ids), 2 * self._hung)
        best: Found | None = None
        while True:
            found = self._laid_out(self._hanging(task, task.ids[:taken]), keep)
            fits = found.pixels >= least
            if fits or taken == 1:
                few, best = taken, found
            else:
                many = taken
            if best is not None and (many - few <= max(1, few // 8) or (fits and found.pixels < roomy)):
                self._hung = few
                return few, best
            if best is not None:
                # Side by side they are as wide as they are many, whatever height there is: fewer by far were taken.
                taken = min((few + many) // 2, 2 * few if fits else many)
            else:
                fitting = int(taken * (found.pixels / least) ** 2 * 1.1)
                taken = max(1, min(fitting, taken * 7 // 8))

    def _laid_out(self, parts: Sequence[tuple[int, Scenario]], keep: Sequence[str], *, fold: bool = True) -> Found:
        """The parts as charts; with what was shown before folded, and with `fold` as much as lets them be read."""
        pane = self._panes(len(parts), not keep)
        return laid_out(parts, keep, self._where, self._options, pane, self._legible, fold=fold)

    def _heading(self, task: _Task, ids: Sequence[str]) -> list[tuple[int, Scenario]]:
        """Of each column the branches of those units."""
        return [
            (column, branches(self._scenarios[column], its))
            for column in task.columns
            if (its := [id for id in ids if self._is_lacking(column, id)])
        ]

    def _hanging(self, task: _Task, ids: Sequence[str]) -> list[tuple[int, Scenario]]:
        """Of each column what hangs by those units from their parent, or stands at the top."""
        if task.parent is not None:
            parent, some = task.parent, frozenset(ids)
            return [
                (column, branches(self._scenarios[column], [parent], some))
                for column in task.columns
                if task.first is None or not some.isdisjoint(self._children(column, parent))
            ]
        if task.first is None and len(ids) == len(task.ids):
            return [(column, self._scenarios[column]) for column in task.columns]
        return [
            (column, branches(self._scenarios[column], its))
            for column in task.columns
            if (its := [id for id in ids if self._is_top(column, id)])
        ]

    def _folded_outside(self, part: Scenario, folded: frozenset[str]) -> tuple[str, ...]:
        """What stands outside the organisation and is folded as one."""
        own = hierarchy(part)
        if OUTSIDE not in folded or OUTSIDE in self._options.folded:
            return ()
        return tuple([own.units[root].id for root in outside(own)])

    def _noted(self, number: int, found: Found) -> list[_Task]:
        """Note what a page shows; what goes on from it, in reading order, with neighbours together."""
        families: dict[str, list[list[str]]] = {}
        for (column, _), drawing, outer in zip(found.parts, found.drawings, self._outer[number], strict=True):
            flat, here = self._flat[column], dict[str, list[str]]()
            for box in drawing.boxes:
                unit = flat.index[box.id]
                above = flat.parents[unit]
                if not box.hidden or box.id in self._options.folded:
                    self._where.setdefault((column, box.id), number)
                else:
                    here.setdefault(flat.units[above].id if above >= 0 else "", []).append(box.id)
            if outer:
                here.setdefault(OUTSIDE, []).extend(outer)
            for parent, ids in here.items():
                families.setdefault(parent, []).append(list(dict.fromkeys(ids)))
        columns = tuple(range(len(self._scenarios)))
        # What only one draft has comes beside what it stands beside there, and not after all that the others have.
        return [_Task(_union(lists), number, columns) for lists in families.values()]

    def _finished(self, number: int, sheet: Sheet) -> Sheet:
        """The page with where it goes on, which is known once all are made."""
        run = next((pages for pages in self._runs.values() if number in pages), [number])
        charts = []
        for chart, outer in zip(sheet.charts, self._outer[number], strict=True):
            drawing = chart.drawing
            pages = {
                box.id: page
                for box in drawing.boxes
                if box.hidden
                and box.id not in self._options.folded
                and (page := self._where.get((chart.column, box.id))) is not None
            }
            away = next((self._where.get((chart.column, id)) for id in outer), None)
            numbers = {id: self._before + page for id, page in pages.items()}
            outside_at = None if away is None else self._before + away
            referred = referring(drawing, numbers, outside_at, self._options.language)
            charts.append(replace(chart, packed=packed(referred), goes_on=tuple(pages.items())))
        return replace(sheet, charts=tuple(charts), place=(run.index(number) + 1, len(run)))

    def _at(self, task: _Task, id: str) -> list[tuple[int, int]]:
        """In which columns the unit is yet to be shown, and its index there."""
        return [(column, self._flat[column].index[id]) for column in task.columns if self._is_lacking(column, id)]

    def _is_lacking(self, column: int, id: str) -> bool:
        """Whether the column has more of the unit than a box that is on a page already."""
        flat = self._flat[column]
        unit = flat.index.get(id)
        if unit is None or (column, id) in self._where or unit in self._left_out[column]:
            return False
        return bool(flat.children[unit]) or (flat.parents[unit] < 0 and flat.sides[unit] == "external")

    def _is_top(self, column: int, id: str) -> bool:
        flat = self._flat[column]
        return id in flat.index and flat.parents[flat.index[id]] < 0

    def _children(self, column: int, id: str) -> list[str]:
        flat = self._flat[column]
        return self._ids(column, flat.children[flat.index[id]])

    def _ids(self, column: int, units: Iterable[int]) -> list[str]:
        return [self._flat[column].units[unit].id for unit in units]

    def _path(self, column: int, tops: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Of what stands above all of the page's heads, from the top; and below what they stand, if not all the same.

        Neighbours of one draft may have moved apart in another.
        """
        flat = self._flat[column]
        paths = [flat.path(flat.index[top])[:-1] for top in tops]
        parents = dict.fromkeys([flat.units[path[-1]].id if path else "" for path in paths])
        shared = set(paths[0]).intersection(*paths[1:])
        common = [above for above in paths[0] if above in shared]
        return tuple(self._ids(column, common)), tuple(parents) if len(parents) > 1 else ()


def _below_folded(flat: Hierarchy, folded: Collection[str]) -> frozenset[int]:
    """The units that are shown nowhere, as something above them was folded to be left out."""
    above = [unit for unit in (flat.index.get(id) for id in folded) if unit is not None]
    found = {below for unit in above for below in flat.subtree(unit)} - set(above)
    if OUTSIDE in folded:
        found.update(below for unit in outside(flat) for below in flat.subtree(unit))
    return frozenset(found)


def _union(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The ids of all lists, each after the one that it follows where it stands."""
    order: list[str] = []
    for ids in lists:
        order = merged_order(order, ids)
    return tuple(order)
