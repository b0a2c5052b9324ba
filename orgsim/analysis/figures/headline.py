"""The three key figures of a scenario, for its card."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from orgsim.analysis.figures.context import context
from orgsim.analysis.figures.figure import Figure, differs_in_what_is_missing, shown_difference
from orgsim.analysis.figures.metric import Metric
from orgsim.analysis.figures.shape import ELECTED, forest
from orgsim.messages import Catalog, Message, message
from orgsim.model.hierarchy import whole_sides
from orgsim.model.scenario import Scenario

_BODIES = ("elected.layers", "elected.bodies", "elected.seats-beside-council")
_ADMINISTRATION = ("administration.layers", "administration.units", "administration.span.mean")
_METRICS = {
    its.id: its
    for its in (
        *ELECTED,
        *forest("elected", "elected"),
        *forest("administration", "administration"),
        *forest("whole", None),
    )
}
_THIN = "\u2009"
_WHOLE = ("layers", "units", "leaves")


class KeyFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure with the few words that stand under it."""

    figure: Figure
    label: Message
    """What it counts, agreeing with the number: 1 layer, 4 layers."""
    title: Message
    """What it is called where no heading tells whose it is."""
    decimals: int = 0
    short: Message | None = None
    """What stands under it where there is no room for the label: it leaves out what side is counted."""


def figure_text(key: KeyFigure, speech: Catalog) -> str:
    """The figure as a card has it: `78`, `≥ 78` where not all of it is stated, `?` where nothing is."""
    value = key.figure.value
    if value is None:
        return "?"
    number = speech.number(value, key.decimals)
    return f"≥{_THIN}{number}" if key.figure.lower_bound else number


def difference_text(key: KeyFigure, first: KeyFigure, speech: Catalog) -> str:
    """Its difference to the first scenario's with its sign, after a `?` where not all is stated.

    Empty where it is unknown, and where what differs is what one of them leaves out.
    """
    value, base = key.figure.value, first.figure.value
    if value is None or base is None or differs_in_what_is_missing(key.figure, first.figure):
        return ""
    number = speech.number(shown_difference(base, value, key.decimals), key.decimals, signed=True)
    return f"?{_THIN}{number}" if key.figure.lower_bound or first.figure.lower_bound else number


def headline(scenario: Scenario, comparison: Sequence[Scenario] = ()) -> tuple[KeyFigure, ...]:
    """The key figures of `scenario`: of its elected bodies, its administration or the whole chart.

    All scenarios of a comparison have the same ones, so that their cards compare: of a side only where all that have
    units show the whole of it, and the bodies only if any of them states seats. Where none has units there are none: a
    timeline says nothing of them. What counts one side is labelled so: the chart may well have more units.
    """
    here = context(scenario, tuple(comparison))
    figures = [(_METRICS[id], _METRICS[id].measure(here)) for id in _chosen(here.comparison)]
    return tuple(
        KeyFigure(
            figure=figure,
            label=message(f"headline.{_label(metric)}", n=figure.value),
            short=message(f"headline.{metric.texts}", n=figure.value),
            title=metric.full_title,
            decimals=metric.decimals,
        )
        for metric, figure in figures
    )


def _label(metric: Metric) -> str:
    return metric.id if metric.id in ("elected.layers", *_ADMINISTRATION) else metric.texts


def _chosen(scenarios: Sequence[Scenario]) -> tuple[str, ...]:
    drawn = [each for each in scenarios if each.units]
    if not drawn:
        return ()
    whole = frozenset.intersection(*[whole_sides(each) for each in drawn])
    if "elected" in whole and any(_METRICS["elected.seats"].measure(context(each)).known for each in drawn):
        return _BODIES
    return _ADMINISTRATION if "administration" in whole else _WHOLE
