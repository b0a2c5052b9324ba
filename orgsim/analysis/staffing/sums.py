"""Staff and money added up along the hierarchy.

What a unit states is of its whole branch: of itself and all below it. What is stated below it is a second figure. Where
a unit states nothing, or less than is stated below it, the sum of what is below stands for it; that the two contradict
each other is for the checks to say. A post states its own: what is below it comes on top.

A unit of the administration that has nobody below it and states nothing lacks its figure: nothing stands for it. Bodies
do not: nobody is employed by a committee. What is outside the organisation is never added to what is in it.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Literal, get_args
from weakref import WeakSet

import msgspec

from orgsim.analysis.staffing.told import states
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.memo import once_per_value
from orgsim.model.staffing import exact, plain_number
from orgsim.model.staffing import total as exact_sum
from orgsim.model.units import Unit

Measure = Literal["people", "fte", "expenses", "income"]
"""People and full-time equivalents are two measures of the same staff, which are never added to each other."""
MEASURES: tuple[Measure, ...] = get_args(Measure)
STAFF: tuple[Measure, ...] = ("people", "fte")
MONEY: tuple[Measure, ...] = ("expenses", "income")

_MANY = 20_000
"""Units that take a twentieth of a second to be added up."""
_added: WeakSet[Hierarchy] = WeakSet()
"""Of which the sums are known, for as long as they are."""

Number = float | int
_Exact = Decimal | int


class Sums(msgspec.Struct, frozen=True, eq=False):
    """One measure of every unit, by its index in the hierarchy. `None` is not known."""

    own: tuple[Number | None, ...]
    """What it states."""
    alone: tuple[bool, ...]
    """Whether that is of the unit without what is below it: it is a post, or nobody holds it."""
    below: tuple[Number | None, ...]
    """What is stated below it, added up."""
    lacking_below: tuple[int, ...]
    """How many units below it lack it."""
    total: tuple[Number | None, ...]
    """Of the whole branch: what it states, or the sum below where that is more, or both where it is a post."""
    lacking: tuple[int, ...]
    """How many units of the branch lack it."""
    here: tuple[Number | None, ...]
    """Of the unit without what is below it; `None` too where part of what it states is of units below that lack it."""
    spread: tuple[bool, ...]
    """Whether that is so: what it states is more than is known below it, and of whom the rest is nobody says."""
    lacks: tuple[bool, ...]
    """Whether it is one of those that lack it."""

    @property
    def stated(self) -> bool:
        """Whether any unit states it."""
        return self.own.count(None) < len(self.own)

    def counted(self, flat: Hierarchy, top: int) -> Iterator[tuple[int, Number]]:
        """The units of that branch whose statements make up its total, each with what it states."""
        stack = [top]
        while stack:
            here = stack.pop()
            own = self.own[here]
            if own is not None and (self.alone[here] or own >= (self.below[here] or 0)):
                yield here, own
                if not self.alone[here]:
                    continue
            stack += reversed([child for child in flat.children[here] if _adds_up(flat, child, here)])


class Sum(msgspec.Struct, frozen=True, kw_only=True):
    """Several branches added up."""

    value: Number | None
    """`None`: none of them is known."""
    lacking: int
    """How many units lack it."""


def sums(flat: Hierarchy, measure: Measure) -> Sums:
    """The sums of that measure; linear in the units, worked out once."""
    return _sums(flat)[measure]


def added(its: Sums, tops: Sequence[int]) -> Sum:
    """The branches of `tops`, none of which is below another."""
    known = [value for top in tops if (value := its.total[top]) is not None]
    return Sum(value=exact_sum(known) if known else None, lacking=sum(its.lacking[top] for top in tops))


def net(expenses: Sum, income: Sum) -> Number | None:
    """What is spent more than earned, where something of both is known."""
    if expenses.value is None or income.value is None:
        return None
    return exact_sum((expenses.value, -income.value))


def years(flat: Hierarchy, its: Sums, tops: Sequence[int]) -> frozenset[int | None]:
    """Whose budgets make up these branches' money; `None` among them where a unit does not say its year."""
    budgets = [flat.units[unit].budget for top in tops for unit, _ in its.counted(flat, top)]
    return frozenset(budget.year for budget in budgets if budget is not None)


def years_below(flat: Hierarchy, unit: int, measure: Measure) -> frozenset[int | None]:
    """The same of what is stated below a unit."""
    return years(flat, sums(flat, measure), [child for child in flat.children[unit] if _adds_up(flat, child, unit)])


