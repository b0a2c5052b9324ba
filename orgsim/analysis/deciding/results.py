"""What a simulation tells of a draft: values for a window, a table and tests, which processes can send.

Every time is in days. A case is ready at some hour of its day and a meeting is at the end of its day, so that waits
have decimals; dates of a path are whole days.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from orgsim.analysis.deciding.assumption import Assumption
from orgsim.messages import Message
from orgsim.model.text import Text

Step = Literal["prepares", "decides", "takes-over"]
"""What a body does with a case. Takes over: the body above, of a decision that was taken already."""
Period = Literal["minutes", "notice", "claim", "appeal"]
"""Until the minutes are public; until residents count as told; the time for a correction claim or an appeal."""


class Interval(msgspec.Struct, frozen=True):
    """Within what a figure lies with 95 % certainty, as far as the number of runs goes.

    It tells nothing of whether the assumptions are right.
    """

    low: float
    high: float


class CaseKey(msgspec.Struct, frozen=True):
    """Names one simulated case, the same in every draft: `tracing.case_path` tells how it went."""

    run: int
    """From 0."""
    matter: str
    number: int
    """Among the cases of that matter in that run, from 0."""


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """How many days cases take: a distribution."""

    cases: int
    """Simulated ones, of all runs."""
    mean: float
    mean_interval: Interval | None
    """`None` where a single run has cases, which tells nothing of others."""
    median: float
    median_interval: Interval | None
    lower: float
    """The first quartile: a quarter of the cases take so long at most."""
    upper: float
    """The third quartile."""
    p90: float
    """Nine of ten take so long at most."""
    least: float
    most: float
    by_day: tuple[int, ...]
    """How many cases take so many days: index 0 those below one day, 1 from one to below two, and so on."""


class Wait(msgspec.Struct, frozen=True, kw_only=True):
    """What cases of a matter wait at one body, in days: means over all of them, those that do not come there with 0."""

    body: str
    """Id of the unit."""
    step: Step
    meeting: float
    """For the next meeting whose agenda is still open."""
    full: float
    """More, as the agendas of meetings were full."""
    tabled: float
    """More, as the item was put off."""
    share: float
    """Of the cases that come there, 0 to 1: of one matter less than 1 where the body only takes over, or where the size
    decides to whom a case goes."""

    @property
    def days(self) -> float:
        """All of it."""
        return self.meeting + self.full + self.tabled


class Legal(msgspec.Struct, frozen=True, kw_only=True):
    """A period after the decision."""

    kind: Period
    days: float
    """The mean over the cases: of several matters together these differ."""


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """Where the days go, as means: what stacked bars show. They add up to the mean of what they are parts of."""

    preparation: float | None
    """Before readiness: part of neither figure. `None` where the draft does not state it."""
    waits: tuple[Wait, ...]
    """In the order in which the bodies come, the decision last, or what the body above takes over."""
    taken_over: float
    """From a decision until the body above takes it over; mean over all cases. 0 where nothing is taken over."""
    legal: tuple[Legal, ...]
    """From the decision to finality."""


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """The cases of a matter that one unit decides, by their size."""

    body: str
    """Id of the unit."""
    bodies: tuple[str, ...]
    """Ids of the units that handle them, in order, that one last."""
    share: float
    """Of the matter's cases, 0 to 1, as the draft states their sizes."""
    decision: Days | None
    """`None` where none came in the runs that were done."""


class Times(msgspec.Struct, frozen=True, kw_only=True):
    """How long a matter takes."""

    matter: str
    name: Text
    bodies: tuple[str, ...] = ()
    """Ids of the units that handle it, in order, the one that decides last; none where that is not known.

    Where the size decides who does, those of the largest cases, or of the ones of which the size is not known."""
    levels: tuple[Level, ...] = ()
    """From the smallest cases on, where more than one unit decides; all figures of the matter are of all of them."""
    assumed: bool = False
    """Whether the draft does not say who decides it, and that is assumed."""
    cases_a_year: float | None = None
    """As the draft states; `None`: it does not, and one a year is reckoned with."""
    decision: Days | None = None
    """From readiness to the decision. `None`: unknown, for the reasons given."""
    finality: Days | None = None
    """From readiness until the decision is final, where nobody claims a correction or appeals."""
    parts: Parts | None = None
    median_case: CaseKey | None = None
    """A case that takes as long as the median does, to be shown as a timeline."""
    p90_case: CaseKey | None = None
    """A case of which nine of ten are no longer."""
    missing: tuple[Message, ...] = ()
    """Why it is unknown: what the draft would have to state."""


class Overall(msgspec.Struct, frozen=True, kw_only=True):
    """All cases of several matters together: a matter that comes twelve times a year counts twelve times."""

    matters: tuple[str, ...]
    """Ids of those that it is of: the ones that are known."""
    left_out: tuple[str, ...]
    """Ids of those that are unknown, and missing here."""
    decision: Days | None
    """`None` where no matter is known."""
    finality: Days | None
    parts: Parts | None


