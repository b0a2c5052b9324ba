"""Pages that lie one upon the other, in the room that what stands around them leaves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

_MARGIN = 120


class Pages(QStackedWidget):
    """Shows one of them, which takes the room that there is.

    Whenever something around it is laid out, Qt would ask the page what height it needs in that width, and have all
    that is written on it broken into lines for that: half of what it takes to tell the window of another view.
    """

    def hasHeightForWidth(self) -> bool:
        """Its height is what is left, whatever its width."""
        return False


def with_empty_state(content: QWidget, hint: QLabel) -> Pages:
    """`content` as the page 0, and in its place, as the page 1, the `hint` in the middle of a panel.

    The hint says why there is nothing to show, and how it is begun.
    """
    alone = QFrame()
    alone.setObjectName("panel")
    hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
    middle = QVBoxLayout(alone)
    middle.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
    middle.addWidget(hint)
    pages = Pages()
    pages.addWidget(content)
    pages.addWidget(alone)
    return pages
