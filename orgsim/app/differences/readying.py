"""Gets the differences view ready beside the window's own work, so that whoever goes there finds it drawn.

What differs, its marks and what is folded are pure functions of the state that remember what they have found: a thread
asks them for it beforehand. If nobody goes there, or the room is another by then, nothing but that work is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Generator

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from orgsim.app.chart.charts import Charts, pane_shape
from orgsim.app.chart.inspecting.inspector import WIDTH
from orgsim.app.chart.laid import laid_of
from orgsim.app.differences.finding import finding_of
from orgsim.app.differences.legend_strip import height_for
from orgsim.app.document.aside import Aside
from orgsim.app.document.comparing import pair
from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.drawing.chart.marks import Marked
from orgsim.drawing.folding.differing import differing, fates_of
from orgsim.messages import catalog
from orgsim.model.hierarchy import count_units

_MOST = 24_000
"""Units of all drafts together up to which it is done: more of them would slow down what the planner does meanwhile."""
_PANEL = WIDTH + 2
_SPACING = 2

Room = tuple[int, int]
"""Width and height in pixels."""


class Readying(QObject):
    """Has the view worked out for one state at a time."""

    marked = Signal(object, object)
    """The state whose marks are known, and the `Marked`: before what is drawn of them is ready."""

    def __init__(self, document: Document, room_beside: Callable[[int], Room], parent: QObject) -> None:
        """`room_beside`: what the view of that document would have beside a panel of that width."""
        super().__init__(parent)
        self._kept = document.kept
        self._laid = laid_of(document)
        self._finding = finding_of(document)
        self._room_beside = room_beside
        self._state: State | None = None
        self._of: tuple[object, ...] = ()
        self.shape: tuple[float, float] | None = None
        """Width and height of the panes that it was got ready for last."""
        self._marks = Aside(self)
        self._marks.ended.connect(self._fold)
        self._charts = Aside(self)

    @property
    def is_running(self) -> bool:
        """Whether it is under way."""
        return self._marks.is_running or self._charts.is_running

    def lacks(self, state: State) -> bool:
        """Whether `state` would show what was not got ready, in the room that there was."""
        return self._of[:-1] != _depends_on(state)

    def begin(self, state: State) -> None:
        """Begin to get ready what `state` would show, where that is not done."""
        state = replace(state, view="differences")
        of = (*_depends_on(state), self._room_beside(_PANEL if state.differences_listed else 0))
        if of == self._of or pair(state) is None or count_units(state.scenarios) > _MOST:
            return
        self.leave()
        self._of, self._state = of, state
        self._marks.begin(self._finding.find(state))

    def leave(self) -> None:
        """Stop it; what is not ready yet is worked out when it is needed."""
        self._marks.leave()
        self._charts.leave()
        self._of = ()

    def _fold(self, found: Marked) -> None:
        state = self._state
        if state is None:
            return
        self.marked.emit(state, found)
        width, height = self._room_beside(_PANEL if state.differences_listed else 0)
        legend = _legend_height(found, width, state)
        self.shape = pane_shape((width, height - legend), len(state.files))
        units, fates = differing(found), fates_of(found)
        charts = Charts(self._kept, lambda _: units, lambda _: fates, self._laid)
        self._charts.begin(_drawing(charts, state, self.shape))


def _depends_on(state: State) -> tuple[object, ...]:
    return (
        state.files,
        state.language,
        state.folds_asked,
        (state.direction, state.remits, state.staffing, state.differences_listed),
        (state.comparison, state.decided, state.based, state.compared),
    )


def _legend_height(found: Marked, width: int, state: State) -> int:
    """With the gap above it."""
    if not found.legend:
        return 0
    return height_for(found.legend, width, catalog(state.language)) + _SPACING


def _drawing(charts: Charts, state: State, shape: tuple[float, float]) -> Generator[None, None, None]:
    yield
    charts.draw(state, shape)
