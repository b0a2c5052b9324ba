from __future__ import annotations

import pytest

from orgsim.importing.naming import name_and_notes


@pytest.mark.parametrize(
    ("lines", "name", "notes"),
    [
        (("Kaupunginhallitus", "13 jäsentä"), "Kaupunginhallitus", ("13 jäsentä",)),
        (("Sosiaali-", "ja terveyslautakunta", "9"), "Sosiaali- ja terveyslautakunta", ("9",)),
        (("Kaupunki-", "suunnittelu"), "Kaupunkisuunnittelu", ()),
        (("Hallintopalvelut", "talous", "henkilöstö"), "Hallintopalvelut", ("talous", "henkilöstö")),
        (("Lasten,", "nuorten ja", "perheiden palvelut"), "Lasten, nuorten ja perheiden palvelut", ()),
        (("Nämnden", "för bildning"), "Nämnden för bildning", ()),
        (("Text Types", "and", "Purposes"), "Text Types and Purposes", ()),
        (("Jaosto", "Janne Esimerkki"), "Jaosto", ("Janne Esimerkki",)),
        ((), "", ()),
    ],
)
def test_a_name_that_was_broken_by_enter_goes_on_and_what_follows_is_noted(
    lines: tuple[str, ...], name: str, notes: tuple[str, ...]
) -> None:
    assert name_and_notes(lines, paragraphs=True) == (name, notes)
