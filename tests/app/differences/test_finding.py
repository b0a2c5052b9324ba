"""The differences of many units are found beside the window's work, and the view says so until they are there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from benchmarks.organisations import reform
from orgsim.app.chart.marking import marked
from orgsim.app.differences.view import DifferencesView
from orgsim.drawing.chart.difference_entries import Entry
from orgsim.messages import catalog
from tests.app.settling import meet, settle


def test_what_differs_is_said_once_it_is_found_and_what_was_asked_for_meanwhile_is_done(
    open_window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As of more than twice as many.
    monkeypatch.setattr("orgsim.app.document.comparing._FEW", 8_000)
    paths = tmp_path / "before.yaml", tmp_path / "after.yaml"
    for path, text in zip(paths, reform(4_100, 4_103, 2), strict=True):
        path.write_text(text, "utf-8")
    window = open_window(*paths)
    meet(lambda: len(window.document.state.files) == 2)
    settle(window)
    window.leisure.leave()
    speech = catalog("fi")
    window.actions_by_name["next-difference"].trigger()
    window.actions_by_name["next-difference"].trigger()
    view = window.findChild(DifferencesView)
    panel = view.panel
    told = [its.text() for its in panel.findChildren(QLabel) if its.isVisibleTo(view)]
    assert speech("differences-view.finding") in told
    assert panel.tab.text() == speech("differences-view.tab", n="…")
    caption, finding = window.cards.cards[1]._caption, speech("differences-view.finding")
    assert caption.whole.startswith(finding) and window.status._usual.endswith(finding)
    assert not panel.list.rows and panel.list.isVisibleTo(view), "fields stand where they will"
    assert not view.legend.words
    assert all(pane.drawing is None for pane in view.charts.panes), "no chart shows what is not known to be so"
    assert window.document.state.selected is None
    # Who goes elsewhere meanwhile finds it as it is on coming back, and goes nowhere any more.
    window.document.change(view="structure")
    settle(window)
    assert window.document.state.selected is None and not panel.list.rows
    window.actions_by_name["next-difference"].trigger()
    window.actions_by_name["next-difference"].trigger()
    window.actions_by_name["next-difference"].trigger()
    window.actions_by_name["previous-difference"].trigger()
    settle(window)
    entries = [row for row in panel.list.rows if isinstance(row, Entry)]
    assert len(entries) >= 5, "three are new, two were moved"
    assert caption.whole.startswith(speech("differences-view.card", n=len(entries), letter="A"))
    assert finding not in window.status._usual
    assert panel.list.entry is entries[1]
    assert window.document.state.selected == entries[1].unit
    assert speech("differences-view.finding") not in [its.text() for its in panel.findChildren(QLabel)]
    known = marked(window.document.state)
    assert [pane.drawing is not None for pane in view.charts.panes] == [True, True]
    assert view.legend.words and tuple(view._marking.marks(window.document.state)) == known.marks
    # Seen again it is there at once, and so it is in another language.
    window.document.change(view="structure")
    window.document.change(view="differences")
    assert panel.list.rows and panel.list.isVisible()
    window.document.change(language="sv")
    assert panel.tab.text() == catalog("sv")("differences-view.tab", n=len(entries))
    settle(window)
    # Cards and status line say so too, and tell it as soon as it is found, though nothing else is asked for.
    speech = catalog("sv")
    window.leisure.leave()
    window.files.move(0, 1)
    finding = speech("differences-view.finding")
    assert caption.whole.startswith(finding) and window.status._usual.endswith(finding)
    settle(window)
    assert caption.whole.startswith(speech("differences-view.card", n=len(entries), letter="A"))
    assert finding not in window.status._usual
