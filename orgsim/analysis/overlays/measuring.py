"""What each overlay says of a draft: the figures of ties, unit by unit and tie by tie."""

from __future__ import annotations

from collections import Counter, defaultdict

from orgsim.analysis.networks import bottlenecks as ways
from orgsim.analysis.networks import boundaries as divisions
from orgsim.analysis.networks import contradictions as found
from orgsim.analysis.networks.distance import distances
from orgsim.analysis.networks.seats import drawn_on, draws, shortage, states_draws
from orgsim.analysis.networks.ties import ties
from orgsim.analysis.overlays.values import ALL_THE_WAY, Sign, UnitValue, Values
from orgsim.messages import Message, message
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario


def distance(scenario: Scenario) -> Values:
    """Of each unit the mean steps to those that it is tied to; of each tie its steps."""
    if nothing := _unstated(scenario):
        return nothing
    flat = hierarchy(scenario)
    others: defaultdict[int, list[tuple[int, int | None]]] = defaultdict(list)
    far: dict[tuple[int, int], float] = {}
    for tie, steps in zip(ties(scenario), distances(scenario), strict=True):
        others[tie.one].append((tie.other, steps))
        others[tie.other].append((tie.one, steps))
        if steps is not None:
            far[tie.one, tie.other] = steps
    return Values({here: _apart(flat, others[here]) for here in sorted(others)}, far)


def _apart(flat: Hierarchy, others: list[tuple[int, int | None]]) -> UnitValue:
    known = [(steps, other) for other, steps in others if steps is not None]
    words: list[Message] = []
    if known:
        most, farthest = max(known, key=lambda each: (each[0], -each[1]))
        words.append(
            message(
                "overlay.distance.unit",
                n=len(known),
                mean=round(sum(steps for steps, _ in known) / len(known), 1),
                unit=flat.units[farthest].name,
                steps=most,
            )
        )
    if len(known) < len(others):
        words.append(message("overlay.distance.apart", n=len(others) - len(known)))
    value = sum(steps for steps, _ in known) / len(known) if known else None
    return UnitValue(value, words=tuple(words))


def bottlenecks(scenario: Scenario) -> Values:
    """Of each unit the ties whose way leads through it; bodies and units that nothing leads around have a sign."""
    if nothing := _unstated(scenario):
        return nothing
    flat = hierarchy(scenario)
    through, gates, cuts = ways.between(scenario), _gates(scenario, flat), ways.cut_off(scenario)
    units: dict[int, UnitValue] = {}
    for here in sorted({*through, *gates}):
        signs: list[Sign] = []
        words = [message("overlay.bottlenecks.unit", n=through.get(here, 0))]
        if here in gates:
            signs.append("gate")
            words.append(message("overlay.bottlenecks.gate", n=gates[here]))
        # Whoever has units below cuts them off: it is a bottleneck where ties go through it.
        if here in cuts and here in through:
            signs.append("cut")
            words.append(message("overlay.bottlenecks.cut", n=_weight(flat, cuts[here])))
        units[here] = UnitValue(through.get(here, 0), tuple(signs), tuple(words))
    return Values(units)


def _gates(scenario: Scenario, flat: Hierarchy) -> dict[int, int]:
    """Bodies that units of the administration cannot go around on their way to the council, with how many."""
    behind = {
        here: _weight(flat, [other for other in others if flat.sides[other] == "administration"])
        for here, others in ways.gates(scenario).items()
        if flat.sides[here] == "elected" and flat.kinds[here].body
    }
    return {here: number for here, number in behind.items() if number}


def boundaries(scenario: Scenario) -> Values:
    """Of each unit its ties that cross between divisions; a sign tells those that most ties bind to another one."""
    if nothing := _unstated(scenario):
        return nothing
    flat, own = hierarchy(scenario), divisions.divided(scenario)
    if not own.ties:
        return Values(unknown=message("metric.reason.no-ties-of-divisions"))
    crossing = Counter(end for tie in own.crossing for end in (tie.one, tie.other))
    every = Counter(end for tie in own.ties for end in (tie.one, tie.other))
    elsewhere = divisions.regrouped(scenario)
    units: dict[int, UnitValue] = {}
    for here in sorted({*every, *elsewhere}):
        words = [message("overlay.boundaries.unit", n=crossing[here], every=every[here])]
        if here in elsewhere:
            before, now = (flat.units[division].name for division in elsewhere[here])
            words.append(message("overlay.boundaries.elsewhere", before=before, now=now))
        units[here] = UnitValue(crossing[here], ("elsewhere",) if here in elsewhere else (), tuple(words))
    across = {(tie.one, tie.other): ALL_THE_WAY for tie in own.crossing}
    return Values(units, across)


