"""Changes of single values, by their sorts. What only one of the two drafts states is no change for certain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orgsim.analysis.differences.change import Change, Field, Named, differ
from orgsim.model.dates import PartialDate
from orgsim.model.text import Text

Listed = Mapping[str, Named] | None
"""The items of a list, each by the id that it has in b; `None`: not stated."""

Plain = int | float | bool | PartialDate | None


def of_number(field: Field, before: Plain, after: Plain) -> Iterator[Change]:
    """A number or a date, or whether something is so."""
    if before != after:
        yield Change(field=field, before=before, after=after, unstated=before is None or after is None)


def of_word(field: Field, before: Named | None, after: Named | None) -> Iterator[Change]:
    """One of a few words."""
    if before != after:
        yield Change(field=field, before=before, after=after, unstated=before is None or after is None)


def of_list(field: Field, before: Listed, after: Listed) -> Iterator[Change]:
    """The items of a list that are here, there, or in both but not alike."""
    if before is None or after is None:
        if before is not after:
            yield Change(field=field, before=_items(before), after=_items(after), unstated=True)
        return
    removed = tuple([item for id, item in before.items() if id not in after])
    added = tuple([item for id, item in after.items() if id not in before])
    altered = tuple([(item, after[id]) for id, item in before.items() if id in after and not _equal(item, after[id])])
    if removed or added or altered:
        yield Change(
            field=field,
            before=_items(before),
            after=_items(after),
            removed=removed,
            added=added,
            altered=altered,
        )


def _items(listed: Listed) -> tuple[Named, ...] | None:
    return None if listed is None else tuple(listed.values())


def _equal(one: Named, other: Named) -> bool:
    if isinstance(one.name, Text) and isinstance(other.name, Text):
        return not differ(one.name, other.name)
    if one.otherwise:
        return False
    return one.number == other.number
