"""The bar beside timelines that are higher than their pane."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from orgsim.app.widgets.plane import PAN_STEP


class HeightBar(QScrollBar):
    """Lies at the right edge of its pane, where there is more than has room."""

    def __init__(self, pane: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, pane)
        self.hide()

    def show_part(self, upper: float, most: float, pane: QSize) -> None:
        """Show, without a word, what lies above a pane of that size, and how much can; lengths in pixels."""
        with QSignalBlocker(self):
            self.setRange(0, round(most))
            self.setPageStep(pane.height())
            self.setSingleStep(round(PAN_STEP))
            self.setValue(round(upper))
        self.setVisible(most > 0)
        width = self.sizeHint().width()
        self.setGeometry(pane.width() - width, 0, width, pane.height())
