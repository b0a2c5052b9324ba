"""Timelines as a drawing: nothing collides, nothing is clipped, nothing is drawn that is not known."""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.timeline.assembling import draw_timeline, least_height, timeline_legend
from orgsim.drawing.timeline.drawing import TimelineDrawing
from orgsim.drawing.timeline.fitting import fit_timeline
from orgsim.drawing.timeline.marks import Mark
from orgsim.drawing.timeline.walking import event_at, places, stop_at, walked
from orgsim.files.reading.opening import open_paths
from orgsim.model.dates import PartialDate
from orgsim.model.scenario import Event, Scenario
from orgsim.model.text import Text

TODAY = dt.date(2016, 3, 15)


def opened(scenarios_dir: Path, *names: str) -> list[Scenario]:
    return [file.scenario for file in open_paths([scenarios_dir / f"{name}.yaml" for name in names]).files]


def mark(drawing: TimelineDrawing, id: str, column: int = 0) -> Mark:
    return next(its for its in drawing.marks if (its.id, its.column) == (id, column))


days = st.dates(dt.date(2015, 1, 1), dt.date(2019, 12, 31))
dates = st.one_of(
    days.map(lambda day: day.isoformat()),
    days.map(lambda day: f"{day:%Y-%m}"),
    days.map(lambda day: f"{day:%Y}"),
    days.map(lambda day: f"{day.year}-{('spring', 'summer', 'autumn')[day.month % 3]}"),
    days.map(lambda day: "{}-W{:02}".format(*day.isocalendar()[:2])),
)
names = st.sampled_from(
    [
        "Kuuleminen",
        "Lautakunnat antavat lausuntonsa uudesta hallintosäännöstä",
        "Päätös",
        "Nuorisovaltuuston vaikutustapojen uudistaminen",
    ]
)


@st.composite
def scenarios(draw: st.DrawFn, id: str = "s") -> Scenario:
    events = []
    for at in range(draw(st.integers(0, 14))):
        start = draw(st.one_of(st.none(), dates))
        end = draw(st.one_of(st.none(), dates))
        events.append(
            Event(
                id=f"e{at}",
                name=Text(fi=draw(names)),
                lane=draw(st.sampled_from(["Valtuusto", "Lautakunnat ja johtokunnat", None])),
                start=None if start is None else PartialDate(start),
                end=None if end is None else PartialDate(end),
                kind=draw(st.sampled_from([None, "hearing", "decision", "iltakoulu"])),
            )
        )
    return Scenario(id=id, title=Text(fi="Luonnos"), timeline=tuple(events))


@given(st.lists(scenarios(), min_size=1, max_size=3), st.floats(700, 1900), st.sampled_from([None, 0.4, 3.0, 40.0]))
def test_events_never_touch_each_other_and_stay_in_their_lane(its, width: float, day: float | None) -> None:
    zoom = {} if day is None else dict.fromkeys(range(3), day)
    drawing = draw_timeline(its, language="fi", width=width, days=zoom, today=TODAY)
    lanes = {(lane.column, lane.lane): lane for lane in drawing.lanes}
    for one, other in combinations(drawing.marks, 2):
        if (one.column, one.lane) == (other.column, other.lane):
            apart = (
                one.right <= other.left or other.right <= one.left or one.bottom <= other.top or other.bottom <= one.top
            )
            assert apart, (one, other)
    for each in drawing.marks:
        lane = lanes[each.column, each.lane]
        assert lane.top <= each.top < each.bottom <= lane.bottom
        # What is certain is drawn within what is possible, and all of it is part of the mark.
        if each.certain is not None and each.manner == "lasting":
            assert each.span[0] <= each.certain[0] <= each.certain[1] <= each.span[1]
    for lane, following in zip(drawing.lanes, drawing.lanes[1:], strict=False):
        assert lane.bottom <= following.top
    told = {(mark.column, mark.event) for mark in drawing.marks} | {(its.column, its.event) for its in drawing.undated}
    assert len(told) == sum(len(scenario.timeline) for scenario in its)
    assert {(its.column, its.event) for its in drawing.undated} == {
        (column, at)
        for column, scenario in enumerate(its)
        for at, event in enumerate(scenario.timeline)
        if event.start is None and event.end is None
    }


