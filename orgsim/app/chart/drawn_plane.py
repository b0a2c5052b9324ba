"""A drawing on a plane: all or a part of it is shown, panned and zoomed.

It knows nothing of scenarios, nor of what is meant by boxes: whoever inherits it paints over it and hears the pointer.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from orgsim.app.chart.backing import Backing
from orgsim.app.chart.scene import Scene
from orgsim.app.widgets.plane import Plane
from orgsim.drawing.chart.marks import Marks
from orgsim.drawing.drawing import Box, Drawing, Line
from orgsim.drawing.grid import Grid
from orgsim.drawing.theme import Theme
from orgsim.drawing.viewport import Viewport, clear_of, fit_zoom, fitted, kept_in, reaching

_SHARPEN_MS = 120
_TOO_SMALL = 6.5
"""Pixels of font size below which a unit that was searched for is enlarged."""


class DrawnPlane(Plane):
    """Shows one `Drawing`."""

    moved = Signal(object, object)
    """The user panned or zoomed: the viewport before and after."""
    resized = Signal()
    """It has another size: who has fitted its drawing fits it anew."""
    shown = Signal()
    """It shows another drawing, or another part of it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scene: Scene | None = None
        self._links: tuple[Line, ...] = ()
        self._boxes: dict[str, Box] = {}
        self._vacant = ""
        self._awaited = ""
        self._viewport = Viewport()
        self._backing = Backing()
        self._fitted = True
        self._hurry = False
        self.cover: Callable[[Drawing, Viewport], tuple[float, float, float, float] | None] = _uncovered
        """Tells what lies over the widget where that part of a drawing is shown: left, top, right, bottom in pixels."""
        self._sharpen = QTimer(self, interval=_SHARPEN_MS, singleShot=True)
        self._sharpen.timeout.connect(self._come_to_rest)
        self.setMinimumSize(120, 120)

    # what is shown

    @property
    def drawing(self) -> Drawing | None:
        """The drawing that is shown."""
        return self._scene.drawing if self._scene is not None else None

    @property
    def marks(self) -> Marks | None:
        """What differs in it; `None`: it is compared to nothing."""
        return self._scene.marks if self._scene is not None else None

    @property
    def links(self) -> tuple[Line, ...]:
        """The lines that lie over it."""
        return self._links

    @property
    def grid(self) -> Grid | None:
        """What lies where in the drawing."""
        return self._scene.grid if self._scene is not None else None

    @property
    def viewport(self) -> Viewport:
        """The part of it that is shown."""
        return self._viewport

    @property
    def is_fitted(self) -> bool:
        """Whether the whole drawing is kept in view: since the last fit nobody panned or zoomed."""
        return self._fitted

    def set_drawing(self, drawing: Drawing, links: tuple[Line, ...] = (), marks: Marks | None = None) -> None:
        """Show `drawing`, with the `links` over it, in the present viewport; with `marks`, what differs in it."""
        if self._scene is None or drawing is not self._scene.drawing or marks is not self._scene.marks:
            self._scene = Scene(drawing, marks)
            self._boxes = {box.id: box for box in drawing.boxes}
        self._links = links
        self.shown.emit()
        self.update()

    def clear(self) -> None:
        """Show nothing, until there is another drawing: what was shown means nothing any more."""
        self._scene, self._boxes, self._links = None, {}, ()
        self._backing.forget()
        self.shown.emit()
        self.update()

    @property
    def awaited(self) -> str:
        """What stands where there is no drawing yet."""
        return self._awaited if self._scene is None else ""

    def set_awaited(self, said: str) -> None:
        """What to say where there is no drawing yet."""
        if said != self._awaited:
            self._awaited = said
            self.update()

    def set_vacant(self, said: str) -> None:
        """Say this where a drawing has no boxes."""
        self._vacant = said
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in `theme` from now on."""
        self._theme = theme
        self.update()

    def box(self, unit_id: str | None) -> Box | None:
        """The box of that unit, if it is drawn here."""
        return self._boxes.get(unit_id) if unit_id is not None else None

    def place_of(self, unit_id: str) -> QRectF | None:
        """Where in the widget its box is, in view or not; `None` where it is not drawn."""
        box = self.box(unit_id)
        if box is None:
            return None
        corners = self._viewport.to_pane(box.x, box.y), self._viewport.to_pane(box.x + box.width, box.y + box.height)
        return QRectF(QPointF(*corners[0]), QPointF(*corners[1]))

    def shows(self, unit_id: str) -> bool:
        """Whether any part of that unit's box is in view."""
        place = self.place_of(unit_id)
        return place is not None and place.intersects(QRectF(self.rect()))

    def unit_at(self, position: QPointF) -> str | None:
        """The id of the unit whose box is at that point of the widget."""
        if self._scene is None:
            return None
        index = self._scene.grid.box_at(*self._viewport.to_drawing(position.x(), position.y()))
        return None if index is None else self._scene.drawing.boxes[index].id

    # which part of it

    def pane(self) -> tuple[float, float]:
        """Width and height of the widget."""
        return float(self.width()), float(self.height())

    def fit_zoom(self) -> float:
        """The zoom at which the whole drawing is in view."""
        drawing = self.drawing
        return fit_zoom((drawing.width, drawing.height), self.pane()) if drawing is not None else 1.0

    def fit(self, zoom: float | None = None) -> None:
        """Bring the whole drawing into view, at `zoom` where that is smaller than it need be."""
        self._fitted = True
        drawing = self.drawing
        if drawing is not None:
            self.show_viewport(fitted((drawing.width, drawing.height), self.pane(), zoom), keep_fitted=True)

    def keep_fitted(self, fitted: bool) -> None:
        """Whether the whole drawing is to be kept in view from now on."""
        self._fitted = fitted

    def show_viewport(self, viewport: Viewport, *, keep_fitted: bool = False) -> None:
        """Show that part of the drawing."""
        self._fitted = self._fitted and keep_fitted
        if viewport != self._viewport:
            self._viewport = viewport
            self.shown.emit()
            self.update()

    def reach(self, unit_id: str, *, readable: bool = False) -> None:
        """Move as little as brings that unit into view; `readable`: and zoom in where its name is too small.

        Linked panes do not follow: each reaches for itself.
        """
        box, drawing = self.box(unit_id), self.drawing
        if box is not None and drawing is not None:
            viewport = self.reaching(self._viewport, box, drawing, readable=readable)
            if viewport != self._viewport:
                self.show_viewport(viewport)

    def reaching(self, viewport: Viewport, box: Box, drawing: Drawing, *, readable: bool) -> Viewport:
        """`viewport` moved as little as brings that box of a drawing into view; `readable`: see `reach`."""
        if readable and drawing.name_size * viewport.zoom < _TOO_SMALL:
            x, y = viewport.to_pane(box.x + box.width / 2, box.y + box.height / 2)
            viewport = viewport.zoomed(1 / viewport.zoom, x, y)
        area = (box.x, box.y, box.x + box.width, box.y + box.height)
        there = reaching(viewport, area, self.pane())
        if there.x != viewport.x and drawing.width * viewport.zoom <= self.pane()[0]:
            # What has room across is not cut for a margin.
            whole = kept_in(viewport, (drawing.width, drawing.height), self.pane())
            there = Viewport(there.zoom, whole.x, there.y)
        cover = self.cover(drawing, there)
        return there if cover is None else clear_of(there, area, cover)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom about a point of the widget, the middle unless told."""
        at = at if at is not None else QPointF(self.width() / 2, self.height() / 2)
        self.go_to(self._viewport.zoomed(factor, at.x(), at.y()))

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the drawing by so many pixels of the widget."""
        self.go_to(self._viewport.panned(dx, dy))

    def go_to(self, viewport: Viewport) -> None:
        """Show that part of the drawing, as the user asked; linked panes follow."""
        before = self._viewport
        if viewport != before:
            self.show_viewport(viewport)
            self.moved.emit(before, viewport)

    def turn_wheel(self, factor: float, at: QPointF) -> None:
        """Zoom at the pointer, roughly at first where the drawing is slow to paint."""
        self._hurry = True
        self._sharpen.start()
        self.zoom_by(factor, at)

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the backing picture, and what lies over it."""
        painter = QPainter(self)
        if self._scene is None:
            painter.fillRect(self.rect(), QColor(self._theme.surface))
            painter.setPen(QColor(self._theme.muted_text))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._awaited)
            return
        sharp = self._backing.paint(
            painter,
            self.size(),
            # Of the screen, and of whatever shows this widget enlarged.
            painter.deviceTransform().m11(),
            self._viewport,
            self._scene,
            self._theme,
            self._links,
            hurry=self._hurry,
        )
        if not sharp:
            self._sharpen.start()
        if not self._boxes:
            painter.setPen(QColor(self._theme.muted_text))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._vacant)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        zoom = self._viewport.zoom
        painter.scale(zoom, zoom)
        painter.translate(-self._viewport.x, -self._viewport.y)
        self.paint_over(painter)

    def paint_over(self, painter: QPainter) -> None:
        """Paint over the picture, in the drawing's own units."""

    def _come_to_rest(self) -> None:
        self._hurry = False
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of it."""
        super().resizeEvent(event)
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Give up the picture while the widget is disabled or its palette changes."""
        if event.type() == QEvent.Type.PaletteChange:
            self._backing.forget()
        super().changeEvent(event)


def _uncovered(_drawing: Drawing, _viewport: Viewport) -> None:
    return None
