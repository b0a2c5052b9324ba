"""The head of the view: its pages, and what is chosen of the one that is shown."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QComboBox, QHBoxLayout, QToolButton, QWidget

from orgsim.app.widgets.fields import Choice
from orgsim.app.widgets.labels import plain_tip
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog
from orgsim.model.story import PAGES, Page, Until
from orgsim.model.text import Text

_MOST = 260
"""Pixels of a chooser."""


class Head(QWidget):
    """Tabs, and beside them a chooser where the page has one."""

    page_chosen = Signal()
    measure_chosen = Signal()
    matter_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: Page = "times"
        self.measure: Until = "decision"
        self.matter: str | None = None
        """Of which it is shown where the days go; `None`: of all that the drafts have in common."""
        self._asked: str | None = None
        """Which was asked for, though it may not be known just now: in few years a rare matter has no case."""
        self.tabs: dict[Page, QToolButton] = {}
        self._offered: list[tuple[str, str | None]] = []
        self._measures = Choice([], None, theme)
        self._matters = Choice([], None, theme)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(8, 2, 8, 0)
        self._whole.setSpacing(4)
        self._row = row = QHBoxLayout()
        row.setSpacing(4)
        group = QButtonGroup(self)
        for page in PAGES:
            self.tabs[page] = tab = QToolButton()
            tab.setObjectName("tab")
            tab.setCheckable(True)
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            group.addButton(tab)
            row.addWidget(tab)
            tab.clicked.connect(lambda _=False, page=page: self._choose_page(page))
        row.addStretch(1)
        self._whole.addLayout(row, 1)
        for chooser in (self._measures, self._matters):
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            chooser.setMaximumWidth(_MOST)
            self._whole.addWidget(chooser)
        self._measures.activated.connect(self._choose_measure)
        self._matters.activated.connect(self._choose_matter)
        self.show_page(self.page)

    def show_page(self, page: Page) -> None:
        """Mark that page, and offer what can be chosen of it."""
        self.page = page
        self.tabs[page].setChecked(True)
        self._measures.setVisible(page == "times")
        self._matters.setVisible(page == "parts" and self._matters.count() > 1)

    def event(self, event: QEvent) -> bool:
        """Share the width anew where there is another, or where what stands there takes more or less of it."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._share_width()
        return handled

    def _share_width(self) -> None:
        """Have the chooser stand below the tabs where they would be shortened for it."""
        beside = [its.sizeHint().width() for its in (self._measures, self._matters) if not its.isHidden()]
        margins = self._whole.contentsMargins()
        room = self.width() - margins.left() - margins.right() - sum(beside)
        ways = QBoxLayout.Direction
        below = bool(beside) and room < self._row.sizeHint().width() + self._whole.spacing()
        way = ways.TopToBottom if below else ways.LeftToRight
        if way != self._whole.direction():
            # Said in answer to each request, it would be asked for for ever.
            self._whole.setDirection(way)

    @property
    def is_as_asked(self) -> bool:
        """Whether it is of the matter that was asked for last."""
        return self.matter == self._asked

    def be(self, page: Page, measure: Until, matter: str | None) -> None:
        """Have that chosen; a matter that is not known yet is, once it is."""
        offered = [self._matters.itemData(place) for place in range(self._matters.count())]
        self.measure, self._asked = measure, matter
        self.matter = matter if matter in offered or not offered else None
        self._measures.choose(measure)
        if offered:
            self._matters.choose(self.matter)
        self.show_page(page)

    def speak(self, speech: Catalog, theme: Theme) -> None:
        """Say it in the language, and paint in the theme."""
        for page, tab in self.tabs.items():
            tab.setText(speech(f"decisions-view.page.{page}"))
            tab.setToolTip(plain_tip(speech(f"decisions-view.page.{page}.tip")))
        for chooser in (self._measures, self._matters):
            chooser.set_theme(theme)
        measures = [(speech(f"decisions-view.measure.{each}"), each) for each in ("decision", "finality")]
        self._measures.offer(measures, self.measure)
        self._measures.setAccessibleName(speech("decisions-view.measure"))
        self._matters.setAccessibleName(speech("decisions-view.matter"))

    def offer(self, matters: Mapping[str, Text], speech: Catalog) -> None:
        """Let these matters be chosen, by id."""
        self.matter = self._asked if self._asked in matters else None
        named = [(speech.value(name), id) for id, name in matters.items()]
        items: list[tuple[str, str | None]] = [(speech("decisions-view.all-matters"), None), *named]
        if items != self._offered:
            self._offered = items
            self._matters.offer(items, self.matter)
        else:
            # The same ones, of other years: whoever has the list open keeps it, and thousands take a while.
            self._matters.choose(self.matter)
        self.show_page(self.page)

    def _choose_page(self, page: Page) -> None:
        if page != self.page:
            self.show_page(page)
            self.page_chosen.emit()

    def _choose_measure(self) -> None:
        self.measure = self._measures.currentData()
        self.measure_chosen.emit()

    def _choose_matter(self) -> None:
        self.matter = self._asked = self._matters.currentData()
        self.matter_chosen.emit()
