"""The path of a case: dates as they are written here, the same day at the same height in every draft."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.decisions.case import draw_case, spread_out
from orgsim.drawing.decisions.drawing import DecisionsDrawing, Sign
from tests.drawing.decisions.results import LONG, check, draft, path

READY = dt.date(2027, 1, 5)
FAST = path(
    ("prepared", dt.date(2026, 12, 20), None),
    ("ready", READY, None),
    ("closes", dt.date(2027, 1, 6), "hallitus"),
    ("passed-on", dt.date(2027, 1, 11), "hallitus"),
    ("closes", dt.date(2027, 2, 4), "valtuusto"),
    ("decided", dt.date(2027, 2, 8), "valtuusto"),
    ("minutes", dt.date(2027, 2, 11), None),
    ("told", dt.date(2027, 2, 18), None),
    ("final", dt.date(2027, 3, 20), None),
)
SLOW = path(
    ("ready", READY, None),
    ("full", dt.date(2027, 1, 11), "lautakunta"),
    ("closes", dt.date(2027, 1, 20), "lautakunta"),
    ("tabled", dt.date(2027, 1, 25), "lautakunta"),
    ("decided", dt.date(2027, 2, 8), "lautakunta"),
    ("taken-over", dt.date(2027, 2, 15), "hallitus"),
    ("closes", dt.date(2027, 3, 1), "hallitus"),
    ("decided", dt.date(2027, 3, 8), "hallitus"),
    ("minutes", dt.date(2027, 3, 15), None),
    ("told", dt.date(2027, 3, 22), None),
    ("final", dt.date(2027, 4, 5), None),
)


def drawn(width: float, *, unknown: bool = False) -> DecisionsDrawing:
    paths = [FAST, None if unknown else SLOW]
    return draw_case(paths, [draft(), draft("uusi")], width=width, letters="AB", language="fi")


def test_every_step_has_its_date_and_who_takes_it() -> None:
    drawing = drawn(900.0)
    said = [" ".join(text.lines) for text in drawing.texts]
    at = said.index("8.2.2027, 4 pv edellisestä")
    assert said[at + 1] == "Kaupunginvaltuusto päättää"
    assert said[said.index("20.3.2027, 30 pv edellisestä") + 1] == "päätös on lainvoimainen"
    assert any(LONG[:20] in line and line.endswith("panee asian pöydälle") for line in said)
    assert len([hit for hit in drawing.hits if hit.of.column == 1]) == 11


def test_a_day_stands_at_the_same_height_in_every_draft() -> None:
    signs = [shape for shape in drawn(900.0).shapes if isinstance(shape, Sign)]
    fast = dict(zip([step.day for step in FAST.steps], signs[:9], strict=True))
    slow = dict(zip([step.day for step in SLOW.steps], signs[9:], strict=True))
    for day in (READY, dt.date(2027, 1, 11), dt.date(2027, 2, 8)):
        assert fast[day].y == slow[day].y
    day = (fast[dt.date(2027, 2, 8)].y - fast[READY].y) / 34
    assert abs(fast[dt.date(2027, 3, 20)].y - fast[READY].y - 74 * day) < 0.01


def test_a_long_preparation_leaves_room_for_what_comes_after_it() -> None:
    long = path(("prepared", READY - dt.timedelta(days=370), None), *[(s.kind, s.day, s.body) for s in FAST.steps[1:]])
    drawing = draw_case([long], [draft()], width=300.0, letters="A", language="fi")
    check(drawing)
    begun, ready, *_, final = [shape.y for shape in drawing.shapes if isinstance(shape, Sign)]
    # 74 days to finality are twice as long as 370 of preparation, whose number stands at its beginning.
    assert abs((final - ready) - 2 * (ready - begun)) < 0.01
    numbers = [text.lines[0] for text in drawing.texts if text.align == "right"]
    assert numbers[:2] == ["−370", "0"]


def test_drafts_stand_below_each_other_where_they_are_narrow_and_say_what_they_do_not_know() -> None:
    for width in (260.0, 540.0, 900.0):
        check(drawn(width))
        check(drawn(width, unknown=True))
    beside = {shape.x for shape in drawn(900.0).shapes if isinstance(shape, Sign)}
    below = {shape.x for shape in drawn(400.0).shapes if isinstance(shape, Sign)}
    assert (len(beside), len(below)) == (2, 1)
    assert any(text.lines[0].startswith("Tapauksen kulkua") for text in drawn(400.0, unknown=True).texts)


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(5, 40)), min_size=1, max_size=12))
def test_words_are_spread_out_in_order_without_lying_over_each_other(rows: list[tuple[float, float]]) -> None:
    wanted = sorted([at for at, _ in rows])
    heights = [height for _, height in rows]
    bottom = max(wanted[-1] + heights[-1], wanted[0] + sum(heights))
    tops = spread_out(wanted, heights, wanted[0], bottom)
    for at in range(len(rows) - 1):
        assert tops[at] + heights[at] <= tops[at + 1] + 1e-6
    assert tops[0] >= wanted[0] - 1e-6
    assert tops[-1] + heights[-1] <= bottom + 1e-6
