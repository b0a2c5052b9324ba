"""Staff and money in a box: what its unit states, and where it is folded, what adds up below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgsim.analysis.staffing.sums import MONEY, STAFF, Measure, Number, Sum, Sums, added, net, sums, years
from orgsim.messages import Catalog, Euros
from orgsim.model.hierarchy import Hierarchy

_NO_BREAK = "\u00a0"


def amounts(units: Hierarchy, unit: int, speech: Catalog, *, folded: bool) -> str:
    """As in "staff 34 · net €2.1M"; empty: nothing is known.

    An open box tells what its unit states. A folded one tells the sum below it too, where that is another figure, or in
    its place.
    """
    return _joined([*_staff(units, unit, speech, folded=folded), *_money(units, unit, speech, folded=folded)])


def amounts_together(units: Hierarchy, siblings: Sequence[int], speech: Catalog) -> str:
    """The same of several units and all below them."""
    told: list[str] = []
    for measure in STAFF:
        found = added(sums(units, measure), siblings)
        if found.value is not None:
            told.append(_summed(measure, found, speech))
            break
    return _joined([*told, *_money_of(units, siblings, speech)])


def _joined(parts: Sequence[str]) -> str:
    # Lines end between two of them, after the dot, or before what stands in brackets.
    return f"{_NO_BREAK}· ".join([part.replace(" ", _NO_BREAK).replace(f"{_NO_BREAK}(", " (") for part in parts])


def _staff(units: Hierarchy, unit: int, speech: Catalog, *, folded: bool) -> Iterator[str]:
    staff = units.units[unit].staff
    if staff is not None and staff.vacant:
        yield speech("drawing.amount.vacant")
        if not folded:
            return
    for measure in STAFF:
        its = sums(units, measure)
        own, below = its.own[unit], its.below[unit]
        if own is not None and not (staff is not None and staff.vacant):
            said = speech(f"drawing.amount.{measure}", n=own)
            if folded and below is not None and (below > own or (below < own and not its.lacking_below[unit])):
                sign = "≥" if its.lacking_below[unit] else ""
                said = speech("drawing.amount.with-below", own=said, below=_signed(sign, speech.number(below)))
            yield said
            return
        if folded and below is not None:
            yield _summed(measure, Sum(value=below, lacking=its.lacking_below[unit]), speech)
            return


def _summed(measure: Measure, found: Sum, speech: Catalog) -> str:
    sign = "≥" if found.lacking else ""
    return speech(f"drawing.amount.{measure}.all", amount=_signed(sign, speech.number(found.value or 0)))


def _money(units: Hierarchy, unit: int, speech: Catalog, *, folded: bool) -> Iterator[str]:
    spent, earned = [sums(units, measure) for measure in MONEY]
    own = Sum(value=spent.own[unit], lacking=0), Sum(value=earned.own[unit], lacking=0)
    told = _told(*own, speech)
    if told is None:
        if folded:
            yield from _money_of(units, [unit], speech)
        return
    key, said = told
    # Of less than all that is below there is nothing to be told beside what covers it, unless that is less.
    lacking = spent.lacking_below[unit] or earned.lacking_below[unit]
    if folded and (not lacking or any(_contradicts(its, unit) for its in (spent, earned))):
        below = _told(
            Sum(value=spent.below[unit], lacking=spent.lacking_below[unit]),
            Sum(value=earned.below[unit], lacking=earned.lacking_below[unit]),
            speech,
        )
        if below is not None and below[0] == key and below[1] != said:
            yield speech("drawing.amount.with-below", own=speech(f"drawing.amount.{key}", amount=said), below=below[1])
            return
    yield speech(f"drawing.amount.{key}", amount=said)


def _contradicts(its: Sums, unit: int) -> bool:
    own, below = its.own[unit], its.below[unit]
    return own is not None and below is not None and below > own


def _money_of(units: Hierarchy, tops: Sequence[int], speech: Catalog) -> Iterator[str]:
    spent, earned = [added(sums(units, measure), tops) for measure in MONEY]
    told = _told(spent, earned, speech)
    if told is None:
        return
    said = speech(f"drawing.amount.{told[0]}", amount=told[1])
    of_years = {year for measure in MONEY for year in years(units, sums(units, measure), tops)}
    yield speech("drawing.amount.years", amount=said) if len(of_years) > 1 else said


def _told(spent: Sum, earned: Sum, speech: Catalog) -> tuple[str, str] | None:
    """What is spent more than earned, or whichever of both is known: which of these, and how much."""
    value = net(spent, earned)
    if value is not None:
        sign = ("≈" if earned.lacking else "≥") if spent.lacking else "≤" if earned.lacking else ""
        return "net", _signed(sign, _euros(value, speech))
    for key, known in (("expenses", spent), ("income", earned)):
        if known.value is not None:
            return key, _signed("≥" if known.lacking else "", _euros(known.value, speech))
    return None


def _euros(value: Number, speech: Catalog) -> str:
    return speech.value(Euros(value, short=True))


def _signed(sign: str, number: str) -> str:
    return f"{sign}\u2009{number}" if sign else number
