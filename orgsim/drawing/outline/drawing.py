"""Outlines as drawings: columns of boxes, the rules between them, and the names that go on in the next column."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.drawing.boxes.boxes import NAME_LINE, NAME_SIZE, OUTLINE_PAD_X, REMIT_SIZE
from orgsim.drawing.boxes.contents import cut_name
from orgsim.drawing.boxes.looks import look_of
from orgsim.drawing.boxes.measures import LABEL_SIZE
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.drawing import Box, Drawing, Label, Line
from orgsim.drawing.outline.entries import Entries
from orgsim.drawing.outline.fitting import Setting, columns_of, fitted_setting, heading_height, narrow_setting
from orgsim.drawing.outline.flow import column_ends, repeated
from orgsim.drawing.outline.measures import EDGE, GUTTER, HEAD_PAD, HEADING, MARGIN, NOTE
from orgsim.drawing.outline.text import indent_in
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.text.shortening import shortened
from orgsim.messages import catalog
from orgsim.model.hierarchy import Hierarchy

_RULE = 5.0
"""How far left of those below a unit the rule stands that holds them together."""


def draw_outlines(outlines: Sequence[tuple[Hierarchy, Entries]], options: ChartOptions) -> list[Drawing]:
    """Outlines for panes of one shape that stand side by side: all in columns of the same width, at the same zoom.

    Of what is folded until it can be read, and cannot even so, no name is cut across.
    """
    own = [its for _, its in outlines]
    setting = fitted_setting(own, options.pane, folded=options.listed)
    if options.listed and options.legible:
        small = any(content.remit or content.purpose or content.amounts for its in own for content in its.contents)
        least = options.legible * LABEL_SIZE / (REMIT_SIZE if small else NAME_SIZE)
        if setting.zoom < least:
            setting = narrow_setting(own, options.pane, least)
    return [_Outline(units, its, number, setting, options).drawing() for number, (units, its) in enumerate(outlines)]


class _Outline:
    """An outline while its columns are set."""

    def __init__(self, units: Hierarchy, its: Entries, number: int, setting: Setting, options: ChartOptions) -> None:
        self._units = units
        self._its = its
        self._lines = setting.lines[number]
        self._taken = setting.taken[number]
        self._headings = dict(zip(its.starts, setting.headings[number], strict=True))
        self._setting = setting
        self._language = options.language
        self._goes_on = f" {catalog(options.language)('drawing.outline.continued')}"
        self._rise = (NAME_LINE + load_font().cap_height(NAME_SIZE)) / 2
        # Where none of those below a unit has others below it, their bars stand as one, and a rule would double that.
        self._mixed = {parent for parent, head in zip(its.parents, its.heads, strict=True) if head and parent >= 0}
        self._boxes: list[Box] = []
        self._rules: list[Line] = []
        self._labels: list[Label] = []

    def drawing(self) -> Drawing:
        setting = self._setting
        starts = columns_of(self._its, self._taken, setting)
        ends = column_ends(starts, len(self._its.units))
        bottoms = [
            self._column(number, start, end) for number, (start, end) in enumerate(zip(starts, ends, strict=True))
        ]
        width = MARGIN + len(starts) * (setting.width + GUTTER) - GUTTER + EDGE
        height = max(bottoms) + EDGE
        for number, start in enumerate(starts):
            if number and start in self._headings:
                x = self._left(number) - GUTTER / 2
                self._rules.append(Line(points=((x, EDGE), (x, height - EDGE)), style="band"))
        return Drawing(
            width=width,
            height=height,
            boxes=tuple(sorted(self._boxes, key=lambda box: box.unit)),
            lines=tuple(self._rules),
            labels=tuple(self._labels),
            name_size=NAME_SIZE,
        )

    def _left(self, column: int) -> float:
        return MARGIN + column * (self._setting.width + GUTTER)

    def _column(self, number: int, start: int, end: int) -> float:
        """Set the entries from `start` to before `end` in a column; down to where they reach."""
        its, width, left = self._its, self._setting.width, self._left(number)
        y = EDGE + self._setting.strip
        if start in self._headings:
            # Names stand on the columns below them, whichever has the most lines.
            self._heading(left, y - heading_height(self._headings[start]), self._headings[start])
        else:
            for parent in repeated(its, start):
                y = self._note(left, indent_in(its, parent, width), y, self._name(parent), self._goes_on)
        held: dict[int, tuple[float, float, int]] = {}
        for entry in range(start, end):
            if entry > start:
                y += self._taken.gaps[entry]
                if entry in self._headings:
                    self._rules.append(Line(points=((left, y), (left + width, y)), style="band"))
                    y = self._heading(left, y + HEADING / 2, self._headings[entry]) - HEADING / 2
            if entry in its.notes:
                y = self._note(left, 0.0, y, self._units.units[its.notes[entry]].name.spoken(self._language)[0], " ›")
            indent = indent_in(its, entry, width)
            height = self._lines[entry].height
            if its.units[entry] < 0:
                self._rules.append(Line(points=((left, y), (left + width, y)), style="band"))
                self._heading(left, y + HEAD_PAD, self._lines[entry].name)
                y += height
                continue
            self._boxes.append(self._box(entry, left + indent, y, width - indent, height))
            parent = its.parents[entry]
            if parent in self._mixed:
                held[parent] = (held[parent][0] if parent in held else y, y + height, entry)
            y += height
        for parent, (top, bottom, last) in held.items():
            x = left + indent_in(its, last, width) - _RULE
            ids = self._units.units[its.units[parent]].id, self._units.units[its.units[last]].id
            self._rules.append(Line(points=((x, top), (x, bottom)), ends=ids))
        return y

    def _name(self, entry: int) -> str:
        return self._its.contents[entry].name

    def _heading(self, x: float, y: float, lines: Sequence[str]) -> float:
        """Write what a band is called; down to where that reaches."""
        for line in lines:
            self._labels.append(Label(x=x, y=y + self._rise, text=line, style="heading"))
            y += NAME_LINE
        return y + HEADING if lines else y

    def _note(self, left: float, indent: float, y: float, text: str, end: str) -> float:
        """Write a line of the column at `left` that is no unit's own; down to where it reaches."""
        x = left + indent + OUTLINE_PAD_X
        room = self._setting.width - indent - OUTLINE_PAD_X
        if load_font().width(text + end, NAME_SIZE) <= room:
            text += end
        else:
            # The name tells more than that it goes on, which its place and its tone tell too.
            text = shortened(text, room, round(NAME_SIZE))
        self._labels.append(Label(x=x, y=y + self._rise, text=text, style="continued"))
        return y + NOTE

    def _box(self, entry: int, x: float, y: float, width: float, height: float) -> Box:
        its, units, lines = self._its, self._units, self._lines[entry]
        unit, content = its.units[entry], its.contents[entry]
        here = units.units[unit]
        return Box(
            unit=unit,
            id=its.gathering.get(entry, here.id),
            x=x,
            y=y,
            width=width,
            height=height,
            look=look_of(units, unit),
            name=lines.name,
            whole=cut_name(content, lines.name),
            purpose=(*lines.amounts, *(lines.below if content.purpose else ())),
            seats=content.seats,
            remit=() if content.purpose else lines.below,
            stacked=here.weight > 1 and not content.gathers,
            open=content.open,
            outside=content.outside,
            hidden=content.hidden,
            foldable=bool(units.children[unit]) or content.gathers > 0,
            gathers=content.gathers,
            held=lines.held,
            outlined="top" if its.tops[entry] else "head" if its.heads[entry] else "leaf",
        )
