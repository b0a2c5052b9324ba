"""What stands in each box, and the room that it needs when names are broken at a given width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from functools import lru_cache
from typing import Final

import msgspec

from orgsim.drawing.boxes.amounts import amounts, amounts_together
from orgsim.drawing.boxes.boxes import (
    BULLET,
    NAME_SIZE,
    PAD_X,
    REMIT_SIZE,
    bold_name,
    box_height,
    marks_width,
)
from orgsim.drawing.boxes.holding import Holding, undotted
from orgsim.drawing.boxes.looks import is_outside, look_of
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.text.breaking import Lines, break_lines, whole
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.text.shortening import shortened
from orgsim.messages import catalog
from orgsim.model.abandoning import leave_if_abandoned
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Language, Text
from orgsim.model.units import Unit

BREAK: Final = 0.0015
"""What share of its size a chart may lose rather than break a name, per the breaks' cost."""
_CRAMPED: Final = 0.003
"""The same for each line by which a card has more than is read at a glance: wider lines are worth it."""
_AT_A_GLANCE: Final = 4
_NARROWEST = 44.0
_MOST_LINES: Final = 6
"""Lines of a name that a box shows; of a card more, as its name is a sentence."""
_MOST_CARD_LINES: Final = 12
_LOST: Final = 20.0
"""What a line that is left out costs, as the breaks do."""
_REMIT_WIDTH = 1.45
"""A remit is set in wider lines than names: sentences are read along the line."""


class Content(msgspec.Struct, frozen=True, gc=False):
    """The texts of one box, before they are broken."""

    name: str
    language: Language
    bold: bool
    seats: str
    hidden: int
    open: bool
    marks: float
    """The width of the marks at the end of the name's last line."""
    remit: tuple[tuple[str, Language], ...]
    label: str = ""
    """What kind of unit it is, where that is said."""
    purpose: tuple[str, Language] | None = None
    amounts: tuple[str, Language] | None = None
    """Its staff and money, where these are told."""
    outside: bool = False
    gathers: int = 0
    """How many siblings the box gathers."""
    held: str = ""
    """What it tells of the units that are hidden in it."""
    card: bool = False
    """Whether it belongs to a programme, whose units have sentences for names: they take wider lines."""


class Room(msgspec.Struct, frozen=True, gc=False):
    """What one box takes at a width of text."""

    width: float
    height: float
    name: Lines
    remit: tuple[str, ...]
    purpose: tuple[str, ...] = ()
    """Its staff and money, then what it is for."""
    held: tuple[str, ...] = ()


def own_language(scenario: Scenario) -> Language:
    """The language to take a text for that does not say it: the municipality's first, else Finnish."""
    spoken = scenario.municipality.languages if scenario.municipality else ()
    for language in LANGUAGES:
        if spoken and spoken[0] == language:
            return language
    return "fi"


def kinds_told(units: Hierarchy) -> frozenset[int]:
    """The units of programmes whose boxes say their kind: those that are of another than most of their siblings.

    Whatever heads others shows that by its place.
    """
    told: list[int] = []
    families = [list(units.roots()), *(children for children in units.children if len(children) > 1)]
    for family in families:
        kinds = Counter([units.units[unit].kind for unit in family if units.sides[unit] == "programme"])
        if len(kinds) > 1:
            ((usual, _),) = kinds.most_common(1)
            told += [
                unit
                for unit in family
                if units.sides[unit] == "programme" and units.units[unit].kind != usual and not units.children[unit]
            ]
    return frozenset(told)