@pytest.mark.parametrize(
    "shown",
    [
        ["lohja-osallisuusprosessi"],
        ["heinola-2017"],
        ["heinola-2025"],
        ["jarvenpaa-uusi-kunta"],
        ["heinola-2017", "heinola-2025"],
    ],
)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("width", [930.0, 1240.0, 1800.0])
def test_all_that_ships_is_seen_whole_when_fitted(
    scenarios_dir: Path, shown: list[str], language, width: float
) -> None:
    drawing = draw_timeline(opened(scenarios_dir, *shown), language=language, width=width)
    for each in drawing.marks:
        axis = drawing.axis_of(each.column)
        assert axis is not None
        x = drawing.plane[0] + drawing.fitted(axis).x
        assert drawing.plane[0] <= x + each.left
        assert x + each.right <= drawing.plane[1]
    for its in drawing.undated:
        assert its.left + 25 + its.words.width <= drawing.width


def test_the_participation_process_as_it_is_known(scenarios_dir: Path) -> None:
    drawing = draw_timeline(opened(scenarios_dir, "lohja-osallisuusprosessi"), language="fi", width=1300.0, today=TODAY)
    assert (len(drawing.lanes), len(drawing.marks), len(drawing.undated)) == (9, 11, 5)
    (day,) = drawing.days
    exact, week, limit = (
        mark(drawing, id) for id in ("appoints-groups", "finishes-proposal", "defines-service-processes")
    )
    assert (exact.manner, week.manner, limit.manner) == ("day", "within", "by")
    assert week.span[1] - week.span[0] == pytest.approx(7 * day)
    # From 8 March to Monday of week 14, 4 April, are 27 days.
    assert week.span[0] - exact.span[0] == pytest.approx(27 * day)
    # By 18 March: up to the end of that day, 11 days after the beginning of the 8th.
    assert limit.span[1] - exact.span[0] == pytest.approx(11 * day)
    assert limit.words.caption == ("viimeistään 18.3.2016\u00a0· valmistelu\u00a0*",)
    assert drawing.bands[0].caption == "16 tapahtumaa · 5 ilman päivää"
    assert [entry.sign for entry in drawing.legend if entry.sign != "kind"] == ["day", "within", "by", "note", "today"]


def test_a_season_takes_its_three_months(scenarios_dir: Path) -> None:
    drawing = draw_timeline(opened(scenarios_dir, "heinola-2017"), language="fi", width=1300.0)
    (day,) = drawing.days
    spring = mark(drawing, "influence-renewal")
    # March 31, April 30, May 31.
    assert spring.span[1] - spring.span[0] == pytest.approx(92 * day)
    assert spring.disc == pytest.approx(sum(spring.span) / 2)


@pytest.mark.parametrize("day", [None, 0.8, 6.0, 30.0])
def test_a_sign_stands_in_the_middle_of_the_time_that_it_lies_in(scenarios_dir: Path, day: float | None) -> None:
    shown = opened(scenarios_dir, "heinola-2017", "heinola-2025")
    zoom = {} if day is None else {0: day, 1: day}
    drawing = draw_timeline(shown, language="fi", width=1300.0, days=zoom)
    signs = [its for its in drawing.marks if its.manner in ("within", "lasting")]
    assert len(signs) == 12
    for its in signs:
        assert its.disc == pytest.approx(sum(its.span) / 2)
        # Wherever it is moved to while only a part of the span is seen, sign and words stay within it.
        assert its.slack[0] <= its.disc - its.span[0] and its.slack[1] <= its.span[1] - its.disc
    (within,) = [entry.text for entry in drawing.legend if entry.sign == "within"]
    assert "merkki on välin keskellä" in within


def test_words_stand_below_what_fills_the_view() -> None:
    its = Scenario(id="a", title=Text(fi="A"), timeline=(event("x", "2017-summer"), event("y", "2017-04-02")))
    fitted = mark(draw_timeline([its], language="fi", width=1300.0), "x")
    near = mark(draw_timeline([its], language="fi", width=1300.0, days={0: 20.0}), "x")
    assert (fitted.side, near.side) == ("below", "below")
    assert near.words_x + near.words.width / 2 == pytest.approx(near.disc)
    far = mark(draw_timeline([its], language="fi", width=1300.0, days={0: 3.0}), "x")
    assert far.side == "right"


@pytest.mark.parametrize("steps", [1, 4, 9, 16])
@pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("shown", ["lohja-osallisuusprosessi", "heinola-2017", "jarvenpaa-uusi-kunta"])
def test_however_far_one_zooms_out_every_word_is_in_view(
    scenarios_dir: Path, shown: str, at: float, steps: int
) -> None:
    its = opened(scenarios_dir, shown)
    drawing = draw_timeline(its, language="fi", width=930.0)
    scale = drawing.fitted(0)
    for factor in [1.2] * 10 + [1 / 1.2] * (10 + steps):
        scale = scale.zoomed(drawing.axes[0], factor, at * drawing.room, drawing.room, drawing.margins)
    drawing = draw_timeline(its, language="fi", width=930.0, days={0: scale.day})
    scale = scale.kept(drawing.axes[0], drawing.room, drawing.margins)
    for each in drawing.marks:
        assert scale.x + each.left >= -0.6
        assert scale.x + each.right <= drawing.room + 0.6


