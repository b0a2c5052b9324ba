"""Help that is always at hand: the keys, and what this program is."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from orgsim import __version__
from orgsim.app.actions import Actions
from orgsim.app.widgets.dialog_buttons import dialog_buttons
from orgsim.app.widgets.labels import label
from orgsim.messages import Catalog

_POINTER = (
    *("wheel", "pinch", "drag", "click", "double-click", "arrows", "shift-arrows", "space", "escape"),
    *("library-space", "library-enter"),
)
"""What is done without a menu: the catalogs have each as `keys.NAME` and `keys.NAME.does`."""


class KeysDialog(QDialog):
    """Lists every shortcut, and what the pointer does."""

    def __init__(self, actions: Actions, speech: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(speech("keys.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = [(speech(f"keys.{name}"), speech(f"keys.{name}.does")) for name in _POINTER]
        native = QKeySequence.SequenceFormat.NativeText
        rows += [
            (action.shortcut().toString(native), action.text().replace("&", "").rstrip("…"))
            for action in actions
            if not action.shortcut().isEmpty()
        ]
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(5)
        for row, (key, does) in enumerate(rows):
            grid.addWidget(label(key, "heading"), row, 0)
            grid.addWidget(label(does, wrap=True), row, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll, 1)
        layout.addWidget(_close_button(self))
        self.resize(680, 640)


class AboutDialog(QDialog):
    """Says what the program is, its version and its licences."""

    def __init__(self, speech: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(speech("about.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(self)
        layout.addWidget(label(f"orgsim {__version__}", "unit"))
        layout.addWidget(label(speech("about.said"), wrap=True))
        layout.addWidget(label(speech("about.network"), wrap=True))
        layout.addWidget(label(speech("about.licences"), "muted", wrap=True))
        layout.addWidget(label(f"Qt {qVersion()}", "muted"))
        layout.addWidget(_close_button(self))
        self.resize(460, 260)


def _close_button(dialog: QDialog) -> QDialogButtonBox:
    buttons = dialog_buttons(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    return buttons
