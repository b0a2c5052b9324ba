"""Staff and money in a box: what its unit states, and where it is folded, what adds up below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgsim.analysis.staffing.sums import MONEY, STAFF, Measure, Number, Sum, added, net, sums, years
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
    # Lines end between two of them, after the dot.
    return f"{_NO_BREAK}· ".join([part.replace(" ", _NO_BREAK) for part in parts])


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
            if folded and below is not None and below != own:
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
    expenses, income = [sums(units, measure).own[unit] for measure in MONEY]
    if expenses is None and income is None:
        if folded:
            yield from _money_of(units, [unit], speech)
    else:
        whole = Sum(value=expenses, lacking=0), Sum(value=income, lacking=0)
        yield _spent(whole[0], whole[1], speech)


def _money_of(units: Hierarchy, tops: Sequence[int], speech: Catalog) -> Iterator[str]:
    spent, earned = [added(sums(units, measure), tops) for measure in MONEY]
    if spent.value is None and earned.value is None:
        return
    said = _spent(spent, earned, speech)
    of_years = {year for measure in MONEY for year in years(units, sums(units, measure), tops)}
    yield speech("drawing.amount.years", amount=said) if len(of_years) > 1 else said


def _spent(spent: Sum, earned: Sum, speech: Catalog) -> str:
    """What is spent more than earned, or whichever of both is known."""
    value = net(spent, earned)
    if value is not None:
        sign = ("≈" if earned.lacking else "≥") if spent.lacking else "≤" if earned.lacking else ""
        return speech("drawing.amount.net", amount=_signed(sign, _euros(value, speech)))
    known = spent if spent.value is not None else earned
    sign = "≥" if known.lacking else ""
    key = "drawing.amount.expenses" if known is spent else "drawing.amount.income"
    return speech(key, amount=_signed(sign, _euros(known.value or 0, speech)))


def _euros(value: Number, speech: Catalog) -> str:
    return speech.value(Euros(value, short=True))


def _signed(sign: str, number: str) -> str:
    return f"{sign}\u2009{number}" if sign else number
