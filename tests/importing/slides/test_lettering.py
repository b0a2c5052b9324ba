from __future__ import annotations

import pytest
from lxml import etree

from orgsim.importing.naming import name_and_notes
from orgsim.importing.slides.lettering import paragraphs


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


@pytest.mark.parametrize(
    ("paragraph_by_paragraph", "told"),
    [
        (("T", "i", "l", "a", "t"), ("Tilat",)),
        (("T\vi\vl\va\vt",), ("Tilat",)),
        (("T", "i", "l", "a", "", "j", "a", "", "T", "ö"), ("Tila ja Tö",)),
        (("監", "査"), ("監査",)),
        (("총", "무", "(", "2", ")"), ("총무(2)",)),
        (("A", "B"), ("A", "B")),
        (("1", "2", "3"), ("1", "2", "3")),
        (("A", "B", "C", "Koulut"), ("A", "B", "C", "Koulut")),
        (("", ""), ()),
    ],
)
def test_a_name_that_stands_upright_with_a_letter_on_each_line_is_one(
    paragraph_by_paragraph: tuple[str, ...], told: tuple[str, ...]
) -> None:
    body = etree.Element("body")
    for lines in paragraph_by_paragraph:
        paragraph = etree.SubElement(body, "p")
        for place, line in enumerate(lines.split("\v")):
            if place:
                etree.SubElement(paragraph, "br")
            etree.SubElement(paragraph, "t").text = line
    assert paragraphs(body) == told
