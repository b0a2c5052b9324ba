"""What can be assumed of meetings and fees before a municipality's own figures are at hand, each with its source.

Nothing takes these by itself: they are offered. Meetings are those that the simulation of decisions takes too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from orgsim.analysis.deciding.defaults import about, source
from orgsim.analysis.deciding.defaults import defaults as practice
from orgsim.messages import Message, message
from orgsim.model.assumption_edits import Assumed, Measure
from orgsim.model.kinds import CITY_BOARDS, COUNCIL


class Source(msgspec.Struct, frozen=True):
    """Where a number comes from."""

    name: Message
    """In a word or two."""
    about: Message
    """What it tells, and what else is known."""


SURVEY = Source(message("costs.source.survey"), message("costs.source.survey.about"))
"""Fees of a typical smaller town: the Association of Finnish Municipalities' survey of 2018."""


class Default(msgspec.Struct, frozen=True):
    """A number and where it comes from."""

    value: float | int
    source: Source


_MEETING_OFTEN = frozenset((COUNCIL, *CITY_BOARDS))
"""Of boards, committees and sections what is known is too far apart, from 11 to 40 a year, to be paid for unasked."""

# The survey tells of councils, city boards, audit committees, other boards, and all others. Committees stand instead of
# boards, and a central election board is a board.
_FEES: Mapping[str, int] = {
    "council": 80,
    "city-board": 100,
    "municipal-board": 100,
    "audit-committee": 75,
    "board": 70,
    "committee": 70,
    "election-board": 70,
    "section": 65,
    "board-of-directors": 65,
    "ad-hoc-committee": 65,
    "regional-board": 65,
}
_CHAIR = 1.5


def default(measure: Measure, kind: str | None = None) -> Default | None:
    """What is offered for a kind of body, or as the chair's factor; `None`: no figure was found."""
    if measure == "chair-factor":
        return Default(_CHAIR, SURVEY)
    if measure == "meetings":
        known = practice().meetings.get(kind or "") if kind in _MEETING_OFTEN else None
        return None if known is None else Default(known.value, Source(source(known.source), about(known.source)))
    fee = _FEES.get(kind or "")
    return None if fee is None else Default(fee, SURVEY)


def defaults(kinds: Iterable[str]) -> Iterator[Assumed]:
    """All that is offered for bodies of those kinds; what nothing is offered for stays as it is."""
    measures: tuple[Measure, ...] = ("meetings", "fee")
    for kind in kinds:
        for measure in measures:
            if (offered := default(measure, kind)) is not None:
                yield Assumed(measure, kind, offered.value)
    yield Assumed("chair-factor", None, _CHAIR)
