"""Workbooks as a program of another maker reads them."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
import python_calamine

from orgsim.drawing.themes import LIGHT
from orgsim.export.documents import document, write_document
from orgsim.export.errors import UnknownFormatError, UnwritableError
from orgsim.export.sheets.sheet import Bars, Column, Number, Sheet
from orgsim.export.sheets.subject import Subject, subject_of
from orgsim.export.workbook import rows, writing
from orgsim.export.workbook.arranging import arranged
from orgsim.export.workbook.writing import as_workbook
from orgsim.files.reading.opening import open_paths
from orgsim.messages import catalog
from orgsim.model.abandoning import Abandoned, abandoned
from tests.room import room_for

CASES = Path(__file__).resolve().parents[2] / "cases"
KOSKENLAHTI = CASES / "koskenlahti" / "koskenlahden-organisaatiouudistus-2026.yaml"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "{=1}",
    "https://example.org",
    "internal:Erot!A1",
    "007",
    "<r><t>x</t></r>",
    "<r>1 < 2</r>",
    "_x0041_",
    " alussa",
    'Sivistys & "kulttuuri"\nja <muu>',
]


@pytest.fixture(scope="module")
def subject() -> Subject:
    return subject_of(open_paths([KOSKENLAHTI]))


@pytest.fixture(scope="module")
def data(subject: Subject) -> bytes:
    return document(subject, "xlsx", catalog("fi"))


def rows_of(data: bytes, name: str) -> list[dict[str, object]]:
    """The rows of a sheet by their headings, without the cells that are not there."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    head, *rows = book.get_sheet_by_name(name).to_python()
    return [{str(title): cell for title, cell in zip(head, row, strict=True) if cell != ""} for row in rows]


