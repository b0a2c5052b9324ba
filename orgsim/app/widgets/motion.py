"""Whether things may move."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication


def motion_is_welcome() -> bool:
    """Whether the system's settings allow things to move (Qt: `UIEffects`, which "reduce motion" switches off)."""
    return QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
