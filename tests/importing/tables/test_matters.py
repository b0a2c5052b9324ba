"""Matters go into tables of units and come back with all that is stated of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.export.documents import document
from orgsim.export.sheets.plain import as_units
from orgsim.export.sheets.subject import Subject
from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.files.tables import DIALECTS
from orgsim.importing.building import built
from orgsim.importing.reading import found_in
from orgsim.messages import catalog
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Amount, Delegation, Matter, Unit
from tests.importing.matters import matters
from tests.importing.tables.making import draft, imports

FI = catalog("fi")
REMITS = st.lists(matters(["board", "office"]), max_size=3, unique_by=lambda its: its.id).map(tuple)


def town(remit: tuple[Matter, ...] | None) -> Subject:
    office = Unit(id="office", kind="unit", name=Text(fi="Virasto"))
    board = Unit(id="board", kind="board", name=Text(fi="Lautakunta"), remit=remit, units=(office,))
    kinds = builtin_kinds()
    return Subject(
        scenarios=(Scenario(id="town", title=Text(fi="Kunta"), kinds=kinds, units=(board,)),), letters=("A",)
    )


def back(name: str, data: bytes) -> tuple[Matter, ...] | None:
    (found,) = found_in({name: data})
    return built(found.imported, FI).scenario.units[0].remit


@given(REMITS, st.sampled_from(DIALECTS), st.sampled_from(LANGUAGES))
def test_matters_come_back_from_csv_as_they_were(remit: tuple[Matter, ...], dialect: str, language: str) -> None:
    data = b"".join(as_units(town(remit), catalog(language), dialect))  # type: ignore[arg-type]
    assert back("t.csv", data) == remit


@given(REMITS, st.sampled_from(LANGUAGES))
def test_matters_come_back_from_workbooks_as_they_were(remit: tuple[Matter, ...], language: str) -> None:
    data = document(town(remit), "xlsx", catalog(language))  # type: ignore[arg-type]
    assert back("t.xlsx", data) == remit


def test_each_field_has_a_column_that_people_can_read() -> None:
    matter = Matter(
        id="maa",
        name=Text(fi="maan myynti; osto", sv="mark"),
        delegated=(Delegation(to="office", up_to=50_000),),
        prepared_by=(),
        a_year=12,
        preparation=(10, 30),
        amounts=(Amount(up_to=10_000, share=0.5),),
    )
    text = b"".join(as_units(town((matter,)), FI, "plain")).decode()
    for said in (
        "maan myynti; osto [maa]",
        'maa: {fi: ""maan myynti; osto"", sv: mark}',
        "maa: [{to: office, up-to: 50000}]",
        "maa: []",
        "maa: 12",
        "maa: 10..30 days",
        "maa: [{up-to: 10000, share: 0.5}]",
    ):
        assert said in text


@pytest.mark.parametrize("line", ["maa: kaksi", "maa", "maa: {", "maa: [1, 2", ": 3"])
def test_a_line_that_nobody_understands_is_told_with_its_row(line: str) -> None:
    text = f'Tunnus;Nimi;Yläyksikön tunnus;Toimivalta;Asian tapauksia vuodessa\na;Lautakunta;;maa [maa];"{line}"\n'
    (odd,) = [its for its in imports(text).oddities if its.what == "not-read"]
    assert odd.place.row == 2
    assert draft(text).scenario.units[0].remit == (Matter(id="maa", name=Text(und="maa")),)
