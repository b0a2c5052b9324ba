"""The dialog of what a draft states of itself: its title, its dates, its status and its sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgsim.app.editing.form.draft_stating import Details, Written, Wrong, details_of, edits_of
from orgsim.app.widgets.dialog_buttons import dialog_buttons
from orgsim.app.widgets.fields import Choice
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import label, plain_tip
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog, Message
from orgsim.model.edits.edits import Edit
from orgsim.model.edits.heads import named_sources
from orgsim.model.scenario import Scenario, Status

_LONGEST = 400
_WIDE = 640
_SOURCES_HIGH = 220
"""Pixels of the list of sources at least, where there are many."""

Do = Callable[[Sequence[Edit]], Message | None]
"""Makes the edits as one action; why it could not be done, or `None`."""


class _Row:
    """The fields of a source."""

    def __init__(self, written: Written, *, used: int, speech: Catalog, theme: Theme) -> None:
        self.key = written.key
        self.title = _field(written.title, speech("draft.source.title"))
        self.date = _field(written.date, speech("draft.source.date"))
        self.date.setMaximumWidth(110)
        self.date.setPlaceholderText(speech("draft.source.date"))
        self.url = _field(written.url, speech("draft.source.url"))
        self.url.setPlaceholderText(speech("draft.source.url"))
        self.title.setPlaceholderText(speech("draft.source.title"))
        self.remove = QToolButton()
        self.remove.setObjectName("flat")
        self.remove.setIcon(icon("close", theme, colour=theme.muted_text))
        self.remove.setEnabled(not used)
        said = speech("draft.source.used", n=used) if used else speech("draft.source.remove")
        self.remove.setToolTip(plain_tip(said))
        self.remove.setAccessibleName(speech("draft.source.remove"))

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """Its widgets from left to right."""
        return self.title, self.date, self.url, self.remove

    @property
    def written(self) -> Written:
        """What they hold."""
        return Written(self.key, self.title.text(), self.date.text(), self.url.text())


class DraftDialog(QDialog):
    """Asks until what is written could be done, or until the user leaves it."""

    def __init__(
        self, scenario: Scenario, do: Do, speech: Catalog, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(speech("draft.dialog"))
        self._scenario, self._do, self._speech, self._theme = scenario, do, speech, theme
        held = details_of(scenario, speech)
        self._used = named_sources(scenario)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.titles = {}
        for language, said in held.titles.items():
            name = speech("draft.title")
            if language is not None and len(held.titles) > 1:
                name = speech("draft.title-in", language=speech(f"form.language.{language}"))
            self.titles[language] = _field(said, name)
            form.addRow(name, self.titles[language])
        statuses = [(speech("fact.not-stated"), None), *((speech(f"status.{its}"), its) for its in get_args(Status))]
        self.status = Choice(statuses, held.status, theme)
        self.status.setAccessibleName(speech("draft.status"))
        form.addRow(speech("draft.status"), self.status)
        self.date = _field(held.date, speech("draft.date"))
        self.effective = _field(held.effective, speech("draft.effective"))
        for field, name in ((self.date, "date"), (self.effective, "effective")):
            field.setPlaceholderText(speech("draft.date-form"))
            form.addRow(speech(f"draft.{name}"), field)
        inner = QWidget()
        inner.setObjectName("plain")
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 6, 0)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(2, 2)
        self._scrolled = QScrollArea()
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self._scrolled.setWidget(inner)
        self.rows: list[_Row] = []
        for written in held.sources:
            self._add(written)
        self.add = QPushButton(speech("draft.source.add"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add_new)
        self._error = label(role="warning", wrap=True)
        self._error.hide()
        buttons = dialog_buttons(QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(speech("draft.apply"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(speech("export.cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(10)
        layout.addWidget(label(speech("draft.about"), "muted", wrap=True))
        layout.addLayout(form)
        layout.addWidget(label(speech("draft.sources"), "heading"))
        layout.addWidget(self._scrolled, 1)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._error)
        layout.addWidget(buttons)
        self.setMinimumWidth(_WIDE)
        self._suit()

    @property
    def error(self) -> str:
        """What keeps it from being done, as it is told; empty where nothing was tried yet."""
        return self._error.text()

    def accept(self) -> None:
        """Do what is written and close, or say what keeps it from being done."""
        try:
            edits = edits_of(self._scenario, self._held(), self._speech)
        except Wrong as error:
            self._tell(error.why)
            self._field_at(error.where).setFocus()
            return
        why = self._do(edits) if edits else None
        if why is None:
            super().accept()
        else:
            self._tell(why)

    def _held(self) -> Details:
        status = self.status.currentData()
        titles = {language: field.text() for language, field in self.titles.items()}
        sources = [row.written for row in self.rows]
        return Details(titles, status, self.date.text(), self.effective.text(), sources)

    def _tell(self, why: Message) -> None:
        self._error.setText(self._speech.say(why))
        self._error.show()
        self._suit()

    def _field_at(self, where: str) -> QWidget:
        place, _, part = where.partition(".")
        if part:
            row = self.rows[int(place)]
            return row.date if part == "date" else row.title
        fields = {"date": self.date, "effective": self.effective}
        return fields.get(where, next(iter(self.titles.values())))

    def _add(self, written: Written) -> _Row:
        row = _Row(written, used=self._used[written.key], speech=self._speech, theme=self._theme)
        row.remove.clicked.connect(lambda: self._remove(row))
        self.rows.append(row)
        line = self._grid.rowCount()
        for column, part in enumerate(row.parts):
            self._grid.addWidget(part, line, column)
        return row

    def _add_new(self) -> None:
        row = self._add(Written("", ""))
        self._suit()
        row.title.setFocus()

    def _remove(self, row: _Row) -> None:
        self.rows.remove(row)
        for part in row.parts:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.add.setFocus()
        self._suit()

    def _suit(self) -> None:
        """Take the room that the sources need, as far as a screen has it."""
        needed = self._grid.sizeHint().height() if self.rows else 0
        self._scrolled.setMinimumHeight(min(needed, _SOURCES_HIGH))
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), max(self.height(), layout.totalSizeHint().height()))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the room that fields need once they have their looks."""
        super().showEvent(event)
        self._suit()


def _field(text: str, name: str) -> QLineEdit:
    made = QLineEdit(text)
    made.setMaxLength(_LONGEST)
    made.setCursorPosition(0)
    made.setAccessibleName(name)
    return made
