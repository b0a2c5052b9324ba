"""The matters of a comparison by body: what each decides, and what it gains and loses in the other scenarios."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from orgsim.analysis.matters.shifts import BodyShift, matter_shifts
from orgsim.model.comparison import Comparison, confirmed
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.units import Matter


class BodyCell(msgspec.Struct, frozen=True, kw_only=True):
    """A body in one scenario."""

    units: tuple[int, ...]
    """What it is there, by index; none where it does not exist."""
    matters: tuple[Matter, ...] | None
    """What it decides; `None` where that is not stated."""
    shift: BodyShift | None = None
    """What becomes of it from the reference; `None` in the reference itself."""


class BodyRow(msgspec.Struct, frozen=True, kw_only=True):
    """One body in all scenarios, in their order."""

    key: str
    """Its id in the reference, or else in the first scenario that has it."""
    column: int
    """The scenario that names it."""
    unit: int
    """In that scenario."""
    cells: tuple[BodyCell, ...]

    @property
    def changed(self) -> bool:
        """Whether it is known to gain or lose anything in any scenario."""
        return any(cell.shift is not None and cell.shift.changed for cell in self.cells)


def bodies_table(
    scenarios: Sequence[Scenario], baseline_index: int | None = None, comparison: Comparison | None = None
) -> tuple[BodyRow, ...]:
    """The bodies that state a remit in any of `scenarios`: those of the reference first, then those that are new.

    The reference is the baseline, else the leftmost. What was decided of pairs of units is taken from `comparison`.
    """
    if not scenarios:
        return ()
    first = baseline_index or 0
    a = scenarios[first]
    shifts: dict[int, tuple[BodyShift, ...]] = {}
    for column, b in enumerate(scenarios):
        if column != first:
            pairs = () if comparison is None else confirmed(comparison, a.id, b.id)
            shifts[column] = matter_shifts(a, b, pairs)
    by_unit = {column: {unit: shift for shift in its for unit in shift.before} for column, its in shifts.items()}
    units = hierarchy(a).units
    listed = {unit for unit, its in enumerate(units) if its.remit is not None}
    listed.update(unit for its in by_unit.values() for unit in its)
    rows = []
    for unit in sorted(listed):
        own = BodyCell(units=(unit,), matters=units[unit].remit)
        cells = tuple(
            own if column == first else _cell(b, by_unit[column].get(unit)) for column, b in enumerate(scenarios)
        )
        rows.append(BodyRow(key=units[unit].id, column=first, unit=unit, cells=cells))
    return (*rows, *_new_bodies(scenarios, first, shifts))


def _new_bodies(
    scenarios: Sequence[Scenario], first: int, shifts: dict[int, tuple[BodyShift, ...]]
) -> tuple[BodyRow, ...]:
    """The bodies that the reference lacks; those of two scenarios with one id are the same."""
    found: dict[str, dict[int, BodyShift]] = {}
    for column, its in shifts.items():
        for shift in its:
            if not shift.before:
                found.setdefault(hierarchy(scenarios[column]).units[shift.after[0]].id, {})[column] = shift
    rows = []
    for key, by_column in found.items():
        column, shift = next(iter(by_column.items()))
        cells = tuple(
            BodyCell(units=(), matters=None) if here == first else _cell(b, by_column.get(here))
            for here, b in enumerate(scenarios)
        )
        rows.append(BodyRow(key=key, column=column, unit=shift.after[0], cells=cells))
    return tuple(rows)


def _cell(scenario: Scenario, shift: BodyShift | None) -> BodyCell:
    if shift is None:
        return BodyCell(units=(), matters=None)
    units = hierarchy(scenario).units
    remits = [units[unit].remit for unit in shift.after]
    matters: dict[str, Matter] = {}
    for remit in remits:
        matters.update((matter.id, matter) for matter in remit or ())
    stated = bool(remits) and all(remit is not None for remit in remits)
    return BodyCell(units=shift.after, matters=tuple(matters.values()) if stated else None, shift=shift)
