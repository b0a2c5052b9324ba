"""One draft played into the next on a single chart, over the charts side by side."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from orgsim.analysis.differences.matching import match
from orgsim.app.chart.beside.laying_out import LayingOut, Need
from orgsim.app.chart.charts import Chart, Charts
from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.chart.laid import laid_of
from orgsim.app.document.comparing import counterparts, decided_pairs
from orgsim.app.document.document import Document
from orgsim.app.document.seen import linked, theme_of
from orgsim.app.document.state import State, toggled
from orgsim.app.widgets.labels import ElidedLabel, Letter, clear, label
from orgsim.app.widgets.telling import tell_unit
from orgsim.drawing.folding.legible import shown_units, smallest_text
from orgsim.drawing.viewport import fit_zoom
from orgsim.drawing.walking import Direction, neighbour
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy


class _SingleChart(GlidingChart):
    """A chart whose Escape leads back to where it was called from."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Escape to whoever shows the chart."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class MorphPane(QFrame):
    """Shows one draft at a time; `play` glides to the next, and back again when it is asked for on the way.

    Charts are laid out aside, as those side by side are: until they are there, what was seen before stays.
    """

    left = Signal()
    """Escape was pressed, or there is nothing to play any more."""
    zoomed = Signal(float)
    unfolded = Signal()
    """Other units may be shown than before: see `shown`."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._document = document
        self._state = document.state
        """What is shown, with which the columns below agree: a newer one may still be laid out."""
        self._coming = document.state
        """What was heard of last."""
        self._charts = Charts(coloured=True, laid=laid_of(document))
        self._laying = LayingOut(self._charts, self)
        self.is_open = False
        """Whether it is shown, or will be as soon as it is laid out."""
        self._from = 0
        self._to = 0
        self._drawn: list[Chart] = []
        self._shape: tuple[float, float] | None = None
        self._is_larger = False
        """Whether the charts are larger than the pane, as their text could not be read else."""
        self.chart = _SingleChart(theme_of(document.state))
        self._heading = QHBoxLayout()
        self._heading.setContentsMargins(8, 4, 8, 4)
        self._heading.setSpacing(8)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.setSpacing(2)
        self._column.addLayout(self._heading)
        self._column.addWidget(self.chart, 1)
        # It has a size before it is seen.
        self.chart.show()
        self.setFocusProxy(self.chart)
        self.chart.selected.connect(lambda unit: document.change(selected=unit))
        self.chart.folded.connect(self._fold)
        self.chart.walked.connect(self._walk)
        self.chart.moved.connect(lambda _before, after: self.zoomed.emit(after.zoom))
        self.chart.fit_asked.connect(self.fit)
        self.chart.resized.connect(lambda: self._fit_readable() if self.chart.is_fitted else None)
        self.chart.arrived.connect(self._arrived)
        document.changed.connect(self._on_change)

    @property
    def column(self) -> int:
        """The draft that is shown, or that is being gone to."""
        return self._to

    @property
    def shown(self) -> tuple[tuple[int, int], ...]:
        """Of each draft how many units have boxes of their own on its chart, and how many there are."""
        scenarios = self._state.scenarios
        return tuple([shown_units(its, chart.drawing) for its, chart in zip(scenarios, self._drawn, strict=False)])

    @property
    def is_laying_out(self) -> bool:
        """Whether it still shows something else than was asked for last."""
        return self._laying.is_running

    def open(self) -> None:
        """Show the first draft, once it is laid out."""
        self._coming = self._document.state
        self.is_open = True
        self._from = self._to = 0
        self._laying.wish("open", self._need, self._begin)

    def close_chart(self) -> None:
        """Show nothing any more, and lay nothing out."""
        self.is_open = False
        self._laying.leave()
        self.chart.stop()
        self.hide()

    def play(self) -> None:
        """Go on to the next draft, after the last one to the first; on the way, turn back."""
        self._laying.then(self._play)

    def _play(self) -> None:
        if self.chart.is_gliding:
            self._from, self._to = self._to, self._from
            self.chart.turn_back()
            self._tell(self._state)
            return
        state = self._state
        if len(state.files) < 2:
            return
        self._from, self._to = self._to, (self._to + 1) % len(state.files)
        there = self._drawn[self._to]
        self._tell(state)
        same = _counterparts(state, self._from, self._to)
        self.chart.glide(there.drawing, there.links, same, animated=self.isVisible() and state.motion)
        self._keep_in_view()

    def fit(self) -> None:
        """Bring the chart whole into view, at a zoom at which every draft has room."""
        self._fit(least=0.0)

    def _fit_readable(self) -> None:
        """Bring it whole into view, or as much as there is room for in text that can be read."""
        drawings = [chart.drawing for chart in self._drawn]
        least = 0.0 if self._state.everything else self._charts.least / smallest_text(drawings, 1.0)
        self._fit(least)
        self._keep_in_view()

    def _fit(self, least: float) -> None:
        sizes = [(chart.drawing.width, chart.drawing.height) for chart in self._drawn]
        whole = min((fit_zoom(size, self.chart.pane()) for size in sizes), default=1.0)
        self._is_larger = whole < least
        self.chart.fit_together(max(whole, least))
        self.zoomed.emit(self.chart.viewport.zoom)

    def _keep_in_view(self) -> None:
        """Show where the selected unit is, of a chart that is larger than its pane."""
        if self._is_larger and self._state.selected is not None:
            self.chart.reach(self._state.selected)
            self.chart.keep_fitted(True)

    # changes of the document

    def _on_change(self, _: State, after: State) -> None:
        before, self._coming = self._coming, after
        if not self.is_open:
            return
        if len(after.files) < 2:
            self.left.emit()
            return
        if self.isHidden():
            # It opens with what is heard of by then.
            self._laying.wish("open", self._need, self._begin, first=True)
            return
        if _drawn_from(self._state) != _drawn_from(after):
            self._laying.wish("follow", self._need, self._follow, first=True)
        else:
            self._laying.forget("follow")
        if self._laying.is_running:
            self._hear_meanwhile(before, after)
        else:
            self._follow()

    def _hear_meanwhile(self, before: State, after: State) -> None:
        """Of what was heard of last show what needs no other charts."""
        if before.theme != after.theme:
            self.chart.set_theme(theme_of(after))
        if after.files is self._state.files:
            self._select(after)

    def _begin(self) -> None:
        self._follow()
        self.show()
        self.raise_()
        self.unfolded.emit()

    def _follow(self) -> None:
        """Show what was heard of last."""
        before, after = self._state, self._coming
        self._state = after
        if before.files is not after.files:
            self._from = self._to = max(min(self._to, len(after.files) - 1), 0)
        if self.isHidden() or _drawn_from(before) != _drawn_from(after):
            self._draw(after)
            return
        if before.theme != after.theme:
            self.chart.set_theme(theme_of(after))
            self._tell(after)
        self._select(after)

    def _need(self) -> Need | None:
        """The charts of what was heard of last, for the room that there is; `None`: nobody waits for them."""
        over = self.parentWidget()
        handle = self.window().windowHandle()
        exposed = self.window().graphicsProxyWidget() is not None or (handle is not None and handle.isExposed())
        if not exposed or (over is not None and not over.isVisible()):
            return None
        return Need(self._coming, self._room())

    def _room(self) -> tuple[float, float]:
        """Width and height that there is for a chart."""
        self.ensurePolished()
        self._column.activate()
        return self.chart.pane()

    def _move(self) -> None:
        if self._room() != self._shape:
            self._draw(self._state)

    def _draw(self, state: State) -> None:
        self._shape = self._room()
        self._drawn = self._charts.draw(state, self._shape)
        self.chart.stop()
        shown = self._drawn[self._to]
        self.chart.set_theme(theme_of(state))
        self.chart.set_drawing(shown.drawing, shown.links)
        if self.chart.is_fitted:
            self._fit_readable()
        self._select(state)
        self._tell(state)
        self.unfolded.emit()

    def _select(self, state: State) -> None:
        speech = catalog(state.language)
        self.chart.set_selected(state.selected, partial(tell_unit, state.scenarios[self._to], speech=speech))

    def _tell(self, state: State) -> None:
        """Say which draft is shown, and which it came from."""
        clear(self._heading)
        theme, speech = theme_of(state), catalog(state.language)
        titles = [speech.value(scenario.title) for scenario in state.scenarios]
        if self._from != self._to:
            self._heading.addWidget(Letter(self._from, theme, 22))
            self._add_name(titles[self._from], "muted")
            self._heading.addWidget(label("→", "muted"))
        self._heading.addWidget(Letter(self._to, theme, 22))
        self._add_name(titles[self._to], "heading")
        self._heading.addStretch(1)
        self._heading.addWidget(label(speech("morph.hint"), "caption"))
        self.chart.setAccessibleName(
            speech("chart.accessible", letter=state.letters[self._to], title=state.files[self._to].scenario.title)
        )

    def _add_name(self, title: str, role: str) -> None:
        name = ElidedLabel(title, role)
        name.setMaximumWidth(name.sizeHint().width() + 8)
        self._heading.addWidget(name, 1000)

    # what the chart tells

    def _arrived(self, there: bool) -> None:
        if there:
            self._select(self._state)

    def _fold(self, unit: str) -> None:
        state = self._state
        ids = frozenset((unit, *(id for each in counterparts(state, self._to, unit) for id in each)))
        box = self.chart.box(unit)
        self._document.show(toggled(self._document.state, ids, unit, folded=box is not None and bool(box.hidden)))

    def _walk(self, direction: Direction) -> None:
        state, drawing = self._state, self.chart.drawing
        if drawing is None or self.chart.is_gliding:
            return
        to = neighbour(drawing, hierarchy(state.scenarios[self._to]), state.selected, direction)
        if to is not None:
            self._document.change(selected=to)
            self.chart.reach(to)

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the charts out for the new shape."""
        super().resizeEvent(event)
        self._column.activate()
        if self.isVisible() and self.chart.pane() != self._shape:
            self._laying.wish("room", self._need, self._move)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _drawn_from(state: State) -> tuple[object, ...]:
    """What of the state the drawings and the heading depend on."""
    return (
        state.files,
        state.language,
        state.folded,
        state.unfolded,
        state.everything,
        state.focus,
        state.remits,
        state.staffing,
        state.overlay,
        state.direction,
        state.links,
        linked(state),
    )


def _counterparts(state: State, before: int, after: int) -> dict[str, str]:
    """Units of the one column that are units of the other under another id, by lineage or as it was decided."""
    one, other = state.scenarios[before], state.scenarios[after]
    flats = hierarchy(one), hierarchy(other)
    theirs, ours = flats[0].units, flats[1].units
    same = match(*flats, decided_pairs(state, one, other)).same_in_b
    return {
        unit.id: ours[there].id
        for unit, there in zip(theirs, same, strict=True)
        if there >= 0 and ours[there].id != unit.id
    }
