"""The cases of some runs: when each becomes ready."""

from __future__ import annotations

import math

import msgspec
import numpy as np
from numpy.typing import NDArray

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
    counts: Whole
    """Of each course the cases of each run: an array of courses × runs."""
    starts: Whole
    """For each course its first case; at last how many cases there are."""

    def of_course(self, course: int) -> slice:
        """Where the cases of a course stand."""
        return slice(int(self.starts[course]), int(self.starts[course + 1]))


def cases_of(process: Process, seed: int, first: int, runs: int) -> Cases:
    """The cases of `runs` runs from the run `first` on.

    A matter that comes twelve times a year has twelve cases in every run; with half a case more in every other. Each
    comes at any minute of the year. Where several courses share a matter's cases, each has those of its sizes.
    """
    span = process.days * DAY
    courses = process.courses
    keys = np.array([key(seed, "matter", course.matter) for course in courses], dtype=np.uint64)
    whole = np.array([math.floor(course.cases) for course in courses], dtype=np.int64)
    rest = np.array([course.cases - math.floor(course.cases) for course in courses], dtype=np.float64)
    # One row of all runs of all courses: a call of numpy for each course takes far longer than what it does.
    rows = np.arange(len(courses) * runs, dtype=np.int64)
    of_row = rows // max(runs, 1)
    drawn = draw(of_cases(keys[of_row], rows - of_row * runs + first, whole[of_row]), _ONE_MORE)
    its = whole[of_row] + happens(drawn, rest[of_row])
    row = np.repeat(rows, its)
    number = np.arange(len(row), dtype=np.int64) - np.repeat(np.cumsum(its) - its, its)
    course_of = of_row[row]
    chance = of_cases(keys[course_of], row - course_of * runs + first, number)
    if any(course.places != WHOLE for course in courses):
        kept = _of_its_size(process, chance, np.append(0, np.cumsum(its.reshape(-1, runs).sum(axis=1))))
        row, number, course_of, chance = row[kept], number[kept], course_of[kept], chance[kept]
        its = np.bincount(row, minlength=len(rows))
    counts = its.reshape(len(courses), runs)
    least = np.array([(course.preparation or (0, 0))[0] * DAY for course in courses], dtype=np.int64)
    most = np.array([(course.preparation or (0, 0))[1] * DAY for course in courses], dtype=np.int64)
    preparation = least[course_of]
    if (most > least).any():
        preparation += below(draw(chance, _PREPARATION), (most - least + 1)[course_of])
    return Cases(
        course=course_of,
        run=row - course_of * runs,
        number=number,
        chance=chance,
        preparation=preparation,
        ready=below(draw(chance, _READY), span) + 1,
        counts=counts,
        starts=np.append(0, np.cumsum(counts.sum(axis=1))),
    )


def _of_its_size(process: Process, chance: Numbers, starts: Whole) -> NDArray[np.bool_]:
    """Which cases are of the sizes that go their course; `starts` are the first cases of the courses."""
    kept = np.ones(len(chance), dtype=np.bool_)
    for index, course in enumerate(process.courses):
        if course.places != WHOLE:
            at = slice(int(starts[index]), int(starts[index + 1]))
            kept[at] = between(draw(chance[at], _SIZE), course.places)
    return kept


def ways(process: Process, seed: int, first: int, runs: int) -> Whole:
    """For each body which of its calendars each run takes: an array of bodies × runs."""
    each = np.arange(first, first + runs, dtype=np.int64)
    found = np.zeros((len(process.bodies), runs), dtype=np.int64)
    several = [index for index, body in enumerate(process.bodies) if len(body.calendars) > 1]
    keys = np.array([key(seed, "body", process.bodies[index].unit) for index in several], dtype=np.uint64)
    many = np.array([len(process.bodies[index].calendars) for index in several], dtype=np.int64)
    drawn = of_cases(np.repeat(keys, runs), np.tile(each, len(several)), np.zeros(len(several) * runs, dtype=np.int64))
    found[several] = below(drawn, np.repeat(many, runs)).reshape(len(several), runs)
    return found
