"""Rows are put into words when they are asked for, once, and say before that what they are."""

from __future__ import annotations

from orgsim.drawing.tables.matrix_row import Cell, Row
from orgsim.drawing.tables.rows import Rows


def test_only_what_is_asked_for_is_put_into_words() -> None:
    made: list[int] = []

    def row(number: int) -> Row:
        made.append(number)
        return Row(title=f"row {number}", cells=(Cell(),), key=(str(number),))

    rows = Rows([Row(title="group"), *range(10_000)], lambda number: (str(number),), row)
    assert len(rows) == 10_001
    assert [rows.is_heading(0), rows.is_heading(1), rows.key(0), rows.key(9_001)] == [True, False, (), ("9000",)]
    assert made == []
    assert rows[9_001] is rows[9_001]
    assert [each.title for each in rows[0:3]] == ["group", "row 0", "row 1"]
    assert made == [9_000, 0, 1]
