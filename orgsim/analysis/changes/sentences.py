"""Changes of units as sentences: "Lupajaosto siirrettiin kaupunginhallituksen alle (ennen: Tekninen lautakunta)."."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.analysis.changes.genitive import genitive
from orgsim.analysis.differences.change import Change, Named
from orgsim.analysis.differences.words import Said, label, listed, shown, told
from orgsim.messages import Message, message
from orgsim.model.text import Text
from orgsim.model.units import Unit


def moved(unit: Unit, before: Text | None, after: Text | None, *, alone: bool) -> Message:
    """`before` and `after` are the names of the units above it; `None`: it is at the top."""
    return message(f"changes.moved{'-alone' if alone else ''}", unit=unit.name, below=_below(after), before=_at(before))


def added(unit: Unit, above: Text | Message | None, below: int) -> Message:
    """With so many new units below it."""
    if not below:
        return message("changes.added", unit=unit.name, below=_below(above))
    return message("changes.added-with", n=below, unit=unit.name, below=_below(above))


def removed(unit: Unit, above: Text | Message | None, below: int, *, alone: bool) -> Message:
    """With so many units below it, or `alone`, when those stand in its place now."""
    if alone:
        return message("changes.removed-alone", unit=unit.name, before=_at(above))
    if not below:
        return message("changes.removed", unit=unit.name, before=_at(above))
    return message("changes.removed-with", n=below, unit=unit.name, before=_at(above))


def put_away(unit: Unit, above: Text | None) -> Message:
    """It stands in the tray now."""
    return message("changes.put-away", unit=unit.name, before=_at(above))


def taken_out(unit: Unit, above: Text | None) -> Message:
    """It stood in the tray, and is placed now."""
    return message("changes.taken-out", unit=unit.name, below=_below(above))


def merged(ones: Sequence[Unit], others: Sequence[Unit]) -> Message:
    """Several units have become one, or fewer."""
    return message("changes.merged", units=_names(ones), others=_names(others))


def split(ones: Sequence[Unit], others: Sequence[Unit]) -> Message:
    """One unit has become several, or more."""
    return message("changes.split", units=_names(ones), others=_names(others))


def renamed(before: Text, after: Text) -> Message:
    """The name by which a unit is shown."""
    return message("changes.renamed", before=before, after=after)


def named_in(unit: Unit, language: str, before: Said | None, after: Said | None) -> Message:
    """The name in one of several languages; `und`: in none that is told."""
    field = label("name") if language == "und" else message(f"changes.name.{language}")
    return stated(unit, field, before, after)


def changed(unit: Unit, change: Change) -> Message:
    """One field that is stated otherwise."""
    if change.field in ("parts-from", "parts-to") or change.removed or change.added or change.altered:
        return message("changes.told", unit=unit.name, what=told(change))
    before, after = (
        None if value is None and change.field != "open" else shown(change.field, value)
        for value in (change.before, change.after)
    )
    return stated(unit, label(change.field), before, after)


def stated(unit: Unit, field: Message, before: Said | None, after: Said | None) -> Message:
    """`None`: not stated."""
    if after is None:
        return message("changes.unstated", unit=unit.name, field=field, before=before)
    if before is None:
        return message("changes.stated-first", unit=unit.name, field=field, after=after)
    return message("changes.stated", unit=unit.name, field=field, before=before, after=after)


def matter_changed(unit: Unit, matter: Text) -> Message:
    """Something else is told of a matter that it decides, as before."""
    return message("changes.matter", unit=unit.name, matter=matter)


def link(unit: Text, what: Message, was: bool, now: bool) -> Message:
    """A link from a unit: it has come or gone, or more is told of it."""
    if was and now:
        return message("changes.told", unit=unit, what=what)
    return message("changes.linked" if now else "changes.unlinked", unit=unit, what=what)


def reordered(above: Text | None) -> Message:
    """Units that stand below one stand in another order."""
    return message("changes.reordered-top") if above is None else message("changes.reordered", unit=above)


def _below(above: Text | Message | None) -> Message:
    if above is None:
        return message("changes.to-top")
    if isinstance(above, Message):
        return message("changes.below-unit", unit=above)
    bent = genitive(above)
    return message("changes.below-unit", unit=above) if bent is None else message("changes.below", unit=bent)


def _at(above: Text | Message | None) -> Text | Message:
    return message("difference.none.parent") if above is None else above


def _names(units: Sequence[Unit]) -> Text | Message:
    return listed([Named(unit.id, unit.name) for unit in units])
