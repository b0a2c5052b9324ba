"""An overlay of drafts that are looked at side by side: what it says of each, on one scale."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import msgspec

from orgsim.analysis.fact import Fact
from orgsim.analysis.overlays.classes import Classes, counted, fixed
from orgsim.analysis.overlays.values import UnitValue, Values
from orgsim.messages import Message, message
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario
from orgsim.model.views import Overlay


@cache
def _measures() -> Mapping[Overlay, Callable[[Scenario], Values]]:
    # Imported here: a window opens without any overlay.
    from orgsim.analysis.overlays import measuring

    return {
        "distance": once_per_value(measuring.distance),
        "bottlenecks": once_per_value(measuring.bottlenecks),
        "boundaries": once_per_value(measuring.boundaries),
        "contradictions": once_per_value(measuring.contradictions),
        "seats": once_per_value(measuring.seats),
    }


_STEPS, _MANY_STEPS = fixed(2, 3, 4, 5), fixed(2, 4, 6, 8)
"""Two steps lead to a sibling. In deep organisations two more each: up to another superior, and down again."""
_FEW_STEPS = 6
_SHARES = fixed(0.25, 0.5, 0.75, 1)
"""Of more than one seat elsewhere for each member somebody sits in three bodies."""


class Overlaid(msgspec.Struct, frozen=True, eq=False):
    """What an overlay says of drafts."""

    name: Overlay
    columns: tuple[Values, ...]
    classes: Classes
    """The same for all drafts, so that their colours compare."""

    @property
    def tells_ties(self) -> bool:
        """Whether ties have values in any of the drafts: then links have their colours in all of them."""
        return any(values.ties for values in self.columns)


def overlaid(scenarios: Sequence[Scenario], name: Overlay) -> Overlaid:
    """That overlay of those drafts; with many units this may take a second or two."""
    columns = tuple([_measures()[name](scenario) for scenario in scenarios])
    return Overlaid(name, columns, _classes(name, columns))


def _classes(name: Overlay, columns: Sequence[Values]) -> Classes:
    if name == "seats":
        return _SHARES
    if name == "distance":
        far = max((steps for values in columns for steps in values.ties.values()), default=0)
        return _STEPS if far <= _FEW_STEPS else _MANY_STEPS
    return counted(its.value or 0.0 for values in columns for its in values.units.values())


def highest(values: Values, units: range) -> int | None:
    """Which of those units has the greatest value, the first of several; `None`: none has any that is known."""
    known = [(its.value, -here) for here in units if (its := values.units.get(here)) is not None and its.value]
    return -max(known)[1] if known else None


def words_of(its: Overlaid, column: int, flat: Hierarchy, unit: int) -> tuple[Message, ...]:
    """What the overlay says of that unit of that draft, and of the greatest below it."""
    values = its.columns[column]
    if values.unknown is not None:
        return (values.unknown,)
    own = values.units.get(unit)
    words = own.words if own is not None else (message(f"overlay.{its.name}.nothing"),)
    below = highest(values, range(unit + 1, flat.ends[unit]))
    if below is None or _value(own) >= _value(values.units[below]):
        return words
    telling = values.units[below].words[0]
    return (*words, message("overlay.below", unit=flat.units[below].name, what=telling))


def facts_of(its: Overlaid, column: int, scenario: Scenario, id: str) -> tuple[Fact, ...]:
    """What the colour of the box of that unit means."""
    flat = hierarchy(scenario)
    if id not in flat.index:
        return ()
    return tuple([Fact(label="overlay", value=words) for words in words_of(its, column, flat, flat.index[id])])


def _value(own: UnitValue | None) -> float:
    return (own.value or 0.0) if own is not None else 0.0
