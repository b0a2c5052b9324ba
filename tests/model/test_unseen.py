from __future__ import annotations

import pytest

from orgsim.model.text import Text, plain
from orgsim.model.unseen import FORBIDDEN, MARK, marked, typed


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Tekninen lautakunta", "Tekninen lautakunta"),
        ("Sosiaali\u00adlautakunta", "Sosiaali\u00adlautakunta"),
        ("a\u00a0b", "a\u00a0b"),
        ("Talous\u200bjohtaja", f"Talous{MARK}johtaja"),
        ("\ufeffTalous", f"{MARK}Talous"),
        ("Talous\u202ejohtaja", f"Talous{MARK}johtaja"),
        ("Talous\u2066johtaja\u2069", f"Talous{MARK}johtaja{MARK}"),
        ("Talous\u061c\u2067johtaja", f"Talous{MARK}{MARK}johtaja"),
        ("Talous\u200djohtaja", f"Talous{MARK}johtaja"),
        ("👩\u200d💻 Tietohallinto", "👩\u200d💻 Tietohallinto"),
        (
            "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u200f",
            "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u200f",
        ),
    ],
)
def test_what_would_not_be_seen_is_marked_and_what_writing_needs_is_not(text: str, shown: str) -> None:
    assert marked(text) == shown


def test_a_name_is_marked_where_it_is_shown_and_kept_as_data() -> None:
    name = Text(fi="Talous\u202ejohtaja")
    assert name.in_language("fi") == f"Talous{MARK}johtaja"
    assert name.spoken("sv") == (f"Talous{MARK}johtaja", "fi")
    assert name.written("fi") == "Talous\u202ejohtaja"
    assert plain("a\u200bb").every() == ("a\u200bb",)


@pytest.mark.parametrize(
    ("pasted", "wanted"),
    [
        ("Talous\x07johtaja\x00", "Talousjohtaja"),
        ("first\x0bsecond", "first\nsecond"),
        ("first\r\nsecond\rthird\x0cfourth", "first\nsecond\nthird\nfourth"),
        ("a\ud800b\uffff", "ab"),
        ("\tÄänekoski\u00a0– 👩\u200d💻\n", "\tÄänekoski\u00a0– 👩\u200d💻\n"),
    ],
)
def test_what_no_draft_can_have_is_not_taken_from_what_is_pasted(pasted: str, wanted: str) -> None:
    assert typed(pasted) == wanted
    assert FORBIDDEN.search(wanted) is None
