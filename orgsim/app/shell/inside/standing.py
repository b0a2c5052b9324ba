"""What was seen last stands until charts are laid out, for a moment: cards are seen with those of their own drafts."""

from __future__ import annotations

from weakref import proxy

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from orgsim.app.chart.beside.laying_out import are_few
from orgsim.app.document.state import State
from orgsim.app.shell.inside.titles import shows_files
from orgsim.app.shell.inside.views import Views
from orgsim.app.weakly import weakly
from orgsim.model.views import CHART_VIEWS

_LONGEST_MS = 300
"""After which what there is by then is seen: who has asked for something does not wait longer without an answer."""


class Standing(QWidget):
    """Lies over part of the window with a picture of it; whatever is clicked there is what lies below."""

    def __init__(self, over: QWidget, rail: QWidget) -> None:
        """Over what is at the right of the rail."""
        super().__init__(over)
        self._over: QWidget = proxy(over)  # which has this
        self._rail = rail
        self._picture: QPixmap | None = None
        self._views: Views | None = None
        self._heard = QTimer(self, interval=0, singleShot=True)
        self._heard.timeout.connect(self._await_charts)
        self._long = QTimer(self, interval=_LONGEST_MS, singleShot=True)
        self._long.timeout.connect(self.leave)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def hold(self, before: State, after: State, views: Views) -> None:
        """Have what is seen stand until the charts of `after` are there, where those of others stand.

        To be called before anything but charts has heard of that.
        """
        over = self._over
        if not over.isVisible() or not _are_others(before, after, views):
            if (before.view, before.library) != (after.view, after.library):
                self.leave()
            return
        beside = self._rail.geometry()
        area = QRect(beside.topRight() + QPoint(1, 0), QPoint(over.width() - 1, beside.bottom()))
        if self._picture is None:
            self._picture = over.grab(area)
            # Over the window itself: what comes to stand in what it lies over would be above it.
            self.setParent(over.window())
            self.setGeometry(area.translated(over.mapTo(over.window(), QPoint())))
            self.show()
            self.raise_()
            self._long.start()
        self._views = views
        self._heard.start()

    def leave(self) -> None:
        """Let be seen what lies below."""
        self._heard.stop()
        self._long.stop()
        self.hide()
        self._picture = None

    def _await_charts(self) -> None:
        charts = self._views.own_charts() if self._views is not None else None
        if charts is None:
            self.leave()
        elif self._picture is not None:
            charts.then(weakly(self.leave))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture."""
        if self._picture is not None:
            QPainter(self).drawPixmap(0, 0, self._picture)


def _are_others(before: State, after: State, views: Views) -> bool:
    """Whether charts may be laid out for `after` while those of other drafts stand there."""
    if after.view not in CHART_VIEWS or before.view != after.view or are_few(after):
        return False
    charts = views.charts_of(after.view)
    # Those of the structure have heard of it.
    comes = charts is not None and (charts.is_laying_out or after.view != "structure")
    are_seen = shows_files(before) and shows_files(after)
    return are_seen and comes and [its.path for its in before.files] != [its.path for its in after.files]
