"""A transition as a drawing: two columns of bars with their names, bands between them, and what becomes of each.

Like a chart's drawing it is plain data, styled by meaning: one painter shows it in the window and in pictures.
Lengths are pixels at a zoom of 1, x to the right and y down, with the origin at the top left corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from orgsim.analysis.matching import Pair
from orgsim.analysis.transition import Fate, Measure, Transition, transition
from orgsim.drawing.breaking import break_lines
from orgsim.drawing.fontmetrics import load_font
from orgsim.drawing.looks import look_of
from orgsim.drawing.sankey import Band, Bar, End, Gaps, Placed, place
from orgsim.drawing.transition_options import TransitionOptions
from orgsim.drawing.transition_rows import Group, Row, Rows, rows_of
from orgsim.messages import Catalog, Message, catalog
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language, Text

NAME: Final = 13
NAME_LINE: Final = 16.0
HEADING: Final = 12
TITLE: Final = 15
TITLE_LINE: Final = 19.0
CAPTION: Final = 12
WORD: Final = 11
"""Pixel sizes of fonts, and distances between baselines."""
BADGE: Final = 8.0
"""Radius of the disc that tells a fate."""
BAR: Final = 11.0
"""Width of a bar."""
STUB: Final = 46.0
"""Length of a band that leads nowhere or comes from nowhere."""

_EDGE = 14.0
_LABEL_SHARE = 0.27
_LABEL = (96.0, 330.0)
_AMOUNT_GAP = 8.0
_ROW_PAD = 3.0
_GAPS = Gaps(heading=22.0, rows=3.0, groups=10.0)
_BELOW_TITLE = 12.0
_LEAST_BAR = 4.0
_UNKNOWN_BAR = 12.0
_LARGEST_UNIT = 17.0
"""Pixels that one of the measure takes at most."""
_FILL = 0.55
"""Share of the height that the bars of the longer column take where there is room for it."""
_FOLDED_BAR = (10.0, 52.0)
"""Least and greatest height of a folded row's bar: it is not to scale where it would crowd out what changes."""
_ZOOMS = (1.6, 1.45, 1.3, 1.18, 1.08, 1.0, 0.92, 0.85, 0.78)
"""Enlargements that are tried for a pane, the largest at which all is seen first."""
_SCROLLED = 1.0
"""The one that is taken where none shows all."""
_SMALLER = 0.94
_SMALLEST = 0.02


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
    amount: str
    amount_x: float
    """Its right end in the column of a, else its left end."""
    amount_baseline: float
    to_scale: bool

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
    left: float
    right: float
    baseline: float

    @property
    def before(self) -> bool:
        """Whether it stands in the column of a, where it ends at its right."""
        return self.group.before

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


def draw_transition(
    a: Scenario,
    b: Scenario,
    options: TransitionOptions,
    *,
    language: Language,
    pane: tuple[float, float],
    pairs: Sequence[Pair] = (),
    whole: bool = False,
) -> TransitionDrawing:
    """The transition from `a` to `b`, as wide as the pane at the zoom that suits it.

    That is the largest at which all is seen; where text would become small, the drawing is higher than the pane. With
    `whole` it is never higher, however small the text. `pane` is in pixels; a height of 0: as high as it needs.
    """
    before, after = hierarchy(a), hierarchy(b)
    flows = transition(a, b, options.measure, pairs, _measured(before, after, options.measure))
    rows = rows_of(flows, before, after, options)
    sheet = _Sheet(a, b, before, after, flows, rows, options, catalog(language))
    width, height = pane
    if height <= 0:
        return sheet.draw(width, 0.0)
    for zoom in _ZOOMS:
        if sheet.least_height * zoom <= height:
            drawing = sheet.draw(width / zoom, height / zoom)
            if drawing.height * zoom <= height:
                return drawing
    if not whole:
        return sheet.draw(width / _SCROLLED, height / _SCROLLED)
    zoom = max(min(_ZOOMS[-1] * _SMALLER, height / sheet.least_height), _SMALLEST)
    while True:
        drawing = sheet.draw(width / zoom, height / zoom)
        if drawing.height * zoom <= height or zoom < _SMALLEST:
            return drawing
        zoom *= _SMALLER


