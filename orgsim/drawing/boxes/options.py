"""What a chart is asked to show."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from orgsim.drawing.viewport import LARGEST_FIT
from orgsim.model.text import Language

Way = Literal["down", "right"]
"""Where subordinates stand: below their parent, or to its right."""

Direction = Literal["auto", "down", "right"]
"""Where they are to stand; `auto`: below in an organisation, and in a programme where its text is largest."""

DIRECTIONS: tuple[Direction, ...] = get_args(Direction)

SiblingOrder = tuple[tuple[str, tuple[str, ...]], ...]
"""Parents' ids (empty: of the roots), each with the ids of its children in the order that they are to take."""


class ChartOptions(msgspec.Struct, frozen=True):
    """How a scenario is drawn. A value: two equal options give the same drawing of a scenario."""

    language: Language = "fi"
    pane: tuple[float, float] = (640.0, 700.0)
    """Width and height in pixels of the room whose shape the chart is to fill."""
    direction: Direction = "auto"
    folded: frozenset[str] = frozenset()
    """Ids of the units whose subordinates are hidden; `folding.OUTSIDE` hides what is outside the organisation."""
    remits: bool = False
    """Whether the boxes list what their bodies decide, and those of programmes say what they are for."""
    rank: SiblingOrder = ()
    """The order of siblings that scenarios share, from `alignment.shared_order`; else it is the file's."""
    enough: float = LARGEST_FIT
    """The zoom of the fitted chart beyond which larger text is worth nothing, as it will not be shown larger."""
    legible: float = 0.0
    """The zoom below which no chart gets, or gets further, so as to stand as another one does."""
    band_labels: tuple[str, str] = ("", "")
    """What the elected band and the administration are called; empty: as the language calls them."""
