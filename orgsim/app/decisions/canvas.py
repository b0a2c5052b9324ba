"""Shows what is drawn of decisions in time: it is as wide as its room, and goes on downwards."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

import msgspec
from PySide6.QtCore import QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from orgsim.app.document.aside import InTurn
from orgsim.app.document.seen import lettered
from orgsim.app.weakly import weakly
from orgsim.app.widgets.choosing_plane import FADE, ChoosingPlane
from orgsim.app.widgets.plane import PAN_STEP
from orgsim.drawing.decisions.bands import in_part
from orgsim.drawing.decisions.drawing import DecisionsDrawing, Hit, Thing
from orgsim.drawing.theme import Theme
from orgsim.drawing.walking import Direction
from orgsim.export.decisions.painter import painting_decisions
from orgsim.export.page.colours import brush, colour, faint
from orgsim.export.page.steps import finished

_EDGE = 10.0
"""Pixels around the drawing."""
_STALE = 0.55
"""How much of what is drawn is still seen while it is being worked out anew."""


class Draw(Protocol):
    """Draws anew."""

    @property
    def letters(self) -> str:
        """Of the scenarios, by column."""

    @property
    def takes_long(self) -> bool:
        """Whether it is drawn in a thread."""

    @property
    def takes_a_while(self) -> bool:
        """Whether it is where what is seen may stand until then."""

    def drawn(self, width: float) -> DecisionsDrawing:
        """For that width."""

    def draws_the_same(self, other: object) -> bool:
        """Whether `other` comes to the same drawing."""


class _Wanted(msgspec.Struct, frozen=True, eq=False):
    """A drawing that was asked for."""

    draw: Draw
    width: float

    def begin(self) -> Callable[[], DecisionsDrawing]:
        """What makes it in any thread."""
        return partial(_drawn, self.draw, self.width)


def _drawn(draw: Draw, width: float) -> DecisionsDrawing:
    """A drawing of which it is known what lies where, so that whoever paints a part need not find that out."""
    drawing = draw.drawn(width)
    in_part(drawing, (0.0, 0.0))
    return drawing


class DecisionsCanvas(ChoosingPlane[Thing]):
    """Shows one `DecisionsDrawing`."""

    opened = Signal(object)
    """A thing was asked for by Enter or a double click."""
    caught_up = Signal()
    """What was asked for is seen, some time after that: until then it was `is_behind`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._draw: Draw | None = None
        self._drawing: DecisionsDrawing | None = None
        self._drawn: Draw | None = None
        """What has drawn that."""
        self._letters = ""
        """Of the scenarios that are drawn: others may be in view while these are drawn anew."""
        self._upper = 0.0
        self._drawn_for = QSize()
        self._stale = False
        self._waiting = ""
        self._tell = weakly(self._said)
        self._aside = InTurn(self)
        self._aside.done.connect(self._drawn_aside)
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.bar.hide()
        self.bar.valueChanged.connect(self._bar_moved)

    # what is shown

    @property
    def drawing(self) -> DecisionsDrawing | None:
        """What is shown."""
        return self._drawing

    @property
    def is_drawing(self) -> bool:
        """Whether something is being drawn in a thread."""
        return self._aside.is_running

    @property
    def is_behind(self) -> bool:
        """Whether something else is seen yet than what was asked for last: what it says of a thing is out of date."""
        return self._drawn is not self._draw

    def show_drawn(self, draw: Draw, *, keep: bool) -> None:
        """Show what `draw` draws; `keep`: in the part that is seen, with what is chosen as long as it is there."""
        if keep and draw.draws_the_same(self._draw):
            # In other colours, say, which no drawing has.
            self.mark_stale(on=False)
            return
        self._draw, self._stale = draw, False
        if not keep:
            self.forget()
            self._upper = 0.0
            if draw.takes_long:
                # Until the new one is there, the old one would be taken for it.
                self._drawing = None
        self._draw_anew(stands=keep)

    def wait(self, said: str) -> None:
        """Say that where there is nothing to be seen yet."""
        self._waiting = said
        self.update()

    def show_nothing(self) -> None:
        """Show that something is awaited."""
        self._aside.leave()
        self._draw = self._drawn = self._drawing = None
        self.forget()
        self.update()

    def mark_stale(self, *, on: bool) -> None:
        """Show as pale what is being worked out anew."""
        if on != self._stale:
            self._stale = on
            self.update()

    def hit_of(self, thing: Thing) -> Hit | None:
        """Where that is, and what is known of it."""
        return self._hit(thing)

    def _draw_anew(self, *, stands: bool) -> None:
        """`stands`: what is seen may stand until that is there."""
        self._drawn_for = self.size()
        draw = self._draw
        if draw is None or self.width() <= 1:
            return
        if draw.takes_long or (stands and self._drawing is not None and draw.takes_a_while):
            self._aside.ask(_Wanted(draw, self._room()))
        else:
            self._aside.leave()
            self._show(draw, draw.drawn(self._room()))

    def _drawn_aside(self, done: _Wanted, drawing: DecisionsDrawing, _: _Wanted | None) -> None:
        if done.draw is not self._draw:
            return
        was_behind = self.is_behind
        self._show(done.draw, drawing)
        if was_behind:
            self.caught_up.emit()

    def _show(self, draw: Draw, drawing: DecisionsDrawing) -> None:
        self._drawing, self._drawn, self._letters = drawing, draw, draw.letters
        self._scroll_to(self._upper)
        if self._chosen is not None and self._hit(self._chosen) is None:
            self.forget()
        self.update()

    def _room(self) -> float:
        """Width that is drawn upon: beside it stands the bar, where the drawing is higher than the pane."""
        return max(self.width() - self.bar.sizeHint().width() - 2 * _EDGE, 1.0)

    @property
    def _height(self) -> float:
        return 0.0 if self._drawing is None else self._drawing.height + 2 * _EDGE

    def _scroll_to(self, upper: float) -> None:
        most = max(self._height - self.height(), 0.0)
        self._upper = max(min(upper, most), 0.0)
        with QSignalBlocker(self.bar):
            self.bar.setRange(0, round(most))
            self.bar.setPageStep(self.height())
            self.bar.setSingleStep(round(PAN_STEP))
            self.bar.setValue(round(self._upper))
        self.bar.setVisible(most > 0)
        width = self.bar.sizeHint().width()
        self.bar.setGeometry(self.width() - width, 0, width, self.height())
        self.update()

    def _bar_moved(self, value: int) -> None:
        self._scroll_to(float(value))

    # where it is looked at

    @property
    def goes_on(self) -> bool:
        """Whether there is more below what is seen."""
        return self._upper + self.height() < self._height

    def page(self, pages: float) -> None:
        """Go down by so much of what is seen, up where it is negative."""
        self._scroll_to(self._upper + pages * self.height())

    def pan_by(self, dx: float, dy: float) -> None:
        """Move it up and down."""
        self._scroll_to(self._upper - dy)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """It has one size, that of its room."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go up and down."""
        if event.pixelDelta().isNull() and event.angleDelta().y():
            self.pan_by(0.0, event.angleDelta().y() * PAN_STEP / 120)
            event.accept()
        else:
            super().wheelEvent(event)

    def reach(self, thing: Thing) -> None:
        """Move as little as brings that into view."""
        hit = self._hit(thing)
        if hit is None:
            return
        above, below = hit.y, hit.y + hit.height + 2 * _EDGE
        if above < self._upper:
            self._scroll_to(above)
        elif below > self._upper + self.height():
            self._scroll_to(min(below - self.height(), above))

    def point_of(self, thing: Thing) -> QPointF:
        """Where in the widget that can be clicked."""
        hit = self._hit(thing)
        assert hit is not None, "it is drawn"
        return QPointF(hit.x + hit.width / 2 + _EDGE, hit.y + hit.height / 2 + _EDGE - self._upper)

    # what is where

    def _hits(self) -> tuple[Hit, ...]:
        return () if self._drawing is None else self._drawing.hits

    def _hit(self, thing: Thing) -> Hit | None:
        return next((hit for hit in self._hits() if hit.of == thing), None)

    def _said(self, thing: Thing) -> str:
        hit = self._hit(thing)
        return "" if hit is None else hit.said

    def thing_at(self, position: QPointF) -> Thing | None:
        """What is at that point of the widget."""
        if self._drawing is None:
            return None
        hit = self._drawing.hit_at(position.x() - _EDGE, position.y() - _EDGE + self._upper)
        return None if hit is None else hit.of

    def click_at(self, position: QPointF) -> None:
        """Choose what is there."""
        self.chosen.emit(self.thing_at(position))

    def double_click_at(self, position: QPointF) -> None:
        """Open what is there."""
        thing = self.thing_at(position)
        if thing is not None:
            self.opened.emit(thing)

    def walk(self, direction: Direction) -> None:
        """Choose what lies next in that direction: in the same row, or in the nearest of the rows beyond."""
        found = walked(self._hits(), None if self._chosen is None else self._hit(self._chosen), direction)
        if found is not None:
            self._go(found.of)

    def walk_to_end(self, *, first: bool) -> None:
        """Choose the first thing, or the last."""
        hits = self._hits()
        if hits:
            self._go(hits[0 if first else -1].of)

    def open_chosen(self, thing: Thing) -> None:
        """Ask for all that is known of it."""
        self.opened.emit(thing)

    def _go(self, thing: Thing) -> None:
        self.chosen.emit(thing)
        self.reach(thing)

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in view."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), brush(self._theme.surface))
        drawing = self._drawing
        if drawing is None:
            painter.setPen(colour(self._theme.muted_text))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._waiting)
            return
        painter.save()
        painter.translate(_EDGE, _EDGE - self._upper)
        finished(
            painting_decisions(
                painter,
                drawing,
                lettered(self._theme.name, self._letters),
                lit=frozenset() if self._hovered is None else frozenset((self._hovered,)),
                chosen=self._chosen,
                focused=self.hasFocus(),
                part=(self._upper - _EDGE, self._upper + self.height()),
            )
        )
        painter.restore()
        if self._stale:
            painter.fillRect(self.rect(), faint(self._theme.surface, 1 - _STALE))
        self.paint_fade(painter, above=self._upper > FADE, below=self._height - self._upper > self.height() + FADE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw for the new width."""
        super().resizeEvent(event)
        if self.size() == self._drawn_for:
            return
        if self.width() != self._drawn_for.width():
            self._draw_anew(stands=True)
        else:
            self._scroll_to(self._upper)


def walked(hits: tuple[Hit, ...], here: Hit | None, direction: Direction) -> Hit | None:
    """What lies next in that direction from `here`; the first thing where that is nothing."""
    if here is None:
        return hits[0] if hits else None
    x, y = _middle(here)
    along = direction in ("left", "right")
    ahead = 1 if direction in ("right", "down") else -1
    best: tuple[float, float] | None = None
    found = None
    for hit in hits:
        its_x, its_y = _middle(hit)
        step, beside = ((its_x - x), abs(its_y - y)) if along else ((its_y - y), abs(its_x - x))
        if hit is here or step * ahead <= 0.5:
            continue
        if along and not (hit.y < here.y + here.height and here.y < hit.y + hit.height):
            continue
        key = (step * ahead, beside)
        if best is None or key < best:
            best, found = key, hit
    return found


def _middle(hit: Hit) -> tuple[float, float]:
    return hit.x + hit.width / 2, hit.y + hit.height / 2
