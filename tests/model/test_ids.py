"""Ids are made of names in whatever form these come."""

from __future__ import annotations

import unicodedata

import pytest

from orgsim.model.ids import made_id


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Työllisyysjaosto", "tyollisyysjaosto"),
        ("Äänekosken yhdyspinta", "aanekosken-yhdyspinta"),
        ("Åbo svenska sektion", "abo-svenska-sektion"),
        ("Hyvinvointi- ja\u00a0terveys\u00adlautakunta", "hyvinvointi-ja-terveyslautakunta"),
        ("Øresund & Straße (2)", "oresund-strasse-2"),
        ("Café Šamšin", "cafe-samsin"),
        ("2. jaosto", "section-2-jaosto"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_an_id_is_the_same_however_its_name_is_encoded(name: str, id: str, form: str) -> None:
    assert made_id(unicodedata.normalize(form, name), (), "section") == id


def test_an_id_that_is_taken_counts_on() -> None:
    assert made_id("Jaosto", ("jaosto", "jaosto-2"), "section") == "jaosto-3"
