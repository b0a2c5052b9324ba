"""Files of any sort, told apart by what they contain."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter

from orgsim.importing.reading import found_in
from orgsim.importing.records import CannotImport


def workbook(*cells: str) -> bytes:
    with xlsxwriter.Workbook(made := io.BytesIO()) as book:
        sheet = book.add_worksheet("Taul1")
        for row, text in enumerate(cells):
            sheet.write_string(row, 0, text)
    return made.getvalue()


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("lista.xlsx", workbook()),
        ("lista.xlsx", workbook(" ")),
        ("lista.csv", b"\xef\xbb\xbf"),
        ("lista.txt", b" \r\n\n"),
        ("kaavio.graphml", b""),
    ],
)
def test_an_empty_file_is_told_to_be_empty(file: str, data: bytes) -> None:
    with pytest.raises(CannotImport) as refused:
        found_in({file: data})
    assert refused.value.message.key == "import.empty"


def test_a_table_of_something_else_is_not() -> None:
    with pytest.raises(CannotImport) as refused:
        found_in({"lista.xlsx": workbook("12", "13")})
    assert refused.value.message.key == "import.no-table"


def zipped(part: str, text: str = "") -> bytes:
    with zipfile.ZipFile(made := io.BytesIO(), "w") as file:
        file.writestr(part, text)
    return made.getvalue()


@pytest.mark.parametrize(
    ("file", "data", "what"),
    [
        ("kaavio.pdf", b"%PDF-1.7\n1 0 obj", "pdf"),
        ("esitys.odt", zipped("mimetype", "application/vnd.oasis.opendocument.text"), "text"),
        ("kaavio.vsdx", zipped("visio/document.xml"), "visio"),
    ],
)
def test_what_no_program_reads_well_tells_what_to_do_instead(file: str, data: bytes, what: str) -> None:
    with pytest.raises(CannotImport) as refused:
        found_in({file: data})
    assert refused.value.message.key == f"import.other.{what}"


@pytest.mark.parametrize("embedded", ["word/document.xml", "visio/document.xml", "ppt/slides/slide1.xml"])
@pytest.mark.parametrize(
    ("file", "data", "told"),
    [
        ("lista.xlsx", workbook("12", "13"), "import.no-table"),
        ("esitys.pptx", zipped("ppt/presentation.xml", "<p:presentation xmlns:p='x'/>"), "import.no-chart"),
    ],
)
def test_what_is_embedded_in_a_file_does_not_tell_its_sort(file: str, data: bytes, told: str, embedded: str) -> None:
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("embeddings/object", zipped(embedded))
    with pytest.raises(CannotImport) as refused:
        found_in({file: made.getvalue()})
    assert refused.value.message.key == told


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?>\n<chart>\n  <item id="a" name="Koulut"/>\n</chart>\n',
        '<chart>\n  <item id="a" name="Koulut"/>\n  <item id="b"/>\n</chart>\n',
        "<!DOCTYPE html>\n<ul>\n<li>Kaupunki\n<ul><li>Koulut</ul>\n</ul>\n",
    ],
)
def test_markup_that_nobody_knows_is_told_and_no_list_of_its_tags(text: str) -> None:
    with pytest.raises(CannotImport) as refused:
        found_in({"kaavio.xml": text.encode()})
    assert refused.value.message.key == "import.unknown"


def test_a_list_below_an_element_of_markdown_is_one() -> None:
    text = '<p align="center">Kaavio</p>\n\n- Kaupunki\n  - Koulut\n  - Tekniikka\n'
    (found,) = found_in({"kaavio.md": text.encode()})
    assert [record.names[0][1] for record in found.imported.records][-3:] == ["Kaupunki", "Koulut", "Tekniikka"]


def test_a_text_that_is_called_a_deck_is_damaged_and_one_that_is_called_a_workbook_is_read() -> None:
    with pytest.raises(CannotImport) as refused:
        found_in({"uudistus.pptx": b"version 1\noid sha256:0\nsize 4\n"})
    assert refused.value.message.key == "import.damaged"
    (found,) = found_in({"lista.xls": "Nimi;Yläyksikkö\nKaupunki;\nKoulut;Kaupunki\n".encode()})
    assert len(found.imported.records) == 2
