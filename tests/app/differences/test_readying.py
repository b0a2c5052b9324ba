"""What is shown first when one goes to the differences or the figures was worked out before."""

from __future__ import annotations

import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from orgsim.analysis.figures.comparison import compare_at_once
from orgsim.app.differences.entries import groups
from orgsim.app.differences.view import DifferencesView
from orgsim.app.document.assuming import assumptions
from orgsim.app.document.comparing import reference
from orgsim.app.metrics.compared import compared_of
from orgsim.drawing.folding.fitting import fit
from orgsim.messages import catalog
from tests.app.settling import meet


def test_the_differences_are_worked_out_before_anybody_goes_there(
    open_window, koskenlahti_dir: Path, qtbot: QtBot
) -> None:
    window = open_window(koskenlahti_dir / "koskenlahden-organisaatiouudistus-2026.yaml", leisure=True)
    assert window.leisure.is_used
    qtbot.waitUntil(lambda: not window.leisure.is_used)
    known = fit.cache_info().misses
    window.document.change(view="differences")
    view = window.views.made["differences"]
    assert isinstance(view, DifferencesView)
    # For that very room, with the list beside the charts and the legend below them.
    assert window.leisure.readying.shape == view.charts.room() == view.charts.now.shape
    assert len(view.charts.drawings) == len(window.document.state.files) > 1
    assert fit.cache_info().misses == known
    # The list is put into words once for both.
    state = window.document.state
    assert view.panel._groups is groups(state, catalog(state.language))
    # What nobody has changed is not worked out again.
    window.document.change(view="structure")
    assert not window.leisure.is_used
    # Nor are the figures, which the view finds as they were left for it.
    compared, state = compared_of(window.document), window.document.state
    assert compared.knows(state)
    rows = compared.rows(state)
    anew = compare_at_once(state.scenarios, assumptions(state), reference(state), state.letters)
    assert [row.figures for row in rows] == [row.figures for row in anew]
    window.document.change(view="metrics")
    shown = window.views.made["metrics"]._rows
    assert all(row is known for row, known in zip(shown, rows, strict=False))
    # What becomes of units is drawn in the window's thread, and was found before.
    called: set[str] = set()
    sys.setprofile(lambda frame, event, _: called.add(frame.f_code.co_name) if event == "call" else None)
    window.document.change(view="transition")
    sys.setprofile(None)
    assert "draw_transition" in called
    assert called.isdisjoint(("rows_of", "_totals_by_kind"))


def test_an_edit_does_not_share_the_machine_with_what_may_be_asked_for_next(
    open_window, koskenlahti_dir: Path, qtbot: QtBot
) -> None:
    window = open_window(koskenlahti_dir / "koskenlahden-organisaatiouudistus-2026.yaml", leisure=True)
    loading = window.leisure._loading
    meet(lambda: loading.is_running)
    window.document.change(files=window.document.state.files[:2])
    assert not loading.is_running
    # It goes on once nothing more is asked for.
    meet(lambda: window.leisure.readying is not None and window.leisure.readying.is_running)
    window.document.change(files=window.document.state.files[:1])
    assert not window.leisure.readying.is_running
    qtbot.waitUntil(lambda: not window.leisure.is_used)
