"""The panel of what meetings cost: the amounts of all scenarios, and sliders for what they are reckoned from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgsim.analysis.cost_defaults import defaults
from orgsim.analysis.figures.comparison import Row
from orgsim.analysis.figures.cost import Payee, payees
from orgsim.app.document.assuming import assume, assumptions
from orgsim.app.document.document import Document
from orgsim.app.document.keeping import keeper_of, path_of, place_kept
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.in_steps import InSteps
from orgsim.app.metrics.cost_bars import CostBars
from orgsim.app.metrics.cost_rows import CostHeads, CostRow, FactorRow
from orgsim.app.metrics.cost_steps import CostSteps
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import hairline, label, let_go, plain_tip
from orgsim.app.widgets.scrolling import scroll_down
from orgsim.messages import catalog
from orgsim.model.assumption_edits import Assumed, taking_back
from orgsim.model.comparison import Assumptions

_MARGIN = 16
_LEAST_ROWS = 76
"""Pixels: what stands above the rows, and one of them."""
_WIDEST = (1 << 24) - 1
"""Qt's own word for any width."""
_AROUND = 50
"""Pixels of all margins and lines around the rows."""
_SLICE = 0.008
"""Seconds that are spent in one go on rows that nobody sees yet."""


class CostPanel(QFrame):
    """Stands in the place of the plots while it is open."""

    figure_asked = Signal(int)
    """The figure of that column was clicked."""
    closed = Signal()
    filled = Signal()
    """It shows what was told, all of it, if it did not at once."""
    _left_over = Signal(object)
    """What was typed in a row that is gone."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._document = document
        self._keeper = keeper_of(document)
        self._told: State | None = None
        """What is shown: whatever is typed belongs to it."""
        self._restored: tuple[Assumptions | None, tuple[Assumed, ...]] | None = None
        """What restoring has led to, and what takes it back; until something else is assumed."""
        self._of: tuple[object, ...] = ()
        """What costs are told of: most changes of the state are of something else."""
        self._steps = CostSteps()
        self._filling = InSteps(self)
        self.rows: dict[str, CostRow] = {}
        self._inside = QWidget()
        self._heads = CostHeads(self._inside)
        self.factor = FactorRow(self._inside)
        self.bars = CostBars()
        self.restore = QPushButton()
        self.kept = label(role="caption", wrap=True)
        self._title = label(role="heading")
        self._caption = label(role="caption", wrap=True)
        self._close = QToolButton()
        self._close.setObjectName("flat")
        self._column = QVBoxLayout()
        self._amounts = QWidget()
        """What scrolls with the rows where there is no room to have it stand above them."""
        self._line = hairline()
        self._scroll = QScrollArea()
        self._lay_out()
        self._connect(self.factor)
        self.restore.clicked.connect(self._restore_or_take_back)
        self.bars.column_asked.connect(self.figure_asked)
        self._close.clicked.connect(self.closed)
        # Later, when all have seen the change by which the row has gone.
        self._left_over.connect(self._assume, Qt.ConnectionType.QueuedConnection)
        self._keeper.settling.connect(self._settle)
        self._keeper.told.connect(self._tell_kept)
        self._filling.ended.connect(self.filled)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 8, 8, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.restore)
        head.addWidget(self._close)
        top = QVBoxLayout(self._amounts)
        top.setContentsMargins(_MARGIN, 0, _MARGIN, 4)
        top.setSpacing(4)
        top.addWidget(self._caption)
        top.addWidget(self.bars)
        self._column.setSpacing(1)
        rows = QVBoxLayout()
        rows.setContentsMargins(_MARGIN, 2, _MARGIN, 8)
        rows.setSpacing(1)
        rows.addWidget(self._heads)
        rows.addLayout(self._column)
        rows.addWidget(self.factor)
        rows.addStretch(1)
        self._scrolled = QVBoxLayout(self._inside)
        self._scrolled.setContentsMargins(0, 0, 0, 0)
        self._scrolled.setSpacing(0)
        self._scrolled.addLayout(rows, 1)
        scroll_down(self._scroll)
        # In the smallest window the fields of fees stand beyond its edge.
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._scroll.setWidget(self._inside)
        foot = QVBoxLayout()
        foot.setContentsMargins(_MARGIN, 5, _MARGIN, 7)
        foot.addWidget(self.kept)
        self._whole = layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._amounts)
        layout.addWidget(self._line)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(hairline())
        layout.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        """Have the amounts stand above the rows as long as one of these is seen below them, else scroll with them."""
        room = self.contentsRect().width() - 2
        scrolls = self.height() - self._needed(room - 2 * _MARGIN) < _LEAST_ROWS
        if scrolls and self._scrolled.indexOf(self._amounts) < 0:
            self._whole.removeWidget(self._amounts)
            self._scrolled.insertWidget(0, self._amounts, 0, Qt.AlignmentFlag.AlignLeft)
        elif not scrolls and self._whole.indexOf(self._amounts) < 0:
            self._scrolled.removeWidget(self._amounts)
            self._whole.insertWidget(1, self._amounts)
        self._line.setHidden(scrolls)
        # Among the rows, which may be wider than what is seen, it is not.
        seen = room - self._scroll.verticalScrollBar().sizeHint().width()
        self._amounts.setMinimumWidth(seen if scrolls else 0)
        self._amounts.setMaximumWidth(seen if scrolls else _WIDEST)

    def _needed(self, room: int) -> int:
        """The height of all but the rows, in that width."""
        head = max(self.restore.sizeHint().height(), self._close.sizeHint().height())
        texts = sum(text.heightForWidth(room) for text in (self._caption, self.kept))
        return head + texts + self.bars.height_in(room) + _AROUND

    def now(self) -> None:
        """Write what waits to be written: it is about to be hidden."""
        self._keeper.now()

    def tell(self, row: Row, state: State) -> None:
        """Show what the meetings cost under the present assumptions."""
        if self._told is not None and not _one_work(self._told, state):
            self._settle()
            self._restored = None
        self._told = state
        if self._restored is not None and self._restored[0] != assumptions(state):
            self._restored = None
        self._tell_restore()
        self._tell_kept()
        of = state.scenarios, assumptions(state), state.language, state.theme, row
        if of != self._of:
            self._of = of
            self._tell_costs(row, state)
            # What is dragged stays below the pointer until it is let go.
            if not any(slider.isSliderDown() for slider in self._inside.findChildren(QSlider)):
                self._share_height()

    def _tell_costs(self, row: Row, state: State) -> None:
        theme, speech = theme_of(state), catalog(state.language)
        self._title.setText(speech("costs.title"))
        self.setAccessibleName(speech("costs.title"))
        self._caption.setText(speech("costs.caption"))
        said = speech("costs.close")
        self._close.setIcon(icon("close", theme, colour=theme.muted_text))
        self._close.setToolTip(plain_tip(said))
        self._close.setAccessibleName(said)
        self._heads.tell(speech)
        self.bars.tell(row, theme, speech)
        self.factor.tell(assumptions(state), speech, theme)
        there = payees(state.scenarios, assumptions(state))
        are_made = self.rows.keys() >= {payee.key for payee in there}
        self._filling.begin(self._fill(there, state), _SLICE)
        if are_made or not self.isHidden():
            self._filling.finish()

    @property
    def is_filling(self) -> bool:
        """Whether there is more to come of what was told."""
        return self._filling.is_running

    def _fill(self, there: Sequence[Payee], state: State) -> Iterator[None]:
        """Have just the rows of those; one that was there already stays, with what is being typed in it."""
        before = tuple(self.rows)
        keys = [payee.key for payee in there]
        for key in [key for key in self.rows if key not in keys]:
            self._let_go(self.rows.pop(key))
        for place, payee in enumerate(there):
            if payee.key not in self.rows:
                self.rows[payee.key] = CostRow(payee.key, self._inside)
                self._connect(self.rows[payee.key])
            row = self.rows[payee.key]
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            row.tell(payee, assumptions(state), catalog(state.language), theme_of(state))
            yield
        self.rows = {key: self.rows[key] for key in keys}
        if tuple(keys) != before:
            parts = [part for row in self._all_rows() for part in row.keyboard_order()]
            for part, following in pairwise(parts):
                QWidget.setTabOrder(part, following)

    def _tell_restore(self) -> None:
        speech = catalog(self._document.state.language)
        back = self._restored is not None
        self.restore.setText(speech("costs.unrestore" if back else "costs.restore"))
        self.restore.setToolTip(plain_tip(speech("costs.unrestore.tip" if back else "costs.restore.tip")))

    def _tell_kept(self) -> None:
        """Say where the numbers are kept."""
        state = self._document.state
        self.kept.setText(catalog(state.language).say(place_kept(state, self._keeper)))

    def _let_go(self, row: CostRow) -> None:
        """Take a row away. What is typed in it is entered."""
        if typed := row.typed():
            self._left_over.emit(typed)
        # Hidden, it loses the keyboard, and would enter it in the middle of this.
        let_go(row)
        self._column.removeWidget(row)

    def _connect(self, row: CostRow | FactorRow) -> None:
        row.changed.connect(self._move)
        row.rested.connect(self._steps.rest)
        row.rested.connect(self._keeper.now)
        row.rested.connect(self._share_height)

    def _settle(self) -> None:
        """Enter what is typed."""
        for row in self._all_rows():
            row.settle()

    def _all_rows(self) -> list[CostRow | FactorRow]:
        return [*self.rows.values(), self.factor]

    def _assume(self, edits: Iterable[Assumed]) -> None:
        state, told = self._document.state, self._told
        if told is None or _one_work(told, state):
            self._document.show(assume(state, edits))
        else:
            # It was meant for what was open before.
            self._keeper.leave(assume(told, edits))

    def _move(self, edit: Assumed) -> None:
        self._steps.note(assumptions(self._told or self._document.state), edit)
        self._assume([edit])

    def _restore_or_take_back(self) -> None:
        # What is typed is an edit like any other, after which there is nothing to take back.
        offered = self._restored
        self._settle()
        if offered is None:
            self._restore()
        elif self._restored is not None:
            self._take_back(offered[1])

    def _restore(self) -> None:
        state = self._document.state
        there = payees(state.scenarios, assumptions(state))
        edits = tuple(defaults([payee.key for payee in there if not payee.single]))
        after = assume(state, edits)
        if assumptions(after) == assumptions(state):
            return
        self._restored = assumptions(after), taking_back(assumptions(state), edits)
        self._document.show(after)
        self._keeper.now()

    def _take_back(self, edits: Iterable[Assumed]) -> None:
        self._assume(edits)
        self._keeper.now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Z takes back what was assumed here last, Ctrl+Y does it again; in a field both are for what is typed."""
        if event.matches(QKeySequence.StandardKey.Undo) and self._restored is not None:
            self._restore_or_take_back()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._go(self._steps.undone(assumptions(self._document.state)))
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._go(self._steps.redone(assumptions(self._document.state)))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep undoing for the panel while the keyboard is in it: elsewhere it is of the drafts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.accept()
                return True
        return bool(super().event(event))

    def _go(self, edit: Assumed | None) -> None:
        if edit is not None:
            self._take_back([edit])


def _one_work(one: State, other: State) -> bool:
    """Whether what is assumed in `one` holds in `other`: they are of one comparison, or of the same drafts."""
    if path_of(one) is not None or path_of(other) is not None:
        return path_of(one) == path_of(other)
    return not {file.path for file in one.files}.isdisjoint(file.path for file in other.files)
