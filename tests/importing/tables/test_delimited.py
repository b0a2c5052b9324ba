from __future__ import annotations

import pytest

from orgsim.importing.tables.delimited import separator, sheet_of_text

LIST = "Yksikkö;Kulut\nKirjasto;1,5\nÅboländska museet;2\n"
MANY = 'a;b\n1;"x, ""y"", z\n, , ,\n, , ,\n, , ,"\n2;3\n'
"""A cell in quotes whose further lines are full of another mark."""


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        (LIST, ";"),
        ("a\tb, c\n1\t2, 3\n", "\t"),
        ('a,b\n"x;y;z",2\n', ","),
        ("a|b\n1|2\n", "|"),
        ("yksi\nkaksi\n", ","),
        (MANY, ";"),
    ],
)
def test_the_mark_between_cells_is_found(text: str, mark: str) -> None:
    assert separator(text) == mark


def test_cells_in_quotes_keep_marks_and_line_ends_and_rows_are_counted_as_spreadsheets_do() -> None:
    sheet = sheet_of_text('a;b\n"x;\ny";2\n\nz;3\n')
    assert [list(row) for row in sheet.rows] == [["a", "b"], ["x;\ny", "2"], [], ["z", "3"]]
    assert [sheet.row(at) for at in range(4)] == [1, 2, 3, 4]


def test_excels_own_line_that_tells_the_mark_is_no_row() -> None:
    sheet = sheet_of_text("sep=;\r\na;b\r\n")
    assert ([list(row) for row in sheet.rows], sheet.first_row) == ([["a", "b"]], 2)


def test_a_quote_that_is_never_closed_does_not_swallow_the_list() -> None:
    rows = [f'u{at};"Yksikkö {at}' if at == 3 else f"u{at};Yksikkö {at}" for at in range(20_000)]
    sheet = sheet_of_text("\n".join(rows))
    assert [row[0] for row in sheet.rows[:5]] == ["u0", "u1", "u2", "u3", "u4"]
