"""What drawings of decisions are put together from: a sheet that is filled, names in lines, an axis of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10
from typing import Final

from orgsim.analysis.deciding.results import Result
from orgsim.drawing.decisions.drawing import (
    Align,
    Badge,
    Bar,
    DecisionsDrawing,
    Form,
    Head,
    Hit,
    Ink,
    Inside,
    Shape,
    Sign,
    Stroke,
    Texture,
    Thing,
    Words,
)
from orgsim.drawing.drawing import Point
from orgsim.drawing.text.breaking import break_lines, whole
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.text.shortening import shortened
from orgsim.model.hierarchy import unit_of
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language, Text

SIZE: Final = 12
STEP: Final = 15.0
SMALL: Final = 11
HEADING: Final = 13
BADGE: Final = 8.0
"""Radius of the letter of a draft."""
ROW: Final = 20.0
"""Of a draft within a row of several."""
PAD: Final = 10.0
_LABELS: Final = (140.0, 320.0)
_LABEL_SHARE: Final = 0.25
_STEPS: Final = (1.0, 2.0, 5.0, 10.0)
_MOST_LETTERS: Final = 16
"""In a room as wide as letters are high: four times as many as of the narrowest have room, so that lines come out full.
"""
_ALWAYS: Final = 60
"""Letters that are always broken into lines, however little room there is."""


class Sheet:
    """A drawing that is being filled."""

    def __init__(self, width: float, letters: str) -> None:
        self.width = width
        self._letters = letters
        self._shapes: list[Shape] = []
        self._texts: list[Words] = []
        self._hits: list[Hit] = []
        self._blocks: list[tuple[float, float]] = []
        self._heads: list[Head] = []

    def bar(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: Ink | None,
        edge: Ink | None = None,
        texture: Texture = "plain",
    ) -> None:
        """Add an area."""
        self._shapes.append(Bar(x=x, y=y, width=width, height=height, fill=fill, edge=edge, texture=texture))

    def line(
        self,
        points: Sequence[Point],
        ink: Ink,
        width: float = 1.0,
        *,
        dashed: bool = False,
        fill: Ink | None = None,
    ) -> None:
        """Add a polyline."""
        self._shapes.append(Stroke(points=tuple(points), ink=ink, width=width, dashed=dashed, fill=fill))

    def sign(self, x: float, y: float, radius: float, form: Form, ink: Ink, inside: Inside = "full") -> None:
        """Add a mark."""
        self._shapes.append(Sign(x=x, y=y, radius=radius, form=form, ink=ink, inside=inside))

    def badge(self, x: float, y: float, column: int) -> None:
        """Add the letter of a draft."""
        self._shapes.append(Badge(x=x, y=y, radius=BADGE, column=column, letter=self._letters[column]))

    def words(
        self,
        x: float,
        baseline: float,
        text: str | Sequence[str],
        *,
        size: int = SIZE,
        step: float = STEP,
        ink: Ink = "text",
        bold: bool = False,
        align: Align = "left",
    ) -> None:
        """Add a text, in lines or of one."""
        lines = (text,) if isinstance(text, str) else tuple(text)
        if any(lines):
            self._texts.append(
                Words(x=x, baseline=baseline, lines=lines, size=size, step=step, ink=ink, bold=bold, align=align)
            )

    def hit(self, x: float, y: float, width: float, height: float, of: Thing, said: str) -> None:
        """Add a place that can be pointed at."""
        self._hits.append(Hit(x=x, y=y, width=width, height=height, of=of, said=said))

    def block(self, top: float, bottom: float) -> None:
        """Keep together what stands between two heights."""
        self._blocks.append((top, bottom))

    def head(self, top: float, bottom: float, until: float) -> None:
        """Write what stands between two heights again on each page on which what is below it goes on."""
        self._heads.append(Head(top, bottom, until))

    def titles(self, y: float, scenarios: Sequence[Scenario], language: Language) -> float:
        """Add the drafts' letters with their titles beside each other, and further lines; what is free below."""
        x = 0.0
        for column, scenario in enumerate(scenarios):
            its_room = max(self.width - 2 * BADGE - 6, 1.0)
            text = shortened(scenario.title.in_language(language), min(its_room, 420.0), SIZE, True)
            width = 2 * BADGE + 6 + text_width(text, SIZE, bold=True)
            if x and x + width > self.width:
                x, y = 0.0, y + 22.0
            self.badge(x + BADGE, y + 10, column)
            self.words(x + 2 * BADGE + 6, y + 14.3, text, bold=True)
            x += width + 24
        return y + 26.0

    def nothing(self, y: float, said: str, language: Language) -> DecisionsDrawing:
        """What was filled until there, and the reason why there is no more."""
        lines = lines_of(said, language, self.width)
        self.words(0.0, y + 14.0, lines, ink="muted")
        return self.drawing(y + len(lines) * STEP + 6.0)

    def drawing(self, height: float) -> DecisionsDrawing:
        """What was added."""
        return DecisionsDrawing(
            width=self.width,
            height=height,
            shapes=tuple(self._shapes),
            texts=tuple(self._texts),
            hits=tuple(self._hits),
            blocks=tuple(self._blocks),
            heads=tuple(self._heads),
        )


