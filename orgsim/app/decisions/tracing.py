"""How one case went in each draft: found out in a thread."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.results import CaseKey, CasePath


class Tracing(Struct, frozen=True, eq=False):
    """The case, and what was simulated of each draft."""

    processes: tuple[Process, ...]
    seed: int
    case: CaseKey

    def begin(self) -> Callable[[], tuple[CasePath | None, ...]]:
        """Work it out."""

        def trace() -> tuple[CasePath | None, ...]:
            # What reckons with many numbers is loaded for it.
            from orgsim.analysis.deciding.tracing import case_path

            return tuple([case_path(process, self.seed, self.case) for process in self.processes])

        return trace
