"""What one edits with in front of a room: the form of the selected unit and what was put away, beside the charts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.app.editing.commands import do_in
from orgsim.app.editing.form.stating import subject
from orgsim.app.editing.tray.listed import has_place, is_listed
from orgsim.app.presenter.stage import Stage
from orgsim.app.structure.structure_view import StructureView
from orgsim.app.views import charts_in
from orgsim.app.weakly import weakly

if TYPE_CHECKING:
    from orgsim.app.chart.panes import ChartPanes
    from orgsim.app.editing.form.panel import UnitPanel
    from orgsim.app.editing.tray.panel import TrayPanel


class Working(QObject):
    """Opens and closes them on the stage, as large as all that is on it: while the active draft is edited."""

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
        self.form: UnitPanel | None = None
        """Made when a unit is first edited here."""
        self.tray: TrayPanel | None = None
        """Made when there is first something to list."""
        slide = weakly(self.slide)
        self._soon = QTimer(self, interval=QApplication.doubleClickInterval(), singleShot=True)
        self._soon.timeout.connect(lambda: slide(True))
        document.changed.connect(self._follow)

    def slide(self, on: bool) -> None:
        """Open the form, or close it: at once, as each width on the way would lay the charts out anew."""
        if self.form is not None and self.form.is_open is not on:
            self.form.slide(on, animated=False)
            self.moved.emit()

    def list(self) -> None:
        """Show what was put away with the keyboard in it, or no more."""
        if has_place(self._document.state):
            self._tray().open_list()

    def put_away(self) -> None:
        """Put the selected units away."""
        if has_place(self._document.state) and (charts := charts_in(self._stage.view)) is not None:
            do_in(self._document, charts, "put-away")

    def _follow(self, _before: State, _after: State) -> None:
        self.tell()

    def tell(self) -> None:
        """Show what the state asks for."""
        state, view = self._document.state, self._stage.view
        charted = isinstance(view, StructureView) and state.view == "structure"
        wanted = charted and subject(state) is not None
        if wanted:
            self._form().tell(state)
        opening = wanted and self.form is not None and not self.form.is_open
        if opening and isinstance(view, StructureView) and view.awaits_second_click:
            # The second press of a double click must meet the chart where the first one met it.
            self._soon.start()
        else:
            self._soon.stop()
            self.slide(wanted)
        self._tell_tray(state, charted=charts_in(view) is not None)

    def _tell_tray(self, state: State, *, charted: bool) -> None:
        was = self.tray is not None and not self.tray.isHidden()
        if charted and (self.tray is not None or is_listed(state)):
            self._tray().tell(state)
        elif self.tray is not None:
            self.tray.hide()
        if (self.tray is not None and not self.tray.isHidden()) is not was:
            self.moved.emit()

    def _form(self) -> UnitPanel:
        if self.form is None:
            from orgsim.app.editing.form.panel import UnitPanel

            document = self._document
            self.form = made = UnitPanel(document)
            made.closed.connect(lambda: document.change(selected=None))
            made.unit_asked.connect(self._go_to)
            made.left.connect(self._return)
            self._stage.add_beside(made)
        return self.form

    def _tray(self) -> TrayPanel:
        if self.tray is None:
            from orgsim.app.editing.tray.panel import TrayPanel

            self.tray = made = TrayPanel(self._document, weakly(self._charts))
            self._stage.add_below(made)
        return self.tray

    def _charts(self) -> ChartPanes:
        charts = charts_in(self._stage.view)
        assert charts is not None, "it is listed beside charts alone"
        return charts

    def _return(self) -> None:
        """The keyboard goes from the form to the chart of the unit."""
        self._charts().panes[self._document.state.active].setFocus(Qt.FocusReason.ShortcutFocusReason)
