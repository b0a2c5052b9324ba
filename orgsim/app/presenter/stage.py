"""The stage: the very views of the window, laid out in a smaller pane and shown enlarged to the whole of it.

So everything grows alike, text and plots and rows and icons, whatever a view is made of, and nothing is clipped that
would not be clipped in a window of that smaller size.
"""

from __future__ import annotations

from weakref import proxy

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QNativeGestureEvent, QPainter, QPixmap, QResizeEvent, QTransform
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QFrame,
    QGraphicsScene,
    QGraphicsView,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QSlider,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.app.presenter.holding import Holding
from orgsim.app.structure.link_legend import LinkLegend
from orgsim.app.structure.structure_view import StructureView
from orgsim.app.views import charts_in, make_view
from orgsim.app.weakly import weakly
from orgsim.app.widgets.controls import hide_controls
from orgsim.app.widgets.pages import Pages
from orgsim.app.widgets.style import style_sheet
from orgsim.drawing.folding.legible import READABLE_SIZE
from orgsim.drawing.theme import Theme
from orgsim.model.views import ViewName

_MARGIN = 8


class Stage(QGraphicsView):
    """Shows one view at a time, enlarged."""

    unit_asked = Signal(str)
    """A unit was asked for in a view."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._scale = 1.0
        self._views: dict[ViewName, QWidget] = {}
        self._stack = Pages()
        self._body = QWidget()
        self._body.setObjectName("stage")
        self._body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        self._row = QHBoxLayout()
        self._row.addWidget(self._stack, 1)
        self._side = QVBoxLayout()
        self._row.addLayout(self._side)
        self._column.addLayout(self._row, 1)
        self._legend = LinkLegend()
        self._column.addWidget(self._legend)
        document.changed.connect(lambda _before, after: self._tell(after))
        scene = QGraphicsScene(self)
        self._shown = scene.addWidget(self._body)
        self._shown.setAcceptTouchEvents(True)
        self.setScene(scene)
        self.setObjectName("stage")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.holding = Holding(self.viewport())
        """What was seen last, while charts are laid out."""

    @property
    def view(self) -> QWidget | None:
        """The view that is shown."""
        return self._stack.currentWidget()

    def show_view(self, name: ViewName, least: float = READABLE_SIZE) -> QWidget:
        """Show that view, made when it is first asked for; its charts are folded for text of `least` pixels."""
        if name not in self._views:
            self._views[name] = made = make_view(name, self._document, self.unit_asked.emit, presented=True)
            hide_controls(made)
            if isinstance(made, StructureView):
                made.unfolded.connect(lambda: self._tell(self._document.state))
                self._tell(self._document.state)
        view = self._views[name]
        charts = charts_in(view)
        picture = self._last_picture() if charts is not None and view is not self.view else None
        if charts is not None:
            charts.read_from(least)
        # In its size before it is shown, so that it is laid out once: the first is shown as soon as it is in the stack.
        self.settle()
        view.resize(self._stack.size())
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        if charts is not None and charts.is_laying_out:
            self.holding.hold(picture)
            self._show_laid_out()
        else:
            self.holding.leave()
        return view

    def _last_picture(self) -> QPixmap | None:
        """What is seen before another view is shown; `None`: nothing."""
        if self.view is None or not self.isVisible():
            return None
        return self.holding.picture or self.viewport().grab()

    def _show_laid_out(self) -> None:
        """The charts are there, if nothing more is wished of them."""
        charts = charts_in(self.view)
        if charts is None or not charts.at_last(weakly(self._show_laid_out)):
            self.holding.leave()

    def _tell(self, state: State) -> None:
        """Say what the colours and the lines of the structure mean."""
        view = self._views.get("structure")
        if isinstance(view, StructureView):
            self._legend.tell(state, view.overlay(state), view.drawings)

    def beside_charts(self) -> int:
        """Pixels of the screen from the right edge of the view's charts to that of all on the stage; 0 without any."""
        charts = charts_in(self.view)
        if charts is None:
            return 0
        edge = self._body.width() - _MARGIN
        return max(round((edge - charts.mapTo(self._body, charts.rect().topRight()).x() - 1) * self._scale), 0)

    def add_beside(self, panel: QWidget) -> None:
        """Have a panel stand at the right of the view, enlarged as it is; where one stands there, below that."""
        self._side.addWidget(panel)

    def add_below(self, panel: QWidget) -> None:
        """Have a panel stand below the view, enlarged as it is."""
        self._column.addWidget(panel)

    def bar(self) -> QScrollBar | None:
        """What scrolls the largest part of the view that is higher than its room, if there is one."""
        view = self.view
        bars = view.findChildren(QScrollBar) if view is not None else []
        moving = [
            bar
            for bar in bars
            if bar.orientation() == Qt.Orientation.Vertical and bar.isVisible() and bar.maximum() > bar.minimum()
        ]
        return max(moving, key=lambda bar: bar.height() * _width_of(bar), default=None)

    def set_theme(self, theme: Theme) -> None:
        """Show the views in `theme`."""
        self._body.setStyleSheet(style_sheet(theme))
        self.holding.theme = theme

    def set_scale(self, scale: float) -> None:
        """Show everything that much larger, laid out in as much less room."""
        if scale != self._scale:
            self._scale = scale
            self._lay_out()

    def settle(self) -> None:
        """Give all that stands on it its place."""
        self._column.activate()

    def is_worked_in(self) -> bool:
        """Whether the keyboard is in a panel that stands beside the view."""
        field = self._body.focusWidget()
        return field is not None and field.hasFocus() and not self._stack.isAncestorOf(field)

    def is_typed_into(self) -> bool:
        """Whether the keyboard is in a field of the view, or anywhere in a panel beside it."""
        field = self._body.focusWidget()
        return self.is_worked_in() or (
            isinstance(field, QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox | QSlider) and field.hasFocus()
        )

    def viewportEvent(self, event: QEvent) -> bool:
        """Hand a touchpad's gestures on to what they are made at: Qt's scenes keep these to themselves."""
        if isinstance(event, QNativeGestureEvent):
            return self._hand_on(event)
        return super().viewportEvent(event)

    def _hand_on(self, event: QNativeGestureEvent) -> bool:
        at = self.viewportTransform().inverted()[0].map(event.position())
        under = self._body.childAt(at.toPoint())
        if under is None:
            return False
        there = QNativeGestureEvent(
            event.gestureType(),
            event.pointingDevice(),
            event.fingerCount(),
            under.mapFrom(self._body, at),
            at,
            event.globalPosition(),
            event.value(),
            event.delta() / self._scale,
        )
        return QApplication.sendEvent(under, there)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the views out for the new size."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        size = self.viewport().size()
        room = QRectF(0, 0, size.width() / self._scale, size.height() / self._scale)
        self.setTransform(QTransform.fromScale(self._scale, self._scale))
        self.setSceneRect(room)
        self._shown.setGeometry(room)
        self._column.activate()


def _width_of(bar: QScrollBar) -> int:
    """How wide what a bar scrolls is: Qt puts a bar into a container beside it."""
    area = bar.parentWidget()
    while area is not None and area.width() <= 2 * bar.width():
        area = area.parentWidget()
    return area.width() if area is not None else bar.width()


class Curtain(QWidget):
    """Black over all of a window."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = proxy(over)  # which has this
        self.setObjectName("black")
        self.setStyleSheet("#black { background: black; }")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    def draw(self, on: bool) -> None:
        """Cover the window, or no more."""
        self.setVisible(on)
        if on:
            self.cover()
            self.raise_()

    def cover(self) -> None:
        """Be as large as the window."""
        self.setGeometry(self._over.rect())
