"""What becomes of each unit, from the reference to each of the other drafts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final, Literal

from orgsim.analysis.staffing.sums import sums
from orgsim.analysis.transition import Flow, Measure, fate_text, measure_text, measures, transition
from orgsim.export.sheets.sheet import Cell, Column, Number, Sheet
from orgsim.export.sheets.subject import Subject
from orgsim.messages import Catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.staffing import plain_number

_STAFF: Final[tuple[Literal["people", "fte"], ...]] = ("people", "fte")


def transition_sheet(subject: Subject, texts: Catalog, *, everything: bool = True) -> Sheet | None:
    """A row for each flow, with what it takes and makes by every measure; `None` where one draft is alone.

    Without `everything`, units that just go on are left out.
    """
    if len(subject.scenarios) < 2:
        return None
    a = subject.scenarios[subject.reference]
    told = {measure: None for column in subject.others for measure in measures(a, subject.scenarios[column])}
    columns = [
        Column(texts("difference-column.pair"), "sign", 14),
        Column(texts("transition-column.before"), width=40),
        Column(texts("transition-column.fate"), width=18),
        Column(texts("transition-column.after"), width=40),
    ]
    for measure in told:
        said = texts.say(measure_text(measure))
        columns += [Column(texts(f"transition-column.{end}", measure=said), "plain", 16) for end in ("out", "into")]
    for measure in _staff(tuple(told)):
        said = texts.say(measure_text(measure))
        columns += [
            Column(texts(f"transition-column.{end}-branch", measure=said), "plain", 16) for end in ("out", "into")
        ]
    columns += [
        Column(texts("transition-column.before-id"), width=26, key=True),
        Column(texts("transition-column.after-id"), width=26, key=True),
    ]
    return Sheet(
        name=texts("sheet.transition"),
        title=subject.named(texts),
        columns=tuple(columns),
        rows=[
            row
            for column in subject.others
            for row in _rows(subject, column, tuple(told), texts, everything=everything)
        ],
        fixed=2,
    )


def _rows(
    subject: Subject, column: int, told: tuple[Measure, ...], texts: Catalog, *, everything: bool
) -> Iterator[tuple[Cell, ...]]:
    a, b = subject.scenarios[subject.reference], subject.scenarios[column]
    before, after = hierarchy(a).units, hierarchy(b).units
    pair = f"{subject.letters[subject.reference]} → {subject.letters[column]}"
    here, pairs = measures(a, b), subject.pairs(column)
    every = transition(a, b, here[0], pairs).flows
    shown = [flow for flow in every if everything or flow.fate != "carried-on"]
    # By the other measures only of these units, which are few where most go on.
    units = None if everything else _units(shown)
    flows = {here[0]: {_ends(flow): flow for flow in shown}}
    flows |= {
        measure: {_ends(flow): flow for flow in transition(a, b, measure, pairs, told=units).flows}
        for measure in here[1:]
    }
    for flow in shown:
        one = None if flow.before is None else before[flow.before]
        other = None if flow.after is None else after[flow.after]
        widths: list[Cell] = []
        for measure in told:
            its = flows[measure][_ends(flow)] if measure in flows else None
            widths += (None, None) if its is None else (_out(a, measure, its), _into(b, measure, its))
        for measure in _staff(told):
            widths += (_branch(a, measure, flow.before), _branch(b, measure, flow.after))
        yield (
            pair,
            None if one is None else one.name.written(texts.language),
            texts.say(fate_text(flow.fate)),
            None if other is None else other.name.written(texts.language),
            *widths,
            None if one is None else one.id,
            None if other is None else other.id,
        )


def _units(flows: Sequence[Flow]) -> tuple[Collection[int], Collection[int]]:
    """The units that they leave and come to."""
    return (
        {flow.before for flow in flows if flow.before is not None},
        {flow.after for flow in flows if flow.after is not None},
    )


def _ends(flow: Flow) -> tuple[int | None, int | None, bool]:
    """What tells it from all others."""
    return flow.before, flow.after, flow.fate == "part"


def _out(a: Scenario, measure: Measure, flow: Flow) -> Cell:
    return _width(a, measure, flow.before, flow.out, part=flow.fate == "part")


def _into(b: Scenario, measure: Measure, flow: Flow) -> Cell:
    return _width(b, measure, flow.after, flow.into, part=flow.fate == "part")


def _width(scenario: Scenario, measure: Measure, unit: int | None, width: float | None, *, part: bool) -> Cell:
    """What a flow takes or makes of a unit; `None` where nothing tells.

    Flows are as wide as adds up to the whole: 0 where what a unit holds is counted at those below it, and of a part
    whose size is not known. In a table 0 would say that there is none.
    """
    if width is None or unit is None or (part and measure != "units"):
        return None
    if not width and measure in ("people", "fte") and sums(hierarchy(scenario), measure).own[unit] != 0:
        return None
    # A third of a unit is a share of it that nobody reads to the last digit.
    return plain_number(width) if width == int(width) else Number(width, 2)


def _staff(told: tuple[Measure, ...]) -> tuple[Literal["people", "fte"], ...]:
    """The measures of which a unit states all of its branch, and not what is its own."""
    return tuple([measure for measure in _STAFF if measure in told])


def _branch(scenario: Scenario, measure: Literal["people", "fte"], unit: int | None) -> Cell:
    """What a unit with others below it states of its whole branch; what nobody states is not added up here."""
    if unit is None:
        return None
    flat = hierarchy(scenario)
    its = sums(flat, measure)
    own = its.own[unit] if flat.children[unit] and not its.alone[unit] else None
    return None if own is None else plain_number(own)
