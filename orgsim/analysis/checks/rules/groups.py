"""Groups that seats are reserved for, as far as the rules know who they are."""

from __future__ import annotations

from orgsim.analysis.checks.rules.draft import Draft
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


def drawn_from_parent(draft: Draft, section: int) -> bool:
    """Whether every seat is filled from the parent's members: then its chair's is too."""
    seats, parent = draft.seats(section), draft.flat.parents[section]
    drawn = 0 if parent < 0 else (seats.drawn_from or {}).get(draft.unit(parent).id, 0)
    return seats.total is not None and 0 < seats.total <= drawn
