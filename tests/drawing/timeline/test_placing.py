"""Where what is told of a timeline stands; pictures and web pages take it from there."""

from __future__ import annotations

from orgsim.drawing.timeline.drawing import Band, Undated
from orgsim.drawing.timeline.marks import Mark, Side, Words
from orgsim.drawing.timeline.placing import (
    Align,
    band_caption,
    band_letter,
    band_title,
    disc_of_undated,
    limit,
    said_of,
    said_of_undated,
    tick_text,
)
from orgsim.drawing.timeline.ticks import Tick

WORDS = Words(("Kuuleminen", "ja lausunnot"), ("1.–30.9.2026",), 90.0)


def mark(side: Side) -> Mark:
    return Mark(
        column=0, event=0, lane=0, id="e", kind=None, manner="day", span=(100.0, 100.0), certain=None, disc=100.0,
        words=WORDS, words_x=116.0, side=side, top=40.0, bottom=90.0, left=90.0, right=210.0,
    )  # fmt: skip


def test_words_stand_beside_their_sign_or_below_it_on_a_ground_somewhat_wider() -> None:
    # The axis begins at 10, so that the words begin at 126, or end there; a name's first line is 13 pixels lower, its
    # lines are 16 apart, and the first of the caption is 11.5 below two of them.
    found: dict[Side, tuple[Align, float, float]] = {
        "right": ("left", 126.0, 40.0),
        "left": ("right", 126.0, 40.0),
        "below": ("middle", 171.0, 61.0),
    }
    for side, (align, x, top) in found.items():
        said = said_of(mark(side), 10.0)
        left = 36.0 if side == "left" else 126.0
        assert said.ground == (left - 2, top, 94.0, 47.0)
        assert (said.name.align, said.name.x, said.name.baseline) == (align, x, top + 13)
        assert (said.caption.align, said.caption.x, said.caption.baseline) == (align, x, top + 32 + 11.5)


def test_what_has_no_date_has_its_sign_before_its_words() -> None:
    its = Undated(column=0, event=0, id="e", kind=None, words=WORDS, left=900.0, top=20.0, bottom=70.0)
    assert disc_of_undated(its) == (909.5, 29.5)
    assert said_of_undated(its).name.x == 900 + 2 * 9.5 + 6


def test_an_arrow_ends_at_its_bracket() -> None:
    its = limit(200.0, 50.0)
    assert its.shaft == ((160.0, 50.0), (193.0, 50.0))
    assert max(x for x, _ in (*its.bracket, *its.head)) < 200


def test_a_bands_caption_is_left_out_where_it_would_run_into_the_title() -> None:
    band = Band(
        column=0, axis=0, title=("Kolme toimialaa",), caption="12 tapahtumaa", empty="", top=10.0, lanes_top=38.0,
        bottom=300.0,
    )  # fmt: skip
    assert band_letter(band, 10.0) == (17.0, 24.0)
    assert band_title(band, 10.0).x == 34.0
    wide = band_caption(band, 10.0, 800.0)
    assert wide is not None
    assert (wide.align, wide.x, wide.baseline) == ("right", 792.0, 28.5)
    assert band_caption(band, 10.0, 200.0) is None


def test_a_step_of_a_ruler_says_nothing_where_its_text_has_no_room() -> None:
    month = Tick(0.0, 100.0, "tammikuu")
    its = tick_text(month, 50.0, (0.0, 1000.0), 21.0, upper=False)
    assert its is not None
    assert (its.align, its.x, its.baseline) == ("middle", 100.0, 36.0)
    # Only twenty pixels of it are in view.
    assert tick_text(month, 50.0, (130.0, 1000.0), 21.0, upper=False) is None
