"""Decisions in time as a picture: how long they take in each draft."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from orgsim.analysis.deciding.results import Gain, Result
from orgsim.drawing.decisions.spread import draw_spread
from orgsim.drawing.theme import Theme
from orgsim.export.decisions.painter import paint_decisions
from orgsim.export.errors import NothingToShowError
from orgsim.export.page.cards import CARD_CORNER
from orgsim.export.page.colours import brush, pen
from orgsim.export.page.frame import Frame, heading_of, sources_of
from orgsim.export.page.numbering import ALONE, Numbering
from orgsim.export.page.picture import LONGEST_SIDE, NATURAL, Picture, Size, page_scale
from orgsim.messages import catalog, message
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_PAD = 12.0


def decisions_picture(
    results: Sequence[Result],
    scenarios: Sequence[Scenario],
    *,
    theme: Theme,
    language: Language,
    title: str | None = None,
    size: Size | None = None,
    pages: bool = False,
    numbering: Numbering = ALONE,
    gains: Sequence[Sequence[Gain]] = (),
) -> Picture:
    """How long matters take in each of `scenarios`. Without a `size` it is as high as it needs, or as may be.

    NothingToShowError where no matter is known in any of them.
    """
    if all(result.overall.decision is None for result in results):
        raise NothingToShowError(message("export.error.no-decisions", n=len(scenarios)))
    speech = catalog(language)
    page = NATURAL[1] if size is None else page_scale(size)
    width = (NATURAL[0] if size is None else size[0]) / page
    sources = sources_of(scenarios, speech)
    frame = Frame((width, 0.0 if size is None else size[1] / page), title or "", sources, theme, language)
    left, top, right, bottom = frame.room
    drawing = draw_spread(results, scenarios, width=right - left - 2 * _PAD, letters=theme.letters, language=language)
    if size is None:
        room = min(drawing.height + 2 * _PAD, LONGEST_SIDE / page - (top - bottom))
        size = (NATURAL[0], float(round((room + top - bottom) * page)))
    else:
        room = max(bottom - top, 1.0)
    whole = size[1] / page
    scale = max(min(1.0, (room - 2 * _PAD) / drawing.height), 0.01)

    def paint(painter: QPainter, _: float) -> None:
        painter.scale(page, page)
        Frame((width, whole), title or "", sources, theme, language).paint(painter)
        painter.setPen(pen(theme.hairline, 1.0))
        painter.setBrush(brush(theme.surface))
        painter.drawRoundedRect(
            QRectF(left, top, right - left, room).adjusted(0.5, 0.5, -0.5, -0.5), CARD_CORNER, CARD_CORNER
        )
        painter.translate(left + _PAD, top + _PAD)
        painter.scale(scale, scale)
        paint_decisions(painter, drawing, theme)

    name = heading_of(title, scenarios, speech)
    return Picture(
        title=name,
        description=speech("export.decisions.description", title=name),
        width=size[0],
        height=size[1],
        pages=(paint,),
    )
