"""A scenario as the rules look at it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.kinds import CITY_BOARDS, Side
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import Seats, Unit

_UNSTATED = Seats()


class Draft(msgspec.Struct, frozen=True, eq=False):
    """A scenario with its units sorted by kind and side."""

    scenario: Scenario
    flat: Hierarchy
    by_kind: dict[str, list[int]]
    by_side: dict[Side, list[int]]

    def of(self, *kinds: str, side: Side | None = "elected") -> list[int]:
        """The units of these kinds that stand on `side` (`None`: on any), in reading order."""
        found = [unit for kind in kinds for unit in self.by_kind.get(kind, ())]
        return sorted(unit for unit in found if side is None or self.flat.sides[unit] == side)

    def side(self, side: Side) -> list[int]:
        """The units that stand on `side`."""
        return self.by_side.get(side, [])

    def shows_part(self, side: Side) -> bool:
        """Whether it says that it shows `side` only in part: then no body there can be said to be absent."""
        return side in self.scenario.partial

    def unit(self, unit: int) -> Unit:
        """The unit itself."""
        return self.flat.units[unit]

    def name(self, unit: int) -> Text:
        """Its name."""
        return self.flat.units[unit].name

    def names(self, units: Iterable[int]) -> tuple[Text, ...]:
        """The names of several."""
        return tuple(self.name(unit) for unit in units)

    def seats(self, unit: int) -> Seats:
        """What is stated of its members; a value without any statement where nothing is."""
        return self.flat.units[unit].seats or _UNSTATED

    def kind(self, unit: int) -> str:
        """The id of its kind."""
        return self.flat.units[unit].kind

    @property
    def board_name(self) -> Text:
        """What its city or municipal board is called; as in the Act where it has none."""
        boards = self.of(*CITY_BOARDS)
        return self.name(boards[0]) if boards else kind_name("municipal-board")

    def parent_kind(self, unit: int) -> str | None:
        """The kind of the unit above it; `None` for a root."""
        parent = self.flat.parents[unit]
        return None if parent < 0 else self.kind(parent)

    def of_unknown_kind(self, side: Side) -> list[int]:
        """Units of `side` whose kind the rules cannot place: the file's own kinds, or kinds of another side.

        Where there are such, no body can be said to be absent: one of them may be it.
        """
        known = builtin_kinds()
        return [unit for unit in self.side(side) if self.kind(unit) not in known or known[self.kind(unit)].side != side]


def draft_of(scenario: Scenario) -> Draft:
    """The scenario as the rules look at it; linear in its units."""
    flat = hierarchy(scenario)
    by_kind: dict[str, list[int]] = {}
    by_side: dict[Side, list[int]] = {}
    for here, (unit, side) in enumerate(zip(flat.units, flat.sides, strict=True)):
        by_kind.setdefault(unit.kind, []).append(here)
        by_side.setdefault(side, []).append(here)
    return Draft(scenario, flat, by_kind, by_side)


def kind_name(kind: str) -> Text:
    """What a unit of one of orgsim's kinds is called."""
    return builtin_kinds()[kind].name
