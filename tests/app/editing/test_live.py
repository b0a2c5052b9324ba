"""With each edit the cards flash what it made of their figures, the badge says what is broken, and charts glide."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from orgsim.app.chart.beside.held import held_at, middle
from orgsim.app.chart.charts import Charts
from orgsim.app.editing.editor import editor_of
from orgsim.app.shell.window import MainWindow
from orgsim.drawing.drawing import Drawing
from orgsim.messages import message
from orgsim.model.edits.edits import Edit, Moved, Removed, Set
from orgsim.model.hierarchy import hierarchy
from tests.app.settling import meet, rest, settle

A, B = "lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml"
WORDS = message("edit.unit.no-name")


@pytest.fixture
def window(open_window: Callable[..., MainWindow], tmp_path: Path, scenarios_dir: Path) -> MainWindow:
    for name in (A, B):
        shutil.copy(scenarios_dir / name, tmp_path / name)
    window = open_window(tmp_path / A, tmp_path / B)
    settle(window)
    return window


def act(window: MainWindow, column: int, *edits: Edit) -> None:
    path = window.document.state.files[column].path
    editor_of(window.document).switch(path, True)
    assert editor_of(window.document).act({path: edits}, WORDS) is None


def flashed(window: MainWindow, column: int) -> dict[str, str]:
    return {metric: its.told for metric, its in window.cards.cards[column].figures.captions.items() if its.told}


@pytest.mark.parametrize("aside", [False, True])
def test_cards_flash_and_the_badge_says_what_is_new(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, aside: bool
) -> None:
    if aside:
        # As drafts of thousands of units are counted.
        monkeypatch.setattr("orgsim.app.shell.checks_badge._AT_ONCE", 0)
        monkeypatch.setattr("orgsim.app.cards.strip._AT_ONCE", 0)
    document, button = window.document, window.rail.button("checks")
    qtbot.waitUntil(lambda: window._checks_badge._counted is document.state and not window._checks_badge._waiting)
    number = button.number
    act(window, 1, Removed("permits-section"))
    meet(lambda: not window.cards.is_reckoning)
    # Its five seats are beside the council's.
    assert flashed(window, 1) == {"elected.bodies": "−1", "elected.seats-beside-council": "−5"}
    assert flashed(window, 0) == {}
    # It goes by itself.
    qtbot.waitUntil(lambda: flashed(window, 1) == {})
    assert button.number == number
    said: list[str] = []
    window._checks_badge.said.connect(said.append)
    act(window, 1, Set("vitality", "staff.people", 5), Set("service-production", "staff.people", 9))
    qtbot.waitUntil(lambda: bool(said))
    assert button.number == number + 1
    assert said[-1].startswith("B: 1 uusi ristiriita: ")
    assert said[-1] in button.accessibleName()
    assert window.status._said.accessibleName() == said[-1]
    editor_of(document).undo()
    # What was done is still told, behind what came of it: else nobody could read it.
    done = window.status._said.accessibleName()
    qtbot.waitUntil(lambda: len(said) > 1)
    assert window.status._said.accessibleName() == f"{said[-1]}   ·   {done}"
    assert done.startswith("Kumottu")
    # Both are there for as long as they take to read: twenty letters a second, and no less than four seconds.
    assert window.status._back.interval() == max(50 * len(f"{said[-1]}   ·   {done}"), 4000)
    assert said[-1].startswith("B: 1 ristiriita poistui: ")
    assert button.number == number


def test_what_is_edited_before_the_first_count_is_counted(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    badge, document = window._checks_badge, window.document
    # However busy the machine is, the edit comes before the count that would follow a while after the window is seen.
    monkeypatch.setattr("orgsim.app.shell.checks_badge._AFTER_MS", 60_000)
    window.files.close(1)
    qtbot.waitUntil(lambda: badge._counted is document.state)
    assert badge._waiting == [0]
    act(window, 0, Set("city-board", "staff.people", 5))
    qtbot.waitUntil(lambda: badge._counted is not None and badge._counted.files is document.state.files)
    qtbot.waitUntil(lambda: not badge._waiting)


def test_charts_glide_to_an_edit_and_what_one_looks_at_stays(window: MainWindow, qtbot: QtBot) -> None:
    document, charts = window.document, window.structure
    pane = charts.panes[1]
    document.change(active=1, panes_linked=False)
    pane.zoom_by(2.0)
    settle(window)
    # Until the window has come to rest its charts are laid out for another room, and drawn at once.
    rest()
    held = held_at(pane, middle(pane))
    assert held is not None
    before, zoom = pane.viewport.to_pane(*held.at(pane.box(held.unit))), pane.viewport.zoom
    far = "swedish-section" if held.unit != "swedish-section" else "permits-section"
    document.change(motion=True)
    folded = charts.folded
    act(window, 1, Moved((far,), "city-board"))
    meet(lambda: pane.is_gliding)
    qtbot.waitUntil(lambda: not pane.is_gliding)
    assert pane.viewport.to_pane(*held.at(pane.box(held.unit))) == pytest.approx(before, abs=0.01)
    assert pane.viewport.zoom == zoom
    assert charts.folded == folded
    # Without motion it is there at once.
    document.change(motion=False)
    editor_of(document).undo()
    settle(window)
    assert not pane.is_gliding
    assert far in {unit.id for unit in pane.drawing.boxes}


def test_what_an_edit_leaves_alone_stands_as_it_did(window: MainWindow) -> None:
    window.files.close(1)
    settle(window)
    charts = window.structure

    def rows(drawing: Drawing) -> int:
        """In how many the sections of another committee stand."""
        units = hierarchy(window.document.state.scenarios[0])
        below = units.children[units.index["wellbeing-committee"]]
        return len({box.y for box in drawing.boxes if box.unit in below})

    before = rows(charts.drawings[0])
    act(window, 0, Moved(("business",), "vitality-committee"))
    settle(window)
    (anew,) = Charts().draw(window.document.state, charts.now.shape)
    assert rows(anew.drawing) != before
    assert rows(charts.drawings[0]) == before


def test_an_edited_chart_is_not_cut_where_there_is_room(window: MainWindow, qtbot: QtBot) -> None:
    document, charts = window.document, window.structure
    pane = charts.panes[1]
    document.change(active=1, panes_linked=False)
    window.resize(1366, 768)
    rest()
    pane.zoom_by(1.4 * pane.width() / (pane.drawing.width * pane.viewport.zoom))
    settle(window)
    # Its left end is in view; around what stays, more than a quarter of the pane would come to be empty.
    pane.pan_by(-pane.viewport.to_pane(0.0, 0.0)[0], 0.0)
    assert pane.is_even == (True, True)
    act(window, 1, Removed("city-board"))
    settle(window)
    assert pane.is_even == (True, True)
    editor_of(document).undo()
    settle(window)
    # Moved aside by hand, it is found there.
    pane.pan_by(-0.5 * pane.width() - pane.viewport.to_pane(pane.drawing.width, 0.0)[0] + pane.width(), 0.0)
    aside = pane.viewport
    assert not pane.is_even[0]
    act(window, 1, Set("vitality", "staff.people", 5))
    settle(window)
    assert pane.viewport.x == pytest.approx(aside.x)


CLAIMS = """\
orgsim: 1
id: claimed
title: Luonnos
status: draft
units:
- id: council
  name: Valtuusto
  kind: council
  units:
  - id: board
    name: Hallitus
    kind: board
    units:
    - {id: section, name: Jaosto, kind: section}
