"""A drawing made ready for painting: what lies where, and its coarse shapes for when it is seen from afar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from math import floor, log2

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from orgsim.drawing.chart.marks import Mark, Marks, tone_of
from orgsim.drawing.drawing import Drawing, Line
from orgsim.drawing.grid import Grid, Rectangle
from orgsim.drawing.theme import Theme
from orgsim.export.page.painter import BLOCKS, paint_drawing, paint_lines

_MANY = 3000
"""Boxes in a drawing from which on they are painted as plain blocks in bulk, if they are small enough."""

REACH = 12.0
"""How far, in the drawing's units, stacked sheets, arrowheads and thick lines may reach out of what they belong to."""

_SHORTEST = 2.0
"""Pixels of the reader: shorter pieces of lines lie within the boxes' own pixels."""

_PART = 0.25
"""Share of the drawing below which it pays to look for what lies in it."""

_Paint = str | Mark | None
"""What a block is painted like from afar: by its look, or where units are marked by its mark or as standing back."""


class Scene:
    """One drawing, for as long as it is shown."""

    def __init__(self, drawing: Drawing, marks: Marks | None = None) -> None:
        self.drawing = drawing
        self.marks = marks
        self._strokes: tuple[float, list[QLineF]] = (0.0, [])

    @cached_property
    def grid(self) -> Grid:
        """What lies where."""
        return Grid(self.drawing)

    @cached_property
    def _blocks(self) -> list[QRectF]:
        """Every box's rectangle."""
        return [QRectF(box.x, box.y, box.width, box.height) for box in self.drawing.boxes]

    @cached_property
    def _all_blocks(self) -> dict[_Paint, list[QRectF]]:
        return self._by_paint(range(len(self.drawing.boxes)))

    def _by_paint(self, boxes: Iterable[int]) -> dict[_Paint, list[QRectF]]:
        by_paint: defaultdict[_Paint, list[QRectF]] = defaultdict(list)
        all_boxes, blocks, marks = self.drawing.boxes, self._blocks, self.marks
        for box in boxes:
            if marks is None:
                by_paint[all_boxes[box].look].append(blocks[box])
            else:
                own = marks.get(all_boxes[box].id)
                by_paint[own[0] if own and not own[0].quiet else None].append(blocks[box])
        # What differs lies over what stands back.
        return dict(sorted(by_paint.items(), key=lambda item: item[0] is not None))

    def _all_strokes(self, shortest: float) -> list[QLineF]:
        """The strokes of all lines, remembered while the zoom stays about the same."""
        if self._strokes[0] != shortest:
            self._strokes = shortest, list(_strokes(self.drawing.lines, shortest))
        return self._strokes[1]

    def paint(
        self, painter: QPainter, theme: Theme, zoom: float, area: Rectangle, extra: tuple[Line, ...] = ()
    ) -> None:
        """Paint what `area` of the drawing shows at `zoom`; `extra` lines lie over the boxes."""
        if len(self.drawing.boxes) >= _MANY and self.drawing.name_size * zoom < BLOCKS:
            self._paint_from_afar(painter, theme, zoom, area)
        else:
            grid = self.grid
            paint_drawing(
                painter,
                self.drawing,
                theme,
                zoom,
                boxes=grid.boxes_in(area),
                lines=grid.lines_in(area),
                marks=self.marks,
            )
        if extra:
            paint_lines(painter, extra, theme, zoom)

    def _paint_from_afar(self, painter: QPainter, theme: Theme, zoom: float, area: Rectangle) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        # Rounded down to a power of two, so that zooming does not gather them anew at every step.
        shortest = 2.0 ** floor(log2(_SHORTEST / zoom))
        if self._share(area) < _PART:
            lines = self.drawing.lines
            strokes = list(_strokes([lines[index] for index in self.grid.lines_in(area)], shortest))
            blocks = self._by_paint(self.grid.boxes_in(area))
        else:
            strokes, blocks = self._all_strokes(shortest), self._all_blocks
        painter.setPen(QPen(QColor(theme.line("hierarchy").colour), 0))
        painter.drawLines(strokes)
        for paint, rectangles in blocks.items():
            if paint is None:
                # Empty and with an outline of a pixel, as the legend has what stands back.
                painter.setPen(QPen(QColor(theme.border), 0))
                painter.setBrush(QColor(theme.surface))
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(_ink(paint, theme)))
            painter.drawRects(rectangles)

    def altered_since(self, before: Scene, zoom: float) -> list[Rectangle] | None:
        """The parts in which it is painted otherwise than the scene `before` it; `None`: all of it is to be painted."""
        from orgsim.drawing.altered import altered

        plain = self.marks is None and before.marks is None
        few = max(len(self.drawing.boxes), len(before.drawing.boxes)) < _MANY
        return altered(before.drawing, self.drawing, REACH + 1 / zoom) if plain and few else None

    def _share(self, area: Rectangle) -> float:
        left, top, right, bottom = area
        width, height = self.drawing.width, self.drawing.height
        across = max(min(right, width) - max(left, 0.0), 0.0)
        down = max(min(bottom, height) - max(top, 0.0), 0.0)
        return across * down / (width * height)


def _ink(paint: str | Mark, theme: Theme) -> str:
    return theme.look(paint).border if isinstance(paint, str) else tone_of(paint, theme).fill


def _strokes(lines: Iterable[Line], shortest: float) -> Iterator[QLineF]:
    """The straight pieces of `lines` that are no shorter than that."""
    for line in lines:
        (x0, y0), *rest = line.points
        for x1, y1 in rest:
            if abs(x1 - x0) >= shortest or abs(y1 - y0) >= shortest:
                yield QLineF(x0, y0, x1, y1)
            x0, y0 = x1, y1
