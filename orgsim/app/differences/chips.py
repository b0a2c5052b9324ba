"""One button a group of differences: those that are pressed are listed alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from orgsim.analysis.differences.comparing import Aspect
from orgsim.app.widgets.labels import clear, plain_tip
from orgsim.drawing.chart.difference_entries import Group
from orgsim.drawing.chart.marks import Mark
from orgsim.drawing.theme import Theme
from orgsim.export.page.badges import paint_mark
from orgsim.messages import Catalog

_SIZE = 18
_GAP = 4
_BESIDE = 20
"""What a chip takes beside its badge and its number: its edges, and between these."""


class Chips(QWidget):
    """The groups that there are, each with its badge and how many it has."""

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[Aspect, QToolButton] = {}
        self._told: object = None
        """What they were made of."""
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(_GAP)

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

    def show_groups(self, groups: Sequence[Group], theme: Theme, speech: Catalog, room: int) -> None:
        """Offer those groups, in as many rows as a width of `room` needs; what is pressed stays so."""
        numbers = [(its.status, its.mark, its.heading, len(its.entries)) for its in groups]
        told = numbers, theme, speech.language, room, self.devicePixelRatioF()
        if told == self._told:
            return
        self._told = told
        pressed = self.chosen
        clear(self._rows)
        self._chips = {}
        row, free = None, 0
        for group in groups:
            chip = QToolButton()
            chip.setObjectName("chip")
            chip.setCheckable(True)
            chip.setChecked(group.status in pressed)
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.setIconSize(QSize(_SIZE, _SIZE))
            chip.setIcon(badge_icon(group.mark, theme, self.devicePixelRatioF()))
            number = speech.number(len(group.entries))
            chip.setText(number)
            chip.setToolTip(plain_tip(f"{group.heading} ({number})"))
            chip.setAccessibleName(f"{group.heading} ({number})")
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.toggled.connect(lambda _: self.chosen_changed.emit())
            self._chips[group.status] = chip
            width = self._width(chip)
            chip.setFixedWidth(width)
            if row is None or width > free:
                row, free = QHBoxLayout(), room
                row.setSpacing(_GAP)
                row.addStretch(1)
                self._rows.addLayout(row)
            row.insertWidget(row.count() - 1, chip)
            free -= width + _GAP

    def _width(self, chip: QToolButton) -> int:
        """What it takes once it is pressed, when its number is in heavier letters."""
        # Before it stands in the row it has not the font of its style.
        chip.setParent(self)
        chip.ensurePolished()
        heavy = QFont(chip.font())
        heavy.setWeight(QFont.Weight.DemiBold)
        return _BESIDE + _SIZE + QFontMetrics(heavy).horizontalAdvance(chip.text())


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
