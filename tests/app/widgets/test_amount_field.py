"""A number that is typed is read as the language writes it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from orgsim.app.widgets.numbers.amount_field import AmountField
from orgsim.drawing.themes import LIGHT
from orgsim.messages import catalog
from orgsim.model.text import Language


@pytest.mark.parametrize(
    ("language", "whole", "typed", "wanted"),
    [
        ("en", False, "1,500", 1500),
        ("en", False, "12,345.5", 12345.5),
        ("en", False, "1,5", 1.5),
        ("en", True, "10,000", 10000),
        ("en", True, "10,00", None),
        ("fi", False, "1,500", 1.5),
        ("fi", False, "1 500,5", 1500.5),
        ("fi", True, "10,000", None),
    ],
)
def test_thousands_and_decimals_are_those_of_the_language(
    qtbot: QtBot, language: Language, whole: bool, typed: str, wanted: float | None
) -> None:
    field = AmountField(most=200, limit=100_000, step=1, whole=whole)
    qtbot.addWidget(field)
    field.tell(None, "fee", catalog(language), LIGHT)
    field.box.selectAll()
    qtbot.keyClicks(field.box, typed)
    field.settle()
    assert field.value == wanted
    assert (field.wrong is not None) == (wanted is None)
