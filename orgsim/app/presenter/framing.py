"""What a step shows is brought into view, folded so that the room can read it, and again when its room changes."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from orgsim.app.document.document import Document
from orgsim.app.document.look import looking
from orgsim.app.presenter.stage import Stage
from orgsim.app.presenter.steps import look_of
from orgsim.app.views import charts_in
from orgsim.model.story import Step

_REST_MS = 50
"""By when a view has laid itself out."""


class Framing(QObject):
    """Frames the view on the stage."""

    wanted = Signal()
    """The room has changed: the view is to be framed anew."""

    def __init__(self, document: Document, stage: Stage, step: Callable[[], Step], parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._stage = stage
        self._step = step
        self.folded_for: tuple[float, float] | None = None
        """Width and height of a chart's room when charts were folded last."""
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._come_to_rest)
        self._resized = QTimer(self, interval=0, singleShot=True)
        self._resized.timeout.connect(self.wanted)

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is to be framed anew."""
        return not self._rest.isActive() and not self._resized.isActive()

    def look(self) -> None:
        """Look at the view as the step does, and bring its unit into view where it says no part."""
        step = self._step()
        if (view := looking(self._stage.view)) is not None:
            view.show_look(look_of(self._document.state, step))
        if not step.parts:
            self._frame()

    def look_anew(self) -> None:
        """Bring the step's part of the view into view again, as it is looked at now."""
        parts, view = self._step().parts, looking(self._stage.view)
        if parts and view is not None:
            view.show_look(replace(view.look(), parts=parts))
        else:
            self._frame()

    def fold(self, least: float) -> None:
        """Fold the charts so that their smallest text is `least` pixels high, to the em."""
        charts = charts_in(self._stage.view)
        if charts is None:
            return
        charts.read_from(least)
        charts.fit_anew()
        self.folded_for = charts.room()
        self._rest.start()

    def fit(self) -> None:
        """Fit the charts."""
        charts = charts_in(self._stage.view)
        if charts is not None:
            charts.fit()

    def resize(self) -> None:
        """Another size has come: frame the view once it has that."""
        self._resized.start()

    def leave(self) -> None:
        """Nothing is framed any more."""
        self._resized.stop()
        self._rest.stop()

    def _frame(self) -> None:
        """Fit the charts, and bring the step's unit into view large enough to be read."""
        charts = charts_in(self._stage.view)
        if charts is not None:
            charts.fit()
            if self._document.state.selected is not None:
                charts.reach(self._document.state.selected, readable=True)

    def _come_to_rest(self) -> None:
        """Fold anew where the charts got other room than they were folded for: a legend has taken another line."""
        charts = charts_in(self._stage.view)
        if charts is not None and charts.room() != self.folded_for and not self._step().parts:
            self.wanted.emit()
