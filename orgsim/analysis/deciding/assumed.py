"""Assumptions as they are told: what is assumed in a sentence, and where it comes from."""

from __future__ import annotations

from orgsim.analysis.deciding.assumption import Assumption, Origin, Subject
from orgsim.analysis.deciding.defaults import about, source
from orgsim.messages import Message, message


def assumption_of(
    subject: Subject,
    origin: Origin,
    named: str | None,
    value: float | None,
    text: Message,
    *,
    bodies: tuple[str, ...] = (),
    matters: tuple[str, ...] = (),
    key: str | None = None,
) -> Assumption:
    """What is assumed of that subject; `named`: where the text of its source is, if it has one."""
    return Assumption(
        subject=subject,
        origin=origin,
        text=text,
        source=None if named is None else source(named),
        about=None if named is None else about(named),
        value=value,
        key=key,
        bodies=bodies,
        matters=matters,
    )


def stated_share(subject: Subject, value: float) -> Assumption:
    """A share that is stated."""
    said = message(f"deciding.assumed.{subject}", share=round(100 * value, 1))
    return assumption_of(subject, "stated", None, value, said)
