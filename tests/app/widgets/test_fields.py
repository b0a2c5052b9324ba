from __future__ import annotations

from pytestqt.qtbot import QtBot

from orgsim.app.widgets.fields import Choice
from orgsim.drawing.themes import THEMES


def test_other_values_are_offered_with_the_whole_of_a_long_name_and_nobody_is_told(qtbot: QtBot) -> None:
    field = Choice([("Nyt", 1)], 1, THEMES["light"])
    qtbot.addWidget(field)
    field.resize(90, 30)
    heard: list[int] = []
    field.currentIndexChanged.connect(heard.append)
    field.offer([("Nyt", 1), ("Malli 1: kolme valiokuntaa, kaksi toimialaa", 2)], 2)
    assert field.currentData() == 2 and field.count() == 2
    assert "Malli 1: kolme valiokuntaa, kaksi toimialaa" in field.toolTip()
    assert heard == []
    field.choose(1)
    assert field.toolTip() == "" and heard == [0]
