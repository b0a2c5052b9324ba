"""What a chart is asked to show."""

from typing import Literal, get_args

import msgspec
from msgspec.structs import replace

from orgsim.drawing.viewport import LARGEST_FIT
from orgsim.model.text import Language

Way = Literal["down", "right"]
"""Where subordinates stand: below their parent, or to its right."""

Direction = Literal["auto", "down", "right"]
"""Where they are to stand; `auto`: below in an organisation, and in a programme where its text is largest."""

DIRECTIONS: tuple[Direction, ...] = get_args(Direction)

SiblingOrder = tuple[tuple[str, tuple[str, ...]], ...]
"""Parents' ids (empty: of the roots), each with the ids of its children in the order that they are to take."""


Fate = Literal["added", "removed", "only", "merged", "split", "moved", "renamed", "changed"]
"""What became of a unit that differs; `only`: it is in this draft and not in the other, where neither is the first."""

FATES: tuple[Fate, ...] = get_args(Fate)

Fates = tuple[tuple[str, Fate], ...]
"""The ids of units that differ, each with what became of it."""


class Standing(msgspec.Struct, frozen=True):
    """How several boxes stand to each other."""

    sort: Literal["row", "stack", "rows", "columns", "left", "both"]
    """Side by side, one below the other, in several rows, or in several columns of which each is filled in turn; of
    those beside their superior, at its left or at both sides."""
    columns: int = 0
    """Of rows, how many stand in one; else how many columns there are, of those beside at the left."""


Place = tuple[str, Literal["below", "beside"]]
"""What hangs below a node of that name, or stands beside it."""


class Steady(msgspec.Struct, frozen=True):
    """How things stand that are to stand so still, so that no other arrangement of them is looked for."""

    places: tuple[tuple[tuple[Place, Standing], ...] | None, ...]
    """By column; `None`: of that chart all arrangements are looked for."""
    dense: bool = False
    """Whether what is not among them may take as little room as it can: text is too small for a usual look."""


class ChartOptions(msgspec.Struct, frozen=True):
    """How a scenario is drawn. A value: two equal options give the same drawing of a scenario."""

    language: Language = "fi"
    pane: tuple[float, float] = (640.0, 700.0)
    """Width and height in pixels of the room whose shape the chart is to fill."""
    direction: Direction = "auto"
    folded: frozenset[str] = frozenset()
    """Ids of the units whose subordinates are hidden; `folding.OUTSIDE` hides what is outside the organisation."""
    gathered: frozenset[str] = frozenset()
    """Ids of units that stand, with all below them, in one box with their siblings that are gathered too."""
    apart: tuple[frozenset[str], ...] = ()
    """By column ids of units that are gathered in other charts and have boxes of their own there; empty: none has."""
    opened: tuple[frozenset[str], ...] = ()
    """By column ids of units that are folded in other charts and open there; empty: none is."""
    remits: bool = False
    """Whether the boxes list what their bodies decide, and those of programmes say what they are for."""
    staffing: bool = False
    """Whether the boxes tell the staff and the money of their units, and folded ones what adds up below them."""
    rank: SiblingOrder = ()
    """The order of siblings that scenarios share, from `alignment.shared_order`; else it is the file's."""
    leading: int = 0
    """Column of the scenario whose order goes before that of the others: the one that was edited last."""
    fates: tuple[Fates, ...] = ()
    """By column what boxes tell of the units that they hide; empty: they tell only how many these are."""
    steady: Steady | None = None
    """What is to stand as it does; `None`: of everything it is found out which arrangement is best."""
    enough: float = LARGEST_FIT
    """The zoom of the fitted chart beyond which larger text is worth nothing, as it will not be shown larger."""
    legible: float = 0.0
    """The zoom below which no chart gets, or gets further, so as to stand as another one does."""
    quick: bool = False
    """Whether few arrangements are tried: to learn about how much room a chart needs."""
    wrapped: bool = True
    """Whether subordinates may stand in several rows: their lines bend where no program finds them anew."""
    outline: bool = False
    """Whether a chart whose boxes could not be read may be set as an outline, where its text is larger so."""
    listed: bool = False
    """Whether it is an outline in any case, where it can be one."""
    band_labels: tuple[str, str] = ("", "")
    """What the elected band and the administration are called; empty: as the language calls them."""
    elsewhere: str = ""
    """What folded boxes say below their names, where what they hold is shown elsewhere."""


def in_column(options: ChartOptions, column: int) -> ChartOptions:
    """The options for the chart of that column alone."""
    if options.apart:
        options = replace(options, gathered=options.gathered - options.apart[column], apart=())
    if options.opened:
        options = replace(options, folded=options.folded - options.opened[column], opened=())
    if options.steady is not None:
        places = options.steady.places[column : column + 1]
        options = replace(options, steady=None if places == (None,) else replace(options.steady, places=places))
    return replace(options, fates=options.fates[column : column + 1]) if options.fates else options