def text_width(text: str, size: int = SIZE, *, bold: bool = False) -> float:
    """The room that `text` takes on one line."""
    return load_font().width(text, size, bold)


def label_columns(width: float) -> tuple[float, float]:
    """How wide the names at the left may be, and where what they name begins, behind the letters of the drafts."""
    labels = min(max(width * _LABEL_SHARE, _LABELS[0]), _LABELS[1])
    return labels, labels + 2 * BADGE + 2 * PAD


def lines_of(
    text: str, language: Language, room: float, *, size: int = SIZE, bold: bool = False, most: int = 2
) -> tuple[str, ...]:
    """`text` in at most so many lines that are no wider than `room`; the last ends with … where it is not all."""
    # What is never seen of a long text is not broken into lines, for which each of its words may have to be torn.
    text, limit = text[: max(round(_MOST_LETTERS * most * room / size), _ALWAYS)], room
    for _ in range(8):
        broken = break_lines(text, language, limit, size, bold)
        if broken.width <= room:
            break
        # A line may come out somewhat wider than asked for, where that saves a word from being torn.
        limit *= 0.9
    lines = broken.lines
    if len(lines) > most:
        lines = (*lines[: most - 1], whole(lines[most - 1 :]))
    return tuple([shortened(line, room, size, bold) for line in lines])


def name_lines(
    name: Text, language: Language, room: float, *, size: int = SIZE, bold: bool = False, most: int = 2
) -> tuple[str, ...]:
    """A name of a file in lines, broken by the rules of the language that it is in."""
    words, spoken = name.spoken(language)
    return lines_of(words, spoken or "fi", room, size=size, bold=bold, most=most)


def body_name(scenario: Scenario, body: str) -> Text:
    """The name of a unit; its id where the draft has no such unit."""
    unit = unit_of(scenario, body)
    return Text(und=body) if unit is None else unit.name


def ticks(most: float, room: float, apart: float = 64.0) -> tuple[float, ...]:
    """Round numbers from 0 to `most`, for an axis to there that is `room` long: about so far `apart` at least."""
    raw = max(most, 1e-9) / max(floor(room / apart), 1)
    magnitude = 10.0 ** floor(log10(raw))
    step = next(magnitude * each for each in _STEPS if magnitude * each >= raw * (1 - 1e-9))
    return tuple([at * step for at in range(floor(most / step * (1 + 1e-9)) + 1)])


def bodies_of(results: Sequence[Result]) -> tuple[str, ...]:
    """Ids of the bodies that have agendas in any draft, as each comes first."""
    return tuple(dict.fromkeys(agenda.body for its in results for agenda in its.agendas))
