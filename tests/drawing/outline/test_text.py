"""The text of an outline's lines."""

from __future__ import annotations

from orgsim.drawing.outline.text import MOST_LINES, heading_lines, lines_of
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.model.units import Seats
from tests.drawing.organisations import scenario, unit
from tests.drawing.outline.test_entries import listed


def test_a_name_that_fits_is_a_line_and_another_takes_as_many_as_it_needs() -> None:
    _, its = listed(scenario(unit("a", name="Kirjasto"), unit("b", name="Kaupunkikehityksen palvelualue")))
    one, other = lines_of(its, 140.0)
    assert (one.name, one.height) == (("Kirjasto",), 16.0)
    assert other.name == ("Kaupunkikehityksen", "palvelualue")
    assert other.height == 32.0


def test_a_name_of_five_hundred_letters_ends_with_dots() -> None:
    _, its = listed(scenario(unit("a", name="Kirjasto"), unit("b", name="Hallintopalvelu " * 32)))
    lines = lines_of(its, 120.0)[1].name
    assert len(lines) == MOST_LINES
    assert lines[-1].endswith("…")
    assert all(load_font().width(line, 13) <= 110 for line in lines)


def test_the_number_of_seats_has_room_beside_a_single_word() -> None:
    word = "Elinympäristövaliokunta"
    wide = load_font().width(word, 13)
    _, its = listed(scenario(unit("a", "board", name=word, seats=Seats(total=13))))
    (lines,) = lines_of(its, wide + 12)
    assert len(lines.name) == 2


def test_the_name_of_a_band_is_broken_to_its_column() -> None:
    lines = heading_lines("Luottamushenkilöorganisaatio", "fi", 130.0)
    assert len(lines) == 2
    narrow = heading_lines("Luottamushenkilöorganisaatio", "fi", 105.0)
    assert max(load_font().width(line, 13, bold=True) for line in narrow) <= 105.0, "it stands beside the next one"
    assert heading_lines("", "fi", 130.0) == ()
