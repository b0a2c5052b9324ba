"""Every edit can be told in each language."""

from __future__ import annotations

from typing import get_args

import pytest

from orgsim.messages import catalog, message
from orgsim.model.edits import edits as values
from orgsim.model.edits.edits import Edit
from orgsim.model.edits.words import by_name, of_units, words
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Link, Scenario, Source
from orgsim.model.text import Language, Text
from orgsim.model.units import Matter, Unit

FEES = Matter(id="fees", name=Text(fi="Maksut", sv="Avgifter"))
BOARD = Unit(id="board", kind="unit", name=Text(fi="Lautakunta", sv="Nämnden"), remit=(FEES,))
STAFF = Unit(id="staff", kind="unit", name=Text(fi="Henkilöstö", sv="Personalen"))
KINDS = {"unit": Kind(side="administration", name=Text(en="Unit"))}
TOWN = Scenario(id="t", title=Text(und="T"), kinds=KINDS, units=(BOARD,), tray=(STAFF,))
TOLD: list[tuple[Edit, str]] = [
    (values.Moved(("board", "staff"), None), "siirto: 2 yksikköä"),
    (values.Added(Unit(id="x", kind="unit", name=Text(fi="Uusi")), None), "uusi yksikkö: Uusi"),
    (values.Removed("board"), "poisto: Lautakunta"),
    (values.PutAway(("board",)), "pois kaaviosta: Lautakunta"),
    (values.TakenOut("staff", None), "sijoitus kaavioon: Henkilöstö"),
    (values.Renamed("board", "X"), "nimen muutos: Lautakunta"),
    (values.Set("board", "note", None), "tietojen muutos: Lautakunta"),
    (values.MatterAdded("board", Matter(id="m", name=Text(fi="Luvat"))), "uusi asia: Luvat (Lautakunta)"),
    (values.MatterRemoved("board", "fees"), "asian poisto: Maksut (Lautakunta)"),
    (values.MatterMoved("fees", "board", "staff"), "asian siirto: Maksut → Henkilöstö"),
    (values.MatterMoved("fees", "board", "board"), "asian siirto: Maksut (Lautakunta)"),
    (values.MatterRenamed("board", "fees", "X"), "asian muutos: Maksut (Lautakunta)"),
    (values.MatterSet("board", "fees", "note", None), "asian muutos: Maksut (Lautakunta)"),
    (values.RemitCleared("board", True), "toimivallan tyhjennys: Lautakunta"),
    (values.Linked(Link(kind="steers", from_="board", to="staff")), "uusi yhteys: Lautakunta – Henkilöstö"),
    (values.Unlinked("steers", "board", "staff"), "yhteyden poisto: Lautakunta – Henkilöstö"),
    (values.LinkSet("steers", "board", "staff", "kind", "owns"), "yhteyden muutos: Lautakunta – Henkilöstö"),
    (values.Declared("s", Source(title=Text(fi="Diat"))), "uusi lähde tai tyyppi: Diat"),
    (values.Declared("office", KINDS["unit"]), "uusi lähde tai tyyppi: office"),
    (values.Remarked("board", "Syy"), "perustelu: Lautakunta"),
    (values.DraftSet("date", None), "luonnoksen päiväys"),
    (values.SourceSet("memo", None), "lähteen poisto: memo"),
]


def test_each_sort_of_edit_is_told() -> None:
    assert {type(edit) for edit, _ in TOLD} == set(get_args(Edit))
    assert [catalog("fi").say(words(TOWN, [edit])) for edit, _ in TOLD] == [told for _, told in TOLD]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_in_each_language(language: Language) -> None:
    for edit, _ in TOLD:
        assert "{" not in catalog(language).say(words(TOWN, [edit]))
    for key in ("brought", "copied"):
        assert "Lautakunta" in catalog(language).say(of_units(key, [Text(fi="Lautakunta")]))


def test_what_merely_comes_along_does_not_name_an_action() -> None:
    edits = [values.Declared("s", Source(title=Text(fi="Diat"))), values.Removed("board")]
    assert words(TOWN, edits).key == "edit.words.removed"


def test_a_refusal_names_units_and_matters_and_tells_namesakes_apart() -> None:
    twin = Unit(id="board-2", kind="unit", name=BOARD.name)
    town = Scenario(id="t", title=Text(und="T"), kinds=KINDS, units=(BOARD, twin), tray=(STAFF,))
    said = catalog("fi").say
    there = message("edit.matter.there", id="board", matter="fees")
    assert said(by_name(there, town)) == "Yksikön Lautakunta (board) toimivaltaan kuuluu jo asia Maksut"
    assert said(by_name(there, TOWN)) == "Yksikön Lautakunta toimivaltaan kuuluu jo asia Maksut"
    kept = message("edit.unit.named", id="staff", where=(message("edit.named.link", one="staff", other="board-2"), "…"))
    assert said(by_name(kept, TOWN, town)) == (
        "Yksikköä Henkilöstö ei voi poistaa, koska siihen viitataan: yhteys Henkilöstö – Lautakunta (board-2), …. "
        "Poista ensin viittaukset"
    )
    twice = message("edit.link.there", kind="steers", one="board", other="staff")
    assert said(by_name(twice, TOWN)) == "Yhteys on jo luonnoksessa: Ohjaa, Lautakunta – Henkilöstö"
    # What is said of an id names that id.
    taken = message("edit.unit.id-taken", id="board")
    assert by_name(taken, TOWN) is taken
