"""What one edits with in front of a room: the form of the selected unit and what was put away, beside the charts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.app.editing.at_hand import AtHand
from orgsim.app.editing.commands import do_in
from orgsim.app.editing.form.stating import subject
from orgsim.app.editing.tray.listed import has_place
from orgsim.app.presenter.stage import Stage
from orgsim.app.structure.structure_view import StructureView
from orgsim.app.views import charts_in
from orgsim.app.weakly import weakly

if TYPE_CHECKING:
    from orgsim.app.chart.panes import ChartPanes
    from orgsim.app.editing.form.panel import UnitPanel


class Working(QObject):
    """Has them on the stage, as large as all that is on it, while the active draft is edited."""

    moved = Signal()
    """One of them has come or gone: the view has other room."""

    def __init__(
        self, document: Document, stage: Stage, go_to: Callable[[str], object], parent: QObject | None = None
    ) -> None:
        """`go_to` shows a unit that is asked for."""
        super().__init__(parent)
        self._document = document
        self._stage = stage
        self._go_to = go_to
        # At once, as each width on the way would lay the charts out anew.
        self.at_hand = AtHand(document, weakly(self._charts), lambda: False, self)
        self.at_hand.form_made.connect(self._place_form)
        self.at_hand.tray_made.connect(stage.add_below)
        self.at_hand.moved.connect(self._arrange)
        document.changed.connect(self._follow)

    def list(self) -> None:
        """Show what was put away with the keyboard in it, or no more."""
        if has_place(self._document.state):
            self.at_hand.tray.open_list()

    def put_away(self) -> None:
        """Put the selected units away."""
        if has_place(self._document.state) and (charts := charts_in(self._stage.view)) is not None:
            do_in(self._document, charts, "put-away")

    def state_unit(self) -> None:
        """Bring the keyboard into the form of the selected unit, where there is one."""
        if self._wants_form():
            self.at_hand.tell_form(self._document.state, wanted=True, clicked=False)
            self.at_hand.form.enter()

    def _wants_form(self) -> bool:
        state = self._document.state
        seen = state.view == "structure" and isinstance(self._stage.view, StructureView)
        return seen and subject(state) is not None

    def _follow(self, _before: State, _after: State) -> None:
        self.tell()

    def tell(self) -> None:
        """Show what the state asks for."""
        state, view = self._document.state, self._stage.view
        clicked = isinstance(view, StructureView) and view.awaits_second_click
        self.at_hand.tell_form(state, wanted=self._wants_form(), clicked=clicked)
        self.at_hand.tell_tray(state, charted=charts_in(view) is not None)

    def _arrange(self) -> None:
        """Have the tray stand below the form, where that is open: each in its own place left the charts a third."""
        its = self.at_hand
        if its.has_tray:
            beside = its.has_form and its.form.is_open
            if its.tray.set_narrow(beside):
                (self._stage.add_beside if beside else self._stage.add_below)(its.tray)
        self.moved.emit()

    def _place_form(self, form: UnitPanel) -> None:
        form.unit_asked.connect(self._go_to)
        self._stage.add_beside(form)

    def _charts(self) -> ChartPanes:
        charts = charts_in(self._stage.view)
        assert charts is not None, "it is listed beside charts alone"
        return charts
