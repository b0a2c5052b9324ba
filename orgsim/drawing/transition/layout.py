"""Where everything of a transition stands, at any width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from orgsim.analysis.transition import Measure, Transition
from orgsim.drawing.boxes.looks import look_of
from orgsim.drawing.text.breaking import break_lines
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.text.shortening import shortened
from orgsim.drawing.transition.drawing import Heading, Node, Title, TransitionDrawing
from orgsim.drawing.transition.labels import Label, heading_of, label_of, total_of
from orgsim.drawing.transition.ribbons import ribbons_between, signs_at, stub_length, with_free_words, words_room
from orgsim.drawing.transition.rows import Row, Rows
from orgsim.drawing.transition.sankey import Band, Bar, Gaps, Placed, place
from orgsim.drawing.transition.sizes import (
    BADGE,
    BAR,
    CAPTION,
    HEADING,
    NAME,
    NAME_LINE,
    STUB,
    TITLE,
    TITLE_LINE,
    WORD_LINE,
)
from orgsim.messages import Catalog
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.scenario import Scenario

_EDGE = 14.0
_LABEL_SHARE = 0.27
_LABEL = (96.0, 330.0)
_AMOUNT_GAP = 8.0
_ROW_PAD = 3.0
_GAPS = Gaps(heading=22.0, rows=3.0, groups=10.0)
_BELOW_TITLE = 12.0
_LEAST_BAR = 2.0
_UNKNOWN_BAR = 12.0
_LARGEST_UNIT = 17.0
"""Pixels that one of the measure takes at most."""
_FILL = 0.55
"""Share of the height that the bars of the longer column take where there is room for it."""
_FOLDED_BAR = 52.0
"""Height that the bar of a folded row may always have."""
_FOLDED_SHARE = 0.35
"""Share of the height that it may have. What is higher even at the least scale is broken, and says so: else it would
crowd out what changes."""
_FOLDED_WISH = 0.16
"""Share of the height down to which all is drawn at a smaller scale, so that it leaves room for what changes."""
_SMALLER = 0.94
_LEAST_UNIT = 4.0
"""Pixels down to which one of the measure shrinks, so that folded rows are to scale too."""
_SMALLEST_UNIT = 1.0
"""The same where all bars together would else be higher than what is seen at once."""


class Scaling(msgspec.Struct, frozen=True):
    """How high bars are."""

    unit: float
    """Pixels of a bar for each of the measure."""
    highest: float
    """Of a folded row's bar: what would be higher is broken."""

    def breaks(self, row: Row) -> bool:
        """Whether a folded row's bar is cut short."""
        return row.fold is not None and row.width is not None and row.width * self.unit > self.highest + 0.01

    def height(self, row: Row) -> float:
        """Of a row's bar."""
        if row.width is None:
            return _UNKNOWN_BAR
        return max(self.highest if self.breaks(row) else row.width * self.unit, _LEAST_BAR)


