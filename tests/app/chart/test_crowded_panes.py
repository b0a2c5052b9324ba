"""Charts in little room, or of very many units: whatever is shown of them, something is in view and nothing is lost."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from orgsim.app.chart.widget import ChartWidget
from orgsim.app.shell.window import MainWindow

TOWN = Path("tests/cases/koskenlahti/koskenlahden-organisaatiouudistus-2026.yaml").absolute()


def test_charts_too_large_for_narrow_panes_show_their_middle(qtbot: QtBot, open_window) -> None:
    window: MainWindow = open_window(TOWN, size=(960, 540))
    window.document.change(view="differences")
    qtbot.wait(400)
    panes = [pane for pane in window.findChildren(ChartWidget) if pane.isVisible()]
    assert len(panes) == 3
    for pane in panes:
        assert pane.drawing is not None and pane.drawing.boxes
        top = pane.place_of(pane.drawing.boxes[0].id)
        assert top is not None and top.left() >= 0 and top.right() <= pane.width(), pane.accessibleName()
