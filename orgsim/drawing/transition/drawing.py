"""A transition as a drawing: two columns of bars with their names, bands between them, and what becomes of each.

Like a chart's drawing it is plain data, styled by meaning: one painter shows it in the window and in pictures.
Lengths are pixels at a zoom of 1, x to the right and y down, with the origin at the top left corner.
"""

from __future__ import annotations

import msgspec

from orgsim.analysis.transition import Fate, Transition
from orgsim.drawing.transition.rows import Group, Row, Rows
from orgsim.drawing.transition.sizes import BAR


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A row: one unit, or several folded into one."""

    before: bool
    """Whether it stands in the column of a."""
    row: Row
    left: float
    right: float
    top: float
    bottom: float
    """The whole row, its label with it: what can be clicked."""
    bar_left: float
    bar_top: float
    bar_bottom: float
    look: str
    """Name of the theme's look; empty for a folded row."""
    name: tuple[str, ...]
    name_x: float
    """Right end of the lines in the column of a, else their left end."""
    baseline: float
    """Of the first line."""
    place: tuple[str, ...]
    """Of a unit that moves: where it stands in the other column, in lines below its name."""
    amount: str
    amount_x: float
    """Its right end in the column of a, else its left end."""
    amount_baseline: float
    broken: bool
    """Its bar is cut short, which its name says too: at its length it would crowd out what changes."""
    to_scale: bool
    """Whether its bar is as high as its measure is. Else it is broken, or thinner than can be seen, or of no stated
    measure."""

    @property
    def bar_right(self) -> float:
        """The bar's right edge."""
        return self.bar_left + BAR


class Ribbon(msgspec.Struct, frozen=True, kw_only=True):
    """A band, or a stub where it leads nowhere or comes from nowhere."""

    strand: int
    """Index into the rows' strands."""
    fate: Fate
    before: int | None
    """Index of its node."""
    after: int | None
    x0: float
    y0: tuple[float, float]
    """Upper and lower edge at its left end."""
    x1: float
    y1: tuple[float, float]


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """A disc that tells a fate, with its word beside it where a band ends or begins."""

    fate: Fate
    x: float
    y: float
    word: str = ""
    word_x: float = 0.0
    """Left end of the word at the left, right end at the right."""
    at_left: bool = True
    node: int


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """The heading of a group."""

    group: Group
    text: str
    """Shortened where there is no room for the whole."""
    whole: str
    left: float
    right: float
    baseline: float

    @property
    def before(self) -> bool:
        """Whether it stands in the column of a, where it ends at its right."""
        return self.group.before

    @property
    def tells_more(self) -> bool:
        """Whether more can be learnt of it: what is folded, or the whole of its text."""
        return self.group.foldable or self.text != self.whole

    @property
    def handle(self) -> str:
        """The mark of a group that can be opened or folded, where that can be done."""
        return ("▾" if self.group.opened else "▸") if self.group.foldable else ""


class Title(msgspec.Struct, frozen=True, kw_only=True):
    """What a column is: the scenario's title below each other in lines, and its total."""

    before: bool
    lines: tuple[str, ...]
    caption: str
    x: float
    """Right end in the column of a, else left end."""
    top: float


class TransitionDrawing(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Everything that is painted of a transition."""

    width: float
    height: float
    titles: tuple[Title, Title]
    headings: tuple[Heading, ...]
    nodes: tuple[Node, ...]
    """Those of a first, each column from above."""
    ribbons: tuple[Ribbon, ...]
    """The wide ones first, so that narrow ones lie over them."""
    signs: tuple[Sign, ...]
    transition: Transition
    rows: Rows

    def node_of(self, unit: int, *, before: bool) -> int | None:
        """Index of the node that shows the unit of that column, by itself or folded."""
        return next(
            (at for at, node in enumerate(self.nodes) if node.before == before and unit in node.row.units), None
        )

    def column(self, *, before: bool) -> list[int]:
        """Indices of the nodes of a column, from above."""
        return [at for at, node in enumerate(self.nodes) if node.before == before]

    def ribbons_at(self, node: int) -> list[int]:
        """Indices of the ribbons that leave or reach a node, from above."""
        return sorted(
            [at for at, ribbon in enumerate(self.ribbons) if node in (ribbon.before, ribbon.after)],
            key=lambda at: self.ribbons[at].y0[0] if self.nodes[node].before else self.ribbons[at].y1[0],
        )
