"""Units of a draft's text taken out, put in and moved: whichever way the lists are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orgsim.files.writing.units import in_brackets, in_lines
from orgsim.files.writing.units.outline import (
    Below,
    Item,
    Listed,
    Outline,
    lines_of,
    not_foreseen,
    owner_and_key,
    shifted,
)
from orgsim.files.yaml.deltas import Replacement


def without(outline: Outline, ids: Iterable[str]) -> list[Replacement]:
    """Without those units, none of which stands below another."""
    going: dict[Below, list[Item]] = {}
    for id in ids:
        item = outline.item(id)
        going.setdefault(item.listed.name, []).append(item)
    found: list[Replacement] = []
    for items in going.values():
        listed = items[0].listed
        way = in_brackets if listed.span.flow else in_lines
        found += way.taken_from(outline, listed, items)
    return found


def moved(outline: Outline, ids: Sequence[str], below: Below, at: int | None) -> list[Replacement]:
    """With those units, none of which stands below another, below that one; `at` counts the others there."""
    items = [outline.item(id) for id in ids]
    listed = outline.listed(below)
    staying = [] if listed is None else [item for item in in_lines.items_of(listed) if item not in items]
    place = len(staying) if at is None else min(at, len(staying))
    if listed is not None and all(item.listed is listed for item in items):
        order = [*staying[:place], *items, *staying[place:]]
        if listed.span.flow:
            return in_brackets.reordered(outline, listed, order)
        return in_lines.reordered(outline, listed, order)
    gone = without(outline, ids)
    if stays_in_brackets(outline, below, items):
        values = [outline.text[item.span.start : item.span.end] for item in items]
        return [*gone, *with_values(outline, below, staying, place, values)]
    column = in_lines.column_below(outline, below)
    return [*gone, *with_lines(outline, below, staying, place, [_lines(outline, item, column) for item in items])]


def _lines(outline: Outline, item: Item, column: int) -> str:
    if item.listed.span.flow:
        return in_brackets.on_lines(outline, item, column)
    return shifted(outline.text, lines_of(outline.text, item), item.span, column)


def is_in_brackets(outline: Outline, below: Below) -> bool:
    """Whether what comes below that unit would stand in brackets."""
    listed = outline.listed(below)
    return outline.owner(below).flow or (listed is not None and listed.span.flow and bool(listed.span.items))


def stays_in_brackets(outline: Outline, below: Below, items: Iterable[Item] = ()) -> bool:
    """Whether what comes below that unit is to stand in brackets: where `items` can, and a person would write so."""
    if not is_in_brackets(outline, below):
        return False
    listed = outline.listed(below)
    owner = owner_and_key(below)[0]
    if (listed is None or not listed.span.items) and owner is not None and not outline.item(owner).listed.span.flow:
        return False
    return all(_fits_brackets(outline, item) for item in items)


def _fits_brackets(outline: Outline, item: Item) -> bool:
    if not item.span.flow:
        return False
    if item.listed.span.flow:
        return not in_brackets.has_comments(outline.text, item)
    lines = lines_of(outline.text, item)
    return "#" not in outline.text[lines.start : item.span.start] + outline.text[item.span.end : lines.end]


def unfolded(outline: Outline, below: Below) -> list[Replacement]:
    """With what stands in brackets or braces around the place below that unit, the outermost of it, on lines."""
    owner = owner_and_key(below)[0]
    if owner is None or not outline.item(owner).span.flow:
        return _unbracketed(outline, outline.listed(below))
    item = outline.item(owner)
    while item.listed.span.flow:
        if not item.listed.owner.flow:
            return _unbracketed(outline, item.listed)
        if item.listed.above is None:
            raise not_foreseen()
        item = outline.item(item.listed.above)
    return in_brackets.unfolded(outline, item)


def _unbracketed(outline: Outline, listed: Listed | None) -> list[Replacement]:
    """With the list in brackets of a mapping in lines written on lines."""
    if listed is None or listed.owner.flow:
        raise not_foreseen()
    return in_brackets.unbracketed(outline, listed, listed.key.column + 2)


def with_values(
    outline: Outline, below: Below, staying: Sequence[Item], at: int, values: Sequence[str]
) -> list[Replacement]:
    """With `values`, units in braces, below that one."""
    listed = outline.listed(below)
    if listed is not None and staying:
        return in_brackets.put_among(outline, listed, staying, at, values)
    return in_brackets.put_into_new_list(outline, below, values)


def with_lines(
    outline: Outline, below: Below, staying: Sequence[Item], at: int, pieces: Sequence[str]
) -> list[Replacement]:
    """With `pieces`, units as whole lines, below that one."""
    listed = outline.listed(below)
    if listed is not None and staying:
        return in_lines.put_among(outline, listed, staying, at, pieces)
    return in_lines.put_into_new_list(outline, below, pieces)