class Agenda(msgspec.Struct, frozen=True, kw_only=True):
    """The meetings of a body in the year, and what comes to them."""

    body: str
    name: Text
    meetings: tuple[dt.date, ...]
    closes: int
    """Days before a meeting on which its agenda closes."""
    limit: int | None
    """Items that a meeting can take. `None`: no limit is known."""
    hours: float | None
    """That a meeting holds. `None`: not stated."""
    items: float | None
    """Items at a meeting, as a mean. `None` where a matter that comes there does not tell how many cases it has a year,
    so that there may be more."""
    at_least: float
    """Items at a meeting of the matters that tell how many they are, those that do not counted as one a year."""
    most_items: int
    """At any meeting of any run."""
    full: float | None
    """The share of meetings whose agenda was full, 0 to 1. `None` where there is no limit."""
    put_off: float
    """Items a meeting that were put off."""
    evenly: bool
    """Only a number of meetings a year is known: they are spread evenly, and the dates are no more than an example."""


class Load(msgspec.Struct, frozen=True, kw_only=True):
    """Evenings a year of a councillor who sits on so many bodies, the council among them."""

    bodies: int
    least: int
    mean: float
    """Over the ways to choose the other bodies, each weighed by its seats where all of them state these."""
    most: int
    at_least: tuple[str, ...]
    """Ids of the bodies of the least."""
    at_most: tuple[str, ...]
    """Ids of the bodies of the most."""
    clashes: int
    """The most meetings of such bodies in a year on an evening of another's; 0 where their dates are not known."""


class Gain(msgspec.Struct, frozen=True, kw_only=True):
    """What one meeting more a month of a body would shorten."""

    body: str
    name: Text
    meetings: int
    """Meetings a year as the draft has them."""
    added: tuple[dt.date, ...]
    """The further meetings; none where only a number a year is known, so that all are spread anew."""
    added_a_year: int
    """How many these are."""
    days: float
    """By how much the mean time from readiness to decision of all cases falls."""
    interval: Interval | None
    matters: tuple[str, ...]
    """Ids of the matters that pass through the body."""


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What a simulation tells of one draft."""

    scenario: str
    first: dt.date
    """The first day of the year in which cases become ready."""
    last: dt.date
    """The last such day, itself simulated."""
    seed: int
    runs: int
    """That were done: less than was asked for where it was stopped."""
    matters: tuple[Times, ...]
    """Those of the draft in reading order, and then those of the other drafts, which are unknown here."""
    overall: Overall
    """All that are known in this draft."""
    common: Overall
    """Those of which every draft of the comparison decided every case: what drafts are compared by.

    Of what every draft tells enough of, those are left out that not every one decided: meetings do not suffice, or no
    case came."""
    agendas: tuple[Agenda, ...]
    """Of the bodies that handle any matter and whose meetings are known, in reading order."""
    loads: tuple[Load, ...]
    """For one, two and three bodies, as far as there are so many."""
    slowest: str | None
    """Id of the matter with the longest mean time to its decision; its `bodies` are the slowest path."""
    assumptions: tuple[Assumption, ...]
    missing: tuple[Message, ...]
    """What the draft would have to state for more to be known."""

    @property
    def limited(self) -> bool:
        """Whether any meeting is known to take so many items only: else no agenda is ever full."""
        return any(agenda.limit is not None for agenda in self.agendas)

    @property
    def as_slow(self) -> tuple[str, ...]:
        """Ids of the matters that cannot be told from the slowest: their means lie as near as the runs tell."""
        by_id = {times.matter: times.decision for times in self.matters}
        most = by_id.get(self.slowest or "")
        if most is None or most.mean_interval is None:
            return ()
        return tuple(
            [
                id
                for id, days in by_id.items()
                if id != self.slowest
                and days is not None
                and days.mean_interval is not None
                and days.mean_interval.high >= most.mean_interval.low
            ]
        )


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """How much longer cases take in one draft than in another. Both have the same arrivals, so that it is their own."""

    scenario: str
    reference: str
    matter: str | None
    """`None`: over the matters that all drafts decided."""
    mean: float
    """Days from readiness to decision there, less those in the reference."""
    interval: Interval | None
    """Of the difference itself, which is narrower than those of the two figures suggest."""


StepKind = Literal[
    "prepared", "ready", "closes", "full", "tabled", "passed-on", "decided", "taken-over", "minutes", "told", "final"
]
"""Preparation begins; the case is ready; the agenda closes that it still came onto; a full agenda left it out; it was
put off; handled and passed on; decided; taken over by the body above; the minutes are public; residents count as told;
final, after the last day for a claim or an appeal."""


class PathStep(msgspec.Struct, frozen=True, kw_only=True):
    """A dated step of one case, for a timeline."""

    kind: StepKind
    day: dt.date
    body: str | None = None
    """Id of the unit, where it is of one."""
    days: int
    """Since the step before."""


class CasePath(msgspec.Struct, frozen=True, kw_only=True):
    """How one case went."""

    scenario: str
    case: CaseKey
    steps: tuple[PathStep, ...]
    """By date."""
    decision: float
    """Days from readiness to the decision."""
    finality: float
