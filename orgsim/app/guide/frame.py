"""What the window of the guide is made of: contents and search at the left, the page at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QToolButton, QVBoxLayout, QWidget

from orgsim.app.guide.contents import Contents, Hits
from orgsim.app.guide.pages import Page
from orgsim.app.guide.reader import Reader
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import ElidedLabel, label
from orgsim.app.widgets.pages import Pages
from orgsim.app.widgets.style import style_sheet
from orgsim.drawing.theme import Theme
from orgsim.messages import catalog
from orgsim.model.text import Language

USUAL = QSize(1180, 780)
_LEAST = QSize(560, 360)
_SIDE = 300


class GuideFrame(QWidget):
    """Has the parts in their places; what they do is for who inherits to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("guide")
        self.setMinimumSize(_LEAST)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self._sign = self.field.addAction(icon("search", theme), QLineEdit.ActionPosition.LeadingPosition)
        self.count = label(role="caption")
        self.previous, self.next = self._tool("previous", "Shift+F3"), self._tool("next", "F3")
        self.contents = Contents()
        self.list = Hits()
        self.left = Pages()
        self.left.addWidget(self.contents)
        self.left.addWidget(self.list)
        self.walk = QWidget()
        self.walk.hide()
        walk = QHBoxLayout(self.walk)
        walk.setContentsMargins(4, 0, 0, 0)
        walk.addWidget(self.count, 1)
        walk.addWidget(self._button(self.previous))
        walk.addWidget(self._button(self.next))
        side = QWidget()
        side.setObjectName("panel")
        beside = QVBoxLayout(side)
        beside.setContentsMargins(10, 10, 10, 10)
        beside.addWidget(self.field)
        beside.addWidget(self.walk)
        beside.addWidget(self.left, 1)
        self.reader = Reader()
        self.back = self._tool("back", "Alt+Left", "Backspace")
        self.smaller = self._tool("smaller", "Ctrl+-")
        self.larger = self._tool("larger", "Ctrl++", "Ctrl+=")
        self.usual = self._tool("usual", "Ctrl+0")
        self.search = self._tool("search", "Ctrl+F")
        self.said = ElidedLabel(role="caption")
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 4, 8, 4)
        foot.addWidget(self._button(self.back))
        foot.addWidget(self.said, 1)
        for action in (self.smaller, self.larger):
            foot.addWidget(self._button(action))
        right = QWidget()
        right.setObjectName("panel")
        column = QVBoxLayout(right)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.reader, 1)
        column.addLayout(foot)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(side)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([_SIDE, USUAL.width() - _SIDE])
        side.setMinimumWidth(_SIDE * 2 // 3)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(10, 10, 10, 10)
        whole.addWidget(split)
        self.setTabOrder(self.field, self.contents)
        self.setTabOrder(self.contents, self.list)
        self.setTabOrder(self.list, self.reader)

    def _tool(self, name: str, *keys: str) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        self.addAction(action)
        return action

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setObjectName("flat")
        button.setDefaultAction(action)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def speak(self, pages: Sequence[Page], language: Language) -> None:
        """Say in that language what the parts are, and list its pages."""
        speech = catalog(language)
        self.setWindowTitle(f"{speech('guide.title')} – orgsim")
        self.field.setPlaceholderText(speech("guide.search"))
        self.field.setAccessibleName(speech("guide.search"))
        self.contents.setAccessibleName(speech("guide.contents"))
        self.list.setAccessibleName(speech("guide.hits"))
        for action in self.actions():
            text = speech(f"guide.{action.objectName()}")
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(text)
            action.setToolTip(f"{text} ({keys})")
        self.contents.list_pages(pages, speech("guide.references"))

    def paint(self, theme: Theme) -> None:
        """Be in the colours of that theme."""
        self.setStyleSheet(
            f"#guide {{ background: {theme.background}; }}\n{style_sheet(theme)}"
            f"#reader {{ background: {theme.surface}; border: none; border-radius: 8px; }}"
            "#guide QSplitter::handle { background: transparent; }"
            f"#guide-contents::item:disabled {{ color: {theme.muted_text}; }}"
            "#guide-contents::item { padding: 5px 4px; } #guide-hits::item { padding: 7px 6px; }"
        )
        self._sign.setIcon(icon("search", theme, colour=theme.muted_text))
        for action, sign in (
            (self.back, "arrow-left"),
            (self.previous, "chevron-up"),
            (self.next, "chevron-down"),
            (self.smaller, "zoom-out"),
            (self.larger, "zoom-in"),
        ):
            action.setIcon(icon(sign, theme))
