"""Finds text of a real window that is cut, covered, written over other text, or shortened without a tip.

Every widget is painted onto a device that keeps no pixels but the texts, each with where and how large it was written.
So what is judged is what Qt and the delegates really wrote, and not what somebody thinks they would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Any

import msgspec
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPaintDevice, QPaintEngine, QPainter, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QFrame,
    QGraphicsProxyWidget,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QScrollBar,
    QSplitter,
    QStackedWidget,
    QToolTip,
    QWidget,
)

from orgsim.app.widgets.plane import Plane

LEAST_SIZE = 10.0
"""Pixels of the font below which nothing but a chart may be written."""
_SLACK = 1.0
"""Pixels that a text may reach over an edge: advances are rounded up."""
_ABOVE, _BELOW = 0.73, 0.02
"""Of the font's size, what letters take above and below their baseline. What hangs below it may touch an edge."""
_HEAVY = QFont.Weight.DemiBold
_HEAVY_NAMES = ("chip", "tab")
"""Buttons that the style sheet writes in heavy letters while they are pressed, like those of the rail."""


_SILENT = (QWidget, QFrame, QStackedWidget, QSplitter, QScrollBar)
"""Widgets that write nothing themselves, whatever lies in them."""
_Room = tuple[QWidget, QRectF, tuple[bool, bool]]
"""A widget, where it is in the window, and whether what it shows can be moved across and down."""


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A text as it was written, in the window's pixels."""

    text: str
    at: QRectF
    """From the top of its capitals down to its baseline."""
    clip: QRectF | None
    """What it was written within, where the painter was told so."""
    size: float
    """Pixels of its font."""
    by: QWidget | None = None


