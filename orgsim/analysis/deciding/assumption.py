"""What a simulation stands on: each number with what it is of and where it comes from."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from orgsim.messages import Message

Subject = Literal[
    "year",
    "meetings",
    "agenda-closes",
    "items",
    "decides",
    "prepared-by",
    "delegated",
    "a-year",
    "preparation",
    "tabled",
    "escalated",
    "minutes",
    "notice",
    "claim",
    "appeal",
]
"""What is assumed, as files call it where they can state it."""
SUBJECTS: tuple[Subject, ...] = get_args(Subject)
"""In the order in which they are told."""
Origin = Literal["draft", "stated", "default", "convention"]
"""Whether the draft itself states it, the comparison or whoever asks does, it is taken from elsewhere, or it is how the
model reckons where nothing is stated."""


class Assumption(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the figures of a draft stand on."""

    subject: Subject
    origin: Origin
    text: Message
    """What is assumed, in a sentence."""
    source: Message | None = None
    """Where it comes from, in a few words; `None` where the draft or the comparison states it."""
    about: Message | None = None
    """What else is known of that source."""
    value: float | None = None
    """The number, where it is one: what a slider stands at. Shares lie between 0 and 1, times are in days."""
    key: str | None = None
    """The kind of body that a default is of, as `assumptions.meetings` of a comparison would name it."""
    bodies: tuple[str, ...] = ()
    """Ids of the units that it is of; none where it is of all."""
    matters: tuple[str, ...] = ()
    """Ids of the matters that it is of; none where it is of all."""
