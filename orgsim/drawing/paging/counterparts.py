"""Counterparts that bear different ids, on the same pages: while charts are divided, all go by the id of the first."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence

from msgspec.structs import replace

from orgsim.analysis.differences.matching import match
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.paging.dividing import Panes, divide
from orgsim.drawing.paging.sheets import Chart, Sheet, packed
from orgsim.model.comparison import Comparison, confirmed
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Link, Scenario
from orgsim.model.units import Unit

Names = Mapping[str, str]
"""What some of a scenario's units are called in place of their ids."""


def shared_names(scenarios: Sequence[Scenario], reference: int, decisions: Comparison | None) -> tuple[Names, ...]:
    """By column the units that lineage or a decided pair makes the same as one of the reference, and that one's id.

    A unit of another scenario that happens to bear the id of one that it is not the same as is never among them, as
    ids match first.
    """
    first = scenarios[reference]
    one = hierarchy(first)
    names: list[Names] = []
    for column, scenario in enumerate(scenarios):
        other = hierarchy(scenario)
        pairs = confirmed(decisions, first.id, scenario.id) if decisions is not None else ()
        same = match(one, other, pairs).same_in_b if column != reference else ()
        ids = [(one.units[here].id, other.units[there].id) for here, there in enumerate(same) if there >= 0]
        names.append({its: shared for shared, its in ids if its != shared})
    return tuple(names)


def divide_alike(
    scenarios: Sequence[Scenario],
    options: ChartOptions,
    panes: Panes,
    least: float,
    names: Sequence[Names],
    before: int = 0,
) -> Generator[tuple[int, int], None, tuple[Sheet, ...]]:
    """What `divide` gives, with counterparts together that bear different ids, by those `names` of each column."""
    if not any(names):
        return (yield from divide(scenarios, options, panes, least, before))
    folded = options.folded.union(*([its[id] for id in options.folded if id in its] for its in names))
    fates = tuple(
        [
            tuple([(its.get(id, id), fate) for id, fate in own])
            for own, its in zip(options.fates, names, strict=bool(options.fates))
        ]
    )
    shared = [_renamed(scenario, its) for scenario, its in zip(scenarios, names, strict=True)]
    sheets = yield from divide(shared, replace(options, folded=folded, fates=fates), panes, least, before)
    own = [{shared: id for id, shared in its.items()} for its in names]
    return tuple([_in_their_own(sheet, own) for sheet in sheets])


def _renamed(scenario: Scenario, names: Names) -> Scenario:
    """The scenario whose units bear these names, as do those that links and a matrix name."""
    if not names:
        return scenario
    flat = hierarchy(scenario)
    made: list[Unit] = list(flat.units)
    # From the last to the first, as what is below a unit comes after it.
    for at in range(len(made) - 1, -1, -1):
        its = made[at]
        below = tuple([made[child] for child in flat.children[at]])
        if its.id in names or any(one is not other for one, other in zip(below, its.units, strict=True)):
            made[at] = replace(its, id=names.get(its.id, its.id), units=below)
    matrix = scenario.matrix
    if matrix is not None:
        columns, rows = (names.get(id, id) for id in (matrix.columns, matrix.rows))
        matrix = replace(matrix, columns=columns, rows=rows)
    return replace(
        scenario, units=tuple([made[at] for at in flat.roots()]), links=_joining(scenario.links, names), matrix=matrix
    )


def _joining(links: Sequence[Link], names: Names) -> tuple[Link, ...]:
    return tuple(
        [replace(link, from_=names.get(link.from_, link.from_), to=names.get(link.to, link.to)) for link in links]
    )


def _in_their_own(sheet: Sheet, names: Sequence[Names]) -> Sheet:
    return replace(sheet, charts=tuple([_chart(chart, names[chart.column]) for chart in sheet.charts]))


def _chart(chart: Chart, names: Names) -> Chart:
    if not names:
        return chart
    return replace(
        chart,
        packed=packed(_drawing(chart.drawing, names)),
        tops=tuple([names.get(id, id) for id in chart.tops]),
        links=_joining(chart.links, names),
        path=tuple([names.get(id, id) for id in chart.path]),
        apart=tuple([names.get(id, id) for id in chart.apart]),
        goes_on=tuple([(names.get(id, id), page) for id, page in chart.goes_on]),
    )


def _drawing(drawing: Drawing, names: Names) -> Drawing:
    boxes = [replace(box, id=names[box.id]) if box.id in names else box for box in drawing.boxes]
    lines = [
        replace(line, ends=(names.get(line.ends[0], line.ends[0]), names.get(line.ends[1], line.ends[1])))
        for line in drawing.lines
    ]
    return replace(drawing, boxes=tuple(boxes), lines=tuple(lines))
