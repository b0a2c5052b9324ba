from __future__ import annotations

import pytest

from orgsim.importing.tables.cells import number_of
from orgsim.importing.tables.decimals import with_decimals
from orgsim.importing.tables.mapping import Decimal


@pytest.mark.parametrize(
    ("cells", "decimal", "meant"),
    [
        # A cell alone does not tell; those beside it do.
        (["1.234"], "", [1.234]),
        (["12.500", "1.234.500"], "", [12_500, 1_234_500]),
        (["1.234", "5,5"], "", [1_234, 5.5]),
        (["1,234", "5.5"], "", [1_234, 5.5]),
        (["1,234", "5.5", "7,25"], "", [1.234, 5.5, 7.25]),
        (["1.234", "noin 2.500 htv"], "comma", [1_234, None]),
        (["1,234", "-12,500", "0,125"], "point", [1_234, -12_500, 0.125]),
        ([1.234, None, "1.234"], "comma", [1.234, None, 1_234]),
    ],
)
def test_thousands_are_told_from_decimals(
    cells: list[float | str | None], decimal: Decimal, meant: list[float | None]
) -> None:
    numbers = [number_of(cell) for cell in with_decimals(cells, decimal)]
    assert [its for its, want in zip(numbers, meant, strict=True) if want is not None] == [
        want for want in meant if want is not None
    ]


@pytest.mark.parametrize(
    ("cells", "meant"),
    [
        (["12.000", "2.000", "0"], [12_000, 2_000, 0]),
        (["1,834", "-112"], [1_834, -112]),
        # Three digits behind a nought, or the marks of both, part nothing.
        (["0.125", "2.000"], [0.125, 2]),
        (["1.234", "5,678"], [1.234, 5.678]),
    ],
)
def test_money_and_heads_have_no_thousandths(cells: list[str], meant: list[float]) -> None:
    assert [number_of(cell) for cell in with_decimals(cells, "", whole=True)] == meant
    assert number_of(with_decimals(["2.000"], "")[0]) == 2, "work that is done may have them"
