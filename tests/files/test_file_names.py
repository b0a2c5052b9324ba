"""What files are called after titles."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.files.file_names import LONGEST_STEM, stem_for


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
        ("x" * 60, "x" * 48),
        ("lautakunta " * 6, "lautakunta-lautakunta-lautakunta-lautakunta"),
    ],
)
def test_a_title_becomes_the_name_of_a_file(title: str, stem: str) -> None:
    assert stem_for(title, "luonnos") == stem


@given(st.text())
def test_any_title_at_all_gives_a_name_that_leads_nowhere_else(title: str) -> None:
    stem = stem_for(title, "luonnos")
    assert 0 < len(stem) <= LONGEST_STEM
    assert re.fullmatch(r"[^\W_]+(-[^\W_]+)*", stem)
    assert stem == stem_for(stem, "luonnos")
