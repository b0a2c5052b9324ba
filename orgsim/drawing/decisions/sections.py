"""All drawings of a simulation below each other, each with its heading, and where such a page may end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from orgsim.analysis.deciding.results import Gain, Result
from orgsim.drawing.decisions.agendas import draw_agendas
from orgsim.drawing.decisions.calendar import draw_calendar
from orgsim.drawing.decisions.drawing import Badge, Bar, DecisionsDrawing, Shape, Sign, moved, stacked, together
from orgsim.drawing.decisions.gains import draw_gains
from orgsim.drawing.decisions.loads import draw_loads
from orgsim.drawing.decisions.notes import draw_notes
from orgsim.drawing.decisions.parts import draw_parts
from orgsim.drawing.decisions.sheet import Sheet, lines_of
from orgsim.drawing.decisions.spread import Measure, draw_spread
from orgsim.messages import catalog
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_HEADING = 16
_HEADING_LINE = 21.0
_SECTIONS_GAP = 34.0


def draw_sections(
    results: Sequence[Result],
    scenarios: Sequence[Scenario],
    *,
    width: float,
    letters: str,
    language: Language,
    gains: Sequence[Sequence[Gain]] = (),
    measure: Measure = "decision",
    brief: bool = False,
) -> DecisionsDrawing:
    """How long, where the days go, agendas, evenings, what more meetings gain, the year, and what it all stands on.

    What is `brief` tells of all cases together, where their days go, and of evenings.
    """
    spread = draw_spread(
        results, scenarios, width=width, letters=letters, language=language, measure=measure, by_matter=not brief
    )
    parts = draw_parts(results, scenarios, width=width, letters=letters, language=language)
    loads = draw_loads(results, scenarios, width=width, letters=letters, language=language)
    if brief:
        drawn = [("spread", spread), ("parts", parts), ("loads", loads)]
        return stacked([_headed(name, its, width, language) for name, its in drawn], _SECTIONS_GAP)
    agendas = draw_agendas(results, scenarios, width=width, letters=letters, language=language)
    drawn = [("spread", spread), ("parts", parts), ("agendas", agendas), ("loads", loads)]
    if gains:
        drawn.append(("gains", draw_gains(gains, scenarios, width=width, letters=letters, language=language)))
    if any(its.agendas for its in results):
        drawn.append(("calendar", draw_calendar(results, scenarios, width=width, letters=letters, language=language)))
    drawn.append(("notes", draw_notes(results, width=width, letters=letters, language=language)))
    return stacked([_headed(name, its, width, language) for name, its in drawn], _SECTIONS_GAP)


def _headed(name: str, drawing: DecisionsDrawing, width: float, language: Language) -> DecisionsDrawing:
    """A drawing below its heading."""
    sheet = Sheet(width, "")
    lines = lines_of(catalog(language)(f"decisions.section.{name}"), language, width, size=_HEADING, bold=True)
    sheet.words(0.0, 17.0, lines, size=_HEADING, step=_HEADING_LINE, bold=True)
    head = len(lines) * _HEADING_LINE + 8.0
    if drawing.blocks:
        # What is first below a heading stays with it.
        sheet.block(0.0, head + drawing.blocks[0][1])
    return together([sheet.drawing(head), moved(drawing, 0.0, head)])


def parted(drawing: DecisionsDrawing, height: float) -> tuple[tuple[float, float], ...]:
    """Upper and lower end of what is seen of a drawing on each of its pages of that height: no word or sign is cut.

    Lines go on to the next page. What is higher than a page is cut all the same. Where a part goes on along an axis
    (`DecisionsDrawing.head_at`), its page keeps room for the numbers of that above it.
    """
    held = sorted(_held(drawing))
    tops = [top for top, _ in held]
    # Where a page ends is the last place that it has of the first of these.
    places = _free([*held, *drawing.blocks]), _free(held)
    pages = []
    begun = 0.0
    while begun < drawing.height:
        lower = drawing.height
        head = drawing.head_at(begun)
        room = height if head is None else max(height - head.height, height / 2)
        if begun + room < lower:
            last = begun + room
            ends = [free[bisect_right(free, last) - 1] for free in places if free and free[0] <= last]
            lower = next((end for end in ends if end > begun), last)
        pages.append((begun, lower))
        # Nothing stands between what ends a page and what comes next.
        following = bisect_left(tops, lower)
        begun = max(tops[following] - 2.0, lower) if following < len(tops) else drawing.height
    return tuple(pages)


def _free(held: Sequence[tuple[float, float]]) -> list[float]:
    """The ends of what is held at which nothing is cut: as many have begun there as have ended."""
    tops = sorted([top for top, _ in held])
    ends = sorted([bottom for _, bottom in held])
    return [end for end in ends if bisect_left(tops, end) == bisect_right(ends, end)]


def _held(drawing: DecisionsDrawing) -> list[tuple[float, float]]:
    """From where to where nothing is to be cut: texts, bars and signs."""
    found = []
    for text in drawing.texts:
        _, top, _, bottom = text.room
        found.append((top, bottom))
    found += [_heights(shape) for shape in drawing.shapes if isinstance(shape, Bar | Badge | Sign)]
    return found


def _heights(shape: Shape) -> tuple[float, float]:
    if isinstance(shape, Bar):
        return shape.y, shape.y + shape.height
    assert isinstance(shape, Badge | Sign)
    return shape.y - shape.radius, shape.y + shape.radius
