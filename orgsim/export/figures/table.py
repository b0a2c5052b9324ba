"""The table of metrics as pieces of a page: a heading for each group, a row for each metric, and the notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from orgsim.analysis.figures.comparison import Row
from orgsim.analysis.figures.figure import ABSENT, Figure
from orgsim.analysis.figures.metric import Metric
from orgsim.drawing.theme import Theme
from orgsim.export.figures.open_bars import OPEN, paint_bar, sure_room
from orgsim.export.page.colours import pen
from orgsim.export.page.flow import Piece
from orgsim.export.page.lettering import broken, draw_lines, draw_text, text_width
from orgsim.messages import Catalog, Message
from orgsim.model.text import Language

TEXT = 13
SMALL = 12

_LINE = 17.0
_INDENT = 12.0
"""Of the branches below the row of the whole."""
_ROW_PAD = 5.0
_HEADING_HEIGHT = 26.0
_GROUP_SPACE = 18.0
_BAR = 4.0
_BARS_WIDTH = 72.0
_BARS_GAP = 22.0
_CELL_GAP = 14.0
_LEAST_CELL = 34.0
_LEAST_NAME = 190.0
_BOUNDS = {"≥": "explanation.lower-bound", "≤": "explanation.upper-bound", "≈": "explanation.either-bound"}
"""By its sign what is said of a figure of which something is not stated."""
_WHOLE = 6
"""Rows up to which a group is not divided between columns; of a larger one at least two rows stay together."""


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """Where the table's columns stand."""

    width: float
    values: tuple[float, ...]
    """Right ends of the scenarios' values."""
    differences: tuple[float, ...]
    """Right ends of the differences of all scenarios but the one that they are compared to."""
    name_width: float
    bars: float
    """Left end of the bars."""


