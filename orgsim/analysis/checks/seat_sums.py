"""Rule `seat-sum`: the quotas that a body states add up to the seats that it states."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.analysis.checks.finding import Finding, Result
from orgsim.messages import Message, message
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit


def seat_sums(scenario: Scenario) -> Iterator[Finding]:
    """A finding for each unit that states quotas; where there are none there is nothing to add up.

    Quotas drawn from other bodies say how a body is filled, so they must account for every seat. Seats reserved for
    a group (users of a service, a language) may account for those that are not drawn; they need not be told apart
    from the drawn ones, since a drawn member may belong to the group. So with `d` seats drawn, `r` reserved and `t` in
    all: a breach if d > t or r > t, or if anything is drawn and d + r < t. Without drawn seats the rest of the body is
    elected freely.
    """
    for unit in hierarchy(scenario).units:
        seats = unit.seats
        if seats is None or not (seats.drawn_from or seats.reserved):
            continue
        drawn = sum((seats.drawn_from or {}).values())
        reserved = sum((seats.reserved or {}).values())
        yield _judge(scenario, unit, seats.total, drawn, reserved)


def _judge(scenario: Scenario, unit: Unit, total: int | None, drawn: int, reserved: int) -> Finding:
    told = {"unit": unit.name, "drawn": drawn, "reserved": reserved}
    result: Result
    said: Message
    remedy: Message | None = None
    if total is None:
        result, said = "unknown", message("check.seat-sum.no-total", **told)
        remedy = message("check.seat-sum.state-total")
    elif max(drawn, reserved) > total:
        result, said = "breach", message("check.seat-sum.more", n=total, quotas=max(drawn, reserved), **told)
        remedy = message("check.seat-sum.correct")
    elif drawn and drawn + reserved < total:
        missing = total - drawn - reserved
        result, said = "breach", message("check.seat-sum.fewer", n=total, quotas=drawn + reserved, **told)
        remedy = message("check.seat-sum.explain", n=missing)
    elif drawn:
        result, said = "pass", message("check.seat-sum.pass", n=total, **told)
    else:
        result, said = "pass", message("check.seat-sum.fits", n=total, **told)
    return Finding(
        scenario=scenario.id,
        rule="seat-sum",
        severity="integrity",
        result=result,
        unit=unit.id,
        message=said,
        remedy=remedy,
    )
