"""What differs, put into messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from orgsim.analysis.differences.change import Amount, Change, Field, Named, Value
from orgsim.analysis.differences.comparing import Aspect, Status
from orgsim.messages import Euros, Message, message
from orgsim.model.dates import PartialDate
from orgsim.model.text import Text

Said = int | float | Text | PartialDate | Euros | Message
"""What a `Catalog` can write."""

Role = Literal[
    "only-a", "only-b", "added", "removed", "merged", "split", "moved", "renamed", "changed", "not-shown", "same"
]
"""A status as it is called: with a baseline as a, what only one scenario has is removed or added."""


def role(status: Status, *, baseline: bool) -> Role:
    """What `status` is called, where a is the `baseline` or not."""
    if baseline and status in ("only-a", "only-b"):
        return "removed" if status == "only-a" else "added"
    return status


def counted(status: Status | Aspect, n: int, letters: tuple[str, str], *, baseline: bool = False) -> Message:
    """So many units of that status: "5 only in A"."""
    a, b = letters
    return message(f"difference.count.{role(status, baseline=baseline)}", n=n, a=a, b=b)


def heading(status: Status | Aspect, letters: tuple[str, str], *, baseline: bool = False) -> Message:
    """The heading of the units of that status."""
    a, b = letters
    return message(f"difference.heading.{role(status, baseline=baseline)}", a=a, b=b)


def unshown(letters: tuple[str, str], *, in_a: bool) -> Message:
    """That only a (`in_a`) or only b has a unit, and why that does not make it a difference."""
    here, there = letters if in_a else letters[::-1]
    return message("difference.not-shown", here=here, there=there)


def label(field: Field) -> Message:
    """What a field is called."""
    return message(f"difference.field.{field}")


def shown(field: Field, value: Value) -> Said:
    """A value of that field; where there is none, what that means."""
    match value:
        case None if field in ("parent", "open"):
            return message(f"difference.none.{field}")
        case None:
            return message("fact.not-stated")
        case () if field in ("remit", "links"):
            return message(f"difference.none.{field}")
        case ():
            return message("difference.none.other")
        case bool():
            return message("value.yes" if value else "value.no")
        case Named():
            return value.name
        case Amount(euros, None):
            return Euros(euros)
        case Amount(euros, year):
            return message("value.of-year", value=Euros(euros), year=str(year))
        case tuple():
            return listed(value)
    return value


def told(change: Change) -> Message:
    """A change in one line: "Seats: 4 → 5". Of a list that both state, what goes, what comes and what is otherwise."""
    if change.field in ("parts-from", "parts-to"):
        items = shown(change.field, change.before or change.after)
        return message("difference.parts", field=label(change.field), items=items)
    if not (change.removed or change.added or change.altered):
        before, after = shown(change.field, change.before), shown(change.field, change.after)
        return message("difference.change", field=label(change.field), before=before, after=after)
    parts: list[Message] = []
    if change.removed:
        parts.append(message("difference.removed", items=listed(change.removed)))
    if change.added:
        parts.append(message("difference.added", items=listed(change.added)))
    parts += [message("difference.altered", before=one.name, after=other.name) for one, other in change.altered]
    return message("difference.list", field=label(change.field), parts=_joined(parts))


def listed(items: Sequence[Named]) -> Text | Message:
    """The names of one or more items, set apart by semicolons: there are commas within them."""
    return _joined([item.name for item in items])


def _joined(parts: Sequence[Text | Message]) -> Text | Message:
    """Joined by halves, so that a long list does not nest deeply."""
    if len(parts) == 1:
        return parts[0]
    half = len(parts) // 2
    return message("difference.items", before=_joined(parts[:half]), after=_joined(parts[half:]))
