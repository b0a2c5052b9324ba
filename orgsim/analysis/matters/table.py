"""Who decides what: every matter of a comparison, and the body that decides it in each scenario.

A matter that a draft gives to nobody while it states other remits is unassigned: forgotten, or left to be settled. A
draft that states no remits at all has forgotten nothing; of it every matter is not stated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

import msgspec

from orgsim.analysis.differences.matching import Matching, match
from orgsim.analysis.differences.passing_on import passed_on_alike
from orgsim.messages import Message, message
from orgsim.model.comparison import Comparison, confirmed
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.kinds import COUNCIL
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import Delegation

MatterStatus = Literal["same", "moved", "split", "unassigned", "not-stated"]
MATTER_STATUSES: tuple[MatterStatus, ...] = get_args(MatterStatus)


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """Who decides a matter in one scenario. Units are indexes into that scenario's hierarchy."""

    status: MatterStatus
    """Same and moved tell of the body where the matter is first decided: in the baseline or leftmost scenario, else in
    the leftmost that has it. A body goes on as what it is matched with, be its id another. Split: several bodies."""
    bodies: tuple[int, ...] = ()
    """The units that decide it, in reading order."""
    paths: tuple[tuple[int, ...], ...] = ()
    """For each of them the units from the council, or else from its root, down to it."""
    chains: tuple[tuple[Delegation, ...] | None, ...] = ()
    """For each of them how it passes the power on; `None`: not stated, empty: stated to stay there."""
    otherwise: bool = False
    """Whether one body decides it here and where the matter is first decided, and the two pass the power on otherwise,
    as both state it."""


class MatterRow(msgspec.Struct, frozen=True, kw_only=True):
    """One matter in all scenarios, in their order."""

    id: str
    name: Text
    """As the first scenario that has it calls it."""
    cells: tuple[Cell, ...]

    @property
    def otherwise(self) -> bool:
        """Whether the power to decide it is passed on otherwise in any scenario."""
        return any(cell.otherwise for cell in self.cells)

    @property
    def alike(self) -> bool:
        """Whether every scenario that states remits gives it to the same single body."""
        return all(cell.status in ("same", "not-stated") for cell in self.cells)


