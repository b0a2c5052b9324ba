"""Which language a name is in, where the file states another or none."""

from __future__ import annotations

import re

import pytest

from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.hierarchy import hierarchy
from orgsim.model.likely_language import language_of
from orgsim.model.text import LANGUAGES, Language
from orgsim.resources import scenarios_folder


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        ("Medborgarinstitutet", "fi", "sv"),
        ("Svenska sektionen för utbildning", "fi", "sv"),
        ("Brändö lågstadieskola", "fi", "sv"),
        ("Växthuset", "fi", "sv"),
        ("Youth and growth services", "fi", "en"),
        ("Kaupunkikehityslautakunta", "sv", "fi"),
        ("Sosiaali- ja terveyspalvelut", "en", "fi"),
        ("Digitalisaatio", "fi", "fi"),
        ("Organisaatio ja strategia", "fi", "fi"),
        ("Oy", "sv", "sv"),
        ("Panel", "en", "en"),
        ("", "en", "en"),
        ("7.1", "fi", "fi"),
    ],
)
def test_a_name_that_is_plainly_in_another_language(text: str, stated: Language, language: Language) -> None:
    assert language_of(text, stated) == language


def test_names_that_ship_are_in_the_language_that_they_state() -> None:
    """Of the towns' names in three languages, only those that were left in Finnish are not; companies and places."""
    others = set()
    for path in sorted(scenarios_folder().glob("*.yaml")):
        if "\nunits:" not in path.read_text(encoding="utf-8"):
            continue
        for unit in hierarchy(read_scenario(path).scenario).units:
            for language in LANGUAGES:
                for word in re.findall(r"[^\W\d_]+", getattr(unit.name, language) or ""):
                    if language_of(word, language) != language:
                        others.add((word, language))
    left = {(word, language) for word in ("vapaaehtoistyo", "Tilapalvelut", "Kuusijärvi") for language in ("sv", "en")}
    assert others <= {*left, ("Aqua", "fi"), ("Ladec", "fi"), ("esim", "fi")}
