"""How a widget looks follows from its properties: looked up anew in the style sheet as one of them changes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def look_up(widget: QWidget) -> None:
    """Have Qt look up anew how `widget` looks, as a property has changed that the style sheet asks for.

    One that was not shown yet is looked up when it is. To be asked for its style before would have PySide make all
    the enumerations of QStyle (5 ms), which the start can do without.
    """
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
