"""Asks where units are to be moved to: a list of all places, searched while one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListView, QVBoxLayout, QWidget

from orgsim.app.editing.form.stating import places
from orgsim.app.editing.steps import why_not
from orgsim.app.widgets.dialog_buttons import dialog_buttons
from orgsim.app.widgets.labels import label, plain_tip
from orgsim.messages import catalog
from orgsim.model.edits.words import by_name
from orgsim.model.hierarchy import hierarchy, unit_of
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_SIZE = 520, 480
_ID = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}


class MovingTo(QDialog):
    """Lists the units that something can be put below, with what each stands below itself."""

    chosen = Signal(str)
    """The id of the unit that it comes to stand below; empty: it comes to the top."""

    def __init__(self, scenario: Scenario, ids: Sequence[str], language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._scenario = scenario
        self._ids = tuple(ids)
        self._speech = catalog(language)
        speech = self._speech
        names = [speech.value(unit.name) for id in ids if (unit := unit_of(scenario, id)) is not None]
        self.setWindowTitle(speech("action.move-to").rstrip("…"))
        self.resize(*_SIZE)
        self.search = QLineEdit()
        self.search.setPlaceholderText(speech("making.where"))
        self.search.setAccessibleName(speech("making.where"))
        self.search.setClearButtonEnabled(True)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._places())
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list = QListView()
        self.list.setObjectName("places")
        self.list.setModel(self._shown)
        self.list.setAccessibleName(speech("making.where"))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.why = label("", "warning", wrap=True)
        self._buttons = dialog_buttons(QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel)
        self._ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(speech("making.move"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(speech("making.cancel"))
        self._buttons.accepted.connect(self.take)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (label(", ".join(names), "heading", wrap=True), self.search, self.list, self.why, self._buttons):
            column.addWidget(widget, 1 if widget is self.list else 0)
        self.why.hide()
        self.search.textChanged.connect(self._look)
        self.search.installEventFilter(self)
        self.list.activated.connect(lambda _index: self.take())
        self.list.setCurrentIndex(self._shown.index(0, 0))
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """Move it below the one that is marked; where that cannot be, say why and stay."""
        index = self.list.currentIndex()
        if not index.isValid():
            return
        below = str(index.data(_ID))
        why = why_not(self._scenario, self._ids, below or None)
        self.why.setText(self._speech.say(by_name(why, self._scenario)) if why is not None else "")
        self.why.setVisible(why is not None)
        if why is None:
            self.chosen.emit(below)
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows walk in the list while one types."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                row = self.list.currentIndex().row() + step
                self._mark(self._shown.index(max(min(row, self._shown.rowCount() - 1), 0), 0))
                return True
        return super().eventFilter(watched, event)

    def _look(self, text: str) -> None:
        self._shown.setFilterFixedString(" ".join(text.split()))
        found = self._shown.rowCount() > 0
        self.why.setText("" if found else self._speech("making.where.none"))
        self.why.setVisible(not found)
        self._ok.setEnabled(found)
        self._mark(self._shown.index(0, 0))

    def _mark(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _places(self) -> QStandardItemModel:
        model = QStandardItemModel(self)
        flat, speech = hierarchy(self._scenario), self._speech
        top = QStandardItem(speech("making.top"))
        top.setData("", _ID)
        model.appendRow(top)
        moving = [flat.index[id] for id in self._ids if id in flat.index]
        beyond = {flat.units[below].id for place in moving for below in flat.subtree(place)}
        for name, above, id in places(self._scenario, speech, beyond):
            item = QStandardItem(f"{name}  ·  {above}" if above else name)
            item.setData(id, _ID)
            item.setToolTip(plain_tip(name))
            model.appendRow(item)
        return model
