"""The model of decisions in SimPy, as whoever knows the library would write it: a process for each case and each body.

What is drawn at random is given to it, so that it decides the same cases on the same days, and need not draw.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from statistics import fmean, median

import simpy

from orgsim.analysis.deciding.process import Body, Process
from orgsim.analysis.deciding.runs.arrivals import STEP, TABLED, Cases
from orgsim.analysis.deciding.runs.chance import draw, happens

_DAY = 24 * 60
_OFTEN = 6
"""Items are put off less often than this: of a million cases with one in ten put off, one is put off so often."""

Waiting = tuple[int, int, list[list[bool]], simpy.Event]
"""When a case was ready, its number, whether items are put off at first and each time more, what it waits for."""


class Drawn:
    """What is drawn for the cases of all runs, as plain lists."""

    def __init__(self, process: Process, cases: Cases) -> None:
        steps = max(len(course.bodies) for course in process.courses)
        self.course = cases.course.tolist()
        self.ready = cases.ready.tolist()
        self.put_off: list[list[list[bool]]] = [
            [
                happens(draw(cases.chance, TABLED + step * STEP + often), process.tabled).tolist()
                for often in range(_OFTEN)
            ]
            for step in range(steps)
        ]
        """By step counted from the decision, how often it was already, and case."""
        self.runs: list[list[int]] = [[] for _ in range(int(cases.run.max()) + 1)]
        for case, run in enumerate(cases.run.tolist()):
            self.runs[run].append(case)


def decisions(
    process: Process, drawn: Drawn, ways: Sequence[Sequence[int]]
) -> tuple[list[int], list[tuple[float, float]]]:
    """Minutes from readiness to decision of each case, and of each course the mean and the median of all its cases."""
    found = [0] * len(drawn.ready)
    for run, cases in enumerate(drawn.runs):
        _one_run(process, drawn, cases, [way[run] for way in ways], found)
    by_course: list[list[int]] = [[] for _ in process.courses]
    for course, minutes in zip(drawn.course, found, strict=True):
        by_course[course].append(minutes)
    return found, [(fmean(each), median(each)) for each in by_course]


def _one_run(process: Process, drawn: Drawn, cases: Sequence[int], way: Sequence[int], found: list[int]) -> None:
    env = simpy.Environment()
    lines: list[list[Waiting]] = [[] for _ in process.bodies]
    for body, line, its in zip(process.bodies, lines, way, strict=True):
        env.process(_meetings(env, body, body.calendars[its], line))
    going = [env.process(_case(env, process, drawn, case, lines, found)) for case in cases]
    env.run(until=simpy.AllOf(env, going))


def _case(
    env: simpy.Environment, process: Process, drawn: Drawn, case: int, lines: Sequence[list[Waiting]], found: list[int]
) -> Generator[simpy.Event, None, None]:
    ready = drawn.ready[case]
    yield env.timeout(ready)
    bodies = process.courses[drawn.course[case]].bodies
    for left, body in zip(range(len(bodies) - 1, -1, -1), bodies, strict=True):
        handled = env.event()
        lines[body].append((int(env.now), case, drawn.put_off[left], handled))
        yield handled
    found[case] = int(env.now) - ready


def _meetings(
    env: simpy.Environment, body: Body, days: Sequence[int], line: list[Waiting]
) -> Generator[simpy.Event, None, None]:
    often: dict[int, int] = {}
    for day in days:
        yield env.timeout((day + 1) * _DAY - env.now)
        closed = (day + 1 - body.closes) * _DAY
        left = body.limit
        for item in sorted(each for each in line if each[0] <= closed):
            if left == 0:
                break
            _, case, put_off, handled = item
            if put_off[often.get(case, 0)][case]:
                often[case] = often.get(case, 0) + 1
                continue
            often.pop(case, None)
            line.remove(item)
            handled.succeed()
            if left is not None:
                left -= 1
