"""What was seen stands until other charts are there: nobody sees a card above the chart of another draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from orgsim.app.shell.window import MainWindow
from tests.app.settling import settle


@pytest.fixture
def window(open_window, scenarios_dir: Path) -> MainWindow:
    return open_window(*(scenarios_dir / f"lohja-{name}.yaml" for name in ("valiokuntamalli", "lautakuntamalli")))


def seen(window: MainWindow) -> QImage:
    """Cards and charts as they are on the screen."""
    QApplication.processEvents()
    standing = window.body.standing
    return window.screen().grabWindow(window.winId()).toImage().copy(standing.geometry())


@pytest.mark.parametrize(
    ("view", "acts"),
    [("structure", ("hide", "show-hidden")), ("differences", ("hide", "show-hidden")), ("structure", ("close",))],
)
def test_cards_are_seen_with_the_charts_of_their_own_drafts(
    window: MainWindow, view: str, acts: tuple[str, ...]
) -> None:
    standing = window.body.standing
    window.document.change(view=view)
    assert not standing.isVisible()
    settle(window)
    for act in acts:
        number = len(window.document.state.files)
        before = window.screen().grabWindow(window.winId()).toImage()
        window.actions_by_name[act].trigger()
        assert standing.isVisible()
        # However long the machine takes.
        standing._long.stop()
        frames = []
        while standing.isVisible():
            frames.append(seen(window))
        assert all(frame == before.copy(standing.geometry()) for frame in frames[:-1]), act
        assert len(window.charts().drawings) == len(window.cards.cards) == len(window.document.state.files)
        assert number != len(window.document.state.files)
        settle(window)
        assert seen(window) != frames[0], act


def test_what_takes_longer_is_not_waited_for_and_what_is_known_is_there_at_once(window: MainWindow) -> None:
    standing = window.body.standing
    window.actions_by_name["hide"].trigger()
    assert standing.isVisible()
    standing._long.timeout.emit()
    assert not standing.isVisible()
    assert window.structure.is_laying_out
    settle(window)
    # Another view lies below no picture of this.
    window.actions_by_name["show-hidden"].trigger()
    assert standing.isVisible()
    window.actions_by_name["metrics"].trigger()
    assert not standing.isVisible()
    window.actions_by_name["structure"].trigger()
    settle(window)
    window.actions_by_name["metrics"].trigger()
    window.actions_by_name["structure"].trigger()
    assert not standing.isVisible()
    # What is edited stands until it is laid out, without a picture.
    window.document.change(selected="vitality-committee", theme="dark")
    assert not standing.isVisible()
