"""What a chart shows of differences: badges in the colour and with the sign of what became of a unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from orgsim.drawing.theme import Theme, Tone
from orgsim.messages import Message

if TYPE_CHECKING:
    # Every chart may have marks; what finds the differences is loaded when there is something to compare.
    from orgsim.analysis.differences.comparing import Aspect

MERGED: Final = "merged"
SPLIT: Final = "split"
"""Signs that are drawn and not written: lines that come together, and lines that part."""

MarkTone = Literal["moved", "changed"] | int
"""Where it stands is `moved`, what it is `changed`; of a unit that only one scenario has, that scenario's column."""


class Mark(msgspec.Struct, frozen=True):
    """What a badge shows."""

    status: Aspect
    sign: str
    """A letter or a glyph of the bundled font, or `MERGED` or `SPLIT`."""
    tone: MarkTone
    quiet: bool = False
    """All that differs is what only one scenario states or shows: the badge is hollow, and the unit stands back."""


Marks = Mapping[str, tuple[Mark, ...]]
"""The marks of one scenario's units by id: first that of its status, at most one more. What has none stands back."""


class Legend(msgspec.Struct, frozen=True):
    """A mark, the line of a kind of links, or the look or sign of boxes, and what it is called."""

    mark: Mark | None
    """`None`: what stands back, or any of the others."""
    words: Message
    line: str = ""
    """The style of the lines that are called so."""
    look: str = ""
    """The look of the boxes that are called so."""
    sign: str = ""
    """The sign of the boxes that are called so."""
    heading: bool = False
    """Whether it is words alone: what the entries after it are about."""


class Marked(msgspec.Struct, frozen=True, eq=False):
    """The marks of scenarios that stand side by side."""

    marks: tuple[Marks | None, ...] = ()
    """By column; `None` where there is nothing to compare with."""
    legend: tuple[Legend, ...] = ()


def tone_of(mark: Mark, theme: Theme) -> Tone:
    """The colour of a mark."""
    match mark.tone:
        case "moved":
            return theme.moved
        case "changed":
            return theme.changed
        case column:
            return theme.scenario[column]
