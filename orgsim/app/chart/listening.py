"""Tells Qt of what charts are to those who hear them, which is loaded when somebody listens."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface


@cache
def install() -> None:
    """Have Qt know of charts and their boxes from now on. A widget that was asked for before stays a plain one."""
    from PySide6.QtGui import QAccessible

    QAccessible.installFactory(_interface)


def _interface(_class_name: str, of: QObject) -> QAccessibleInterface | None:
    from orgsim.app.chart.accessible import interface_of

    return interface_of(of)
