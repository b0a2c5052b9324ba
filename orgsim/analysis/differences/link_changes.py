"""Links that a unit has in one scenario only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from orgsim.analysis.differences.change import Change, Named
from orgsim.analysis.differences.two import Two, unit_name
from orgsim.messages import message
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.scenario import Link

_Key = tuple[str, str, int, int]
"""Kind and direction of a link, and the index of the unit at its other end: in b, else (b's −1) in a."""
_Links = dict[int, dict[_Key, Named]]
"""The links of each unit."""


def link_changes(two: Two, a_links: Iterable[Link], b_links: Iterable[Link]) -> dict[int, Change]:
    """The change of each unit of a whose links are not those of the unit of b that it is.

    A draft that has no link of a kind says nothing of such links: where only those differ, the change is unstated.
    """
    a_links, b_links = tuple(a_links), tuple(b_links)
    if not a_links and not b_links:
        return {}
    same = two.matching.same_in_b
    before = _by_unit(two.a, a_links, [(there, -1 if there >= 0 else here) for here, there in enumerate(same)])
    after = _by_unit(two.b, b_links, [(there, -1) for there in range(len(two.b.units))])
    told = {link.kind for link in a_links} & {link.kind for link in b_links}
    back = {there: here for here, there in enumerate(same) if there >= 0}
    changed: dict[int, Change] = {}
    for here in sorted(before.keys() | {back[there] for there in after if there in back}):
        if same[here] < 0:
            continue
        one, other = before.get(here, {}), after.get(same[here], {})
        removed = tuple([named for key, named in one.items() if key not in other])
        added = tuple([named for key, named in other.items() if key not in one])
        if removed or added:
            differing = {key[0] for key in one.keys() ^ other.keys()}
            changed[here] = Change(
                field="links",
                before=tuple(one.values()),
                after=tuple(other.values()),
                removed=removed,
                added=added,
                unstated=differing.isdisjoint(told),
            )
    return changed


def _by_unit(hierarchy: Hierarchy, links: Iterable[Link], keys: list[tuple[int, int]]) -> _Links:
    found: _Links = {}
    for link in links:
        ends: tuple[tuple[Literal["to", "from"], str, str], ...] = (
            ("to", link.from_, link.to),
            ("from", link.to, link.from_),
        )
        for direction, unit, other in ends:
            here, there = hierarchy.index.get(unit, -1), hierarchy.index.get(other, -1)
            if here >= 0 and there >= 0:
                said = message(f"link.{link.kind}.{direction}", unit=unit_name(hierarchy, other))
                found.setdefault(here, {})[(link.kind, direction, *keys[there])] = Named(
                    other, said, link=(link.kind, direction)
                )
    return found
