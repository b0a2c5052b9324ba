"""What a view shows while there is nothing to show in it: a hint why, and how it is begun."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

_MARGIN = 120


def with_empty_state(content: QWidget, hint: QLabel) -> QStackedWidget:
    """`content` as the page 0, and in its place, as the page 1, the `hint` in the middle of a panel."""
    alone = QFrame()
    alone.setObjectName("panel")
    hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
    middle = QVBoxLayout(alone)
    middle.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
    middle.addWidget(hint)
    pages = QStackedWidget()
    pages.addWidget(content)
    pages.addWidget(alone)
    return pages
