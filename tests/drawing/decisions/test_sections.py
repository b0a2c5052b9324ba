"""All drawings below each other: pages end where nothing is cut, and nothing is left out."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from orgsim.analysis.deciding.results import Result
from orgsim.drawing.decisions.sections import draw_sections, parted
from orgsim.model.scenario import Scenario
from tests.drawing.decisions.results import agenda, check, days, draft, gain, load, result, some_results, times

RESULT = result(
    [times("kaava", days()), times("lupa", None)],
    [agenda("hallitus", [dt.date(2027, 1, 11), dt.date(2027, 2, 8)])],
    [load(1, 9, 9.0, 9)],
)


def test_every_section_has_its_heading() -> None:
    drawing = draw_sections(
        [RESULT], [draft()], width=900.0, letters="A", language="fi", gains=[[gain("hallitus", 2.0)]]
    )
    headings = [text.lines[0] for text in drawing.texts if text.size == 16]
    assert headings == [
        "Kuinka kauan päätökset kestävät",
        "Mihin päivät kuluvat keskimäärin",
        "Toimielinten kokoukset",
        "Valtuutetun illat",
        "Yksi kokous kuukaudessa lisää",
        "Kokousvuosi",
        "Mihin luvut perustuvat",
    ]
    check(drawing)


def test_in_brief_it_tells_of_all_cases_together() -> None:
    drawing = draw_sections([RESULT], [draft()], width=900.0, letters="A", language="fi", brief=True)
    assert len([text for text in drawing.texts if text.size == 16]) == 3
    assert not [hit for hit in drawing.hits if hit.of.kind == "matter" and hit.of.matter is not None]


@given(some_results(), st.sampled_from([500.0, 800.0, 2000.0]))
def test_pages_hold_all_texts_whole(made: tuple[tuple[Result, ...], tuple[Scenario, ...]], height: float) -> None:
    results, drafts = made
    drawing = draw_sections(results, drafts, width=900.0, letters="ABCD", language="fi")
    pages = parted(drawing, height)
    for upper, lower in pages:
        assert 0 < lower - upper <= height + 1e-6
        # What goes on along an axis has room for its numbers above it.
        head = drawing.head_at(upper)
        assert head is None or lower - upper + head.height <= height + 1e-6
    for before, after in pairwise(pages):
        assert before[1] <= after[0] + 1e-6
    for text in drawing.texts:
        _, top, _, bottom = text.room
        assert sum(upper <= top + 0.01 and bottom <= lower + 0.01 for upper, lower in pages) == 1, text


def test_numbers_of_an_axis_are_those_above_what_goes_on() -> None:
    many = result([times(f"m{at}", days(), name=f"asia {at}") for at in range(30)])
    drawing = draw_sections([many], [draft()], width=900.0, letters="A", language="fi")
    first, second, *_ = parted(drawing, 600.0)
    assert drawing.head_at(first[0]) is None
    head = drawing.head_at(second[0])
    assert head is not None
    said = [text.lines[0] for text in drawing.texts if head.top <= text.baseline <= head.bottom]
    assert {"0", "20", "40", "60"} <= {*said}
