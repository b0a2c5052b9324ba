"""The structure view: the charts side by side, one pane a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from orgsim.app.chart.laid import laid_of
from orgsim.app.chart.panes import ChartPanes
from orgsim.app.chart.widget import ChartWidget
from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.app.editing.commands import begin_making
from orgsim.app.weakly import weakly
from orgsim.messages import Catalog
from orgsim.model.hierarchy import hierarchy

if TYPE_CHECKING:
    from orgsim.analysis.overlays.overlaid import Overlaid
    from orgsim.app.structure.morph import MorphPane
    from orgsim.drawing.landing.dropped import Dropped


class StructureView(ChartPanes):
    """Every open scenario as it is, or on demand a single chart on which they are played into each other."""

    morph_left = Signal()
    """The single chart was left by its own way out, and not for another view."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, "structure", telling=weakly(self._told), coloured=True, parent=parent)
        self._morph: MorphPane | None = None
        self.dropped.connect(self._do_dropped)
        begin_making(document, self)

    def _do_dropped(self, dropped: Dropped) -> None:
        from orgsim.app.editing.dropping import do_dropped

        do_dropped(self._document, self, dropped)

    def overlay(self, state: State) -> Overlaid | None:
        """What the boxes of that state are coloured by, where that is found out."""
        return laid_of(self._document).overlay(state)

    def _told(self, state: State, column: int, unit_id: str, speech: Catalog) -> str:
        """The unit by itself, and what its colour means."""
        from orgsim.app.widgets.telling import tell_unit

        scenario, overlay = state.scenarios[column], self.overlay(state)
        flat = hierarchy(scenario)
        told = tell_unit(scenario, unit_id, speech)
        if overlay is None or unit_id not in flat.index:
            return told
        from orgsim.analysis.overlays.overlaid import words_of

        words = words_of(overlay, column, flat, flat.index[unit_id])
        return "\n".join([told, *[speech.say(each) for each in words]])

    def morph(self) -> None:
        """Play the next draft on a single chart over all panes; on the way to it, turn back."""
        if len(self.now.state.files) < 2:
            return
        if self._morph is None:
            from orgsim.app.structure.morph import MorphPane

            self._morph = MorphPane(self._document, self)
            self._morph.left.connect(self.leave_morph)
            self._morph.left.connect(self.morph_left)
            self._morph.zoomed.connect(self.zoomed)
            self._morph.unfolded.connect(self.unfolded)
            self._morph.hide()
        if not self.is_morphing:
            self._morph.setGeometry(self.rect())
            self._morph.open()
        self._morph.setFocus(Qt.FocusReason.OtherFocusReason)
        self._morph.play()

    @property
    def is_morphing(self) -> bool:
        """Whether a single chart is shown, on which drafts are played into each other."""
        return self._morph is not None and self._morph.is_open

    @property
    def _single(self) -> MorphPane | None:
        """The single chart where it is seen."""
        return self._morph if self._morph is not None and not self._morph.isHidden() else None

    @property
    def shown(self) -> tuple[tuple[int, int], ...]:
        """Of each draft how many units have boxes of their own, and how many there are."""
        return self._single.shown if self._single is not None else super().shown

    @property
    def is_laying_out(self) -> bool:
        """Whether the charts still show something else than was asked for last."""
        return super().is_laying_out or (self._morph is not None and self._morph.is_laying_out)

    def leave_morph(self) -> None:
        """Show the charts side by side again."""
        if self._morph is not None and self.is_morphing:
            self._morph.close_chart()
            self.unfolded.emit()
            self._looking.tell_zoom()
            if self.isVisible():
                self.take_keyboard(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """Bring every chart whole into view; linked panes at the same zoom, so that sizes compare."""
        if self._single is not None:
            self._single.fit()
        else:
            super().fit()

    def active_pane(self) -> ChartWidget | None:
        """The single chart where that is shown, else the pane that is meant."""
        if self._single is not None:
            return self._single.chart
        return super().active_pane()

    def reach(self, unit_id: str, *, readable: bool = False) -> None:
        """Bring that unit into view wherever it is drawn."""
        if self._single is not None:
            self._single.chart.reach(unit_id)
        super().reach(unit_id, readable=readable)

    def reach_chosen(self, *, readable: bool = False) -> None:
        """Bring the selected unit and its counterparts into view."""
        selected = self.now.state.selected
        if self._single is not None and selected is not None:
            self._single.chart.reach(selected)
        super().reach_chosen(readable=readable)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the single chart where it is still laid out, and hears nothing."""
        if event.key() == Qt.Key.Key_Escape and self.is_morphing and self._single is None:
            self.leave_morph()
            self.morph_left.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another view is shown: its way back leads to the charts side by side."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.leave_morph()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the single chart over all panes."""
        super().resizeEvent(event)
        if self._morph is not None:
            self._morph.setGeometry(self.rect())
