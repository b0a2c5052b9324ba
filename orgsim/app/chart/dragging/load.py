"""What is dragged in charts and where it is held, its picture, and what it comes to when it is let go."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace
from PySide6.QtGui import QPixmap

from orgsim.app.chart.dragging.ghost import branch, ghost, named_ghost
from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.document.state import State
from orgsim.drawing.drawing import Box
from orgsim.drawing.landing.dropped import Dropped
from orgsim.drawing.landing.ground import Ground
from orgsim.drawing.landing.landing import Landing
from orgsim.drawing.landing.words import what_moves
from orgsim.drawing.landing.zones import Zone
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog, message
from orgsim.model.edits.applying import uppermost
from orgsim.model.edits.edits import PutAway
from orgsim.model.edits.words import words as called
from orgsim.model.hierarchy import Hierarchy, hierarchy, tray_of, unit_of
from orgsim.model.scenario import Scenario


class Load(msgspec.Struct, eq=False):
    """What is dragged, and where it was taken from."""

    chart: GlidingChart
    column: int
    unit: str
    """Id of the one that was pressed."""
    ids: tuple[str, ...]
    home: Scenario
    alone: bool = False
    there: Scenario | None = None
    """The other draft that it is held over."""


class Coming(msgspec.Struct, frozen=True):
    """What would come along of what is dragged."""

    number: int
    """Of units, with those that are dragged."""
    without: frozenset[str] = frozenset()
    """Ids of those below them, where they are taken from, that do not come."""
    stay: int = 0
    """How many of these stay where the other draft has them."""


class Aim(msgspec.Struct, frozen=True, eq=False):
    """Where it is held now."""

    column: int
    zone: Zone
    landing: Landing
    stay: int = 0
    """How many of those below what is dragged would stay where this draft has them."""


def pictured(load: Load, here: Ground, theme: Theme, speech: Catalog) -> QPixmap:
    """What follows the pointer: boxes of the chart that it was taken from, whose `Ground` is given, or its name."""
    drawing, chart = here.drawing, load.chart
    ratio, box = chart.devicePixelRatioF(), chart.box(load.unit)
    if box is None:
        # It has no place in the chart.
        unit = unit_of(load.home, load.unit)
        name = speech.value(unit.name) if unit is not None else load.unit
        return named_ghost(name, len(load.ids) - 1, theme, ratio)
    boxes, lines = branch(drawing, here.grid, here.units, box, alone=load.alone)
    its = coming(load)
    left = _without(its.without, here, boxes)
    ids = {each.id for each in left}
    lines = [line for line in lines if ids.issuperset(line.ends)]
    return ghost(drawing, left, lines, its.number, theme, chart.viewport.zoom, ratio)


def coming(load: Load) -> Coming:
    """What would come along; into another draft, what that has not yet, or what stands there below what it has."""
    units = hierarchy(load.home)
    if load.alone and load.there is None:
        return Coming(len(load.ids))
    upper = uppermost(load.home, [id for id in load.ids if id in units.index])
    branches = {id: _below(units, id) for id in upper}
    if load.there is None:
        return Coming(sum([1 + len(below) for below in branches.values()]))
    placed, away = hierarchy(load.there), tray_of(load.there)
    number, stay, without = 0, 0, set[str]()
    for id, below in branches.items():
        flat = placed if id in placed.index else away if id in away.index else None
        if flat is None:
            staying = {each for each in below if each in placed.index or each in away.index}
            stay += len(staying)
            without |= staying
            number += 1 + len(below) - len(staying)
        else:
            # It is there already and moves, as it stands there.
            moving = _below(flat, id)
            without |= below.difference(moving)
            number += 1 + len(moving)
    return Coming(number, frozenset(without), stay)


def _below(units: Hierarchy, id: str) -> frozenset[str]:
    return frozenset([units.units[each].id for each in units.subtree(units.index[id])]) - {id}


def _without(absent: frozenset[str], here: Ground, boxes: Sequence[Box]) -> list[Box]:
    """The boxes of what comes, each hiding only what does."""
    if not absent:
        return list(boxes)
    unseen = [here.units.index[id] for id in absent.difference([box.id for box in boxes])]
    return [
        replace(box, hidden=box.hidden - sum([each in here.units.subtree(box.unit) for each in unseen]))
        if box.hidden and not box.gathers
        else box
        for box in boxes
        if box.id not in absent
    ]


def tied(load: Load, aim: Aim, state: State) -> Dropped:
    """It is let go there, and is tied to what is there."""
    here, path = aim.landing, state.files[aim.column].path
    words = called(state.files[aim.column].scenario, here.edits)
    return Dropped(path, load.ids, here.below, here.at, here.edits, words, choices=here.choices)


def dropped(load: Load, aim: Aim, state: State) -> Dropped:
    """It is let go there, and comes there."""
    here = aim.landing
    comes = aim.column != load.column
    units = [unit for id in load.ids if (unit := unit_of(load.home, id)) is not None]
    args: dict[str, object] = {"what": what_moves(units)}
    if comes:
        args["letter"] = state.letters[load.column]
    sort = "brought" if comes else "moved"
    words = message(f"edit.{sort}.{'one' if len(units) == 1 else 'several'}", n=len(units), **args)
    if any(isinstance(edit, PutAway) for edit in here.edits):
        words = called(load.home, here.edits)
    home = state.files[load.column].path if comes else None
    return Dropped(state.files[aim.column].path, load.ids, here.below, here.at, here.edits, words, home)
