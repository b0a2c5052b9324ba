"""The buttons below a dialog, in words alone: some desktops would put pictures of their own beside them."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox


def dialog_buttons(*kinds: QDialogButtonBox.StandardButton) -> QDialogButtonBox:
    """A row of those buttons. In a dialog that is Qt's own the style sheet asks for the same."""
    box = QDialogButtonBox()
    for kind in kinds:
        box.addButton(kind).setIcon(QIcon())
    return box
