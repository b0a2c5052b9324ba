"""Text in the lines that a drawing has for it: as much of it as there is room for, and … where that is not all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.decisions.sheet import SIZE, SMALL, lines_of, text_width
from orgsim.drawing.text.breaking import whole

WORDS = st.lists(st.text("ilIabcäömw.-", min_size=1, max_size=24), min_size=1, max_size=80).map(" ".join)


@given(WORDS, st.floats(30.0, 700.0), st.sampled_from((SIZE, SMALL)), st.integers(1, 4))
def test_lines_fit_and_hold_the_text_or_its_beginning(text: str, room: float, size: int, most: int) -> None:
    lines = lines_of(text, "fi", room, size=size, most=most)
    assert 1 <= len(lines) <= most
    assert all(text_width(line, size) <= room for line in lines)
    said = whole(lines).replace(" ", "")
    if said.endswith("…"):
        # What is left out has no room: it is wider than all lines are together.
        assert text_width(text, size) > room / 2
        assert text.replace(" ", "").startswith(said.rstrip("…").rstrip())
    else:
        assert said == text.replace(" ", "")


def test_a_text_of_the_narrowest_letters_is_as_long_as_it_was_before_what_is_never_seen_was_left_out() -> None:
    # 12 pixels high: an i with its space takes some six, so that 600 pixels twice hold two hundred of them.
    lines = lines_of("i " * 2_000, "fi", 600.0)
    assert all(text_width(line) > 540 for line in lines), "as full as lines are"
    assert lines[1].endswith("…")
    assert lines_of("i " * 2_000, "fi", 600.0) == lines_of("i " * 1_000, "fi", 600.0)
