"""One event on its axis: the span that it may lie in, its sign, and its words beside or below it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal

import msgspec

from orgsim.analysis.timeline.spans import Manner, kind_text, when_text
from orgsim.drawing.text.breaking import Lines, break_lines
from orgsim.messages import Catalog
from orgsim.model.scenario import Event
from orgsim.model.text import Language

NAME: Final = 13
NAME_LINE: Final = 16.0
CAPTION: Final = 12
CAPTION_LINE: Final = 15.0
"""Pixel sizes of fonts, and distances between baselines."""
DISC: Final = 9.5
"""Radius of the disc with the sign of the event's kind."""
STRIP: Final = 14.0
"""Height of what shows a span."""
ARROW: Final = 40.0
"""Length of the arrow up to a limit."""
NOTE: Final = "*"
"""Marks an event that has a remark."""

_GAP = 6.0
_LIMITS = (256.0, 190.0, 140.0)
"""Widths that the words are broken for, the widest for which there is room."""
_AT_LEFT = 6.0
"""What words at the left cost beside their height: most stand at the right."""
_FEW = 2
"""Lines of a name that are few enough to look no further."""
_WIDE = 0.4
"""Share of what is in view from which on the words stand below a span: beside it they would often be out of sight."""
_BELOW = (150.0, 340.0)
_THINNEST = 3.0

Side = Literal["right", "left", "below"]
"""Where the words stand."""


class Words(msgspec.Struct, frozen=True):
    """What is written of an event."""

    name: tuple[str, ...]
    caption: tuple[str, ...]
    """When it is and of what kind."""
    width: float

    @property
    def height(self) -> float:
        """How high they are."""
        return len(self.name) * NAME_LINE + len(self.caption) * CAPTION_LINE


class Ghost(msgspec.Struct, frozen=True):
    """Where the same event is in another scenario."""

    x: float
    column: int


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """An event on its axis. Every x is counted from the axis's beginning."""

    column: int
    event: int
    """Its index in the scenario's timeline."""
    id: str
    kind: str | None
    manner: Manner
    lane: int
    left: float
    right: float
    top: float
    bottom: float
    """All of it: what can be clicked, and what nothing else may touch."""
    span: tuple[float, float]
    certain: tuple[float, float] | None
    disc: float
    words: Words
    words_x: float
    """Left end of the words; their right end where they stand at the left."""
    side: Side
    slack: tuple[float, float] = (0.0, 0.0)
    """How far disc and words may be moved to the left and right along a span that is seen in part."""
    ghost: Ghost | None = None

    @property
    def middle(self) -> float:
        """The height of the middle of its span and disc."""
        return self.top + DISC


def lines_within(text: str, language: Language, room: float, size: int, bold: bool = False) -> Lines:
    """`text` in lines that are no wider than `room`, where words can be broken so."""
    limit = room
    for _ in range(6):
        lines = break_lines(text, language, limit, size, bold)
        if lines.width <= room:
            break
        # A line may come out somewhat wider than asked for, where that saves a word from being torn.
        limit *= 0.9
    return lines


@lru_cache(maxsize=1 << 15)
def words_of(event: Event, limit: float, speech: Catalog, *, dated: bool) -> Words:
    """The words of an event in lines of about `limit` pixels."""
    text, spoken = event.name.spoken(speech.language)
    name = lines_within(text, spoken or "fi", limit, NAME, True)
    told = [speech.say(when_text(event))] if dated else []
    if event.kind is not None:
        told.append(str(speech.value(kind_text(event.kind))))
    said = "\u00a0· ".join(told)
    if event.note is not None:
        said = f"{said}\u00a0{NOTE}".strip()
    if not said:
        return Words(name.lines, (), name.width)
    caption = lines_within(said, speech.language, limit, CAPTION)
    return Words(name.lines, caption.lines, max(name.width, caption.width))


def seen_span(manner: Manner, span: tuple[float, float]) -> tuple[float, float]:
    """A span as it is shown: not too thin to be seen."""
    start, end = span
    if end - start < _THINNEST and manner != "by":
        middle = (start + end) / 2
        return middle - _THINNEST / 2, middle + _THINNEST / 2
    return span


