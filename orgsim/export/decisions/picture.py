"""Decisions in time as a picture: all that a simulation tells of the drafts, with what it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import product
from typing import Final, Protocol

import msgspec
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from orgsim.analysis.deciding.results import Difference, Gain, Result
from orgsim.drawing.decisions.drawing import DecisionsDrawing
from orgsim.drawing.decisions.sections import draw_sections, parted
from orgsim.drawing.decisions.sheet import SMALL
from orgsim.drawing.decisions.spread import Measure
from orgsim.drawing.decisions.telling import basis
from orgsim.drawing.theme import Theme
from orgsim.export.decisions.painter import painting_decisions
from orgsim.export.errors import NothingOpenedError, NothingToShowError
from orgsim.export.page.frame import Frame, heading_of, sources_of
from orgsim.export.page.numbering import ALONE, Numbering
from orgsim.export.page.picture import LONGEST_SIDE, NATURAL, READABLE, Picture, Size, page_scale
from orgsim.export.page.steps import restoring
from orgsim.messages import catalog, message
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_COLUMNS_GAP = 40.0
_NARROWEST = 600.0
"""Width of a column at its own scale, where there are several."""
_MOST_COLUMNS = 3
_HIGHEST: Final = 4_800.0
"""Pixels of a picture of a width of its own, from which on it stands in columns."""
_SCALES: Final = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.45, 0.38, 0.3, 0.22, 0.15, 0.1)
_READABLE = 0.84
"""The scale from which on text is read without effort; a document takes further pages rather than being smaller."""

_Part = tuple[float, float]


class _Draw(Protocol):
    def __call__(self, room: float, *, brief: bool = False) -> DecisionsDrawing: ...


class _Layout(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """How the drawing stands on pages: from which to which height in each column of each of them."""

    drawing: DecisionsDrawing
    scale: float
    pages: tuple[tuple[_Part, ...], ...]


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
    measure: Measure = "decision",
    differences: Sequence[Difference] = (),
) -> Picture:
    """What was simulated of `scenarios`: `results` in their order, and `gains` where these were tried.

    The foot of each page tells what that stands on, and the `differences` of the drafts.

    Without a `size` the page is as high as it needs, in columns where it were very high. With one, all is on one
    page, in columns where that makes it larger, and in brief where it could not be read; with `pages` it goes on to
    further ones before it becomes too small.
    NothingOpenedError where there is no draft, NothingToShowError where neither a matter nor a meeting is known.
    """
    if not results:
        raise NothingOpenedError(message("export.error.nothing"))
    if not any(its.agendas or its.overall.decision for its in results):
        raise NothingToShowError(message("export.error.no-decisions", n=len(scenarios)))
    speech = catalog(language)
    framed = partial(
        Frame,
        heading=title or "",
        sources=sources_of(scenarios, speech),
        theme=theme,
        language=language,
        basis=basis(results, differences, theme.letters, speech),
    )
    page = NATURAL[1] if size is None else page_scale(size)
    width = (NATURAL[0] if size is None else size[0]) / page

    def draw(room: float, *, brief: bool = False) -> DecisionsDrawing:
        return draw_sections(
            results,
            scenarios,
            width=room,
            letters=theme.letters,
            language=language,
            gains=gains,
            measure=measure,
            brief=brief,
        )

    frame = framed((width, 0.0 if size is None else size[1] / page))
    left, top, right, bottom = frame.room
    layout: _Layout | None = None
    if size is None:
        layout = _natural(draw(right - left), (_HIGHEST / page) - top + bottom)
        (columns,) = layout.pages
        width += (len(columns) - 1) * (layout.drawing.width + _COLUMNS_GAP)
        height = max(_height(layout.drawing, part) for part in columns) + top - bottom
        size = (round(width * page), float(min(round(height * page), LONGEST_SIDE)))
        frame = framed((width, size[1] / page))
        left, top, right, bottom = frame.room
        if height * page > LONGEST_SIDE:
            layout = None
        pages = False
    if layout is None:
        layout = _fitted(draw, right - left, max(bottom - top, 1.0), page, pages=pages)
    count = len(layout.pages)
    name = heading_of(title, scenarios, speech)
    paint = partial(_paint, layout, page, theme, partial(framed, (width, size[1] / page)))
    return Picture(
        title=name,
        description=speech("export.decisions.description", title=name),
        width=size[0],
        height=size[1],
        pages=tuple([partial(paint, columns, numbering.told(at, count)) for at, columns in enumerate(layout.pages)]),
        smallest_text=SMALL * layout.scale * page,
    )


def _natural(drawing: DecisionsDrawing, height: float) -> _Layout:
    """All of it in as many columns as keep it below that height, or the most that there may be."""
    for count in range(1, _MOST_COLUMNS + 1):
        # Columns end where nothing is cut, so that they may have to be somewhat higher than a part of the whole.
        for room in (max(drawing.height / count * more, 1.0) for more in (1.02, 1.08, 1.2, 1.5, 2.0)):
            parts = parted(drawing, room)
            if len(parts) <= count:
                break
        else:
            continue
        if count == _MOST_COLUMNS or max(_height(drawing, part) for part in parts) <= height:
            return _Layout(drawing=drawing, scale=1.0, pages=(parts,))
    return _Layout(drawing=drawing, scale=1.0, pages=(((0.0, drawing.height),),))


def _height(drawing: DecisionsDrawing, part: _Part) -> float:
    """How high a part is, with the axis that is written above it again."""
    head = drawing.head_at(part[0])
    return part[1] - part[0] + (0.0 if head is None else head.height)


def _fitted(draw: _Draw, width: float, height: float, page: float, *, pages: bool) -> _Layout:
    """The largest layout that fits one page, in brief where all of it cannot be read there; or with `pages` all."""
    whole = [scale for scale in _SCALES if SMALL * scale * page >= READABLE]
    for brief, scale in [*product((False,), whole), *product((True,), _SCALES)]:
        inner = width / scale
        for columns in range(1, _MOST_COLUMNS + 1):
            room = (inner - (columns - 1) * _COLUMNS_GAP) / columns
            if columns > 1 and room < _NARROWEST:
                break
            drawing = draw(room, brief=brief)
            parts = parted(drawing, height / scale)
            if len(parts) <= columns:
                return _Layout(drawing=drawing, scale=scale, pages=(parts,))
        if pages and scale <= _READABLE:
            drawing = draw(inner)
            return _Layout(
                drawing=drawing, scale=scale, pages=tuple([(part,) for part in parted(drawing, height / scale)])
            )
    drawing = draw(width / _SCALES[-1], brief=True)
    scale = min(_SCALES[-1], height / drawing.height)
    return _Layout(drawing=drawing, scale=scale, pages=(((0.0, drawing.height),),))


def _paint(
    layout: _Layout,
    page: float,
    theme: Theme,
    framed: Callable[..., Frame],
    columns: Sequence[_Part],
    number: str,
    painter: QPainter,
    _: float,
) -> Iterator[None]:
    painter.scale(page, page)
    frame = framed(number=number)
    frame.paint(painter)
    left, top, _right, _bottom = frame.room
    painter.translate(left, top)
    painter.scale(layout.scale, layout.scale)
    for place, (upper, lower) in enumerate(columns):
        head = layout.drawing.head_at(upper)
        parts = [(upper, lower)] if head is None else [(head.top, head.bottom), (upper, lower)]
        with restoring(painter):
            painter.translate(place * (layout.drawing.width + _COLUMNS_GAP), 0.0)
            for part in parts:
                with restoring(painter):
                    painter.translate(0.0, -part[0])
                    painter.setClipRect(QRectF(-1.0, part[0], layout.drawing.width + 2.0, part[1] - part[0]))
                    yield from painting_decisions(painter, layout.drawing, theme, part=part)
                painter.translate(0.0, part[1] - part[0])
