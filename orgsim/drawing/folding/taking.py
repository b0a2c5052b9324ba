"""What is folded and gathered where some of the steps are taken, and which of them have room beside others."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from orgsim.drawing.boxes.folding import OUTSIDE, outside
from orgsim.drawing.folding.interest import TOP, Step
from orgsim.drawing.folding.legible import Folding
from orgsim.drawing.folding.wishes import Wishes
from orgsim.model.hierarchy import Hierarchy


def folding_of(units: Sequence[Hierarchy], wishes: Wishes, taken: Sequence[Step]) -> Folding:
    """What the charts of these hierarchies fold and gather where just these steps are taken."""
    opened = {step.opened: step for step in taken}
    shown = {unit for step in taken for unit in step.shows}
    gathered = {unit for step in opened.values() for unit in step.left} - shown
    # One that is left alone in one of the drafts has a box there.
    closed = {unit for unit in (shown | gathered) - opened.keys() if _has_below(units, unit)}
    if OUTSIDE not in opened and any(map(outside, units)):
        closed.add(OUTSIDE)
    return Folding(wishes.folded | closed, frozenset(gathered))


def _has_below(units: Sequence[Hierarchy], unit_id: str) -> bool:
    return any(unit_id in its.index and its.children[its.index[unit_id]] for its in units)


def boxes_of(every: Sequence[Step], number: int) -> int:
    """How many boxes the largest chart has after so many steps."""
    return max(every[number - 1].boxes) if number else 0


def some_more(every: Sequence[Step], number: int, boxes: int) -> list[Step] | None:
    """So many steps, and of a family that they show in part as many more as make so many boxes."""
    chosen = list(every[:number])
    opened = {step.opened for step in chosen if step.left}
    more = next((step for step in every[number:] if step.opened in opened), None)
    free = boxes - boxes_of(every, number)
    if more is None or not 0 < free < len(more.shows):
        return None
    return [*chosen, replace(more, shows=more.shows[:free], left=(*more.shows[free:], *more.left))]


def beside(chosen: Sequence[Step], rest: Sequence[Step], free: float) -> list[Step]:
    """Of the steps after the first of the `rest`, which there is no room for, those that matter as much and may fit."""
    shown = {unit for step in chosen for unit in step.shows} | {TOP, OUTSIDE}
    closed = {rest[0].opened}
    found: list[Step] = []
    for step in rest[1:]:
        if step.rank != rest[0].rank:
            break
        if step.opened in shown and step.opened not in closed and len(step.shows) <= free:
            found.append(step)
            shown.update(step.shows)
            free -= len(step.shows)
        else:
            closed.add(step.opened)
    return found