def _measured(before: Hierarchy, after: Hierarchy, measure: Measure) -> frozenset[str] | None:
    """The kinds that can have the measure at all: only bodies have seats. `None`: all."""
    if measure == "units":
        return None
    return frozenset(
        unit.kind
        for flat in (before, after)
        for unit, kind in zip(flat.units, flat.kinds, strict=True)
        if kind.body or (unit.seats is not None and unit.seats.total is not None)
    )


class _Label(msgspec.Struct, frozen=True):
    lines: tuple[str, ...]
    amount: str


class _Sheet:
    """One transition, to be set at any width."""

    def __init__(
        self,
        a: Scenario,
        b: Scenario,
        before: Hierarchy,
        after: Hierarchy,
        flows: Transition,
        rows: Rows,
        options: TransitionOptions,
        speech: Catalog,
    ) -> None:
        self._scenarios = (a, b)
        self._flats = (before, after)
        self._flows = flows
        self._rows = rows
        self._options = options
        self._speech = speech
        self._headed = (self._with_heading(0), self._with_heading(1))
        count = max(len(column) for column in rows.rows)
        groups = max(len(column) for column in rows.groups)
        self.least_height = count * (NAME_LINE + 2 * _ROW_PAD + _GAPS.rows) + groups * _GAPS.heading + TITLE_LINE
        """Less than it is at any width."""

    def _with_heading(self, column: int) -> frozenset[int]:
        """The groups that need one: the name of a single unit says it all."""
        several = [row.group for row in self._rows.rows[column]]
        return frozenset(
            [
                number
                for number, group in enumerate(self._rows.groups[column])
                if several.count(number) > 1
                or group.tells_side
                or group.foldable
                or group.total is None
                or group.total > 1
            ]
        )

    def draw(self, width: float, height: float) -> TransitionDrawing:
        """The drawing at that width; `height` is what its bars fill where there is room, 0 if any will do."""
        width = max(width, 2 * (_LABEL[0] + BAR + _EDGE + STUB))
        share = min(max(width * _LABEL_SHARE, _LABEL[0]), _LABEL[1])
        labels = [[self._label(column, row, share) for row in self._rows.rows[column]] for column in (0, 1)]
        amounts = [max([_wide(label.amount, NAME, bold=True) for label in column], default=0.0) for column in labels]
        room = [[_room(label) for label in column] for column in labels]
        scale = self._scale(room, height)
        bars = [
            [
                Bar(row.group, self._bar(row, scale), least, self._rows.groups[column][row.group].side)
                for row, least in zip(self._rows.rows[column], room[column], strict=True)
            ]
            for column in (0, 1)
        ]
        bands = [Band(strand.before, strand.after, strand.out, strand.into) for strand in self._rows.strands]
        placed = place(bars[0], bars[1], bands, _GAPS, self._headed)
        reach = [share + (amount + _AMOUNT_GAP if amount else 0.0) + _AMOUNT_GAP for amount in amounts]
        xs = (_EDGE + reach[0], width - _EDGE - reach[1] - BAR)
        titles = self._titles(width, xs)
        top = max(len(title.lines) * TITLE_LINE + CAPTION + 6 for title in titles) + _EDGE + _BELOW_TITLE
        nodes, at = self._nodes(placed, labels, amounts, xs, width, top, scale)
        ribbons = self._ribbons(placed, at, xs, top)
        return TransitionDrawing(
            width=width,
            height=top + placed.height + _EDGE,
            titles=titles,
            headings=self._headings(placed, xs, width, top),
            nodes=nodes,
            ribbons=ribbons,
            signs=self._signs(nodes, ribbons),
            transition=self._flows,
            rows=self._rows,
        )

    def _scale(self, room: Sequence[Sequence[float]], height: float) -> float:
        """Pixels of a bar for each of the measure."""
        most = max(
            [sum(row.width or 0.0 for row in column if row.fold is None) for column in self._rows.rows], default=0.0
        )
        if not most:
            return _LARGEST_UNIT
        return min(max(_FILL * height, 0.7 * max(sum(column) for column in room)) / most, _LARGEST_UNIT)

    def _bar(self, row: Row, scale: float) -> float:
        if row.width is None:
            return _UNKNOWN_BAR
        if row.fold is not None:
            return min(max(row.width * scale, _FOLDED_BAR[0]), _FOLDED_BAR[1])
        return max(row.width * scale, _LEAST_BAR)

    def _label(self, column: int, row: Row, room: float) -> _Label:
        flat, speech = self._flats[column], self._speech
        weight = sum(flat.units[unit].weight for unit in row.units)
        if row.fold is not None:
            said = speech(f"transition-view.fold.{'same' if row.fold == 'same' else 'other'}", n=weight)
            lines = self._broken(Text(**{speech.language: said}), room, bold=False)
            return _Label(lines, self._amount(row) if self._options.measure != "units" else "")
        unit = flat.units[row.units[0]]
        amount = self._amount(row) if self._options.measure != "units" or weight != 1 else ""
        return _Label(self._broken(unit.name, room, bold=True), amount)

    def _amount(self, row: Row) -> str:
        if row.width is None:
            return "?"
        number = self._speech.number(row.width)
        return f"≥ {number}" if row.unstated else number

    def _broken(self, text: Text, room: float, *, bold: bool) -> tuple[str, ...]:
        words, spoken = text.spoken(self._speech.language)
        limit = room
        lines = break_lines(words, spoken or "fi", limit, NAME, bold)
        for _ in range(8):
            if lines.width <= room:
                break
            # A line may come out somewhat wider than asked for, where that saves a word from being torn.
            limit *= 0.9
            lines = break_lines(words, spoken or "fi", limit, NAME, bold)
        return lines.lines or ("",)

    def _said(self, text: Text | Message) -> str:
        return self._speech.say(text) if isinstance(text, Message) else text.in_language(self._speech.language)

    def _titles(self, width: float, xs: tuple[float, float]) -> tuple[Title, Title]:
        made = []
        for column, x in enumerate((xs[0] + BAR, xs[1])):
            room = (x if column == 0 else width - x) - _EDGE - 2 * (BADGE + 4) - 4
            words, spoken = self._scenarios[column].title.spoken(self._speech.language)
            lines = break_lines(words, spoken or "fi", max(room, 60.0), TITLE, True).lines or ("",)
            made.append(Title(before=column == 0, lines=lines, caption=self._total(column), x=x, top=_EDGE))
        return made[0], made[1]

    def _total(self, column: int) -> str:
        nodes = self._flows.left if column == 0 else self._flows.right
        known = [node.width for node in nodes if node.width is not None]
        measure = self._options.measure
        if not known:
            return self._speech(f"transition-view.total.{measure}.unknown")
        said = self._speech(f"transition-view.total.{measure}", n=round(sum(known)))
        if unstated := self._flows.unstated[column]:
            said = f"{said} · {self._speech('transition-view.unstated', n=unstated)}"
        return said

    def _headings(self, placed: Placed, xs: tuple[float, float], width: float, top: float) -> tuple[Heading, ...]:
        made = []
        for column in (0, 1):
            for number, y in sorted(placed.headings[column].items(), key=lambda item: item[1]):
                group = self._rows.groups[column][number]
                text = self._said(group.title)
                if group.total is not None and (self._options.measure == "units" or group.total):
                    text = f"{text} · {self._speech.number(group.total)}"
                left, right = (_EDGE, xs[0] + BAR) if column == 0 else (xs[1], width - _EDGE)
                made.append(Heading(group=group, text=text, left=left, right=right, baseline=top + y + 13.0))
        return tuple(made)

    def _nodes(
        self,
        placed: Placed,
        labels: Sequence[Sequence[_Label]],
        amounts: Sequence[float],
        xs: tuple[float, float],
        width: float,
        top: float,
        scale: float,
    ) -> tuple[tuple[Node, ...], tuple[dict[int, int], dict[int, int]]]:
        """The nodes from above, and by column at which index a row is."""
        font = load_font()
        nodes: list[Node] = []
        at: tuple[dict[int, int], dict[int, int]] = ({}, {})
        for column, places in enumerate((placed.left, placed.right)):
            ahead = -1.0 if column == 0 else 1.0
            edge = xs[0] if column == 0 else xs[1] + BAR
            amount_x = edge + ahead * _AMOUNT_GAP
            name_x = amount_x + ahead * (amounts[column] + _AMOUNT_GAP if amounts[column] else 0.0)
            for number in placed.orders[column]:
                row, label, its = self._rows.rows[column][number], labels[column][number], places[number]
                middle = top + its.middle
                rise = (NAME_LINE + font.cap_height(NAME)) / 2
                block = NAME_LINE * len(label.lines)
                unit = row.units[0]
                at[column][number] = len(nodes)
                nodes.append(
                    Node(
                        before=column == 0,
                        row=row,
                        left=_EDGE if column == 0 else xs[1],
                        right=xs[0] + BAR if column == 0 else width - _EDGE,
                        top=top + its.top,
                        bottom=top + its.bottom,
                        bar_left=xs[column],
                        bar_top=top + its.bar_top,
                        bar_bottom=top + its.bar_bottom,
                        look="" if row.fold is not None else look_of(self._flats[column], unit),
                        name=label.lines,
                        name_x=name_x,
                        baseline=middle - block / 2 + rise,
                        amount=label.amount,
                        amount_x=amount_x,
                        amount_baseline=middle + font.cap_height(NAME) / 2,
                        to_scale=row.width is not None and abs(its.bar_bottom - its.bar_top - row.width * scale) < 0.01,
                    )
                )
        return tuple(nodes), at

    def _ribbons(
        self, placed: Placed, at: tuple[dict[int, int], dict[int, int]], xs: tuple[float, float], top: float
    ) -> tuple[Ribbon, ...]:
        made = []
        for number, (strand, (start, end)) in enumerate(zip(self._rows.strands, placed.ends, strict=True)):
            one, other = start or end, end or start
            assert one is not None and other is not None, "a band has a bar at one end at least"
            x0 = xs[0] + BAR if start is not None else xs[1] - STUB
            x1 = xs[1] if end is not None else xs[0] + BAR + STUB
            made.append(
                Ribbon(
                    strand=number,
                    fate=strand.fate,
                    before=None if strand.before is None else at[0][strand.before],
                    after=None if strand.after is None else at[1][strand.after],
                    x0=x0,
                    y0=_moved(one, top),
                    x1=x1,
                    y1=_moved(other, top),
                )
            )
        return tuple(sorted(made, key=lambda each: (each.y0[0] - each.y0[1] + each.y1[0] - each.y1[1], each.strand)))

    def _signs(self, nodes: Sequence[Node], ribbons: Sequence[Ribbon]) -> tuple[Sign, ...]:
        """One disc for each fate at a node: where bands come together, where they part, where they end or begin."""
        met: dict[tuple[int, Fate], list[Ribbon]] = {}
        for ribbon in ribbons:
            end = ribbon.before if ribbon.fate in ("split", "ended") or ribbon.after is None else ribbon.after
            if end is not None and ribbon.fate != "carried-on":
                met.setdefault((end, ribbon.fate), []).append(ribbon)
        signs = []
        for (at, fate), its in sorted(met.items()):
            node = nodes[at]
            edges = [ribbon.y0 if node.before else ribbon.y1 for ribbon in its]
            y = (min(upper for upper, _ in edges) + max(lower for _, lower in edges)) / 2
            inward = 1.0 if node.before else -1.0
            edge = node.bar_right if node.before else node.bar_left
            stub = its[0].before is None or its[0].after is None
            x = edge + inward * (STUB if stub else BADGE + 8)
            word = self._speech(f"transition.fate.{fate}") if stub else ""
            signs.append(
                Sign(
                    fate=fate,
                    x=x,
                    y=y,
                    word=word,
                    word_x=x + inward * (BADGE + 6),
                    at_left=node.before,
                    node=at,
                )
            )
        return tuple(signs)


