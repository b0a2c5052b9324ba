"""The figures of drafts as numbers, with what they lack in columns of their own, and the costs of meetings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgsim.analysis.figures.comparison import Row, compare_figures, of_what_is_told
from orgsim.analysis.figures.cost import basis, payees
from orgsim.analysis.figures.figure import ABSENT, Figure, spread
from orgsim.analysis.figures.metric import Metric
from orgsim.export.sheets.sheet import Bars, Cell, Column, Number, Sheet
from orgsim.export.sheets.subject import Subject
from orgsim.messages import Catalog

_MOST_BARS = 24
"""Charts on one sheet: more are not looked at."""
_FIRST = 2
"""The column of the first draft's figures."""


def figures_sheet(subject: Subject, texts: Catalog) -> Sheet:
    """A row for each metric. The figures of the drafts stand side by side, then what is to be said of each."""
    rows = of_what_is_told(compare_figures(subject.scenarios, subject.assumptions, subject.reference))
    letters = subject.letters
    reference = letters[subject.reference] if letters else ""
    columns = [Column(texts("figure-column.group"), width=32), Column(texts("figure-column.name"), width=44)]
    columns += [Column(letter, "plain", 11) for letter in letters]
    columns += [Column(texts("figure-column.sign", letter=letter), "sign", 11) for letter in letters]
    columns += [
        Column(texts("figure-column.difference", letter=letters[other], reference=reference), "plain", 11)
        for other in subject.others
    ]
    columns += [
        Column(texts("figure-column.difference-sign", letter=letters[other], reference=reference), "sign", 11)
        for other in subject.others
    ]
    columns += [Column(texts("figure-column.why"), "long", 50), Column(texts("figure-column.id"), width=26, key=True)]
    cells = [_row(row, subject, texts) for row in rows]
    told = basis(subject.scenarios, subject.assumptions)
    return Sheet(
        name=texts("sheet.figures"),
        title=subject.named(texts),
        columns=tuple(columns),
        rows=cells,
        fixed=2,
        notes=(texts("figure-column.legend"), *([] if told is None else [texts.say(told)])),
        bars=tuple(_bars(rows, letters, texts)),
    )


def costs_sheet(subject: Subject, texts: Catalog) -> Sheet | None:
    """What meetings cost, by kind of body; `None` where nothing is assumed of meetings and fees."""
    assumptions = subject.assumptions
    if assumptions is None or not (assumptions.meetings or assumptions.fee):
        return None
    letters = subject.letters
    columns = [
        Column(texts("cost-column.body"), width=36),
        Column(texts("cost-column.meetings"), "whole", 14),
        Column(texts("cost-column.fee"), "money", 14),
        *[Column(texts("cost-column.cost", letter=letter), "euros", 16) for letter in letters],
        *[Column(texts("figure-column.sign", letter=letter), "sign", 11) for letter in letters],
        Column(texts("figure-column.why"), "long", 50),
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            payee.name.in_language(texts.language),
            assumptions.meetings.get(payee.key, assumptions.meetings.get(payee.kind)),
            assumptions.fee.get(payee.key, assumptions.fee.get(payee.kind)),
            *[figure.value for figure in payee.figures],
            *[_sign(figure, texts) if figure.known or figure.units else ABSENT for figure in payee.figures],
            "\n".join(reasons(payee.figures, letters, texts)) or None,
        )
        for payee in payees(subject.scenarios, assumptions)
    ]
    told = basis(subject.scenarios, assumptions)
    return Sheet(
        name=texts("sheet.costs"),
        title=subject.named(texts),
        columns=tuple(columns),
        rows=rows,
        notes=() if told is None else (texts.say(told),),
    )


def _row(row: Row, subject: Subject, texts: Catalog) -> tuple[Cell, ...]:
    metric = row.metric
    return (
        texts(f"metric.group.{metric.group}"),
        texts.say(metric.title),
        *[_value(metric, figure) for figure in row.figures],
        *[_sign(figure, texts) for figure in row.figures],
        *[_number(metric, _difference(row, other)) for other in subject.others],
        *[_difference_sign(row, other, texts) for other in subject.others],
        "\n".join(reasons(row.figures, subject.letters, texts)) or None,
        metric.id,
    )


def _value(metric: Metric, figure: Figure) -> Cell:
    return _number(metric, figure.value) if figure.distribution is None else spread(figure.distribution)


def _number(metric: Metric, value: float | int | None) -> Cell:
    if value is None:
        return None
    decimals = metric.decimals if metric.unit != "fte" else 0 if value == int(value) else 2
    return Number(value, decimals, euros=metric.unit in ("euros", "money"))


def _sign(figure: Figure, texts: Catalog) -> Cell:
    """At least, at most, about; or that it is not known, or that there is nothing to measure."""
    if figure.known:
        return figure.sign or None
    return ABSENT if figure.absent else texts("value.unknown")


def _difference(row: Row, column: int) -> float | None:
    """As a reader reckons it from the figures as they are written: else the table would contradict itself."""
    first, other = row.figures[row.reference].value, row.figures[column].value
    if row.differences[column] is None or first is None or other is None:
        return None
    return row.metric.difference(first, other)


def _difference_sign(row: Row, column: int, texts: Catalog) -> Cell:
    if row.differences[column] is None:
        return None
    return None if row.certain[column] else texts("figure-column.uncertain")


def reasons(figures: Sequence[Figure], letters: Sequence[str], texts: Catalog) -> Iterator[str]:
    """Each reason once, with the drafts that it is of."""
    told: dict[str, list[str]] = {}
    for letter, figure in zip(letters, figures, strict=True):
        for reason in dict.fromkeys([texts.say(reason) for reason in figure.reasons]):
            told.setdefault(reason, []).append(letter)
    for reason, its in told.items():
        yield f"{', '.join(its)}: {reason}" if len(letters) > 1 else reason


def _bars(rows: Sequence[Row], letters: Sequence[str], texts: Catalog) -> Iterator[Bars]:
    """The metrics that a first look shows, of which at least one draft has a figure above nothing."""
    count = 0
    for place, row in enumerate(rows):
        if row.metric.detail or count == _MOST_BARS or not any(figure.value for figure in row.figures):
            continue
        if len(row.figures) > 1 and not any(row.tells_apart(column) for column in range(len(row.figures))):
            # All alike, or not known to differ: the table says it in less room.
            continue
        count += 1
        title = f"{texts(f'metric.group.{row.metric.group}')}: {texts.say(row.metric.title)}"
        told = [(figure, row.metric.written(figure, texts)) for figure in row.figures]
        yield Bars(
            title=title,
            row=place,
            columns=tuple(range(_FIRST, _FIRST + len(row.figures))),
            labels=tuple([said if figure.sign or figure.value is None else None for figure, said in told]),
            spoken=f"{title}: {'; '.join(map(' '.join, zip(letters, [said for _, said in told], strict=True)))}",
        )
