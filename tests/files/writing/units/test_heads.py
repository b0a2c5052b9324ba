"""The head of a draft and its sources, changed in a text that stays as it is around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgsim.analysis.changes.taking_back import taking_back
from orgsim.analysis.changes.telling import since_opened
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.units.drafts import Draft, Refused, changed, draft_of
from orgsim.messages import catalog
from orgsim.model.dates import PartialDate
from orgsim.model.edits.applying import edited
from orgsim.model.edits.between import between
from orgsim.model.edits.edits import Declared, DraftSet, Edit, SourceSet
from orgsim.model.edits.words import words
from orgsim.model.scenario import Source
from orgsim.model.text import Text

PATH = Path("town.yaml")
TOWN = """\
orgsim: 1
id: town
title: {fi: 'Kunta A', sv: Kommun A}  # työnimi
# sovittu 3.2.
status: draft
municipality: {name: Kunta}
sources:
  # pöytäkirja
  m: {title: Pöytäkirja, date: 2026-01-12}
  plan:
    title: Suunnitelma  # luonnos
    url: https://example.org/a
units:
- {id: board, kind: municipal-board, name: {fi: Hallitus}, source: m}
"""


def read(text: str) -> Draft:
    return draft_of(read_scenario_text(text.encode(), PATH))


def after(*edits: Edit, text: str = TOWN) -> str:
    return changed(read(text), edits, PATH)[0].data.decode()


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (DraftSet("title", Text(fi="Kunta B", sv="Kommun A")), "'Kunta A'", "'Kunta B'"),
        (DraftSet("status", "adopted"), "status: draft", "status: adopted"),
        (DraftSet("status", None), "status: draft\n", ""),
        (DraftSet("date", PartialDate("2026-05")), "name: Kunta}\n", "name: Kunta}\ndate: 2026-05\n"),
        (SourceSet("plan", Source(title=Text(und="Uusi: B"), url="https://example.org/a")), "Suunnitelma", '"Uusi: B"'),
        (SourceSet("plan", None), TOWN[TOWN.index("  plan:") : TOWN.index("units:")], ""),
        (
            SourceSet("m", Source(title=Text(und="Pöytäkirja"), date=PartialDate("2026-01-12"), page="4")),
            "date: 2026-01-12}",
            'date: 2026-01-12, page: "4"}',
        ),
    ],
)
def test_only_what_is_stated_changes(edit: Edit, old: str, new: str) -> None:
    assert after(edit) == TOWN.replace(old, new, 1)


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (DraftSet("title", None), "edit.draft.no-title"),
        (DraftSet("title", Text(fi=" ")), "edit.draft.no-title"),
        (DraftSet("status", "maybe"), "edit.draft.no-status"),
        (DraftSet("date", "2026"), "edit.unit.value"),
        (SourceSet("x", None), "edit.unit.no-source"),
        (SourceSet("m", None), "edit.draft.source-named"),
        (SourceSet("m", Source(title=Text(fi=""))), "edit.draft.no-source-title"),
    ],
)
def test_what_is_impossible_is_refused_and_says_why(edit: Edit, why: str) -> None:
    with pytest.raises(Refused) as caught:
        changed(read(TOWN), [edit], PATH)
    assert caught.value.message.key == why


EDITS: tuple[Edit, ...] = (
    DraftSet("title", Text(fi="Kunta B")),
    DraftSet("date", PartialDate("2026-05")),
    DraftSet("status", None),
    SourceSet("plan", None),
    SourceSet("m", Source(title=Text(und="Muistio"))),
    Declared("new", Source(title=Text(fi="Uusi"))),
)


def test_what_was_done_is_told_and_taken_back_line_by_line() -> None:
    before = read(TOWN).scenario
    now = edited(before, EDITS)
    assert edited(before, between(before, now)).sources == now.sources
    assert edited(now, between(now, before)).title == before.title
    lines = since_opened(before, now)
    said = [catalog("fi").say(line.words) for line in lines]
    assert set(said) == {
        "Luonnoksen tiedot – Otsikko: Kunta B",
        "Luonnoksen tiedot – Tila: ei enää ilmoitettu.",
        "Luonnoksen tiedot – Päiväys: toukokuu 2026",
        "Lähteen Muistio tiedot muuttuivat.",
        "Lähdeluettelosta poistettiin Suunnitelma.",
        "Lähdeluetteloon tai tyyppeihin lisättiin Uusi.",
    }
    assert len(said) == len(set(said))
    for line in lines:
        back = taking_back(before, now, line)
        assert isinstance(back, tuple), line
        now = edited(now, back)
    assert (now.title, now.date, now.status) == (before.title, before.date, before.status)
    assert dict(now.sources) == dict(before.sources)


def test_undo_says_what_it_undoes() -> None:
    before = read(TOWN).scenario
    assert [catalog("fi").say(words(before, [edit])) for edit in EDITS[:1] + EDITS[3:5]] == [
        "luonnoksen otsikko",
        "lähteen poisto: Suunnitelma",
        "lähteen muutos: Pöytäkirja",
    ]
