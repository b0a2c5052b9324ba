"""What stands at the left of the guide: its pages with their sections, or what a search has found."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QTreeWidget, QTreeWidgetItem, QWidget

from orgsim.app.guide.finding import Found
from orgsim.app.guide.pages import REFERENCES, Page, Place

_PLACE = Qt.ItemDataRole.UserRole
_INDENT = 14


class Contents(QTreeWidget):
    """The pages; those of the page that is read show their sections below them."""

    chosen = Signal(object)
    """A `Place` was chosen, by pointer or keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide-contents")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(_INDENT)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.currentItemChanged.connect(self._tell)
        self.itemClicked.connect(self._tell)

    def list_pages(self, pages: Sequence[Page], behind: str) -> None:
        """List those pages; `behind` is said before those of reference."""
        self.blockSignals(True)
        self.clear()
        for page in pages:
            if page.name == REFERENCES[0]:
                between = QTreeWidgetItem([behind])
                between.setFlags(Qt.ItemFlag.NoItemFlags)
                self.addTopLevelItem(between)
            top = _item(page.title, Place(page.name))
            self.addTopLevelItem(top)
            for heading in page.headings[1:]:
                if heading.level == 2:
                    top.addChild(_item(heading.text, Place(page.name, heading.anchor)))
        self.blockSignals(False)

    def show_place(self, place: Place) -> None:
        """Mark where one is, and unfold that page alone."""
        self.blockSignals(True)
        for top in filter(None, map(self.topLevelItem, range(self.topLevelItemCount()))):
            page: Place | None = top.data(0, _PLACE)
            here = page is not None and page.name == place.name
            top.setExpanded(here)
            if here:
                below = filter(None, map(top.child, range(top.childCount())))
                self.setCurrentItem(next((item for item in below if item.data(0, _PLACE) == place), top))
        self.blockSignals(False)
        self.viewport().update()

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        # What stands between the pages is no place; Qt tells of clicks on it all the same.
        if item is not None and (place := item.data(0, _PLACE)) is not None:
            self.chosen.emit(place)


class Hit(msgspec.Struct, frozen=True):
    """Something that was found, with the page that it stands in."""

    page: Page
    found: Found


class Hits(QListWidget):
    """What a search has found, a row for each passage."""

    chosen = Signal(int)
    """A row was chosen, by pointer or keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide-hits")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentRowChanged.connect(lambda row: self.chosen.emit(row) if row >= 0 else None)

    def list_hits(self, hits: Sequence[Hit]) -> None:
        """List those hits, none of them chosen."""
        self.blockSignals(True)
        self.clear()
        for hit in hits:
            page, section, said = hit.page.title, hit.found.section, hit.found.excerpt
            where = page if section in ("", page) else f"{page} · {section}"
            self.addItem(QListWidgetItem(where if said == section else f"{where}\n{said}"))
        self.blockSignals(False)

    def sizeHint(self) -> QSize:
        """As the contents, whose place it takes."""
        return QSize(0, 0)


def _item(text: str, place: Place) -> QTreeWidgetItem:
    item = QTreeWidgetItem([text])
    item.setData(0, _PLACE, place)
    item.setToolTip(0, text)
    return item
