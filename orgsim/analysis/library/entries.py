"""What a library tells of a file: what it is, whose and of when, and a few figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from orgsim.analysis.figures.headline import KeyFigure, headline
from orgsim.files.problems import Problem, UnreadableFile
from orgsim.files.reading.document import load, parse
from orgsim.files.reading.opening import open_paths
from orgsim.files.reading.scenario_file import scenario_of
from orgsim.files.shelf import Stamp, is_ours, stamp
from orgsim.model.dates import PartialDate
from orgsim.model.scenario import Scenario, Status
from orgsim.model.text import Text

Sort = Literal["scenario", "comparison", "unreadable"]


class Entry(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One file of a library."""

    path: Path
    sort: Sort
    stamps: tuple[tuple[Path, Stamp | None], ...]
    """Of the file, and of the scenarios of a comparison, as of when they were read."""
    title: Text | None = None
    """`None` where it cannot be read."""
    municipality: Text | None = None
    """Of a comparison it is that of all its scenarios; `None` where they differ or nothing states it."""
    status: Status | None = None
    date: PartialDate | None = None
    ids: tuple[str, ...] = ()
    """Of its scenarios."""
    figures: tuple[KeyFigure, ...] = ()
    """Of a scenario that has units."""
    events: int = 0
    """Of a scenario's timeline."""
    members: tuple[Text, ...] = ()
    """Titles of a comparison's scenarios, as far as they can be read."""
    listed: int = 0
    """How many scenarios a comparison names."""
    problem: Problem | None = None
    """The first thing that keeps it, or a scenario of it, from being read."""

    @property
    def is_fresh(self) -> bool:
        """Whether nothing has changed on disk since it was read."""
        return all(stamp(path) == was for path, was in self.stamps)


class Reading(msgspec.Struct, frozen=True, eq=False):
    """An entry with the scenarios that its picture shows, which need not be kept for longer."""

    entry: Entry
    scenarios: tuple[Scenario, ...] = ()


def read_entry(path: Path) -> Reading | None:
    """What the file at `path` is; `None` where it does not mean to be a scenario or a comparison.

    A file that cannot be read is an entry too, with the first of its problems.
    """
    before = stamp(path)
    try:
        document = parse(load(path), path)
        if not is_ours(document.root.entries):
            return None
        if document.is_comparison:
            return _comparison(path, before)
        scenario = scenario_of(document).scenario
    except UnreadableFile as error:
        first = next((each for each in error.problems if each.severity == "error"), error.problems[0])
        if first.message.key == "problem.no-keys":
            return None
        return Reading(Entry(path=path, sort="unreadable", stamps=((path, before),), problem=first))
    entry = Entry(
        path=path,
        sort="scenario",
        stamps=((path, before),),
        title=scenario.title,
        municipality=scenario.municipality.name if scenario.municipality is not None else None,
        status=scenario.status,
        date=scenario.date,
        ids=(scenario.id,),
        figures=headline(scenario) if scenario.units else (),
        events=len(scenario.timeline),
    )
    return Reading(entry, (scenario,))


def _comparison(path: Path, before: Stamp | None) -> Reading:
    opened = open_paths([path])
    problem = next((each for each in opened.problems if each.severity == "error"), None)
    file = opened.comparison
    if file is None:
        return Reading(Entry(path=path, sort="unreadable", stamps=((path, before),), problem=problem))
    scenarios = tuple(each.scenario for each in opened.files)
    entry = Entry(
        path=path,
        sort="comparison",
        stamps=((path, before), *((member.path, stamp(member.path)) for member in file.members)),
        title=file.comparison.title,
        municipality=_shared_municipality(scenarios),
        ids=tuple(scenario.id for scenario in scenarios),
        members=tuple(scenario.title for scenario in scenarios),
        listed=len(file.members),
        problem=problem,
    )
    return Reading(entry, scenarios)


def _shared_municipality(scenarios: Sequence[Scenario]) -> Text | None:
    names = [each.municipality.name if each.municipality is not None else None for each in scenarios]
    return names[0] if names and all(name == names[0] for name in names) else None
