"""Figures in words: as they stand in a cell, in its tip, and for who hears the table."""

from __future__ import annotations

from orgsim.analysis.figures.comparison import Row
from orgsim.analysis.figures.explanation import bound_text
from orgsim.analysis.figures.figure import ABSENT, Figure
from orgsim.analysis.figures.metric import Metric
from orgsim.app.document.state import State
from orgsim.app.widgets.labels import tip
from orgsim.messages import Catalog

SIGNS = {
    "≥": "metrics-view.sign.at-least",
    "≤": "metrics-view.sign.at-most",
    "≈": "metrics-view.sign.about",
}
"""The text that tells what a sign before a figure means."""
_SPOKEN = {"≥": "metrics-view.at-least", "≤": "metrics-view.at-most", "≈": "metrics-view.about"}
_MISSING = {
    "metric.reason.bodies-without-seats": "seats",
    "metric.reason.bodies-without-meetings": "meetings",
    "metric.reason.bodies-without-fee": "fee",
    "metric.reason.no-chair-factor": "factor",
}
_MOST_NAMES = 3
_NARROW = "\u2009"


def value_text(figure: Figure, metric: Metric, speech: Catalog) -> str:
    """The figure as it is written in a cell: `78`, `≥ 78` where that is the least it can be, `ei tiedossa`."""
    if figure.distribution is not None:
        return ", ".join(f"{speech.number(count)} × {speech.number(amount)}" for amount, count in figure.distribution)
    if figure.value is None:
        return ABSENT if figure.absent else speech("value.unknown")
    number = metric.number(figure.value, speech)
    return f"{figure.sign}{_NARROW}{number}" if figure.sign else number


def value_spoken(figure: Figure, metric: Metric, speech: Catalog) -> str:
    """The figure in words only: `vähintään 78`."""
    if figure.absent:
        return speech.say(figure.reasons[0]).rstrip(".")
    text = value_text(figure, metric, speech)
    if figure.sign:
        return speech(_SPOKEN[figure.sign], value=text.removeprefix(figure.sign + _NARROW))
    return text


def missing_text(figure: Figure, speech: Catalog) -> str:
    """What a sum leaves out, in as few words as there is room for beside it; empty where it is whole."""
    said = []
    for reason in figure.reasons if figure.incomplete else ():
        what = _MISSING.get(reason.key)
        if what is None:
            said.append(speech.say(reason).rstrip("."))
            continue
        bodies = reason.args.get("bodies")
        names = bodies if isinstance(bodies, tuple) else ()
        if len(names) > _MOST_NAMES:
            names = (*names[:_MOST_NAMES], "…")
        said.append(speech(f"metrics-view.missing.{what}", **{**reason.args, "bodies": names}))
    return speech("metrics-view.missing", what="; ".join(said)) if said else ""


def value_tip(row: Row, column: int, state: State, speech: Catalog) -> str:
    """What is said of a figure that the pointer rests on."""
    figure = row.figures[column]
    said = [value_accessible(row, column, state, speech), *map(speech.say, figure.reasons)]
    bound = bound_text(figure)
    if bound is not None:
        said.append(speech.say(bound))
    return tip([*said, speech("metrics-view.open.tip")])


def difference_tip(row: Row, column: int, speech: Catalog) -> str:
    """What is said of a difference that the pointer rests on."""
    said = [difference_accessible(row, column, speech)]
    if row.differences[column] is None:
        lacking = row.lacks_difference(column)
        reason = "metrics-view.difference-of-missing" if lacking else "metrics-view.no-difference"
        said = [speech.say(row.metric.full_title), speech(reason)]
    elif row.figures[row.reference].incomplete or row.figures[column].incomplete:
        said.append(speech("metrics-view.partial-difference"))
    elif not row.certain[column]:
        said.append(speech("metrics-view.years-difference"))
    return tip(said)


def value_accessible(row: Row, column: int, state: State, speech: Catalog) -> str:
    """The figure with its metric and its scenario."""
    return speech(
        "metrics-view.cell",
        title=row.metric.full_title,
        letter=row.letters[column],
        scenario=state.scenarios[column].title,
        value=value_spoken(row.figures[column], row.metric, speech),
    )


def difference_accessible(row: Row, column: int, speech: Catalog) -> str:
    """The difference with its metric and its scenarios."""
    return speech(
        "metrics-view.cell.difference",
        title=row.metric.full_title,
        letter=row.letters[column],
        base=row.letters[row.reference],
        value=row.difference_text(column, speech) or speech("value.unknown"),
    )


def all_values(row: Row, speech: Catalog) -> str:
    """The figures of all scenarios: `A 78, B 106`."""
    return ", ".join(
        f"{row.letters[column]} {value_spoken(figure, row.metric, speech)}" for column, figure in enumerate(row.figures)
    )
