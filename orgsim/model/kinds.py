"""Kinds of units: what sort of box a unit is, which side it belongs to and how it stands to its parent."""

from typing import Literal

import msgspec

from orgsim.model.text import Text

Side = Literal["elected", "administration", "influence", "external", "programme"]
Place = Literal["below", "beside"]

COUNCIL = "council"
"""The kind of the body that all power of the municipality comes from."""
CITY_BOARDS = ("city-board", "municipal-board")
"""The kinds of the body that prepares what the council decides: of a city, and of a municipality that is none."""


class Kind(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """What sort of unit: a council, a board, a division …"""

    side: Side
    """The side of the chart that such units stand on."""
    name: Text
    """What one such unit is called."""
    plural: Text | None = None
    """What several are called, for headings."""
    body: bool = False
    """Whether it is a decision-making body (a toimielin of the Local Government Act)."""
    post: bool = False
    """Whether it is a post that one person holds (W3C ORG: Post)."""
    look: str = "plain"
    """Which look of the theme its box has."""
    place: Place = "below"
    """Below its parent, or beside it as an audit committee stands beside the council."""
