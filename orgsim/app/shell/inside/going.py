"""Going to a unit that was asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from orgsim.app.chart.panes import ChartPanes
from orgsim.app.document.document import Document
from orgsim.app.shell.view_actions import ViewActions


def go_to(document: Document, view_actions: ViewActions, charts: Callable[[], ChartPanes], unit_id: str) -> None:
    """Unfold what hides it, select it and bring it into view in the charts that are shown then."""
    view_actions.reveal(unit_id)
    charts().reach_chosen(readable=True)
    charts().then(lambda: _go_on_at(document, charts(), unit_id))


def _go_on_at(document: Document, charts: ChartPanes, unit_id: str) -> None:
    """Let who went to a unit of another draft go on there."""
    has = [column for column, pane in enumerate(charts.panes) if pane.box(unit_id) is not None]
    if not has:
        return
    if document.state.active not in has:
        document.change(active=has[0])
    charts.take_keyboard(Qt.FocusReason.ShortcutFocusReason)
