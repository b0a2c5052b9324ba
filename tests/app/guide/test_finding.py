"""What is found in the guide, in whatever form a word stands, and where."""

from __future__ import annotations

import pytest

from orgsim.app.guide.finding import Passage, find

TEXT = "Kopio saa oman tunnuksen. Luonnokset jäävät paikoilleen, ja kirjasto näyttää ne."
PASSAGES = (
    Passage(0, "Kirjasto", "Kirjasto"),
    Passage(20, TEXT, "Kirjasto"),
    Passage(200, "`Ctrl+N` luo pienen kunnan.", "Omat luonnokset"),
)


def words(query: str, language: str = "fi") -> list[list[str]]:
    whole = {passage.start: passage.text for passage in PASSAGES}

    def at(start: int, end: int) -> str:
        first = max(begin for begin in whole if begin <= start)
        return whole[first][start - first : end - first]

    return [[at(*span) for span in found.spans] for found in find(query, PASSAGES, language)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kirjasto", [["Kirjasto"], ["kirjasto"]]),
        ("KIRJASTO", [["Kirjasto"], ["kirjasto"]]),
        ("jaavat", [["jäävät"]]),
        ("luonnos", [["Luonnokset"]]),
        ("tunnus luonnos", [["tunnuksen", "Luonnokset"]]),
        ("tunnus kunta", []),
        ("ctrl+n", [["Ctrl+N"]]),
        ("", []),
        ("   ", []),
    ],
)
def test_words_are_found_without_the_signs_around_them(query: str, found: list[list[str]]) -> None:
    assert words(query) == found


def test_forms_are_those_of_finnish_alone() -> None:
    assert words("tunnus", "en") == []
    assert words("tunnukse", "en") == [["tunnuksen"]]


def test_an_excerpt_begins_at_a_word_and_says_where_it_stands() -> None:
    (found,) = find("näyttää", PASSAGES, "fi")
    assert found.section == "Kirjasto"
    assert found.excerpt == "… paikoilleen, ja kirjasto näyttää ne."