class TransitionLayout:
    """One transition, to be set at any width."""

    def __init__(
        self,
        scenarios: tuple[Scenario, Scenario],
        flats: tuple[Hierarchy, Hierarchy],
        flows: Transition,
        rows: Rows,
        measure: Measure,
        speech: Catalog,
    ) -> None:
        self._scenarios = scenarios
        self._flats = flats
        self._flows = flows
        self._rows = rows
        self._measure = measure
        self._speech = speech
        self._headed = (self._with_heading(0), self._with_heading(1))
        count = max(len(column) for column in rows.rows)
        groups = max(len(column) for column in rows.groups)
        self.least_height = count * (NAME_LINE + 2 * _ROW_PAD + _GAPS.rows) + groups * _GAPS.heading + TITLE_LINE
        """Less than it is at any width."""

    def _with_heading(self, column: int) -> frozenset[int]:
        """The groups that need one: the name of a single unit says it all."""
        rows = Counter(row.group for row in self._rows.rows[column])
        return frozenset(
            [
                number
                for number, group in enumerate(self._rows.groups[column])
                if rows[number] > 1 or group.tells_side or group.foldable or group.total is None or group.total > 1
            ]
        )

    def scaling(self, width: float, height: float) -> Scaling:
        """How high bars are in a drawing of that width and height, 0 if any will do."""
        _, labels = self._labels(self._least_wide(width))
        return self._scaling([[_room(label) for label in column] for column in labels], height)

    def _least_wide(self, width: float) -> float:
        words = words_room(self._rows.strands, self._speech)
        return max(width, 2 * (_LABEL[0] + _AMOUNT_GAP + BAR + _EDGE) + max(words, 2 * STUB))

    def _labels(self, width: float) -> tuple[float, list[list[Label]]]:
        """How wide names may be, and the labels of both columns."""
        # What stands between the columns is to have its place too.
        free = width / 2 - _AMOUNT_GAP - BAR - _EDGE - words_room(self._rows.strands, self._speech) / 2
        share = max(min(width * _LABEL_SHARE, free, _LABEL[1]), _LABEL[0])
        return share, [
            [label_of(row, self._flats[column], self._measure, self._speech, share) for row in self._rows.rows[column]]
            for column in (0, 1)
        ]

    def draw(self, width: float, height: float, scaling: Scaling | None = None) -> TransitionDrawing:
        """The drawing at that width; `height` is what its bars fill where there is room, 0 if any will do.

        With a `scaling`, its bars are as high as that says.
        """
        width = self._least_wide(width)
        share, labels = self._labels(width)
        amounts = [max([_wide(label.amount, NAME, bold=True) for label in column], default=0.0) for column in labels]
        room = [[_room(label) for label in column] for column in labels]
        scaling = scaling or self._scaling(room, height)
        bars = [
            [
                Bar(row.group, scaling.height(row), least, self._rows.groups[column][row.group].side)
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
        labels = [
            [
                self._broken(label) if scaling.breaks(row) else label
                for row, label in zip(self._rows.rows[column], labels[column], strict=True)
            ]
            for column in (0, 1)
        ]
        nodes, at = self._nodes(placed, labels, amounts, xs, width, top, scaling)
        stub = stub_length(self._rows.strands, xs[1] - xs[0] - BAR, self._speech)
        ribbons = ribbons_between(self._rows.strands, placed.ends, at, xs, top, stub)
        ribbons = with_free_words(ribbons, self._speech)
        return TransitionDrawing(
            width=width,
            height=top + placed.height + _EDGE,
            titles=titles,
            headings=self._headings(placed, xs, width, top),
            nodes=nodes,
            ribbons=ribbons,
            signs=signs_at(nodes, ribbons, self._speech),
            transition=self._flows,
            rows=self._rows,
        )

    def _scaling(self, room: Sequence[Sequence[float]], height: float) -> Scaling:
        """The largest scale that there is room for, down to which folded rows are to scale too."""
        whole = height or max(sum(column) for column in room)
        highest, wished = (max(_FOLDED_BAR, share * whole) for share in (_FOLDED_SHARE, _FOLDED_WISH))
        folded = max(
            [row.width for column in self._rows.rows for row in column if row.fold is not None and row.width], default=0
        )
        unit = self._wanted_unit(room, height)
        least = min(unit, _LEAST_UNIT)
        if height:
            # Groups that are large are not to be scrolled past one by one.
            every = max(sum(row.width or 0.0 for row in column) for column in self._rows.rows)
            least = min(least, max(height / every, _SMALLEST_UNIT)) if every else least
        if folded:
            unit = max(min(unit, wished / folded), least)
        # Whatever could be seen whole is not to be scrolled for the sake of wider bands.
        if self._high(room, Scaling(least, highest)) <= height:
            while self._high(room, Scaling(unit, highest)) > height:
                unit = max(unit * _SMALLER, least)
        return Scaling(unit, highest)

    def _high(self, room: Sequence[Sequence[float]], scaling: Scaling) -> float:
        """About how high a drawing is at that scale."""
        columns = zip(self._rows.rows, room, self._rows.groups, self._headed, strict=True)
        return (_EDGE + TITLE_LINE + CAPTION + _BELOW_TITLE + _EDGE) + max(
            sum(max(scaling.height(row), least) + _GAPS.rows for row, least in zip(rows, column, strict=True))
            + len(groups) * _GAPS.groups
            + len(headed) * _GAPS.heading
            for rows, column, groups, headed in columns
        )

    def _wanted_unit(self, room: Sequence[Sequence[float]], height: float) -> float:
        most = max(
            [sum(row.width or 0.0 for row in column if row.fold is None) for column in self._rows.rows], default=0.0
        )
        if not most:
            return _LARGEST_UNIT
        return min(max(_FILL * height, 0.7 * max(sum(column) for column in room)) / most, _LARGEST_UNIT)

    def _broken(self, label: Label) -> Label:
        return replace(label, lines=(*label.lines, self._speech("transition-view.not-to-scale")))

    def _titles(self, width: float, xs: tuple[float, float]) -> tuple[Title, Title]:
        made = []
        for column, x in enumerate((xs[0] + BAR, xs[1])):
            room = (x if column == 0 else width - x) - _EDGE - 2 * (BADGE + 4) - 4
            words, spoken = self._scenarios[column].title.spoken(self._speech.language)
            lines = break_lines(words, spoken or "fi", max(room, 60.0), TITLE, True).lines or ("",)
            made.append(
                Title(
                    before=column == 0,
                    lines=lines,
                    caption=total_of(self._flows, column, self._measure, self._speech),
                    x=x,
                    top=_EDGE,
                )
            )
        return made[0], made[1]

    def _headings(self, placed: Placed, xs: tuple[float, float], width: float, top: float) -> tuple[Heading, ...]:
        made = []
        for column in (0, 1):
            for number, y in sorted(placed.headings[column].items(), key=lambda item: item[1]):
                group = self._rows.groups[column][number]
                title, amount = heading_of(group, self._measure, self._speech)
                left, right = (_EDGE, xs[0] + BAR) if column == 0 else (xs[1], width - _EDGE)
                # Its text may reach further than its line, into the margin.
                room = right - left + _EDGE / 2 - (_wide(" ▸", HEADING, bold=True) if group.foldable else 0.0)
                made.append(
                    Heading(
                        group=group,
                        text=shortened(title, room, HEADING, True, amount),
                        whole=f"{title}{amount}",
                        left=left,
                        right=right,
                        baseline=top + y + 13.0,
                    )
                )
        return tuple(made)

    def _nodes(
        self,
        placed: Placed,
        labels: Sequence[Sequence[Label]],
        amounts: Sequence[float],
        xs: tuple[float, float],
        width: float,
        top: float,
        scaling: Scaling,
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
                block = NAME_LINE * len(label.lines) + WORD_LINE * len(label.place)
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
                        place=label.place,
                        amount=label.amount,
                        amount_x=amount_x,
                        amount_baseline=middle + font.cap_height(NAME) / 2,
                        broken=scaling.breaks(row),
                        to_scale=row.width is not None
                        and abs(its.bar_bottom - its.bar_top - row.width * scaling.unit) < 0.01,
                    )
                )
        return tuple(nodes), at


def _wide(text: str, size: float, *, bold: bool = False) -> float:
    return load_font().width(text, size, bold)


def _room(label: Label) -> float:
    return len(label.lines) * NAME_LINE + len(label.place) * WORD_LINE + 2 * _ROW_PAD
