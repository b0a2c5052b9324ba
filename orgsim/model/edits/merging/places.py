"""Where among siblings: behind the neighbour that a unit came behind when it was put there."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.model.edits.facts import TRAY, Units


def place_now(
    three: tuple[Units, Units, Units],
    ids: tuple[Sequence[str], Sequence[str]],
    at: int,
    below: tuple[str | None, str | None],
    *,
    alone: bool,
) -> int | None:
    """How many stand before it now: those up to the neighbour behind which the edit has put it.

    `three` are the units before and after the edit, and now; `ids` those that went then and go now, `below` likewise.
    """
    before, after, now = three
    if below[0] != below[1] or below[0] == TRAY:
        return None
    then = _without(before, ids[0], below[0], alone=alone)
    there = _without(now, ids[1], below[1], alone=alone)
    return at if then == there else behind(after.children[below[0]], ids[0][0], there)


def behind(order: Sequence[str], id: str, there: Sequence[str]) -> int:
    """The place among `there` behind the nearest that comes before `id` in `order`, else before the nearest after."""
    here = order.index(id)
    for each in reversed(order[:here]):
        if each in there:
            return there.index(each) + 1
    return next((there.index(each) for each in order[here + 1 :] if each in there), len(there))


def _without(units: Units, ids: Sequence[str], below: str | None, *, alone: bool) -> list[str]:
    """What stands below that unit but those that go, in whose place comes what stays of them."""
    found: list[str] = []
    for id in units.children[below]:
        if id not in ids:
            found.append(id)
        elif alone:
            found += [each for each in units.children[id] if each not in ids]
    return found
