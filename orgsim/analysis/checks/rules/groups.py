"""Groups that seats are reserved for, as far as the rules know who they are."""

from __future__ import annotations

from orgsim.model.units import Seats

OUTSIDE = ("service-users", "outsiders")
"""Groups whose members come from outside the bodies that seats are otherwise filled from."""

LEADERS = ("mayor", "deputy-mayor")

_LANGUAGES = ("fi", "sv")


def outsiders(seats: Seats) -> int | None:
    """Seats reserved for people from outside; `None` where nothing is said of such."""
    reserved = seats.reserved or {}
    stated = [reserved[group] for group in OUTSIDE if group in reserved]
    return sum(stated) if stated else None


def unplaced_groups(seats: Seats) -> tuple[str, ...]:
    """Groups with reserved seats of which it is not known whether they come from outside."""
    known = (*OUTSIDE, *_LANGUAGES)
    return tuple(group for group, number in (seats.reserved or {}).items() if number and group not in known)