def contradictions(scenario: Scenario) -> Values:
    """Of each unit how many contradictions it is in, each kind with a sign; and the ties that make them."""
    if nothing := _unstated(scenario):
        return nothing
    flat = hierarchy(scenario)
    told: defaultdict[int, list[tuple[Sign, Message]]] = defaultdict(list)
    ends: set[tuple[int, int]] = set()

    def names(units: tuple[int, ...]) -> tuple[object, ...]:
        return tuple([flat.units[unit].name for unit in units])

    for ring in found.circles(scenario):
        for here in ring:
            told[here].append(("circle", message("metric.part.circle", units=names(ring))))
        ends |= {(tie.one, tie.other) for tie in ties(scenario) if tie.one in ring and tie.other in ring}
    steering: defaultdict[int, list[int]] = defaultdict(list)
    for below, above in found.steered_from_below(scenario):
        steering[above].append(below)
        ends.add((above, below))
    for here, below_it in steering.items():
        told[here].append(("below", message("metric.part.steered-by", units=names(tuple(below_it)))))
    for here, owners in found.several_owners(scenario).items():
        told[here].append(("owners", message("metric.part.owned-by", units=names(owners))))
        ends |= {(min(here, owner), max(here, owner)) for owner in owners}
    for here in found.orphans(scenario):
        told[here].append(("orphan", message("metric.part.orphan")))
    units = {
        here: UnitValue(
            len(told[here]),
            tuple(dict.fromkeys(sign for sign, _ in told[here])),
            tuple([message("overlay.told", what=message(f"overlay.sign.{sign}"), how=how) for sign, how in told[here]]),
        )
        for here in sorted(told)
    }
    return Values(units, dict.fromkeys(sorted(ends), ALL_THE_WAY))


def seats(scenario: Scenario) -> Values:
    """Of each body the seats elsewhere that its members fill, for each member; lines lead to the bodies of those seats.

    A sign tells the bodies that too few people are left for: all that is known where no body says from whom it draws.
    """
    flat = hierarchy(scenario)
    bodies = [here for here, side in enumerate(flat.sides) if side == "elected" and flat.kinds[here].body]
    shared, short = draws(scenario), shortage(scenario)
    stated = any(flat.units[here].seats is not None for here in bodies)
    if not shared and not stated:
        return Values(unknown=message("overlay.seats.unstated"))
    elsewhere = drawn_on(scenario)
    wanting = dict(short.wanting) if short is not None else {}
    undrawn = None if states_draws(scenario) else message("metric.reason.no-draws")
    if undrawn is not None and not wanting:
        return Values(unknown=undrawn)
    units: dict[int, UnitValue] = {} if undrawn is None else dict.fromkeys(bodies, UnitValue(None, words=(undrawn,)))
    filled: defaultdict[int, list[Message]] = defaultdict(list)
    for draw in shared:
        filled[draw.body].append(message("overlay.seats.draws", n=draw.seats, unit=flat.units[draw.of].name))
    for here in sorted({*elsewhere, *filled, *wanting}):
        own = flat.units[here].seats
        members = (own.total or 0) * flat.units[here].weight if own is not None else 0
        words = list(filled[here]) if undrawn is None else [undrawn]
        value = 0.0 if undrawn is None else None
        if here in elsewhere:
            value = elsewhere[here] / members if members else None
            told = {"n": elsewhere[here], "members": members or None}
            words.insert(0, message("overlay.seats.unit", **told))
        if here in wanting:
            words.append(message("overlay.seats.short", n=wanting[here]))
        units[here] = UnitValue(value, ("short",) if here in wanting else (), tuple(words))
    between = {(min(draw.body, draw.of), max(draw.body, draw.of)): units[draw.of].value or 0.0 for draw in shared}
    return Values(units, between, tuple([(draw.of, draw.body) for draw in shared]))


def _weight(flat: Hierarchy, units: list[int] | tuple[int, ...]) -> int:
    return sum(flat.units[unit].weight for unit in units)


def _unstated(scenario: Scenario) -> Values | None:
    """Of a draft that states no tie."""
    return None if ties(scenario) else Values(unknown=message("metric.reason.no-ties"))
