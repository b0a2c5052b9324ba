"""The style sheet of a window, put on its parts and not on itself: what is not seen is dressed when it is shown.

Qt works a sheet out for every widget below the one that has it, seen or not, and for that the window would stand still
for as long as all views together take. The parts are what lies in the window's hosts, of which one may lie in another
(see `bare`); a host itself has no sheet.
What is seen, or comes to be, is dressed part by part, each in a round of events of its own, and painted once all are.
What wore another sheet and is not seen is dressed so too once a while has passed: whoever goes there then need not wait
for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QChildEvent, QEvent, QObject, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from orgsim.app.painting import Painting
from orgsim.app.weakly import weakly
from orgsim.app.widgets.style import bare, is_bare

_LEISURE_MS = 600
"""After a change of the sheet."""


class Dressing(QObject):
    """Keeps the parts of a window in its present style sheet; those that come later, such as dialogs, too."""

    def __init__(self, window: QWidget, *within: QWidget) -> None:
        """`within` are the hosts that lie in the window and hold parts as it does."""
        super().__init__(window)
        self._window = window
        self._sheet = ""
        self._painting = Painting(window)
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(weakly(self._dress_next))
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(weakly(self._dress_hidden))
        for host in (window, *within):
            bare(host)
            host.installEventFilter(self)

    def change(self, sheet: str) -> None:
        """Have all that is seen wear `sheet` from the next picture on, and the rest when it is shown.

        Until then the window stays as it was painted last: some of it in another sheet would be seen to be torn.
        """
        self._sheet = sheet
        if self._window.isVisible():
            self._begin()
            self._later.start(_LEISURE_MS)
        else:
            for part in self._undressed():
                self.dress(part)

    def _begin(self) -> None:
        self._painting.hold()
        self._turn.start()

    def _dress_next(self) -> None:
        undressed = self._undressed()
        if undressed:
            self._turn.start()
            self.dress(undressed[0])
        else:
            self._painting.let_go()

    def _dress_hidden(self) -> None:
        worn = ("", self._sheet)
        hidden = (part for part, is_seen in self._parts(self._window) if not is_seen)
        for part in [its for its in hidden if its.styleSheet() not in worn][:1]:
            self._later.start(0)
            self.dress(part)

    def _undressed(self) -> Sequence[QWidget]:
        """The parts that are seen in another sheet than the present one."""
        return [part for part, is_seen in self._parts(self._window) if is_seen and part.styleSheet() != self._sheet]

    def dress(self, part: QWidget) -> None:
        """Have a part wear the present sheet before it is shown for the first time, which spares doing that twice.

        It lies in its host by then: put there in its sheet, it would be dressed once more.
        """
        self._await(part)
        if is_bare(part):
            for within in _children(part):
                self.dress(within)
        elif part.styleSheet() != self._sheet:
            part.setStyleSheet(self._sheet)

    def _await(self, part: QWidget) -> None:
        """Know of a part when it is shown, and of what comes to lie in a host."""
        if not part.property(_OWN):
            part.setProperty(_OWN, True)
            part.installEventFilter(self)
            for within in _children(part) if is_bare(part) else ():
                self._await(within)

    def _parts(self, host: QWidget, *, is_seen: bool = True) -> Iterator[tuple[QWidget, bool]]:
        """What lies in `host` and in the hosts in it, and whether each is seen where the window is."""
        for child in _children(host):
            seen = is_seen and not child.isHidden()
            if is_bare(child):
                yield from self._parts(child, is_seen=seen)
            else:
                yield child, seen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Dress what is about to be seen."""
        kind = event.type()
        if kind == QEvent.Type.Show:
            if isinstance(watched, QWidget) and not is_bare(watched):
                if watched.isWindow() or watched.styleSheet() in ("", self._sheet):
                    self.dress(watched)
                else:
                    # It is filled in this round, which takes as long as to dress it anew.
                    self._begin()
        elif kind == QEvent.Type.ChildPolished and isinstance(watched, QWidget) and is_bare(watched):
            child = event.child() if isinstance(event, QChildEvent) else None
            if isinstance(child, QWidget) and _may_wear(child):
                # Views and dialogs are laid out before they are shown; what else is hidden may never be.
                is_next = child.isWindow() or isinstance(watched, QStackedWidget) or not child.isHidden()
                (self.dress if is_next else self._await)(child)
        return False


def _children(host: QWidget) -> list[QWidget]:
    """What may wear a sheet there, or holds what may."""
    return [child for child in host.children() if isinstance(child, QWidget) and _may_wear(child)]


_OWN = "dressed"


def _may_wear(part: QWidget) -> bool:
    """Whether it wears no sheet of its own making."""
    return bool(part.property(_OWN)) or not part.styleSheet()
