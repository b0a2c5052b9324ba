"""What could not be written into the comparison's file is written when the file is mended: one way for all of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgsim.app.document import again
from orgsim.app.document.assuming import assume
from orgsim.app.document.document import Document
from orgsim.app.document.keeping import keeper_of, unkept
from orgsim.app.document.open_files import opened
from orgsim.app.document.state import State
from orgsim.app.goals.model import WEIGHT
from orgsim.app.goals.view import GoalsView
from orgsim.app.metrics.view import MetricsView
from orgsim.app.shell.window import MainWindow
from orgsim.files.reading.comparison_file import read_comparison
from orgsim.files.reading.opening import open_paths
from orgsim.messages import Message, catalog
from orgsim.model.assumption_edits import Assumed
from tests.app.locking import nothing_can_be_written
from tests.app.settling import meet

DRAFTS = ("lohja-valiokuntamalli", "lohja-lautakuntamalli")


@pytest.fixture
def path(tmp_path: Path, scenarios_dir: Path) -> Path:
    """Lohja's comparison beside its drafts."""
    for name in ("lohja-2016", "lohja-konsepti-2015", *DRAFTS):
        shutil.copy(scenarios_dir / f"{name}.yaml", tmp_path)
    return tmp_path / "lohja-2016.yaml"


def broken(window: MainWindow, path: Path, qtbot: QtBot) -> str:
    """Break the file and wait until the window has seen it; what it was."""
    good = path.read_text("utf-8")
    path.write_text("comparison: [", "utf-8")
    qtbot.waitUntil(lambda: any(problem.path == path for problem in window.document.state.problems))
    return good


def goals(window: MainWindow) -> GoalsView:
    window.document.change(view="goals")
    QApplication.processEvents()
    view = window.views.made["goals"]
    assert isinstance(view, GoalsView)
    return view


def weigh(view: GoalsView, row: int, digit: str) -> None:
    view.table.choose(row, WEIGHT)
    QTest.keyClicks(view.table, digit)


def weights(path: Path) -> list[float | None]:
    return [goal.weight for goal in read_comparison(path).comparison.goals[:2]]


def test_weights_are_written_once_the_file_is_mended(open_window, path: Path, qtbot: QtBot) -> None:
    window: MainWindow = open_window(path)
    view = goals(window)
    good = broken(window, path, qtbot)
    weigh(view, 0, "7")
    weigh(view, 1, "5")
    assert view.where.text().startswith("Kaikki ei ole tiedostossa lohja-2016.yaml")
    path.write_text(good, "utf-8")
    qtbot.waitUntil(lambda: path.read_text("utf-8") != good)
    assert weights(path) == [7, 5]
    qtbot.waitUntil(lambda: not window.document.state.goal_edits)
    assert view.where.text() == catalog("fi")("goals-view.where", name="lohja-2016.yaml")
    assert window.status._said.accessibleName() == "Tallennettu tiedostoon lohja-2016.yaml"


def test_weights_are_tried_again_when_the_window_closes(open_window, path: Path, qtbot: QtBot) -> None:
    window: MainWindow = open_window(path)
    view = goals(window)
    good = broken(window, path, qtbot)
    weigh(view, 0, "7")
    path.write_text(good, "utf-8")
    window.close()
    assert weights(path)[0] == 7


def test_weights_and_meetings_are_written_together(open_window, path: Path, qtbot: QtBot) -> None:
    window: MainWindow = open_window(path)
    good = broken(window, path, qtbot)
    window.document.change(view="metrics", costs_shown=True)
    metrics = window.views.made["metrics"]
    assert isinstance(metrics, MetricsView) and metrics.costs is not None
    meet(metrics.costs.isVisible)
    metrics.costs.rows["board"].meetings.slider.setValue(13)
    weigh(goals(window), 0, "7")
    path.write_text(good, "utf-8")
    qtbot.waitUntil(lambda: not unkept(window.document.state))
    assert weights(path)[0] == 7
    assumptions = read_comparison(path).comparison.assumptions
    assert assumptions is not None and assumptions.meetings["board"] == 13


def test_a_weight_that_meets_a_lock_is_tried_again(open_window, path: Path, qtbot: QtBot) -> None:
    window: MainWindow = open_window(path)
    view, keeper = goals(window), keeper_of(window.document)
    before = path.read_bytes()
    said: list[Message] = []
    keeper.said.connect(said.append)
    with nothing_can_be_written():
        weigh(view, 0, "7")
        assert (
            window.status._said.accessibleName()
            == "Tiedostoon lohja-2016.yaml ei voi juuri nyt kirjoittaa; yritetään uudelleen …"
        )
        assert keeper.waits
        qtbot.waitUntil(lambda: keeper._again.tries > 1)
        assert path.read_bytes() == before
    qtbot.waitUntil(lambda: not window.document.state.goal_edits)
    assert weights(path)[0] == 7
    # Nothing was wrong for long enough to be told.
    assert [one.key for one in said] == ["goals-view.saved"]
    assert not keeper._again.pending