def own_of(unit: Unit, measure: Measure) -> Number | None:
    """What a unit states of that measure; nobody works in a vacant post."""
    staff, budget = unit.staff, unit.budget
    if measure in MONEY:
        return None if budget is None else _plain(budget.expenses if measure == "expenses" else budget.income)
    if staff is not None and staff.vacant:
        return 0
    if measure == "people":
        return None if staff is None else staff.people
    if staff is not None and staff.fte is not None:
        return _plain(staff.fte)
    return unit.count if isinstance(unit.count, float) else None


def _plain(number: float | None) -> Number | None:
    return None if number is None else plain_number(number)


def _exact(number: Number) -> _Exact:
    return number if isinstance(number, int) else exact(number)


def lacking_sums(flats: Iterable[Hierarchy]) -> tuple[Hierarchy, ...]:
    """Those of so many units that to add them up takes long, where that was not done yet."""
    return tuple([flat for flat in flats if len(flat.units) > _MANY and flat not in _added])


def adding_up(flats: Iterable[Hierarchy]) -> Generator[None, None, None]:
    """Add them up, in any thread, one after the other."""
    for flat in flats:
        _sums(flat)
        yield


@once_per_value
def _sums(flat: Hierarchy) -> dict[Measure, Sums]:
    found: dict[Measure, Sums] = {}
    nothing: Sums | None = None
    stating = [here for here, unit in enumerate(flat.units) if states(unit)]
    for measure in MEASURES:
        own = _stated(flat, measure, stating)
        if own.count(None) < len(own):
            found[measure] = _added_up(flat, measure, own)
        else:
            # Most drafts state neither staff nor money: that is worked out once for all measures.
            nothing = found[measure] = nothing or _added_up(flat, measure, own)
    _added.add(flat)
    return found


def _stated(flat: Hierarchy, measure: Measure, stating: Sequence[int]) -> list[_Exact | None]:
    own: list[_Exact | None] = [None] * len(flat.units)
    for here in stating:
        stated = own_of(flat.units[here], measure)
        own[here] = None if stated is None else _exact(stated)
    return own


def _added_up(flat: Hierarchy, measure: Measure, own: list[_Exact | None]) -> Sums:
    count = len(flat.units)
    alone = [value is not None and _is_alone(flat, here, value, measure) for here, value in enumerate(own)]
    lacks = [
        own[here] is None and not below and side in ("administration", "external") and not kind.body
        for here, (below, side, kind) in enumerate(zip(flat.children, flat.sides, flat.kinds, strict=True))
    ]
    below: list[_Exact | None] = [None] * count
    lacking_below = [0] * count
    total: list[_Exact | None] = [None] * count
    lacking = [0] * count
    rest: list[_Exact | None] = [None] * count
    spread = [False] * count
    for here in range(count - 1, -1, -1):
        its, under = own[here], below[here]
        if its is None:
            total[here] = under
            lacking[here] = lacking_below[here] + (flat.units[here].weight if lacks[here] else 0)
            rest[here] = 0 if under is not None else None
        elif alone[here]:
            total[here] = its + (under or 0)
            lacking[here] = lacking_below[here]
            rest[here] = its
        elif under is not None and its < under:
            total[here] = under
            lacking[here] = lacking_below[here]
            rest[here] = 0
        else:
            total[here] = its
            spread[here] = lacking_below[here] > 0
            rest[here] = None if spread[here] else its - (under or 0)
        above = flat.parents[here]
        if above >= 0 and _adds_up(flat, here, above):
            lacking_below[above] += lacking[here]
            if total[here] is not None:
                below[above] = (below[above] or 0) + (total[here] or 0)
    return Sums(
        own=_numbers(own),
        alone=tuple(alone),
        below=_numbers(below),
        lacking_below=tuple(lacking_below),
        total=_numbers(total),
        lacking=tuple(lacking),
        here=_numbers(rest),
        spread=tuple(spread),
        lacks=tuple(lacks),
    )


def _adds_up(flat: Hierarchy, child: int, parent: int) -> bool:
    return (flat.sides[child] == "external") == (flat.sides[parent] == "external")


def _is_alone(flat: Hierarchy, here: int, own: _Exact, measure: Measure) -> bool:
    """Whether what is stated is of the unit without what is below it. More than a post can hold is of its branch."""
    unit = flat.units[here]
    if measure in MONEY:
        return False
    if unit.staff is not None and unit.staff.vacant:
        return True
    return flat.kinds[here].post and own <= (exact(unit.count) if isinstance(unit.count, float) else unit.weight)


def _numbers(values: list[_Exact | None]) -> tuple[Number | None, ...]:
    return tuple([value if value is None or isinstance(value, int) else plain_number(value) for value in values])
