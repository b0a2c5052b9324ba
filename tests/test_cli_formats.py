"""How commands write: encodings, columns, CSV, letters and the system's language."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.commands.formats import as_csv, as_json
from orgsim.commands.output import left, printable, right, width, write
from orgsim.commands.system_language import system_language
from orgsim.files.tables import DIALECTS, Dialect
from orgsim.importing.tables.delimited import sheet_of_text
from orgsim.model.views import letter


def written(text: str, encoding: str) -> bytes:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    write(text, stream)
    return raw.getvalue()


def test_what_an_encoding_lacks_has_a_stand_in() -> None:
    assert written("−3 ≥ 2 × 1\u00a0000 → ”ä”", "ascii") == b'-3 >= 2 x 1 000 -> "a"'
    assert written("Päätös −3", "latin-1") == "Päätös -3".encode("latin-1")
    assert written("北", "ascii") == b"?"
    assert written("Päätös −3\r\n", "utf-8") == "Päätös −3\r\n".encode()


def test_a_program_without_a_console_says_nothing() -> None:
    write("text", None)


def test_a_stream_without_bytes() -> None:
    stream = io.StringIO()
    write("Päätös", stream)
    assert stream.getvalue() == "Päätös"


@given(st.text())
def test_any_text_can_be_written_anywhere(text: str) -> None:
    for encoding in ("ascii", "cp1252", "cp437"):
        written(text, encoding)


@given(st.text())
def test_text_of_a_file_cannot_steer_a_terminal(text: str) -> None:
    shown = printable(text)
    assert all(character.isprintable() or character == "\u00a0" for character in shown)
    assert "\n" not in shown


def test_columns() -> None:
    assert width("Toimielin") == 9
    assert width("Päätös") == 6
    assert width("A\u0308") == 1
    assert width("市町村") == 6
    assert left("市", 4) == "市  "
    assert right("12", 4) == "  12"


@given(st.lists(st.lists(st.text() | st.integers(), min_size=2, max_size=2)))
def test_csv_reads_back(rows: list[list[str | int]]) -> None:
    text = as_csv(["a", "b"], rows)
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert read[0] == ["a", "b"]
    assert len(read) == len(rows) + 1
    for row, cells in zip(rows, read[1:], strict=True):
        for value, cell in zip(row, cells, strict=True):
            guarded = isinstance(value, str) and value[:1] in "=+-@\t\r\n" and value != ""
            assert cell == (f"'{value}" if guarded else str(value))


def test_csv_tells_text_from_numbers_and_unknowns() -> None:
    rows = [["=1+1", -21], ["-", None], ["@SUM", 2.5], ['a "b", c', 0]]
    assert as_csv(["name", "n"], rows) == 'name,n\r\n\'=1+1,-21\r\n\'-,\r\n\'@SUM,2.5\r\n"a ""b"", c",0\r\n'


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "name",
    [
        "=1+1",
        "Talous;=1+1",
        'Talous"; "=1+1',
        "Talous;\t@SUM(A1)",
        "Talous\n=1+1",
        "Talous|-1+1",
        " ＝1+1",
        "a;b;+1",
        "Talous,=1+1",
        'Talous", "@SUM(A1)',
        "Talous,-1+1,",
        "\u200b=1+1",
        "Talous;\u2066@SUM(A1)",
        "Talous\u2028=1+1",
    ],
)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_no_cell_is_a_formula_whatever_divides_the_cells(name: str, delimiter: str, dialect: Dialect) -> None:
    text = as_csv(["id", "name", "n"], [["a", name, 1], [name, "b", 2]], dialect)
    read = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
    if (dialect, delimiter) != ("plain", ","):
        # Its own reader knows quotes.
        read += [line.split(delimiter) for line in text.splitlines()]
    for row in read:
        for cell in row:
            assert not re.match('[ "\u200b\u2066]*[=+@＝-]', cell), cell


def test_a_sign_behind_a_comma_that_begins_nothing_stays() -> None:
    rows = [["Maksu 12,-", "a,+, b"], ["Talous,=1", "Talous, -1+1"]]
    assert as_csv(["a", "b"], rows, "fi") == (
        '\ufeffa;b\r\n"Maksu 12,-";"a,+, b"\r\n"Talous,\'=1";"Talous,\' -1+1"\r\n'
    )
    assert as_csv(["a", "b"], rows[1:]) == 'a,b\r\n"Talous,=1","Talous, -1+1"\r\n'
    rows += [["\u200b=1+1", "Talous;\u2066@SUM(A1)"], ["\ufeff-1", "Talous,\u202e=1"]]
    assert sheet_of_text(as_csv(["a", "b"], rows, "fi").removeprefix("\ufeff")).rows == [["a", "b"], *rows]


def test_what_is_no_formula_stays_as_it_is() -> None:
    assert as_csv(["name"], [["Talous- ja hallinto; hankinnat"]]) == "name\r\nTalous- ja hallinto; hankinnat\r\n"


def test_json_may_be_plain_ascii() -> None:
    assert as_json({"ä": None}) == '{\n  "ä": null\n}\n'
    assert as_json({"ä": None}, unicode=False) == '{\n  "\\u00e4": null\n}\n'


def test_letters_go_on_after_z() -> None:
    assert [letter(position) for position in (0, 1, 25, 26, 27, 51, 52, 702)] == [
        "A",
        "B",
        "Z",
        "AA",
        "AB",
        "AZ",
        "BA",
        "AAA",
    ]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "fi_FI.UTF-8"}, "fi"),
        ({"LANG": "sv_FI"}, "sv"),
        ({"LANG": "sv"}, "sv"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "fi_FI.UTF-8"}, "fi"),
        ({"LANG": "fi_FI.UTF-8", "LC_MESSAGES": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "fi_FI.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "fi"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:sv:fi"}, "sv"),
        ({"LANG": "fi_FI.UTF-8", "LANGUAGE": "de"}, "fi"),
        ({"LANG": "fi_FI.UTF-8", "LC_ALL": ""}, "fi"),
        ({"LANG": "fil_PH.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_systems_language(environment: dict[str, str], language: str) -> None:
    assert system_language(environment) == language


def test_csv_for_finnish_excel_has_semicolons_decimal_commas_and_a_mark() -> None:
    text = as_csv(["a", "b;c"], [["x; y", 2.5], [None, -0.00001], ['"', 3], ["=1;2", "≥"]], "fi")
    assert text == '\ufeffa;"b;c"\r\n"x; y";2,5\r\n;-0,00001\r\n"""";3\r\n"\'=1;2";≥\r\n'


def test_csv_for_excel_is_written_in_its_encoding_whatever_the_terminals_is() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1252")
    write("\ufeff≥", stream, encoding="utf-8")
    assert raw.getvalue() == b"\xef\xbb\xbf\xe2\x89\xa5"