def test_a_lock_that_stays_is_told_once_and_what_was_typed_is_kept_until_it_goes(
    open_window, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(again, "_SOON_MS", (10, 10, 10))
    window: MainWindow = open_window(path)
    view, keeper = goals(window), keeper_of(window.document)
    said: list[Message] = []
    keeper.said.connect(said.append)
    with nothing_can_be_written():
        weigh(view, 0, "7")
        qtbot.waitUntil(lambda: bool(said))
        assert [one.key for one in said] == ["goals-view.not-saved"]
        assert not keeper.waits
        assert keeper._again.pending and keeper._again._timer.interval() == 30_000
        keeper._again._timer.start(0)
        qtbot.waitUntil(lambda: keeper._again._timer.interval() == 30_000)
        assert len(said) == 1
    keeper._again._timer.start(0)
    qtbot.waitUntil(lambda: not window.document.state.goal_edits)
    assert weights(path)[0] == 7
    assert [one.key for one in said] == ["goals-view.not-saved", "goals-view.saved"]


def test_what_is_assumed_meets_a_lock_like_a_weight(open_window, path: Path, qtbot: QtBot) -> None:
    window: MainWindow = open_window(path)
    window.document.change(view="metrics", costs_shown=True)
    metrics, keeper = window.views.made["metrics"], keeper_of(window.document)
    assert isinstance(metrics, MetricsView) and metrics.costs is not None
    meet(metrics.costs.isVisible)
    with nothing_can_be_written():
        metrics.costs.rows["board"].meetings.slider.setValue(13)
        keeper.now()
        assert keeper.refused is not None and keeper.waits
    qtbot.waitUntil(lambda: not window.document.state.assumed)
    assert not keeper._again.pending


def test_a_mistake_in_the_file_is_not_tried_again(open_window, path: Path, qtbot: QtBot) -> None:
    window: MainWindow = open_window(path)
    view, keeper = goals(window), keeper_of(window.document)
    broken(window, path, qtbot)
    weigh(view, 0, "7")
    qtbot.waitUntil(lambda: keeper._again.tries == 0)
    assert not keeper._again.pending
    assert window.document.state.goal_edits


def test_scores_of_a_draft_beside_the_comparison_wait_for_no_file(open_window, path: Path, qtbot: QtBot) -> None:
    window: MainWindow = open_window(path)
    window.files.open([path.with_name("lohja-konsepti-2015.yaml")], add=True)
    view = goals(window)
    view.table.choose(0, WEIGHT + 3)
    QTest.keyClicks(view.table, "4")
    assert window.document.state.goal_edits
    assert not unkept(window.document.state)
    before = path.read_bytes()
    path.write_bytes(before + b"# huomio\n")
    qtbot.waitUntil(lambda: window.document.state.comparison.data != before)
    assert not keeper_of(window.document).waits
    assert window.document.state.goal_edits


def test_what_a_room_has_set_is_written_after_the_presentation_too(open_window, path: Path, qtbot: QtBot) -> None:
    window: MainWindow = open_window(path)
    window.document.change(view="metrics", costs_shown=True)
    good = broken(window, path, qtbot)
    QTest.keyClick(window, Qt.Key.Key_F5)
    presenter = window.presenting.presenter
    assert presenter is not None
    qtbot.waitExposed(presenter)
    view = presenter.stage.view
    assert isinstance(view, MetricsView) and view.costs is not None
    meet(view.costs.isVisible)
    view.costs.rows["board"].meetings.slider.setValue(13)
    presenter.close()
    assert window.document.state.assumed
    path.write_text(good, "utf-8")
    qtbot.waitUntil(lambda: not window.document.state.assumed)
    assumptions = read_comparison(path).comparison.assumptions
    assert assumptions is not None and assumptions.meetings["board"] == 13


def test_what_is_lost_with_another_comparison_is_told(path: Path) -> None:
    other = path.with_name("other.yaml")
    shutil.copy(path, other)
    document = Document(assume(opened(State(), open_paths([path]), add=False), [Assumed("meetings", "board", 13)]))
    said: list[Message] = []
    keeper_of(document).said.connect(said.append)
    path.write_text("comparison: [", "utf-8")
    document.show(opened(document.state, open_paths([other]), add=False))
    assert [catalog("fi").say(one) for one in said] == [
        "Viimeisiä muutoksia ei voitu tallentaa tiedostoon lohja-2016.yaml, eivätkä ne ole enää voimassa."
    ]
    assert document.state.assumed == ()
    keeper_of(document).now()


def test_a_document_has_one_keeper() -> None:
    document = Document(State())
    assert keeper_of(document) is keeper_of(document)