class MattersTable(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """All matters of a comparison."""

    rows: tuple[MatterRow, ...]
    """In the order of the scenarios and of their units."""
    reference: int
    """The baseline, else the leftmost scenario."""
    stated: tuple[bool, ...]
    """Whether each scenario states any remit."""
    silent: tuple[tuple[int, ...], ...]
    """The decision-making bodies of each scenario that state no remit: an unassigned matter may be theirs."""
    counts: tuple[Mapping[MatterStatus, int], ...]
    """Matters by status for each scenario, zeros too. Treat as read-only."""


def matters_table(
    scenarios: Sequence[Scenario], baseline_index: int | None = None, comparison: Comparison | None = None
) -> MattersTable:
    """Who decides what in `scenarios`; linear in their units and matters.

    What was decided of pairs of units is taken from `comparison`.
    """
    reference = baseline_index or 0
    deciding = [deciders(hierarchy(scenario)) for scenario in scenarios]
    chains = [_chains(hierarchy(scenario)) for scenario in scenarios]
    order = [reference, *(column for column in range(len(scenarios)) if column != reference)]
    names: dict[str, Text] = {}
    for scenario in scenarios:
        for unit in hierarchy(scenario).units:
            for matter in unit.remit or ():
                names.setdefault(matter.id, matter.name)
    stated = tuple(any(unit.remit is not None for unit in hierarchy(scenario).units) for scenario in scenarios)
    matched = _Matched(scenarios, comparison)
    rows = []
    for id_, name in names.items():
        its = [decided.get(id_, ()) for decided in deciding]
        first = next(column for column in order if its[column])
        cells = [_cell(matched, first, its[first], column, bodies, stated[column]) for column, bodies in enumerate(its)]
        for column, passed in enumerate(chains):
            if id_ in passed:
                here = column, passed[id_]
                cells[column] = _with_chains(cells[column], matched, (first, chains[first].get(id_, ())), here)
        rows.append(MatterRow(id=id_, name=name, cells=tuple(cells)))
    counted = [Counter(row.cells[column].status for row in rows) for column in range(len(scenarios))]
    return MattersTable(
        rows=tuple(rows),
        reference=reference,
        stated=stated,
        silent=tuple(_silent(hierarchy(scenario)) for scenario in scenarios),
        counts=tuple({status: counts[status] for status in MATTER_STATUSES} for counts in counted),
    )


def status_text(status: MatterStatus) -> Message:
    """A status in words."""
    return message(f"matters.status.{status}")


def status_meaning(status: MatterStatus) -> Message:
    """What a status says, in a sentence."""
    return message(f"matters.meaning.{status}")


class _Matched:
    """What units of one scenario are in another, worked out when first asked for."""

    def __init__(self, scenarios: Sequence[Scenario], comparison: Comparison | None) -> None:
        self.scenarios = scenarios
        self._comparison = comparison
        self._known: dict[tuple[int, int], Matching] = {}
        self._paths: dict[tuple[int, int], tuple[int, ...]] = {}

    def path(self, column: int, body: int) -> tuple[int, ...]:
        """From the council down to that body."""
        found = self._paths.get((column, body))
        if found is None:
            found = self._paths[column, body] = _path(hierarchy(self.scenarios[column]), body)
        return found

    def becomes(self, first: int, body: int, column: int) -> tuple[int, ...]:
        """The units of the scenario `column` that the unit `body` of the scenario `first` goes on as."""
        matching = self._known.get((first, column))
        if matching is None:
            a, b = self.scenarios[first], self.scenarios[column]
            pairs = () if self._comparison is None else confirmed(self._comparison, a.id, b.id)
            matching = self._known[first, column] = match(hierarchy(a), hierarchy(b), pairs)
        return matching.a_to_b[body]

    def id_of(self, first: int, id: str, column: int) -> str:
        """The id that the unit `id` of the scenario `first` has in `column`; its own where it is not there."""
        here = hierarchy(self.scenarios[first]).index.get(id)
        there = () if here is None else self.becomes(first, here, column)
        return hierarchy(self.scenarios[column]).units[there[0]].id if len(there) == 1 else id


Chains = tuple[tuple[Delegation, ...] | None, ...]
"""For each unit that decides a matter, how it passes the power on."""


_UNASSIGNED, _NOT_STATED = Cell(status="unassigned"), Cell(status="not-stated")


def _cell(
    matched: _Matched, first: int, there: tuple[int, ...], column: int, bodies: tuple[int, ...], stated: bool
) -> Cell:
    if not bodies:
        return _UNASSIGNED if stated else _NOT_STATED
    if len(bodies) > 1:
        return Cell(status="split", bodies=bodies, paths=tuple([matched.path(column, body) for body in bodies]))
    paths = (matched.path(column, bodies[0]),)
    stays = column == first or any(bodies[0] in matched.becomes(first, body, column) for body in there)
    # One of several that shared it now decides alone: for the others it has moved.
    same = stays and len(there) == 1
    return Cell(status="same" if same else "moved", bodies=bodies, paths=paths)


def _with_chains(cell: Cell, matched: _Matched, first: tuple[int, Chains], here: tuple[int, Chains]) -> Cell:
    """`cell`, with how the power is passed on here, held against where the matter is first decided."""
    (one, before), (column, chains) = first, here
    otherwise = False
    if column != one and len(before) == len(chains) == 1:
        (was,), (now,) = before, chains

        def id_in_b(id: str) -> str:
            return matched.id_of(one, id, column)

        otherwise = was is not None and now is not None and not passed_on_alike(was, now, id_in_b)
    return msgspec.structs.replace(cell, chains=chains, otherwise=otherwise)


def _chains(flat: Hierarchy) -> dict[str, Chains]:
    """How each matter is passed on by each of those that decide it, by its id; only where any states how."""
    found: dict[str, list[tuple[Delegation, ...] | None]] = {}
    stated = {matter.id for unit in flat.units for matter in unit.remit or () if matter.delegated is not None}
    for unit in flat.units if stated else ():
        for matter in unit.remit or ():
            if matter.id in stated:
                found.setdefault(matter.id, []).append(matter.delegated)
    return {id: tuple(chains) for id, chains in found.items()}


def deciders(flat: Hierarchy) -> dict[str, tuple[int, ...]]:
    """The units that decide each matter, in reading order, by the matter's id."""
    deciding: dict[str, tuple[int, ...]] = {}
    for here, unit in enumerate(flat.units):
        for matter in unit.remit or ():
            deciding[matter.id] = (*deciding.get(matter.id, ()), here)
    return deciding


def _silent(flat: Hierarchy) -> tuple[int, ...]:
    return tuple(
        here
        for here, (unit, kind, side) in enumerate(zip(flat.units, flat.kinds, flat.sides, strict=True))
        if kind.body and side != "external" and unit.remit is None
    )


def _path(flat: Hierarchy, body: int) -> tuple[int, ...]:
    path = flat.path(body)
    councils = [at for at, unit in enumerate(path) if flat.units[unit].kind == COUNCIL]
    return tuple(path[councils[-1] :] if councils else path)