class Table(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The rows of a table in words, and the width of its cells."""

    rows: tuple[Row, ...]
    theme: Theme
    speech: Catalog
    columns: int
    value_width: float
    difference_width: float

    @property
    def reference(self) -> int:
        """Place of the scenario that the others are compared to."""
        return self.rows[0].reference if self.rows else 0

    @property
    def others(self) -> list[int]:
        """Places of the scenarios that are compared to it."""
        return [column for column in range(self.columns) if column != self.reference]

    @property
    def least_width(self) -> float:
        """The width that a table needs to be read with ease."""
        return self._cells + _LEAST_NAME

    @property
    def _cells(self) -> float:
        return self.columns * self.value_width + (self.columns - 1) * self.difference_width + self.bars_width

    @property
    def bars_width(self) -> float:
        """The room of the bars: none where there is nothing to compare."""
        return _BARS_GAP + _BARS_WIDTH if self.columns > 1 else 0.0

    def layout(self, width: float) -> Layout:
        """Where the columns stand in a table of that width."""
        name_width = width - self._cells
        values = tuple([name_width + (place + 1) * self.value_width for place in range(self.columns)])
        differences = tuple([values[-1] + place * self.difference_width for place in range(1, self.columns)])
        return Layout(
            width=width,
            values=values,
            differences=differences,
            name_width=name_width,
            bars=width - _BARS_WIDTH,
        )


def _others(row: Row) -> list[int]:
    return [column for column in range(len(row.figures)) if column != row.reference]


def table_of(rows: Sequence[Row], theme: Theme, speech: Catalog) -> Table:
    """The table of `rows`."""
    values = [written(figure, row.metric, speech) for row in rows for figure in row.figures]
    differences = [row.difference_text(column, speech) for row in rows for column in _others(row)]
    return Table(
        rows=tuple(rows),
        theme=theme,
        speech=speech,
        columns=len(rows[0].figures) if rows else 0,
        value_width=_widest(values),
        difference_width=_widest(differences),
    )


def table_pieces(table: Table, width: float) -> Iterator[Piece]:
    """The table set in that width, group by group."""
    layout = table.layout(width)
    for group, rows in groupby(table.rows, key=lambda row: row.metric.group):
        heading = _heading(table, layout, table.speech(f"metric.group.{group}"))
        yield heading
        members = list(rows)
        for place, row in enumerate(members):
            left = len(members) - place - 1
            keep = left > 0 and (len(members) <= _WHOLE or place == 0 or left == 1)
            yield _row(table, layout, row, heading, keep=keep)


def note_pieces(table: Table, width: float) -> Iterator[Piece]:
    """Why figures are unknown or incomplete, each reason once for a scenario."""
    theme, speech = table.theme, table.speech
    notes = [
        (column, reason)
        for column in range(table.columns)
        for reason in dict.fromkeys(
            speech.say(said)
            for row in table.rows
            for said in row.figures[column].reasons
            if not row.figures[column].absent
        )
    ]
    if not notes:
        return
    heading = title_piece(speech("export.metrics.notes"), theme, speech.language, width)
    yield heading
    indent = 20.0
    for sign, said in _BOUNDS.items():
        if any(figure.sign == sign for row in table.rows for figure in row.figures):
            lines = broken(speech(said), speech.language, width - indent, SMALL)
            yield _note(sign, theme.text, lines, heading, theme)
    if any(row.lacks_difference(column) for row in table.rows for column in range(1, len(row.figures))):
        lines = broken(speech("export.metrics.no-difference"), speech.language, width - indent, SMALL)
        yield _note("−", theme.text, lines, heading, theme)
    for column, reason in notes:
        lines = broken(reason, speech.language, width - indent, SMALL)
        yield _note(theme.letters[column], theme.scenario[column].fill, lines, heading, theme)


def basis_pieces(basis: Message, table: Table, width: float) -> Iterator[Piece]:
    """What the costs are reckoned from."""
    theme, speech = table.theme, table.speech
    heading = title_piece(speech("export.metrics.basis"), theme, speech.language, width)
    yield heading
    lines = broken(speech.say(basis), speech.language, width - 20.0, SMALL)
    yield _note("€", theme.text, lines, heading, theme)


def written(figure: Figure, metric: Metric, speech: Catalog) -> str:
    """A figure as its cell has it."""
    if figure.value is None:
        return ABSENT if figure.absent else speech("value.unknown")
    number = metric.number(figure.value, speech)
    return f"{figure.sign} {number}" if figure.sign else number


def title_piece(text: str, theme: Theme, language: Language, width: float) -> Piece:
    """The title of a plot or of the notes."""
    lines = broken(text, language, width, TEXT, True)

    def paint(painter: QPainter, x: float, y: float) -> None:
        draw_lines(painter, x, y + 17, lines, TEXT, theme.text, _LINE, bold=True)

    return Piece(height=_HEADING_HEIGHT + (len(lines) - 1) * _LINE, paint=paint, keep=True, space=_GROUP_SPACE)


def _heading(table: Table, layout: Layout, text: str) -> Piece:
    theme = table.theme
    lines = broken(text, table.speech.language, layout.name_width, TEXT, True)
    height = _HEADING_HEIGHT + (len(lines) - 1) * _LINE

    def paint(painter: QPainter, x: float, y: float) -> None:
        base = y + height - 9
        draw_lines(painter, x, y + 17, lines, TEXT, theme.text, _LINE, bold=True)
        for column, right in enumerate(layout.values):
            ink = theme.scenario[column].fill
            draw_text(painter, x + right, base, theme.letters[column], TEXT, ink, bold=True, align="right")
        for column, right in zip(table.others, layout.differences, strict=True):
            text = f"{theme.letters[column]} − {theme.letters[table.reference]}"
            draw_text(painter, x + right, base, text, SMALL, theme.muted_text, align="right")
        painter.setPen(pen(theme.border, 1.0))
        painter.drawLine(QPointF(x, y + height - 1), QPointF(x + layout.width, y + height - 1))

    return Piece(height=height, paint=paint, keep=True, space=_GROUP_SPACE)


def _row(table: Table, layout: Layout, row: Row, heading: Piece, *, keep: bool) -> Piece:
    theme, speech = table.theme, table.speech
    indent = _INDENT if row.metric.named is not None else 0.0
    lines = broken(speech.value(row.metric.row_title), speech.language, layout.name_width - 6 - indent, TEXT)
    bars_height = (_BAR + 1) * table.columns - 1 if table.bars_width else 0.0
    height = max(_LINE * len(lines), bars_height) + 2 * _ROW_PAD
    values = [written(figure, row.metric, speech) for figure in row.figures]
    differences = [row.difference_text(column, speech) for column in table.others]
    sure = sure_room(_BARS_WIDTH, open_=any(figure.lower_bound for figure in row.figures))
    most = max((abs(figure.value) for figure in row.figures if figure.value is not None), default=0.0)

    def paint(painter: QPainter, x: float, y: float) -> None:
        first = y + (height - _LINE * len(lines)) / 2 + 13
        draw_lines(painter, x + indent, first, lines, TEXT, theme.text, _LINE)
        base = y + height / 2 + 4.5
        for figure, value, right in zip(row.figures, values, layout.values, strict=True):
            known = figure.value is not None
            ink = theme.text if known else theme.muted_text
            draw_text(painter, x + right, base, value, TEXT, ink, bold=known or figure.absent, align="right")
        for column, said, right in zip(table.others, differences, layout.differences, strict=True):
            plain = row.tells_apart(column)
            ink = theme.text if plain else theme.muted_text
            draw_text(painter, x + right, base, said, SMALL, ink, bold=plain, align="right")
        top = y + (height - bars_height) / 2
        for column, figure in enumerate(row.figures):
            if table.bars_width and figure.value is not None and most > 0:
                room = QRectF(x + layout.bars, top, abs(figure.value) / most * sure, _BAR)
                beyond = OPEN * _BARS_WIDTH if figure.lower_bound else 0.0
                paint_bar(painter, room, theme.scenario[column], beyond=beyond)
            top += _BAR + 1
        painter.setPen(pen(theme.hairline, 1.0))
        painter.drawLine(QPointF(x, y + height - 0.5), QPointF(x + layout.width, y + height - 0.5))

    return Piece(height=height, paint=paint, heading=heading, keep=keep)


def _note(sign: str, ink: str, lines: Sequence[str], heading: Piece, theme: Theme) -> Piece:
    def paint(painter: QPainter, x: float, y: float) -> None:
        draw_text(painter, x, y + 13, sign, SMALL, ink, bold=True)
        draw_lines(painter, x + 20, y + 13, lines, SMALL, theme.muted_text, 16)

    return Piece(height=16.0 * len(lines) + 4, paint=paint, heading=heading)


def _widest(texts: Sequence[str]) -> float:
    return max((text_width(text, TEXT, True) for text in texts), default=0.0) + _CELL_GAP if texts else _LEAST_CELL
