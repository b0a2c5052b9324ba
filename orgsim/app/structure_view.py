"""The structure view: the charts side by side, one pane a scenario."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from orgsim.app.chart.widget import ChartWidget
from orgsim.app.charts import Charts
from orgsim.app.document import Document
from orgsim.app.morph import MorphPane
from orgsim.app.state import LETTERS, State
from orgsim.app.telling import tell_unit
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.folding import toggled
from orgsim.drawing.themes import THEMES
from orgsim.drawing.viewport import Viewport, along
from orgsim.drawing.walking import Direction, neighbour
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy

_GAP = 8
_SETTLE_MS = 150
_REMITS_FROM = 1.7
"""Zoom from which on boxes show their remit by themselves; they hide it again somewhat below."""
_REMITS_UNTIL = 1.35


class StructureView(QWidget):
    """Draws every open scenario and keeps the panes in step."""

    zoomed = Signal(float)
    """The zoom of the pane that has the keyboard, or of the first."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._panes: list[ChartWidget] = []
        self._frames: list[QFrame] = []
        self._charts = Charts()
        self._shape: tuple[float, float] | None = None
        self._near = False
        self._morph: MorphPane | None = None
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._lay_out_anew)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_GAP)
        document.changed.connect(self._on_change)

    @property
    def panes(self) -> tuple[ChartWidget, ...]:
        """The chart widgets from left to right."""
        return tuple(self._panes)

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """What they show."""
        return tuple(drawing for pane in self._panes if (drawing := pane.drawing) is not None)

    # what the menus ask for

    def morph(self) -> None:
        """Play the next draft on a single chart over all panes; on the way to it, turn back."""
        if len(self._document.state.files) < 2:
            return
        if self._morph is None:
            self._morph = MorphPane(self._document, self)
            self._morph.left.connect(self.leave_morph)
            self._morph.zoomed.connect(self.zoomed)
            self._morph.hide()
        if not self.is_morphing:
            self._morph.setGeometry(self.rect())
            self._morph.open()
        self._morph.setFocus(Qt.FocusReason.OtherFocusReason)
        self._morph.play()

    @property
    def is_morphing(self) -> bool:
        """Whether a single chart is shown, on which drafts are played into each other."""
        return self._morph is not None and not self._morph.isHidden()

    def leave_morph(self) -> None:
        """Show the charts side by side again."""
        if self._morph is not None and self.is_morphing:
            self._morph.chart.stop()
            self._morph.hide()
            self._tell_zoom()
            if self._panes and self.isVisible():
                self._panes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """Bring every chart whole into view; linked panes at the same zoom, so that sizes compare."""
        if self._morph is not None and self.is_morphing:
            self._morph.fit()
            return
        if self._near:
            self._near = False
            self._draw(keep=None)
        zoom = min((pane.fit_zoom() for pane in self._panes), default=1.0)
        for pane in self._panes:
            pane.fit(zoom if self._document.state.panes_linked else None)
        self._tell_zoom()

    def zoom_by(self, factor: float) -> None:
        """Zoom about the middle of the active pane."""
        pane = self.active_pane()
        if pane is not None:
            pane.zoom_by(factor)

    def active_pane(self) -> ChartWidget | None:
        """The pane that has the keyboard, else the first one that draws the selected unit, else the first."""
        if self._morph is not None and self.is_morphing:
            return self._morph.chart
        for pane in self._panes:
            if pane.hasFocus():
                return pane
        chosen = self._document.state.selected
        return next((pane for pane in self._panes if pane.box(chosen) is not None), next(iter(self._panes), None))

    def reach(self, unit_id: str) -> None:
        """Bring that unit into view wherever it is drawn."""
        if self._morph is not None and self.is_morphing:
            self._morph.chart.reach(unit_id)
        for pane in self._panes:
            pane.reach(unit_id)

    # changes of the document

    def _on_change(self, before: State, after: State) -> None:
        if before.files is not after.files:
            self._match_panes(len(after.files))
        if after.view != "structure":
            return
        self._refresh(before, after)

    def _refresh(self, before: State | None, after: State) -> None:
        theme = THEMES[after.theme]
        anew = before is None or _drawn_from(before) != _drawn_from(after)
        if before is None or before.theme != after.theme or anew:
            for pane in self._panes:
                pane.set_theme(theme)
        if anew:
            self._draw(keep=after.selected if before is not None and before.files is after.files else None)
        self._select(after)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another view was shown."""
        super().showEvent(event)
        self._match_panes(len(self._document.state.files))
        self._refresh(None, self._document.state)
        if self._panes and self.window().focusWidget() is None:
            self._panes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another view is shown: its way back leads to the charts side by side."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.leave_morph()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the charts out for the new shape, once it has come to rest."""
        super().resizeEvent(event)
        if self._morph is not None:
            self._morph.setGeometry(self.rect())
        if self._shape is None:
            self._lay_out_anew()
        else:
            self._settle.start()

    def _lay_out_anew(self) -> None:
        if self.isVisible() and self._pane_shape() != self._shape:
            self._draw(keep=None)
            self._select(self._document.state)

    def _match_panes(self, number: int) -> None:
        while len(self._panes) > number:
            self._panes.pop()
            frame = self._frames.pop()
            self._layout.removeWidget(frame)
            frame.deleteLater()
        while len(self._panes) < number:
            self._add_pane()

    def _add_pane(self) -> None:
        pane = ChartWidget(THEMES[self._document.state.theme])
        frame = QFrame()
        frame.setObjectName("pane")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(pane)
        self._layout.addWidget(frame, 1)
        self._panes.append(pane)
        self._frames.append(frame)
        pane.selected.connect(lambda unit, pane=pane: self._chosen(pane, unit))
        pane.folded.connect(lambda unit, pane=pane: self._fold(pane, unit))
        pane.walked.connect(lambda direction, pane=pane: self._walk(pane, direction))
        pane.moved.connect(lambda before, after, pane=pane: self._moved(pane, before, after))
        pane.fit_asked.connect(self.fit)

    # drawing

    def _pane_shape(self) -> tuple[float, float]:
        number = max(len(self._document.state.files), 1)
        width = (self.width() - _GAP * (number - 1)) / number - 10
        return max(round(width), 100), max(self.height() - 10, 100)

    def _draw(self, keep: str | None) -> None:
        """Lay out and show all charts; where one is not fitted, the box of `keep` stays where it was."""
        if self.width() < 50 or not self.isVisible():
            return
        self._shape = self._pane_shape()
        state = self._document.state
        drawn = self._charts.draw(state, self._shape, remits=state.remits or self._near)
        speech = catalog(state.language)
        for column, (pane, chart) in enumerate(zip(self._panes, drawn, strict=True)):
            old = pane.box(keep)
            was = pane.viewport.to_pane(old.x, old.y) if old is not None else None
            pane.set_drawing(chart.drawing, chart.links)
            pane.setAccessibleName(
                speech("chart.accessible", letter=LETTERS[column], title=state.files[column].scenario.title)
            )
            new = pane.box(keep)
            if not pane.is_fitted and was is not None and new is not None:
                now = pane.viewport.to_pane(new.x, new.y)
                pane.show_viewport(pane.viewport.panned(was[0] - now[0], was[1] - now[1]))
        if all(pane.is_fitted for pane in self._panes):
            self.fit()

    def _select(self, state: State) -> None:
        speech = catalog(state.language)
        for pane, scenario in zip(self._panes, state.scenarios, strict=True):
            pane.set_selected(state.selected, partial(tell_unit, scenario, speech=speech))

    # what the panes tell

    def _chosen(self, pane: ChartWidget, unit: str | None) -> None:
        self._document.change(selected=unit)
        if unit is not None:
            for other in self._panes:
                if other is not pane:
                    other.reach(unit)

    def _fold(self, pane: ChartWidget, unit: str) -> None:
        state = self._document.state
        folded = toggled(state.scenarios[self._panes.index(pane)], state.folded, unit)
        self._document.change(folded=folded, selected=unit)

    def _walk(self, pane: ChartWidget, direction: Direction) -> None:
        state = self._document.state
        scenario = state.scenarios[self._panes.index(pane)]
        drawing = pane.drawing
        if drawing is None:
            return
        to = neighbour(drawing, hierarchy(scenario), state.selected, direction)
        if to is not None:
            self._document.change(selected=to)
            self.reach(to)

    def _moved(self, pane: ChartWidget, before: Viewport, after: Viewport) -> None:
        if self._document.state.panes_linked:
            for other in self._panes:
                if other is not pane:
                    other.show_viewport(along(other.viewport, before, after))
        self._tell_zoom()
        self._show_remits_when_near(pane, after.zoom)

    def _show_remits_when_near(self, pane: ChartWidget, zoom: float) -> None:
        near = zoom > (_REMITS_UNTIL if self._near else _REMITS_FROM)
        if near == self._near:
            return
        self._near = near
        if not self._document.state.remits:
            middle = pane.unit_nearest_middle()
            self._draw(keep=middle)

    def _tell_zoom(self) -> None:
        pane = self.active_pane()
        if pane is not None:
            self.zoomed.emit(pane.viewport.zoom)


def _drawn_from(state: State) -> tuple[object, ...]:
    """What of the state the drawings depend on."""
    return state.files, state.language, state.folded, state.remits, state.links, state.selected if state.links else None