class _Keeper(QPaintEngine):
    """Keeps texts and lets all else pass."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.kept: list[Written] = []

    def begin(self, device: QPaintDevice) -> bool:
        self.setActive(True)
        return True

    def end(self) -> bool:
        self.setActive(False)
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def _pass(self, *_: object) -> None:
        pass

    updateState = drawPixmap = drawImage = drawTiledPixmap = drawPolygon = drawPath = _pass
    drawRects = drawLines = drawEllipse = drawPoints = _pass

    def drawTextItem(self, place: QPointF, item: Any) -> None:
        painter = self.painter()
        if not item.text().strip() or not painter.opacity():
            return
        size = item.font().pixelSize() if item.font().pixelSize() > 0 else item.ascent()
        whole = QRectF(place.x(), place.y() - _ABOVE * size, item.width(), (_ABOVE + _BELOW) * size)
        to_device = painter.combinedTransform()
        at = to_device.mapRect(whole)
        clip = to_device.mapRect(painter.clipBoundingRect()) if painter.hasClipping() else None
        last = self.kept[-1] if self.kept else None
        if last is not None and abs(last.at.top() - at.top()) < 0.1 and abs(last.at.right() - at.left()) < 0.1:
            # The letter of a key, or another script, comes as a piece of its own.
            self.kept[-1] = msgspec.structs.replace(last, text=last.text + item.text(), at=last.at.united(at))
        else:
            self.kept.append(Written(text=item.text(), at=at, clip=clip, size=size * to_device.m22()))


_OF = QPaintDevice.PaintDeviceMetric
_METRICS = dict.fromkeys((_OF.PdmDpiX, _OF.PdmDpiY, _OF.PdmPhysicalDpiX, _OF.PdmPhysicalDpiY), 96) | {
    _OF.PdmWidth: 10_000,
    _OF.PdmHeight: 10_000,
    _OF.PdmDepth: 32,
    _OF.PdmDevicePixelRatio: 1,
    _OF.PdmDevicePixelRatioScaled: 0x10000,
    _OF.PdmNumColors: 2**24,
}
"""What Qt asks of a device again and again."""


class _Paper(QPaintDevice):
    """As large as any window, and without pixels."""

    def __init__(self, engine: QPaintEngine) -> None:
        super().__init__()
        self._engine = engine

    def paintEngine(self) -> QPaintEngine:
        return self._engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        return _METRICS.get(metric, 1000)


def written_with(paint: Any) -> list[Written]:
    """What `paint` writes with the painter that it is given."""
    engine = _Keeper()
    paper = _Paper(engine)
    painter = QPainter(paper)
    try:
        paint(painter)
    finally:
        painter.end()
    return engine.kept


def written_in(window: QWidget) -> list[Written]:
    """Every text that is seen of `window`, or would be if it were not cut."""
    found: list[Written] = []
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisibleTo(window) or widget.visibleRegion().isEmpty() or _is_of_another(widget, window):
            continue
        by = _of_widget(widget)
        origin = QPointF(widget.mapTo(window, QPoint()))
        for text in by:
            clip = None if text.clip is None else text.clip.translated(origin)
            found.append(msgspec.structs.replace(text, at=text.at.translated(origin), clip=clip, by=widget))
    return found


def _of_widget(widget: QWidget) -> list[Written]:
    if type(widget) in _SILENT:
        return []
    # A view of a scene calls something else so, which paints the scene.
    kept = written_with(lambda painter: QWidget.render(widget, painter, QPoint(), QRegion(), QWidget.RenderFlag(0)))
    if isinstance(widget, QAbstractButton) and widget.isCheckable() and not widget.isChecked():
        # As it is written once it is pressed.
        rail = widget.parentWidget() is not None and widget.parentWidget().objectName() == "rail"
        if rail or widget.objectName() in _HEAVY_NAMES:
            return [_heavier(text, widget.font()) for text in kept]
    return kept


def _heavier(text: Written, font: QFont) -> Written:
    heavy = QFont(font)
    heavy.setPixelSize(round(text.size))
    light = QFontMetricsF(heavy).horizontalAdvance(text.text)
    heavy.setWeight(_HEAVY)
    more = QFontMetricsF(heavy).horizontalAdvance(text.text) - light
    return msgspec.structs.replace(text, at=text.at.adjusted(-more / 2, 0, more / 2, 0))


def _is_of_another(widget: QWidget, window: QWidget) -> bool:
    """Whether it belongs to another window, or shows widgets that are windows in a scene: ask for those."""
    area = widget.parentWidget()
    if isinstance(area, QGraphicsView) and any(isinstance(item, QGraphicsProxyWidget) for item in area.items()):
        return True
    return widget is not window and widget.window() is not window.window()


def faults_in(window: QWidget, *, small: bool = True) -> list[str]:
    """What is wrong with the texts of `window`, a sentence a fault; with `small`, letters too small to be read too."""
    texts = written_in(window)
    # Most widgets write several texts.
    over, rooms = cache(partial(_over, window=window)), cache(partial(_rooms, window=window))
    seen: list[tuple[Written, QRectF]] = []
    faults: list[str] = []
    for text in texts:
        part, why = _seen(text, window, rooms)
        if part.isEmpty():
            # Scrolled out of view, or a fault.
            faults += [f"{_named(text)} is not seen: {why}"] if why else []
            continue
        if why:
            faults.append(f"{_named(text)} is cut: {why}")
        seen.append((text, part))
        if (above := _covering(text, part, over)) is not None:
            faults.append(f"{_named(text)} is covered by {_name(above)}")
        if small and text.size < LEAST_SIZE:
            faults.append(f"{_named(text)} is {text.size:.1f} pixels large")
        if _is_shortened(text) and not _tip_at(text, part, window):
            faults.append(f"{_named(text)} is shortened and has no tip")
    return faults + list(_overlapping(seen))


def _seen(text: Written, window: QWidget, rooms: Callable[[QWidget], list[_Room]]) -> tuple[QRectF, str]:
    """The part of a text that is in view, and what cuts it where nothing scrolls there."""
    part, why = QRectF(text.at), ""
    widget = text.by
    if text.clip is not None:
        part, why = _within(part, text.clip, _scrolls(widget), "its clip", why)
        if part.isEmpty():
            return part, "" if any(_scrolls(widget)) else why
    if isinstance(widget, QAbstractButton | QComboBox | QLineEdit):
        # Its edge is part of it.
        why = why or _frame_within(widget, window)
    for around, room, scrolls in rooms(widget) if widget is not None else ():
        part, why = _within(part, room, scrolls, around, why)
        if part.isEmpty():
            break
    return part, why


def _rooms(widget: QWidget, window: QWidget) -> list[_Room]:
    """The widget and those that it lies in, each with where it is and whether what it shows can be moved."""
    found: list[_Room] = []
    around: QWidget | None = widget
    while around is not None:
        room = QRectF(around.rect()).translated(QPointF(around.mapTo(window, QPoint())))
        found.append((around, room, _scrolls(around)))
        around = None if around is window else around.parentWidget()
    return found


def _frame_within(widget: QWidget, window: QWidget) -> str:
    """What cuts a field or a button itself."""
    part, why = QRectF(widget.rect()).translated(QPointF(widget.mapTo(window, QPoint()))), ""
    outer = widget.parentWidget()
    while outer is not None and not part.isEmpty():
        room = QRectF(outer.rect()).translated(QPointF(outer.mapTo(window, QPoint())))
        part, why = _within(part, room, _scrolls(outer), f"its frame in {_name(outer)}", why)
        outer = None if outer is window else outer.parentWidget()
    return why


def _within(part: QRectF, room: QRectF, scrolls: tuple[bool, bool], by: QWidget | str, why: str) -> tuple[QRectF, str]:
    across, down = scrolls
    wide = part.left() < room.left() - _SLACK or part.right() > room.right() + _SLACK
    high = part.top() < room.top() - _SLACK or part.bottom() > room.bottom() + _SLACK
    if not why and ((wide and not across) or (high and not down)):
        lacking = max(room.left() - part.left(), part.right() - room.right()) if wide else 0.0
        name = by if isinstance(by, str) else _name(by)
        why = f"{name} lacks {lacking:.0f} pixels of width" if wide else f"{name} is too low"
    return part.intersected(room), why


def _scrolls(widget: QWidget | None) -> tuple[bool, bool]:
    """Whether what `widget` shows can be moved across and down, so that what its edge cuts can be read."""
    if isinstance(widget, Plane):
        return True, True
    area = widget.parentWidget() if widget is not None else None
    if isinstance(area, QAbstractScrollArea) and widget is area.viewport() and not isinstance(area, QGraphicsView):
        across, down = area.horizontalScrollBar(), area.verticalScrollBar()
        off = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        return across.maximum() > across.minimum() and not off, down.maximum() > down.minimum()
    return False, False


def _covering(text: Written, part: QRectF, over: Callable[[QWidget], list[tuple[QWidget, QRectF]]]) -> QWidget | None:
    """A widget that stands over a text and is no part of what wrote it."""
    above = over(text.by) if text.by is not None else ()
    return next((widget for widget, room in above if _meets(room, part)), None)


def _over(widget: QWidget, window: QWidget) -> list[tuple[QWidget, QRectF]]:
    """What stands over a widget, or over one that it lies in, where it is seen."""
    found: list[tuple[QWidget, QRectF]] = []
    while widget is not window and (parent := widget.parentWidget()) is not None:
        siblings = [child for child in parent.children() if isinstance(child, QWidget)]
        later = siblings[siblings.index(widget) + 1 :]
        found += [(over, _room(over, window)) for over in later if over.isVisibleTo(window) and not over.isWindow()]
        widget = parent
    return found


def _room(widget: QWidget, window: QWidget) -> QRectF:
    return QRectF(QRect(widget.mapTo(window, QPoint()), widget.size()))


def _meets(one: QRectF, other: QRectF) -> bool:
    shared = one.intersected(other)
    return shared.width() > _SLACK and shared.height() > _SLACK


def faults_on(plane: QRectF, texts: Sequence[Written]) -> list[str]:
    """What is wrong with the texts of a drawing that is as large as `plane`."""
    beyond = plane.adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
    out = [f"{_named(text)} is beyond the drawing" for text in texts if not beyond.contains(text.at)]
    return out + list(_overlapping([(text, text.at) for text in texts]))


def _overlapping(seen: Sequence[tuple[Written, QRectF]]) -> Iterator[str]:
    by_top = sorted(seen, key=lambda each: each[1].top())
    for number, (text, part) in enumerate(by_top):
        for other, its in by_top[number + 1 :]:
            if its.top() > part.bottom():
                break
            twice = other.text == text.text and abs(other.at.left() - text.at.left()) < 2
            if not twice and _meets(part, its):
                yield f"{_named(text)} and {_named(other)} are written over each other"


def _is_shortened(text: Written) -> bool:
    """Whether something was left out of it for want of room; a text may have its own …, like a field's hint."""
    return "…" in text.text and not any("…" in said for said in _said_by(text.by))


