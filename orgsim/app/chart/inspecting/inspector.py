"""The inspector: all that the open scenarios say of the selected unit, at once.

What several scenarios say alike is said once, with the letters of all of them; so what differs stands out.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgsim.analysis.facts import facts
from orgsim.analysis.overlays.overlaid import Overlaid, facts_of
from orgsim.analysis.staffing.sums import adding_up, lacking_sums
from orgsim.app.chart.inspecting.blocks import BETWEEN, Blocks, Fill
from orgsim.app.chart.marking import row_of
from orgsim.app.document.aside import Aside
from orgsim.app.document.comparing import chosen
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.weakly import weakly
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import Letter, breakable, hairline, label, let_go, link_button, plain_tip, shortened
from orgsim.app.widgets.pages import Pages
from orgsim.app.widgets.scrolling import scroll_down
from orgsim.app.widgets.style import bare
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog, catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.text import Text

WIDTH = 330
_LONGEST = 140
"""Characters of a name that head the panel, in about five lines; the whole is in its tip."""
_LINE = 36
"""Characters of a unit that is named, which stands in one line."""
_MOST = 100
"""Lines of one heading that are seen before they are asked for: a thousand take a tenth of a second."""
_ASKED = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
_SLIDE_MS = 160
_DERIVED = ("path", "layer", "span", "staff-below", "budget-below")
"""What follows from where other units stand: the unit itself differs in it only where it has moved."""
_REMARKS = ("source", "note")
"""What the writer of a file says and no part of the organisation: that it is otherwise is no difference."""

Said = tuple[tuple[str, str | None], ...]
"""What a draft says under one heading: words, each with the unit that they name."""


class Inspector(QWidget):
    """Shows one unit in every open scenario."""

    unit_asked = Signal(str)
    """A unit that is named was clicked."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._close = QToolButton()
        self._close.setObjectName("flat")
        self._close.clicked.connect(self.closed)
        self._title = label(role="unit", wrap=True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._letter: Letter | None = None
        self._other: QScrollArea | None = None
        self._head = head = QHBoxLayout()
        head.setContentsMargins(16, 12, 8, 4)
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(16, 0, 12, 16)
        self._body.setSpacing(BETWEEN)
        self._body.addStretch(1)
        inside = QWidget()
        inside.setLayout(self._body)
        # Wrapped labels ask for more height than they need at this width: the area would scroll into nothing.
        inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._scroll = scroll = QScrollArea()
        scroll_down(scroll)
        scroll.setWidget(inside)
        # The content keeps its width while the panel slides, so that no line breaks twice.
        content = QWidget()
        content.setFixedWidth(WIDTH)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        self._pages = Pages()
        self._pages.addWidget(scroll)
        layout.addWidget(self._pages, 1)
        self._hosts = content, self._pages
        """What holds all else, one in the other."""
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(content, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._slide = QPropertyAnimation(self, b"maximumWidth", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.finished.connect(self._arrived)
        self.overlay: Callable[[State], Overlaid | None] = lambda _: None
        """What the charts of a state are coloured by, where that is found out."""
        self._ids: list[str | None] = []
        self._compares = False
        self._has_moved = False
        self._open = False
        self._told: str | None = None
        self._blocks = Blocks(self._body, self)
        """What stands below the head, by what each is made of."""
        self._placing = Aside(self)
        """Finds where units stand in long texts, and what is stated below them."""
        self._placing.ended.connect(weakly(self._tell_places))
        self._unplaced: State | None = None
        """What was told last, where not all is known yet of the unit."""
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it is shown, or on its way in."""
        return self._open

    def slide(self, open_: bool, *, animated: bool) -> None:
        """Slide in or out."""
        if open_ == self._open:
            return
        self._open = open_
        self._slide.stop()
        end = WIDTH if open_ else 0
        if open_:
            self.show()
        if not animated:
            self.setFixedWidth(end)
            self._arrived()
            return
        self.setMinimumWidth(0)
        self._slide.setDuration(_SLIDE_MS)
        self._slide.setStartValue(0 if open_ else WIDTH)
        self._slide.setEndValue(end)
        self._slide.start()

    def _arrived(self) -> None:
        if self._open:
            self.setFixedWidth(WIDTH)
        else:
            self.hide()

    def tell(self, state: State) -> None:
        """Show the selected unit; of what is said of it only that is made anew which is something else."""
        theme, speech = theme_of(state), catalog(state.language)
        self._unplaced = None
        self._speak(theme, speech)
        self._show_letter(None, theme)
        if state.selected is None:
            self._blocks.keep(())
            return
        anew = state.selected != self._told
        if anew:
            self._told = state.selected
            self._scroll.verticalScrollBar().setValue(0)
        self._ids = [next(iter(its), None) for its in chosen(state)]
        flats = [hierarchy(its) for its in state.scenarios]
        if lacking := lacking_sums(flats):
            self._unplaced = state
            self._placing.begin(adding_up(lacking))
            known = [flat.units[flat.index[id]].name for flat, id in zip(flats, self._ids, strict=True) if id]
            self._name(speech.value(known[0]) if known else state.selected, speech)
            awaited = partial(_fill_awaited, speech)
            self._blocks.show({("awaited", theme, speech.language): awaited}, at_once=True)
            return
        self._compares = state.view == "differences"
        self._has_moved = self._compares and self._is_regrouped(state)
        told = [facts(its, id) if id else () for its, id in zip(state.scenarios, self._ids, strict=True)]
        if (colours := self.overlay(state)) is not None and state.view == "structure":
            told = [
                (known[0], *facts_of(colours, column, its, id), *known[1:]) if id and known else known
                for column, (its, id, known) in enumerate(zip(state.scenarios, self._ids, told, strict=True))
            ]
        self._name(next((speech.value(its[0].value) for its in told if its), state.selected), speech)
        blocks: dict[Hashable, Fill] = {}
        absent = tuple([column for column, its in enumerate(told) if not its])
        if absent and len(absent) < len(told):
            blocks["absent", absent] = partial(self._fill_absent, absent, theme, speech)
        for heading in dict.fromkeys(fact.label for its in told for fact in its):
            alike: dict[Said, list[int]] = {}
            for column, its in enumerate(told):
                if said := tuple([(speech.value(fact.value), fact.unit) for fact in its if fact.label == heading]):
                    alike.setdefault(said, []).append(column)
            if heading != "name" or len(alike) > 1:
                by_said = tuple([(said, tuple(columns)) for said, columns in alike.items()])
                differs = self._differs(heading, by_said, speech)
                fill = partial(self._fill_facts, heading, by_said, differs, theme, speech)
                blocks[heading, by_said, differs, self._has_moved] = fill
        places = tuple(self._places(state))
        blocks["places", places] = partial(self._fill_places, places, speech, theme)
        self._blocks.show({(key, theme, speech.language): fill for key, fill in blocks.items()}, at_once=not anew)

    def _speak(self, theme: Theme, speech: Catalog) -> None:
        self._close.setIcon(icon("close", theme, colour=theme.muted_text))
        self._close.setToolTip(speech("inspector.close"))
        self._close.setAccessibleName(speech("inspector.close"))

    def finish(self) -> None:
        """Say at once what is still to be said."""
        self._blocks.finish()

    def tell_head(self, state: State, name: Text, column: int) -> None:
        """Say whose unit of what name something else is about to be shown: see `show_other`."""
        theme, speech = theme_of(state), catalog(state.language)
        # What is found out meanwhile of what was told before is not to take its place.
        self._unplaced = None
        self._speak(theme, speech)
        self._show_letter(column, theme)
        self._name(speech.value(name), speech)

    def _name(self, name: str, speech: Catalog) -> None:
        """Say what the unit is called; a word that is longer than a line is broken."""
        title, head = self._title, self._head
        title.ensurePolished()
        margins = head.contentsMargins()
        room = WIDTH - margins.left() - margins.right()
        # The layout is not asked for its items: the letter goes, and Python would go on to know where it lay.
        around = title.parentWidget()
        beside = around.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) if around else []
        for its in [its for its in beside if its is not title and head.indexOf(its) >= 0]:
            # What was made just now is hidden for another moment, which nobody asked for.
            if not (its.isHidden() and its.testAttribute(_ASKED)):
                room -= its.sizeHint().expandedTo(its.minimumSize()).width() + head.spacing()
        told = shortened(name, _LONGEST)
        title.setText(breakable(told, room, title.fontMetrics(), speech.language))
        title.setToolTip(plain_tip(name) if told != name else "")
        title.setAccessibleName(name)

    def show_other(self, content: QWidget | None) -> None:
        """Show `content` in the place of what the drafts say; `None`: that again."""
        if content is None:
            self._pages.setCurrentIndex(0)
            return
        if self._other is None:
            self._other = made = QScrollArea()
            scroll_down(made)
            made.setWidget(content)
            # What lies in it is dressed part by part.
            for host in (made, made.viewport(), content):
                host.setAutoFillBackground(False)
                bare(host)
            self._pages.addWidget(made)
        self._pages.setCurrentWidget(self._other)

    def _show_letter(self, column: int | None, theme: Theme) -> None:
        """The letter of the one draft that is told of, before the name."""
        if self._letter is not None:
            self._head.removeWidget(self._letter)
            let_go(self._letter)
            self._letter = None
        if column is not None:
            self._letter = Letter(column, theme, 20)
            # It paints itself: whoever goes from unit to unit need not have the sheet read for each.
            bare(self._letter)
            # In the middle of what stands beside it.
            self._letter.setFixedHeight(max(self._close.sizeHint().height(), 20))
            self._head.insertWidget(0, self._letter, 0, Qt.AlignmentFlag.AlignTop)

    def _is_regrouped(self, state: State) -> bool:
        """Whether the charts and the list say that the unit has moved, or that it is parts of others."""
        found = [row_of(state, column, id) for column, id in enumerate(self._ids) if id is not None]
        rows = [each[0] for each in found if each is not None]
        return any({"moved", "merged", "split"}.intersection(row.aspects) for row in rows)

    def _differs(self, heading: str, by_said: Sequence[tuple[Said, tuple[int, ...]]], speech: Catalog) -> bool:
        """Whether the drafts that state something there state different things, and that is to be told."""
        stated = [said for said, _ in by_said if said != ((speech("fact.not-stated"), None),)]
        return self._compares and len(stated) > 1 and heading not in _REMARKS

    def _fill_absent(self, columns: Sequence[int], theme: Theme, speech: Catalog, body: QVBoxLayout) -> None:
        self._add_line(body, columns, label(speech("inspector.absent"), "muted", wrap=True), theme)

    def _fill_facts(
        self,
        heading: str,
        by_said: Sequence[tuple[Said, tuple[int, ...]]],
        differs: bool,
        theme: Theme,
        speech: Catalog,
        body: QVBoxLayout,
    ) -> None:
        body.addSpacing(6)
        if differs and (self._has_moved or heading not in _DERIVED):
            body.addWidget(label(f"≠ {speech(f'fact.{heading}')}", "differs"))
        else:
            body.addWidget(label(speech(f"fact.{heading}"), "caption"))
            if differs and heading == "path":
                body.addWidget(label(speech("inspector.along"), "muted", wrap=True))
        for said, columns in by_said:
            self._add_line(body, columns, self._values(heading, said, speech), theme)

    def _values(self, heading: str, values: Said, speech: Catalog) -> QWidget:
        if len(values) == 1 and values[0][1] is None:
            return _copyable(values[0][0])
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        # Of a way through thousands of units both ends are of interest.
        first = len(values) - (_MOST // 2 if heading == "path" and len(values) > _MOST else 0)
        for value in values[first:]:
            column.addWidget(self._value(heading, *value))
        self._add_values(column, 0, heading, values[:first], speech)
        return box

    def _add_values(self, column: QVBoxLayout, at: int, heading: str, values: Said, speech: Catalog) -> None:
        """Add the first of many from that place on, and what adds those that come after them."""
        more = values[_MOST:]
        for place, value in enumerate(values[:_MOST], at):
            column.insertWidget(place, self._value(heading, *value))
        if not more:
            return
        button = link_button(speech("checks-view.more", n=len(more)))
        place = at + _MOST

        def add() -> None:
            column.removeWidget(button)
            let_go(button)
            self._add_values(column, place, heading, more, speech)

        button.clicked.connect(add)
        column.insertWidget(place, button)

    def _value(self, heading: str, text: str, unit: str | None) -> QWidget:
        if unit is None:
            return _copyable(f"• {text}" if heading == "remit" else text)
        button = link_button(shortened(text, _LINE))
        button.clicked.connect(lambda: self.unit_asked.emit(unit))
        return button

    def _add_line(self, body: QVBoxLayout, columns: Sequence[int], content: QWidget, theme: Theme) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        letters = QHBoxLayout()
        letters.setSpacing(2)
        for column in columns:
            letters.addWidget(Letter(column, theme, 17))
        row.addLayout(letters)
        row.setAlignment(letters, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(4)
        row.addWidget(content, 1)
        body.addLayout(row)

    def _places(self, state: State) -> list[tuple[int, str, int]]:
        """By column in which file, and at which line, the unit is written; what takes long to find comes later."""
        files = dict(enumerate(state.files))
        if state.session.histories:
            # Imported here: a window in which nothing is edited does without.
            from orgsim.files.writing.units.unit_lines import finding, lacking

            if unknown := lacking(state.files):
                self._unplaced = state
                self._placing.begin(finding([files.pop(at).lines for at in unknown]))
        lines = [(at, file.path.name, file.lines.get(self._ids[at] or "")) for at, file in files.items()]
        return [(at, name, line) for at, name, line in lines if line is not None]

    def _tell_places(self, _: object) -> None:
        """All places are known by now of what was told last."""
        if self._unplaced is not None:
            self.tell(self._unplaced)

    def _fill_places(
        self, places: Sequence[tuple[int, str, int]], speech: Catalog, theme: Theme, body: QVBoxLayout
    ) -> None:
        body.addSpacing(8)
        body.addWidget(hairline())
        for column, name, line in places:
            said = label(speech("inspector.place", file=name, line=line), "caption", wrap=True)
            self._add_line(body, [column], said, theme)


def _fill_awaited(speech: Catalog, body: QVBoxLayout) -> None:
    body.addWidget(label(speech("inspector.adding-up"), "muted", wrap=True))


def _copyable(text: str) -> QLabel:
    made = label(text, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made
