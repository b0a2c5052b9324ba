"""What the fields of the form show, and what is typed in them, without a window."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgsim.app.document.state import State
from orgsim.app.editing.form.stating import (
    Subject,
    edits,
    languages_of,
    nearest,
    number,
    places,
    plain,
    quota,
    shown,
    subject,
    wordings,
)
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.files.writing.units.values import Unreadable
from orgsim.messages import Catalog, catalog
from orgsim.model.dates import PartialDate
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import Renamed, Set
from orgsim.model.edits.fields import FIELDS, stated
from orgsim.model.hierarchy import hierarchy
from orgsim.model.text import Text

FI, EN = catalog("fi"), catalog("en")
DRAFT = """\
orgsim: 1
id: draft
title: Draft
units:
  - id: council
    kind: council
    name: {fi: Valtuusto, sv: Fullmäktige}
    note: {fi: Huomautus}
    units:
      - id: board
        kind: board
        name: {fi: Lautakunta}
        seats: {total: 13, drawn-from: {council: 3}}
        budget: {expenses: 1234567.5}
        staff: {fte: 12.375}
        from: 2027-06
      - {id: plain, kind: board, name: Nimi}
"""


@pytest.fixture
def state(tmp_path: Path) -> State:
    path = tmp_path / "draft.yaml"
    path.write_text(DRAFT, "utf-8")
    return State(files=(read_scenario(path),), editing=frozenset((path,)), language="fi")


def of(state: State, id: str):
    from msgspec.structs import replace

    found = subject(replace(state, selected=id))
    assert found is not None
    return found


def test_a_unit_is_stated_only_in_a_draft_that_is_edited(state: State) -> None:
    from msgspec.structs import replace

    assert subject(state) is None
    assert subject(replace(state, selected="board", editing=frozenset())) is None
    assert of(state, "board").unit.id == "board"


def test_texts_have_a_field_for_each_language_of_the_draft(state: State) -> None:
    assert of(state, "board").languages == ("fi", "sv")
    assert wordings(of(state, "board"), of(state, "board").unit.name) == ("fi", "sv")
    assert wordings(of(state, "plain"), of(state, "plain").unit.name) == (None,)
    assert wordings(of(state, "plain"), None) == (None,)
    assert nearest(of(state, "board"), None, "en") == "fi"
    assert nearest(of(state, "board"), None, "sv") == "sv"


def test_numbers_are_shown_and_typed_as_the_language_writes_them(state: State) -> None:
    board = of(state, "board")
    assert shown(board, "seats.total", None, FI) == "13"
    assert shown(board, "budget.expenses", None, FI) == "1\u00a0234\u00a0567,5"
    assert shown(board, "staff.fte", None, FI) == "12,375"
    assert shown(board, "budget.expenses", None, EN) == "1234567.5"
    assert shown(board, "from", None, FI) == "2027-06"
    assert number(0.1, FI) == "0,1"
    assert plain("budget.expenses", "1 200 000,5 €", FI) == "1200000.5"
    assert plain("budget.expenses", "1,200,000", EN) == "1200000"
    assert plain("staff.fte", "3.5", FI) == "3.5"
    assert plain("from", "1.6.2027", FI) == "2027-06-01"
    assert plain("seats.total", " 1 ,5", FI) == "1 ,5"


@pytest.mark.parametrize(
    ("field", "language", "text", "expected"),
    [
        ("name", "fi", "Uusi", (Renamed("board", "Uusi", "fi"),)),
        ("name", "sv", "Ny", (Renamed("board", "Ny", "sv"),)),
        ("name", "fi", "Lautakunta ", ()),
        ("seats.total", None, "15", [Set("board", "seats.total", 15)]),
        ("seats.total", None, "", [Set("board", "seats.total", None)]),
        ("budget.expenses", None, "1 234 567,5", [Set("board", "budget.expenses", 1234567.5)]),
        ("from", None, "1.6.2027", [Set("board", "from", PartialDate("2027-06-01"))]),
        ("code", None, "a: b", (Set("board", "code", "a: b"),)),
        ("note", "sv", "{fi: ~}", (Set("board", "note", Text(sv="{fi: ~}")),)),
        ("note", "sv", "", ()),
    ],
)
def test_what_is_typed_becomes_edits(state: State, field: str, language, text: str, expected) -> None:
    assert edits(of(state, "board"), field, language, text, FI) == expected


def test_a_wording_goes_and_the_others_stay(state: State) -> None:
    council = of(state, "council")
    assert edits(council, "name", "sv", "", FI) == (Set("council", "name", Text(fi="Valtuusto")),)
    assert edits(council, "note", "fi", "", FI) == (Set("council", "note", None),)
    assert edits(council, "note", "sv", "Not", FI) == (Set("council", "note", Text(fi="Huomautus", sv="Not")),)


def test_what_is_wrong_is_told_as_it_is_of_files(state: State) -> None:
    with pytest.raises(Unreadable) as caught:
        edits(of(state, "board"), "seats.total", None, "kolmetoista", FI)
    assert FI.say(caught.value.message).endswith("ei ole kokonaisluku; kirjoita se numeroin, kuten 13")


def test_quotas_are_numbers_of_seats(state: State) -> None:
    board, field = of(state, "board"), "seats.drawn-from"
    assert quota(board, field, "council", "3", FI) == ()
    assert quota(board, field, "council", "4", FI) == (Set("board", field, {"council": 4}),)
    assert quota(board, field, "plain", "2", FI) == (Set("board", field, {"council": 3, "plain": 2}),)
    assert quota(board, field, "council", "", FI) == (Set("board", field, None),)
    with pytest.raises(Unreadable):
        quota(board, field, "council", "3}, x: {", FI)


def test_units_to_choose_from_are_told_apart_by_what_is_above_them(state: State) -> None:
    scenario = state.files[0].scenario
    assert places(scenario, FI, ("plain",)) == [("Valtuusto", "", "council"), ("Lautakunta", "Valtuusto", "board")]


@pytest.mark.parametrize("name", ["hopeavesi-nyt", "lohja-valiokuntamalli"])
@pytest.mark.parametrize("speech", [FI, catalog("sv"), EN], ids=lambda speech: speech.language)
def test_what_is_shown_says_the_same_when_it_is_typed(name: str, speech: Catalog, scenarios_dir: Path) -> None:
    path = scenarios_dir / f"{name}.yaml"
    scenario = read_scenario(path).scenario
    languages = languages_of(scenario)
    typed = 0
    for unit in hierarchy(scenario).units:
        its = Subject(path, 0, scenario, unit, languages)
        for field in FIELDS:
            value = stated(unit, field)
            if isinstance(value, Text):
                wanted = [language for language in (None, "fi", "sv", "en") if getattr(value, language or "und")]
            elif isinstance(value, int | float | PartialDate) and not isinstance(value, bool):
                wanted = [None]
            else:
                continue
            for language in wanted:
                text = shown(its, field, language, speech)
                assert text
                # Were it not known as what is shown already, it would be read as the same.
                read = edits(its, field, language, f" {text}  ", speech)
                assert edited(scenario, read) is scenario
                typed += 1
    assert typed > 60
