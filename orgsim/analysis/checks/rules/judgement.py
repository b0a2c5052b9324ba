"""What a rule has to say, before it is known whose scenario and which sections of law it is about."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from orgsim.analysis.checks.finding import Result
from orgsim.analysis.checks.rules.draft import Draft, kind_name
from orgsim.files.reading.rulebook import Severity
from orgsim.messages import Message, message
from orgsim.model.kinds import Side


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What one rule says of a draft, or of some units of it."""

    result: Result
    said: Message
    units: tuple[int, ...] = ()
    """Indexes into the hierarchy."""
    remedy: Message | None = None
    missing: Message | None = None
    severity: Severity | None = None
    """Where it is not the rule's own."""
    case: str | None = None
    """Which of the rule's sections it rests on: those for this case and those for any. `None`: those for any; all
    where there are none."""


def passes(said: Message, units: Sequence[int] = ()) -> Judgement:
    """The rule holds."""
    return Judgement(result="pass", said=said, units=tuple(units))


def breaks(said: Message, remedy: Message, units: Sequence[int] = ()) -> Judgement:
    """The rule is broken."""
    return Judgement(result="breach", said=said, units=tuple(units), remedy=remedy)


def notes(
    said: Message, units: Sequence[int] = (), remedy: Message | None = None, *, severity: Severity | None = None
) -> Judgement:
    """Worth a look, and no breach."""
    return Judgement(result="note", said=said, units=tuple(units), remedy=remedy, severity=severity)


def lacks(missing: Message | Sequence[Message], units: Sequence[int] = ()) -> Judgement:
    """The draft does not say enough; `missing` is what it would have to state, as a noun."""
    nouns = missing if isinstance(missing, Message) else message("rules.several", parts=tuple(missing))
    return Judgement(result="unknown", said=message("rules.unknown", missing=nouns), units=tuple(units), missing=nouns)


def unsure(said: Message, missing: Message, units: Sequence[int] = (), *, case: str | None = None) -> Judgement:
    """What the draft says may be lawful or not; `said` tells on what it depends, `missing` what would settle it."""
    return Judgement(result="unknown", said=said, units=tuple(units), missing=missing, case=case)


def perhaps_unseen(draft: Draft, side: Side, kinds: Sequence[str], missing: Message) -> Judgement | None:
    """Why bodies of `kinds`, which `draft` does not show on `side`, may exist all the same; `None`: they do not.

    `missing` is what a draft without anything on that side would have to state.
    """
    names = tuple(kind_name(kind) for kind in kinds)
    if not draft.side(side):
        return lacks(missing)
    if draft.shows_part(side):
        return lacks(message("rules.missing.unseen", kinds=names))
    if unplaced := draft.of_unknown_kind(side):
        return lacks(message("rules.missing.kind", units=draft.names(unplaced), kinds=names), unplaced)
    return None
