"""The chart widget: shows a drawing, is panned and zoomed, and tells which unit is meant.

It knows nothing of scenarios: whoever owns it hands it a drawing and hears from it by unit ids.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from orgsim.app.chart.backing import Backing
from orgsim.app.chart.lit_links import REACH, Spoken, paint_lit, paint_word
from orgsim.app.chart.scene import Scene
from orgsim.app.widgets.labels import plain_tip
from orgsim.app.widgets.plane import PANS, Plane, leads_away
from orgsim.drawing.boxes.boxes import mark_reach
from orgsim.drawing.chart.dots import Dot
from orgsim.drawing.chart.marks import Marks
from orgsim.drawing.drawing import Box, Drawing, Line
from orgsim.drawing.grid import Grid
from orgsim.drawing.links.pointing import line_at
from orgsim.drawing.text.breaking import whole
from orgsim.drawing.theme import Theme
from orgsim.drawing.viewport import Viewport, centred, clear_of, fit_zoom, fitted, reaching, share_at
from orgsim.drawing.walking import Direction
from orgsim.export.page.badges import paint_dot, paint_marks
from orgsim.export.page.painter import paint_frame
from orgsim.model.story import Part

_SHARPEN_MS = 120
_TOO_SMALL = 6.5
"""Pixels of font size below which a unit that was searched for is enlarged."""

_HOLDING: dict[int, Qt.KeyboardModifier] = {
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
}
"""What systems differ in: whether a key counts as held when it goes down itself."""

_ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
}


_ASKS: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier): "make-below",
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier): "make-after",
    (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier): "make-after",
    (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier): "make-before",
    (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier): "make-between",
    (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier): "rename",
    (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier): "remove",
    (Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier): "remove-alone",
}
"""What keys ask for while a draft is edited; elsewhere in the window they mean other things."""


class Carrier(Protocol):
    """Takes along what is dragged in charts."""

    @property
    def is_busy(self) -> bool:
        """Whether something is dragged."""

    @property
    def may_take(self) -> bool:
        """Whether boxes can be dragged."""

    def takes(self, chart: ChartWidget, at: QPointF, held: Qt.KeyboardModifier) -> bool:
        """Whether what was pressed there comes along."""

    def carry(self, chart: ChartWidget, at: QPointF, held: Qt.KeyboardModifier) -> None:
        """It is at that point of the chart, or beyond its edge."""

    def hold(self, held: Qt.KeyboardModifier) -> None:
        """Other keys are held."""

    def drop(self, chart: ChartWidget, at: QPointF, held: Qt.KeyboardModifier) -> None:
        """It is let go there."""

    def cancel(self) -> None:
        """It stays where it was."""


class ChartWidget(Plane):
    """Shows one `Drawing`."""

    selected = Signal(object)
    """The id of the unit that was clicked, or `None` for the empty plane."""
    picked = Signal(str)
    """A unit was clicked with Ctrl: it is selected beside others, or no more."""
    asked = Signal(str)
    """A key was pressed that changes the selected unit while its draft is edited."""
    menu_asked = Signal(object, QPoint)
    """What can be done is asked for at the unit of that id, or at none, and at that point of the screen."""
    folded = Signal(str)
    """A unit was double-clicked: fold or unfold it."""
    walked = Signal(str)
    """An arrow key was pressed: a `Direction`."""
    moved = Signal(object, object)
    """The user panned or zoomed: the viewport before and after."""
    fit_asked = Signal()
    """The empty plane was double-clicked."""
    resized = Signal()
    """It has another size: who has fitted its drawing fits it anew."""
    hovered = Signal(object)
    """The id of the unit that is pointed at, or `None`."""
    focused = Signal(object)
    """It has got the keyboard, for that `Qt.FocusReason`."""
    shown = Signal()
    """It shows another drawing, or another part of it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scene: Scene | None = None
        self._extra: tuple[Line, ...] = ()
        self._dots: Mapping[str, Dot] = {}
        self._boxes: dict[str, Box] = {}
        self._vacant = ""
        self._viewport = Viewport()
        self._backing = Backing()
        self._chosen: str | None = None
        self._hovered: str | None = None
        self._pointed: Line | None = None
        """The link that is pointed at."""
        self._spoken: Spoken | None = None
        self._lit: frozenset[str] = frozenset()
        self._picked: frozenset[str] = frozenset()
        self.carrier: Carrier | None = None
        """Who takes along what is dragged; `None`: all drags move the drawing."""
        self._was_put_back = False
        """Whether the press that would ask for a menu has ended a drag."""
        self.is_edited = False
        """Whether what it shows can be changed, by keys too."""
        self._pressed_unit: str | None = None
        self._opened = False
        """Whether the click that may become a double click has opened something."""
        self._fitted = True
        self._hurry = False
        self._tell: Callable[[str], str] = str
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
    def viewport(self) -> Viewport:
        """The part of it that is shown."""
        return self._viewport

    @property
    def is_fitted(self) -> bool:
        """Whether the whole drawing is kept in view: since the last fit nobody panned or zoomed."""
        return self._fitted

    def set_drawing(self, drawing: Drawing, extra: tuple[Line, ...] = (), marks: Marks | None = None) -> None:
        """Show `drawing`, with the `extra` lines over it, in the present viewport; with `marks`, what differs in it."""
        if self._scene is None or drawing is not self._scene.drawing or marks is not self._scene.marks:
            self._scene = Scene(drawing, marks)
            self._boxes = {box.id: box for box in drawing.boxes}
            self._hovered = None
            self._tell_reader()
        if extra is not self._extra:
            self._pointed = None
        self._extra = extra
        self.shown.emit()
        self.update()

    @property
    def dots(self) -> Mapping[str, Dot]:
        """Where it tells that something differs."""
        return self._dots

    def set_dots(self, dots: Mapping[str, Dot]) -> None:
        """Tell quietly where something differs, by the ids of boxes."""
        if dots != self._dots:
            self._dots = dots
            self.update()

    def clear(self) -> None:
        """Show nothing, until there is another drawing: what was shown means nothing any more."""
        self._scene, self._boxes, self._extra, self._hovered, self._pointed = None, {}, (), None, None
        self._backing.forget()
        self.shown.emit()
        self.update()

    def set_lit(self, units: frozenset[str]) -> None:
        """Frame those of `units` that are drawn here: counterparts of what is pointed at or chosen elsewhere."""
        if units != self._lit:
            self._lit = units
            self.update()

    def set_picked(self, units: frozenset[str]) -> None:
        """Frame those of `units` that are drawn here as selected together."""
        if units != self._picked:
            self._picked = units
            self.update()

    def set_spoken(self, spoken: Spoken) -> None:
        """Say in these words what a link is."""
        self._spoken = spoken

    @property
    def lit_links(self) -> tuple[Line, ...]:
        """The links that lie over all others: the one that is pointed at, or those of the unit that is."""
        if self._pointed is not None:
            # One that has no way is two lines.
            pointed = self._pointed
            return tuple([its for its in self._extra if (its.style, its.ends) == (pointed.style, pointed.ends)])
        return tuple([its for its in self._extra if self._hovered in its.ends]) if self._hovered else ()

    def set_vacant(self, said: str) -> None:
        """Say this where a drawing has no boxes."""
        self._vacant = said
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in `theme` from now on."""
        self._theme = theme
        self.update()

    def set_selected(self, unit_id: str | None, tell: Callable[[str], str]) -> None:
        """Frame that unit, if it is drawn here. `tell` puts a unit into words, for who cannot see it."""
        self._tell = tell
        if unit_id == self._chosen:
            return
        self._chosen = unit_id
        self.describe(self.told(unit_id) if unit_id in self._boxes else "")
        self.update()

    @property
    def chosen(self) -> str | None:
        """The id of the selected unit, drawn here or not."""
        return self._chosen

    def told(self, unit_id: str) -> str:
        """That unit, or what the box of that id gathers, in words, for who cannot see it."""
        box = self._boxes.get(unit_id)
        if box is not None and box.gathers:
            return ", ".join([whole(lines) for lines in (box.name, box.held) if lines])
        said = self._tell(unit_id)
        return f"{said.rstrip('.')}. {whole(box.held)}" if box is not None and box.held else said

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

    # for those who do not see it

    def announce(self, words: str) -> None:
        """Lead a screen reader to the box, which says its words itself."""
        from PySide6.QtGui import QAccessible

        if not QAccessible.isActive():
            return
        from orgsim.app.chart.accessible import announce_chosen

        if not announce_chosen(self):
            super().announce(words)

    def _tell_reader(self) -> None:
        from PySide6.QtGui import QAccessible

        if QAccessible.isActive():
            from orgsim.app.chart.accessible import announce_redrawn

            announce_redrawn(self)

    # where it is shown

    @property
    def grid(self) -> Grid | None:
        """What lies where in the drawing."""
        return self._scene.grid if self._scene is not None else None

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
        cover = self.cover(drawing, there)
        return there if cover is None else clear_of(there, area, cover)

    def unit_nearest_middle(self) -> str | None:
        """The id of the unit that is drawn nearest to the middle of the widget."""
        x, y = self._viewport.to_drawing(self.width() / 2, self.height() / 2)
        near = min(
            self._boxes.values(),
            key=lambda box: abs(box.x + box.width / 2 - x) + abs(box.y + box.height / 2 - y),
            default=None,
        )
        return None if near is None else near.id

    def part(self, whole: float) -> Part:
        """Which part is in view, at `whole` being the zoom at which all is."""
        x, y = self._viewport.to_drawing(self.width() / 2, self.height() / 2)
        drawing = self.drawing
        at = share_at(x, y, drawing.width, drawing.height) if drawing is not None else None
        return Part(zoom=round(self._viewport.zoom / whole, 3), around=self.unit_nearest_middle(), at=at)

    def show_part(self, part: Part, whole: float, unit: str | None) -> None:
        """Bring that part into view; `unit`: what its unit in the middle is here."""
        drawing, box = self.drawing, self.box(unit)
        if drawing is None:
            return
        if box is not None:
            x, y = box.x + box.width / 2, box.y + box.height / 2
        else:
            across, down = part.at or (0.5, 0.5)
            x, y = across * drawing.width, down * drawing.height
        self.show_viewport(centred(x, y, whole * part.zoom, self.pane()))

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom about a point of the widget, the middle unless told."""
        at = at if at is not None else QPointF(self.width() / 2, self.height() / 2)
        self.go_to(self._viewport.zoomed(factor, at.x(), at.y()))

    def go_to(self, viewport: Viewport) -> None:
        """Show that part of the drawing, as the user asked; linked panes follow."""
        before = self._viewport
        if viewport != before:
            self.show_viewport(viewport)
            self.moved.emit(before, viewport)

    def unit_at(self, position: QPointF) -> str | None:
        """The id of the unit whose box is at that point of the widget."""
        if self._scene is None:
            return None
        index = self._scene.grid.box_at(*self._viewport.to_drawing(position.x(), position.y()))
        return None if index is None else self._scene.drawing.boxes[index].id

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the backing picture and the frames over it."""
        painter = QPainter(self)
        if self._scene is None:
            painter.fillRect(self.rect(), QColor(self._theme.surface))
            return
        sharp = self._backing.paint(
            painter,
            self.size(),
            # Of the screen, and of whatever shows this widget enlarged.
            painter.deviceTransform().m11(),
            self._viewport,
            self._scene,
            self._theme,
            self._extra,
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
        if lit_links := self.lit_links:
            ends = {its for line in lit_links for its in line.ends} - {self._hovered}
            boxes = [box for its in ends if (box := self.box(its)) is not None]
            paint_lit(painter, lit_links, boxes, self._theme, zoom)
        hovered, chosen = self.box(self._hovered), self.box(self._chosen)
        for unit in self._lit:
            if (lit := self.box(unit)) is not None and lit is not chosen:
                paint_frame(painter, lit, self._theme.focus, zoom, 2.0)
        for unit in self._picked:
            if (picked := self.box(unit)) is not None and picked is not chosen:
                paint_frame(painter, picked, self._theme.focus, zoom, 3.0)
        if hovered is not None and hovered is not chosen:
            paint_frame(painter, hovered, self._theme.border, zoom, 1.5)
        if chosen is not None:
            paint_frame(painter, chosen, self._theme.focus, zoom, 3.0 if self.hasFocus() else 2.0)
        if self._pointed is not None and self._spoken is not None:
            left, top = self._viewport.to_drawing(0, 0)
            view = (left, top, *self._viewport.to_drawing(*self.pane()))
            paint_word(painter, self._spoken.kind(self._pointed), self._pointed, view, self._theme, zoom)
        for unit, dot in self._dots.items():
            if (dotted := self.box(unit)) is not None and self.shows(unit):
                paint_dot(painter, dotted, dot, self._theme, zoom)
        marks = self._scene.marks or {}
        for framed in {self._chosen, *self._lit}:
            box, own = self.box(framed), marks.get(framed or "")
            if box is not None and own:
                # The frame is not to cover the badges.
                paint_marks(painter, box, own, self._theme, zoom)

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

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the drawing by so many pixels of the widget."""
        self.go_to(self._viewport.panned(dx, dy))

    def turn_wheel(self, factor: float, at: QPointF) -> None:
        """Zoom at the pointer, roughly at first where the drawing is slow to paint."""
        self._hurry = True
        self._sharpen.start()
        self.zoom_by(factor, at)

    def press_at(self, position: QPointF) -> None:
        """Remember what a click begins on."""
        self._pressed_unit = self.unit_at(position)
        self._opened = self._was_put_back = False

    def click_at(self, position: QPointF) -> None:
        """Choose what was clicked; at the number of what is hidden, open that."""
        unit = self.unit_at(position)
        box = self.box(unit)
        if unit is not None and box is not None and self._is_mark(box, position):
            self._opened = True
            self.folded.emit(unit)
        elif unit is not None and self.pressed_with & Qt.KeyboardModifier.ControlModifier:
            self.picked.emit(unit)
        else:
            self.selected.emit(unit)

    def _is_mark(self, box: Box, position: QPointF) -> bool:
        """Whether there the box tells how many it hides. One that gathers siblings says nothing else."""
        x, _ = self._viewport.to_drawing(position.x(), position.y())
        return bool(box.gathers) or x >= box.x + box.width - mark_reach(box)

    def takes_along(self, position: QPointF, held: Qt.KeyboardModifier) -> bool:
        """Where somebody takes it along."""
        if self.carrier is None or not self.carrier.takes(self, position, held):
            return False
        self._hover(None)
        return True

    def carry_to(self, position: QPointF, held: Qt.KeyboardModifier) -> None:
        """Tell who takes it along."""
        if self.carrier is not None:
            self.carrier.carry(self, position, held)

    def drop_at(self, position: QPointF, held: Qt.KeyboardModifier) -> None:
        """Tell who took it along."""
        if self.carrier is not None:
            self.carrier.drop(self, position, held)

    def put_back(self) -> None:
        """Tell who took it along."""
        self._was_put_back = True
        if self.carrier is not None:
            self.carrier.cancel()

    def double_click_at(self, position: QPointF) -> None:
        """Fold or unfold the unit; on the empty plane, fit."""
        # What the first press met: the chart may have moved under the second.
        unit = self._pressed_unit or self.unit_at(position)
        if self._opened:
            # The first click has done it.
            return
        if unit is None:
            self.fit_asked.emit()
        else:
            self.folded.emit(unit)

    def point_at(self, position: QPointF | None) -> None:
        """Show what would be chosen."""
        unit = None if position is None else self.unit_at(position)
        self._hover(unit)
        line = self.link_at(position) if position is not None and unit is None else None
        if line is not self._pointed:
            self._pointed = line
            if unit is None:
                self.setToolTip(plain_tip(self._link_told(line)))
            self.update()

    def link_at(self, position: QPointF) -> Line | None:
        """The link that runs at that point of the widget."""
        at = self._viewport.to_drawing(position.x(), position.y())
        return line_at(self._extra, at, REACH / self._viewport.zoom)

    def _link_told(self, line: Line | None) -> str:
        if line is None or self._spoken is None:
            return ""
        one, other = [box.whole or whole(box.name) if (box := self.box(its)) is not None else its for its in line.ends]
        return self._spoken.whole(line, one, other)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell who has the keyboard now, and say what is selected."""
        super().focusInEvent(event)
        self.focused.emit(event.reason())
        if self._chosen is not None and self._chosen in self._boxes:
            self.announce(self.told(self._chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the hierarchy by arrows, pan with Shift, fold by Space."""
        if self._is_carrying():
            if event.key() == Qt.Key.Key_Escape:
                self._put_back()
            else:
                self._hold(event, pressed=True)
            return
        if leads_away(event):
            event.ignore()
            return
        asked = _ASKS.get((Qt.Key(event.key()), event.modifiers())) if self._may_ask() else None
        direction = _ARROWS.get(event.key())
        if asked is not None:
            self.asked.emit(asked)
        elif direction is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan_by(*PANS[Qt.Key(event.key())])
        elif direction is not None:
            self.walked.emit(direction)
        elif event.key() == Qt.Key.Key_Space and self._chosen is not None:
            self.folded.emit(self._chosen)
        elif event.key() == Qt.Key.Key_Escape and self._chosen is not None:
            self.selected.emit(None)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask what can be done with the unit at the pointer, or by the menu key with the selected one."""
        if self._was_put_back:
            self._was_put_back = False
            return
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        unit = self._chosen if by_key else self.unit_at(event.pos().toPointF())
        place = self.place_of(unit) if by_key and unit is not None else None
        at = self.mapToGlobal(place.center().toPoint()) if place is not None else event.globalPos()
        self.menu_asked.emit(unit if self.box(unit) is not None else None, at)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab makes a unit while that can be done; Shift+Tab leads on, as ever."""
        if forward and self._may_ask():
            return False
        return super().focusNextPrevChild(forward)

    def _may_ask(self) -> bool:
        return self.is_edited and (not self._boxes or self._chosen in self._boxes)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Hear of keys that change what is done with what is dragged."""
        if self._is_carrying():
            self._hold(event, pressed=False)
        else:
            super().keyReleaseEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen is not dragged any more."""
        super().hideEvent(event)
        if self._is_carrying():
            self._put_back()

    def _is_carrying(self) -> bool:
        return self.carrier is not None and self.carrier.is_busy

    def _hold(self, event: QKeyEvent, *, pressed: bool) -> None:
        if self.carrier is not None:
            own = _HOLDING.get(event.key(), Qt.KeyboardModifier.NoModifier)
            held = event.modifiers() | own if pressed else event.modifiers() & ~own
            self.carrier.hold(held)

    def _hover(self, unit: str | None) -> None:
        if unit == self._hovered:
            return
        self._hovered = unit
        self.hovered.emit(unit)
        box = self.box(unit)
        self.setToolTip(plain_tip(self.told(unit)) if unit is not None and box is not None else "")
        takes = box is not None and not box.gathers and self.carrier is not None and self.carrier.may_take
        over = Qt.CursorShape.OpenHandCursor if takes else Qt.CursorShape.PointingHandCursor
        self.setCursor(over if unit else Qt.CursorShape.ArrowCursor)
        self.update()


def _uncovered(_drawing: Drawing, _viewport: Viewport) -> None:
    return None
