"""A panel below the charts with what was put away of the draft that is edited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from weakref import proxy

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from orgsim.app.chart.dragging.dragging import Dragging
from orgsim.app.chart.panes import ChartPanes
from orgsim.app.document.document import Document
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State, revealing
from orgsim.app.editing.editor import editor_of
from orgsim.app.editing.steps import taking_out
from orgsim.app.editing.tray.branches import Branches
from orgsim.app.editing.tray.listed import is_listed
from orgsim.app.widgets.labels import label
from orgsim.app.widgets.side_panel import CloseButton
from orgsim.files.reading.opened import ScenarioFile
from orgsim.messages import catalog
from orgsim.model.edits.edits import Edit, Removed
from orgsim.model.edits.refusing import refusal
from orgsim.model.edits.words import by_name, words

_HEIGHT = 132
_NARROW_HEIGHT = 210
_BESIDE = 250
"""Width of what stands beside the list."""
_UNBOUND = 16_777_215
"""Qt's largest width."""


class TrayPanel(QFrame):
    """Lists it, has it dragged out and in, placed by keyboard, and removed."""

    def __init__(self, document: Document, charts: Callable[[], ChartPanes], parent: QWidget | None = None) -> None:
        """`charts`: those of the view that is shown."""
        super().__init__(parent)
        self.setObjectName("tray")
        self.setFixedHeight(_HEIGHT)
        self._document = document
        self._charts = charts
        self._of: tuple[object, ...] = ()
        """What the list follows from."""
        self.title = label(role="heading")
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.place_button = QPushButton()
        self.remove_button = QPushButton()
        self.close_button = CloseButton()
        self.branches = Branches()
        self.empty = label(role="muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._beside = QWidget()
        self._head = QHBoxLayout()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.branches)
        self._pages.addWidget(self.empty)
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.place_button, self.remove_button):
            buttons.addWidget(button, 1)
        self._beside.setFixedWidth(_BESIDE)
        column = QVBoxLayout(self._beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._head.addWidget(self.title, 1)
        column.addLayout(self._head)
        column.addWidget(self.search)
        column.addLayout(buttons)
        column.addStretch(1)
        row = self._row
        row.setContentsMargins(14, 8, 6, 8)
        row.setSpacing(14)
        row.addWidget(self._beside)
        row.addWidget(self._pages, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)

    def set_narrow(self, on: bool) -> bool:
        """Be as narrow as a panel at the side, with the list below the rest, or be low; whether that is another way."""
        narrow = self._row.direction() == QBoxLayout.Direction.TopToBottom
        if narrow is on:
            return False
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if on else QBoxLayout.Direction.LeftToRight)
        self._beside.setMinimumWidth(0 if on else _BESIDE)
        self._beside.setMaximumWidth(_UNBOUND if on else _BESIDE)
        self.setFixedHeight(_NARROW_HEIGHT if on else _HEIGHT)
        if on:
            self._head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        return True

    def _connect(self) -> None:
        branches = self.branches
        self.search.textChanged.connect(branches.search)
        self.close_button.clicked.connect(self.close_list)
        self.place_button.clicked.connect(lambda: self._with_chosen(self._ask_place))
        self.remove_button.clicked.connect(lambda: self._with_chosen(self._remove))
        branches.place_asked.connect(self._ask_place)
        branches.remove_asked.connect(self._remove)
        branches.left.connect(self._back)
        branches.taken.connect(self._take)
        branches.carried.connect(self._carry)
        branches.held.connect(lambda held: self._dragging.hold(held) if self._dragging is not None else None)
        branches.let_go.connect(self._drop)
        branches.given_up.connect(lambda: self._dragging.cancel() if self._dragging is not None else None)

    # what is shown

    def tell(self, state: State) -> None:
        """List what the active draft has put away, or go, as `state` has it."""
        listed = is_listed(state)
        # The keyboard must not fall to whatever Qt finds next.
        if not listed and self.isVisible() and self.isAncestorOf(self.focusWidget() or self):
            self._back()
        if listed:
            self._tell_list(state)
            self._catch()
        self.setVisible(listed)

    def _tell_list(self, state: State) -> None:
        scenario, theme, speech = state.files[state.active].scenario, theme_of(state), catalog(state.language)
        of = (scenario.tray, scenario.kinds, state.language, state.theme, state.active)
        if all(one is other for one, other in zip(of, self._of, strict=False)) and self._of:
            return
        self._of = of
        number = len(scenario.tray)
        self.title.setText(speech("tray.title", n=number))
        self.setAccessibleName(speech("tray.title", n=number))
        self.branches.setAccessibleName(speech("tray.list"))
        self.search.setPlaceholderText(speech("tray.search"))
        self.search.setAccessibleName(speech("tray.search"))
        self.place_button.setText(speech("tray.place"))
        self.place_button.setToolTip(speech("tray.place.tip"))
        self.remove_button.setText(speech("tray.remove"))
        self.remove_button.setToolTip(speech("tray.remove.tip"))
        self.close_button.tell(speech("tray.close"), theme)
        self.empty.setText(speech("tray.empty"))
        self.branches.show_tray(scenario, speech, theme)
        self._pages.setCurrentWidget(self.branches if number else self.empty)
        for widget in (self.search, self.place_button, self.remove_button):
            widget.setEnabled(bool(number))
        if not number:
            self.search.clear()

    def open_list(self) -> None:
        """Show the list with the keyboard in it; where the keyboard is there already, close it."""
        if self.isVisible() and self.has_keyboard:
            self.close_list()
            return
        state = self._document.state
        self._document.change(tray="auto" if state.files[state.active].scenario.tray else "open")
        (self.branches if self._pages.currentWidget() is self.branches else self.close_button).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    def close_list(self) -> None:
        """Show it no more, until something is put away again."""
        self._back()
        self._document.change(tray="closed")

    @property
    def has_keyboard(self) -> bool:
        """Whether something in it has the keyboard."""
        widget = self.window().focusWidget()
        return widget is not None and self.isAncestorOf(widget)

    def _back(self) -> None:
        self._charts().take_keyboard(Qt.FocusReason.OtherFocusReason)

    # what is done

    def _file(self) -> ScenarioFile:
        state = self._document.state
        return state.files[state.active]

    def _with_chosen(self, do: Callable[[str], object]) -> None:
        chosen = self.branches.chosen
        if chosen is not None:
            do(chosen)

    def _act(self, file: ScenarioFile, edit: Edit) -> bool:
        editor = editor_of(self._document)
        why = refusal(file.scenario, edit)
        if why is not None:
            editor.refused.emit(by_name(why, file.scenario))
            return False
        return editor.act({file.path: (edit,)}, words(file.scenario, (edit,))) is None

    def _ask_place(self, id: str) -> None:
        from orgsim.app.editing.moving_to import MovingTo

        file = self._file()
        dialog = MovingTo(file.scenario, (id,), self._document.state.language, self)
        dialog.chosen.connect(lambda below: self._place(file.path, id, below or None))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _place(self, path: Path, id: str, below: str | None) -> None:
        """Place it in the draft at `path`, as that is by now: while one chose where, others may have changed it, and a
        presentation may have made another draft the active one.
        """
        column = self._document.state.column_of(path)
        if column is None:
            return
        file = self._document.state.files[column]
        if self._act(file, taking_out(file.scenario, id, below)):
            state = replace(self._document.state, active=column)
            self._document.show(replace(revealing(state, id), picked=frozenset()))

    def _remove(self, id: str) -> None:
        self._act(self._file(), Removed(id))

    # dragged out and in

    @property
    def _dragging(self) -> Dragging | None:
        return self._charts().dragging

    def _take(self, id: str) -> None:
        if self._dragging is not None:
            self._catch()
            self._dragging.take(self._document.state.active, id, [id])

    def _carry(self, at: QPoint, held: Qt.KeyboardModifier) -> None:
        dragging = self._dragging
        if dragging is not None and dragging.is_busy:
            dragging.carry_over(self._charts().mapFromGlobal(QPointF(at)), held)

    def _drop(self, at: QPoint, held: Qt.KeyboardModifier) -> None:
        dragging = self._dragging
        if dragging is not None and dragging.is_busy:
            dragging.drop_over(self._charts().mapFromGlobal(QPointF(at)), held)

    def _catch(self) -> None:
        """Have what is dragged in the charts put away that is let go over the panel."""
        dragging = self._dragging
        if dragging is not None and dragging.tray is None:
            dragging.tray = proxy(self)

    def place_in(self, over: QWidget) -> QRectF:
        """Where it is in the plane of the charts; nowhere while it is not seen."""
        if not self.isVisible():
            return QRectF()
        return QRectF(QPointF(over.mapFromGlobal(self.mapToGlobal(QPoint()))), self.size().toSizeF())

    def mark(self, on: bool) -> None:
        """Show that what is dragged would be put away here."""
        if self.property("marked") is not on:
            self.setProperty("marked", on)
            self.style().polish(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, Down leads into the list, Enter places what is marked, Escape leaves."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key == Qt.Key.Key_Down:
                self.branches.setFocus(Qt.FocusReason.OtherFocusReason)
            elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._with_chosen(self._ask_place)
            elif key == Qt.Key.Key_Escape and not self.search.text():
                self._back()
            elif key == Qt.Key.Key_Escape:
                self.search.clear()
            else:
                return super().eventFilter(watched, event)
            return True
        return super().eventFilter(watched, event)
