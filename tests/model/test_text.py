from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orgsim.model.text import LANGUAGES, Text, plain

WORDS = st.none() | st.text(min_size=1)


def test_the_wanted_language_comes_first() -> None:
    name = Text(fi="Valtuusto", sv="Fullmäktige")
    assert name.in_language("sv") == "Fullmäktige"
    assert name.spoken("sv") == ("Fullmäktige", "sv")


def test_a_missing_language_falls_back_in_the_order_of_the_design() -> None:
    assert Text(sv="Nämnd", en="Board").in_language("fi") == "Nämnd"
    assert Text(fi="Lautakunta", sv="Nämnd").in_language("en") == "Lautakunta"
    assert Text(en="Board").spoken("sv") == ("Board", "en")


def test_a_plain_string_is_the_same_in_every_language() -> None:
    for language in LANGUAGES:
        assert plain("Ladec Oy").spoken(language) == ("Ladec Oy", None)


@given(st.builds(Text, fi=WORDS, sv=WORDS, en=WORDS, und=WORDS), st.sampled_from(LANGUAGES))
def test_what_is_said_is_something_that_the_file_says(name: Text, language) -> None:
    said = name.in_language(language)
    assert said in name.every() or (said == "" and not name.every())
