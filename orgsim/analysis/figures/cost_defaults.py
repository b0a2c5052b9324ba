"""What can be assumed of meetings and fees before a municipality's own figures are at hand, each with its source.

Nothing takes these by itself: they are offered. For the meetings of boards, committees and sections there are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from orgsim.messages import Message, message
from orgsim.model.assumption_edits import Assumed, Measure


class Source(msgspec.Struct, frozen=True):
    """Where a number comes from."""

    name: Message
    """In a word or two."""
    about: Message
    """What it tells, and what else is known."""


SURVEY = Source(message("costs.source.survey"), message("costs.source.survey.about"))
"""Fees of a typical smaller town: the Association of Finnish Municipalities' survey of 2018."""
UUSIKAUPUNKI = Source(message("costs.source.uusikaupunki"), message("costs.source.uusikaupunki.about"))
"""Meetings in Uusikaupunki in 2021, and beside them those of Lohja in the spring of 2024."""


class Default(msgspec.Struct, frozen=True):
    """A number and where it comes from."""

    value: float | int
    source: Source


_MEETINGS: Mapping[str, int] = {"council": 9, "city-board": 29, "municipal-board": 29}

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
    value = (_MEETINGS if measure == "meetings" else _FEES).get(kind or "")
    return None if value is None else Default(value, UUSIKAUPUNKI if measure == "meetings" else SURVEY)


def defaults(kinds: Iterable[str]) -> Iterator[Assumed]:
    """All that is offered for bodies of those kinds; what nothing is offered for stays as it is."""
    measures: tuple[Measure, ...] = ("meetings", "fee")
    for kind in kinds:
        for measure in measures:
            if (offered := default(measure, kind)) is not None:
                yield Assumed(measure, kind, offered.value)
    yield Assumed("chair-factor", None, _CHAIR)
