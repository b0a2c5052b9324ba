from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orgsim.export.page.flow import Piece, balanced, flow


def piece(height: float, **more: object) -> Piece:
    return Piece(height=height, paint=lambda painter, x, y: None, **more)


HEADING = piece(20.0, keep=True, space=10.0)

lists = st.lists(st.tuples(st.floats(1, 60), st.booleans(), st.sampled_from([None, HEADING])), max_size=40).map(
    lambda drawn: [piece(height, keep=keep, heading=heading) for height, keep, heading in drawn]
)


def test_a_column_that_goes_on_with_a_table_repeats_its_heading() -> None:
    rows = [piece(30.0, heading=HEADING) for _ in range(4)]
    first, second = flow([HEADING, *rows], 100.0)
    assert first.pieces == (HEADING, rows[0], rows[1])
    assert second.pieces == (HEADING, rows[2], rows[3])
    assert (first.taken, second.taken) == (3, 2)
    assert first.height == second.height == 80.0


def test_a_heading_is_not_left_behind_by_what_it_heads() -> None:
    before = piece(70.0)
    row = piece(30.0, heading=HEADING)
    assert [column.pieces for column in flow([before, HEADING, row], 100.0)] == [(before,), (HEADING, row)]


@given(lists, st.floats(80, 400))
def test_every_piece_is_set_once_and_in_order(pieces: list[Piece], height: float) -> None:
    columns = flow(pieces, height)
    assert [each for column in columns for each in column.pieces[int(column.repeated) :]] == pieces
    assert sum(column.taken for column in columns) == len(pieces)


@given(lists.filter(bool), st.integers(1, 4))
def test_balanced_columns_are_no_more_than_asked_for(pieces: list[Piece], count: int) -> None:
    columns = balanced(pieces, count)
    assert 1 <= len(columns) <= count
    assert [each for column in columns for each in column.pieces[int(column.repeated) :]] == pieces


def test_balanced_columns_are_about_equally_high() -> None:
    columns = balanced([piece(10.0) for _ in range(30)], 3)
    assert [len(column.pieces) for column in columns] == [10, 10, 10]
