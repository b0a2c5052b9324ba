"""What figures stand on is filled in over several rounds of events, whatever happens meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgsim.app.decisions import assumptions_panel
from orgsim.app.decisions.view import DecisionsView
from orgsim.app.document.seen import hiding
from tests.app.conftest import OpenWindow
from tests.app.decisions.test_decisions_view import decisions, drafts, settled
from tests.app.settling import meet


@pytest.fixture
def one_step_a_round(monkeypatch: pytest.MonkeyPatch) -> None:
    """However fast the machine is."""
    monkeypatch.setattr(assumptions_panel, "_SLICE", 0.0)


def tops_by_tab(view: DecisionsView) -> list[int]:
    """How far down each field and list of the panel lies, in the order in which Tab reaches them."""
    panel = view.assumed
    parts = [*panel.rows.values(), panel.lacking, panel.listed]
    panel.rows["tabled", None].field.slider.setFocus()
    found: list[int] = []
    while (here := view.focusWidget()) is not None and panel.isAncestorOf(here):
        its = next(part for part in parts if part is here or part.isAncestorOf(here))
        found.append(its.mapTo(panel.area.widget(), its.rect().topLeft()).y())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return found


@pytest.mark.usefixtures("one_step_a_round")
def test_what_happens_while_it_is_filled(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(drafts(tmp_path, runs=20))
    view = decisions(window)
    panel = view.assumed
    meet(lambda: panel.is_filling and panel.rows)
    assert not panel.listed.sentences, "what is seen first comes first"
    assert not view.is_settled
    # Another view is shown: what nobody sees is not filled, and is once it is seen again.
    window.document.change(view="structure")
    many = len(panel.rows)
    for _ in range(5):
        QApplication.processEvents()
    assert len(panel.rows) == many and not panel.is_filling
    decisions(window)
    settled(qtbot, view)
    wanted = [
        *[("tabled", None), ("escalated", None)],
        *[("meetings", kind) for kind in ("council", "city-board", "board")],
        *[(measure, kind) for measure in ("agenda-closes", "minutes") for kind in ("council", "city-board", "board")],
        *[("runs", None), ("seed", None)],
    ]
    assert set(panel.rows) <= set(wanted)
    assert panel.listed.sentences and panel.listed.isVisible()
    # Its keyboard goes from top to bottom.
    tops = tops_by_tab(view)
    assert len(set(tops)) == len(panel.rows) + 2, "those of the fields and of both lists"
    assert tops == sorted(tops)
    # Language and colours change and a draft is hidden while it is filled anew: what came last is shown.
    title = panel.listed.accessibleName()
    window.document.change(language="sv")
    meet(lambda: panel.is_filling)
    window.document.change(theme="dark")
    window.document.show(hiding(window.document.state, 0))
    settled(qtbot, view)
    assert panel.listed.accessibleName() not in ("", title)
    assert len(view.results) == 1
    assert not any(its.text.startswith(("A:", "B:")) for its in panel.listed.sentences)


def test_the_sentences_are_copied_and_gone_to_by_key(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    view = decisions(open_window(drafts(tmp_path, runs=20), size=(1366, 500)))
    settled(qtbot, view)
    listed, inside = view.assumed.listed, view.assumed.area.widget()
    qtbot.waitUntil(lambda: inside.height() > listed.geometry().bottom())
    listed.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(listed, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QApplication.clipboard().mimeData()
    first = next(its for its in listed.sentences if its.about)
    assert f"{first.text}\t{first.source}\t{first.about}" in data.text()
    assert data.text().count("\r\n") == len(listed.sentences)
    assert "<table" in data.html()
    # What it says and where that comes from is read aloud; the row that is gone to is seen.
    assert listed.currentIndex().row() == 0
    QTest.keyClick(listed, Qt.Key.Key_End)
    last = listed.currentIndex()
    assert last.row() == len(listed.sentences) - 1
    room = listed.mapTo(view.assumed.area.viewport(), listed.visualRect(last).bottomLeft())
    assert 0 <= room.y() <= view.assumed.area.viewport().height()
    said = listed.model().index(listed.sentences.index(first), 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert first.source in said and first.about.rstrip(".") in said
