"""The metrics view: how the open scenarios measure, and how each figure came about.

While it is hidden it computes nothing. pyqtgraph is loaded in a thread, at leisure or once the table was first painted:
it makes classes and no object of Qt's, and the window goes on meanwhile. Figures of ties are worked out in a thread too
where they need networkx; they come last in the table, so that nothing moves when they are added. So are all figures of
large drafts: until they are known, what is shown stands as it is, unless it is of other drafts.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from orgsim.analysis.figures.comparison import Row, with_assumptions
from orgsim.analysis.networks.ties import needs_networks
from orgsim.app.document.aside import InTurn, Loading
from orgsim.app.document.assuming import assumptions
from orgsim.app.document.comparing import reference
from orgsim.app.document.document import Document
from orgsim.app.document.document_view import DocumentView
from orgsim.app.document.look import Look
from orgsim.app.document.state import OpenFigure, State, revealing
from orgsim.app.metrics.compared import compared_of
from orgsim.app.metrics.explanation_panel import ExplanationPanel
from orgsim.app.metrics.foot import Foot
from orgsim.app.metrics.reckoning import Comparing, Reckoning
from orgsim.app.metrics.table import MetricsTable
from orgsim.app.metrics.wording import SIGNS
from orgsim.app.widgets.controls import as_control
from orgsim.app.widgets.labels import label, plain_tip
from orgsim.app.widgets.scrolling import scroll_down
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.story import SpanSide

if TYPE_CHECKING:
    from orgsim.app.metrics.cost_panel import CostPanel
    from orgsim.app.metrics.plots import Plots

_PLOTS = "orgsim.app.metrics.plots"
_GAP = 8
_TABLE_SHARE = 0.58
"""Of the width; with three scenarios or more the table needs somewhat more."""
_WIDE_TABLE_SHARE = 0.64
_FOR_COSTS = 0.08
"""What the table gives of its share to the panel of costs, for its fields."""
_LEAST_PLOTS = 0.4
"""Of the height, what the plots keep when a long explanation is open."""
_LEAST_COSTS = 0.6
"""Of the height, what the panel of costs keeps then."""
_COST = "cost.meetings"


class MetricsView(DocumentView):
    """The table of figures, the plots beside it, and the explanation of the figure that was clicked."""

    unit_asked = Signal(str)
    """A unit that a figure counts was clicked."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self._rows: tuple[Row, ...] = ()
        self._marked: tuple[OpenFigure, frozenset[int]] | None = None
        """The figure of the bar that was clicked last, and the units of that bar."""
        self.plots: Plots | None = None
        self._span: SpanSide | None = None
        """Whose spans of control are asked for, until there are plots."""
        self.costs: CostPanel | None = None
        self.table = MetricsTable()
        self._legend = label(role="caption", wrap=True)
        self._signs = label(role="caption", wrap=True)
        self.show_all = QToolButton()
        self.show_all.setObjectName("flat")
        self.show_all.setCheckable(True)
        self.show_costs = QToolButton()
        self.show_costs.setObjectName("flat")
        self.show_costs.setCheckable(True)
        self.explanation = ExplanationPanel()
        self._plots_frame = QFrame()
        self._plots_panel = QScrollArea()
        self._later = QTimer(self, interval=0, singleShot=True)
        self._explaining = QTimer(self, interval=0, singleShot=True)
        self._explaining.timeout.connect(self._explain_at_last)
        self._lay_out()
        self._loading = Loading(self)
        self._loading.loaded.connect(self._add_plots)
        self._reckoning = Reckoning(compared_of(document), self)
        self._reckoning.done.connect(self._have_reckoned)
        self._ties = InTurn(self)
        self._ties.done.connect(self._add_ties)
        self._later.timeout.connect(self._load_plots)
        self.table.figure_asked.connect(self._open)
        self.table.all_asked.connect(self.show_all.click)
        self.show_all.toggled.connect(lambda _: self._tell_table())
        self.explanation.unit_asked.connect(self.unit_asked)
        self.explanation.pair_asked.connect(self._go_to_both)
        self.show_costs.clicked.connect(lambda on: document.change(costs_shown=on))
        self.explanation.closed.connect(self._close)
        self.explanation.assumptions_asked.connect(lambda: document.change(costs_shown=True))

    def _lay_out(self) -> None:
        texts = as_control(self._legend, instead=self._signs), self._signs
        self._foot = Foot(texts, [as_control(self.show_costs), as_control(self.show_all)])
        left = QFrame()
        left.setObjectName("panel")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(6, 4, 6, 4)
        inside.setSpacing(2)
        inside.addWidget(self.table, 1)
        inside.addWidget(self._foot)
        scroll_down(self._plots_panel)
        self._plots_frame.setObjectName("panel")
        framed = QVBoxLayout(self._plots_frame)
        framed.setContentsMargins(1, 1, 1, 1)
        framed.addWidget(self._plots_panel)
        self._right = right = QVBoxLayout()
        right.setSpacing(_GAP)
        right.addWidget(self._plots_frame, 1)
        right.addWidget(self.explanation)
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(_GAP)
        self._columns.addWidget(left)
        self._columns.addLayout(right)

    def look(self) -> Look:
        """Whether all figures are shown, and whose spans of control beside them."""
        span = self.plots.chosen if self.plots is not None else self._span
        return Look(everything=self.show_all.isChecked() or None, span=span)

    def show_look(self, look: Look) -> None:
        """Show all figures, or those that matter most, and the spans of that side."""
        self.show_all.setChecked(bool(look.everything))
        self._span = look.span
        if self.plots is not None:
            self.plots.choose_side(look.span)

    # changes of the document

    def _follow(self, state: State) -> None:
        shown = self._shown
        if (shown is not None and _compares_alike(shown, state)) or not self._reckoning.lacks(state):
            super()._follow(state)
            return
        self._reckoning.ask(state)
        if shown is None or [its.path for its in shown.files] != [its.path for its in state.files]:
            super()._follow(replace(state, files=(), figure=None))

    def _have_reckoned(self) -> None:
        if self.isVisible():
            self._follow(self._document.state)

    def _refresh(self, shown: State | None, state: State) -> None:
        if shown is None or not _compares_alike(shown, state):
            self._compare(state)
            self._marked = None
            reckoned = True
        elif reckoned := assumptions(shown) != assumptions(state):
            self._rows = with_assumptions(self._rows, state.scenarios, assumptions(state))
        if shown is None or not _looks_alike(shown, state):
            self._tell(state)
            self._explain(state)
        elif reckoned:
            self._tell_table()
            self._explain(state)
        elif shown.figure != state.figure:
            self._explain(state)
        self._tell_costs(state)

    def _compare(self, state: State) -> None:
        comparing = Comparing(state)
        if not state.files:
            self._ties.leave()
            self._rows = ()
            return
        self._rows = compared_of(self._document).rows(state)
        if any(map(needs_networks, state.scenarios)):
            self._ties.ask(comparing)
        else:
            self._ties.leave()
            self._rows += comparing.begin()()

    def _add_ties(self, done: Comparing, rows: tuple[Row, ...], _: Comparing | None) -> None:
        if self._shown is None or not _compares_alike(done.state, self._shown):
            return
        self._rows = (*(row for row in self._rows if row.metric.group != "ties"), *rows)
        self._tell_table()
        self._explain(self._shown)

    def _tell(self, state: State) -> None:
        speech = catalog(state.language)
        used = {figure.sign for row in self._rows for figure in row.figures}
        signs = [speech(said) for sign, said in SIGNS.items() if sign in used]
        told = "   ·   ".join([*signs, speech("metrics-view.sign.unknown")])
        awaited = not state.files and bool(self._document.state.files)
        legend = f"{speech('metrics-view.legend')}   ·   {told}"
        self._legend.setText(speech("metrics-view.reckoning") if awaited else legend)
        self._signs.setText(speech("metrics-view.reckoning") if awaited else told)
        self.show_all.setText(speech("metrics-view.show-all"))
        self.show_all.setToolTip(plain_tip(speech("metrics-view.show-all.tip")))
        self.show_costs.setText(speech("metrics-view.show-costs"))
        self.show_costs.setToolTip(plain_tip(speech("metrics-view.show-costs.tip")))
        self._foot.share_width()
        self._tell_table()
        if self.plots is not None:
            self.plots.tell(self._rows, state)

    def _tell_table(self) -> None:
        if self._shown is not None:
            # Who has scrolled away from it reads on.
            comes = self.table.shows_chosen
            self.table.tell(self._rows, self._shown, everything=self.show_all.isChecked())
            self.table.choose_once(self._shown.figure, comes=comes)

    def _share_width(self, state: State) -> None:
        share = _TABLE_SHARE if len(state.files) < 3 else _WIDE_TABLE_SHARE
        with_costs = self.costs is not None and not self.costs.isHidden()
        percent = round(100 * (share - (_FOR_COSTS if with_costs else 0)))
        self._columns.setStretch(0, percent)
        self._columns.setStretch(1, 100 - percent)

    def _tell_costs(self, state: State) -> None:
        """Show the panel of costs in the place of the plots, or the plots again."""
        self._share_width(state)
        on = state.costs_shown and bool(state.files)
        self.show_costs.setChecked(on)
        if self.costs is None and on:
            from orgsim.app.metrics.cost_panel import CostPanel

            self.costs = CostPanel(self._document)
            self.costs.closed.connect(self._close_costs)
            self.costs.figure_asked.connect(lambda column: self._open(OpenFigure(_COST, column)))
            self.costs.filled.connect(self._turn_filled)
            self.costs.hide()
            self._right.insertWidget(0, self.costs, 1)
        if self.costs is None:
            return
        changed = self.costs.isHidden() == on
        if on:
            self.costs.tell(next(row for row in self._rows if row.metric.id == _COST), state)
        elif changed:
            self.costs.now()
        if changed and not (on and self.costs.is_filling):
            # Else it is seen once all of it is there.
            self._turn()

    def _turn_filled(self) -> None:
        if self.costs is not None and self.costs.isHidden():
            self._turn()

    def _turn(self) -> None:
        """Have the panel of costs, or the plots, be seen."""
        state = self._shown
        if self.costs is None or state is None:
            return
        on = state.costs_shown and bool(state.files)
        self.costs.setVisible(on)
        self._plots_frame.setVisible(not on)
        self._share_width(state)
        self._share_height()
        if on:
            # Which line that is, is known once the names have the width that the panel leaves them.
            self._columns.activate()
            self.table.scrollTo(self.table.metrics_model.index_of(OpenFigure(_COST, 0)))

    def _close_costs(self) -> None:
        self._document.change(costs_shown=False)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _load_plots(self) -> None:
        if _are_loaded():
            self._add_plots()
        elif not self._loading.is_running:
            self._loading.begin(_PLOTS)

    def _add_plots(self) -> None:
        from orgsim.app.metrics.plots import Plots

        if self._shown is None or self.plots is not None:
            return
        self.plots = Plots()
        self.plots.chosen = self._span
        self.plots.figure_asked.connect(self._open_bar)
        self.plots.tell(self._rows, self._shown)
        self._plots_panel.setWidget(self.plots)
        self._share_height()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up, and explain a figure and add the plots once the table was painted."""
        self._explaining.start()
        super().showEvent(event)
        if self.plots is None:
            self._later.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing unwritten."""
        super().hideEvent(event)
        if self.costs is not None:
            self.costs.now()

    # explaining

    def _go_to_both(self, ids: tuple[str, str]) -> None:
        """Select two units, neither of which is hidden, and go to the first of them."""
        one, other = ids
        state = revealing(revealing(self._document.state, other), one)
        above = {
            flat.units[unit].id
            for flat in map(hierarchy, state.scenarios)
            for id in ids
            if id in flat.index
            for unit in flat.path(flat.index[id])[:-1]
        }
        self._document.show(replace(state, picked=frozenset(ids), unfolded=state.unfolded | above))
        self.unit_asked.emit(one)

    def _open(self, figure: OpenFigure, marked: frozenset[int] = frozenset()) -> None:
        """Explain that figure, the `marked` ones of its units first."""
        self._marked = (figure, marked)
        if self._document.state.figure == figure:
            self.table.choose(figure)
            # That of the figures, while others are reckoned.
            self._explain(self._shown or self._document.state)
        else:
            self._document.change(figure=figure)

    def _open_bar(self, figure: OpenFigure, units: frozenset[int]) -> None:
        self._open(figure, units)
        # The explanation has taken room from the plots: what was clicked stays in view.
        self._columns.activate()
        if self.plots is not None:
            self._plots_panel.ensureWidgetVisible(self.plots.plot_of(figure), 0, 0)

    def _close(self) -> None:
        self._document.change(figure=None)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explain(self, state: State) -> None:
        figure = state.figure
        row = None if figure is None else next((row for row in self._rows if row.metric.id == figure.metric), None)
        if figure is None or row is None or figure.column >= len(row.figures) or self._explaining.isActive():
            self.explanation.hide()
        else:
            marked = self._marked[1] if self._marked is not None and self._marked[0] == figure else frozenset()
            self.explanation.tell(row, figure.column, state, marked)
            self.explanation.show()
        self.table.choose_once(figure)
        self._share_height()

    def _explain_at_last(self) -> None:
        if self._shown is not None and self._shown.figure is not None and self.explanation.isHidden():
            self._explain(self._shown)

    def _share_height(self) -> None:
        """Give the explanation what it needs, as long as the plots keep their share or have all they need."""
        if self.explanation.isHidden():
            return
        self._columns.activate()
        if self.costs is not None and not self.costs.isHidden():
            kept, width = round(self.height() * _LEAST_COSTS), self.costs.width()
        else:
            plots = self.plots.sizeHint().height() + 2 if self.plots is not None else 0
            kept, width = min(plots, round(self.height() * _LEAST_PLOTS)), self._plots_frame.width()
        wanted = self.explanation.wanted_height(width)
        self.explanation.setFixedHeight(max(min(wanted, self.height() - kept - _GAP), 120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self._share_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the explanation, then the panel of costs."""
        if event.key() == Qt.Key.Key_Escape and self._document.state.figure is not None:
            self._close()
        elif event.key() == Qt.Key.Key_Escape and self._document.state.costs_shown:
            self._close_costs()
        else:
            super().keyPressEvent(event)


def _looks_alike(one: State, other: State) -> bool:
    """Whether the table and the plots are the same for both."""
    return _compares_alike(one, other) and one.language == other.language and one.theme == other.theme


def _compares_alike(one: State, other: State) -> bool:
    """Whether the same drafts are compared to the same one."""
    return one.files is other.files and reference(one) == reference(other)


def _are_loaded() -> bool:
    """Whether the plots can be imported at once; a thread may be in the middle of it."""
    return hasattr(sys.modules.get(_PLOTS), "Plots")
