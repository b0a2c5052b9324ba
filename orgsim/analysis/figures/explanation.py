"""How a figure came about: what opens when somebody clicks it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from orgsim.analysis.figures.figure import Combination, Figure, Part
from orgsim.analysis.figures.metric import Metric
from orgsim.analysis.figures.metrics import find_metric
from orgsim.messages import Catalog, Message, message
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One term of a calculation: `times` × `amount`."""

    amount: float
    times: int = 1
    label: Text | Message | None = None
    """What it is of."""


class Calculation(msgspec.Struct, frozen=True, kw_only=True):
    """The terms that a figure is computed from, and how."""

    terms: tuple[Term, ...]
    combination: Combination
    over: float | None = None


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """All that there is to know about a figure."""

    title: Message
    formula: Message
    convention: Message
    calculation: Calculation | None
    """`None` where the figure just counts its units, or is unknown."""
    listed: tuple[Text | Message, ...]
    """What it counts that is no unit, by name: matters, pairs of units."""
    units: tuple[int, ...]
    """The units that it counts, as indexes into the scenario's hierarchy."""
    notes: tuple[Message, ...]
    """Why it is unknown or incomplete."""
    sources: tuple[Message, ...]
    """Where its definition comes from, and the documents that its units are taken from."""


def explain(figure: Figure, scenario: Scenario, metric: Metric | None = None) -> Explanation:
    """How `figure` came about in `scenario`.

    `metric` is needed where the scenario does not know it: a kind that only another file defines. KeyError where
    there is no metric of the figure's id.
    """
    metric = metric or find_metric(figure.metric, scenario)
    if metric is None:
        raise KeyError(figure.metric)
    notes = figure.reasons
    bound = bound_text(figure)
    if bound is not None:
        notes = (*notes, bound)
    return Explanation(
        title=metric.full_title,
        formula=metric.formula,
        convention=metric.convention,
        calculation=_calculation(figure, scenario),
        listed=tuple([part.label for part in figure.parts if part.label is not None]) if figure.listed else (),
        units=figure.units,
        notes=notes,
        sources=(*(() if metric.source is None else (metric.source,)), *_documents(figure, scenario)),
    )


def bound_text(figure: Figure) -> Message | None:
    """That the true figure is at least this, or at most, or either; `None` where all of it is stated."""
    if not figure.incomplete:
        return None
    if figure.lower_bound:
        return message("explanation.either-bound" if figure.open_down else "explanation.lower-bound")
    return message("explanation.upper-bound")


def written(calculation: Calculation, catalog: Catalog, *, labels: bool = False) -> str:
    """The calculation as a line of text; with `labels`, each term of a sum after its name.

    A sum reads `13 + 3 × 13 + 26`, a ratio `19 / 7`; spans, of which one is picked, `3 × 2, 3 × 3, 1 × 4`.
    """
    if calculation.combination == "ratio":
        total = sum(term.amount * term.times for term in calculation.terms)
        return f"{catalog.number(total)} / {catalog.number(calculation.over or 0)}"
    if calculation.combination != "sum":
        return ", ".join(f"{catalog.number(term.times)} × {catalog.number(term.amount)}" for term in calculation.terms)
    line = ""
    for term in calculation.terms:
        sign = ("− " if term.amount < 0 else "+ ") if line else ("−" if term.amount < 0 else "")
        line += f"{' ' if line else ''}{sign}{_written(term, catalog, labels)}"
    return line


def _written(term: Term, catalog: Catalog, labels: bool) -> str:
    """The term without its sign."""
    number = catalog.number(abs(term.amount))
    product = f"{catalog.number(term.times)} × {number}" if term.times != 1 else number
    return f"{catalog.value(term.label)} {product}" if labels and term.label is not None else product


def _calculation(figure: Figure, scenario: Scenario) -> Calculation | None:
    if not figure.known or not figure.parts:
        return None
    if figure.combination == "sum":
        terms = _by_kind(figure.parts, scenario)
        if (len(terms) == 1 and terms[0].times == 1) or all(term.amount == term.times == 1 for term in terms):
            return None
    elif figure.combination == "ratio":
        terms = _by_kind(figure.parts, scenario)
    else:
        amounts: Counter[float] = Counter()
        for part in figure.parts:
            amounts[part.amount] += part.times
        terms = [Term(amount=amount, times=times) for amount, times in sorted(amounts.items())]
    return Calculation(terms=tuple(terms), combination=figure.combination, over=figure.over)


def _by_kind(parts: Iterable[Part], scenario: Scenario) -> list[Term]:
    """Parts of units of one kind as one term: `3 × 13` where they are alike, else their sum."""
    flat = hierarchy(scenario)
    alike: dict[str, list[Part]] = {}
    labelled: list[Term] = []
    for part in parts:
        if part.unit is not None and part.label is None:
            alike.setdefault(flat.units[part.unit].kind, []).append(part)
        else:
            labelled.append(Term(amount=part.amount, times=part.times, label=part.label))
    terms = []
    for kind, group in alike.items():
        names = scenario.kinds[kind]
        times = sum(part.times for part in group)
        label = names.name if times == 1 else names.plural or names.name
        amounts = {part.amount for part in group}
        if len(amounts) == 1 and amounts != {1}:
            terms.append(Term(amount=group[0].amount, times=times, label=label))
        else:
            terms.append(Term(amount=sum(part.total for part in group), label=label))
    return terms + labelled


def _documents(figure: Figure, scenario: Scenario) -> list[Message]:
    flat = hierarchy(scenario)
    keys = dict.fromkeys(key for unit in figure.units for key in flat.units[unit].source)
    documents = []
    for key in keys:
        document = scenario.sources.get(key)
        if document is None:
            continue
        if document.date is None:
            documents.append(message("explanation.document", title=document.title))
        else:
            documents.append(message("explanation.document-of", title=document.title, date=document.date))
    return documents
