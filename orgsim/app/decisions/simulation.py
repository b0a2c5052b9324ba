"""What is known of decisions in the drafts that are seen: worked out while somebody looks, kept until they change."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from orgsim.analysis.deciding.beside import Found, Gained, Resolved, Task
from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.results import Difference, Gain, Result
from orgsim.app.decisions.running import Running
from orgsim.app.document.assuming import basis_of, known_decisions
from orgsim.app.document.document import Document
from orgsim.app.document.state import Basis, Simulated, State
from orgsim.model.scenario import Scenario

_REST_MS = 350
"""For so long nothing may change before it is simulated anew: a slider passes many numbers on its way."""

_PATIENCE_MS = 1500
"""For so long figures of numbers that hold no more are seen, as pale: few towns take longer, and figures of fewer years
would change once more right after. Thousands of matters take minutes."""

Stage = Literal["waiting", "simulating", "gaining", "broken", "part", "part-gains", "done", "nothing"]
"""About to begin; what takes place; ended by something else or by an error; ended by the user, in the one or the other;
all is known; nothing is."""


class Simulation(QObject):
    """Follows the document. Whoever shows it says when it is seen."""

    renewed = Signal()
    """Other drafts are seen: what was known is of none of them."""
    found = Signal(bool)
    """More is known; whether anything was before."""
    gained = Signal()
    """It is known what further meetings would gain."""
    staged = Signal()
    """The stage has changed."""
    progressed = Signal(float, object)
    """As `Running.progressed`."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._of: Basis | None = None
        """What is asked for."""
        self._known: Basis | None = None
        """What is known is of that."""
        self.processes: tuple[Process, ...] = ()
        """Of what is known: they find the path of a case of it again."""
        self._resolved: tuple[Process, ...] = ()
        """Of what is being worked out."""
        self._found: Found | None = None
        self.gains: tuple[tuple[Gain, ...], ...] | None = None
        """By scenario; `None`: it was not asked for, or is not known yet."""
        self.tried: tuple[int, int] | None = None
        """With how many bodies that was tried, of how many, where it was stopped."""
        self._wants_gains = self._gaining = False
        self._is_broken = self._stopped = False
        self._broken_by: int | OSError | None = None
        self._left = False
        """Whether it was left in the middle, as nobody saw it."""
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._begin)
        self._coarse: Found | None = None
        """What is known of the present numbers, of fewer years than what is seen of those before."""
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._have_waited)
        self.running = Running(self)
        self.running.resolved.connect(self._have_resolved)
        self.running.found.connect(self._have_found)
        self.running.gained.connect(self._have_gained)
        self.running.broke.connect(self._have_broken)
        self.running.ended.connect(self._have_ended)
        self.running.progressed.connect(self.progressed)

    # what is known

    @property
    def results(self) -> tuple[Result, ...]:
        """By scenario, as far as it has come; while other numbers are being worked out those of before."""
        return self._found.results if self._found is not None else ()

    @property
    def differences(self) -> tuple[Difference, ...]:
        """How much longer cases take in each draft than in the first or the baseline, of the same runs."""
        return self._found.differences if self._found is not None else ()

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The drafts that the results are of."""
        return self._known.scenarios if self._known is not None else ()

    @property
    def wanted(self) -> int:
        """Runs that were asked for."""
        return self._found.wanted if self._found is not None else 0

    @property
    def broken_by(self) -> int | OSError | None:
        """The exit code of the process, where something has ended it, or why the system has not begun it.

        `None` where it broke off on an error of its own.
        """
        return self._broken_by

    @property
    def is_stale(self) -> bool:
        """Whether what is known is of other assumptions, or of drafts as they were."""
        return self._found is not None and self._known is not self._of

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being worked out, nor about to be."""
        return not (self._rest.isActive() or self.running.is_running)

    @property
    def is_stopping(self) -> bool:
        """Whether it comes to an end with what is done: a piece of thousands of matters takes seconds."""
        return self._stopped and self.running.is_running

    @property
    def stage(self) -> Stage:
        """What takes place."""
        if self._rest.isActive():
            return "waiting"
        if self.running.is_running:
            return "gaining" if self._gaining else "simulating"
        if self._is_broken:
            return "broken"
        if self._found is None:
            return "nothing"
        if self.tried is not None:
            return "part-gains"
        return "part" if self._found.done < self._found.wanted else "done"

    # what is asked for

    def follow(self, state: State) -> None:
        """Work out what is seen in `state`, unless it is known or being worked out."""
        subject = basis_of(state)
        if self._of is None or not self._of.same(subject):
            self._change(subject, state)
        elif self._left:
            if self._gaining:
                self._go_on()
            else:
                self._rest.start(0)
        self._left = False

    def _change(self, subject: Basis, state: State) -> None:
        before, self._of = self._of, subject
        self.gains, self.tried, self._is_broken = None, None, False
        self._leave_running()
        if before is None or not before.same_drafts(subject):
            self.processes, self._found, self._known = (), None, None
            self.renewed.emit()
        known = known_decisions(state)
        if known is None:
            self._rest.start(0 if self._found is None else _REST_MS)
        else:
            self._rest.stop()
            self._known = subject
            self.processes, self._found, self.gains = known.processes, known.found, known.gains
            self.found.emit(False)
        self.staged.emit()

    def want_gains(self, *, wanted: bool) -> None:
        """Work out what further meetings would gain, once the rest is known."""
        self._wants_gains = wanted
        self._go_on()

    def stop(self) -> None:
        """Come to an end with what is done."""
        self._stopped = True
        self.running.stop()
        self.staged.emit()

    def again(self) -> None:
        """Do all of it, after it was stopped or broke off."""
        if self._gaining and self._found is not None and not self.is_stale:
            self.gains, self.tried, self._is_broken = None, None, False
            self._go_on()
        else:
            self._begin()

    def leave(self) -> None:
        """Nobody sees it any more: work nothing out until somebody does."""
        self._left = not self.is_settled
        self._rest.stop()
        self._leave_running()

    def _leave_running(self) -> None:
        self.running.leave()
        self._patience.stop()
        self._coarse = None

    def _begin(self) -> None:
        of = self._of
        if of is None or not of.scenarios:
            return
        self._is_broken = self._gaining = self._stopped = False
        self.running.begin(_task(of))
        self.staged.emit()

    def _go_on(self) -> None:
        """Begin with what further meetings would gain, if that is wanted and can be told."""
        of, found = self._of, self._found
        if not self._wants_gains or self.gains is not None or self._is_broken or not self.is_settled:
            return
        if of is None or found is None or not found.final or self.is_stale:
            return
        self._gaining, self._stopped = True, False
        self.running.begin(_task(of, found.runs))
        self.staged.emit()

    # what is heard

    def _have_resolved(self, what: Resolved) -> None:
        self._resolved = what.processes

    def _have_found(self, found: Found) -> None:
        before = self._found
        if not found.final and before is not None and before.done > found.done:
            # What is known is finer, and this would be taken for a change though it is chance.
            if self.is_stale:
                self._coarse = found
                if not self._patience.isActive():
                    self._patience.start()
            return
        self._take(found)

    def _have_waited(self) -> None:
        if self._coarse is not None:
            self._take(self._coarse)

    def _take(self, found: Found) -> None:
        before = self._found
        self._patience.stop()
        self._coarse = None
        self._found, self._known, self.processes = found, self._of, self._resolved
        if found.final:
            self._keep()
        self.found.emit(before is not None)

    def _have_gained(self, gained: Gained) -> None:
        self.gains = gained.gains
        self.tried = gained.tried
        # What was stopped is no answer for pictures and presentations.
        if self.tried is None:
            self._keep()
        self.gained.emit()

    def _have_ended(self) -> None:
        self._go_on()
        self.staged.emit()

    def _have_broken(self, by: int | OSError | None) -> None:
        self._is_broken, self._broken_by = True, by
        self.staged.emit()

    def _keep(self) -> None:
        """Hand what is known to whoever shows the same: pictures, and a presentation."""
        of, found = self._of, self._found
        if of is None or found is None:
            return
        its = Simulated(basis=of, processes=self.processes, found=found, gains=self.gains)
        self._document.change(simulated=its)


def _task(of: Basis, came: bytes | None = None) -> Task:
    """It as it is asked for; `came`: what was done before, to try further meetings upon."""
    return Task(scenarios=of.scenarios, assumptions=of.assumptions, reference=of.reference, pairs=of.pairs, came=came)
