"""The panel beside the flow: both units of what is chosen, or what becomes of each kind where nothing is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from orgsim.analysis.figures.figure import Figure
from orgsim.analysis.transition import Fate, Flow, KindTotal, fate_text
from orgsim.app.in_steps import InSteps
from orgsim.app.transition.canvas import Thing
from orgsim.app.transition.wording import Named, Words
from orgsim.app.widgets.labels import Letter, clear, hairline, label, link_button, shortened
from orgsim.app.widgets.side_panel import SidePanel
from orgsim.drawing.theme import Theme
from orgsim.drawing.transition.drawing import TransitionDrawing
from orgsim.export.transition.painter import paint_fate
from orgsim.messages import Catalog

WIDTH = 320
_DISC = 18
_LONGEST = 36
"""Characters of a unit's name."""
MOST = 40
"""How many units are listed; who needs more opens the group."""
_SLICE = 0.012
"""Seconds of making lines in a round of events: all of them, with dressing and laying out, take 60 ms."""


class TransitionPanel(SidePanel):
    """Tells of one row or band."""

    open_asked = Signal()
    """Each unit of the chosen row is to be shown by itself."""

    def __init__(self, parent: QWidget | None = None, *, hinting: bool = True) -> None:
        """`hinting`: where nothing is chosen, it tells how something is."""
        super().__init__(parent=parent)
        self._hinting = hinting
        self._telling = InSteps(self)
        self.setFixedWidth(WIDTH)

    def tell_whole(self, totals: Sequence[KindTotal], theme: Theme, speech: Catalog) -> None:
        """Tell of all: of which kinds there are more or fewer units than before."""
        self._begin(speech("transition-view.panel.whole"), theme, speech, closable=False)
        known = [total for total in totals if total.before.known and total.after.known]
        changing = [total for total in known if _number(total.before, speech) != _number(total.after, speech)]
        if known and len(known) == len(totals) and not changing:
            self.body.addWidget(label(speech("transition-view.panel.alike"), wrap=True))
        if changing:
            self.body.addWidget(label(speech("transition-view.panel.kinds"), "caption", wrap=True))
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
            self.body.addLayout(grid)
        if self._hinting:
            self.body.addWidget(label(speech("transition-view.panel.hint"), "muted", wrap=True))
        self.body.addStretch(1)

    def tell(
        self,
        thing: Thing,
        drawing: TransitionDrawing,
        words: Words,
        columns: tuple[int, int],
        theme: Theme,
        speech: Catalog,
    ) -> None:
        """Tell of a row or band: what is seen first at once, and the rest in the rounds of events that follow."""
        self._begin(words.title(thing), theme, speech, closable=True)
        self._telling.begin(self._lines(thing, drawing, words, columns, theme, speech), _SLICE)
        self._telling.do_some()

    @property
    def is_telling(self) -> bool:
        """Whether there is more to come of what it tells."""
        return self._telling.is_running

    def _lines(
        self,
        thing: Thing,
        drawing: TransitionDrawing,
        words: Words,
        columns: tuple[int, int],
        theme: Theme,
        speech: Catalog,
    ) -> Iterator[None]:
        """Puts them into the body, one after the other."""
        flows = words.flows_at(thing)
        if thing[0] == "node":
            node = drawing.nodes[thing[1]]
            if node.row.fold is not None:
                yield from self._tell_folded(node.row.units, flows, node.before, words, columns, theme, speech)
            else:
                its = words.unit(node.row.units[0], before=node.before)
                self.title.setText(its.name)
                self._add_unit(its, columns, theme, speech, linked=speech("transition-view.panel.go"))
                yield from self._tell_flows(flows, node.before, words, columns, theme, speech)
        else:
            yield from self._tell_band(flows, words, columns, theme, speech)
        self.body.addStretch(1)

    def _begin(self, title: str, theme: Theme, speech: Catalog, *, closable: bool) -> None:
        close = speech("transition-view.panel.close")
        self.begin(speech("transition-view.panel"), close, theme, closable=closable)
        self._telling.begin(iter(()))
        clear(self.body)
        self.title.setText(title)

    def _tell_band(
        self, flows: Sequence[Flow], words: Words, columns: tuple[int, int], theme: Theme, speech: Catalog
    ) -> Iterator[None]:
        ones, others = words.ends(flows)
        for fate in words.fates(flows):
            self.title.setText(_capital(speech.say(fate_text(fate))))
        yield from self._add_units([words.unit(unit, before=True) for unit in ones], columns, theme, speech)
        for fate in words.fates(flows):
            self._add_fate(fate, theme, speech)
        yield from self._add_units([words.unit(unit, before=False) for unit in others], columns, theme, speech)
        if len(ones) > 1 or len(others) > 1:
            self._add_opening(speech)
        elif flows:
            if places := words.places(flows[0]):
                self.body.addWidget(label(places, "caption", wrap=True))
            if share := words.share(flows[0]):
                self.body.addWidget(label(share, "caption", wrap=True))
            yield from self._tell_siblings(flows[0], words, columns, theme, speech)

    def _tell_siblings(
        self, flow: Flow, words: Words, columns: tuple[int, int], theme: Theme, speech: Catalog
    ) -> Iterator[None]:
        """What else is merged into the same unit, and what else it is split into."""
        for before, its in ((True, words.merged_with(flow)), (False, words.split_with(flow))):
            if its:
                said = speech("transition-view.panel.merged-with" if before else "transition-view.panel.split-with")
                self.body.addSpacing(4)
                self.body.addWidget(hairline())
                self.body.addWidget(label(said, "caption", wrap=True))
                yield from self._add_units([words.unit(unit, before=before) for unit in its], columns, theme, speech)

    def _tell_folded(
        self,
        units: Sequence[int],
        flows: Sequence[Flow],
        before: bool,
        words: Words,
        columns: tuple[int, int],
        theme: Theme,
        speech: Catalog,
    ) -> Iterator[None]:
        for fate in words.fates(flows):
            self._add_fate(fate, theme, speech)
        self._add_opening(speech)
        yield from self._add_units([words.unit(unit, before=before) for unit in units], columns, theme, speech)

    def _tell_flows(
        self,
        flows: Sequence[Flow],
        before: bool,
        words: Words,
        columns: tuple[int, int],
        theme: Theme,
        speech: Catalog,
    ) -> Iterator[None]:
        for fate in words.fates(flows):
            self.body.addSpacing(4)
            self.body.addWidget(hairline())
            self._add_fate(fate, theme, speech)
            its = [flow for flow in flows if flow.fate == fate]
            there = words.ends(its)[1 if before else 0]
            if len(its) == 1 and (places := words.places(its[0])):
                self.body.addWidget(label(places, "caption", wrap=True))
            yield from self._add_units([words.unit(unit, before=not before) for unit in there], columns, theme, speech)

    def _add_fate(self, fate: Fate, theme: Theme, speech: Catalog) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 5, 0, 3)
        row.setSpacing(8)
        row.addWidget(FateDisc(fate, theme))
        row.addWidget(label(_capital(speech.say(fate_text(fate))), "heading", wrap=True), 1)
        self.body.addLayout(row)

    def _add_opening(self, speech: Catalog) -> None:
        button = QPushButton(speech("transition-view.panel.open"))
        button.clicked.connect(self.open_asked)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_units(
        self, units: Sequence[Named], columns: tuple[int, int], theme: Theme, speech: Catalog
    ) -> Iterator[None]:
        for unit in units[:MOST]:
            self._add_unit(unit, columns, theme, speech)
            yield
        if len(units) > MOST:
            self.body.addWidget(label(speech("transition-view.panel.more", n=len(units) - MOST), "caption"))

    def _add_unit(
        self, unit: Named, columns: tuple[int, int], theme: Theme, speech: Catalog, *, linked: str = ""
    ) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Letter(columns[0 if unit.before else 1], theme, _DISC), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        link = link_button(
            shortened(linked or unit.name, _LONGEST), speech("transition-view.panel.go.tip", name=unit.name)
        )
        link.setAccessibleName(f"{linked}: {unit.name}" if linked else unit.name)
        link.clicked.connect(lambda _=False, id=unit.id: self.unit_asked.emit(id))
        texts.addWidget(link)
        said = label(f"{unit.kind} · {unit.amount}", "caption", wrap=True)
        said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        texts.addWidget(said)
        row.addLayout(texts, 1)
        self.body.addLayout(row)


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


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
