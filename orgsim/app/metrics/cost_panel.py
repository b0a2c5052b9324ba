"""The panel of what meetings cost: the amounts of all scenarios, and sliders for what they are reckoned from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgsim.analysis.comparison import Row
from orgsim.analysis.cost import payees
from orgsim.analysis.cost_defaults import defaults
from orgsim.app.assuming import assume, assumptions
from orgsim.app.document import Document
from orgsim.app.icons import icon
from orgsim.app.labels import hairline, label, plain_tip
from orgsim.app.metrics.cost_bars import CostBars
from orgsim.app.metrics.cost_rows import CostRow, FactorRow
from orgsim.app.metrics.keeping import Keeper, place_of
from orgsim.app.scrolling import scroll_down
from orgsim.app.state import State
from orgsim.drawing.themes import THEMES
from orgsim.messages import Message, catalog
from orgsim.model.assumption_edits import Assumed

_MARGIN = 16


class CostPanel(QFrame):
    """Stands in the place of the plots while it is open."""

    figure_asked = Signal(int)
    """The figure of that column was clicked."""
    closed = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._document = document
        self._keeper = Keeper(document, self)
        self._said: tuple[State, Message] | None = None
        """What was said last of where the numbers are kept, and of which state."""
        self._keys: tuple[str, ...] = ()
        self.rows: dict[str, CostRow] = {}
        self.factor = FactorRow(self)
        self.bars = CostBars()
        self.restore = QPushButton()
        self.kept = label(role="caption", wrap=True)
        self._title = label(role="heading")
        self._caption = label(role="caption", wrap=True)
        self._close = QToolButton()
        self._close.setObjectName("flat")
        self._heads: list[QLabel] = []
        self._scroll = QScrollArea()
        self._lay_out()
        self._connect(self.factor)
        self.restore.clicked.connect(self._restore)
        self.bars.column_asked.connect(self.figure_asked)
        self._close.clicked.connect(self.closed)
        self._keeper.said.connect(self._say)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 8, 8, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.restore)
        head.addWidget(self._close)
        top = QVBoxLayout()
        top.setContentsMargins(_MARGIN, 0, _MARGIN, 4)
        top.addWidget(self._caption)
        top.addWidget(self.bars)
        scroll_down(self._scroll)
        foot = QVBoxLayout()
        foot.setContentsMargins(_MARGIN, 5, _MARGIN, 7)
        foot.addWidget(self.kept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(top)
        layout.addWidget(hairline())
        layout.addWidget(self._scroll, 1)
        layout.addWidget(hairline())
        layout.addLayout(foot)

    def now(self) -> None:
        """Write what waits to be written: it is about to be hidden."""
        self._keeper.now()

    def tell(self, row: Row, state: State) -> None:
        """Show what the meetings cost under the present assumptions."""
        theme, speech = THEMES[state.theme], catalog(state.language)
        there = payees(state.scenarios, assumptions(state))
        self._build(tuple(payee.key for payee in there))
        self._title.setText(speech("costs.title"))
        self.setAccessibleName(speech("costs.title"))
        self._caption.setText(speech("costs.caption"))
        self.restore.setText(speech("costs.restore"))
        self.restore.setToolTip(plain_tip(speech("costs.restore.tip")))
        said = speech("costs.close")
        self._close.setIcon(icon("close", theme, colour=theme.muted_text))
        self._close.setToolTip(plain_tip(said))
        self._close.setAccessibleName(said)
        for part, key in zip(self._heads, ("costs.meetings", "costs.fee"), strict=True):
            part.setText(speech(key))
        self.bars.tell(row, theme, speech)
        for payee in there:
            self.rows[payee.key].tell(payee, assumptions(state), speech, theme)
        self.factor.tell(assumptions(state), speech, theme)
        self.kept.setText(speech.say(self._kept(state)))

    def _kept(self, state: State) -> Message:
        """Where the numbers are kept, in the words in which it was said last as long as they hold."""
        if self._said is not None:
            of, said = self._said
            if of.comparison is state.comparison and of.assumed == state.assumed:
                return said
        return place_of(state)

    def _build(self, keys: Sequence[str]) -> None:
        """Make the rows anew where other bodies are open than before."""
        if tuple(keys) == self._keys and self._scroll.widget() is not None:
            return
        self._keys = tuple(keys)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(_MARGIN, 2, _MARGIN, 8)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(1)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self._heads = [label(role="caption"), label(role="caption")]
        for column, part in enumerate(self._heads):
            grid.addWidget(part, 0, column)
        self.rows = {}
        line = 1
        for key in keys:
            self.rows[key] = row = CostRow(key, inside)
            self._connect(row)
            line = row.place(grid, line)
        if (old := self._scroll.takeWidget()) is not None:
            # Later: it may be a field in it that asked for what makes it go.
            old.setParent(self)
            old.hide()
            old.deleteLater()
        self.factor = FactorRow(inside)
        self._connect(self.factor)
        self.factor.place(grid, line)
        grid.setRowStretch(line + 2, 1)
        self._scroll.setWidget(inside)

    def _connect(self, row: CostRow | FactorRow) -> None:
        row.changed.connect(self._assume)
        row.rested.connect(self._keeper.now)

    def _assume(self, edit: Assumed) -> None:
        self._document.show(assume(self._document.state, [edit]))

    def _restore(self) -> None:
        state = self._document.state
        there = payees(state.scenarios, assumptions(state))
        kinds = [payee.key for payee in there if not payee.single]
        self._document.show(assume(state, defaults(kinds)))
        self._keeper.now()

    def _say(self, said: Message) -> None:
        self._said = (self._document.state, said)
        self.kept.setText(catalog(self._document.state.language).say(said))
