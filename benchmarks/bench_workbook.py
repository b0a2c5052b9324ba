"""A workbook of two drafts of 10 000 units with all sheets, beside openpyxl writing the same cells alone.

Aim: at most half its time, what is worked out for the sheets included.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.organisations import reform
from orgsim.export.documents import document
from orgsim.export.sheets.book import sheets_of
from orgsim.export.sheets.sheet import Number
from orgsim.export.sheets.subject import Subject, subject_of
from orgsim.files.reading.opening import open_paths
from orgsim.messages import catalog

UNITS, MOVED = 10_000, 500


@pytest.fixture(scope="module")
def texts_of_two() -> tuple[str, str]:
    return reform(UNITS, UNITS + 100, MOVED)


@pytest.fixture
def subject(texts_of_two: tuple[str, str], tmp_path: Path) -> Subject:
    """Read anew each time, as what follows from a draft is remembered while it lives."""
    paths = [tmp_path / "now.yaml", tmp_path / "then.yaml"]
    for path, text in zip(paths, texts_of_two, strict=True):
        path.write_text(text, encoding="utf-8")
    return subject_of(open_paths(paths))


@pytest.mark.benchmark(group="workbook")
def bench_workbook(benchmark: BenchmarkFixture, subject: Subject) -> None:
    """All sheets, worked out and written."""
    benchmark.pedantic(lambda: document(subject, "xlsx", catalog("fi")), rounds=1)


@pytest.mark.benchmark(group="workbook")
def bench_openpyxl(benchmark: BenchmarkFixture, subject: Subject) -> None:
    """The same cells, which are there already, without formats, outline, filters and charts."""
    openpyxl = pytest.importorskip("openpyxl", reason="pip install openpyxl to have what it is held against")
    sheets = sheets_of(subject, catalog("fi"))

    def write() -> None:
        book = openpyxl.Workbook()
        for sheet in sheets:
            its = book.create_sheet(sheet.name)
            its.append([column.title for column in sheet.columns])
            for row in sheet.rows:
                its.append([cell.value if isinstance(cell, Number) else cell for cell in row])
        book.save(io.BytesIO())

    benchmark.pedantic(write, rounds=1)
