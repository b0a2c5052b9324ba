"""What came of the cases of each matter in some runs: whether all were decided, and how long they took together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from orgsim.analysis.deciding.process import Course, Process
from orgsim.analysis.deciding.runs.running import CourseRuns, Runs

Came = tuple[Course, CourseRuns]


def decided_by_all(drafts: Sequence[tuple[Process, Runs]]) -> frozenset[str]:
    """Ids of the matters of which every draft decided every case of its runs: what drafts are compared over.

    One that overruns its meetings in any of them is not among these. Else the drafts would be compared over other
    matters, and the draft that leaves the slowest undecided would seem the faster for it.
    """
    each = [
        process.common
        & {
            matter
            for matter, its in by_matter(process, runs).items()
            if any(came.all_ready for _, came in its) and not any(undecided(came) for _, came in its)
        }
        for process, runs in drafts
    ]
    return frozenset.intersection(*each) if each else frozenset()


def per_run(process: Process, runs: Runs, matters: frozenset[str] | set[str]) -> tuple[list[int], list[int]]:
    """Of each run the minutes to decision of all cases of `matters`, and how many these are."""
    sums, counts = np.zeros(runs.count, dtype=np.int64), np.zeros(runs.count, dtype=np.int64)
    for matter, its in by_matter(process, runs).items():
        if matter not in matters or any(undecided(came) for _, came in its):
            continue
        for _, came in its:
            sums += np.array(came.sums, dtype=np.int64)
            counts += np.array(came.decided, dtype=np.int64)
    return sums.tolist(), counts.tolist()


def undecided(came: CourseRuns) -> int:
    """Cases that were not decided as far as meetings are known."""
    return came.all_ready - came.all_decided


def by_matter(process: Process, runs: Runs) -> dict[str, list[Came]]:
    """The courses of each matter, with what came of them."""
    found: dict[str, list[Came]] = {}
    for course, came in zip(process.courses, runs.courses, strict=True):
        found.setdefault(course.matter, []).append((course, came))
    return found
