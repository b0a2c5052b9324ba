"""Rows that are higher than a page go on at the next, line by line."""

from __future__ import annotations

import re
from functools import partial

import pytest
from PySide6.QtGui import QPainter

from orgsim.drawing.tables.matrix import Cell, Head, Matrix, Row, Strip
from orgsim.drawing.themes import LIGHT
from orgsim.export.page.flow import Column, divided, flow
from orgsim.export.page.picture import Picture
from orgsim.export.page.writing import encoded
from orgsim.export.tables.pieces import matrix_pieces
from tests.export.pdf_text import pdf_text

pytestmark = pytest.mark.usefixtures("painting")


def test_every_word_of_a_row_is_on_some_page_once_and_none_is_cut() -> None:
    words = [f"sana{number}" for number in range(600)]
    title = [f"nimi{number}" for number in range(60)]
    long = Cell(strips=(Strip(text="Alku", sign="!", tone="warning", detail=" ".join(words)),))
    short = Cell(strips=(Strip(text="Lyhyt"),))
    row = Row(title=" ".join(title), caption="Selite", cells=(long, short))
    matrix = Matrix(corner="Asia", heads=(Head(), Head()), rows=(row,))
    room = 400.0
    pieces = list(matrix_pieces(matrix, 700, LIGHT, "fi"))
    assert any(piece.height > room for piece in pieces)
    parts = divided(pieces, room)
    columns = flow(parts, room)
    assert len(columns) > 2
    assert all(column.height <= room for column in columns)
    # The row's own room above and below is all that its parts have more.
    row_parts = parts[1:]
    assert sum(part.height - 12 for part in row_parts) == pieces[1].height - 12

    def paint(column: Column, painter: QPainter, pixels: float) -> None:
        assert sum(1 for _ in column.painting(painter, 0, 0)) == len(column.pieces)

    pages = tuple(partial(paint, column) for column in columns)
    said = pdf_text(encoded(Picture(title="", width=700, height=room, pages=pages), "pdf"))
    # PDFium takes the letters of some lines for words of their own.
    said = said.replace(" ", "")
    found = re.findall(r"sana\d+|nimi\d+|Selite|Lyhyt", said)
    assert sorted(found) == sorted([*words, *title, "Selite", "Lyhyt"])
