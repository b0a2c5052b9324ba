"""Colours, brushes and pens of a theme as Qt has them, each made once."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from orgsim.drawing.theme import Stroke

_STYLES = {
    "solid": Qt.PenStyle.SolidLine,
    "dashed": Qt.PenStyle.DashLine,
    "dotted": Qt.PenStyle.DotLine,
    "double": Qt.PenStyle.SolidLine,
}


@cache
def colour(name: str) -> QColor:
    """The colour `#rrggbb`."""
    return QColor(name)


@cache
def faint(name: str, opacity: float) -> QColor:
    """That colour as a veil: of the `opacity` from 0 to 1."""
    # Of its own: what is changed of the colours that are made once is changed for all who paint with them.
    veil = QColor(name)
    veil.setAlphaF(opacity)
    return veil


@cache
def brush(name: str) -> QBrush:
    """A brush of that colour."""
    # Made in two steps: to tell the constructors apart, PySide would load the 180 presets of QGradient (5 ms).
    made = QBrush()
    made.setStyle(Qt.BrushStyle.SolidPattern)
    made.setColor(QColor(name))
    return made


@cache
def pen(name: str, width: float, stroke: Stroke = "solid") -> QPen:
    """A pen of that colour, with sharp corners and ends."""
    made = QPen(QColor(name), width, _STYLES[stroke])
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return made