def content(
    units: Hierarchy,
    unit: int,
    options: ChartOptions,
    otherwise: Language,
    told: Container[int] = (),
    holding: Holding | None = None,
) -> Content:
    """The texts of a unit's box; `otherwise` is the language of texts that do not say theirs.

    The units of which the kind is `told` say it. `holding` tells what is hidden in it.
    """
    leave_if_abandoned()
    here = units.units[unit]
    name, language = _spoken(_chart_name(here, options.language), options.language, otherwise)
    if here.weight > 1:
        seats = f"×{here.weight}"
    elif isinstance(here.count, float):
        seats = catalog(options.language)("drawing.amount.fte", n=here.count)
    elif here.seats is not None and here.seats.total is not None:
        seats = str(here.seats.total)
    else:
        seats = ""
    hidden = units.ends[unit] - unit - 1 if options.folded and here.id in options.folded else 0
    held = holding.words(range(unit + 1, units.ends[unit])) if hidden and holding is not None else ""
    is_open = here.open is not None
    remit: tuple[tuple[str, Language], ...] = ()
    if options.remits and here.remit:
        remit = tuple([_spoken(matter.name, options.language, otherwise) for matter in here.remit])
    outside = units.sides[unit] == "external" and is_outside(units, unit)
    marks = marks_width(seats, hidden, is_open, outside) if seats or hidden or is_open or outside else 0.0
    bold = bold_name(look_of(units, unit))
    elsewhere = (options.elsewhere, options.language) if hidden and options.elsewhere else None
    figures = _amounts(units, unit, options, folded=bool(hidden))
    if units.sides[unit] != "programme" or outside:
        return Content(
            name,
            language,
            bold,
            seats,
            hidden,
            is_open,
            marks,
            remit,
            purpose=elsewhere,
            amounts=figures,
            outside=outside,
            held=held,
        )
    label = _spoken(units.kinds[unit].name, options.language, otherwise)[0] if unit in told else ""
    purpose = _spoken(here.purpose, options.language, otherwise) if options.remits and here.purpose else None
    purpose = elsewhere or purpose
    return Content(
        name, language, bold, seats, hidden, is_open, marks, remit, label, purpose, figures, card=True, held=held
    )


def _amounts(units: Hierarchy, unit: int, options: ChartOptions, *, folded: bool) -> tuple[str, Language] | None:
    if not options.staffing:
        return None
    told = amounts(units, unit, catalog(options.language), folded=folded)
    return (told, options.language) if told else None


def gathered_content(
    units: Hierarchy, siblings: Sequence[int], options: ChartOptions, holding: Holding | None = None
) -> Content:
    """The texts of a box that gathers these siblings."""
    hidden = sum(units.ends[unit] - unit for unit in siblings)
    speech = catalog(options.language)
    name = speech("drawing.gathered", n=len(siblings))
    if hidden > len(siblings):
        name = f"{name} {speech('drawing.gathered.all', n=hidden)}"
    parts = [range(unit, units.ends[unit]) for unit in siblings]
    held = holding.words(*parts) if holding is not None else ""
    told = amounts_together(units, siblings, speech) if options.staffing else ""
    figures = (told, options.language) if told else None
    return Content(
        name, options.language, False, "", hidden, False, 0.0, (), amounts=figures, gathers=len(siblings), held=held
    )


def _chart_name(unit: Unit, language: Language) -> Text:
    """The short name, unless only the full one is in the chosen language."""
    short = unit.short
    if short is None:
        return unit.name
    speaks = (getattr(short, language) or short.und) is not None
    return short if speaks or getattr(unit.name, language) is None else unit.name


@lru_cache(maxsize=8192)
def room(texts: Content, text_width: float) -> Room:
    """The room of a box whose name is broken at about `text_width`."""
    name = _bounded(texts, break_lines(texts.name, texts.language, text_width, NAME_SIZE, texts.bold, texts.marks))
    width = name.width
    held: tuple[str, ...] = ()
    if texts.held:
        telling = break_lines(texts.held, texts.language, max(text_width, name.width), NAME_SIZE)
        held, width = undotted(telling.lines), max(width, telling.width)
    remit: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    if texts.remit:
        remit, remit_width = _remit(texts.remit, text_width * _REMIT_WIDTH)
        width = max(width, remit_width)
    if texts.purpose or texts.amounts:
        told = _purpose(texts, max(text_width, name.width))
        purpose = told.lines
        width = max(width, told.width)
    if texts.label:
        width = max(width, load_font().width(texts.label, REMIT_SIZE))
    height = box_height(len(name.lines) + len(held), len(purpose) + len(remit), label=bool(texts.label))
    return Room(max(width + 2 * PAD_X, _NARROWEST), height, name, remit, purpose, held)


