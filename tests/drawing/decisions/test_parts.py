"""Where the days go: parts follow each other as a case goes through them, and their sums are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from orgsim.analysis.deciding.results import Result
from orgsim.drawing.decisions.drawing import Bar, Thing
from orgsim.drawing.decisions.parts import BAR, draw_parts, segments_of
from orgsim.model.scenario import Scenario
from tests.drawing.decisions.results import PARTS, check, days, draft, result, some_results, times, wait


def test_parts_follow_each_other_from_preparation_to_finality() -> None:
    found = [(each.cause, each.start, each.start + each.days) for each in segments_of(PARTS)]
    assert found == [
        ("preparation", -10.0, 0.0),
        ("meeting", 0.0, 5.0),
        ("full", 5.0, 7.0),
        ("tabled", 7.0, 8.0),
        ("taken-over", 8.0, 10.0),
        ("meeting", 10.0, 13.0),
        ("minutes", 13.0, 20.0),
        ("claim", 20.0, 34.0),
    ]


def test_bars_are_as_long_as_their_days() -> None:
    its = [result([times("kaava", days())])]
    drawing = draw_parts(its, [draft()], width=1000.0, letters="A", language="fi")
    bars = [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.height == BAR]
    # 44 days from the beginning of preparation to finality, between 26 and 988 pixels.
    day = (988.0 - 26.0) / 44
    assert [bar.width for bar in bars] == pytest.approx([each * day for each in (10, 5, 2, 1, 2, 3, 7, 14)])
    assert bars[0].x == 26.0
    assert bars[-1].x + bars[-1].width == pytest.approx(988.0)
    textures = [bar.texture for bar in bars]
    assert textures == ["plain", "plain", "hatched", "crossed", "dotted", "plain", "plain", "plain"]


def test_sums_are_written_below() -> None:
    its = [result([times("kaava", days())])]
    drawing = draw_parts(its, [draft()], width=1600.0, letters="A", language="fi")
    said = " ".join(line for text in drawing.texts for line in text.lines)
    assert "päätökseen 13,0 pv · lainvoimaan 34,0 pv" in said
    assert "valmistelu (ennen valmista) 10,0" in said
    assert "jaosto 8,0 (täysi esityslista 2,0, pöydälle pano 1,0)" in said
    assert "Kaupunginhallitus, otto-oikeus 3,0" in said


def test_what_is_too_short_to_be_drawn_is_in_the_sums() -> None:
    # 13 days as above, and ten bodies with 0.04 days each.
    short = tuple([wait(f"jaosto-{n}", 0.04) for n in range(10)])
    its = [result([times("kaava", days(), replace(PARTS, waits=(*short, *PARTS.waits)))])]
    drawing = draw_parts(its, [draft()], width=1600.0, letters="A", language="fi")
    said = " ".join(line for text in drawing.texts for line in text.lines)
    assert "päätökseen 13,4 pv · lainvoimaan 34,4 pv" in said
    assert "10 muuta 0,4" in said


def test_a_name_of_which_less_than_half_fits_stands_only_in_the_list() -> None:
    its = [result([times("kaava", days())])]
    for width, above in ((900.0, False), (3000.0, True)):
        drawing = draw_parts(its, [draft()], width=width, letters="A", language="fi")
        # The bar begins below the names, the list below the bar.
        bar = min(shape.y for shape in drawing.shapes if isinstance(shape, Bar) and shape.height == BAR)
        names = [text for text in drawing.texts if text.baseline < bar and text.lines[0].startswith("Varhaiskasv")]
        assert bool(names) is above, width


def test_a_matter_that_is_unknown_says_why() -> None:
    its = [result([times("kaava", None)]), result([times("kaava", days())], scenario="uusi")]
    drawing = draw_parts(its, [draft(), draft("uusi")], width=900.0, letters="AB", language="fi", matter="kaava")
    hit = next(hit for hit in drawing.hits if hit.of == Thing(kind="part", column=0, matter="kaava"))
    assert "kokoontuu, ei kerrota" in hit.said
    assert {hit.of.column for hit in drawing.hits if hit.of.part} == {1}


@given(some_results(), st.sampled_from([700.0, 900.0, 1300.0]), st.booleans())
def test_texts_keep_apart(made: tuple[tuple[Result, ...], tuple[Scenario, ...]], width: float, whole: bool) -> None:
    results, drafts = made
    check(draw_parts(results, drafts, width=width, letters="ABCD", language="fi", matter=None if whole else "m0"))
