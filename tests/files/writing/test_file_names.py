"""What files are called after titles."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from orgsim.files.writing.file_names import LONGEST_STEM, is_blank, is_device, stem_for


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Oma luonnos", "oma-luonnos"),
        ("Lohja, valiokuntamalli 1.2 – kopio", "lohja-valiokuntamalli-1-2-kopio"),
        ("ÅÄÖ åäö", "aao-aao"),
        ("Straße", "strasse"),
        ("../muualle", "muualle"),
        ("Проект 2", "проект-2"),
        ("!?", "luonnos"),
        ("CON", "con-1"),
        ("Com¹", "com1-1"),
        ("nul " + "x" * 60, "nul-1"),
        ("Con amore", "con-amore"),
        ("x" * 60, "x" * 48),
        ("lautakunta " * 6, "lautakunta-lautakunta-lautakunta-lautakunta"),
    ],
)
def test_a_title_becomes_the_name_of_a_file(title: str, stem: str) -> None:
    assert stem_for(title, "luonnos") == stem


@given(st.text())
@example("𝕬")
def test_any_title_at_all_gives_a_name_that_leads_nowhere_else(title: str) -> None:
    stem = stem_for(title, "luonnos")
    assert 0 < len(stem) <= LONGEST_STEM
    assert re.fullmatch(r"[^\W_]+(-[^\W_]+)*", stem)
    assert stem == stem_for(stem, "luonnos")
    assert not is_device(stem)


@pytest.mark.parametrize(
    "name", ["con", "nul.yaml", "COM1.yaml", "Lpt9.yml", "aux.malli.yaml", "prn .yaml", "com².yaml", "CONIN$"]
)
def test_windows_keeps_names_for_devices(name: str) -> None:
    assert is_device(name)


@pytest.mark.parametrize("name", ["", "konsernijaosto.yaml", "con-1.yaml", "com10.yaml", "com.yaml", "malli.con.yaml"])
def test_other_names_are_no_devices(name: str) -> None:
    assert not is_device(name)


@pytest.mark.parametrize("text", ["", " ", "\xa0\u3000", "\u200b", "\u2060\ufeff \u200d", "\u3164", "\u2800", "\u0301"])
def test_a_text_of_which_nothing_is_seen_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", "\u200bÅ", "2026", "–", "👩\u200d🌾", "नि"])
def test_a_text_of_which_something_is_seen_is_not(text: str) -> None:
    assert not is_blank(text)
