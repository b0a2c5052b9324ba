"""The panel beside the charts: the list of differences, the pairs that are offered, and the unit that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgsim.analysis.differences.pairs import Offer
from orgsim.app.chart.inspecting.inspector import WIDTH, Inspector
from orgsim.app.differences.chips import Chips
from orgsim.app.differences.entries import filtered, groups, unstated_facts
from orgsim.app.differences.entry_list import EntryList
from orgsim.app.differences.pair_panel import PairPanel
from orgsim.app.document.comparing import baseline, pair, reference
from orgsim.app.document.look import Look
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.turn import Turn
from orgsim.app.widgets.controls import as_control
from orgsim.app.widgets.copying import copies
from orgsim.app.widgets.fields import Check, Choice
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import label, plain_tip
from orgsim.app.widgets.pages import Pages
from orgsim.drawing.chart.difference_entries import Group
from orgsim.drawing.theme import Theme
from orgsim.drawing.themes import THEMES
from orgsim.export.sheets.pasting import Pasted
from orgsim.messages import Catalog, catalog
from orgsim.model.story import Part
from orgsim.model.text import Language

_MARGIN = 10


class DifferencesPanel(QFrame):
    """What differs in words, as one list that can be filtered and searched."""

    compared_changed = Signal(int)
    """Another scenario is to be compared to the reference: its column."""
    hide_asked = Signal()
    add_asked = Signal()

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH + 2)
        theme = theme_of(state)
        self._groups: tuple[Group, ...] = ()
        self.tab = QToolButton()
        self.pairs_tab = QToolButton()
        self._hide = QToolButton()
        self.against = Choice([], None, theme)
        self._pair = label(role="caption", wrap=True)
        self.search = QLineEdit()
        self.chips = Chips()
        self.unstated = Check(theme)
        self.unstated.setChecked(True)
        self.list = EntryList(theme)
        self._language: Language = "fi"
        copies(self.list, self._pasted, lambda: catalog(self._language))
        self._nothing = label(role="muted", wrap=True)
        self.pairs = PairPanel(theme)
        self._inspector = Inspector()
        self._inspector.setObjectName("inspected")
        self._inspector.setFixedWidth(WIDTH)
        self._inspected: State | None = None
        """Whose selected unit is shown, or about to be."""
        self._inspecting = Turn(self)
        self._inspecting.come.connect(self._inspect)
        self._hint = label(role="muted", wrap=True)
        self._add = QPushButton()
        self._pages = Pages()
        self._whole = Pages()
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self.search.textChanged.connect(lambda _: self._show_rows())
        self.chips.chosen_changed.connect(self._show_rows)
        self.unstated.toggled.connect(lambda _: self._show_rows())
        self.against.activated.connect(lambda place: self.compared_changed.emit(self.against.itemData(place)))
        self._hide.clicked.connect(self.hide_asked)
        self._add.clicked.connect(self.add_asked)

    # putting together

    def _lay_out(self) -> None:
        tabs = QButtonGroup(self)
        for place, tab in enumerate((self.tab, self.pairs_tab)):
            tab.setObjectName("tab")
            tab.setCheckable(True)
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            tabs.addButton(tab, place)
        self.tab.setChecked(True)
        tabs.idToggled.connect(lambda place, on: self._pages.setCurrentIndex(place) if on else None)
        self._hide.setObjectName("corner")
        self._hide.setFixedSize(26, 26)
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 6, 0)
        head.setSpacing(2)
        head.addWidget(self.tab)
        head.addWidget(as_control(self.pairs_tab))
        head.addStretch(1)
        head.addWidget(as_control(self._hide))
        narrowing = QWidget()
        filters = QVBoxLayout(narrowing)
        filters.setContentsMargins(_MARGIN, 6, _MARGIN, 4)
        filters.setSpacing(6)
        self.search.setClearButtonEnabled(True)
        self._sign = self.search.addAction(icon("search", THEMES["light"]), QLineEdit.ActionPosition.LeadingPosition)
        for part in (self.search, self.chips, self.unstated):
            filters.addWidget(part)
        differences = QWidget()
        page = QVBoxLayout(differences)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(as_control(narrowing))
        self._nothing.setContentsMargins(12, 8, 12, 8)
        page.addWidget(self._nothing)
        page.addWidget(self.list, 1)
        # Where there is no list, what is above stays above.
        page.addStretch()
        self._pages.addWidget(differences)
        self._pages.addWidget(self.pairs)
        chooser = QWidget()
        choosing = QHBoxLayout(chooser)
        choosing.setContentsMargins(10, 6, 10, 0)
        choosing.addWidget(self.against)
        upper = QWidget()
        upper.setMinimumHeight(180)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        self._pair.setContentsMargins(12, 6, 12, 0)
        column.addWidget(as_control(chooser, instead=self._pair))
        column.addWidget(self._pair)
        column.addWidget(self._pages, 1)
        self._splitter.addWidget(upper)
        self._splitter.addWidget(self._inspector)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(5)
        hint = QWidget()
        hinted = QVBoxLayout(hint)
        hinted.setContentsMargins(16, 18, 16, 16)
        hinted.setSpacing(14)
        hinted.addWidget(self._hint)
        hinted.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        hinted.addStretch(1)
        self._whole.addWidget(self._splitter)
        self._whole.addWidget(hint)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self._whole)

    # showing

    def _pasted(self) -> Pasted:
        """The groups and entries that are listed, each with where it stands and what is otherwise."""
        speech = catalog(self._language)
        rows = [
            (row.heading, "")
            if isinstance(row, Group)
            else (row.title, "\n".join([part for part in (row.place, *[each.text for each in row.changes]) if part]))
            for row in self.list.rows
        ]
        return Pasted((speech("unit-column.name"), speech("difference-column.field")), rows)

    def tell(self, state: State) -> None:
        """Show what differs between the two scenarios that are listed."""
        self._language = state.language
        theme, speech = theme_of(state), catalog(state.language)
        self._whole.setCurrentIndex(0 if pair(state) is not None else 1)
        self._speak(state, theme, speech)
        self._groups = groups(state, speech)
        self.chips.show_groups(self._groups, theme, speech, WIDTH - 2 * _MARGIN)
        self.chips.setVisible(len(self._groups) > 1)
        quiet = unstated_facts(self._groups)
        self.unstated.setText(speech("differences-view.with-unstated", n=quiet))
        self.unstated.setVisible(quiet > 0)
        number = sum(len(group.entries) for group in self._groups if group.status != "not-shown")
        self.tab.setText(speech("differences-view.tab", n=number))
        self._show_rows(theme)
        self._nothing.setText(speech("differences-view.nothing" if self._groups else "differences-view.none"))

    def await_rows(self, state: State) -> None:
        """Say that what differs between the two is being found: what was listed of others is gone."""
        self._language = state.language
        theme, speech = theme_of(state), catalog(state.language)
        self._whole.setCurrentIndex(0)
        self._speak(state, theme, speech)
        self._groups = ()
        for part in (self.chips, self.unstated, self._inspector):
            part.hide()
        self._inspecting.leave()
        self._inspector.setUpdatesEnabled(True)
        self.tab.setText(speech("differences-view.tab", n="…"))
        self._show_rows(theme)
        self._nothing.setText(speech("differences-view.finding"))
        # It holds the place of what comes, so that the fields above it stand where they will.
        self.list.show()
        self.tell_offers(None, state)

    def _speak(self, state: State, theme: Theme, speech: Catalog) -> None:
        self._hint.setText(speech("differences-view.one"))
        self._add.setText(speech("action.add").replace("&", ""))
        said = speech("differences-view.search")
        self.search.setPlaceholderText(said)
        self.search.setAccessibleName(said)
        self.unstated.set_theme(theme)
        self.against.set_theme(theme)
        self._sign.setIcon(icon("search", theme, colour=theme.muted_text))
        self._hide.setIcon(icon("panel-right", theme, colour=theme.muted_text))
        hide = speech("differences-view.hide")
        self._hide.setToolTip(plain_tip(hide))
        self._hide.setAccessibleName(hide)
        self.list.setAccessibleName(speech("action.differences"))
        self._offer_others(state, speech)

    def _offer_others(self, state: State, speech: Catalog) -> None:
        columns = pair(state)
        others = [column for column in range(len(state.files)) if column != reference(state)]
        self.against.setVisible(len(others) > 1)
        self.against.setAccessibleName(speech("differences-view.against"))
        self.against.clear()
        if columns is None:
            return
        way = "differences-view.pair-of-baseline" if baseline(state) is not None else "differences-view.pair-of"
        for column in others:
            title = speech.value(state.scenarios[column].title)
            self.against.addItem(speech(way, a=state.letters[columns[0]], b=state.letters[column], title=title), column)
        self.against.setCurrentIndex(others.index(columns[1]))
        self._pair.setText(self.against.currentText() if len(others) > 1 else "")

    def tell_offers(self, offers: Sequence[Offer] | None, state: State) -> None:
        """Show the offered pairs; `None` while they are looked for."""
        speech = catalog(state.language)
        self.pairs.tell(offers, state, theme_of(state), speech)
        number = "…" if offers is None else str(len(offers))
        self.pairs_tab.setText(speech("differences-view.pairs-tab", number=number))

    def show_pairs(self) -> None:
        """Bring the offered pairs forward."""
        self.pairs_tab.setChecked(True)

    def _show_rows(self, theme: Theme | None = None) -> None:
        rows = filtered(self._groups, self.chips.chosen, self.search.text(), unstated=self.unstated.isChecked())
        self.list.show_rows(rows, theme or self.list.theme)
        self.list.setVisible(bool(rows))
        self._nothing.setHidden(bool(rows))

    def look(self, parts: tuple[Part, ...]) -> Look:
        """What of the list is shown, beside those parts of the charts."""
        return Look(
            parts=parts,
            filter=frozenset(self.chips.chosen),
            search=self.search.text().strip(),
            everything=None if self.unstated.isChecked() else False,
            offered=self.pairs_tab.isChecked(),
        )

    def show_look(self, look: Look) -> None:
        """Show that of the list."""
        self.chips.choose(look.filter)
        self.search.setText(look.search)
        self.unstated.setChecked(look.everything is not False)
        (self.pairs_tab if look.offered else self.tab).setChecked(True)

    @property
    def inspector(self) -> Inspector:
        """What is said of the selected unit; whoever asks finds it told."""
        if self._inspecting.is_waiting:
            self._inspect()
        return self._inspector

    def choose(self, state: State, *, soon: bool = False) -> None:
        """Show the selected unit: its entry, and below the list all that is said of it.

        That in a round of events of its own where it is of another unit, as all else of a look at that takes as long,
        and `soon`, as the view is just being shown.
        """
        self.list.choose(state.selected)
        before, self._inspected = self._inspected, state
        if soon and state.selected is not None:
            # What stands there is of what was selected when the view was seen last.
            self._inspector.setUpdatesEnabled(False)
            self._inspecting.ask()
        elif state.selected is None or (before is not None and before.selected == state.selected):
            self._inspect()
        else:
            self._inspecting.ask()

    def _inspect(self) -> None:
        self._inspecting.leave()
        state = self._inspected
        shown = state is not None and state.selected is not None
        if state is not None and shown:
            self._inspector.tell(state)
        if shown == self._inspector.isHidden():
            self._inspector.setVisible(shown)
            if shown:
                height = self._splitter.height()
                self._splitter.setSizes([round(height * 0.55), round(height * 0.45)])
        self._inspector.setUpdatesEnabled(True)
