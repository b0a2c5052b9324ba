"""The plots beside the table, with their headings. Loads pyqtgraph: import this when the view is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from orgsim.analysis.figures.comparison import Row
from orgsim.analysis.figures.figure import Figure
from orgsim.analysis.figures.seat_groups import SeatGroup, seats_by_group
from orgsim.app.document.state import OpenFigure, State
from orgsim.app.metrics.bar_plot import Bar
from orgsim.app.metrics.seat_plot import METRIC as SEATS
from orgsim.app.metrics.seat_plot import SeatPlot
from orgsim.app.metrics.span_plot import SpanPlot
from orgsim.app.metrics.spans import MOST, spans
from orgsim.app.turn import Turn
from orgsim.app.widgets.labels import ElidedLabel, hairline, label, plain_tip
from orgsim.messages import Catalog, catalog
from orgsim.model.scenario import Scenario
from orgsim.model.story import SpanSide

_EDGE = 16
"""Pixels at the left and right of all."""

_DISTRIBUTIONS: Mapping[SpanSide, str] = {
    "administration": "administration.span.distribution",
    "elected": "elected.span.distribution",
    "whole": "span.distribution",
}


class Plots(QWidget):
    """Seats by kind of body above, spans of control below."""

    figure_asked = Signal(object, object)
    """A bar was clicked: the `OpenFigure` that it belongs to, and a frozenset of those of its units that it is of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = State()
        self._rows: Mapping[str, Row] = {}
        self._groups: tuple[SeatGroup, ...] = ()
        self._grouped: tuple[Scenario, ...] = ()
        self.chosen: SpanSide | None = None
        """The side that the user has chosen; `None`: none."""
        self._seats_title = label(role="heading")
        self._seats_caption = ElidedLabel(role="caption")
        self._no_seats = label(role="muted", wrap=True)
        self.seat_plot = SeatPlot()
        self._span_title = label(role="heading")
        self._span_caption = label(role="caption")
        self._axis = label(role="caption")
        self._span_notes = label(role="caption", wrap=True)
        self.span_plot = SpanPlot()
        self.sides: dict[SpanSide, QToolButton] = {}
        self._buttons = QButtonGroup(self)
        # As wide as the panel, whatever the words need: what is wider would be cut at its edge.
        self.setMinimumWidth(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, 10, _EDGE, 10)
        layout.setSpacing(4)
        seats = QHBoxLayout()
        seats.setSpacing(4)
        seats.addWidget(self._seats_title)
        seats.addWidget(self._seats_caption, 1)
        layout.addLayout(seats)
        layout.addWidget(self.seat_plot)
        layout.addWidget(self._no_seats)
        layout.addSpacing(8)
        layout.addWidget(hairline())
        layout.addSpacing(2)
        self._span_head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._span_head.setSpacing(4)
        self._span_head.addLayout(_head(self._span_title), 1)
        self._sides_row = QHBoxLayout()
        self._sides_row.setSpacing(4)
        self._add_sides(self._sides_row)
        self._span_head.addLayout(self._sides_row)
        layout.addLayout(self._span_head)
        layout.addWidget(self.span_plot, 10)
        axis = _head(self._span_caption)
        axis.addWidget(self._axis)
        layout.addLayout(axis)
        layout.addWidget(self._span_notes)
        layout.addStretch(1)
        self.seat_plot.bar_asked.connect(self._ask_seats)
        self.span_plot.bar_asked.connect(self._ask_span)
        self._turn = Turn(self)
        self._turn.come.connect(self._draw_next)
        for plot in (self.seat_plot, self.span_plot):
            plot.in_turn = True
            plot.wanted.connect(self._turn.ask)

    def _draw_next(self) -> None:
        """Draw or paint one of the plots that are wanted: whatever else there is to do comes between two of them."""
        wanted = [plot for plot in (self.seat_plot, self.span_plot) if plot.isVisible() and not plot.is_ready]
        if wanted:
            wanted[0].go_on()
            self._turn.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the place of the sides anew."""
        super().resizeEvent(event)
        self._place_sides()

    def event(self, event: QEvent) -> bool:
        """Find it anew where the words take another width: their font is known only once they are seen."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_sides()
        return bool(super().event(event))

    def _place_sides(self) -> None:
        """Put the sides beside their title where there is room for both, else below it."""
        room = self.width() - 2 * _EDGE - self._span_head.spacing()
        beside = self._span_title.sizeHint().width() + self._sides_row.sizeHint().width() <= room
        directions = QBoxLayout.Direction
        self._span_head.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _add_sides(self, head: QHBoxLayout) -> None:
        for side in get_args(SpanSide):
            button = QToolButton()
            button.setObjectName("flat")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, side=side: self.choose_side(side))
            self._buttons.addButton(button)
            self.sides[side] = button
            head.addWidget(button)
        head.addStretch(1)

    def tell(self, rows: Sequence[Row], state: State) -> None:
        """Show the figures of the open scenarios."""
        self._state = state
        self._rows = {row.metric.id: row for row in rows}
        if self._grouped != state.scenarios:
            self._grouped = state.scenarios
            self._groups = seats_by_group(state.scenarios)
        speech = catalog(state.language)
        self._seats_title.setText(speech("metrics-view.seats"))
        self._seats_caption.set_whole(speech("metrics-view.seats.caption"))
        self._no_seats.setText(speech("metrics-view.seats.none"))
        self._span_title.setText(speech("metrics-view.span"))
        self._span_caption.setText(speech("metrics-view.span.caption"))
        self._axis.setText(speech("metrics-view.span.axis"))
        told = [group for group in self._groups if any(figure.value for figure in group.figures)]
        self.seat_plot.setVisible(bool(told))
        self._no_seats.setVisible(not told)
        if told:
            self.seat_plot.tell(told, state)
        for side, button in self.sides.items():
            button.setText(speech(f"metrics-view.span.side.{side}"))
            named = f"{speech('metrics-view.span.sides')}: {button.text()}"
            button.setAccessibleName(named)
            button.setToolTip(plain_tip(named))
            button.setEnabled(self._known(side))
        self._place_sides()
        self._show_spans(speech)

    def plot_of(self, figure: OpenFigure) -> QWidget:
        """The plot that has the bars of that figure."""
        return self.seat_plot if figure.metric == SEATS else self.span_plot

    @property
    def side(self) -> SpanSide:
        """The side whose spans are shown: the chosen one, else the first that any scenario tells."""
        if self.chosen is not None and self._known(self.chosen):
            return self.chosen
        return next((side for side in self.sides if self._known(side)), "administration")

    def choose_side(self, side: SpanSide | None) -> None:
        """Show the spans of that side from now on; `None`: of whichever is told."""
        self.chosen = side
        self._show_spans(catalog(self._state.language))

    def _known(self, side: SpanSide) -> bool:
        row = self._rows.get(_DISTRIBUTIONS[side])
        return row is not None and row.known

    def _show_spans(self, speech: Catalog) -> None:
        side = self.side
        self.sides[side].setChecked(True)
        row = self._rows.get(_DISTRIBUTIONS[side])
        figures = () if row is None else row.figures
        shown = spans(figures)
        for widget in (self.span_plot, self._span_caption, self._axis):
            widget.setVisible(shown.most > 0)
        if shown.most:
            self.span_plot.tell(shown, self._state)
        unknown = [(scenario, figure) for scenario, figure in enumerate(figures) if not figure.known]
        said = [_why(self._state.letters[scenario], figure, speech) for scenario, figure in unknown]
        if not shown.most:
            said.insert(0, speech("metrics-view.span.none"))
        self._span_notes.setText("\n".join(said))
        self._span_notes.setVisible(bool(said))

    # what a bar is of

    def _ask_seats(self, bar: Bar) -> None:
        group = next(group for group in self._groups if group.name == bar.key)
        units = frozenset(group.figures[bar.scenario].units)
        self.figure_asked.emit(OpenFigure(SEATS, bar.scenario), units)

    def _ask_span(self, bar: Bar) -> None:
        metric = _DISTRIBUTIONS[self.side]
        figure = self._rows[metric].figures[bar.scenario]
        units = frozenset(
            part.unit
            for part in figure.parts
            if part.unit is not None and (part.amount == bar.key or part.amount > MOST == bar.key)
        )
        self.figure_asked.emit(OpenFigure(metric, bar.scenario), units)


def _head(*labels: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    for its in labels:
        row.addWidget(its)
    row.addStretch(1)
    return row


def _why(letter: str, figure: Figure, speech: Catalog) -> str:
    reasons = " ".join(map(speech.say, figure.reasons))
    return speech("metrics-view.span.unknown", letter=letter, reasons=reasons)
