"""The transition between two scenarios at the zoom that suits a pane."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.analysis.differences.matching import Pair
from orgsim.analysis.staffing.widths import widths
from orgsim.analysis.transition import Measure, Transition, transition
from orgsim.drawing.transition.drawing import TransitionDrawing
from orgsim.drawing.transition.fates import fate_counts, has_lineage
from orgsim.drawing.transition.layout import TransitionLayout
from orgsim.drawing.transition.options import TransitionOptions
from orgsim.drawing.transition.paging import pages_of
from orgsim.drawing.transition.rows import Rows, rows_of
from orgsim.messages import catalog
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.memo import once_per_two
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_ZOOMS = (1.6, 1.45, 1.3, 1.18, 1.08, 1.0, 0.92)
"""Enlargements that are tried for a pane, the largest at which all is seen first. At the last one the smallest letters
have 11 pixels: what is smaller is read by nobody, and scrolling is easier."""
_SMALL_ZOOMS = (0.85, 0.78)
"""Those that are tried too where all has to be seen."""
_SCROLLED = 1.0
"""The one that is taken where none shows all."""
_SMALLER = 0.94
_SMALLEST = 0.02


def draw_transition(
    a: Scenario,
    b: Scenario,
    options: TransitionOptions,
    *,
    language: Language,
    pane: tuple[float, float],
    pairs: Sequence[Pair] = (),
    whole: bool = False,
    every_change: bool = False,
) -> TransitionDrawing:
    """The transition from `a` to `b`, as wide as the pane at the zoom that suits it.

    That is the largest at which all is seen; where text would become small, the drawing is higher than the pane. With
    `whole` it is never higher, however small the text. `pane` is in pixels; a height of 0: as high as it needs. With
    `every_change`, whatever changes has a row of its own, however much it is.
    """
    before, after = hierarchy(a), hierarchy(b)
    flows, rows = _rows(a, b, (options, tuple(pairs), every_change))
    layout = TransitionLayout((a, b), (before, after), flows, rows, options.measure, catalog(language))
    width, height = pane
    if height <= 0:
        return layout.draw(width, 0.0)
    for zoom in (*_ZOOMS, *_SMALL_ZOOMS) if whole else _ZOOMS:
        if layout.least_height * zoom <= height:
            drawing = layout.draw(width / zoom, height / zoom)
            # A heading is whole before letters are larger than they need to be.
            whole_headings = all(heading.text == heading.whole for heading in drawing.headings)
            if drawing.height * zoom <= height and (whole_headings or zoom <= 1.0):
                return drawing
    if not whole:
        return layout.draw(width / _SCROLLED, height / _SCROLLED)
    zoom = max(min(_SMALL_ZOOMS[-1] * _SMALLER, height / layout.least_height), _SMALLEST)
    while True:
        drawing = layout.draw(width / zoom, height / zoom)
        if drawing.height * zoom <= height or zoom < _SMALLEST:
            return drawing
        zoom *= _SMALLER


def draw_transition_on_pages(
    a: Scenario,
    b: Scenario,
    options: TransitionOptions,
    *,
    language: Language,
    page: tuple[float, float],
    zoom: float,
    pairs: Sequence[Pair] = (),
) -> tuple[TransitionDrawing, ...]:
    """The transition from `a` to `b` on as many pages of that size, in pixels, as it needs at that zoom.

    Nothing can be opened there, so whatever changes has a row of its own.
    """
    before, after = hierarchy(a), hierarchy(b)
    flows, rows = _rows(a, b, (options, tuple(pairs), True))
    width, height = page[0] / zoom, page[1] / zoom

    def layout(its: Rows) -> TransitionLayout:
        return TransitionLayout((a, b), (before, after), flows, its, options.measure, catalog(language))

    scaling = layout(rows).scaling(width, height)
    whole = layout(rows).draw(width, height, scaling)
    return pages_of(rows, whole, lambda its, to: layout(its).draw(width, height, to), scaling, height)


def prepare(a: Scenario, b: Scenario, options: TransitionOptions, pairs: Sequence[Pair]) -> None:
    """Work out, and remember, what a drawing needs whatever its pane: what takes long of thousands of units."""
    flows, _ = _rows(a, b, (options, tuple(pairs), False))
    fate_counts(flows, hierarchy(a), hierarchy(b))
    has_lineage(hierarchy(a), hierarchy(b))


@once_per_two
def _rows(
    a: Scenario, b: Scenario, setting: tuple[TransitionOptions, tuple[Pair, ...], bool]
) -> tuple[Transition, Rows]:
    """What does not depend on the pane: it is drawn anew for each size of it."""
    options, pairs, every_change = setting
    before, after = hierarchy(a), hierarchy(b)
    flows = transition(
        a, b, options.measure, pairs, _measured(before, after, options.measure), _told(before, after, options.measure)
    )
    return flows, rows_of(flows, before, after, options, every_change=every_change)


def _measured(before: Hierarchy, after: Hierarchy, measure: Measure) -> frozenset[str] | None:
    """The kinds that can have the measure at all: only bodies have seats. `None`: all."""
    if measure != "seats":
        return None
    return frozenset(
        unit.kind
        for flat in (before, after)
        for unit, kind in zip(flat.units, flat.kinds, strict=True)
        if kind.body or (unit.seats is not None and unit.seats.total is not None)
    )


def _told(before: Hierarchy, after: Hierarchy, measure: Measure) -> tuple[frozenset[int], frozenset[int]] | None:
    """The units that have staff of their own, or lack it; what only holds others would be rows without any."""
    if measure == "units" or measure == "seats":
        return None
    return widths(before, measure).told, widths(after, measure).told
