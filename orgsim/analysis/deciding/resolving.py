"""From drafts and assumptions to what is simulated: each number with where it comes from, and what is missing.

What a draft states goes before what the comparison assumes, and that before a default. Where there is none of these,
the matters that depend on it are unknown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from orgsim.analysis.deciding.assumed import assumption_of, by_size, legal, stated_share
from orgsim.analysis.deciding.assumption import SUBJECTS, Assumption, Origin, Subject
from orgsim.analysis.deciding.calendar import is_phase_assumed
from orgsim.analysis.deciding.defaults import Default, defaults
from orgsim.analysis.deciding.meeting_times import calendars, day_count, limit_of
from orgsim.analysis.deciding.process import Body, Course, Process, Unknown
from orgsim.analysis.deciding.ways.paths import Level, Way, decides_alone, matter_ways
from orgsim.analysis.deciding.ways.placing import Placed, placings
from orgsim.analysis.deciding.year import year_of
from orgsim.analysis.figures.bodies import some_names
from orgsim.analysis.figures.cost import assumed
from orgsim.messages import Message, message
from orgsim.model.comparison import Assumptions, Pairing
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.kinds import CITY_BOARDS, COUNCIL
from orgsim.model.meeting import Meets
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import Matter


def processes(
    scenarios: Sequence[Scenario],
    assumptions: Assumptions | None = None,
    year: int | None = None,
    *,
    reference: int = 0,
    pairs: Sequence[Pairing] = (),
) -> tuple[Process, ...]:
    """What is simulated of each of `scenarios`, all in the same year.

    A matter of one draft that another gives to nobody is decided there by whoever is taken to (`placings`, by the draft
    `reference` and `pairs` of units that were decided to be the same); else it is unknown there.
    """
    found, why = year_of(scenarios)
    names: dict[str, Text] = {}
    for scenario in scenarios:
        for unit in hierarchy(scenario).units:
            for matter in unit.remit or ():
                names.setdefault(matter.id, matter.name)
    told = message("deciding.assumed.year", year=str(year or found), why=why)
    origin: Origin = "convention" if year is None else "stated"
    of_year = Assumption(
        subject="year",
        origin=origin,
        text=told if year is None else message("deciding.assumed.year-asked", year=str(year)),
        value=year or found,
    )
    placed = placings(scenarios, assumptions, reference=reference, pairs=pairs)
    resolved = [
        _Resolving(scenario, assumptions or Assumptions(), year or found, its.placed).process()
        for scenario, its in zip(scenarios, placed, strict=True)
    ]
    common = set(names)
    for process in resolved:
        common &= {*process.matters}
    return tuple(
        [
            _beside(process, of_year, names, frozenset(common), its.why_not)
            for process, its in zip(resolved, placed, strict=True)
        ]
    )


def _beside(
    process: Process,
    of_year: Assumption,
    names: Mapping[str, Text],
    common: frozenset[str],
    why_not: Mapping[str, Message],
) -> Process:
    """The process with what follows from the other drafts; `why_not` tells why a matter is not assumed to be here."""
    there = set(process.order)
    stated = bool(there - process.assumed)
    reason = message("deciding.missing.unassigned" if stated else "deciding.missing.no-remits")
    lacking = [
        Unknown(matter=id, name=name, bodies=(), missing=(why_not.get(id, reason),), foreign=stated)
        for id, name in names.items()
        if id not in there
    ]
    missing = (reason, *process.missing) if names and not stated else process.missing
    return replace(
        process,
        unknown=(*process.unknown, *lacking),
        order=(*process.order, *(its.matter for its in lacking)),
        common=common,
        assumptions=(of_year, *process.assumptions),
        missing=missing,
    )


_ONE_CASE = 1.0
"""A year of a matter of which nothing says how many come: all of them weigh alike."""


class _Resolving:
    """Resolves one draft, and keeps account of what that takes."""

    def __init__(self, scenario: Scenario, assumptions: Assumptions, year: int, placed: Sequence[Placed]) -> None:
        self._scenario = scenario
        self._placed = placed
        self._flat: Hierarchy = hierarchy(scenario)
        self._assumptions = assumptions
        self._first = dt.date(year, 1, 1)
        self._days = day_count(year)
        self._defaults = defaults()
        self._bodies: dict[int, Body] = {}
        self._why_not: dict[int, Message] = {}
        self._told: dict[tuple[Subject, Origin, str | None, float | None, str], dict[int, None]] = {}
        """The units that something is assumed of, by subject, origin, source, number and key of a text."""

    def process(self) -> Process:
        """What is simulated."""
        its = self._assumptions
        found = [*matter_ways(self._flat, self._placed)]
        elected = [
            here for here, kind in enumerate(self._flat.kinds) if kind.body and self._flat.sides[here] == "elected"
        ]
        for way in found:
            for unit in self._concerned(way):
                self._resolve(unit)
        for unit in elected:
            self._resolve(unit, needed=False)
        order = sorted(self._bodies)
        place = {unit: index for index, unit in enumerate(order)}
        courses: list[Course] = []
        unknown: list[Unknown] = []
        for way in found:
            missing = self._missing(way)
            if missing:
                bodies = tuple([self._flat.units[unit].id for unit in way.levels[-1].units]) if way.levels else ()
                unknown.append(Unknown(matter=way.matter.id, name=way.matter.name, bodies=bodies, missing=missing))
            else:
                courses += [self._course(way.matter, level, place) for level in way.levels]
        return Process(
            scenario=self._scenario.id,
            first=self._first,
            days=self._days,
            bodies=tuple([self._bodies[unit] for unit in order]),
            courses=tuple(courses),
            unknown=tuple(unknown),
            order=tuple([way.matter.id for way in found]),
            assumed=frozenset([each.matter.id for each in self._placed]),
            tabled=self._defaults.tabled.value if its.tabled is None else its.tabled,
            escalated=its.escalated or 0.0,
            take_over=self._defaults.claim.value,
            assumptions=self._all_assumed(found, courses),
            missing=self._lacking(found, courses),
        )

    def _concerned(self, way: Way) -> tuple[int, ...]:
        """The units that handle any case of a matter, and those that take decisions over."""
        above = [level.above for level in way.levels if level.above is not None] if self._assumptions.escalated else []
        return (*way.units, *above)

    def _course(self, matter: Matter, level: Level, place: dict[int, int]) -> Course:
        decider = self._flat.units[level.units[-1]]
        council = decider.kind == COUNCIL
        escalated = level.above is not None and self._assumptions.escalated
        return Course(
            matter=matter.id,
            name=matter.name,
            bodies=tuple([place[unit] for unit in level.units]),
            places=level.places,
            cases=self._assumptions.a_year or _ONE_CASE if matter.a_year is None else matter.a_year,
            stated=matter.a_year is not None,
            preparation=matter.preparation,
            above=place[level.above] if escalated and level.above is not None else None,
            minutes=self._minutes(level.units[-1]),
            notice=self._defaults.notice.value,
            remedy="appeal" if council else "claim",
            remedy_days=(self._defaults.appeal if council else self._defaults.claim).value,
        )

    def _minutes(self, here: int) -> int:
        """Days until what that unit decides is public."""
        unit = self._flat.units[here]
        stated, default = assumed(self._assumptions.minutes, unit), self._defaults.minutes_of(unit)
        if stated is None:
            self._by_default("minutes", default, here, "deciding.assumed.minutes")
            return default.value
        self._note("minutes", "stated", None, stated, here, "deciding.assumed.minutes")
        return stated

    def _resolve(self, here: int, *, needed: bool = True) -> None:
        """Find when a unit meets; where that is not known, why not."""
        if here in self._bodies or here in self._why_not:
            return
        unit = self._flat.units[here]
        if decides_alone(self._flat, here):
            self._bodies[here] = Body(unit=unit.id, name=unit.name, calendars=())
            self._note("meetings", "convention", None, None, here, "deciding.assumed.at-once")
            return
        meets = self._meets(here)
        if meets is None:
            self._why_not[here] = message("deciding.missing.meetings", body=unit.name)
            return
        found = calendars(meets, self._first)
        if not any(day < self._days for days in found for day in days):
            self._why_not[here] = message("deciding.missing.no-meeting", body=unit.name, year=str(self._first.year))
            return
        held = sum(day < self._days for day in found[0])
        if meets.a_year is not None and held < meets.a_year:
            self._note("meetings", "convention", None, held, here, "deciding.assumed.once-a-day")
        closes = unit.agenda_closes
        if closes is None:
            closes = assumed(self._assumptions.agenda_closes, unit)
        if needed and closes is None:
            default = self._defaults.closes_of(unit)
            self._by_default("agenda-closes", default, here, "deciding.assumed.agenda-closes")
        elif needed:
            by: Origin = "stated" if unit.agenda_closes is None else "draft"
            self._note("agenda-closes", by, None, closes, here, "deciding.assumed.agenda-closes")
        if needed and unit.items is not None:
            self._note("items", "draft", None, unit.items, here, "deciding.assumed.items")
        self._bodies[here] = Body(
            unit=unit.id,
            name=unit.name,
            calendars=found,
            closes=self._defaults.closes_of(unit).value if closes is None else closes,
            limit=limit_of(unit),
            hours=unit.hours,
            meets=meets,
            seats=None if unit.seats is None else unit.seats.total,
            sits=self._flat.sides[here] == "elected" and self._flat.kinds[here].body,
            council=unit.kind == COUNCIL,
        )

    def _meets(self, here: int) -> Meets | None:
        unit = self._flat.units[here]
        meets, default = unit.meets, None
        if meets is None:
            stated = assumed(self._assumptions.meetings, unit)
            found = self._defaults.meetings_of(unit)
            if stated is not None:
                meets = Meets(a_year=stated)
            elif found is not None:
                default = found
                meets = Meets(a_year=default.value)
        if meets is None:
            return None
        if meets.a_year is None:
            self._note("meetings", "draft", None, None, here, "deciding.assumed.calendar")
            if is_phase_assumed(meets):
                self._note("meetings", "convention", None, None, here, "deciding.assumed.from")
            if meets.dates:
                self._note("meetings", "convention", None, None, here, "deciding.assumed.going-on")
            return meets
        if default is not None:
            self._by_default("meetings", default, here, "deciding.assumed.meetings")
        else:
            by: Origin = "stated" if unit.meets is None else "draft"
            self._note("meetings", by, None, meets.a_year, here, "deciding.assumed.meetings")
        if meets.a_year:
            self._note("meetings", "convention", None, None, here, "deciding.assumed.evenly")
        return meets

    def _missing(self, way: Way) -> tuple[Message, ...]:
        """Why a matter cannot be simulated."""
        found = list(way.missing)
        found += [self._why_not[unit] for unit in self._concerned(way) if unit in self._why_not]
        if way.matter.a_year == 0:
            found.append(message("deciding.missing.no-cases"))
        return _once(found)

    def _lacking(self, ways: Sequence[Way], courses: Sequence[Course]) -> tuple[Message, ...]:
        """What the draft would have to state for more to be known."""
        found = list(self._why_not.values())
        units = self._flat.units
        council = any(course.remedy == "appeal" for course in courses)
        if council and not any(unit.kind in CITY_BOARDS for unit in units):
            found.append(message("deciding.missing.no-board"))
        hours = [unit.name for unit in units if unit.hours is not None and unit.items is None]
        if hours:
            found.append(message("deciding.missing.hours", bodies=some_names(tuple(hours))))
        by_matter = {course.matter: course for course in courses}
        unstated = [course.name for course in by_matter.values() if not course.stated]
        if unstated:
            found.append(message("deciding.missing.a-year", n=len(unstated), matters=some_names(tuple(unstated))))
        limited = [way.matter for way in ways if any(step.up_to is not None for step in way.matter.delegated or ())]
        unsized = tuple([matter.name for matter in limited if not matter.amounts])
        if unsized:
            found.append(message("deciding.missing.amounts", n=len(unsized), matters=some_names(unsized)))
        unprepared = sum(course.preparation is None for course in by_matter.values())
        if unprepared:
            found.append(message("deciding.missing.preparation", n=unprepared))
        return _once(found)

    def _by_default(self, subject: Subject, default: Default, here: int, text: str) -> None:
        self._note(subject, "default", default.source, default.value, here, text)

    def _note(
        self, subject: Subject, origin: Origin, source: str | None, value: float | None, here: int, text: str
    ) -> None:
        """Keep account of what is assumed of a unit."""
        what = (subject, origin, source, value, text)
        self._told.setdefault(what, {})[here] = None

    def _all_assumed(self, found: Sequence[Way], courses: Sequence[Course]) -> tuple[Assumption, ...]:
        units, its = self._flat.units, self._assumptions
        for way in found:
            for subject, unit in way.assumed:
                origin: Origin = "default" if subject == "prepared-by" else "convention"
                about_it = "act-93" if subject == "prepared-by" else None
                self._note(subject, origin, about_it, None, unit, f"deciding.assumed.{subject}")
        told = [
            assumption_of(
                subject,
                origin,
                named,
                value,
                message(text, bodies=some_names(tuple([units[here].name for here in its_units])), value=value),
                bodies=tuple([units[here].id for here in its_units]),
                key=_key([units[here].kind for here in its_units]) if origin == "default" else None,
            )
            for (subject, origin, named, value, text), its_units in self._told.items()
        ]
        tabled = self._defaults.tabled
        if its.tabled is None:
            said = message("deciding.assumed.tabled", share=round(100 * tabled.value, 1))
            told.append(assumption_of("tabled", "default", tabled.source, tabled.value, said))
        else:
            told.append(stated_share("tabled", its.tabled))
        if its.escalated is None:
            told.append(assumption_of("escalated", "convention", None, 0.0, message("deciding.assumed.no-take-overs")))
        else:
            told.append(stated_share("escalated", its.escalated))
        told += self._all_placed()
        told += [by_size(units, way) for way in found if len(way.levels) > 1]
        unstated = tuple(dict.fromkeys(course.matter for course in courses if not course.stated))
        if unstated:
            by: Origin = "convention" if its.a_year is None else "stated"
            key = "deciding.assumed.a-year" if its.a_year is None else "deciding.assumed.a-year-stated"
            said = message(key, n=len(unstated), value=its.a_year)
            told.append(assumption_of("a-year", by, None, its.a_year or _ONE_CASE, said, matters=unstated))
        if courses:
            told += legal(courses)
        return tuple(sorted(told, key=lambda each: SUBJECTS.index(each.subject)))

    def _all_placed(self) -> list[Assumption]:
        """Who is taken to decide what the draft gives to nobody: one sentence for each body, and for each reason."""
        by_body: dict[tuple[int, Text, Text | None], list[Matter]] = {}
        for each in self._placed:
            by_body.setdefault((each.unit, each.like, each.reason), []).append(each.matter)
        told = []
        for (here, like, reason), matters in by_body.items():
            unit, names = self._flat.units[here], some_names(tuple([matter.name for matter in matters]))
            if reason is None:
                said = message("deciding.assumed.goes-on", body=unit.name, matters=names, draft=like)
                origin: Origin = "convention"
            else:
                said = message("deciding.assumed.decides", body=unit.name, matters=names, reason=reason)
                origin = "stated"
            ids = tuple([matter.id for matter in matters])
            named = "lineage" if reason is None else None
            told.append(assumption_of("decides", origin, named, None, said, bodies=(unit.id,), matters=ids))
        return told


def _key(kinds: Sequence[str]) -> str | None:
    """The kind that all of them are of."""
    return kinds[0] if len(set(kinds)) == 1 else None


def _once(messages: Sequence[Message]) -> tuple[Message, ...]:
    found: list[Message] = []
    about: dict[object, list[Message]] = {}
    for each in messages:
        # What is told of other bodies need not be held against it, of which there may be thousands.
        alike = about.setdefault(each.args.get("body"), [])
        if each not in alike:
            alike.append(each)
            found.append(each)
    return tuple(found)