def _moved(end: End, down: float) -> tuple[float, float]:
    return end.top + down, end.bottom + down


def _wide(text: str, size: float, *, bold: bool = False) -> float:
    return load_font().width(text, size, bold)


def _room(label: _Label) -> float:
    return len(label.lines) * NAME_LINE + 2 * _ROW_PAD


def height_at(ribbon: Ribbon, x: float) -> tuple[float, float] | None:
    """Upper and lower edge of a ribbon at `x`; `None` beside it.

    Its edges are Bézier curves whose control points lie at half the way, level with the ends.
    """
    if not ribbon.x0 <= x <= ribbon.x1:
        return None
    along = (x - ribbon.x0) / (ribbon.x1 - ribbon.x0 or 1.0)
    low, high = 0.0, 1.0
    for _ in range(24):
        time = (low + high) / 2
        if 1.5 * time * (1 - time) + time**3 < along:
            low = time
        else:
            high = time
    risen = 3 * low**2 - 2 * low**3
    (upper0, lower0), (upper1, lower1) = ribbon.y0, ribbon.y1
    return upper0 + (upper1 - upper0) * risen, lower0 + (lower1 - lower0) * risen


def ribbon_at(drawing: TransitionDrawing, x: float, y: float, slack: float = 2.0) -> int | None:
    """Index of the uppermost ribbon at that point, or within `slack` of it."""
    for number in range(len(drawing.ribbons) - 1, -1, -1):
        ribbon = drawing.ribbons[number]
        if not min(ribbon.y0[0], ribbon.y1[0]) - slack <= y <= max(ribbon.y0[1], ribbon.y1[1]) + slack:
            continue
        edges = height_at(ribbon, x)
        if edges is not None and edges[0] - slack <= y <= edges[1] + slack:
            return number
    return None


def node_at(drawing: TransitionDrawing, x: float, y: float) -> int | None:
    """Index of the node whose row is at that point."""
    return next(
        (at for at, node in enumerate(drawing.nodes) if node.left <= x <= node.right and node.top <= y <= node.bottom),
        None,
    )


def heading_at(drawing: TransitionDrawing, x: float, y: float) -> int | None:
    """Index of the heading at that point."""
    return next(
        (
            at
            for at, heading in enumerate(drawing.headings)
            if heading.left <= x <= heading.right and heading.baseline - 15 <= y <= heading.baseline + 6
        ),
        None,
    )


Lit = tuple[frozenset[int], frozenset[int]]
"""Indices of nodes and of ribbons."""


def touched(drawing: TransitionDrawing, *, node: int | None = None, ribbon: int | None = None) -> Lit:
    """What lights up with a node or a ribbon: a node's ribbons and their other ends, a ribbon's two ends."""
    ribbons = drawing.ribbons_at(node) if node is not None else []
    ribbons += [ribbon] if ribbon is not None else []
    nodes = {
        end for at in ribbons for end in (drawing.ribbons[at].before, drawing.ribbons[at].after) if end is not None
    }
    return frozenset(nodes | ({node} if node is not None else set())), frozenset(ribbons)
