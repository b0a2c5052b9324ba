"""Where the parts of the window stand: header, rail, cards above the view, panels beside it, status line."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedLayout, QVBoxLayout, QWidget

from orgsim.app.cards.hidden_strip import HiddenStrip
from orgsim.app.cards.strip import CardStrip
from orgsim.app.shell.banner import Banner
from orgsim.app.shell.header import Header
from orgsim.app.shell.inside.standing import Standing
from orgsim.app.shell.rail import Rail
from orgsim.app.shell.status import StatusLine
from orgsim.app.structure.link_legend import LinkLegend
from orgsim.app.widgets.pages import Pages

_MARGIN = 10
_GAP = 8
_LAYERS = 3
"""How often layouts are asked to settle: each may ask the one that it lies in."""
_PANEL_PLACE = 2
"""Of the panel of the differences: after the rail and the column of cards and charts, before the inspector."""


class Body:
    """Holds the parts, and shows one view of many."""

    def __init__(
        self,
        header: Header,
        banner: Banner,
        rail: Rail,
        cards: CardStrip,
        hidden: HiddenStrip,
        legend: LinkLegend,
        status: StatusLine,
    ) -> None:
        self.widget = QWidget()
        """All of it."""
        self.stack = Pages()
        self.start = QWidget()
        """In the place of the library until the window is shown: mostly, files are opened before."""
        self.stack.addWidget(self.start)
        self._cards = cards
        self._pages = cast(QStackedLayout, self.stack.layout())
        self._panel: QWidget | None = None
        self._column = column = QVBoxLayout()
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_GAP)
        column.addWidget(cards)
        column.addWidget(hidden)
        column.addWidget(self.stack, 1)
        column.addWidget(legend)
        self._middle = middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(rail)
        middle.addLayout(column, 1)
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (header, banner):
            whole.addWidget(part)
        whole.addLayout(middle, 1)
        whole.addWidget(status)
        self.widget.setLayout(whole)
        self.standing = Standing(self.widget, rail)

    def add_list(self, panel: QWidget) -> None:
        """Have the list of differences stand beside the view.

        It is as high as the window, so that the cards go on standing above their columns.
        """
        self._panel = panel
        self._middle.insertWidget(_PANEL_PLACE, panel)

    def add_beside(self, panel: QWidget) -> None:
        """Have a panel stand at the right."""
        self._middle.addWidget(panel)

    def add_below(self, panel: QWidget) -> None:
        """Have a panel stand below the view."""
        self._column.addWidget(panel)

    def show(self, view: QWidget, *, listed: bool) -> bool:
        """Show that view; `listed`: with the list of differences. Whether it is another than before."""
        switched = view is not self.stack.currentWidget()
        if self._panel is not None and switched:
            # Before the view is laid out, which takes a while for large charts and is to happen once; what is left
            # is laid out no more.
            self._pages.setEnabled(False)
            self._panel.setVisible(listed)
            self._middle.activate()
            self._cards.settle()
            self._middle.activate()
            view.setGeometry(self.stack.rect())
            self._pages.setEnabled(True)
        self.stack.setCurrentWidget(view)
        return switched

    def room_beside(self, panel: int) -> tuple[int, int]:
        """Width and height that a view would have beside a panel of that width."""
        width = self.stack.width() - panel
        return width, self.stack.height() + self._cards.height() - self._cards.height_in(width)

    def settle(self, window: QLayout | None) -> None:
        """Let cards take the height that they need before charts are laid out for what they leave."""
        for _ in range(_LAYERS - 1):
            for layout in (window, self._middle):
                if layout is not None:
                    layout.activate()
            self._cards.settle()
        self._middle.activate()


def lay_out_all() -> None:
    """Have all that is to be laid out anew done so now: left to Qt, a view is painted between, and then once more."""
    for _ in range(_LAYERS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
