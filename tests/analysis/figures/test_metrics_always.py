"""What holds of the figures of any organisation."""

from __future__ import annotations

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from orgsim.analysis.figures.metrics import metrics
from orgsim.analysis.staffing.sums import sums
from orgsim.analysis.staffing.widths import widths
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.staffing import Staff
from orgsim.model.text import Text
from orgsim.model.units import Seats, Unit
from tests.analysis.drafts import scenario

KINDS = st.sampled_from(
    ["council", "city-board", "section", "youth-council", "city-manager", "division", "unit", "theme"]
)


@st.composite
def drafts(draw: st.DrawFn, *, counts: bool = True) -> Scenario:
    numbers = count()

    def build(depth: int) -> Unit:
        below = draw(st.integers(0, 3)) if depth else 0
        return Unit(
            id=f"u{next(numbers)}",
            kind=draw(KINDS),
            name=Text(fi="Yksikkö"),
            count=draw(st.none() | st.integers(1, 4)) if counts else None,
            staff=draw(
                st.none() | st.builds(Staff, people=st.none() | st.integers(0, 40), vacant=st.none() | st.just(True))
            ),
            seats=draw(st.none() | st.builds(Seats, total=st.none() | st.integers(1, 75))),
            units=tuple(build(depth - 1) for _ in range(below)),
        )

    return scenario(*(build(draw(st.integers(0, 3))) for _ in range(draw(st.integers(0, 2)))))


@given(drafts())
def test_sums_that_always_hold(draft: Scenario) -> None:
    figures = metrics(draft)
    for side in ("", "elected.", "administration."):
        value = {name: figures[f"{side}{name}"].value for name in ("units", "roots", "leaves", "managers", "span.mean")}
        if value["managers"] is not None and value["leaves"] is not None:
            assert value["managers"] + value["leaves"] == value["units"]
        if value["span.mean"] is not None:
            assert value["units"] is not None and value["roots"] is not None and value["managers"] is not None
            assert abs(value["span.mean"] * value["managers"] - (value["units"] - value["roots"])) < 1e-6
        spread = figures[f"{side}span.distribution"].distribution
        if spread is not None:
            assert sum(managers for _, managers in spread) == value["managers"]
            assert max(span for span, _ in spread) == figures[f"{side}span.max"].value
            assert dict(spread).get(1, 0) == figures[f"{side}single-child-managers"].value
            assert min(spread)[0] <= (figures[f"{side}span.median"].value or 0) <= max(spread)[0]


@given(drafts())
def test_figures_name_units_of_the_draft_and_add_up(draft: Scenario) -> None:
    flat = hierarchy(draft)
    everything = range(len(flat.units))
    for id, figure in metrics(draft).items():
        assert list(figure.units) == sorted(set(figure.units))
        assert all(unit in everything for unit in figure.units)
        assert figure.known or figure.reasons
        if figure.combination == "sum" and figure.value is not None:
            assert sum(part.total for part in figure.parts) == figure.value, id
        if figure.combination == "ratio" and figure.value is not None:
            assert figure.over
            assert abs(sum(part.total for part in figure.parts) / figure.over - figure.value) < 1e-9, id


@given(drafts(counts=False))
def test_without_counts_every_span_is_known(draft: Scenario) -> None:
    figures = metrics(draft)
    spans = sorted(len(below) for below in hierarchy(draft).children if below)
    assert figures["managers"].value == (len(spans) if draft.units else None)
    if spans:
        assert figures["span.max"].value == spans[-1]
        middle = len(spans) // 2
        median = spans[middle] if len(spans) % 2 else (spans[middle - 1] + spans[middle]) / 2
        assert figures["span.median"].value == median
        assert figures["span.mean"].value == sum(spans) / len(spans)


@given(drafts())
def test_staff_by_unit_adds_up_to_the_staff_of_the_whole(draft: Scenario) -> None:
    flat = hierarchy(draft)
    its, own = sums(flat, "people"), widths(flat, "people").own
    for here in range(len(flat.units)):
        # A branch is what it states or what is below it, whichever is more; nothing is counted twice or lost.
        assert sum(own[unit] or 0 for unit in flat.subtree(here)) == (its.total[here] or 0)
        assert (its.total[here] or 0) >= max(its.own[here] or 0, its.below[here] or 0)
    figure = metrics(draft)["staff.people"]
    assert figure.value is None or figure.value == sum(width or 0 for width in own)
    assert figure.lower_bound == (figure.value is not None and bool(figure.missing))
