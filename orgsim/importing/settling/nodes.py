"""Units to be, and what is odd about them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from orgsim.importing.records import Oddity, OddWord, Record
from orgsim.model.text import Text

TOP = -1
"""What stands below nothing stands below this."""
FIRST_TOLD = 5
"""Of several that are odd in one way, as many are named."""


class Node(Struct):
    """A unit to be, and what it stands below."""

    record: Record
    name: Text
    id: str = ""
    kind: str = ""
    above: int = TOP
    """Place of the one above among the nodes."""
    placed: bool = True


def oddity(
    what: OddWord,
    record: Record,
    args: Mapping[str, object],
    choices: tuple[str, ...] = (),
    taken: str | None = None,
) -> Oddity:
    """What is odd about a record, with what can be done about it."""
    return Oddity(what=what, place=record.place, key=record.key, args=args, choices=choices, taken=taken)
