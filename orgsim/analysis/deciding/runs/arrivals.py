"""The cases of some runs: when each becomes ready."""

from __future__ import annotations

import math

import msgspec
import numpy as np

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.runs.chance import Numbers, Whole, below, between, draw, happens, key, of_cases
from orgsim.analysis.deciding.ways.levels import WHOLE

DAY = 24 * 60
"""Minutes: time is counted in these, in whole numbers, so that sums do not depend on their order."""

_ONE_MORE, _READY, _PREPARATION, TAKEN_OVER, TAKEN_WHEN, _SIZE = range(6)
TABLED = 1 << 16
"""Purposes from here on are of items that are put off: the step counted from the decision, and how often it was."""
STEP = 1 << 24


class Cases(msgspec.Struct, frozen=True, eq=False):
    """Cases of all courses, course by course, run by run: arrays of the same length."""

    course: Whole
    run: Whole
    """Counted from the first of these runs."""
    number: Whole
    """Among the cases of its matter in its run."""
    chance: Numbers
    preparation: Whole
    """Minutes before readiness."""
    ready: Whole
    """Minute of readiness from the beginning of the year, from 1: the 1440th still lies on the first day."""
    counts: tuple[Whole, ...]
    """Of each course the cases of each run."""

    def of_course(self, course: int) -> slice:
        """Where the cases of a course stand."""
        before = sum(int(counts.sum()) for counts in self.counts[:course])
        return slice(before, before + int(self.counts[course].sum()))


def cases_of(process: Process, seed: int, first: int, runs: int) -> Cases:
    """The cases of `runs` runs from the run `first` on.

    A matter that comes twelve times a year has twelve cases in every run; with half a case more in every other. Each
    comes at any minute of the year. Where several courses share a matter's cases, each has those of its sizes.
    """
    span = process.days * DAY
    found: list[tuple[Whole, ...]] = []
    chances: list[Numbers] = []
    counts: list[Whole] = []
    each = np.arange(runs, dtype=np.int64)
    for index, course in enumerate(process.courses):
        of_matter = key(seed, "matter", course.matter)
        whole = math.floor(course.cases)
        more = happens(
            draw(of_cases(of_matter, each + first, np.full(runs, whole, dtype=np.int64)), _ONE_MORE),
            course.cases - whole,
        )
        its = more.astype(np.int64) + whole
        run = np.repeat(each, its)
        number = np.arange(len(run), dtype=np.int64) - np.repeat(np.cumsum(its) - its, its)
        chance = of_cases(of_matter, run + first, number)
        if course.places != WHOLE:
            its_size = between(draw(chance, _SIZE), course.places)
            run, number, chance = run[its_size], number[its_size], chance[its_size]
            its = np.bincount(run, minlength=runs)
        ready = below(draw(chance, _READY), span) + 1
        least, most = course.preparation or (0, 0)
        preparation = least * DAY + below(draw(chance, _PREPARATION), (most - least) * DAY + 1)
        found.append((np.full(len(run), index, dtype=np.int64), run, number, preparation, ready))
        chances.append(chance)
        counts.append(its)
    if not found:
        none = np.zeros(0, dtype=np.int64)
        return Cases(none, none, none, none.astype(np.uint64), none, none, ())
    course_of, run, number, preparation, ready = (np.concatenate(column) for column in zip(*found, strict=True))
    return Cases(course_of, run, number, np.concatenate(chances), preparation, ready, tuple(counts))


def ways(process: Process, seed: int, first: int, runs: int) -> tuple[Whole, ...]:
    """For each body which of its calendars each run takes."""
    each = np.arange(first, first + runs, dtype=np.int64)
    none = np.zeros(runs, dtype=np.int64)
    found = []
    for body in process.bodies:
        many = len(body.calendars)
        found.append(below(of_cases(key(seed, "body", body.unit), each, none), many) if many > 1 else none)
    return tuple(found)
