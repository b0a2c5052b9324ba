"""Offers what was edited and not saved when the program ended: each draft is recovered, given up, or left for later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from orgsim.app.widgets.labels import label
from orgsim.files.kept.recoveries import Left
from orgsim.files.kept.recovery import Recovery
from orgsim.messages import Catalog, Message, catalog, message
from orgsim.model.text import Language
from orgsim.model.unseen import marked

_SIZE = (620, 360)


class RecoveryDialog(QDialog):
    """Lists what was left; it closes once nothing is left to be decided."""

    recover_asked = Signal(object)
    """A `Left`: go on with it."""
    refuse_asked = Signal(object)
    """A `Left`: it is given up."""

    def __init__(self, left: Sequence[Left], language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._speech = speech = catalog(language)
        self.rows: dict[Left, _Row] = {}
        title = speech("recovery.title")
        self.setWindowTitle(title)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        for its in left:
            row = self.rows[its] = _Row(its, speech)
            row.recover.clicked.connect(lambda _=False, its=its: self._ask(its))
            row.refuse.clicked.connect(lambda _=False, its=its: self.refuse_asked.emit(its))
            column.addWidget(row)
        column.addStretch(1)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(listed)
        buttons = QDialogButtonBox()
        later = buttons.addButton(speech("recovery.later"), QDialogButtonBox.ButtonRole.RejectRole)
        later.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        about = speech("recovery.about")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(label(title, "heading"))
        layout.addWidget(label(about, wrap=True))
        layout.addWidget(scrolled, 1)
        layout.addWidget(buttons)
        self.setAccessibleDescription(about)
        self.resize(*_SIZE)
        first = next(iter(self.rows.values())).recover
        first.setDefault(True)
        first.setFocus()

    def _ask(self, left: Left) -> None:
        # Its file may take a while to be read.
        self.rows[left].setEnabled(False)
        self.recover_asked.emit(left)

    def settled(self, left: Left, why: Message | None) -> None:
        """What was asked for is done, or could not be."""
        row = self.rows[left]
        row.setEnabled(True)
        if why is not None:
            row.tell(self._speech.say(why))
            return
        del self.rows[left]
        row.hide()
        row.deleteLater()
        if not self.rows:
            self.accept()


class _Row(QFrame):
    """One draft that was left."""

    def __init__(self, left: Left, speech: Catalog) -> None:
        super().__init__()
        self.setObjectName("panel")
        kept = left.recovery
        said = speech("recovery.torn") if kept is None else speech.say(about(kept, dt.datetime.now().astimezone()))
        self.recover = QPushButton(speech("recovery.recover"))
        self.recover.setAccessibleDescription(said)
        self.recover.setVisible(kept is not None)
        self.refuse = QPushButton(speech("recovery.refuse" if kept is not None else "recovery.put-aside"))
        self.refuse.setAccessibleDescription(said)
        # So that no Enter gives anything up.
        self.refuse.setAutoDefault(False)
        self._why = QLabel()
        self._why.setWordWrap(True)
        self._why.setTextFormat(Qt.TextFormat.PlainText)
        self._why.hide()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.refuse)
        row.addWidget(self.recover)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.addWidget(label(said, "heading", wrap=True))
        column.addWidget(label(marked(str(left.file if kept is None else kept.path)), "caption", wrap=True))
        column.addWidget(self._why)
        column.addLayout(row)

    def tell(self, why: str) -> None:
        """Why it could not be recovered."""
        self._why.setText(why)
        self._why.show()


def about(kept: Recovery, now: dt.datetime) -> Message:
    """What a recovery file holds: "3 changes of draft B, today at 14:02"."""
    then = dt.datetime.fromtimestamp(kept.time, now.tzinfo)
    clock = message("recovery.clock", hours=str(then.hour), minutes=f"{then.minute:02}")
    today = then.date() == now.date()
    when = message("recovery.today", clock=clock) if today else message("recovery.on", date=then.date(), clock=clock)
    if not kept.acts:
        return message("recovery.some", title=marked(kept.title), when=when)
    return message("recovery.changes", n=len(kept.acts), title=marked(kept.title), when=when)
