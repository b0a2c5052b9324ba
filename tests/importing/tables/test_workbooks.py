from __future__ import annotations

import io
import re
import struct
import zipfile
from typing import Any

import pytest

from orgsim.importing.records import CannotImport
from orgsim.importing.tables.workbooks import sheets_of_workbook
from tests.importing.tables.making import workbook


def why(data: bytes) -> str:
    with pytest.raises(CannotImport) as refused:
        sheets_of_workbook(data, "lista.xlsx")
    return refused.value.message.key


def test_rows_have_the_numbers_that_the_planner_sees() -> None:
    def dress(book: Any, sheets: dict[str, Any]) -> None:
        sheets["Taul1"].write(5, 2, "Nimi")
        sheets["Taul1"].write(6, 2, "Kirjasto", book.add_format({"indent": 2}))
        sheets["Taul1"].write_formula(6, 3, "=1+1", None, 2)
        sheets["Taul1"].set_row(6, None, None, {"hidden": True, "level": 3})
        sheets["Taul1"].set_column(3, 3, None, None, {"hidden": True})
        sheets["Taul1"].merge_range(7, 2, 8, 2, "Museo")

    (sheet,) = sheets_of_workbook(workbook({"Taul1": [], "Tyhjä": []}, dress), "lista.xlsx")
    assert (sheet.first_row, sheet.first_column) == (6, 2)
    assert list(sheet.rows[1]) == ["Kirjasto", 2.0]
    assert sheet.hidden_rows == {7}
    assert sheet.hidden_columns == {1}
    assert sheet.outline == {7: 3}
    assert sheet.indents == {(7, 0): 2}
    assert sheet.merged == ((8, 9, 0, 0),)


def test_a_cell_in_the_very_last_row_does_not_make_a_million_rows() -> None:
    def dress(book: Any, sheets: dict[str, Any]) -> None:
        sheets["T"].write(1_048_575, 16_383, "unohtui")

    (sheet,) = sheets_of_workbook(workbook({"T": [["Nimi"], ["Kirjasto"]]}, dress), "lista.xlsx")
    assert [row[0] for row in sheet.rows] == ["Nimi", "Kirjasto"]
    assert sheet.cut


def test_elements_with_a_prefix_are_read_as_those_without() -> None:
    def dress(book: Any, sheets: dict[str, Any]) -> None:
        sheets["T"].write(1_048_575, 16_383, "unohtui")
        sheets["T"].write(1, 16_383, "unohtui")

    into = io.BytesIO()
    made = workbook({"T": [["Nimi"], ["Kirjasto"]]}, dress)
    with zipfile.ZipFile(io.BytesIO(made)) as zip, zipfile.ZipFile(into, "w") as copy:
        for name in zip.namelist():
            part = zip.read(name)
            if "worksheets" in name:
                part = re.sub(rb"<(/?)(\w)", rb"<\1x:\2", part).replace(b" xmlns=", b" xmlns:x=")
            copy.writestr(name, part)
    (sheet,) = sheets_of_workbook(into.getvalue(), "lista.xlsx")
    assert [row[0] for row in sheet.rows] == ["Nimi", "Kirjasto"]
    assert sheet.cut


def test_rows_far_below_a_table_are_left_out() -> None:
    (sheet,) = sheets_of_workbook(
        workbook({"T": [["Nimi"], ["Kirjasto"]]}, lambda book, sheets: sheets["T"].write(5_000, 0, "x")), "a.xlsx"
    )
    assert (len(sheet.rows), sheet.cut) == (2, True)


def rewritten(data: bytes, was: bytes, becomes: bytes) -> bytes:
    """That workbook with something else in its sheets."""
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as zip, zipfile.ZipFile(into, "w") as copy:
        for name in zip.namelist():
            part = zip.read(name)
            copy.writestr(name, part.replace(was, becomes) if "worksheets" in name else part)
    return into.getvalue()


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (b'r="AAAA2"', "import.damaged"),
        (b'r="aaaa2"', "import.damaged"),
        (b"r='AAAA2'", "import.damaged"),
        (b'r = "AAAA2"', "import.damaged"),
        (b'\nr="A2000000"', "import.damaged"),
        # The row says that it is the second.
        (b'r="A300000"', "import.too-large"),
    ],
)
def test_a_cell_where_no_sheet_has_any_is_not_made_room_for(place: bytes, told: str) -> None:
    data = workbook({"T": [["Nimi"], ["Kirjasto"]]})
    assert why(rewritten(data, b'r="A2"', place)) == told


def test_hidden_sheets_come_last() -> None:
    def dress(book: Any, sheets: dict[str, Any]) -> None:
        sheets["Toinen"].activate()
        sheets["Vanha"].hide()

    data = workbook({"Vanha": [["a"]], "Toinen": [["b"]]}, dress)
    assert [sheet.name for sheet in sheets_of_workbook(data, "a.xlsx")] == ["Toinen", "Vanha"]


def test_protected_and_damaged_files_are_told() -> None:
    data = workbook({"T": [["Nimi"]]})
    protected = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le")
    assert why(protected) == "import.encrypted"
    begin = struct.pack("<HHHH", 0x0809, 16, 0x0600, 5) + b"\0" * 12
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    assert why(old + begin + struct.pack("<HH", 0x2F, 54) + b"x" * 54 + b"\0" * 500) == "import.encrypted"
    assert why(old + begin + struct.pack("<HH", 0xE1, 2) + b"\xb0\x04" + b"\0" * 500) == "import.damaged"
    assert why(data[: len(data) // 2]) == "import.damaged"
    assert why(b"PK\x03\x04" + b"x" * 100) == "import.damaged"
    assert why(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "import.damaged"


def test_a_file_that_says_it_unpacks_to_gigabytes_is_not_unpacked() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as zip:
        zip.writestr("xl/workbook.xml", "<workbook/>")
    data = bytearray(into.getvalue())
    entry = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, entry + 24, 3_000_000_000)
    assert why(bytes(data)) == "import.too-large"


def test_a_file_whose_sizes_are_not_as_it_says_is_damaged() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as zip:
        zip.writestr("xl/workbook.xml", "<workbook/>" * 1_000)
    data = bytearray(into.getvalue())
    entry = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, entry + 24, 10)
    assert why(bytes(data)) == "import.damaged"


ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="T">
<table:table-row><table:table-cell office:value-type="string"><text:p>Nimi</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def ods(times: int, cells: str) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as zip:
        zip.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        zip.writestr("content.xml", ODS.format(times=times, cells=cells))
        zip.writestr("META-INF/manifest.xml", MANIFEST)
    return into.getvalue()


def test_a_calc_sheet_with_empty_rows_to_its_end_is_short_and_one_with_as_many_filled_is_not_read() -> None:
    (sheet,) = sheets_of_workbook(ods(1_048_575, '<table:table-cell table:number-columns-repeated="16384"/>'), "a.ods")
    assert [list(row) for row in sheet.rows] == [["Nimi"]]
    filled = '<table:table-cell office:value-type="string" table:number-columns-repeated="{}"/>'
    assert why(ods(1_048_575, filled.format(3))) == "import.too-large"
    assert why(ods(1, filled.format(16_384))) == "import.too-large"
    assert why(ods(1, filled.replace('"{}"', "'{}'").format(600))) == "import.too-large"
    assert why(ods(1, filled.format("00000600"))) == "import.too-large"
