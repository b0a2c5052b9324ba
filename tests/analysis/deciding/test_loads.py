"""Evenings of councillors, counted by hand."""

from __future__ import annotations

from msgspec.structs import replace

from orgsim.analysis.deciding.loads import loads
from orgsim.analysis.deciding.process import Body
from tests.analysis.deciding.drafts import officer, on_days, process


def sitting(name: str, days: tuple[int, ...], *, seats: int | None = None, council: bool = False) -> Body:
    return replace(on_days(name, days), sits=True, seats=seats, council=council)


COUNCIL = sitting("council", (10, 40, 70, 400), council=True)
BOARD = sitting("board", (5, 10, 20, 40), seats=9)
SECTION = sitting("section", (5, 20), seats=3)


def test_evenings_on_one_two_and_three_bodies() -> None:
    its = loads(process([COUNCIL, BOARD, SECTION, officer("clerk")], []))
    assert [load.bodies for load in its] == [1, 2, 3]
    one, two, three = its
    # The meeting of day 400 is in the next year.
    assert (one.least, one.mean, one.most, one.clashes) == (3, 3, 3, 0)
    # With the board 10 and 40 are evenings of both: 5, 10, 20, 40, 70. With the section: 5, 10, 20, 40, 70 as well.
    assert (two.least, two.most, two.clashes) == (5, 5, 2)
    assert (three.least, three.at_most, three.clashes) == (5, ("council", "board", "section"), 4)


def test_the_mean_weighs_bodies_by_their_seats_where_all_state_them() -> None:
    more = replace(BOARD, calendars=((1, 2, 3, 4, 5, 6),))
    _, two, *_ = loads(process([COUNCIL, more, SECTION], []))
    # 9 sit on a board with 3 + 6 evenings, 3 on a section with 3 + 2.
    assert (two.least, two.most, two.mean) == (5, 9, (9 * 9 + 3 * 5) / 12)
    assert (two.at_least, two.at_most) == (("council", "section"), ("council", "board"))
    _, two, *_ = loads(process([COUNCIL, more, replace(SECTION, seats=None)], []))
    assert two.mean == 7


def test_of_a_number_a_year_no_evening_is_another_bodys() -> None:
    spread = replace(BOARD, calendars=((10, 40), (20, 50)))
    _, two, *_ = loads(process([COUNCIL, spread], []))
    assert (two.least, two.clashes) == (5, 0)


def test_without_a_council_there_is_nothing_to_tell() -> None:
    assert loads(process([BOARD, SECTION], [])) == ()
    assert loads(process([replace(COUNCIL, calendars=())], [])) == ()
