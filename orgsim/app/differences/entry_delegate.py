"""Paints a row of the list of differences: its badge, its name, where it stands, and what is otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import msgspec
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from orgsim.app.widgets.wrapping import wrapped
from orgsim.drawing.chart.difference_entries import Entry, Group
from orgsim.drawing.theme import Theme
from orgsim.export.page.badges import paint_mark
from orgsim.export.page.colours import colour
from orgsim.export.page.lettering import draw_text

Index = QModelIndex | QPersistentModelIndex

_NAME, _NAME_LINE = 13, 18
_SMALL, _SMALL_LINE = 12, 16
_LEFT = 34
_RIGHT = 10
_PAD = 5
_STEP = 12
_GROUP = 30
_RADIUS = 8.5


class Lines(msgspec.Struct, frozen=True):
    """A row's text, broken for its width."""

    title: tuple[str, ...]
    place: tuple[str, ...]
    changes: tuple[tuple[str, bool], ...]
    """Lines, each with whether it is toned down."""

    @property
    def height(self) -> int:
        """The height of the row."""
        return 2 * _PAD + _NAME_LINE * len(self.title) + _SMALL_LINE * (len(self.place) + len(self.changes))


class EntryDelegate(QStyledItemDelegate):
    """Paints groups and entries."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self.theme = theme
        self.rows: Sequence[Group | Entry] = ()
        """What is listed."""
        self.width = 0
        """Of the list's viewport."""
        self._lines: dict[tuple[int, int], tuple[Entry, Lines]] = {}
        """By entry and width. An entry is known by its identity: to compare all that it says takes longer."""

    @property
    def _view(self) -> QListView:
        return cast(QListView, self.parent())

    def forget(self) -> None:
        """Drop the broken lines of rows that are not listed any more."""
        self._lines = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines are."""
        # Asked for every row time and again, so that each step counts.
        row = self.rows[index.row()]
        return QSize(100, self._broken(row, self.width).height if isinstance(row, Entry) else _GROUP)

    def _broken(self, entry: Entry, width: int) -> Lines:
        known = self._lines.get((id(entry), width))
        if known is None:
            room = width - _LEFT - _RIGHT - (_STEP if entry.within else 0)
            lines = Lines(
                wrapped(entry.title, room, _NAME, 3, True),
                wrapped(entry.place, room, _SMALL, 1),
                tuple(
                    [(line, each.quiet) for each in entry.changes for line in wrapped(each.text, room - 8, _SMALL, 2)]
                ),
            )
            # The entry is kept with its lines, so that no other one can come to have its identity.
            known = self._lines[id(entry), width] = entry, lines
        return known[1]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        row, rect = index.data(Qt.ItemDataRole.UserRole), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Group):
            self._paint_group(painter, row, rect)
        elif isinstance(row, Entry):
            self._paint_ground(painter, option)
            self._paint_entry(painter, row, rect)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if not chosen and not option.state & QStyle.StateFlag.State_MouseOver:
            return
        ring = chosen and self._view.hasFocus()
        painter.setPen(colour(self.theme.focus) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(colour(self.theme.selection if chosen else self.theme.hover))
        painter.drawRoundedRect(option.rect.toRectF().adjusted(3.5, 0.5, -3.5, -0.5), 6, 6)

    def _paint_group(self, painter: QPainter, group: Group, rect: QRect) -> None:
        theme = self.theme
        if rect.top() > 0:
            painter.setPen(colour(theme.hairline))
            painter.drawLine(rect.left() + 10, rect.top() + 2, rect.right() - 10, rect.top() + 2)
        baseline = rect.top() + 21
        draw_text(painter, rect.left() + 10, baseline, group.heading, _SMALL, theme.muted_text, bold=True)
        number = str(len(group.entries))
        draw_text(painter, rect.right() - _RIGHT, baseline, number, _SMALL, theme.muted_text, bold=True, align="right")

    def _paint_entry(self, painter: QPainter, entry: Entry, rect: QRect) -> None:
        theme = self.theme
        lines = self._broken(entry, self.width)
        shift = _STEP if entry.within else 0
        left, top = rect.left() + _LEFT + shift, rect.top() + _PAD
        for place, mark in enumerate(entry.marks):
            centre = QPointF(rect.left() + 19 + shift, top + _NAME_LINE / 2 + place * (2 * _RADIUS + 1))
            paint_mark(painter, centre, _RADIUS, mark, theme)
        for line in lines.title:
            ink = theme.muted_text if entry.quiet else theme.text
            draw_text(painter, left, top + 13.5, line, _NAME, ink, bold=True)
            top += _NAME_LINE
        for line in lines.place:
            draw_text(painter, left, top + 12, line, _SMALL, theme.muted_text)
            top += _SMALL_LINE
        for line, quiet in lines.changes:
            draw_text(painter, left, top + 12, line, _SMALL, theme.muted_text if quiet else theme.text)
            top += _SMALL_LINE
