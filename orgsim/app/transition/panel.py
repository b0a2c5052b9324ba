"""The panel beside the flow: both units of what is chosen, or what becomes of each kind where nothing is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgsim.analysis.figures.figure import Figure
from orgsim.analysis.transition import Fate, Flow, KindTotal, fate_text
from orgsim.app.transition.canvas import Thing
from orgsim.app.transition.wording import Named, Words
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import Letter, clear, hairline, label, link_button
from orgsim.app.widgets.scrolling import scroll_down
from orgsim.drawing.theme import Theme
from orgsim.drawing.transition.drawing import TransitionDrawing
from orgsim.export.transition.painter import paint_fate
from orgsim.messages import Catalog

WIDTH = 320
_MARGIN = 14
_DISC = 18
MOST = 100
"""How many units are listed; who needs more opens the group."""


class TransitionPanel(QFrame):
    """Tells of one row or band."""

    unit_asked = Signal(str)
    open_asked = Signal()
    """Each unit of the chosen row is to be shown by itself."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self._title = label(role="unit", wrap=True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton()
        self._close.setObjectName("flat")
        self._close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 10, 6, 2)
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(_MARGIN, 0, _MARGIN, 12)
        self._body.setSpacing(4)
        inside = QWidget()
        inside.setLayout(self._body)
        scroll = QScrollArea()
        scroll_down(scroll)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(scroll, 1)
        self._inside = inside

    @property
    def text(self) -> str:
        """All that it says, for tests."""
        said = [each.text() for each in self._present() if isinstance(each, QLabel | QPushButton)]
        return "\n".join([self._title.text(), *said])

    def links(self) -> list[QPushButton]:
        """What can be followed."""
        return [each for each in self._present() if isinstance(each, QPushButton) and each.objectName() == "link"]

    def _present(self) -> list[QWidget]:
        """What is told now: what was cleared away is hidden until Qt deletes it, what is new may not be shown yet."""
        gone = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        children = self._inside.findChildren(QWidget)
        return [each for each in children if not (each.isHidden() and each.testAttribute(gone))]

    def tell_whole(self, totals: Sequence[KindTotal], theme: Theme, speech: Catalog) -> None:
        """Tell of all: of which kinds there are more or fewer units than before."""
        self._begin(speech("transition-view.panel.whole"), theme, speech, closable=False)
        known = [total for total in totals if total.before.known and total.after.known]
        changing = [total for total in known if _number(total.before, speech) != _number(total.after, speech)]
        if known and len(known) == len(totals) and not changing:
            self._body.addWidget(label(speech("transition-view.panel.alike"), wrap=True))
        if changing:
            self._body.addWidget(label(speech("transition-view.panel.kinds"), "caption", wrap=True))
            grid = QGridLayout()
            grid.setContentsMargins(0, 4, 0, 4)
            grid.setHorizontalSpacing(8)
            grid.setVerticalSpacing(6)
            for row, total in enumerate(changing):
                grid.addWidget(label(speech.value(total.name), wrap=True), row, 0)
                numbers = (_number(total.before, speech), "→", _number(total.after, speech))
                for column, number in enumerate(numbers, 1):
                    said = label(number, "heading")
                    grid.addWidget(said, row, column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(0, 1)
            self._body.addLayout(grid)
        self._body.addWidget(label(speech("transition-view.panel.hint"), "muted", wrap=True))
        self._body.addStretch(1)

    def tell(
        self,
        thing: Thing,
        drawing: TransitionDrawing,
        words: Words,
        columns: tuple[int, int],
        theme: Theme,
        speech: Catalog,
    ) -> None:
        """Tell of a row or band."""
        self._begin(words.title(thing), theme, speech, closable=True)
        flows = words.flows_at(thing)
        if thing[0] == "node":
            node = drawing.nodes[thing[1]]
            if node.row.fold is not None:
                self._tell_folded(node.row.units, flows, node.before, words, columns, theme, speech)
            else:
                its = words.unit(node.row.units[0], before=node.before)
                self._title.setText(its.name)
                self._add_unit(its, columns, theme, speech, linked=speech("transition-view.panel.go"))
                self._tell_flows(flows, node.before, words, columns, theme, speech)
        else:
            self._tell_band(flows, words, columns, theme, speech)
        self._body.addStretch(1)

    def _begin(self, title: str, theme: Theme, speech: Catalog, *, closable: bool) -> None:
        clear(self._body)
        self._title.setText(title)
        self._close.setVisible(closable)
        self._close.setIcon(icon("close", theme, colour=theme.muted_text))
        said = speech("transition-view.panel.close")
        self._close.setToolTip(said)
        self._close.setAccessibleName(said)
        self.setAccessibleName(speech("transition-view.panel"))

    def _tell_band(
        self, flows: Sequence[Flow], words: Words, columns: tuple[int, int], theme: Theme, speech: Catalog
    ) -> None:
        ones, others = words.ends(flows)
        for fate in words.fates(flows):
            self._title.setText(_capital(speech.say(fate_text(fate))))
        self._add_units([words.unit(unit, before=True) for unit in ones], columns, theme, speech)
        for fate in words.fates(flows):
            self._add_fate(fate, theme, speech)
        self._add_units([words.unit(unit, before=False) for unit in others], columns, theme, speech)
        if len(ones) > 1 or len(others) > 1:
            self._add_opening(speech)
        elif flows:
            if share := words.share(flows[0]):
                self._body.addWidget(label(share, "caption", wrap=True))
            self._tell_siblings(flows[0], words, columns, theme, speech)

    def _tell_siblings(self, flow: Flow, words: Words, columns: tuple[int, int], theme: Theme, speech: Catalog) -> None:
        """What else is merged into the same unit, and what else it is split into."""
        for before, its in ((True, words.merged_with(flow)), (False, words.split_with(flow))):
            if its:
                said = speech("transition-view.panel.merged-with" if before else "transition-view.panel.split-with")
                self._body.addSpacing(4)
                self._body.addWidget(hairline())
                self._body.addWidget(label(said, "caption", wrap=True))
                self._add_units([words.unit(unit, before=before) for unit in its], columns, theme, speech)

    def _tell_folded(
        self,
        units: Sequence[int],
        flows: Sequence[Flow],
        before: bool,
        words: Words,
        columns: tuple[int, int],
        theme: Theme,
        speech: Catalog,
    ) -> None:
        for fate in words.fates(flows):
            self._add_fate(fate, theme, speech)
        self._add_opening(speech)
        self._add_units([words.unit(unit, before=before) for unit in units], columns, theme, speech)

    def _tell_flows(
        self,
        flows: Sequence[Flow],
        before: bool,
        words: Words,
        columns: tuple[int, int],
        theme: Theme,
        speech: Catalog,
    ) -> None:
        for fate in words.fates(flows):
            self._body.addSpacing(4)
            self._body.addWidget(hairline())
            self._add_fate(fate, theme, speech)
            its = [flow for flow in flows if flow.fate == fate]
            there = words.ends(its)[1 if before else 0]
            self._add_units([words.unit(unit, before=not before) for unit in there], columns, theme, speech)

    def _add_fate(self, fate: Fate, theme: Theme, speech: Catalog) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 5, 0, 3)
        row.setSpacing(8)
        row.addWidget(FateDisc(fate, theme))
        row.addWidget(label(_capital(speech.say(fate_text(fate))), "heading", wrap=True), 1)
        self._body.addLayout(row)

    def _add_opening(self, speech: Catalog) -> None:
        button = QPushButton(speech("transition-view.panel.open"))
        button.clicked.connect(self.open_asked)
        self._body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_units(self, units: Sequence[Named], columns: tuple[int, int], theme: Theme, speech: Catalog) -> None:
        for unit in units[:MOST]:
            self._add_unit(unit, columns, theme, speech)
        if len(units) > MOST:
            self._body.addWidget(label(speech("transition-view.panel.more", n=len(units) - MOST), "caption"))

    def _add_unit(
        self, unit: Named, columns: tuple[int, int], theme: Theme, speech: Catalog, *, linked: str = ""
    ) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Letter(columns[0 if unit.before else 1], theme, _DISC), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        link = link_button(_fitting(linked or unit.name), speech("transition-view.panel.go.tip", name=unit.name))
        link.setAccessibleName(f"{linked}: {unit.name}" if linked else unit.name)
        link.clicked.connect(lambda _=False, id=unit.id: self.unit_asked.emit(id))
        texts.addWidget(link)
        said = label(f"{unit.kind} · {unit.amount}", "caption", wrap=True)
        said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        texts.addWidget(said)
        row.addLayout(texts, 1)
        self._body.addLayout(row)


class FateDisc(QWidget):
    """The disc of a fate."""

    def __init__(self, fate: Fate, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fate = fate
        self._theme = theme
        self.setFixedSize(_DISC, _DISC)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_fate(painter, QPointF(_DISC / 2, _DISC / 2), _DISC / 2, self._fate, self._theme)


def _number(figure: Figure, speech: Catalog) -> str:
    number = speech.number(figure.value or 0)
    return f"≥\u2009{number}" if figure.lower_bound else number


def _fitting(text: str, most: int = 36) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
