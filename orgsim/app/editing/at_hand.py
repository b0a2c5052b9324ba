"""What one edits with beside charts: the form of the selected unit, and what was put away.

Both are made when they are first needed: few windows edit anything, and the first picture does without them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.app.editing.tray.listed import is_listed
from orgsim.app.turn import Turn
from orgsim.app.weakly import weakly

if TYPE_CHECKING:
    from orgsim.app.chart.panes import ChartPanes
    from orgsim.app.editing.form.panel import UnitPanel
    from orgsim.app.editing.tray.panel import TrayPanel


class AtHand(QObject):
    """Makes the form and the tray, and opens and closes them; whoever shows them gives them their places."""

    form_made = Signal(QWidget)
    """The form is there, and has no place yet."""
    tray_made = Signal(QWidget)
    """The panel of what was put away is there, and has no place yet."""
    moved = Signal()
    """One of them has come or gone, or begins to: the view has other room."""

    def __init__(
        self,
        document: Document,
        charts: Callable[[], ChartPanes],
        animated: Callable[[], bool],
        parent: QObject,
        over: QWidget | None = None,
    ) -> None:
        """`charts`: those of the view that is shown; `animated`: whether the form slides; `over`: where both begin."""
        super().__init__(parent)
        self._document = document
        self._charts = charts
        self._animated = animated
        self._over = over
        self._form: UnitPanel | None = None
        self._of: tuple[str | None, int] | None = None
        """The unit that the form was told of last, and the column of its draft."""
        self._coming: State | None = None
        """What it is about to be told of."""
        self._telling = Turn(self)
        self._telling.come.connect(weakly(self._tell_coming))
        self._tray: TrayPanel | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._open)

    @property
    def form(self) -> UnitPanel:
        """The panel of the selected unit, made when it is first asked for; whoever asks finds it told of that unit."""
        made = self._made_form()
        self._tell_coming()
        made.finish()
        return made

    def _made_form(self) -> UnitPanel:
        if self._form is None:
            from orgsim.app.editing.form.panel import UnitPanel

            document = self._document
            self._form = made = UnitPanel(document, self._over)
            made.closed.connect(lambda: document.change(selected=None))
            made.left.connect(self._return)
            self.form_made.emit(made)
        return self._form

    @property
    def tray(self) -> TrayPanel:
        """The panel of what was put away, made when it is first asked for."""
        if self._tray is None:
            from orgsim.app.editing.tray.panel import TrayPanel

            self._tray = made = TrayPanel(self._document, self._charts, self._over)
            self.tray_made.emit(made)
        return self._tray

    @property
    def has_form(self) -> bool:
        """Whether the form was needed."""
        return self._form is not None

    @property
    def has_tray(self) -> bool:
        """Whether the tray was needed."""
        return self._tray is not None

    def tell_form(self, state: State, *, wanted: bool, clicked: bool) -> None:
        """Open the form where it is `wanted`; `clicked`: a second click may come that would make a double click."""
        if not wanted and self._form is None:
            return
        self._coming = state if wanted else None
        if not wanted or not self._has_time(state):
            self._tell_coming()
        else:
            self._telling.ask()
            if self._form is not None and not self._form.isVisible():
                # Where it opens, nobody sees it with what it told of before.
                self._form.setUpdatesEnabled(False)
        is_open = self._form is not None and self._form.is_open
        if wanted and clicked and not is_open:
            # The second press of a double click must meet the chart where the first one met it.
            self._soon.start(QApplication.doubleClickInterval())
        else:
            self._soon.stop()
            self.slide(wanted)

    def _has_time(self, state: State) -> bool:
        """Whether the form can be told in a round of its own: it is of another unit, and nobody is in it.

        To fill in all fields anew takes as long as all else of a look at another unit. What is typed in it and entered
        is told at once: a field shows then what is stated.
        """
        form = self._form
        if form is None or self._of in (None, (state.selected, state.active)):
            return False
        # In front of a room the application knows the stage alone to have the keyboard.
        return not form.isAncestorOf(form.window().focusWidget() or form.window())

    def _tell_coming(self) -> None:
        self._telling.leave()
        state, self._coming = self._coming, None
        if state is not None:
            self._of = state.selected, state.active
            self._made_form().tell(state)
        if self._form is not None and not self._form.updatesEnabled():
            self._form.setUpdatesEnabled(True)

    def slide(self, on: bool) -> None:
        """Open the form, or close it."""
        if self._form is not None and self._form.is_open is not on:
            self._form.slide(on, animated=self._animated())
            self.moved.emit()

    def _open(self) -> None:
        if self._charts().is_dragging:
            # Boxes would come to lie elsewhere below what is held over them.
            self._soon.start(QApplication.doubleClickInterval())
        else:
            self.slide(True)

    def tell_tray(self, state: State, *, charted: bool) -> None:
        """List what was put away where there is anything, beside charts alone."""
        was = self._tray is not None and not self._tray.isHidden()
        if charted and (self._tray is not None or is_listed(state)):
            self.tray.tell(state)
        elif self._tray is not None:
            self._tray.hide()
        if (self._tray is not None and not self._tray.isHidden()) is not was:
            self.moved.emit()

    def _return(self) -> None:
        """The keyboard goes from the form to the chart of the unit."""
        self._charts().take_keyboard(Qt.FocusReason.ShortcutFocusReason)
