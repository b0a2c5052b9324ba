"""A window that nobody touches does nothing, in whatever view and however wide it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgsim.app.cards.strip import CardStrip
from orgsim.app.decisions.view import DecisionsView
from orgsim.app.document.open_files import opened
from orgsim.app.document.state import State
from orgsim.files.reading.opening import open_paths
from orgsim.model.assumption_edits import Assumed
from orgsim.model.views import VIEWS
from tests.app.settling import rest

DRAFTS = ("lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml", "heinola-2024.yaml", "heinola-2025.yaml")
SECOND_MS = 1000
QUIET_MS = 200
MOST_MS = 60_000
TIMES = 3
FEW = 5
"""Events: a text cursor that blinks has two or three a second, a layout that answers itself has thousands."""

FEW_RUNS = (Assumed("runs", None, 20),)
"""Years that are simulated before the view of decisions rests; by themselves it would be a thousand."""


class Events(QObject):
    """Counts what Qt delivers to anybody while it listens."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.seen: Counter[tuple[type, QEvent.Type]] = Counter()
        self._app = app

    def number(self, passing: Callable[[], object]) -> int:
        """How many there are in the time that is `passing`. While a view opens there are tens of thousands."""
        self.seen.clear()
        self._app.installEventFilter(self)
        passing()
        self._app.removeEventFilter(self)
        return self.seen.total()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Named only where they are told: there are tens of thousands.
        self.seen[type(watched), event.type()] += 1
        return False


@pytest.fixture
def events(app_with_fonts: QApplication) -> Events:
    return Events(app_with_fonts)


def are_settled() -> bool:
    """Whether the views of decisions that are seen show all that was asked for."""
    views = [view for top in QApplication.topLevelWidgets() for view in top.findChildren(DecisionsView)]
    return all(view.is_settled for view in views if view.isVisible())


def come_to_rest(qtbot: QtBot, events: Events) -> None:
    """Wait for whatever opens, glides, is laid out, is worked out aside or is said for a moment."""
    qtbot.waitUntil(are_settled)
    rest()
    for _ in range(MOST_MS // QUIET_MS):
        if events.number(lambda: qtbot.wait(QUIET_MS)) <= FEW:
            return
    pytest.fail(f"never at rest: {events.seen.most_common(5)}")


def look_on(qtbot: QtBot, events: Events, ms: int, what: str) -> None:
    """Hold that so long nothing goes on. What ends by itself, if late, does so once: what goes on does each time."""
    for _ in range(TIMES):
        come_to_rest(qtbot, events)
        if events.number(lambda: qtbot.wait(ms)) <= FEW:
            return
    pytest.fail(f"{what}: {events.seen.most_common(5)}")


def test_every_view_is_at_rest(open_window, scenarios_dir: Path, qtbot: QtBot, events: Events) -> None:
    """With one draft to four, each beside those that were there."""
    paths = [scenarios_dir / name for name in DRAFTS]
    window = open_window(paths[0], size=(1366, 768), leisure=True)
    for drafts in range(1, len(paths) + 1):
        if drafts > 1:
            window.files.open([paths[drafts - 1]], add=True)
        window.resize(*((1440, 900) if drafts == 2 else (1366, 768)))
        # What may be asked for next is worked out beforehand.
        qtbot.waitUntil(lambda: not window.leisure.is_used)
        assert len(window.document.state.files) == drafts
        window.document.change(assumed=FEW_RUNS)
        for view in VIEWS:
            window.document.change(view=view)
            look_on(qtbot, events, SECOND_MS if drafts == 2 else QUIET_MS, f"{drafts}, {view}")


def test_a_presentation_is_at_rest(open_window, scenarios_dir: Path, qtbot: QtBot, events: Events) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml")
    window.document.change(assumed=FEW_RUNS)
    window.presenting.start()
    presenter = window.presenting.presenter
    assert presenter is not None
    # Its own ends are waited for elsewhere: the pointer that hides, the note that goes.
    presenter.pointing.cursor_at_rest.idle.stop()
    presenter.notes.leave()
    for view in VIEWS:
        presenter.document.change(view=view)
        presenter.stage.show_view(view)
        look_on(qtbot, events, SECOND_MS, view)
    presenter.close()


@pytest.mark.parametrize("drafts", [1, 2, 3, 4])
def test_cards_of_any_width_settle(scenarios_dir: Path, qtbot: QtBot, events: Events, drafts: int) -> None:
    what = open_paths([scenarios_dir / name for name in DRAFTS[:drafts]])
    strip = CardStrip()
    qtbot.addWidget(strip)
    strip.resize(960, 80)
    strip.show()
    strip.tell(opened(State(language="fi"), what, add=False))
    for width in range(960, 2600, 37):
        strip.resize(width, 80)
        for _ in range(20):
            if not events.number(QApplication.processEvents):
                break
        else:
            pytest.fail(f"{width}: {events.seen.most_common(5)}")


@pytest.mark.parametrize("drafts", [2, 3])
def test_cards_have_their_height_at_every_width(open_window, scenarios_dir: Path, qtbot: QtBot, drafts: int) -> None:
    window = open_window(*(scenarios_dir / name for name in DRAFTS[:drafts]), size=(1700, 800))
    for width in (1200, 1700, 1366, 1000, 1440, 2000, 960):
        window.resize(width, 800)
        parts = (*window.cards.cards, window.cards)
        qtbot.waitUntil(lambda parts=parts: all(part.height() == part.sizeHint().height() for part in parts))
