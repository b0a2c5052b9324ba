"""What may be delegated, to whom and how often: `coercion`, `delegation-chain`, `council-undelegable`."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from orgsim.analysis.checks.rules.draft import Draft
from orgsim.analysis.checks.rules.groups import LEADERS
from orgsim.analysis.checks.rules.judgement import Judgement, breaks, lacks, passes, unsure
from orgsim.messages import message
from orgsim.model.delegations import way, ways
from orgsim.model.units import Matter, MatterArea

_MOST_STEPS = 2
"""From the council to a body, and from there to an office holder or a section; no further (Kuntalaki § 91.2)."""


class _Held(msgspec.Struct, frozen=True):
    """A matter, and the unit in whose remit it stands."""

    owner: int
    matter: Matter


def coercion(draft: Draft) -> Iterator[Judgement]:
    """A matter that involves administrative coercion is not delegated to an office holder."""
    marked = list(_marked(draft, "coercion"))
    if not marked:
        yield lacks(message("rule.coercion.missing-matters"))
    for held in marked:
        told = {"matter": held.matter.name}
        holders = [held.owner, *_chain(draft, held)]
        surely = [held.owner, *_chain(draft, held, surely=True)]
        officers = [unit for unit in holders if _is_office_holder(draft, unit)]
        certain = [unit for unit in surely if unit in officers]
        # A mayor is an elected official, and of what is neither body nor office the Act says nothing.
        others = [unit for unit in holders if unit not in officers and draft.flat.sides[unit] != "elected"]
        if officers and not certain:
            yield _depends("coercion", draft, held, officers, holders)
        elif officers:
            said = message("rule.coercion.breach", units=draft.names(certain), **told)
            yield breaks(said, message("rule.coercion.remedy"), _once(holders))
        elif held.matter.delegated is None:
            yield lacks(message("rule.coercion.missing", **told), holders)
        elif others:
            yield lacks(message("rule.coercion.missing-post", units=draft.names(others), **told), _once(holders))
        else:
            yield passes(message("rule.coercion.pass", units=draft.names(_once(holders)), **told), _once(holders))


def delegation_chain(draft: Draft) -> Iterator[Judgement]:
    """What was delegated onward once is not delegated again.

    Only of the council is it known that the power began there. A body may have its power from the council or from a
    statute, a section from its body too: then a chain that would be lawful in one case only is unknown.
    """
    stated = [held for held in _matters(draft) if held.matter.delegated is not None]
    if not stated:
        yield lacks(message("rule.delegation-chain.missing-delegated"))
    right = []
    for held in stated:
        chain = _longest(draft, held)
        units = _once([held.owner, *chain])
        told = {"matter": held.matter.name, "units": draft.names([held.owner, *chain])}
        kind = draft.kind(held.owner)
        surely = _MOST_STEPS if kind == "council" else 0 if kind == "section" else 1
        if len(chain) <= surely and (draft.flat.sides[held.owner] == "elected" or not chain):
            right.append(held)
        elif len(chain) > _MOST_STEPS:
            yield breaks(
                message("rule.delegation-chain.breach", **told), message("rule.delegation-chain.remedy"), units
            )
        else:
            missing = message("rule.delegation-chain.missing", unit=draft.name(held.owner), matter=held.matter.name)
            yield unsure(message("rule.delegation-chain.unsure", **told), missing, units)
    if right:
        names = tuple(held.matter.name for held in right)
        yield passes(message("rule.delegation-chain.pass", matters=names), _once([held.owner for held in right]))


def council_undelegable(draft: Draft) -> Iterator[Judgement]:
    """What § 14.2 lists as the council's is decided by the council."""
    marked = list(_marked(draft, "council-only"))
    if not marked:
        yield lacks(message("rule.council-undelegable.missing-matters"))
    for held in marked:
        told = {"matter": held.matter.name}
        holders = _once([held.owner, *_chain(draft, held)])
        others = [unit for unit in holders if draft.kind(unit) != "council"]
        surely = [held.owner, *_chain(draft, held, surely=True)]
        certain = [unit for unit in others if unit in surely]
        if others and not certain:
            yield _depends("council-undelegable", draft, held, others, holders)
        elif others:
            said = message("rule.council-undelegable.breach", units=draft.names(certain), **told)
            yield breaks(said, message("rule.council-undelegable.remedy"), holders)
        elif held.matter.delegated is None:
            yield lacks(message("rule.council-undelegable.missing", **told), holders)
        else:
            yield passes(message("rule.council-undelegable.pass", **told), holders)


def _matters(draft: Draft) -> Iterator[_Held]:
    for owner, unit in enumerate(draft.flat.units):
        for matter in unit.remit or ():
            placed = all(id_ in draft.flat.index for id_ in matter.delegates)
            # Where one who holds the power is not placed it is not known where it ends.
            yield _Held(owner, matter if placed else msgspec.structs.replace(matter, delegated=None))


def _marked(draft: Draft, area: MatterArea) -> Iterator[_Held]:
    return (held for held in _matters(draft) if area in held.matter.area)


def _chain(draft: Draft, held: _Held, *, surely: bool = False) -> list[int]:
    """Those that the power is passed on to; `surely`: whatever cases the conditions leave out."""
    steps = held.matter.delegated or ()
    return [
        draft.flat.index[step.to]
        for at, step in enumerate(steps)
        if not surely or all(steps[its].when is None for its in way(steps, at))
    ]


def _depends(rule: str, draft: Draft, held: _Held, whom: list[int], holders: list[int]) -> Judgement:
    """Only under a condition is the power passed on to `whom`, and no program can tell which cases it leaves out."""
    told = {"matter": held.matter.name, "units": draft.names(_once(whom))}
    missing = message(f"rule.{rule}.missing-when", matter=held.matter.name)
    return unsure(message(f"rule.{rule}.unsure", **told), missing, _once(holders))


def _longest(draft: Draft, held: _Held) -> list[int]:
    """The longest way that the power goes: what stands side by side is not passed on from one to the other."""
    chain = held.matter.delegated or ()
    longest = max(ways(chain), key=len, default=())
    return [draft.flat.index[chain[at].to] for at in longest]


def _is_office_holder(draft: Draft, unit: int) -> bool:
    return draft.flat.sides[unit] == "administration" and draft.kind(unit) not in LEADERS


def _once(units: list[int]) -> list[int]:
    return list(dict.fromkeys(units))
