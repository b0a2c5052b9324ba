"""What a robot does to a draft that is being edited: edits by chance, some of which are impossible."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.model.edits.edits import Added, Edit, Moved, Removed, Renamed, Set
from orgsim.model.edits.fields import Value
from orgsim.model.hierarchy import hierarchy
from orgsim.model.meeting import Meets
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Unit
from tests.campaigns.robot.acts import one_of

_NAMES = ("Uusi jaosto", "a: b # c", "'x'", '"', "- y", "Ääkköset & muut", "x" * 90)
_VALUES: tuple[tuple[str, Value], ...] = (
    ("note", Text(und="Huom: #tämä")),
    ("note", None),
    ("short", Text(fi="Lyh.")),
    ("short", Text(sv="K.", en="Abbr.")),
    ("short", None),
    ("purpose", Text(fi="ensin\ntoiseksi")),
    ("purpose", Text(en="first")),
    ("leader.title", Text(sv="Chef")),
    ("leader.title", Text(fi="Johtaja", en="Head")),
    ("staff.people", 12),
    ("staff.people", None),
    ("budget.expenses", 1500.5),
    ("meets", Meets(a_year=11)),
    ("meets", None),
    ("seats.total", 9),
    ("seats.total", None),
    ("count", 3),
    ("kind", "board"),
    ("shared", True),
)


def edits_by_chance(scenario: Scenario, a: float, b: float, c: float) -> list[Edit]:
    """One to three edits of a scenario, each made for what it says now."""
    ids = [unit.id for unit in hierarchy(scenario).units]
    return [_edit(ids, a * 7**turn % 1, b * 11**turn % 1, c * 13**turn % 1) for turn in range(1, 2 + int(c * 3))]


def _edit(ids: Sequence[str], a: float, b: float, c: float) -> Edit:
    below = one_of([None, *ids], b)
    at = one_of([None, 0, 1, 2], b * 10 % 1)
    name = one_of(_NAMES, c * 10 % 1)
    if not ids or a < 0.2:
        new = Unit(id=f"robot-{int(b * 1e6)}", kind="section", name=Text(fi=name))
        return Added(new, below, at)
    unit = one_of(ids, c)
    if a < 0.55:
        more = {unit, one_of(ids, c * 10 % 1)} if a < 0.3 else {unit}
        return Moved(tuple(sorted(more)), below, at, alone=a > 0.5)
    if a < 0.7:
        return Removed(unit, keep_subordinates=a < 0.6)
    if a < 0.75:
        return Renamed(unit, name)
    if a < 0.8:
        return Renamed(unit, name, one_of(LANGUAGES, b))
    return Set(unit, *one_of(_VALUES, b))
