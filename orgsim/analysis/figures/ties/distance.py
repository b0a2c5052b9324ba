"""How far apart those stand who work together: steps along the chart's lines between units that are tied."""

from __future__ import annotations

from orgsim.analysis.figures.context import Context
from orgsim.analysis.figures.figure import Figure, Part, absent, unknown
from orgsim.analysis.figures.ties.stated import ends, pair, tied_parts, unstated
from orgsim.analysis.networks.counterparts import Pair, pairs_in_both
from orgsim.analysis.networks.distance import distances
from orgsim.analysis.networks.ties import Tie, ties
from orgsim.messages import Message, message


def tied(context: Context) -> Figure:
    """Pairs of units that are tied: by links, matters, drawn seats, or as they cross in a matrix."""
    if nothing := unstated(context):
        return nothing
    found = ties(context.scenario)
    return Figure(
        value=len(found),
        units=ends(found),
        parts=tied_parts(context, found, 1),
        listed=True,
    )


def mean(context: Context) -> Figure:
    """Mean steps between the units of a tie, over the ties whose units stand in one tree."""
    if nothing := unstated(context):
        return nothing
    joined, reasons = _joined(context)
    if not joined:
        return unknown(*reasons)
    return Figure(
        value=sum(steps for _, steps in joined) / len(joined),
        units=ends(tie for tie, _ in joined),
        parts=_parts(context, joined),
        listed=True,
        combination="ratio",
        over=len(joined),
        reasons=reasons,
    )


def farthest(context: Context) -> Figure:
    """The most steps between the units of a tie. Counts the units of the ties that are as far."""
    if nothing := unstated(context):
        return nothing
    joined, reasons = _joined(context)
    if not joined:
        return unknown(*reasons)
    most = max(steps for _, steps in joined)
    return Figure(
        value=most,
        units=ends(tie for tie, steps in joined if steps == most),
        parts=_parts(context, joined),
        listed=True,
        combination="max",
        reasons=reasons,
    )


def farther(context: Context) -> Figure:
    """Pairs that any draft of the comparison ties and that stand farther apart here than where it is compared to."""
    return _moved(context, 1)


def nearer(context: Context) -> Figure:
    """Pairs that any draft of the comparison ties and that stand nearer to each other here."""
    return _moved(context, -1)


def _moved(context: Context, sign: int) -> Figure:
    if context.reference is None:
        return unknown(message("metric.reason.no-reference"))
    if context.reference is context.scenario:
        return absent(message("metric.reason.is-reference"))
    found = pairs_in_both(context.scenario, context.reference, context.comparison)
    if not found.pairs:
        return unknown(message("metric.reason.no-ties-in-both"))
    moved = sorted([each for each in found.pairs if (each.now - each.before) * sign > 0], key=_by_how_much)
    reasons = (message("metric.reason.ties-not-in-both", n=found.not_in_both),) if found.not_in_both else ()
    return Figure(
        value=len(moved),
        units=tuple(sorted({end for each in moved for end in (each.one, each.other)})),
        parts=tuple(
            [
                Part(
                    amount=1,
                    pair=(each.one, each.other),
                    label=message(
                        "metric.part.pair-moved",
                        pair=pair(context, each.one, each.other),
                        before=each.before,
                        now=each.now,
                    ),
                )
                for each in moved
            ]
        ),
        listed=True,
        reasons=reasons,
    )


def _by_how_much(pair: Pair) -> tuple[int, int, int]:
    return -abs(pair.now - pair.before), pair.one, pair.other


def _joined(context: Context) -> tuple[list[tuple[Tie, int]], tuple[Message, ...]]:
    every = list(zip(ties(context.scenario), distances(context.scenario), strict=True))
    joined = [(tie, steps) for tie, steps in every if steps is not None]
    apart = len(every) - len(joined)
    return joined, (message("metric.reason.ties-apart", n=apart),) if apart else ()


def _parts(context: Context, joined: list[tuple[Tie, int]]) -> tuple[Part, ...]:
    """The farthest first."""
    ordered = sorted(joined, key=lambda each: (-each[1], each[0].one, each[0].other))
    return tuple(
        [
            Part(
                amount=steps,
                pair=(tie.one, tie.other),
                label=message("metric.part.pair-steps", pair=pair(context, tie.one, tie.other), steps=steps),
            )
            for tie, steps in ordered
        ]
    )
