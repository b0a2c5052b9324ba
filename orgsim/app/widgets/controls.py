"""Controls of a view that an audience has no use for: a presentation hides them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_CONTROL = "control"


def as_control(widget: QWidget, instead: QWidget | None = None) -> QWidget:
    """`widget`, marked as a control; `instead`: what tells an audience what is chosen in it, hidden until then.

    Who shows and hides the widget itself puts it into one that is marked.
    """
    widget.setProperty(_CONTROL, instead if instead is not None else True)
    if instead is not None:
        instead.hide()
    return widget


def hide_controls(view: QWidget) -> None:
    """Hide what is marked in `view`, for good."""
    for widget in view.findChildren(QWidget):
        marked = widget.property(_CONTROL)
        if marked:
            widget.hide()
        if isinstance(marked, QWidget):
            marked.show()
