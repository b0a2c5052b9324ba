"""What the next delivery of a list changes in a draft: each change with a tick, done as one action."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgsim.app.document.state import State
from orgsim.app.importing.working import Changes
from orgsim.app.widgets.labels import label
from orgsim.messages import catalog
from orgsim.model.edits.edits import Edit

_SIZE = (680, 520)


class AgainDialog(QDialog):
    """Lists the changes; all are ticked to begin with."""

    def __init__(self, changes: Changes, state: State, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        speech = catalog(state.language)
        self._changes = changes
        number, title = len(changes.changes), changes.before.scenario.title
        about = (
            speech("importing.again.about", n=number, title=title)
            if number
            else speech("importing.again.nothing", title=title)
        )
        self.setWindowTitle(speech("importing.again.title"))
        self.setAccessibleDescription(about)
        self.list = QListWidget()
        self.list.setAccessibleName(speech("importing.again.list"))
        self.list.setWordWrap(True)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setSpacing(2)
        for change in changes.changes:
            item = QListWidgetItem(" ".join(speech.say(said) for said in change.said))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        buttons = QDialogButtonBox()
        self.make = buttons.addButton(speech("importing.again.do"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.make.setDefault(True)
        buttons.addButton(speech("export.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        for key, on in (("all", True), ("none", False)):
            button = QPushButton(speech(f"importing.again.{key}"))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, on=on: self.tick_all(on))
            button.setEnabled(number > 0)
            row.addWidget(button)
        row.addStretch(1)
        panel = QFrame()
        panel.setObjectName("panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(label(speech("importing.again.title"), "heading"))
        layout.addWidget(label(about, wrap=True))
        layout.addLayout(row)
        layout.addWidget(panel, 1)
        if changes.conflicts:
            layout.addWidget(label(speech("importing.again.conflicts", names=changes.conflicts), "warning", wrap=True))
        layout.addWidget(buttons)
        self.list.itemChanged.connect(lambda _: self._tell())
        self.resize(*_SIZE)
        self._tell()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Those that are ticked, in their order."""
        ticked = [self.list.item(place).checkState() == Qt.CheckState.Checked for place in range(self.list.count())]
        return tuple([change.edit for change, on in zip(self._changes.changes, ticked, strict=True) if on])

    def tick_all(self, on: bool) -> None:
        """Tick all of them, or none."""
        for place in range(self.list.count()):
            self.list.item(place).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _tell(self) -> None:
        self.make.setEnabled(bool(self.edits))
