"""Which units a row or a band of a transition tells of, which shows a unit, and what opens in it."""

from __future__ import annotations

from typing import Literal

from orgsim.app.transition.canvas import Thing
from orgsim.app.transition.wording import Named, Words
from orgsim.drawing.transition.drawing import TransitionDrawing

Mark = tuple[Literal["node", "ribbon"], int, tuple[int, ...]]
"""A row by its column and units, or a band by its flows: it is found in another drawing of the same two scenarios."""


def mark_of(drawing: TransitionDrawing | None, thing: Thing | None) -> Mark | None:
    """What that thing of the drawing is."""
    if drawing is None or thing is None:
        return None
    if thing[0] == "node":
        node = drawing.nodes[thing[1]]
        return "node", int(node.before), node.row.units
    return "ribbon", 0, drawing.rows.strands[drawing.ribbons[thing[1]].strand].flows


def thing_of(drawing: TransitionDrawing, mark: Mark | None) -> Thing | None:
    """The thing of the drawing that is so, if there is one."""
    if mark is None:
        return None
    what, before, key = mark
    if what == "node":
        nodes = enumerate(drawing.nodes)
        at = next((at for at, node in nodes if int(node.before) == before and node.row.units == key), None)
    else:
        ribbons = enumerate(drawing.ribbons)
        at = next((at for at, ribbon in ribbons if drawing.rows.strands[ribbon.strand].flows == key), None)
    return None if at is None else (what, at)


def node_of(drawing: TransitionDrawing, before: int | None, after: int | None) -> Thing | None:
    """The row of a unit, by its index in the hierarchies of the two scenarios: of the first that has one."""
    for unit, is_before in ((before, True), (after, False)):
        node = None if unit is None else drawing.node_of(unit, before=is_before)
        if node is not None:
            return "node", node
    return None


def only_unit(drawing: TransitionDrawing, words: Words, thing: Thing) -> str | None:
    """The id of the one unit that a thing tells of; `None` where it tells of several."""
    ones, others = words.ends(words.flows_at(thing))
    before = drawing.nodes[thing[1]].before if thing[0] == "node" else bool(ones)
    named = ones if before else others
    if thing[0] == "node":
        named = list(drawing.nodes[thing[1]].row.units)
    return words.unit(named[0], before=before).id if len(named) == 1 else None


def units_of(drawing: TransitionDrawing, words: Words, thing: Thing) -> list[Named]:
    """The units that a row, or a band at both its ends, tells of."""
    ones, others = words.ends(words.flows_at(thing))
    if thing[0] == "node":
        node = drawing.nodes[thing[1]]
        ones, others = (list(node.row.units), []) if node.before else ([], list(node.row.units))
    return [words.unit(unit, before=True) for unit in ones] + [words.unit(unit, before=False) for unit in others]


def is_many(words: Words, thing: Thing) -> bool:
    """Whether at either end of what a thing tells of there are several units."""
    ones, others = words.ends(words.flows_at(thing))
    return len(ones) > 1 or len(others) > 1


def toggled(drawing: TransitionDrawing, thing: Thing, opened: frozenset[str]) -> frozenset[str]:
    """What is `opened` once the group of a heading or of a row was opened, or folded again."""
    what, at = thing
    fold = None
    if what == "heading":
        group = drawing.headings[at].group
    else:
        node = drawing.nodes[at]
        group = drawing.rows.groups[0 if node.before else 1][node.row.group]
        fold = node.row.fold
    if fold is not None:
        return opened | {f"{group.key}|{fold}"}
    if group.opened:
        return frozenset(key for key in opened if key.partition("|")[0] != group.key)
    return opened | {group.key} if group.foldable else opened


def key_inside(drawing: TransitionDrawing, thing: Thing) -> str | None:
    """What opens, of all that may be opened, where one wants to see what is folded in a row or at the end of a band."""
    at = thing[1]
    if thing[0] == "ribbon":
        ribbon = drawing.ribbons[at]
        ends = [end for end in (ribbon.before, ribbon.after) if end is not None]
        folded = [end for end in ends if drawing.nodes[end].row.fold is not None]
        if not folded:
            return None
        at = folded[0]
    node = drawing.nodes[at]
    key = drawing.rows.groups[0 if node.before else 1][node.row.group].key
    return f"{key}|{node.row.fold}"
