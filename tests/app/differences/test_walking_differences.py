"""From one difference to the next in the differences view, of drafts that are folded."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from orgsim.app.differences.view import DifferencesView
from orgsim.app.presenter.keys import command
from orgsim.drawing.chart.difference_entries import Entry
from orgsim.messages import catalog
from tests.app.settling import settle


def test_n_goes_through_all_differences_as_they_are_listed_and_round(open_window, koskenlahti_dir: Path) -> None:
    window = open_window(koskenlahti_dir / "koskenlahden-organisaatiouudistus-2026.yaml")
    window.document.change(motion=False, language="fi")
    window.actions_by_name["next-difference"].trigger()
    assert window.document.state.view == "differences", "whatever was shown before"
    view = window.findChild(DifferencesView)
    assert view.panel.list.entry is None, "it is gone to a round of events after the view is shown"
    settle(window)
    rows = [row for row in view.panel.list.rows if isinstance(row, Entry)]
    seen = [view.panel.list.entry]
    for _ in rows[1:]:
        window.actions_by_name["next-difference"].trigger()
        entry = view.panel.list.entry
        seen.append(entry)
        assert window.document.state.selected in (*entry.a, *entry.b)
        settle(window)
        for pane, ids in zip(view.charts.panes[:2], (entry.a, entry.b), strict=True):
            assert not ids or any(pane.box(id) is not None and pane.shows(id) for id in ids), entry.title
    assert list(map(rows.index, seen)) == list(range(len(rows))), "each once, in the order of the list"
    window.actions_by_name["next-difference"].trigger()
    assert view.panel.list.entry is seen[0]
    said = catalog("fi")("differences-view.from-first")
    assert said in [label.accessibleName() for label in window.status.findChildren(QLabel)]
    window.actions_by_name["previous-difference"].trigger()
    assert view.panel.list.entry is seen[-1]
    # Without the list, as they stand in the first draft: what its section of the board is merged into is the second.
    window.document.change(differences_listed=False, selected="kaupunginhallitus")
    window.actions_by_name["next-difference"].trigger()
    assert view.panel.list.entry.unit == "konsernivaliokunta"


def test_the_status_line_tells_the_zoom_of_the_view_that_is_turned_to(open_window, koskenlahti_dir: Path) -> None:
    """The differences stay where one has walked to, while the structure is fitted as a whole."""
    window = open_window(koskenlahti_dir / "koskenlahden-organisaatiouudistus-2026.yaml")
    window.document.change(motion=False, language="fi", view="differences")
    settle(window)
    window.actions_by_name["zoom-in"].trigger()
    window.actions_by_name["zoom-in"].trigger()
    told = {}
    for view in ("structure", "differences", "structure"):
        window.document.change(view=view)
        settle(window)
        told[view] = round(window.charts().panes[0].viewport.zoom * 100)
        assert window.status._zoom.text() == f"{told[view]} %", view
    assert told["structure"] != told["differences"]


def test_n_is_for_differences_in_presentations() -> None:
    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    assert command(Qt.Key.Key_N, none) == "next-difference"
    assert command(Qt.Key.Key_N, shift) == "previous-difference"
