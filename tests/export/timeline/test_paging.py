"""Where pages of timelines end: events are whole, and so are the names of lanes and the titles of drafts."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.timeline.assembling import draw_timeline
from orgsim.drawing.timeline.drawing import TimelineDrawing
from orgsim.export.timeline.paging import cut
from orgsim.export.timeline.painter import lane_name_height
from orgsim.model.dates import PartialDate
from orgsim.model.scenario import Event, Scenario
from orgsim.model.text import Text

LANES = (
    "Valtuusto",
    "Kaupunkikehityslautakunnan rakennusvalvontajaosto ja ympäristöterveydenhuollon yhteinen toimikunta",
)
FIRST = dt.date(2026, 1, 1)


def draft(id: str, events: list[tuple[int, int, int]]) -> Scenario:
    """Events by lane, day of their year and how many times as long as usual their names are."""
    return Scenario(
        id=id,
        title=Text(fi=f"Luonnos {id}"),
        timeline=tuple(
            [
                Event(
                    id=f"e{at}",
                    name=Text(fi=" ".join([f"Kokous {at}", *["kaupunkikehityslautakunnan lausuntokierros"] * times])),
                    lane=LANES[lane],
                    start=PartialDate((FIRST + dt.timedelta(days=day)).isoformat()),
                )
                for at, (lane, day, times) in enumerate(events)
            ]
        ),
    )


EVENTS = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 200), st.integers(0, 2)), min_size=1, max_size=25)


def drawn(*drafts: list[tuple[int, int, int]], width: float = 900.0) -> TimelineDrawing:
    made = [draft(letter, events) for letter, events in zip("abc", drafts, strict=False)]
    return draw_timeline(made, language="fi", width=width)


@given(EVENTS, EVENTS, st.floats(250, 900))
def test_each_event_is_whole_on_one_page(one: list, other: list, height: float) -> None:
    drawing = drawn(one, other)
    parts = cut(drawing, height)
    tallest = max(mark.bottom - mark.top for mark in drawing.marks)
    begins = [max(begin, 0.0) for _, _, begin in parts]
    assert begins == [0.0, *[lower for _, lower, _ in parts[:-1]]], "one goes on where the other ended"
    assert parts[-1][1] == drawing.height
    assert all(lower - upper <= height + 0.01 for upper, lower, _ in parts)
    if tallest < height / 2:
        for _, lower, _ in parts:
            assert not [mark for mark in drawing.marks if mark.top < lower < mark.bottom]


def test_a_page_ends_before_a_draft_or_a_lane_where_it_is_nearly_full() -> None:
    drawing = drawn([(0, day * 4, 0) for day in range(12)], [(0, 9, 0), (1, 9, 1)])
    first, second = drawing.bands
    assert cut(drawing, first.bottom + 60)[0][1] == second.top, "though the next title and an event had room"
    assert cut(drawing, first.bottom + 60)[1][2] == second.top
    below = drawing.lanes[-1]
    assert cut(drawing, below.top + 30)[0][1] in (second.top, below.top)


def test_a_lane_goes_on_only_where_its_name_has_room() -> None:
    drawing = drawn([(1, day // 3, day % 3) for day in range(40)])
    (lane,) = drawing.lanes
    name = lane_name_height(lane)
    assert name > 60, "of several lines"
    for height in range(300, 900, 25):
        parts = cut(drawing, float(height))
        assert len(parts) > 1
        for _, lower, begins in parts[:-1]:
            assert lower - max(begins, lane.top) >= name - 0.01
            assert lane.bottom - lower >= name - 0.01
