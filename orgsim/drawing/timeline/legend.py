"""What the signs of a timeline mean, as far as they occur."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from orgsim.analysis.timeline.spans import KINDS, Timeline, kind_text
from orgsim.drawing.timeline.axis import Axis, start_of
from orgsim.messages import catalog
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language
from orgsim.model.views import LETTERS

Sign = Literal["day", "within", "lasting", "ends", "by", "shift", "note", "left-out", "today", "words", "kind"]
"""`words`: said without a sign."""


class Entry(msgspec.Struct, frozen=True):
    """A sign with its meaning."""

    sign: Sign
    text: str
    kind: str | None = None
    column: int | None = None
    """Of the scenario whose dates are shown beside those of others."""


def legend_of(
    scenarios: Sequence[Scenario],
    lines: Sequence[Timeline],
    axes: Sequence[Axis],
    ghosted: int | None,
    today: dt.date | None,
    language: Language,
) -> tuple[Entry, ...]:
    """The signs that occur in the timelines of `scenarios`: first those of time, then the kinds of events."""
    speech = catalog(language)
    whens = [when for its in lines for when in its.whens]
    manners = {when.manner for when in whens}
    occurring: list[Sign] = [sign for sign in ("day", "within", "lasting") if sign in manners]
    if any(when.manner == "lasting" and when.span != when.certain for when in whens):
        occurring.append("ends")
    if "by" in manners:
        occurring.append("by")
    entries = [Entry(sign, speech(f"timeline.sign.{sign}")) for sign in occurring]
    if ghosted is not None:
        entries.append(Entry("shift", speech("timeline.sign.shift", letter=LETTERS[ghosted]), column=ghosted))
    if any(len(axis.stretches) > 1 for axis in axes):
        entries.append(Entry("left-out", speech("timeline.sign.left-out")))
    events = [event for scenario in scenarios for event in scenario.timeline]
    if any(event.note is not None for event in events):
        entries.append(Entry("note", speech("timeline.sign.note")))
    if today is not None and axes:
        seen = any(axis.has(start_of(today) + 0.5) for axis in axes)
        said = speech("timeline.sign.today" if seen else "timeline.sign.today-outside", date=today)
        entries.append(Entry("today" if seen else "words", said))
    used = {event.kind for event in events if event.kind is not None}
    told = [kind for kind in KINDS if kind in used] + sorted(used.difference(KINDS))
    entries += [Entry("kind", str(speech.value(kind_text(kind))), kind=kind) for kind in told]
    return tuple(entries)


def lettered(entries: Sequence[Entry], letters: str, language: Language) -> tuple[Entry, ...]:
    """`entries` where the scenarios are called by these `letters`, by column."""
    speech = catalog(language)
    return tuple(
        [
            replace(entry, text=speech("timeline.sign.shift", letter=letters[entry.column]))
            if entry.sign == "shift" and entry.column is not None
            else entry
            for entry in entries
        ]
    )
