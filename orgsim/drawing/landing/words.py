"""What is said of a landing before anything is dropped."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.messages import Message, message
from orgsim.model.text import Text
from orgsim.model.units import Unit


def what_moves(units: Sequence[Unit]) -> Text | Message:
    """One unit by its name, several by their number."""
    return units[0].name if len(units) == 1 else message("landing.several", n=len(units))


def told_landing(
    units: Sequence[Unit], below: Unit | None, place: int, *, beside: bool, alone: bool, letter: str
) -> Message:
    """Where they come: "Lupajaosto → yksikön Kaupunginhallitus alle, 2.".

    `place`: counted from 1 among those that are drawn together there. `alone`: without what stands below them.
    `letter`: of the draft that they come from, if that is another.
    """
    what = what_moves(units)
    if below is None:
        said = message("landing.top", what=what, place=place)
    else:
        key = "landing.beside" if beside else "landing.below"
        said = message(key, what=what, unit=below.name, place=place)
    if alone:
        said = message("landing.alone", said=said)
    return message("landing.from", said=said, letter=letter) if letter else said


def told_staying(units: Sequence[Unit]) -> Message:
    """That nothing changes."""
    return message("landing.stays", what=what_moves(units))
