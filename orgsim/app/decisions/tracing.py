"""How one case went in each draft: found out in a thread."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.results import CaseKey, CasePath
from orgsim.app.decisions.simulation import Simulation
from orgsim.app.document.aside import InTurn


class _Task(Struct, frozen=True, eq=False):
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


class Tracing(QObject):
    """Finds out how the case went that was asked for last."""

    traced = Signal(object)
    """How it went: a tuple with a `CasePath` of each draft, or `None` where it is not known."""

    def __init__(self, simulation: Simulation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._simulation = simulation
        self._case: CaseKey | None = None
        """It, until it is told."""
        self._in_turn = InTurn(self)
        self._in_turn.done.connect(self._have_traced)

    @property
    def is_running(self) -> bool:
        """Whether anything is being found out."""
        return self._in_turn.is_running

    def ask(self, case: CaseKey) -> None:
        """Find out how that case went."""
        processes, results = self._simulation.processes, self._simulation.results
        if processes and results:
            self._case = case
            self._in_turn.ask(_Task(processes, results[0].seed, case))

    def leave(self) -> None:
        """Nobody sees it any more: find nothing out until somebody does."""
        self._in_turn.leave()

    def go_on(self) -> None:
        """Somebody sees it again: find out what was left in the middle."""
        if self._case is not None and not self.is_running:
            self.ask(self._case)

    def forget(self) -> None:
        """Nobody wants to know it any more."""
        self._case = None
        self.leave()

    def _have_traced(self, done: _Task, paths: tuple[CasePath | None, ...], following: _Task | None) -> None:
        if following is None:
            self._case = None
        if done.processes is self._simulation.processes:
            self.traced.emit(paths)
