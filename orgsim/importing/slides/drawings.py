"""Boxes and the lines between them become records: which is above is told by where they lie.

From which end a line was drawn tells nothing: people draw it either way. The box that is higher on the slide is above,
or the one further left in a chart that grows rightwards, which is decided once for the whole chart.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from orgsim.importing.naming import name_and_notes
from orgsim.importing.records import Oddity, Place, Record
from orgsim.importing.slides.diagrams import LEAST_TIES
from orgsim.importing.slides.geometry import Area
from orgsim.importing.slides.recording import records_of
from orgsim.importing.slides.shapes import Box, Canvas
from orgsim.importing.slides.standing import _LARGEST_HOST, _set_by_place, _set_crossed, _set_notes, set_parents
from orgsim.importing.slides.tying import Bundle, tied, usual_height
from orgsim.importing.slides.units import Unit, size_of

_WIDEST_BORDER = 2.0
_TURNED = {"top": "left", "left": "top", "bottom": "right", "right": "bottom"}


class Drawn(Struct, frozen=True):
    """What a drawing tells."""

    records: tuple[Record, ...]
    oddities: tuple[Oddity, ...]
    ties: int
    """How many units stand below another by a line."""


def records_of_drawing(canvas: Canvas, prefix: str, place: Place) -> Drawn:
    """The units that are drawn, each after the one above it, and what found no place."""
    odd: list[Oddity] = []
    units = [_unit(box) for box in canvas.boxes]
    _set_labels(units)
    ending = [unit.host is None and bool(unit.name or unit.box.cells) for unit in units]
    hosts = [place if unit.host is None else unit.host for place, unit in enumerate(units)]
    bundles, loose = tied(canvas.boxes, canvas.lines, ending, hosts)
    bundles = _without_legend(units, bundles)
    if _grows_rightwards(units, bundles):
        for unit in units:
            unit.area = unit.area.turned()
        bundles = [_turned(bundle) for bundle in bundles]
    usual = usual_height(unit.box for unit, ends in zip(units, ending, strict=True) if ends)
    set_parents(units, bundles, canvas.lines, place, odd)
    ties = sum(unit.above is not None for unit in units)
    _set_crossed(units, canvas, bundles, ending)
    _set_by_place(units, ending, usual)
    _set_notes(units, ending, usual)
    odd += [Oddity(what="line-loose", place=replace(place, name=canvas.lines[each].id)) for each in loose]
    records = records_of(units, ending, prefix, place, usual, odd)
    odd += [Oddity(what="picture", place=replace(place, name=each)) for each in canvas.pictures]
    odd += [Oddity(what="not-read", place=place, args={"found": each}) for each in canvas.unplaced]
    return Drawn(tuple(records), tuple(odd), ties)


def _unit(box: Box) -> Unit:
    name, notes = name_and_notes(box.lines, paragraphs=True)
    return Unit(box, box.area, name, notes)


# labels


def _set_labels(units: Sequence[Unit]) -> None:
    """Texts without an outline that lie on a box name it, or are noted of it where it has a text of its own.

    So do those with an outline that nearly fill a box without a text.
    """
    hosts = [(place, unit) for place, unit in enumerate(units) if unit.box.framed and not unit.box.cells]
    hosts.sort(key=lambda its: size_of(its[1]))
    empty = [(place, unit) for place, unit in hosts if not unit.name]
    for place, unit in enumerate(units):
        if unit.box.body or unit.box.cells or not unit.name:
            continue
        size = max(size_of(unit), 1.0)
        most = _WIDEST_BORDER if unit.box.framed else _LARGEST_HOST
        held = (
            upper
            for upper, its in (empty if unit.box.framed else hosts)
            if its.area.holds(unit.area.centre)
            and size_of(its) < most * size
            and not (unit.box.framed and (its.name or upper >= place))
        )
        found = next(held, None)
        if found is None:
            continue
        unit.host, host = found, units[found]
        said = (unit.name, *unit.notes)
        if host.name:
            host.notes = (*host.notes, *said)
        else:
            host.name, host.notes = said[0], said[1:]
            if not _amid(unit.area, host.area):
                host.inferred = ("name-by-place",)


def _amid(label: Area, box: Area) -> bool:
    """Whether a label stands in the middle of its box, as its own text would."""
    across, down = label.centre[0] - box.centre[0], label.centre[1] - box.centre[1]
    return abs(across) * 4 <= box.width and abs(down) * 4 <= box.height


# legends


def _without_legend(units: Sequence[Unit], bundles: Sequence[Bundle]) -> list[Bundle]:
    """The bundles of a chart of boxes without those that tie nothing but texts: samples of lines, which say their own.

    Texts that a line ties to a box, directly or by other texts, are of the chart.
    """
    boxes = [{its.box for its in bundle.contacts} for bundle in bundles]
    reached = {box for its in boxes for box in its if units[box].box.framed}
    if len(reached) <= LEAST_TIES:
        return [*bundles]
    while more := {box for its in boxes if not reached.isdisjoint(its) for box in its} - reached:
        reached |= more
    return [bundle for bundle, its in zip(bundles, boxes, strict=True) if not reached.isdisjoint(its)]


# which way


def _grows_rightwards(units: Sequence[Unit], bundles: Sequence[Bundle]) -> bool:
    down = right = 0
    for bundle in bundles:
        first = min(bundle.contacts, key=lambda its: units[its.box].area.centre[1])
        down += first.edge == "bottom"
        others = [its for its in bundle.contacts if its.edge != "right"]
        leftmost = min(bundle.contacts, key=lambda its: units[its.box].area.centre[0])
        right += leftmost.edge == "right" and bool(others) and all(its.edge == "left" for its in others)
    return right > down


def _turned(bundle: Bundle) -> Bundle:
    contacts = [replace(its, edge=_TURNED[its.edge]) for its in bundle.contacts]
    return Bundle(contacts, bundle.dashed, bundle.glued_down, bundle.lines)


# records
