"""How lines fill columns."""

from __future__ import annotations

from orgsim.drawing.outline.entries import Entries
from orgsim.drawing.outline.flow import filled, lengths, lowest, repeated
from tests.drawing.organisations import scenario, unit
from tests.drawing.outline.test_entries import listed


def town() -> Entries:
    """A division with a service of three units, and one of two: 0 · 1 (2 3 4) · 5 (6 7)."""
    _, lines = listed(
        scenario(
            unit(
                "division",
                "division",
                unit("one", "unit", unit("a"), unit("b"), unit("c")),
                unit("two", "unit", unit("d"), unit("e")),
            )
        )
    )
    return lines


def test_lines_fill_one_column_after_the_other() -> None:
    its = town()
    taken = lengths(its, [10.0] * 8, [0.0], fresh=False)
    # Gaps above: tops 9, the first below its parent and siblings 1.
    assert taken.gaps == [9, 9, 1, 1, 1, 9, 1, 1]
    assert taken.ends == [0, 19, 38, 49, 60, 71, 90, 101, 112]
    # 10 + 19 + 11 + 11 = 51 fit into 52. Then the name of the first service is repeated (17) above its last unit; the
    # second one (9 + 10) would have room below, but would be parted from its first unit (1 + 10).
    assert filled(its, taken, 52.0, 3, fresh=False) == [0, 4, 5]
    assert filled(its, taken, 57.0, 3, fresh=False) == [0, 4, 7]
    assert filled(its, taken, 52.0, 1, fresh=False) is None


def test_nothing_that_has_others_below_it_ends_a_column() -> None:
    its = town()
    taken = lengths(its, [10.0] * 8, [0.0], fresh=False)
    # 10 + 19 = 29 would hold the division and its first service, which both go on: so the first column holds more.
    starts = filled(its, taken, 30.0, 9, fresh=False)
    assert starts is not None
    ends = [*starts[1:], 8]
    assert all(not its.heads[end - 1] for start, end in zip(starts, ends, strict=True) if end - start > 1)


def test_the_least_height_of_columns() -> None:
    its = town()
    taken = lengths(its, [10.0] * 8, [0.0], fresh=False)
    # In two columns: 0 to 4 are 62 high, and the rest (10 + 11 + 11) less.
    low = lowest(its, taken, 2, fresh=False)
    assert filled(its, taken, low, 2, fresh=False) is not None
    assert 51 <= low <= 63


def test_a_column_repeats_the_parents_of_what_it_begins_with_but_not_what_heads_all() -> None:
    its = town()
    assert repeated(its, 3) == [1]
    assert repeated(its, 5) == []
    assert repeated(its, 0) == []


def test_bands_that_begin_afresh_have_columns_of_their_own() -> None:
    _, its = listed(scenario(unit("council", "council", unit("manager", "manager", unit("a"), unit("b")))))
    taken = lengths(its, [10.0] * 4, [16.0, 16.0], fresh=True)
    assert filled(its, taken, 500.0, 2, fresh=True) == [0, 1]
    flowing = lengths(its, [10.0] * 4, [16.0, 16.0], fresh=False)
    assert filled(its, flowing, 500.0, 2, fresh=False) == [0]
    assert flowing.gaps[1] + flowing.leads[1] == 12 + 16


def test_a_long_chain_fills_its_columns() -> None:
    """Each of its units has one below it: none would end a column, and each would stand in one by itself."""
    chain = unit("u11")
    for number in range(10, -1, -1):
        chain = unit(f"u{number}", "division", chain)
    its = listed(scenario(chain))[1]
    taken = lengths(its, [10.0] * 12, [0.0], fresh=False)
    starts = filled(its, taken, 90.0, 9, fresh=False)
    assert starts is not None
    # The first has no parents' names at its head, which take 34 of the others.
    counts = [end - start for start, end in zip(starts, [*starts[1:], 12], strict=True)]
    assert counts[0] >= 5 and min(counts[1:-1]) >= 3 and len(counts) <= 4
