"""A workbook of orgsim's that somebody goes on with, and what is new in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orgsim.analysis.changes.telling import since_opened
from orgsim.export.documents import document
from orgsim.export.sheets.subject import subject_of
from orgsim.files.reading.opening import open_paths
from orgsim.importing.again import differences
from orgsim.importing.building import built
from orgsim.importing.reading import found_in
from orgsim.importing.records import Choices
from orgsim.importing.tables.workbooks import sheets_of_workbook
from orgsim.messages import catalog
from orgsim.model.scenario import Scenario
from tests.importing.tables.making import workbook

NOW = Path(__file__).parents[1] / "cases" / "koskenlahti" / "koskenlahti-nyt.yaml"
FI = catalog("fi")

Change = Callable[["Table"], None]


class Table:
    """The sheet of units, changed by ids and headings as one changes cells."""

    def __init__(self, rows: list[list[Any]]) -> None:
        self.rows = rows
        self.at = {heading: place for place, heading in enumerate(rows[0])}

    def row(self, id: str) -> list[Any]:
        return next(row for row in self.rows if row[self.at["Tunnus"]] == id)

    def put(self, id: str, **cells: Any) -> None:
        for heading, value in cells.items():
            self.row(id)[self.at[heading]] = value

    def said(self, id: str, heading: str) -> str:
        return str(self.row(id)[self.at[heading]])


@pytest.fixture(scope="module")
def now() -> Scenario:
    (file,) = open_paths([NOW]).files
    return file.scenario


@pytest.fixture(scope="module")
def book() -> bytes:
    return document(subject_of(open_paths([NOW])), "xlsx", FI)


def news(now: Scenario, data: bytes, choices: Choices | None = None) -> tuple[list[str], list[str]]:
    """What is new, in sentences, and what is odd."""
    chosen = choices or Choices()
    (found,) = found_in({"lista.xlsx": data}, choices=chosen)
    made = built(found.imported, FI, chosen, id=now.id)
    after = differences(now, None, made.scenario, made.of_kind).after
    return [FI.say(line.words) for line in since_opened(now, after)], [str(odd.name) for odd in made.oddities]


def changed(book: bytes, change: Change) -> bytes:
    sheets = {its.name: [list(row) for row in its.rows] for its in sheets_of_workbook(book, "lista.xlsx")}
    change(Table(next(rows for rows in sheets.values() if "Tunnus" in rows[0] and "Taso" in rows[0])))
    plain = {
        name: [[str(c) if isinstance(c, dt.date) else c for c in row] for row in its] for name, its in sheets.items()
    }
    return workbook(plain)


def test_what_nobody_changed_is_nothing_new(now: Scenario, book: bytes) -> None:
    assert now.sources["hallintosaanto"].title.every() != ("hallintosaanto",), "the list has only its key"
    assert news(now, book) == ([], [])


def test_each_change_of_a_cell_is_the_edit_that_was_meant(now: Scenario, book: bytes) -> None:
    def change(table: Table) -> None:
        table.put("lakipalvelut", **{"Nimi (fi)": "Lakiasiat"})
        table.put("asianhallinta", **{"Nimi (sv)": "Ärendehantering"})
        table.put("talouspalvelut", **{"Nimi (fi)": "  Talouspalvelut "})
        table.put("kaannospalvelut", **{"Yläyksikön tunnus": "talouspalvelut", "Yläpuolella": "Talouspalvelut"})
        table.put("tekninen-lautakunta", Paikat="13 jäsentä")
        table.put("tiejaosto", Tyyppi="Johtokunta")
        table.put("hallintopalvelut", Tyyppi="Palvelualeu")
        remit = table.said("rakennus-ymparistoltk", "Toimivalta (fi)")
        table.put("rakennus-ymparistoltk", **{"Toimivalta (fi)": remit.replace("pakkokeinot ja valvonta", "valvonta")})
        # The ids of what stands below it keep their letters.
        table.put("kaupunginjohtaja", Tunnus="KAUPUNGINJOHTAJA")
        table.rows.remove(table.row("paatosvalmistelu"))
        new = [None] * len(table.rows[0])
        new[table.at["Nimi (fi)"]], new[table.at["Tyyppi"]] = "Tietoturva", "Yksikkö"
        new[table.at["Yläpuolella"]] = "Digi- ja tietohallinto"
        table.rows.append(new)

    said, _ = news(now, changed(book, change))
    assert sorted(said) == sorted(
        [
            "Tekninen lautakunta – Paikat: 13 (ennen: 11).",
            "Yksityistiejaosto – Tyyppi: Johtokunta (ennen: Jaosto).",
            "Rakennus- ja ympäristölautakunta – Toimivalta: pakkokeinot ja valvonta → valvonta.",
            "Asianhallinta ja arkisto – Ruotsinkielinen nimi: Ärendehantering (ennen: Ärendehantering och arkiv).",
            "Lakipalvelut sai uuden nimen: Lakiasiat.",
            "Käännöspalvelut siirrettiin talouspalvelujen alle (ennen: Hallintopalvelut).",
            "Tietoturva lisättiin Digi- ja tietohallinnon alle.",
            "Päätösvalmistelu pantiin syrjään (ennen: Hallintopalvelut).",
        ]
    )


def test_a_name_above_that_is_another_units_than_the_id_is_told_and_can_be_chosen(now: Scenario, book: bytes) -> None:
    data = changed(book, lambda table: table.put("asiakaspalvelu", Yläpuolella="Talouspalvelut"))
    assert news(now, data) == ([], ["parent-differs@29"])
    chosen = news(now, data, Choices({"parent-differs": "by-name"}))
    assert chosen[0] == ["Palvelupiste Kompassi siirrettiin talouspalvelujen alle (ennen: Hallintopalvelut)."]


def test_the_old_name_of_a_unit_above_is_no_other_unit(now: Scenario, book: bytes) -> None:
    data = changed(book, lambda table: table.put("hallintopalvelut", **{"Nimi (fi)": "Hallinto"}))
    assert news(now, data) == (["Hallintopalvelut sai uuden nimen: Hallinto."], [])
