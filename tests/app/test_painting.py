"""A window that is worked upon is painted in another round of events, and never stays as it was."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from orgsim.app.painting import Painting
from orgsim.app.shell.window import MainWindow
from tests.app.settling import meet, rest


class Painted(QWidget):
    """Counts how often it is painted."""

    times = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Count."""
        self.times += 1


@pytest.fixture
def part(qtbot: QtBot) -> Iterator[Painted]:
    """A part of a window that is painted whenever that is asked for."""
    window = QWidget()
    qtbot.addWidget(window)
    part = Painted(window)
    window.show()
    qtbot.waitExposed(window)
    meet(lambda: part.times)
    yield part


def deliver() -> None:
    """Let come what was posted until now; timers do not."""
    QCoreApplication.sendPostedEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)


def painted(part: Painted) -> bool:
    """Whether it is painted right after that is asked for."""
    part.times = 0
    part.update()
    deliver()
    return part.times == 1


def test_what_is_put_off_is_painted_once_in_another_round(part: Painted) -> None:
    assert painted(part)
    painting = Painting(part.window())
    painting.put_off()
    painting.put_off()
    assert not painted(part)
    meet(lambda: part.times)
    deliver()
    assert part.times == 1
    # Where nothing was to be painted, nothing is.
    painting.put_off()
    meet(lambda: not painting._round.isActive())
    deliver()
    assert part.times == 1
    assert painted(part)


def test_what_was_to_be_painted_already_is_held_and_painted_when_it_is_let_go(part: Painted) -> None:
    """A window whose updates are disabled by then is not painted for ever after, by Qt 6.11.3 and 6.12.0."""
    painting = Painting(part.window())
    part.times = 0
    part.update()
    painting.hold()
    painting.put_off()
    for _ in range(4):
        deliver()
        QApplication.processEvents()
    assert not part.times
    painting.let_go()
    assert not painted(part)
    meet(lambda: part.times)
    assert part.times == 1
    assert painted(part)


def test_what_is_due_by_then_comes_before_it(part: Painted) -> None:
    """All that was waiting while it was worked out what is to be painted is not kept waiting for that, too."""
    painting, waiting, order = Painting(part.window()), QTimer(part, interval=0, singleShot=True), list[int]()
    waiting.timeout.connect(lambda: order.append(part.times))
    part.times = 0
    painting.put_off()
    waiting.start()
    part.update()
    meet(lambda: part.times)
    assert order == [0]


def test_where_one_change_comes_upon_the_other_it_is_painted_in_between(part: Painted) -> None:
    """A key that is held down leaves no round without work."""
    painting = Painting(part.window())
    part.times = 0
    for _ in range(12):
        painting.put_off()
        part.update()
        until = time.thread_time() + 0.012
        while time.thread_time() < until:
            pass
        QApplication.processEvents()
    assert part.times >= 6


def test_another_view_is_filled_in_one_round_and_painted_in_another(open_window, scenarios_dir: Path) -> None:
    window: MainWindow = open_window(scenarios_dir / "heinola-2024-2025.yaml")
    for name in ("metrics", "structure"):
        window.actions_by_name[name].trigger()
        rest()
    table = window.views.made["metrics"]
    mark = Painted(table)
    mark.show()
    window.actions_by_name["metrics"].trigger()
    mark.times = 0
    deliver()
    assert table.isVisible()
    assert not mark.times
    meet(lambda: mark.times)
    assert painted(mark)