def _purpose(texts: Content, width: float, *, strict: bool = False) -> Lines:
    """The staff and money, and what the unit is for, in lines about so wide."""
    lines: tuple[str, ...] = ()
    widest = 0.0
    if texts.amounts:
        figures = break_lines(*texts.amounts, width, REMIT_SIZE, strict=strict)
        lines, widest = undotted(figures.lines), figures.width
    if texts.purpose:
        told = break_lines(*texts.purpose, width, REMIT_SIZE, strict=strict)
        lines, widest = (*lines, *told.lines), max(widest, told.width)
    return Lines(lines, widest)


def _bounded(texts: Content, name: Lines) -> Lines:
    """The name with … where it has more lines than a box has room for: all of it is told elsewhere."""
    most = _MOST_CARD_LINES if texts.card else _MOST_LINES
    if len(name.lines) <= most:
        return name
    end = shortened(f"{whole(name.lines[most - 1 :])} ", name.width - texts.marks, int(NAME_SIZE), texts.bold)
    last = end if end.endswith("…") else f"{end.rstrip()}…"
    # Whatever is left out is worth a wider box.
    return Lines((*name.lines[: most - 1], last), name.width, name.broken + _LOST * (len(name.lines) - most))


def cut_name(texts: Content, lines: Sequence[str]) -> str:
    """All of the name, where these lines do not show it to its end; else nothing."""
    return texts.name if lines and lines[-1].endswith("…") and not texts.name.endswith("…") else ""


def burden(texts: Content, given: Room) -> float:
    """What share of its size a chart may lose rather than have a box filled like this."""
    if not texts.card:
        return given.name.broken * BREAK
    # A word that is torn in a sentence is less than one that is all a box says.
    lines = len(given.name.lines)
    return given.name.broken * BREAK / max(lines, 1) + max(lines - _AT_A_GLANCE, 0) * _CRAMPED


def fitted(texts: Content, planned: Room, width: float) -> Room:
    """The texts broken anew for a box that turned out wider than it needed: fewer torn words, or fewer lines."""
    below = planned.remit or planned.purpose or planned.held
    if width <= planned.width + 1 or (len(planned.name.lines) == 1 and not below):
        return planned
    inner = width - 2 * PAD_X
    name = _name_within(texts, planned.name, inner)
    remit, remit_width = _remit(texts.remit, inner) if texts.remit else ((), 0.0)
    if remit_width > inner + 1e-6:
        remit = planned.remit
    purpose = _purpose(texts, inner, strict=True)
    if purpose.width > inner + 1e-6:
        purpose = Lines(planned.purpose, inner)
    held = planned.held
    if held:
        telling = break_lines(texts.held, texts.language, inner, NAME_SIZE, strict=True)
        held = undotted(telling.lines) if telling.width <= inner + 1e-6 else held
    height = box_height(len(name.lines) + len(held), len(purpose.lines) + len(remit), label=bool(texts.label))
    return Room(width, height, name, remit, purpose.lines, held) if height <= planned.height else planned


def _name_within(texts: Content, planned: Lines, inner: float) -> Lines:
    """The name in lines that are no wider than that: as it is broken best, else without any that is a little wider."""
    for strict in (texts.card, True):
        name = _bounded(
            texts,
            break_lines(texts.name, texts.language, inner, NAME_SIZE, texts.bold, texts.marks, strict=strict),
        )
        is_better = len(name.lines) <= len(planned.lines) and name.broken <= planned.broken
        if name.width <= inner + 1e-6 and (is_better or strict is texts.card):
            return name
    return planned


def remit_lines(matters: Sequence[tuple[str, Language]], limit: float) -> tuple[str, ...]:
    """What a body decides, in lines about so wide."""
    return _remit(matters, limit)[0]


def _remit(matters: Sequence[tuple[str, Language]], limit: float) -> tuple[tuple[str, ...], float]:
    indent = load_font().width(BULLET, REMIT_SIZE)
    lines: list[str] = []
    widest = 0.0
    for text, language in matters:
        broken = break_lines(text, language, limit - indent, REMIT_SIZE)
        widest = max(widest, broken.width + indent)
        lines.append(BULLET + broken.lines[0])
        lines += broken.lines[1:]
    return tuple(lines), widest


def _spoken(text: Text, language: Language, otherwise: Language) -> tuple[str, Language]:
    words, spoken = text.spoken(language)
    return words, spoken or otherwise
