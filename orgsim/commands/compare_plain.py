"""The differences of scenarios for programs and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgsim.analysis.differences.change import Amount, Change, Named, Value
from orgsim.analysis.differences.words import shown
from orgsim.commands.compared import Compared
from orgsim.commands.formats import Cell
from orgsim.files.json_pieces import Members
from orgsim.messages import Catalog
from orgsim.model.dates import PartialDate
from orgsim.model.staffing import plain_number
from orgsim.model.text import Text

HEADER = ("pair", "status", "id", "a", "b", "name", "field", "from", "to", "unstated")


def as_values(several: Sequence[Compared]) -> Members:
    """Everything, for JSON: ids and numbers as the files have them, null for what is not stated.

    Of two scenarios one object, of more a list of such objects. Units and pairs are made while they are written.
    """
    values = [_values(compared) for compared in several]
    return values[0] if len(values) == 1 else Members(comparisons=iter(values))


def _values(compared: Compared) -> Members:
    differences = compared.differences
    return Members(
        a=compared.a.id,
        b=compared.b.id,
        units=_units(compared),
        counts=differences.counts,
        aspects=differences.aspects,
        unstated=differences.unstated,
        pairs=_pairs(compared),
    )


def as_rows(several: Sequence[Compared], texts: Catalog) -> Iterator[tuple[Cell, ...]]:
    """For CSV, by `HEADER`: one row a change, in words; one row for a unit without changes."""
    for compared in several:
        yield from _rows(compared, texts)


def _rows(compared: Compared, texts: Catalog) -> Iterator[tuple[Cell, ...]]:
    for row in compared.differences.rows:
        ones, others = compared.units_of(row)
        head = (
            f"{compared.a.id} {compared.b.id}",
            row.status,
            row.id,
            " ".join(unit.id for unit in ones),
            " ".join(unit.id for unit in others),
            (ones or others)[0].name.written(texts.language),
        )
        if not row.changes:
            yield (*head, None, None, None, 1 if row.unstated else None)
        for change in row.changes:
            before, after = (_cell(change, value, texts) for value in (change.before, change.after))
            yield (*head, change.field, before, after, int(change.unstated))


def _units(compared: Compared) -> Iterator[dict[str, object]]:
    for row in compared.differences.rows:
        ones, others = compared.units_of(row)
        yield {
            "id": row.id,
            "status": row.status,
            "aspects": list(row.aspects),
            "a": [unit.id for unit in ones],
            "b": [unit.id for unit in others],
            "unstated": row.unstated,
            "changes": {change.field: _change(change) for change in row.changes},
        }


def _change(change: Change) -> dict[str, object]:
    values: dict[str, object] = {
        "from": _value(change.before),
        "to": _value(change.after),
        "unstated": change.unstated,
    }
    if change.removed or change.added or change.altered:
        values["removed"] = [item.id for item in change.removed]
        values["added"] = [item.id for item in change.added]
        values["altered"] = [other.id for _, other in change.altered]
    return values


def _value(value: Value) -> object:
    match value:
        case Text():
            return value.und if value.und is not None else dict(_languages(value))
        case Named():
            return value.id if value.number is None else value.number
        case Amount():
            return plain_number(value.euros)
        case float():
            return plain_number(value)
        case PartialDate():
            return str(value)
        case tuple() if any(item.number is not None for item in value):
            return {item.id: item.number for item in value}
        case tuple() if any(item.link is not None for item in value):
            return [{"kind": item.link[0], item.link[1]: item.id} for item in value if item.link is not None]
        case tuple():
            return [item.id for item in value]
    return value


def _languages(text: Text) -> Iterator[tuple[str, str]]:
    for language, said in (("fi", text.fi), ("sv", text.sv), ("en", text.en)):
        if said is not None:
            yield language, said


def _cell(change: Change, value: Value, texts: Catalog) -> Cell:
    if value is None and change.unstated:
        return None
    if isinstance(value, Text):
        return value.written(texts.language)
    if isinstance(value, Amount):
        return plain_number(value.euros)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return plain_number(value)
    if isinstance(value, PartialDate):
        return str(value)
    return texts.value(shown(change.field, value))


def _pairs(compared: Compared) -> Iterator[dict[str, object]]:
    for offer in compared.offers:
        one, other = compared.units_offered(offer)
        yield {
            "a": one.id,
            "b": other.id,
            "score": round(offer.score, 3),
            "reasons": [reason.kind for reason in offer.reasons],
        }
