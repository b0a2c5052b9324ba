"""What differs between drafts: a row for each thing that is otherwise about a unit."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.analysis.differences.change import Amount, Change, Value
from orgsim.analysis.differences.comparing import Difference, Differences
from orgsim.analysis.differences.words import heading, label, shown, told, unshown
from orgsim.export.sheets.sheet import Cell, Column, Number, Sheet
from orgsim.export.sheets.subject import Subject
from orgsim.export.sheets.units import date_cell
from orgsim.messages import Catalog
from orgsim.model.dates import PartialDate
from orgsim.model.hierarchy import hierarchy
from orgsim.model.staffing import plain_number
from orgsim.model.text import Text


def differences_sheet(subject: Subject, texts: Catalog) -> Sheet | None:
    """What each draft has otherwise than the reference; `None` where there is nothing to compare."""
    if len(subject.scenarios) < 2:
        return None
    rows: list[tuple[Cell, ...]] = []
    for column, differences in enumerate(subject.differences()):
        if differences is not None:
            rows += _rows(subject, column, differences, texts)
    return Sheet(
        name=texts("sheet.differences"),
        title=subject.named(texts),
        columns=(
            Column(texts("difference-column.pair"), "sign", 14),
            Column(texts("difference-column.status"), width=20),
            Column(texts("unit-column.name"), width=40),
            Column(texts("unit-column.id"), width=26, key=True),
            Column(texts("difference-column.field"), width=32),
            Column(texts("difference-column.before"), "long", 40),
            Column(texts("difference-column.after"), "long", 40),
            Column(texts("difference-column.known"), width=24),
        ),
        rows=rows,
        fixed=3,
    )


def _rows(subject: Subject, column: int, differences: Differences, texts: Catalog) -> Iterator[tuple[Cell, ...]]:
    reference = subject.reference
    letters = subject.letters[reference], subject.letters[column]
    flats = hierarchy(subject.scenarios[reference]), hierarchy(subject.scenarios[column])
    pair = " → ".join(letters)
    unstated = texts("difference-column.unstated")
    for row in differences.rows:
        if row.status == "same":
            continue
        ones, others = [[flat.units[unit] for unit in units] for flat, units in zip(flats, (row.a, row.b), strict=True)]
        status = texts.say(heading(row.status, letters, baseline=subject.baseline))
        head = (pair, status, (ones or others)[0].name.written(texts.language), row.id)
        several = _several(row, texts)
        if several is not None:
            names = [", ".join([unit.name.written(texts.language) for unit in units]) for units in (ones, others)]
            yield (*head, several, *names, None)
        elif not row.changes:
            said = texts.say(unshown(letters, in_a=bool(row.a))) if row.status == "not-shown" else None
            yield (*head, None, None, None, said or (unstated if row.unstated else None))
        for change in row.changes:
            yield (
                *head,
                texts.say(label(change.field)),
                *_values(change, texts),
                unstated if change.unstated else None,
            )


def _several(row: Difference, texts: Catalog) -> str | None:
    """That units come together in one, or that one is divided."""
    if row.status in ("merged", "split") and len(row.a) != len(row.b):
        return texts("difference-column.units")
    return None


def _values(change: Change, texts: Catalog) -> tuple[Cell, Cell]:
    if change.removed or change.added or change.altered:
        # Of lists what goes and what comes: whole lists hide it.
        gone = "; ".join([texts.value(item.name) for item in (*change.removed, *[one for one, _ in change.altered])])
        come = "; ".join([texts.value(item.name) for item in (*change.added, *[other for _, other in change.altered])])
        return gone or None, come or None
    if change.field in ("parts-from", "parts-to"):
        return texts.say(told(change)), None
    return _value(change, change.before, texts), _value(change, change.after, texts)


def _value(change: Change, value: Value, texts: Catalog) -> Cell:
    if value is None and change.unstated:
        return None
    if isinstance(value, Text):
        return value.written(texts.language)
    if isinstance(value, Amount):
        euros = plain_number(value.euros)
        return Number(euros, 0 if isinstance(euros, int) else 2, euros=True)
    if isinstance(value, PartialDate):
        return date_cell(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return plain_number(value)
    return texts.value(shown(change.field, value))
