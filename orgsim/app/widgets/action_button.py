"""A button that shows an action with its text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton


def action_button(action: QAction) -> QToolButton:
    """A button for `action`, with its text beside its icon."""
    button = QToolButton()
    button.setObjectName("action")
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIconSize(QSize(22, 16))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
