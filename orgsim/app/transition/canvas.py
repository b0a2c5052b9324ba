"""Shows a transition's drawing: panned and zoomed like a chart, lit up where it is pointed at, walked by arrows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from orgsim.app.widgets.choosing_plane import FADE, ChoosingPlane
from orgsim.drawing.theme import Theme
from orgsim.drawing.transition.drawing import TransitionDrawing
from orgsim.drawing.transition.hits import Lit, heading_at, node_at, ribbon_at, touched
from orgsim.drawing.viewport import Viewport, centred, reaching, share_at
from orgsim.drawing.walking import Direction
from orgsim.export.page.colours import brush
from orgsim.export.transition.painter import paint_edge_of, paint_frame_of, paint_transition
from orgsim.model.story import Part

Thing = tuple[Literal["node", "ribbon", "heading"], int]
"""What can be pointed at: a row, a band or a group's heading, by index into the drawing."""


class TransitionCanvas(ChoosingPlane[Thing]):
    """Shows one `TransitionDrawing`: its rows, its bands, and the headings of its groups."""

    toggled = Signal(object)
    """A heading was clicked, or a row was double-clicked: its group is to be opened or folded."""
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._drawing: TransitionDrawing | None = None
        self._columns = (0, 1)
        self._viewport = Viewport()
        self._fitted = True
        self._part: Part | None = None
        """What was asked for, until somebody moves the drawing."""
        self._chosen: Thing | None = None
        self._hovered: Thing | None = None
        self._tell: Callable[[Thing], str] = str

    # what is shown

    @property
    def drawing(self) -> TransitionDrawing | None:
        """The drawing that is shown."""
        return self._drawing

    @property
    def viewport(self) -> Viewport:
        """The part of it that is shown."""
        return self._viewport

    @property
    def lit(self) -> Lit | None:
        """What is lit up: with what is pointed at, else with what is chosen."""
        drawing = self._drawing
        thing = self._hovered if self._hovered is not None and self._hovered[0] != "heading" else self._chosen
        if drawing is None or thing is None:
            return None
        what, at = thing
        return touched(drawing, node=at) if what == "node" else touched(drawing, ribbon=at)

    def show_drawing(
        self, drawing: TransitionDrawing, columns: tuple[int, int], tell: Callable[[Thing], str], *, keep: bool
    ) -> None:
        """Show `drawing` of the scenarios in these columns; `keep`: in the part that is shown now."""
        self._drawing = drawing
        self._columns = columns
        self._tell = tell
        self.forget()
        if self._part is not None and keep:
            self.show_part(self._part)
        elif self._fitted or not keep:
            self.fit()
        self.update()

    # where it is shown

    def fit(self) -> None:
        """Bring the drawing into view in its whole width, and from its top where it is too high to be read whole."""
        self._fitted = True
        self._part = None
        drawing = self._drawing
        if drawing is None:
            return
        zoom = self.width() / drawing.width
        y = min((drawing.height - self.height() / zoom) / 2, 0.0)
        # What is lower than the pane stands somewhat above its middle.
        self._show(Viewport(zoom, 0.0, y * 0.5), keep_fitted=True)

    def part(self) -> Part | None:
        """Which part is in view; `None` where it is fitted."""
        drawing = self._drawing
        if drawing is None or self._fitted:
            return None
        x, y = self._viewport.to_drawing(self.width() / 2, self.height() / 2)
        zoom = round(self._viewport.zoom * drawing.width / self.width(), 3)
        return Part(zoom=zoom, at=share_at(x, y, drawing.width, drawing.height))

    def show_part(self, part: Part) -> None:
        """Bring that part into view."""
        drawing = self._drawing
        self._part = part
        if drawing is not None:
            across, down = part.at or (0.5, 0.5)
            zoom = part.zoom * self.width() / drawing.width
            pane = (float(self.width()), float(self.height()))
            self._show(centred(across * drawing.width, down * drawing.height, zoom, pane))

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom about a point of the widget, the middle unless told."""
        at = at if at is not None else QPointF(self.width() / 2, self.height() / 2)
        self._part = None
        self._show(self._viewport.zoomed(factor, at.x(), at.y()))

    def reach(self, node: int) -> None:
        """Move as little as brings that row into view."""
        if self._drawing is not None:
            its = self._drawing.nodes[node]
            pane = (float(self.width()), float(self.height()))
            moved = reaching(self._viewport, (its.left, its.top, its.right, its.bottom), pane, margin=8.0)
            if moved != self._viewport:
                # Across nothing is moved: the bands show where they lead.
                self._show(Viewport(moved.zoom, self._viewport.x, moved.y))

    def point_of(self, thing: Thing) -> QPointF:
        """Where in the widget that row, band or heading can be clicked."""
        drawing, (what, at) = self._drawing, thing
        assert drawing is not None, "something is drawn"
        if what == "node":
            node = drawing.nodes[at]
            x, y = (node.left + node.right) / 2, (node.bar_top + node.bar_bottom) / 2
        elif what == "heading":
            heading = drawing.headings[at]
            x, y = (heading.left + heading.right) / 2, heading.baseline - 3
        else:
            ribbon = drawing.ribbons[at]
            x, y = (ribbon.x0 + ribbon.x1) / 2, (sum(ribbon.y0) + sum(ribbon.y1)) / 4
        return QPointF(*self._viewport.to_pane(x, y))

    def thing_at(self, position: QPointF) -> Thing | None:
        """What is at that point of the widget."""
        drawing = self._drawing
        if drawing is None:
            return None
        x, y = self._viewport.to_drawing(position.x(), position.y())
        if (node := node_at(drawing, x, y)) is not None:
            return "node", node
        heading = heading_at(drawing, x, y)
        if heading is not None and drawing.headings[heading].tells_more:
            return "heading", heading
        ribbon = ribbon_at(drawing, x, y, slack=2.0 / self._viewport.zoom)
        return ("ribbon", ribbon) if ribbon is not None else None

    def _show(self, viewport: Viewport, *, keep_fitted: bool = False) -> None:
        self._fitted = self._fitted and keep_fitted
        if viewport != self._viewport:
            self._viewport = viewport
            self.update()

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in view, and the frames over it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), brush(self._theme.surface))
        drawing, viewport = self._drawing, self._viewport
        if drawing is None:
            return
        painter.scale(viewport.zoom, viewport.zoom)
        painter.translate(-viewport.x, -viewport.y)
        letters = (self._theme.letters[self._columns[0]], self._theme.letters[self._columns[1]])
        part = (viewport.y, viewport.y + self.height() / viewport.zoom)
        paint_transition(
            painter,
            drawing,
            self._theme,
            viewport.zoom,
            letters=letters,
            columns=self._columns,
            lit=self.lit,
            part=part,
            handles=True,
        )
        painter.save()
        painter.resetTransform()
        top, bottom = viewport.to_pane(0.0, 0.0)[1], viewport.to_pane(0.0, drawing.height)[1]
        self.paint_fade(painter, above=top < -FADE, below=bottom > self.height() + FADE)
        painter.restore()
        width = 2.5 if self.hasFocus() else 1.75
        for thing, ink, pixels in ((self._hovered, self._theme.border, 1.25), (self._chosen, self._theme.focus, width)):
            if thing is None or (thing == self._hovered == self._chosen and ink == self._theme.border):
                continue
            if thing[0] == "node":
                paint_frame_of(painter, drawing.nodes[thing[1]], ink, viewport.zoom, pixels)
            elif thing[0] == "ribbon":
                paint_edge_of(painter, drawing.ribbons[thing[1]], ink, viewport.zoom, pixels)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of it: the drawing depends on the shape."""
        super().resizeEvent(event)
        if self._part is not None:
            self.show_part(self._part)
        self.resized.emit()

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the drawing by so many pixels of the widget."""
        self._part = None
        self._show(self._viewport.panned(dx, dy))

    @property
    def goes_on(self) -> bool:
        """Whether there is more of the drawing below what is seen."""
        drawing = self._drawing
        return drawing is not None and self._viewport.to_pane(0.0, drawing.height)[1] > self.height() + FADE

    def page(self, pages: float) -> None:
        """Go down by so much of what is seen, up where it is negative, and not past either end."""
        drawing, shown = self._drawing, self._viewport
        if drawing is None:
            return
        seen = self.height() / shown.zoom
        last = max(drawing.height - seen, 0.0)
        to = min(max(shown.y + pages * seen, min(shown.y, 0.0)), max(last, min(shown.y, 0.0)))
        self._part = None
        self._show(Viewport(shown.zoom, shown.x, to))

    def click_at(self, position: QPointF) -> None:
        """Choose what was clicked, or open or fold the heading's group."""
        thing = self.thing_at(position)
        if thing is not None and thing[0] == "heading":
            self.toggled.emit(thing)
        else:
            self.chosen.emit(thing)

    def double_click_at(self, position: QPointF) -> None:
        """Open or fold the row's group; on the empty plane, fit."""
        thing = self.thing_at(position)
        if thing is None:
            self.fit()
        elif thing[0] == "node":
            self.toggled.emit(thing)

    def open_chosen(self, thing: Thing) -> None:
        """Open or fold its group."""
        self.toggled.emit(thing)

    def walk_to_end(self, *, first: bool) -> None:
        """Choose the uppermost or the lowest row of the column."""
        column = [] if self._drawing is None else self._drawing.column(before=self._side())
        if column:
            self._go(("node", column[0 if first else -1]))

    def _side(self) -> bool:
        """Whether the keyboard is in the column of a."""
        drawing = self._drawing
        if drawing is None or self._chosen is None or self._chosen[0] != "node":
            return True
        return drawing.nodes[self._chosen[1]].before

    def walk(self, direction: Direction) -> None:
        """Choose the next row of the column, or the one that the widest band leads to."""
        drawing = self._drawing
        if drawing is None or not drawing.nodes:
            return
        if self._chosen is None or self._chosen[0] != "node":
            self._go(("node", 0))
            return
        here = self._chosen[1]
        its = drawing.nodes[here]
        if direction in ("up", "down"):
            column = drawing.column(before=its.before)
            to = column.index(here) + (1 if direction == "down" else -1)
            if 0 <= to < len(column):
                self._go(("node", column[to]))
        elif its.before == (direction == "right"):
            # Along the widest band, the uppermost of those that are equally wide.
            ends = [
                (round(ribbon.y0[1] - ribbon.y0[0] + ribbon.y1[1] - ribbon.y1[0], 3), -other, other)
                for ribbon in (drawing.ribbons[at] for at in drawing.ribbons_at(here))
                if (other := ribbon.after if its.before else ribbon.before) is not None
            ]
            if ends:
                self._go(("node", max(ends)[2]))

    def _go(self, thing: Thing) -> None:
        self.chosen.emit(thing)
        if self._chosen is not None and self._chosen[0] == "node":
            self.reach(self._chosen[1])