def begins_at(manner: Manner, span: tuple[float, float]) -> float:
    """Where the mark of an event with that span begins, its words left out, which may stand before it."""
    return _own(manner, seen_span(manner, span))[1][0]


def _own(manner: Manner, span: tuple[float, float]) -> tuple[float, tuple[float, float]]:
    """The middle of the disc, and how far disc and span reach."""
    start, end = span
    if manner == "by":
        disc = end - ARROW - DISC
        return disc, (min(start, disc - DISC), end + 2.0)
    disc = (start + end) / 2
    return disc, (min(start, disc - DISC), max(end, disc + DISC))


def place_mark(
    event: Event,
    manner: Manner,
    span: tuple[float, float],
    certain: tuple[float, float] | None,
    edges: tuple[float, float],
    speech: Catalog,
    *,
    room: float,
    column: int,
    index: int,
    lane: int,
    ghost: Ghost | None = None,
) -> Mark:
    """The mark of an event with its words where there is room between the edges; its top is at 0.

    Its disc stands in the middle of the span, as it lies anywhere in it. `room` is how much of the axis is in view.
    """
    start, end = span = seen_span(manner, span)
    disc, own = _own(manner, span)
    wide = manner != "by" and end - start > _WIDE * room
    side, words, words_x = _beside(event, own, disc, edges, ghost, wide, speech)
    slack = 0.0, 0.0
    if side == "below" and end - start > 2 * DISC and manner not in ("by", "day"):
        first, last = min(disc - DISC, words_x), max(disc + DISC, words_x + words.width)
        slack = max(first - start, 0.0), max(end - last, 0.0)
    left, right = own
    if side == "left":
        left = min(left, words_x - words.width)
    else:
        right = max(right, words_x + words.width)
        left = min(left, words_x)
    if ghost is not None:
        left, right = min(left, ghost.x - DISC), max(right, ghost.x + DISC)
    height = 2 * DISC + 2 + words.height if side == "below" else max(2 * DISC, words.height)
    return Mark(
        column=column,
        event=index,
        id=event.id,
        kind=event.kind,
        manner=manner,
        lane=lane,
        left=left,
        right=right,
        top=0.0,
        bottom=height,
        span=span,
        certain=certain,
        disc=disc,
        words=words,
        words_x=words_x,
        side=side,
        slack=slack,
        ghost=ghost,
    )


def _beside(
    event: Event,
    own: tuple[float, float],
    disc: float,
    edges: tuple[float, float],
    ghost: Ghost | None,
    wide: bool,
    speech: Catalog,
) -> tuple[Side, Words, float]:
    """Where the words stand, and where they begin (at the left: end)."""
    left, right = own
    best: tuple[float, Side, Words, float] | None = None
    for side, words in _trials(event, ghost, left, right, speech) if not wide else ():
        x = right + _GAP if side == "right" else left - _GAP
        fits = x + words.width <= edges[1] if side == "right" else x - words.width >= edges[0]
        cost = words.height + (_AT_LEFT if side == "left" else 0.0)
        if fits and (best is None or cost < best[0]):
            best = cost, side, words, x
            if side == "right" and len(words.name) <= _FEW and len(words.caption) <= 1:
                break
    if best is not None:
        return best[1:]
    room = min(max(right - left, _BELOW[0]), _BELOW[1], max(edges[1] - edges[0], 40.0))
    words = words_of(event, room, speech, dated=True)
    return "below", words, max(min(disc - words.width / 2, edges[1] - words.width), edges[0])


def _trials(
    event: Event, ghost: Ghost | None, left: float, right: float, speech: Catalog
) -> Iterator[tuple[Side, Words]]:
    """Sides and widths to try. No words stand on the line to where the event was."""
    sides: list[Side] = ["right", "left"]
    if ghost is not None and ghost.x > right:
        sides.remove("right")
    elif ghost is not None and ghost.x < left:
        sides.remove("left")
    for side in sides:
        for limit in _LIMITS:
            yield side, words_of(event, limit, speech, dated=True)