def part(data: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return ElementTree.fromstring(package.read(name))


def test_units_are_read_with_all_that_is_stated_of_them(data: bytes) -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names[0] == "Luonnokset"
    drafts = rows_of(data, "Luonnokset")
    assert [row["Luonnos"] for row in drafts] == ["A", "B", "C"]
    assert drafts[1]["Päivätty"] == dt.date(2026, 11, 16)
    units = {row["Tunnus"]: row for row in rows_of(data, str(drafts[1]["Taulukko"]))}
    council, audit = units["valtuusto"], units["tarkastuslautakunta"]
    assert "Yläyksikön tunnus" not in council
    assert (council["Nimi (fi)"], council["Nimi (sv)"]) == ("Kaupunginvaltuusto", "Stadsfullmäktige")
    assert (council["Tyyppi"], council["Paikat"], council["Naisia jäsenistä"]) == ("Valtuusto", 43, 20)
    assert council["Jäsenet kieliryhmittäin"] == "fi: 31; sv: 12"
    assert str(council["Toimivalta (fi)"]).splitlines()[0] == "kaupunkistrategia [strategia]"
    assert (audit["Yläyksikön tunnus"], audit["Vaalikelpoiset"]) == ("valtuusto", "vain valtuutetut")
    # What is not stated is no cell, and a column that no unit states is no column.
    assert not {"Henkilöstö", "Kulut"} & set(audit)


def test_figures_are_numbers_and_what_they_lack_stands_beside(data: bytes) -> None:
    rows = {row.get("Tunnus"): row for row in rows_of(data, "Luvut")}
    seats = rows["elected.seats"]
    assert (seats["A"], seats["B"], seats["B − A"]) == (166, 142, -24)
    assert "Tieto A" not in seats
    # 123 seats beside the council's 43, and 99.
    assert "≥" in {row.get("Tieto A") for row in rows.values()}
    assert all(not str(row.get(letter, "")).startswith("≥") for row in rows.values() for letter in "ABC")


def test_layers_are_an_outline_with_the_summary_above(data: bytes) -> None:
    sheet = part(data, "xl/worksheets/sheet2.xml")
    levels = [int(row.get("outlineLevel", 0)) for row in sheet.iter(f"{MAIN}row")]
    assert levels[:2] == [0, 0]
    assert max(levels) == 5
    outline = next(sheet.iter(f"{MAIN}outlinePr"))
    assert outline.get("summaryBelow") == "0"
    assert next(sheet.iter(f"{MAIN}pane")).get("ySplit") == "1"
    assert next(sheet.iter(f"{MAIN}autoFilter"), None) is not None


def test_units_are_printed_on_pages_one_wide_without_what_only_programs_need(data: bytes) -> None:
    drafts = rows_of(data, "Luonnokset")
    told = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    head = told.get_sheet_by_name(str(drafts[0]["Taulukko"])).to_python()[0]
    sheet, book = part(data, "xl/worksheets/sheet2.xml"), part(data, "xl/workbook.xml")
    areas = {
        its.get("localSheetId"): str(its.text)
        for its in book.iter(f"{MAIN}definedName")
        if "Area" in its.get("name", "")
    }
    last = areas["1"].rpartition(":")[2].lstrip("$").partition("$")[0]
    printed = head[: ord(last) - ord("A") + 1]
    assert "Nimi (fi)" in printed
    assert "Tyyppi" in printed
    assert not {"Tunnus", "Taso", "Nimi (sv)", "Yläyksikön tunnus"} & {*printed}
    page = next(sheet.iter(f"{MAIN}pageSetup"))
    assert (page.get("orientation"), page.get("fitToHeight"), page.get("fitToWidth", "1")) == ("landscape", "0", "1")


def test_columns_of_words_without_any_are_left_out_and_charts_follow_theirs() -> None:
    columns = (Column("Id", key=True), Column("Empty"), Column("A", "plain"), Column("B", "plain"), Column("Name"))
    bars = Bars(title="t", row=0, columns=(2, 3), labels=(None, None), spoken="t")
    sheet = Sheet(name="x", title="x", columns=columns, rows=[("i", None, 1, 2, "n")], bars=(bars,))
    its = arranged(sheet)
    assert [column.title for column in its.sheet.columns] == ["A", "B", "Name", "Id"]
    assert (its.printed, its.sheet.rows[0], its.sheet.bars[0].columns) == (3, (1, 2, "n", "i"), (0, 1))


def test_a_deep_outline_has_seven_levels() -> None:
    sheet = Sheet(name="x", title="x", columns=(Column("Nimi"),), rows=[("a",)] * 12, levels=range(12))
    made = part(as_workbook([sheet], title="x", texts=catalog("en")), "xl/worksheets/sheet1.xml")
    assert [int(row.get("outlineLevel", 0)) for row in made.iter(f"{MAIN}row")][1:] == [*range(8), 7, 7, 7, 7]


def test_text_stays_text_whatever_it_looks_like() -> None:
    rows = [(text, Number(1.5, 1)) for text in HOSTILE]
    sheet = Sheet(name="x", title="=1 & <b>", columns=(Column("=2"), Column("<r>1</r>")), rows=rows)
    data = as_workbook([sheet], title="=3 <b>", texts=catalog("sv"))
    made = part(data, "xl/worksheets/sheet1.xml")
    assert not [*made.iter(f"{MAIN}f"), *made.iter(f"{MAIN}hyperlink")]
    assert [list(row.values()) for row in rows_of(data, "x")] == [[text, 1.5] for text in HOSTILE]


def test_what_no_cell_can_hold_is_replaced_or_cut() -> None:
    sheet = Sheet(name="x", title="x", columns=(Column("a"),), rows=[("a\x00b\x1fc\ud800",), ("ä" * 40_000,)])
    first, second = (row["a"] for row in rows_of(as_workbook([sheet], title="x", texts=catalog("fi")), "x"))
    assert first == "a\ufffdb\ufffdc\ufffd"
    assert str(second) == "ä" * 32_766 + "…"


def test_the_document_tells_its_title_and_language(data: bytes) -> None:
    told = {child.tag.partition("}")[2]: child.text for child in part(data, "docProps/core.xml")}
    assert (told["title"], told["language"]) == ("Koskenlahden organisaatiouudistus 2026", "fi-FI")


def test_charts_of_bars_are_told_in_words(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        drawing = package.read("xl/drawings/drawing1.xml").decode()
        chart = package.read("xl/charts/chart1.xml").decode()
    assert any(name.startswith("xl/charts/chart") for name in names)
    # Each draft has its colour of the window and of slides: blue, orange, violet.
    fills = [tone.fill.lstrip("#").upper() for tone in LIGHT.scenario[:3]]
    assert [fill for fill in re.findall(r'srgbClr val="(\w{6})"', chart) if fill in fills] == fills
    assert "Luottamushenkilöorganisaatio: Paikkoja: A 166; B 142; C 166" in drawing


def test_a_draft_alone_has_nothing_to_compare() -> None:
    alone = subject_of(open_paths([CASES / "koskenlahti" / "koskenlahti-nyt.yaml"]))
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(document(alone, "xlsx", catalog("en"))))
    assert "Figures" in book.sheet_names
    assert not {"Differences", "Transition"} & set(book.sheet_names)


def test_files_are_never_written_over_what_they_were_made_from(subject: Subject, tmp_path: Path) -> None:
    output = tmp_path / "vertailu.xlsx"
    output.write_bytes(b"kept")
    with pytest.raises(UnwritableError):
        write_document(subject, output, catalog("fi"), sources=[output])
    assert output.read_bytes() == b"kept"
    with pytest.raises(UnknownFormatError):
        write_document(subject, tmp_path / "vertailu.xlx", catalog("fi"))
    write_document(subject, output, catalog("fi"))
    assert output.read_bytes()[:2] == b"PK"


def as_of_many(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Path:
    """Workbooks are made as those of many rows are; the folder for what lies on the way."""
    on_the_way = folder / "on the way"
    on_the_way.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(on_the_way))
    monkeypatch.setattr(writing, "_MANY", 0)
    monkeypatch.setattr(rows, "_HELD", 100)
    return on_the_way


def test_a_workbook_of_many_rows_holds_what_one_of_few_does(
    subject: Subject, data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_the_way = as_of_many(monkeypatch, tmp_path)
    write_document(subject, tmp_path / "many.xlsx", catalog("fi"))
    with zipfile.ZipFile(io.BytesIO(data)) as few, zipfile.ZipFile(tmp_path / "many.xlsx") as many:
        # It tells the second in which it was made, which may be packed into a byte more.
        dated = "docProps/core.xml"
        about = [
            [
                (part.filename, part.date_time, part.external_attr, part.filename == dated or part.compress_size)
                for part in its.infolist()
            ]
            for its in (few, many)
        ]
        assert about[0] == about[1]
        differing = [name for name in few.namelist() if few.read(name) != many.read(name)]
    assert set(differing) <= {dated}
    assert [*on_the_way.iterdir()] == []


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such limit")
@pytest.mark.parametrize("room", [50, 3_000, 60_000])
def test_a_workbook_for_which_the_disk_has_no_room_on_the_way_is_refused_and_leaves_nothing(
    subject: Subject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    on_the_way = as_of_many(monkeypatch, tmp_path)
    with room_for(room), pytest.raises(UnwritableError) as refused:
        write_document(subject, tmp_path / "many.xlsx", catalog("fi"))
    assert refused.value.message.key == "export.error.on-the-way"
    assert [*on_the_way.iterdir()] == [] and [*tmp_path.iterdir()] == [on_the_way]


def test_a_workbook_that_is_stopped_between_its_rows_or_parts_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_the_way = as_of_many(monkeypatch, tmp_path)
    sheet = Sheet(name="x", title="x", columns=(Column("a"),), rows=[(f"row {number}",) for number in range(2_000)])
    asked = [0]
    left: list[int] = []

    def is_left() -> bool:
        asked[0] += 1
        return bool(left) and asked[0] == left[0]

    token = abandoned.set(is_left)
    try:
        as_workbook([sheet], title="x", texts=catalog("fi"))
        count = asked[0]
        for left[:] in [[number] for number in range(1, count + 1)]:
            asked[0] = 0
            with pytest.raises(Abandoned):
                as_workbook([sheet], title="x", texts=catalog("fi"))
            assert asked == left and [*on_the_way.iterdir()] == []
    finally:
        abandoned.reset(token)
    assert count > 8, "four times while rows are made, and at each part that is packed"


def test_columns_are_as_wide_as_their_numbers() -> None:
    columns = (Column("A", "plain", 11), Column("B", "euros", 11), Column("C", "plain", 11))
    rows = [(Number(-123_456_789, euros=True), 123_456_789, Number(5))]
    data = as_workbook([Sheet(name="x", title="x", columns=columns, rows=rows)], title="x", texts=catalog("fi"))
    widths = [float(each.attrib["width"]) for each in part(data, "xl/worksheets/sheet1.xml").iter(f"{MAIN}col")]
    # Signs, thousands and the euro of -123 456 789 €, and of 123 456 789 €.
    assert widths[0] >= 14 and widths[1] >= 13 and widths[2] < 12.5
