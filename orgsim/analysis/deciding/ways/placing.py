"""Who is taken to decide what a draft gives to nobody: as the comparison says, else whoever goes on.

A draft that does not say who decides a matter cannot be simulated with it. Where the comparison names the body, that
one decides. Else the matter stays where another draft has it, if its body goes on here and states no remit of its own:
one that does would have said so. Nothing else is concluded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from orgsim.analysis.differences.matching import Matching, match
from orgsim.messages import Message, message
from orgsim.model.comparison import Assumptions, Pairing, same_units, told_apart
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import Matter


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A matter that a draft gives to nobody, and the unit that is taken to decide it."""

    matter: Matter
    """As that unit would have it: with ids of this draft."""
    unit: int
    like: Text
    """The title of the draft that has the matter."""
    reason: Text | None = None
    """As the comparison gives it; `None`: the unit goes on as the one that decides it in that draft."""


class Placing(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of the matters that one draft gives to nobody."""

    placed: tuple[Placed, ...] = ()
    """In the order in which the other drafts have them."""
    why_not: Mapping[str, Message] = {}
    """Of the others why they are placed nowhere, by id, where more is known of that than that nobody decides them."""


def placings(
    scenarios: Sequence[Scenario],
    assumptions: Assumptions | None = None,
    *,
    reference: int = 0,
    pairs: Sequence[Pairing] = (),
) -> tuple[Placing, ...]:
    """What is assumed of each of `scenarios`; `pairs` are what was decided of units that look alike.

    A matter goes on from the draft `reference`, else from the first that has it.
    """
    its = assumptions or Assumptions()
    order = [reference, *(column for column in range(len(scenarios)) if column != reference)]
    having: dict[str, dict[int, list[tuple[int, Matter]]]] = {}
    for column in order:
        for here, unit in enumerate(hierarchy(scenarios[column]).units):
            for matter in unit.remit or ():
                having.setdefault(matter.id, {}).setdefault(column, []).append((here, matter))
    matched: dict[tuple[int, int], Matching] = {}
    clear = told_apart([scenario.id for scenario in scenarios])
    found = []
    for column, scenario in enumerate(scenarios):
        stated = {
            matter: (each.unit, each.reason)
            for each in its.decides
            if each.scenario == scenario.id and scenario.id in clear
            for matter in each.matters
        }
        placed: list[Placed] = []
        why_not: dict[str, Message] = {}
        flat = hierarchy(scenario)
        for id, by_column in having.items():
            if column in by_column:
                continue
            first = next(other for other in order if other in by_column)
            title = scenarios[first].title
            said = stated.get(id)
            if said is not None and said[0] in flat.index:
                # Who prepares it, and to whom the power is passed on, is not said: cases and sizes are the town's own.
                matter = replace(by_column[first][0][1], prepared_by=None, delegated=None)
                placed.append(Placed(matter=matter, unit=flat.index[said[0]], like=title, reason=said[1]))
                continue
            if its.remits_continue is False or len(by_column[first]) != 1:
                continue
            if (first, column) not in matched:
                a, b = scenarios[first], scenario
                matched[first, column] = match(hierarchy(a), flat, same_units(pairs, a.id, b.id))
            (had, matter), there = by_column[first][0], hierarchy(scenarios[first])
            goes_on = matched[first, column].a_to_b[had]
            if len(goes_on) != 1:
                key = "no-successor" if not goes_on else "successors"
                why_not[id] = message(f"deciding.missing.{key}", body=there.units[had].name, draft=title)
            elif flat.units[goes_on[0]].remit is None:
                its_own = _with_ids(matter, matched[first, column], there, flat)
                placed.append(Placed(matter=its_own, unit=goes_on[0], like=title))
        found.append(Placing(placed=tuple(placed), why_not=why_not))
    return tuple(found)


def _with_ids(matter: Matter, matched: Matching, there: Hierarchy, here: Hierarchy) -> Matter:
    """`matter` with the ids that units of one draft have in the other; those that do not go on keep theirs."""

    def id_here(id: str) -> str:
        goes_on = matched.a_to_b[there.index[id]] if id in there.index else ()
        return here.units[goes_on[0]].id if len(goes_on) == 1 else id

    return replace(
        matter,
        prepared_by=None if matter.prepared_by is None else _ids(map(id_here, matter.prepared_by)),
        delegated=None
        if matter.delegated is None
        else tuple([replace(step, to=id_here(step.to)) for step in matter.delegated]),
    )


def _ids(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
