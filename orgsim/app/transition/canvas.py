"""Shows a transition's drawing: panned and zoomed like a chart, lit up where it is pointed at, walked by arrows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from orgsim.app.widgets.labels import plain_tip
from orgsim.app.widgets.plane import PANS, Plane
from orgsim.drawing.theme import Theme
from orgsim.drawing.transition.drawing import TransitionDrawing
from orgsim.drawing.transition.hits import Lit, heading_at, node_at, ribbon_at, touched
from orgsim.drawing.viewport import Viewport, centred, reaching, share_at
from orgsim.export.page.colours import brush
from orgsim.export.transition.painter import paint_edge_of, paint_frame_of, paint_transition
from orgsim.model.story import Part
from orgsim.model.views import LETTERS

Thing = tuple[Literal["node", "ribbon", "heading"], int]
"""What can be pointed at: a row, a band or a group's heading, by index into the drawing."""

_ZOOM_A_KEY = 1.25
_FADE = 26
"""Pixels over which what goes on out of sight fades away."""


class TransitionCanvas(Plane):
    """Shows one `TransitionDrawing`. It knows nothing of scenarios: `tell` puts what it shows into words."""

    chosen = Signal(object)
    """A row or band was clicked, as a `Thing`; `None`: the empty plane."""
    toggled = Signal(object)
    """A heading was clicked, or a row was double-clicked: its group is to be opened or folded."""
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
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
    def thing(self) -> Thing | None:
        """What is chosen."""
        return self._chosen

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
        self._hovered = None
        self._chosen = None
        if self._part is not None and keep:
            self.show_part(self._part)
        elif self._fitted or not keep:
            self.fit()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in `theme` from now on."""
        self._theme = theme
        self.update()

    def choose(self, thing: Thing | None) -> None:
        """Frame that row or band, and say what it is."""
        if thing == self._chosen:
            return
        self._chosen = thing
        self.describe(self._tell(thing) if thing is not None else "")
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
        if heading is not None and drawing.headings[heading].group.foldable:
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
        letters = (LETTERS[self._columns[0]], LETTERS[self._columns[1]])
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
        self._paint_more(painter)
        painter.restore()
        width = 2.5 if self.hasFocus() else 1.75
        for thing, ink, pixels in ((self._hovered, self._theme.border, 1.25), (self._chosen, self._theme.focus, width)):
            if thing is None or (thing == self._hovered == self._chosen and ink == self._theme.border):
                continue
            if thing[0] == "node":
                paint_frame_of(painter, drawing.nodes[thing[1]], ink, viewport.zoom, pixels)
            elif thing[0] == "ribbon":
                paint_edge_of(painter, drawing.ribbons[thing[1]], ink, viewport.zoom, pixels)

    def _paint_more(self, painter: QPainter) -> None:
        """Let what goes on above or below the pane fade away at its edge."""
        drawing = self._drawing
        assert drawing is not None, "something is painted"
        top, bottom = self._viewport.to_pane(0.0, 0.0)[1], self._viewport.to_pane(0.0, drawing.height)[1]
        clear = QColor(self._theme.surface)
        clear.setAlphaF(0.0)
        edges = []
        if top < -_FADE:
            edges.append((0, _FADE))
        if bottom > self.height() + _FADE:
            edges.append((self.height(), self.height() - _FADE))
        for edge, inner in edges:
            fade = QLinearGradient(0, edge, 0, inner)
            fade.setColorAt(0.0, QColor(self._theme.surface))
            fade.setColorAt(1.0, clear)
            painter.fillRect(0, min(edge, inner), self.width(), _FADE, fade)

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

    def point_at(self, position: QPointF | None) -> None:
        """Light up what is pointed at."""
        thing = None if position is None else self.thing_at(position)
        if thing == self._hovered:
            return
        self._hovered = thing
        self.setToolTip(plain_tip(self._tell(thing)) if thing is not None else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if thing else Qt.CursorShape.ArrowCursor)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk rows by arrows, pan with Shift, open and fold by Space, follow by Enter."""
        key = event.key()
        arrow = key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
        if key in PANS and (not arrow or event.modifiers() & Qt.KeyboardModifier.ShiftModifier):
            self.pan_by(*PANS[Qt.Key(key)])
        elif arrow:
            self._walk(Qt.Key(key))
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen is not None:
            self.toggled.emit(self._chosen)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._drawing is not None and self._drawing.nodes:
            column = self._drawing.column(before=self._side())
            if column:
                self._go(("node", column[0 if key == Qt.Key.Key_Home else -1]))
        elif key == Qt.Key.Key_Plus:
            self.zoom_by(_ZOOM_A_KEY)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / _ZOOM_A_KEY)
        elif key == Qt.Key.Key_Escape and self._chosen is not None:
            self.chosen.emit(None)
        else:
            super().keyPressEvent(event)

    def _side(self) -> bool:
        """Whether the keyboard is in the column of a."""
        drawing = self._drawing
        if drawing is None or self._chosen is None or self._chosen[0] != "node":
            return True
        return drawing.nodes[self._chosen[1]].before

    def _walk(self, key: Qt.Key) -> None:
        drawing = self._drawing
        if drawing is None or not drawing.nodes:
            return
        if self._chosen is None or self._chosen[0] != "node":
            self._go(("node", 0))
            return
        here = self._chosen[1]
        its = drawing.nodes[here]
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            column = drawing.column(before=its.before)
            to = column.index(here) + (1 if key == Qt.Key.Key_Down else -1)
            if 0 <= to < len(column):
                self._go(("node", column[to]))
        elif its.before == (key == Qt.Key.Key_Right):
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
