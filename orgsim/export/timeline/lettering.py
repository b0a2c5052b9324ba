"""Paints the texts of a timeline where `drawing/timeline/placing.py` has them."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from orgsim.drawing.timeline.placing import Lettering
from orgsim.export.page.lettering import draw_lines, draw_text


def letter(painter: QPainter, its: Lettering, ink: str) -> None:
    """Paint a text in that ink."""
    if len(its.lines) == 1:
        draw_text(painter, its.x, its.baseline, its.lines[0], its.size, ink, bold=its.bold, align=its.align)
    elif its.lines:
        draw_lines(painter, its.x, its.baseline, its.lines, its.size, ink, its.step, bold=its.bold, align=its.align)