claims:
- {metric: kinds.section, value: 1}
- {metric: kinds.board, value: 7}
- {metric: kinds.committee, value: 0}
"""


def test_of_several_claims_the_one_that_an_edit_breaks_is_named(
    open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text(CLAIMS, "utf-8")
    window = open_window(path)
    settle(window)
    document, button = window.document, window.rail.button("checks")
    qtbot.waitUntil(lambda: window._checks_badge._counted is document.state and not window._checks_badge._waiting)
    broken = button.number
    said: list[str] = []
    window._checks_badge.said.connect(said.append)
    # That there are seven boards was wrong before; that there is one section is wrong from now on.
    act(window, 0, Removed("section"))
    qtbot.waitUntil(lambda: len(said) == 1)
    assert button.number == broken + 1
    assert said[0].startswith("1 uusi ristiriita: ")
    assert "ilmoittaa 1, mutta kaaviosta laskettuna luku on 0" in said[0]
    # What is wrong in other words than before is not new.
    act(window, 0, Removed("board"))
    settle(window)
    qtbot.waitUntil(lambda: window._checks_badge._counted is document.state and not window._checks_badge._waiting)
    assert len(said) == 1
    editor_of(document).undo()
    editor_of(document).undo()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert button.number == broken
    assert said[1].startswith("1 ristiriita poistui: ")
    assert "ilmoittaa 1, mutta kaaviosta laskettuna luku on 0" in said[1]
