"""In which order the keys of a unit, and of a whole file, are best read."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import fields

from orgsim.model.scenario import Link, Scenario
from orgsim.model.units import Matter, Unit

_FIRST = ("id", "kind", "name", "short", "count", "side", "place", "seats", "leader", "staff", "budget", "code")
ORDER = tuple(
    dict.fromkeys((*_FIRST, *(field.encode_name for field in fields(Unit) if field.name != "units"), "units"))
)
"""The keys of a unit: what it is first, those below it last."""
ORDER_OF_FILE = ("orgsim", *(field.encode_name for field in fields(Scenario) if field.name != "orgsim"))
"""The keys of a file, as the format lists them."""
ORDER_OF_MATTER = tuple(field.encode_name for field in fields(Matter))
ORDER_OF_LINK = tuple(field.encode_name for field in fields(Link))


def key_before(keys: Sequence[str], key: str, order: Sequence[str]) -> str:
    """The key of `keys` that a new one comes behind: the last of those that come before it in `order`."""
    if key not in order:
        return keys[-1]
    place = order.index(key)
    earlier = [each for each in keys if each in order and order.index(each) < place]
    return earlier[-1] if earlier else keys[0]
