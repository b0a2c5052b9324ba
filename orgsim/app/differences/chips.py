"""One button a group of differences: those that are pressed are listed alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from orgsim.analysis.differences.comparing import Aspect
from orgsim.app.differences.entries import Group
from orgsim.app.widgets.labels import clear, plain_tip
from orgsim.drawing.chart.marks import Mark
from orgsim.drawing.theme import Theme
from orgsim.export.page.badges import paint_mark

_SIZE = 18


class Chips(QWidget):
    """The groups that there are, each with its badge and how many it has."""

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[Aspect, QToolButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)

    @property
    def chosen(self) -> frozenset[Aspect]:
        """The groups that are pressed; none: all of them are listed."""
        return frozenset(status for status, chip in self._chips.items() if chip.isChecked())

    def choose(self, statuses: Collection[str]) -> None:
        """Press those and no other."""
        for status, chip in self._chips.items():
            chip.setChecked(status in statuses)

    @property
    def chips(self) -> dict[Aspect, QToolButton]:
        """The buttons, by status."""
        return dict(self._chips)

    def show_groups(self, groups: Sequence[Group], theme: Theme) -> None:
        """Offer those groups; what is pressed stays so."""
        pressed = self.chosen
        clear(self._row)
        self._chips = {}
        for group in groups:
            chip = QToolButton()
            chip.setObjectName("chip")
            chip.setCheckable(True)
            chip.setChecked(group.status in pressed)
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.setIconSize(QSize(_SIZE, _SIZE))
            chip.setIcon(badge_icon(group.mark, theme, self.devicePixelRatioF()))
            chip.setText(str(len(group.entries)))
            chip.setToolTip(plain_tip(f"{group.heading} ({len(group.entries)})"))
            chip.setAccessibleName(f"{group.heading} ({len(group.entries)})")
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.toggled.connect(lambda _: self.chosen_changed.emit())
            self._chips[group.status] = chip
            self._row.addWidget(chip)
        self._row.addStretch(1)


def badge_icon(mark: Mark, theme: Theme, ratio: float, size: int = _SIZE) -> QIcon:
    """A mark's badge as an icon, drawn for a screen of that `ratio`."""
    picture = QPixmap(QSize(size, size) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    paint_mark(painter, QPointF(size / 2, size / 2), size / 2, mark, theme)
    painter.end()
    return QIcon(picture)