def _said_by(widget: QWidget | None) -> Iterable[str]:
    if isinstance(widget, QLineEdit):
        return widget.text(), widget.placeholderText()
    if isinstance(widget, QComboBox):
        return [widget.itemText(place) for place in range(widget.count())]
    if isinstance(widget, QAbstractButton):
        return (widget.text(),)
    return (widget.accessibleName(),) if isinstance(widget, QLabel) and widget.accessibleName() else ()


def _tip_at(text: Written, part: QRectF, window: QWidget) -> str:
    """What a pointer that rests on the text is told."""
    widget = text.by
    if widget is None:
        return ""
    place = widget.mapFrom(window, part.center().toPoint())
    if not widget.toolTip() and isinstance(widget, Plane):
        # It tells of what the pointer is over.
        at, none = QPointF(place), Qt.MouseButton.NoButton
        on_screen = QPointF(widget.mapToGlobal(place))
        moved = QMouseEvent(QEvent.Type.MouseMove, at, on_screen, none, none, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(widget, moved)
    if widget.toolTip():
        return widget.toolTip()
    QToolTip.hideText()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
    said = QToolTip.text()
    QToolTip.hideText()
    area = widget.parentWidget()
    if not said and isinstance(area, QAbstractItemView):
        return str(area.indexAt(place).data(Qt.ItemDataRole.ToolTipRole) or "")
    return said


def _named(text: Written) -> str:
    at = text.at
    return f"“{text.text}” of {_name(text.by)} at {at.left():.0f}, {at.top():.0f}"


def _name(widget: QWidget | None) -> str:
    if widget is None:
        return "nothing"
    parent = widget.parentWidget()
    of = f" in {type(parent).__name__}" if parent is not None else ""
    return f"{type(widget).__name__} {widget.objectName()}".rstrip() + of
