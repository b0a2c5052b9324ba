"""The header of a scenario's column: its letter and colour, what it is called, how it stands and its key figures."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from orgsim.analysis.figures.headline import difference_text, figure_text, headline
from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import colour, pen
from orgsim.export.page.lettering import broken_text, draw_lines, draw_text, text_width
from orgsim.export.page.painter import paint_badge
from orgsim.messages import Catalog
from orgsim.model.scenario import Scenario

STRIPE = 4.0
CARD_CORNER = 8.0

_TITLE = 15
_TITLE_LINE = 19.0
_CAPTION = 12
_CAPTION_LINE = 16.0
_FIGURE = 17
_FIGURE_LINE = 21.0
_PAD = 10.0
_BADGE = 13.0
_TEXT_LEFT = STRIPE + _PAD + 2 * _BADGE + 10
_FIGURE_GAP = 18.0
_LEAST_GAP = 10.0
_NARROWEST_TITLE = 150.0


class CardFigure(msgspec.Struct, frozen=True):
    """A key figure in words."""

    value: str
    difference: str
    """To the scenario that all are compared to; empty on its own card and where either is unknown."""
    label: str

    @property
    def width(self) -> float:
        """The room that it takes."""
        number = text_width(self.value, _FIGURE, True)
        if self.difference:
            number += 5 + text_width(self.difference, _CAPTION, True)
        return max(number, text_width(self.label, _CAPTION))


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One scenario's header, broken into lines for its column's width."""

    column: int
    width: float
    title: tuple[str, ...]
    caption: str
    figures: tuple[CardFigure, ...]
    below: bool
    """Whether the figures stand below the title, as there is no room beside it."""

    @property
    def height(self) -> float:
        """What the card needs."""
        texts = _TITLE_LINE * len(self.title) + (_CAPTION_LINE if self.caption else 0.0)
        numbers = _FIGURE_LINE + _CAPTION_LINE
        inner = texts + 6 + numbers if self.below else max(texts, numbers)
        return inner + 2 * _PAD


def cards(scenarios: Sequence[Scenario], width: float, speech: Catalog, reference: int = 0) -> tuple[Card, ...]:
    """The headers of all scenarios for columns of that width; figures are compared to those of `reference`."""
    if not scenarios:
        return ()
    base_figures = headline(scenarios[reference], scenarios)
    made = []
    for column, scenario in enumerate(scenarios):
        figures = []
        for key, base in zip(headline(scenario, scenarios), base_figures, strict=True):
            difference = difference_text(key, base, speech) if column != reference else ""
            figures.append(CardFigure(figure_text(key, speech), difference, speech.say(key.label)))
        inner = width - _TEXT_LEFT - _PAD
        figures = _with_room(figures, width - STRIPE - 2 * _PAD)
        taken = sum(figure.width + _FIGURE_GAP for figure in figures)
        below = inner - taken < _NARROWEST_TITLE
        room = inner if below else inner - taken
        parts = [speech(f"status.{scenario.status}")] if scenario.status is not None else []
        parts += [speech.value(scenario.date)] if scenario.date is not None else []
        made.append(
            Card(
                column=column,
                width=width,
                title=broken_text(scenario.title, speech.language, room, _TITLE, True),
                caption=" · ".join(parts),
                figures=tuple(figures),
                below=below,
            )
        )
    return tuple(made)


def _with_room(figures: Sequence[CardFigure], width: float) -> list[CardFigure]:
    """All of them; where there is no room, without how they differ, and then as many as have room."""
    if _side_by_side(figures, _LEAST_GAP) > width:
        figures = [msgspec.structs.replace(figure, difference="") for figure in figures]
    while len(figures) > 1 and _side_by_side(figures, _LEAST_GAP) > width:
        figures = figures[:-1]
    return list(figures)


def _side_by_side(figures: Sequence[CardFigure], gap: float) -> float:
    return sum(figure.width + gap for figure in figures) - gap


def paint_card(painter: QPainter, card: Card, x: float, y: float, height: float, theme: Theme) -> None:
    """Paint the card at (`x`, `y`); `height` is that of the highest card, so that all are alike."""
    tone = theme.scenario[card.column]
    frame = QRectF(x, y, card.width, height)
    painter.setPen(pen(theme.hairline, 1.0))
    painter.setBrush(colour(theme.surface))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), CARD_CORNER, CARD_CORNER)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tone.fill))
    painter.drawRoundedRect(QRectF(x, y, STRIPE, height), 2, 2)

    top = y + _PAD
    texts = _TITLE_LINE * len(card.title) + (_CAPTION_LINE if card.caption else 0.0)
    middle = top + texts / 2 if card.below else y + height / 2
    paint_badge(painter, QPointF(x + STRIPE + _PAD + _BADGE, middle), _BADGE, theme.letters[card.column], tone)
    line_top = top if card.below else middle - texts / 2
    draw_lines(painter, x + _TEXT_LEFT, line_top + 14.5, card.title, _TITLE, theme.text, _TITLE_LINE, bold=True)
    line_top += _TITLE_LINE * len(card.title)
    if card.caption:
        draw_text(painter, x + _TEXT_LEFT, line_top + 12, card.caption, _CAPTION, theme.muted_text)

    # At the foot of all cards alike, however many lines their titles have.
    numbers = _FIGURE_LINE + _CAPTION_LINE
    top = y + height - _PAD - numbers if card.below else middle - numbers / 2
    right, gap = x + card.width - _PAD - 2, _FIGURE_GAP
    if card.below:
        room = card.width - _TEXT_LEFT - _PAD
        gap = _FIGURE_GAP if _side_by_side(card.figures, _FIGURE_GAP) <= room else _LEAST_GAP
        right = min(x + _TEXT_LEFT + _side_by_side(card.figures, gap), x + card.width - _PAD)
    for figure in reversed(card.figures):
        _paint_figure(painter, figure, right, top, theme)
        right -= figure.width + gap


def _paint_figure(painter: QPainter, figure: CardFigure, right: float, top: float, theme: Theme) -> None:
    end = right
    if figure.difference:
        draw_text(painter, end, top + 16, figure.difference, _CAPTION, theme.muted_text, bold=True, align="right")
        end -= text_width(figure.difference, _CAPTION, True) + 5
    draw_text(painter, end, top + 16, figure.value, _FIGURE, theme.text, bold=True, align="right")
    draw_text(painter, right, top + _FIGURE_LINE + 12, figure.label, _CAPTION, theme.muted_text, align="right")
