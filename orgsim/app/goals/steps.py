"""How goals begin, where there are none yet: three steps, painted below the row that adds one."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.export.goals.painter import PAD
from orgsim.export.page.lettering import broken, draw_text
from orgsim.export.page.painter import paint_badge
from orgsim.messages import catalog

_SIZE = 17
_LINE = 26


def paint_steps(painter: QPainter, top: int, width: int, state: State, k: float) -> None:
    """Paint them below `top` in so many pixels of width, beside a table of the scale `k`."""
    theme, speech = theme_of(state), catalog(state.language)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top += 2 * _LINE
    left = round(PAD * k)
    for number, step in enumerate(("goals", "weights", "scores"), 1):
        paint_badge(painter, QPointF(left + 13, top - 6), 13, str(number), theme.accent)
        for line in broken(speech(f"goals-view.step.{step}"), state.language, width - left - 60, _SIZE):
            draw_text(painter, left + 40, top, line, _SIZE, theme.text)
            top += _LINE
        top += _LINE // 2