def test_axes_of_their_own_say_that_their_scale_is_another(scenarios_dir: Path) -> None:
    for language, said in (("fi", "Oma mittakaava"), ("sv", "Egen skala"), ("en", "Own scale")):
        both = draw_timeline(opened(scenarios_dir, "heinola-2017", "heinola-2025"), language=language, width=930.0)
        assert [" ".join(run.note) for run in both.runs] == [said, said]
    alike = draw_timeline(
        opened(scenarios_dir, "heinola-2017", "heinola-2025"), language="fi", width=930.0, days={0: 1.0, 1: 1.0}
    )
    alone = draw_timeline(opened(scenarios_dir, "heinola-2017"), language="fi", width=930.0)
    assert [run.note for run in (*alike.runs, *alone.runs)] == [(), (), ()]


def test_drafts_years_apart_have_an_axis_each(scenarios_dir: Path) -> None:
    drawing = draw_timeline(opened(scenarios_dir, "heinola-2017", "heinola-2025"), language="fi", width=1300.0)
    assert [run.axis for run in drawing.runs] == [0, 1]
    assert [band.axis for band in drawing.bands] == [0, 1]
    assert drawing.runs[0].bottom <= drawing.runs[1].top


def event(id: str, start: str, end: str | None = None) -> Event:
    return Event(
        id=id,
        name=Text(fi="Valtuusto päättää"),
        lane="Valtuusto",
        start=PartialDate(start),
        end=end and PartialDate(end),
    )


def test_an_event_that_is_shifted_shows_where_it_was() -> None:
    a = Scenario(id="a", title=Text(fi="A"), timeline=(event("x", "2017-02-20"), event("y", "2017-04")))
    b = Scenario(
        id="b", title=Text(fi="B"), timeline=(event("x", "2017-03-06"), event("y", "2017-04"), event("z", "2017-03"))
    )
    drawing = draw_timeline([a, b], language="fi", width=1300.0)
    assert [run.axis for run in drawing.runs] == [0], "one axis above both"
    shifted = mark(drawing, "x", 1)
    assert shifted.ghost is not None
    assert shifted.ghost.column == 0
    assert shifted.ghost.x == pytest.approx(mark(drawing, "x").disc)
    assert shifted.left <= shifted.ghost.x <= shifted.right
    assert [its.ghost for its in drawing.marks if (its.id, its.column) != ("x", 1)] == [None] * 4
    assert "shift" in [entry.sign for entry in drawing.legend]
    turned = draw_timeline([a, b], language="fi", width=1300.0, reference=1)
    assert mark(turned, "x").ghost is not None
    assert mark(turned, "x", 1).ghost is None


def test_a_draft_without_a_timeline_says_so_in_its_band(scenarios_dir: Path) -> None:
    drawing = draw_timeline(opened(scenarios_dir, "heinola-2017", "lohja-nykytila"), language="fi", width=1300.0)
    assert [band.empty for band in drawing.bands] == ["", "Tässä luonnoksessa ei ole aikajanaa."]
    assert len(drawing.runs) == 1


def test_today_is_told_where_it_lies_and_where_it_does_not(scenarios_dir: Path) -> None:
    shown = opened(scenarios_dir, "jarvenpaa-uusi-kunta")
    for day, sign in ((dt.date(2018, 5, 1), "today"), (dt.date(2026, 11, 22), "words")):
        drawing = draw_timeline(shown, language="fi", width=1300.0, today=day)
        (entry,) = (entry for entry in drawing.legend if entry.sign in ("today", "words"))
        assert entry.sign == sign
    assert "22.11.2026" in entry.text
    assert not [entry for entry in draw_timeline(shown, language="fi", width=1300.0).legend if entry.sign == "words"]


def test_the_text_is_as_large_as_the_pane_allows(scenarios_dir: Path) -> None:
    shown = opened(scenarios_dir, "jarvenpaa-uusi-kunta")
    sizes = [
        fit_timeline(shown, language="fi", pane=pane)[1] for pane in ((900.0, 450.0), (1300.0, 700.0), (1900.0, 1000.0))
    ]
    assert sizes == sorted(sizes)
    assert sizes[-1] > 1.5
    for pane in ((1300.0, 700.0), (900.0, 450.0)):
        drawing, size = fit_timeline(shown, language="fi", pane=pane)
        assert drawing.width * size == pytest.approx(pane[0])
        assert drawing.height * size <= pane[1]


