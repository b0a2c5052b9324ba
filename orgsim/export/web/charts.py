"""The charts of drafts for a page: folded so that they can be read, and what each shows in words."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.difference_marks import mark_all
from orgsim.drawing.chart.links import link_legend, link_lines
from orgsim.drawing.chart.marks import Marked
from orgsim.drawing.chart.side_by_side import draw_side_by_side
from orgsim.drawing.drawing import Drawing, Line
from orgsim.drawing.folding.differing import differing, fates_of
from orgsim.drawing.folding.fitting import READABLE_SIZE, Wishes, fit, options_of
from orgsim.drawing.folding.legible import shown_units
from orgsim.export.sheets.subject import Subject
from orgsim.export.web.markup import plain
from orgsim.export.web.svg import MARGIN, badge, line_sample, svg_of
from orgsim.messages import Catalog
from orgsim.model.scenario import LINK_KINDS
from orgsim.model.views import LETTERS

_PANE = (1200.0, 800.0)
"""Of the page's own pixels: as wide as the page on a desktop."""
_LARGEST = 18.0
"""Pixels of a name's font beyond which no chart grows to fill the page."""
_LEAST = 11.0
"""Pixels of a name's font below which a chart is scrolled rather than made smaller."""

_PAPER = (680.0, 642.0)
"""Pixels of what `page.css` leaves of an upright sheet of A4 for a chart."""
_LEAST_ON_PAPER = 8.0
"""Pixels of 6 pt."""


class Charts(msgspec.Struct, frozen=True, eq=False):
    """A drawing of each draft, and what differs in them."""

    drawings: Sequence[Drawing]
    marked: Marked | None


def charts_of(subject: Subject, texts: Catalog) -> Charts:
    """The charts of all drafts, folded alike; marked where there is something to compare, in at most four."""
    scenarios = tuple(subject.scenarios)
    options = ChartOptions(language=texts.language, pane=_PANE, outline=True)
    wishes = Wishes()
    marked = None
    if 1 < len(scenarios) <= len(LETTERS):
        first = subject.reference
        pair = first, subject.others[0]
        letters = "".join(subject.letters)
        marked = mark_all(scenarios, subject.differences(), pair, letters, baseline=subject.baseline)
        options = replace(options, fates=fates_of(marked))
        wishes = replace(wishes, differing=differing(marked))
    options = options_of(options, fit(scenarios, options, wishes, READABLE_SIZE), READABLE_SIZE)
    return Charts(draw_side_by_side(scenarios, options), marked)


def chart(charts: Charts, subject: Subject, column: int, title: str, texts: Catalog) -> str:
    """The chart of that column as a figure, with what its marks mean."""
    letter, drawing = subject.letters[column], charts.drawings[column]
    shown, units = shown_units(subject.scenarios[column], drawing)
    told = texts("web.chart.shown", shown=shown, units=units)
    marked = charts.marked
    marks = None if marked is None else marked.marks[column]
    legend = "" if marked is None or marks is None else _legend(marked, texts)
    name = plain(texts("web.chart", title=title))
    lines = link_lines(drawing, subject.scenarios[column], LINK_KINDS)
    description = f"{told} {texts('web.chart.listed')}"
    svg = svg_of(drawing, letter, texts("web.chart", title=title), description, marks, lines)
    return (
        f"{_switch(lines, letter, subject, texts)}"
        f'<figure id="figure-{plain(letter.lower())}"><div class="pan" role="region" tabindex="0" aria-label="{name}">'
        f"{svg}</div>{legend}<figcaption>{plain(told)}</figcaption></figure>"
    )


def _switch(lines: Sequence[Line], letter: str, subject: Subject, texts: Catalog) -> str:
    """What shows the links and hides them, without a script, and what their lines mean; a table tells them in words."""
    if not lines:
        return ""
    id = f"links-{plain(letter.lower())}"
    there = {line.style for line in lines}
    kinds = [
        f"<li>{line_sample(entry.line)} {plain(texts.say(entry.words))}</li>"
        for entry in link_legend(LINK_KINDS)
        if entry.line in there
    ]
    shown = " checked" if subject.links else ""
    said = plain(texts("web.chart.links", letter=letter))
    return (
        f'<div class="row ties"><label><input type="checkbox" id="{id}"{shown}> {said}</label>'
        f'<ul class="legend" aria-label="{plain(texts("sheet.links"))}">{"".join(kinds)}</ul></div>'
    )


def is_small_on_paper(drawing: Drawing) -> bool:
    """Whether names would be below 6 pt where the chart is as wide as an upright sheet of A4, or as high."""
    zoom = min(_PAPER[0] / (drawing.width + 2 * MARGIN), _PAPER[1] / (drawing.height + 2 * MARGIN))
    return drawing.name_size * zoom < _LEAST_ON_PAPER


def sizes(charts: Charts, letters: Sequence[str]) -> str:
    """Rules of CSS that say how wide each chart gets at most and at least, so that its text suits the page."""
    rules = []
    for letter, drawing in zip(letters, charts.drawings, strict=True):
        width = drawing.width + 2 * MARGIN
        most, least = [width * size / drawing.name_size for size in (_LARGEST, _LEAST)]
        rules.append(f"#figure-{letter.lower()} .chart{{max-width:{most:.0f}px;min-width:{least:.0f}px}}")
    return "@media screen{" + "".join(rules) + "}"


def _legend(marked: Marked, texts: Catalog) -> str:
    entries = [f"<li>{badge(entry.mark)} {plain(texts.say(entry.words))}</li>" for entry in marked.legend]
    return f'<ul class="legend" aria-label="{plain(texts("differences-view.legend"))}">{"".join(entries)}</ul>'
