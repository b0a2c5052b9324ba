"""An xlsx of 10 000 rows into a scenario, beside openpyxl reading the same cells alone.

Aim: at most a quarter of its time.
"""

from __future__ import annotations

import io

import pytest
import xlsxwriter
from pytest_benchmark.fixture import BenchmarkFixture

from orgsim.importing.building import built
from orgsim.importing.tables.reading import read, tables
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy

ROWS = 10_000
HEAD = ("Tunnus", "Nimi", "Yläyksikkö", "Tyyppi", "Henkilöstö", "HTV", "Menot", "Tulot", "Kustannuspaikka", "Alkaa")
WORDS = ("kirjaston", "liikunnan", "varhaiskasvatuksen", "teknisen tuen", "kaavoituksen", "nuorison", "talouden")


@pytest.fixture(scope="module")
def workbook() -> bytes:
    """Ten columns as HR's lists have them: texts, numbers, a code with zeros, days."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = book.add_worksheet("Organisaatio")
    day = book.add_format({"num_format": "d.m.yyyy"})
    sheet.write_row(0, 0, HEAD)
    for at in range(ROWS):
        name = f"Yksikkö {at}, {WORDS[at % 7]} palvelut"
        parent = f"u{(at - 1) // 6:05}" if at else ""
        sheet.write_row(at + 1, 0, [f"u{at:05}", name, parent, "Tulosyksikkö", at % 50, at % 50 * 0.5, at * 1000, at])
        sheet.write_string(at + 1, 8, f"{at:06}")
        sheet.write_number(at + 1, 9, 45_658 + at % 300, day)
    book.close()
    return data.getvalue()


@pytest.mark.benchmark(group="importing")
def bench_import(benchmark: BenchmarkFixture, workbook: bytes) -> None:
    """Read, columns guessed, rows settled, the scenario built."""

    def bring_in() -> int:
        (found,) = read(tables(workbook, "organisaatio.xlsx"))
        return len(hierarchy(built(found, catalog("fi")).scenario).units)

    assert benchmark.pedantic(bring_in, rounds=5, warmup_rounds=1) == ROWS


@pytest.mark.benchmark(group="importing")
def bench_openpyxl(benchmark: BenchmarkFixture, workbook: bytes) -> None:
    """The same cells as values, and nothing made of them."""
    openpyxl = pytest.importorskip("openpyxl", reason="pip install openpyxl to have what it is held against")

    def read_cells() -> int:
        sheet = openpyxl.load_workbook(io.BytesIO(workbook))["Organisaatio"]
        return sum(1 for _ in sheet.iter_rows(values_only=True))

    assert benchmark.pedantic(read_cells, rounds=3) == ROWS + 1


@pytest.mark.benchmark(group="importing")
def bench_openpyxl_read_only(benchmark: BenchmarkFixture, workbook: bytes) -> None:
    """The same by its faster way."""
    openpyxl = pytest.importorskip("openpyxl", reason="pip install openpyxl to have what it is held against")

    def read_cells() -> int:
        sheet = openpyxl.load_workbook(io.BytesIO(workbook), read_only=True)["Organisaatio"]
        return sum(1 for _ in sheet.iter_rows(values_only=True))

    assert benchmark.pedantic(read_cells, rounds=3) == ROWS + 1