def test_arrows_lead_from_event_to_event_and_clicks_find_them(scenarios_dir: Path) -> None:
    (scenario,) = opened(scenarios_dir, "lohja-osallisuusprosessi")
    drawing = draw_timeline([scenario], language="fi", width=1300.0)
    scales = [drawing.fitted(0)]
    found = places(drawing)
    ids = {place.key: scenario.timeline[place.key[1]].id for place in found}
    here = None
    visited = []
    for direction in ("right", "right", "right", "down", "down", "up"):
        here = walked(drawing, scales, found, here, direction) or here
        visited.append(ids[here])
    assert visited == [
        "appoints-groups",
        "finishes-proposal",
        "sets-goals",
        "defines-core-processes",
        "starting-discussion",
        "defines-core-processes",
    ]
    for place in found:
        stop = stop_at(drawing, scales, place)
        assert event_at(drawing, scales, stop.x, stop.top + 5) == stop.key


@given(st.lists(scenarios(), min_size=1, max_size=3), st.floats(700, 1900))
def test_what_is_known_before_a_drawing_is_true_of_it(its, width: float) -> None:
    """The legend and the least height, which spare the drawing of what cannot be seen whole."""
    drawing = draw_timeline(its, language="fi", width=width, today=TODAY)
    assert timeline_legend(its, language="fi", today=TODAY) == drawing.legend
    assert least_height(its, width) <= drawing.height


@given(
    st.lists(scenarios(), min_size=1, max_size=3),
    st.integers(1, 20),
    st.sampled_from([None, 3.0]),
    st.sampled_from([0.0, 90.0, 300.0, 1000.0]),
)
def test_down_to_a_height_all_is_as_in_the_whole(its, times: int, day: float | None, lower: float) -> None:
    """Of each event there are `times`: of more than a hundred in a lane not all are placed before the rows are."""
    many = [
        Scenario(
            id=scenario.id,
            title=scenario.title,
            timeline=tuple(
                msgspec.structs.replace(event, id=f"{event.id}-{time}")
                for time in range(times)
                for event in scenario.timeline
            ),
        )
        for scenario in its
    ]
    zoom = {} if day is None else dict.fromkeys(range(3), day)
    whole = draw_timeline(many, language="fi", width=900.0, days=zoom, today=TODAY)
    part = draw_timeline(many, language="fi", width=900.0, days=zoom, today=TODAY, down_to=lower)
    assert whole.is_whole
    assert (whole.axes, whole.days, whole.legend, whole.plane) == (part.axes, part.days, part.legend, part.plane)
    there = {(mark.column, mark.event): mark for mark in part.marks}
    assert set(there) <= {(mark.column, mark.event) for mark in whole.marks}
    for mark in whole.marks:
        if mark.top <= part.laid:
            assert there[mark.column, mark.event] == mark
    tops = {(its.column, its.event): its for its in part.undated}
    for undated in whole.undated:
        if undated.top <= part.laid:
            assert tops[undated.column, undated.event] == undated
    for lane, same in zip(part.lanes, whole.lanes, strict=False):
        assert (lane.column, lane.lane, lane.top, lane.name) == (same.column, same.lane, same.top, same.name)
    if part.is_whole:
        assert (part.marks, part.undated, part.lanes) == (whole.marks, whole.undated, whole.lanes)
        assert (part.bands, part.runs, part.height) == (whole.bands, whole.runs, whole.height)
    else:
        assert part.laid == lower < part.height


def test_what_is_left_out_is_reckoned_with() -> None:
    """300 events on one day, which stand below each other: a tenth of them tells how high all are."""
    event = Event(id="e", name=Text(fi="Päätös"), start=PartialDate("2016-03-15"))
    its = Scenario(
        id="s",
        title=Text(fi="Luonnos"),
        timeline=tuple(msgspec.structs.replace(event, id=f"e{at}") for at in range(300)),
    )
    whole = draw_timeline([its], language="fi", width=900.0)
    part = draw_timeline([its], language="fi", width=900.0, down_to=1100.0)
    assert len(whole.marks) == 300
    # Below rulers, title and pad, at 75, words of 31 pixels and 5 to the next: 75 + 28 · 36 + 31 is above 1100 first.
    assert len(part.marks) == 29
    assert part.height == pytest.approx(whole.height, rel=0.01)
    shown, scale = fit_timeline([its], language="fi", pane=(900.0, 550.0), panes=2.0)
    assert (len(shown.marks), shown.height, scale) == (29, part.height, 1.0)
