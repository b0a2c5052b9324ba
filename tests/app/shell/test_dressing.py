"""Parts of a window wear its present style sheet whenever they are seen, and are not dressed while they are not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from orgsim.app.shell.dressing import Dressing
from orgsim.app.widgets.style import bare
from tests.app.settling import meet, rest

RED, BLUE = "QLabel { color: #ff0000; }", "QLabel { color: #0000ff; }"


def colour(label: QLabel) -> str:
    return label.palette().color(label.foregroundRole()).name()


class Window(QWidget):
    """Two views, one of which is seen, beside a header."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = QStackedWidget()
        self.dressing = Dressing(self, self.stack)
        self.header, self.first, self.second = QLabel("header"), QLabel("first"), QWidget()
        self.within = QLabel("within", self.second)
        layout = QVBoxLayout(self)
        layout.addWidget(self.header)
        layout.addWidget(self.stack)
        self.stack.addWidget(self.first)
        self.stack.addWidget(self.second)
        self.dressing.change(RED)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    return made


class Pictures(QObject):
    """Notes what two labels look like each time that one of them is painted."""

    def __init__(self, *labels: QLabel) -> None:
        super().__init__()
        self._labels = labels
        self.seen: list[tuple[str, ...]] = []
        for one in labels:
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen.append(tuple(colour(one) for one in self._labels))
        return False


def test_what_is_seen_changes_in_one_picture_and_the_rest_when_it_is_shown(window: Window) -> None:
    rest()
    assert [colour(label) for label in (window.header, window.first)] == ["#ff0000", "#ff0000"]
    pictures = Pictures(window.header, window.first)

    window.dressing.change(BLUE)
    rest()

    # Each was painted once, and neither while the other was still dressed otherwise.
    assert pictures.seen == [("#0000ff", "#0000ff")] * 2
    assert window.second.styleSheet() != BLUE
    # It is filled in the round in which it is shown, dressed in another, and seen after that.
    pictures = Pictures(window.within)
    window.stack.setCurrentWidget(window.second)
    assert colour(window.within) == "#ff0000"
    rest()
    assert pictures.seen == [("#0000ff",)]


def test_what_was_seen_before_is_dressed_at_leisure(qtbot: QtBot, window: Window) -> None:
    window.stack.setCurrentWidget(window.second)
    window.stack.setCurrentWidget(window.first)
    assert colour(window.within) == "#ff0000"

    window.dressing.change(BLUE)

    qtbot.waitUntil(lambda: colour(window.within) == "#0000ff")
    assert window.second.isHidden()


def test_what_comes_later_is_dressed_too(window: Window) -> None:
    dialog = QDialog(window)
    label = QLabel("asks", dialog)
    dialog.show()
    assert colour(label) == "#ff0000"

    dialog.hide()
    window.dressing.change(BLUE)
    assert colour(label) == "#ff0000"
    dialog.show()
    assert colour(label) == "#0000ff"
    dialog.close()

    menu = QMenu(window)
    menu.popup(window.pos())
    assert menu.styleSheet() == BLUE
    menu.close()


def test_what_is_dressed_otherwise_stays_so(window: Window) -> None:
    own = QLabel("black", window)
    own.setStyleSheet("color: #000000;")
    own.show()

    window.dressing.change(BLUE)

    assert colour(own) == "#000000"


def test_a_part_that_is_hidden_is_dressed_when_it_is_shown_and_not_before(window: Window) -> None:
    banner = QLabel("told", window)
    banner.hide()
    banner.ensurePolished()
    assert banner.styleSheet() == ""

    banner.show()
    assert colour(banner) == "#ff0000"


class Sections(QWidget):
    """A form of two sections, each of which is dressed by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        bare(self)
        self.sections = QLabel("one"), QLabel("two")
        layout = QVBoxLayout(self)
        for its in self.sections:
            layout.addWidget(its)


def test_what_lies_in_a_bare_part_is_dressed_piece_by_piece_and_seen_at_once(window: Window) -> None:
    form = Sections(window)
    form.show()
    rest()
    assert [colour(its) for its in form.sections] == ["#ff0000"] * 2
    pictures = Pictures(*form.sections)
    rounds: list[str] = []
    for its in form.sections:
        its.ensurePolished()

    window.dressing.change(BLUE)
    meet(lambda: colour(form.sections[0]) == "#0000ff")
    rounds.append(colour(form.sections[1]))
    rest()

    assert rounds == ["#ff0000"], "in a round of its own"
    assert pictures.seen == [("#0000ff", "#0000ff")] * 2
    assert form.styleSheet() == ""
    # What comes into it later is dressed too, and what is folded when it is opened.
    late = QLabel("late")
    form.layout().addWidget(late)
    rest()
    assert colour(late) == "#0000ff"
    form.sections[0].hide()
    window.dressing.change(RED)
    meet(lambda: colour(form.sections[1]) == "#ff0000")
    assert [colour(its) for its in form.sections] == ["#0000ff", "#ff0000"]
    form.sections[0].show()
    rest()
    assert colour(form.sections[0]) == "#ff0000"


def test_what_lies_in_a_hidden_bare_part_is_dressed_when_that_is_shown_or_at_leisure(
    qtbot: QtBot, window: Window
) -> None:
    form = Sections(window)
    window.dressing.dress(form)
    form.hide()
    QApplication.processEvents()
    window.dressing.change(BLUE)
    QApplication.processEvents()
    assert [colour(its) for its in form.sections] == ["#ff0000"] * 2
    form.show()
    pictures = Pictures(*form.sections)
    rest()
    assert pictures.seen == [("#0000ff", "#0000ff")] * 2
    form.hide()
    window.dressing.change(RED)
    qtbot.waitUntil(lambda: [colour(its) for its in form.sections] == ["#ff0000"] * 2)
    assert form.isHidden()
