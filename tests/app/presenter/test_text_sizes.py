"""Every text of every view, as it is painted when presented on a screen of 1920 × 1080."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from orgsim.app.goals.table import GoalsTable
from orgsim.app.presenter.scale import usual_scale
from orgsim.app.presenter.window import Presenter
from orgsim.app.shell.window import MainWindow
from orgsim.app.views import charts_in
from orgsim.drawing.boxes.measures import LABEL_SIZE
from orgsim.messages import catalog
from orgsim.model.views import VIEWS

LEAST = 18.0


@pytest.fixture
def window(open_window, scenarios_dir: Path) -> MainWindow:
    return open_window(scenarios_dir / "lohja-2016.yaml")


def presented(window: MainWindow, qtbot: QtBot, view: str) -> Presenter:
    window.document.change(view=view)
    window.presenting.start()
    presenter = window.presenting.presenter
    qtbot.waitExposed(presenter)
    presenter.showNormal()
    presenter.setGeometry(0, 0, 1920, 1080)
    QApplication.processEvents()
    presenter._show_larger(usual_scale(1080))
    presenter.notes.note.hide()
    qtbot.waitUntil(lambda: at_rest(presenter))
    return presenter


def at_rest(presenter: Presenter) -> bool:
    charts = charts_in(presenter.stage.view)
    laid_out = charts is None or (not charts.is_laying_out and charts.room() == presenter.framing.folded_for)
    return presenter.framing.is_at_rest and laid_out


def sizes(widget: QWidget) -> dict[float, str]:
    """Pixels of every text that is painted as such, each with one of its texts; charts are painted as pictures."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    painter = QPainter(generator)
    widget.render(painter, QPoint(0, 0))
    painter.end()
    found: dict[float, str] = {}
    for group in ElementTree.fromstring(bytes(data)).iter("{http://www.w3.org/2000/svg}g"):
        matrix = re.match(r"matrix\(([-\d.e]+),([-\d.e]+)", group.get("transform", ""))
        enlarged = max(abs(float(matrix[1])), abs(float(matrix[2]))) if matrix is not None else 1.0
        for text in group.iterfind("{http://www.w3.org/2000/svg}text"):
            said = "".join(text.itertext()).strip()
            if said:
                found[round(float(text.get("font-size", "0")) * enlarged, 1)] = said
    return found


def test_no_text_is_smaller_than_18_pixels_of_1080_and_controls_hide(qtbot: QtBot, window: MainWindow) -> None:
    for view in VIEWS:
        presenter = presented(window, qtbot, view)
        nobody_sees_what_nobody_uses(presenter)
        # A flow is laid out anew once its room has come to rest.
        qtbot.waitUntil(lambda presenter=presenter: min(sizes(presenter)) >= LEAST)
        charts = charts_in(presenter.stage.view)
        for pane in charts.panes if charts is not None else ():
            assert LABEL_SIZE * pane.viewport.zoom * presenter.scale >= LEAST, view
            assert pane.is_fitted, view
        presenter.close()


def test_no_row_adds_a_goal_before_a_room(qtbot: QtBot, window: MainWindow) -> None:
    def names(table: GoalsTable) -> list[str]:
        return [table.goals.index(row, 0).data() for row in range(table.goals.rowCount())]

    presenter = presented(window, qtbot, "goals")
    *goals, adding = names(window.views.made["goals"].table)
    assert len(goals) > 1
    assert adding == catalog(window.document.state.language)("goals-view.add")
    assert names(presenter.stage.view.table) == goals


def test_the_text_of_charts_grows_with_the_scale(qtbot: QtBot, window: MainWindow) -> None:
    presenter = presented(window, qtbot, "structure")
    charts = charts_in(presenter.stage.view)
    begun = charts.folded

    def shown() -> int:
        return sum(seen for seen, _ in charts.shown)

    for _ in range(2):
        size, before = charts.panes[0].viewport.zoom * presenter.scale, shown()
        presenter.do("larger")
        qtbot.waitUntil(lambda: at_rest(presenter))
        assert shown() < before
        assert all(pane.is_fitted for pane in charts.panes)
        assert charts.panes[0].viewport.zoom * presenter.scale > size
    presenter.do("smaller")
    presenter.do("smaller")
    assert charts.folded == begun


def nobody_sees_what_nobody_uses(presenter: Presenter) -> None:
    shown = [field for field in presenter.findChildren(QLineEdit) if field.isVisible()]
    assert shown == []
    chips = [each for each in presenter.findChildren(QAbstractButton) if each.objectName() == "chip"]
    assert not any(chip.isVisible() for chip in chips)


def test_titles_stand_above_their_charts(qtbot: QtBot, window: MainWindow) -> None:
    presenter = presented(window, qtbot, "differences")
    stage = presenter.stage
    titles = [title for title in presenter.titles.findChildren(QWidget) if title.objectName() == "heading"]
    for title, pane in zip(titles, charts_in(stage.view).panes, strict=True):
        left = pane.mapTo(stage.view, QPoint(0, 0)).x() * presenter.scale
        right = left + pane.width() * presenter.scale
        middle = title.mapTo(presenter, title.rect().center()).x()
        assert left < middle < right
