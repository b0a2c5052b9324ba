"""What the signs of a timeline mean, as far as they occur."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from orgsim.analysis.timeline.spans import KINDS, Manner, Timeline, kind_text
from orgsim.drawing.timeline.axis import Axis, start_of
from orgsim.messages import catalog
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
    lines: Sequence[Timeline],
    axes: Sequence[Axis],
    ghosted: int | None,
    today: dt.date | None,
    language: Language,
) -> tuple[Entry, ...]:
    """The signs that occur in timelines: first those of time, then the kinds of events."""
    speech = catalog(language)
    manners = frozenset[Manner]().union(*[its.manners for its in lines])
    occurring: list[Sign] = [sign for sign in ("day", "within", "lasting") if sign in manners]
    if any(its.open_ends for its in lines):
        occurring.append("ends")
    if "by" in manners:
        occurring.append("by")
    entries = [Entry(sign, speech(f"timeline.sign.{sign}")) for sign in occurring]
    if ghosted is not None:
        entries.append(Entry("shift", speech("timeline.sign.shift", letter=LETTERS[ghosted]), column=ghosted))
    if any(len(axis.stretches) > 1 for axis in axes):
        entries.append(Entry("left-out", speech("timeline.sign.left-out")))
    if any(its.has_notes for its in lines):
        entries.append(Entry("note", speech("timeline.sign.note")))
    if today is not None and axes:
        seen = any(axis.has(start_of(today) + 0.5) for axis in axes)
        said = speech("timeline.sign.today" if seen else "timeline.sign.today-outside", date=today)
        entries.append(Entry("today" if seen else "words", said))
    used = frozenset[str]().union(*[its.kinds for its in lines])
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
