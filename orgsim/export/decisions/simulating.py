"""How long decisions take in drafts of which a file is written, as their comparison says."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from orgsim.analysis.deciding.beside import Found, Task
from orgsim.analysis.deciding.results import Difference, Result
from orgsim.export.decisions.child import Child, NotBegunError
from orgsim.model.comparison import Assumptions, Comparison, Pairing
from orgsim.model.hierarchy import count_units, hierarchy
from orgsim.model.scenario import Scenario

if TYPE_CHECKING:
    from orgsim.analysis.deciding.simulating import SimulatedComparison


_MOST_SENT = 40_000
"""Units of drafts that are sent to a process: to pack and unpack more takes longer than to simulate meanwhile."""

Told = tuple[Sequence[Result], Sequence[Difference]]
"""How long decisions take in each draft, and how much longer in each other one than in the reference."""


def tells_who_decides(scenarios: Sequence[Scenario]) -> bool:
    """Whether any draft tells who decides what: else a simulation tells of no matter."""
    return any(unit.remit for scenario in scenarios for unit in hierarchy(scenario).units)


def simulated(
    scenarios: Sequence[Scenario], assumptions: Assumptions | None, reference: int, decisions: Comparison | None
) -> SimulatedComparison | None:
    """What a simulation tells of drafts, after some seconds; `None` where there is none.

    `reference` is the column that others are compared to, `decisions` what was decided of units that look alike.
    """
    # Imported here, as numpy and the calendar of holidays are needed for nothing else.
    from orgsim.analysis.deciding.simulating import simulate_drafts

    return simulate_drafts(scenarios, assumptions, reference=reference, pairs=_pairs(decisions))


class Beside:
    """Drafts are simulated in a process of its own, while all else of their file is made."""

    def __init__(self) -> None:
        self._child = Child()
        self._thread: Thread | None = None
        # It loads what it needs while the drafts are being read. Where there is none, this process does its work.
        with suppress(NotBegunError):
            self._child.begin()

    def begin(
        self,
        scenarios: Sequence[Scenario],
        assumptions: Assumptions | None,
        reference: int,
        decisions: Comparison | None,
    ) -> Callable[[], Told | None]:
        """Have it simulate those, as `simulated` does; what is given waits for what came of it, `None` for nothing."""
        task = Task(
            scenarios=tuple(scenarios),
            assumptions=assumptions,
            reference=reference,
            pairs=tuple(_pairs(decisions)),
            only_end=True,
        )
        answers: list[Found] = []
        self._thread = thread = Thread(target=_hear, args=(self._child, task, answers), daemon=True)
        thread.start()

        def come() -> Told | None:
            thread.join()
            if answers:
                return answers[0].results, answers[0].differences
            # It came to no end, or there is nothing to simulate: whatever the reason is, it shows here.
            its = simulated(scenarios, assumptions, reference, decisions)
            return None if its is None else (its.results, its.differences)

        return come

    def leave(self) -> None:
        """Nothing is asked of it any more."""
        self._child.leave()
        if self._thread is not None:
            self._thread.join()


def is_worth_beginning() -> bool:
    """Whether the machine can do two things at once."""
    return (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1) > 1


def is_worth_sending(scenarios: Sequence[Scenario]) -> bool:
    """Whether a process takes in drafts in less time, and less memory, than is won by it: of very many units not."""
    return count_units(scenarios) <= _MOST_SENT


def _hear(child: Child, task: Task, answers: list[Found]) -> None:
    with suppress(NotBegunError):
        answers += [what for what in child.answers(task) if isinstance(what, Found)]


def _pairs(decisions: Comparison | None) -> Sequence[Pairing]:
    return decisions.pairs if decisions is not None else ()
