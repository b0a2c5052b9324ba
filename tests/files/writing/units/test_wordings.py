"""Texts in languages, of which some come and others go: each is stated alone, whichever there were before."""

from __future__ import annotations

from itertools import combinations, product
from pathlib import Path

import pytest

from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.units.drafts import changed, draft_of
from orgsim.model.edits.edits import Set
from orgsim.model.text import LANGUAGES, Text

PATH = Path("draft.yaml")
HEAD = "orgsim: 1\nid: t\ntitle: T\nunits:\n  - id: u\n    kind: unit\n    name: U\n"
SOME = [some for number in (1, 2, 3) for some in combinations(LANGUAGES, number)]


def after(text: str, value: Text) -> str:
    draft = draft_of(read_scenario_text((HEAD + text).encode(), PATH))
    return changed(draft, [Set("u", "short", value)], PATH)[0].data.decode().removeprefix(HEAD)


@pytest.mark.parametrize("lines", [False, True])
def test_whichever_languages_come_and_go(*, lines: bool) -> None:
    for before, now in product(SOME, SOME):
        entries = [f"{language}: {language.upper()}" for language in before]
        braces = f"    short: {{{', '.join(entries)}}}\n"
        written = "    short:\n" + "".join(f"      {entry}\n" for entry in entries) if lines else braces
        # What it says is held by whoever reads it again: it must be possible, and what stays where it was.
        made = after(written, Text(**{language: language.upper() for language in now}))
        kept = [f"{language}: {language.upper()}" for language in before if language in now]
        places = [made.index(entry) for entry in kept]
        assert places == sorted(places)
        assert (lines and "{" not in made) or made.count(",") == len(now) - 1


@pytest.mark.parametrize(
    ("before", "now", "wanted"),
    [
        ("{en: Old}", Text(fi="Uusi"), "{fi: Uusi}"),
        ("{fi: A, sv: B, en: C}", Text(en="C"), "{en: C}"),
        ("{fi: A, sv: B}", Text(en="C"), "{en: C}"),
        ("{en: C}", Text(fi="A", sv="B", en="C"), "{en: C, fi: A, sv: B}"),
        ("{ sv: B ,   en: C }", Text(fi="A"), "{ fi: A }"),
    ],
)
def test_commas_stay_right(before: str, now: Text, wanted: str) -> None:
    assert after(f"    short: {before}\n", now) == f"    short: {wanted}\n"


@pytest.mark.parametrize("braces", ["{}", "{ }", "{  # not told\n    }"])
def test_what_is_empty_in_braces_can_be_filled(braces: str) -> None:
    draft = draft_of(read_scenario_text(f"{HEAD}    seats: {braces}\n".encode(), PATH))
    made = changed(draft, [Set("u", "seats.total", 9)], PATH)[0].data.decode().removeprefix(HEAD)
    assert made == f"    seats: {braces.replace('{', '{total: 9', 1)}\n"
