"""What is dragged in charts and where it is held, its picture, and what it comes to when it is let go."""

from __future__ import annotations

import msgspec
from PySide6.QtGui import QPixmap

from orgsim.app.chart.dragging.ghost import branch, ghost, named_ghost
from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.document.state import State
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
from orgsim.model.hierarchy import unit_of
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


class Aim(msgspec.Struct, frozen=True, eq=False):
    """Where it is held now."""

    column: int
    zone: Zone
    landing: Landing


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
    placed = [id for id in load.ids if id in here.units.index]
    indices = [here.units.index[id] for id in uppermost(load.home, placed)]
    number = len(load.ids) if load.alone else sum([len(here.units.subtree(unit)) for unit in indices])
    return ghost(drawing, boxes, lines, number, theme, chart.viewport.zoom, ratio)


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
