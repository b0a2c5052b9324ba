"""How a chart shows what differs: a badge with a sign, a colour and a word for each unit, and what stands back.

A mark means the same by all three, so that none of them has to be seen or known for the others to be understood.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgsim.analysis.differences.comparing import ASPECTS, Aspect, Difference, Differences, Status
from orgsim.analysis.differences.words import heading
from orgsim.drawing.chart.marks import MERGED, SPLIT, Legend, Mark, Marked, Marks
from orgsim.messages import Message
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

_SIGNS: Mapping[Status, str] = {
    "moved": "⇄",
    "renamed": "ab",
    "changed": "Δ",
    "merged": MERGED,
    "split": SPLIT,
    "not-shown": "?",
}


def mark_of(status: Aspect, columns: tuple[int, int], letters: str, *, baseline: bool, quiet: bool = False) -> Mark:
    """The mark of a status, where a and b stand in these `columns` under these `letters`.

    With a `baseline` as a, what only one scenario has was removed or added, and is signed − or +.
    """
    match status:
        case "only-a":
            return Mark(status, "−" if baseline else letters[columns[0]], columns[0], quiet)
        case "only-b":
            return Mark(status, "+" if baseline else letters[columns[1]], columns[1], quiet)
        case "moved" | "merged" | "split":
            return Mark(status, _SIGNS[status], "moved")
        case "not-shown":
            return Mark(status, _SIGNS[status], "changed", True)
    return Mark(status, _SIGNS[status], "changed", quiet)


def marks_of(row: Difference, columns: tuple[int, int], letters: str, *, baseline: bool) -> tuple[Mark, ...]:
    """The marks of a row: that of its status and, where something else is surely otherwise too, that of a change."""
    if row.status == "same":
        return ()
    first = mark_of(row.status, columns, letters, baseline=baseline, quiet=row.unstated)
    if row.status != "changed" and _surely_changed(row):
        return first, mark_of("changed", columns, letters, baseline=baseline)
    return (first,)


def marks_in(
    differences: Differences, a: Scenario, b: Scenario, columns: tuple[int, int], letters: str, *, baseline: bool
) -> tuple[Marks, Marks]:
    """The marks of the units of a and of b."""
    ones, others = hierarchy(a).units, hierarchy(b).units
    in_a: dict[str, tuple[Mark, ...]] = {}
    in_b: dict[str, tuple[Mark, ...]] = {}
    for row in differences.rows:
        if row.status != "same":
            marks = marks_of(row, columns, letters, baseline=baseline)
            in_a.update((ones[unit].id, marks) for unit in row.a)
            in_b.update((others[unit].id, marks) for unit in row.b)
    return in_a, in_b


def mark_all(
    scenarios: Sequence[Scenario],
    differences: Sequence[Differences | None],
    pair: tuple[int, int],
    letters: str,
    *,
    baseline: bool,
) -> Marked:
    """The marks of all `scenarios`, each as it differs from the reference.

    `differences` are by column, `None` for the reference; `pair` is the column of that and the one that its own units
    are marked by.
    """
    first, other = pair
    marks: list[Marks | None] = [None] * len(scenarios)
    several: list[tuple[Differences, tuple[int, int]]] = []
    for column, its in enumerate(differences):
        if its is not None:
            columns = (first, column)
            several.append((its, columns))
            in_a, in_b = marks_in(its, scenarios[first], scenarios[column], columns, letters, baseline=baseline)
            marks[column] = in_b
            if column == other:
                marks[first] = in_a
    return Marked(tuple(marks), legend_of(several, letters, baseline=baseline))


def legend_of(
    several: Sequence[tuple[Differences, tuple[int, int]]], letters: str, *, baseline: bool
) -> tuple[Legend, ...]:
    """The marks that occur in the charts, in the order of the statuses, and last what stands back.

    `several` are the differences that are marked, each with the columns of its a and b.
    """
    entries: dict[Mark, Message] = {}
    for differences, columns in several:
        ab = letters[columns[0]], letters[columns[1]]
        for row in differences.rows:
            for mark in marks_of(row, columns, letters, baseline=baseline):
                if mark not in entries:
                    entries[mark] = (
                        Message("differences-view.unstated")
                        if mark.quiet and mark.status != "not-shown"
                        else heading(mark.status, ab, baseline=baseline)
                    )
    ordered = sorted(entries, key=lambda mark: (ASPECTS.index(mark.status), mark.quiet))
    found = [Legend(mark, entries[mark]) for mark in ordered]
    if any(differences.counts["same"] for differences, _ in several):
        found.append(Legend(None, Message("difference.heading.same")))
    return tuple(found)


def _surely_changed(row: Difference) -> bool:
    """Whether more than its place and its name is otherwise, and both scenarios state it."""
    return any(change.field not in ("parent", "name") and not change.unstated for change in row.changes)
