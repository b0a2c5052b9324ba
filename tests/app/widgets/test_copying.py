"""Ctrl+C in the tables of the window: they are on the clipboard as tables."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from orgsim.app.differences.entry_list import EntryList
from orgsim.app.goals.table import GoalsTable
from orgsim.app.matrix.table import MatrixTable
from orgsim.app.metrics.table import MetricsTable
from orgsim.app.timeline.canvas import TimelineCanvas
from orgsim.app.transition.canvas import TransitionCanvas
from orgsim.model.views import ViewName
from tests.app.conftest import OpenWindow


def test_every_table_is_copied_as_text_and_html(open_window: OpenWindow, qtbot: QtBot, koskenlahti_dir: Path) -> None:
    window = open_window(koskenlahti_dir / "koskenlahden-organisaatiouudistus-2026.yaml")
    window.show()

    def copied(view: ViewName, kind: type[QWidget]) -> list[list[str]]:
        window.document.change(view=view)
        qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(kind)))
        widget = next(each for each in window.findChildren(kind) if each.isVisible())
        QGuiApplication.clipboard().clear()
        qtbot.keyClick(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        data = QGuiApplication.clipboard().mimeData()
        assert data.hasText(), view
        assert data.html().count("<tr>") == data.html().count("</tr>") > 2, view
        # Calc would take a picture before the table.
        assert not data.hasImage()
        return [line.split("\t") for line in data.text().split("\r\n")]

    matters = copied("matters", MatrixTable)
    assert matters[0][1:] == [
        "A Koskenlahti, nykyinen organisaatio",
        "B Malli 1: kolme valiokuntaa, kaksi toimialaa",
        "C Malli 2: lautakunnat säilyvät, vesi yhtiöön",
    ]
    assert ["kaupunkistrategia", *["Kaupunginvaltuusto"] * 3] in matters
    seats = next(row for row in copied("metrics", MetricsTable) if row[0] == "Paikkoja valtuuston lisäksi")
    assert seats[1:4] == ["123", "99", "-24"]
    assert any(row[0] == "Laki" for row in copied("checks", MatrixTable))
    assert any(row[0] == "Kaupunginhallitus" for row in copied("differences", EntryList))
    goals = copied("goals", GoalsTable)
    assert goals[1][0] == "Asukas saa palvelun yhdestä paikasta"
    assert goals[1][1:] == ["9", "3", "4", "4"]
    transition = copied("transition", TransitionCanvas)
    assert transition[1][:4] == ["A → B", "Kaupunginvaltuusto", "jatkuu", "Kaupunginvaltuusto"]


def test_what_is_drawn_is_copied_as_a_picture(open_window: OpenWindow, qtbot: QtBot, koskenlahti_dir: Path) -> None:
    window = open_window(koskenlahti_dir / "koskenlahti-malli-1.yaml")
    window.show()
    window.document.change(view="timeline")
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(TimelineCanvas)))
    (canvas,) = window.findChildren(TimelineCanvas)
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(canvas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    # Qt gives nothing for a clipboard that is empty.
    qtbot.waitUntil(
        lambda: (held := QGuiApplication.clipboard().mimeData()) is not None and held.hasImage(), timeout=9_000
    )
    assert QGuiApplication.clipboard().mimeData().hasFormat("image/png")
