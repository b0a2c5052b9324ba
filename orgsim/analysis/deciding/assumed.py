"""Assumptions as they are told: what is assumed in a sentence, and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.analysis.deciding.assumption import Assumption, Origin, Subject
from orgsim.analysis.deciding.defaults import Default, about, defaults, source
from orgsim.analysis.deciding.process import Course
from orgsim.analysis.deciding.ways.levels import share_of
from orgsim.analysis.deciding.ways.paths import Way
from orgsim.messages import Message, message
from orgsim.model.units import Unit


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


def by_size(units: Sequence[Unit], way: Way) -> Assumption:
    """That the size of a case decides who does; `units` are all of the draft."""
    parts = tuple(
        [
            message("deciding.level", body=units[its.units[-1]].name, share=round(100 * share_of(its.places), 1))
            for its in way.levels
        ]
    )
    said = message("deciding.assumed.levels", matter=way.matter.name, levels=parts)
    bodies = tuple([units[level.units[-1]].id for level in way.levels])
    return assumption_of("delegated", "draft", None, None, said, bodies=bodies, matters=(way.matter.id,))


def legal(courses: Sequence[Course]) -> list[Assumption]:
    """The periods of the law from when minutes are public, as far as any course has them."""
    its, told = defaults(), []
    periods: list[tuple[Subject, Default, bool]] = [
        ("notice", its.notice, True),
        ("claim", its.claim, any(course.remedy == "claim" for course in courses)),
        ("appeal", its.appeal, any(course.remedy == "appeal" for course in courses)),
    ]
    for subject, default, applies in periods:
        if applies:
            said = message(f"deciding.assumed.{subject}", value=default.value)
            told.append(assumption_of(subject, "default", default.source, default.value, said))
    return told
