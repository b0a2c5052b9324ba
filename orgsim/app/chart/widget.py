"""The chart widget: shows a drawing, and tells which unit is meant by pointer and keys.

It knows nothing of scenarios: whoever owns it hands it a drawing and hears from it by unit ids.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHideEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from orgsim.app.chart.carrier import Carrier, Nobody
from orgsim.app.chart.drawn_plane import DrawnPlane
from orgsim.app.chart.lit_links import LitLinks, Spoken, link_at
from orgsim.app.chart.meant import DotsOver, Meant, paint_framed_marks, paint_frames
from orgsim.app.widgets.labels import plain_tip
from orgsim.app.widgets.plane import PANS, leads_away
from orgsim.drawing.boxes.boxes import mark_reach
from orgsim.drawing.chart.marks import Marks
from orgsim.drawing.drawing import Box, Drawing, Line
from orgsim.drawing.theme import Theme

if TYPE_CHECKING:
    from orgsim.drawing.chart.dots import Dot


class ChartWidget(DrawnPlane):
    """Shows one `Drawing`, of whose units one is meant."""

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
    fit_asked = Signal()
    """The empty plane was double-clicked."""
    hovered = Signal(object)
    """The id of the unit that is pointed at, or `None`."""
    focused = Signal(object)
    """It has got the keyboard, for that `Qt.FocusReason`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._meant = Meant()
        self._lit_links = LitLinks()
        self.carrier: Carrier = Nobody()
        """Who takes along what is dragged."""
        self._was_put_back = False
        """Whether the press that would ask for a menu has ended a drag."""
        self._dots_over = DotsOver()
        self.is_edited = False
        """Whether what it shows can be changed, by keys too."""
        self._pressed_unit: str | None = None
        self._opened = False
        """Whether the click that may become a double click has opened something."""
        self._tell: Callable[[str], str] = str

    # what is shown

    def set_drawing(self, drawing: Drawing, links: tuple[Line, ...] = (), marks: Marks | None = None) -> None:
        """Show `drawing`, with the `links` over it, in the present viewport; with `marks`, what differs in it."""
        other = drawing is not self.drawing or marks is not self.marks
        if other:
            self._mean(replace(self._meant, hovered=None))
        if links is not self.links:
            self._lit_links.pointed = None
        super().set_drawing(drawing, links, marks)
        if other:
            self._tell_reader()

    def clear(self) -> None:
        """Show nothing, until there is another drawing: what was shown means nothing any more."""
        self._mean(replace(self._meant, hovered=None))
        self._lit_links.pointed = None
        super().clear()

    # what is meant

    @property
    def meant(self) -> Meant:
        """Which units are meant."""
        return self._meant

    def _mean(self, meant: Meant) -> bool:
        """Mean those from now on; whether they are others."""
        if meant == self._meant:
            return False
        self._meant = meant
        self.update()
        return True

    @property
    def dots(self) -> Mapping[str, Dot]:
        """Where it tells that something differs."""
        return self._meant.dots

    def set_dots(self, dots: Mapping[str, Dot]) -> None:
        """Tell quietly where something differs, by the ids of boxes."""
        self._mean(replace(self._meant, dots=dots))

    def set_lit(self, units: frozenset[str]) -> None:
        """Frame those of `units` that are drawn here: counterparts of what is pointed at or chosen elsewhere."""
        self._mean(replace(self._meant, lit=units))

    def set_picked(self, units: frozenset[str]) -> None:
        """Frame those of `units` that are drawn here as selected together."""
        self._mean(replace(self._meant, picked=units))

    def set_spoken(self, spoken: Spoken) -> None:
        """Say in these words what a link is."""
        self._lit_links.spoken = spoken

    @property
    def lit_links(self) -> tuple[Line, ...]:
        """The links that lie over all others: the one that is pointed at, or those of the unit that is."""
        return self._lit_links.lit(self.links, self._meant.hovered)

    def set_selected(self, unit_id: str | None, tell: Callable[[str], str]) -> None:
        """Frame that unit, if it is drawn here. `tell` puts a unit into words, for who cannot see it."""
        self._tell = tell
        if self._mean(replace(self._meant, chosen=unit_id)):
            self.describe(self.told(unit_id) if unit_id in self._boxes else "")

    @property
    def chosen(self) -> str | None:
        """The id of the selected unit, drawn here or not."""
        return self._meant.chosen

    def paint_over(self, painter: QPainter) -> None:
        """Paint the links that are lit, and frames, dots and words."""
        meant, box_of, theme, zoom = self._meant, self.box, self._theme, self._viewport.zoom
        self._lit_links.paint(painter, self.links, meant.hovered, box_of, theme, zoom)
        paint_frames(painter, meant, box_of, theme, zoom, focus=self.hasFocus())
        view = (*self._viewport.to_drawing(0, 0), *self._viewport.to_drawing(*self.pane()))
        self._lit_links.paint_word(painter, view, theme, zoom)
        self._dots_over.paint(painter, meant.dots, self._boxes, self._viewport, self.size(), theme)
        paint_framed_marks(painter, meant, self.marks or {}, box_of, theme, zoom)

    # for those who do not see it

    def told(self, unit_id: str) -> str:
        """That unit, or what the box of that id gathers, in words, for who cannot see it."""
        # Imported here, as no start needs it.
        from orgsim.drawing.text.breaking import whole

        box = self._boxes.get(unit_id)
        if box is not None and box.gathers:
            return ", ".join([whole(lines) for lines in (box.name, box.held) if lines])
        said = self._tell(unit_id)
        return f"{said.rstrip('.')}. {whole(box.held)}" if box is not None and box.held else said

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

    # the pointer

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
        if line is not self._lit_links.pointed:
            self._lit_links.pointed = line
            if unit is None:
                self.setToolTip(plain_tip(self._lit_links.told(self.box)))
            self.update()

    def link_at(self, position: QPointF) -> Line | None:
        """The link that runs at that point of the widget."""
        return link_at(self.links, position.x(), position.y(), self._viewport)

    def _hover(self, unit: str | None) -> None:
        if not self._mean(replace(self._meant, hovered=unit)):
            return
        self.hovered.emit(unit)
        box = self.box(unit)
        self.setToolTip(plain_tip(self.told(unit)) if unit is not None and box is not None else "")
        takes = box is not None and not box.gathers and self.carrier.may_take
        over = Qt.CursorShape.OpenHandCursor if takes else Qt.CursorShape.PointingHandCursor
        self.setCursor(over if unit else Qt.CursorShape.ArrowCursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask what can be done with the unit at the pointer, or by the menu key with the selected one."""
        if self._was_put_back:
            self._was_put_back = False
            return
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        unit = self.chosen if by_key else self.unit_at(event.pos().toPointF())
        place = self.place_of(unit) if by_key and unit is not None else None
        at = self.mapToGlobal(place.center().toPoint()) if place is not None else event.globalPos()
        self.menu_asked.emit(unit if self.box(unit) is not None else None, at)

    # what is dragged

    def takes_along(self, position: QPointF, held: Qt.KeyboardModifier) -> bool:
        """Where somebody takes it along."""
        if not self.carrier.takes(self, position, held):
            return False
        self._hover(None)
        return True

    def carry_to(self, position: QPointF, held: Qt.KeyboardModifier) -> None:
        """Tell who takes it along."""
        self.carrier.carry(self, position, held)

    def drop_at(self, position: QPointF, held: Qt.KeyboardModifier) -> None:
        """Tell who took it along."""
        self.carrier.drop(self, position, held)

    def put_back(self) -> None:
        """Tell who took it along."""
        self._was_put_back = True
        self.carrier.cancel()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen is not dragged any more."""
        super().hideEvent(event)
        if self.carrier.is_busy:
            self._put_back()

    # the keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell who has the keyboard now, and say what is selected."""
        super().focusInEvent(event)
        self.focused.emit(event.reason())
        if self.chosen is not None and self.chosen in self._boxes:
            self.announce(self.told(self.chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the hierarchy by arrows, pan with Shift, fold by Space."""
        from orgsim.app.chart.keys import arrow, change_asked, held_after

        if self.carrier.is_busy:
            if event.key() == Qt.Key.Key_Escape:
                self._put_back()
            else:
                self.carrier.hold(held_after(event, pressed=True))
            return
        if leads_away(event):
            event.ignore()
            return
        asked = change_asked(event) if self._may_ask() else None
        direction = arrow(event)
        if asked is not None:
            self.asked.emit(asked)
        elif direction is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan_by(*PANS[Qt.Key(event.key())])
        elif direction is not None:
            self.walked.emit(direction)
        elif event.key() == Qt.Key.Key_Space and self.chosen is not None:
            self.folded.emit(self.chosen)
        elif event.key() == Qt.Key.Key_Escape and self.chosen is not None:
            self.selected.emit(None)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Hear of keys that change what is done with what is dragged."""
        from orgsim.app.chart.keys import held_after

        if self.carrier.is_busy:
            self.carrier.hold(held_after(event, pressed=False))
        else:
            super().keyReleaseEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab makes a unit while that can be done; Shift+Tab leads on, as ever."""
        if forward and self._may_ask():
            return False
        return super().focusNextPrevChild(forward)

    def _may_ask(self) -> bool:
        return self.is_edited and (not self._boxes or self.chosen in self._boxes)
