"""What stands where nothing is open: how to begin."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from orgsim.app.labels import label
from orgsim.messages import Catalog


class StartPane(QWidget):
    """Offers to open a file, or the comparison that ships."""

    def __init__(self, open_action: QAction, example: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = label(role="unit")
        self._said = label(role="muted", wrap=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._said)
        layout.addSpacing(12)
        for action in (open_action, example):
            button = QToolButton()
            button.setObjectName("action")
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(22, 16))
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(3)

    def speak(self, speech: Catalog) -> None:
        """Put the texts into another language."""
        self._heading.setText(speech("start.heading"))
        self._said.setText(speech("start.said"))
