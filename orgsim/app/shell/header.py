"""The header: the comparison's name, the menus, the search field and the two buttons used most."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMenuBar, QSizePolicy, QToolButton, QWidget

from orgsim.app.shell.search_field import SearchField
from orgsim.app.widgets.action_button import action_button
from orgsim.app.widgets.labels import ElidedLabel


class Header(QWidget):
    """One row at the top of the window."""

    def __init__(self, menus: QMenuBar, search: SearchField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ElidedLabel(role="title")
        menus.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 5, 12, 5)
        self._row.setSpacing(8)
        self._row.addWidget(menus)
        self._row.addSpacing(12)
        self._row.addWidget(self._title, 1)
        self._row.addWidget(search, 1)

    def set_title(self, title: str) -> None:
        """Show the name of what is open."""
        self._title.set_whole(title)

    def add_button(self, action: QAction, menu: QMenu | None = None) -> QToolButton:
        """Show a button for `action`, with a menu of more ways where there are some."""
        button = action_button(action)
        if menu is not None:
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._row.addWidget(button)
        return button
