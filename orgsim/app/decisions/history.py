"""What was assumed in the view, step by step, so that the last step can be taken back and done again."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from orgsim.app.decisions.simulation import Simulation
from orgsim.app.document.assuming import assume, assumptions
from orgsim.app.document.document import Document
from orgsim.model.assumption_edits import Assumed, taking_back


class _Step(Struct, frozen=True):
    back: Assumed
    forth: Assumed


class History(QObject):
    """Assumes in a document what is asked for. What a slider passes on its way is one step."""

    went = Signal()
    """A step was taken back or done again."""

    def __init__(self, document: Document, simulation: Simulation) -> None:
        super().__init__(simulation)
        self._document, self._simulation = document, simulation
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        simulation.renewed.connect(self._forget)

    def assume(self, edit: Assumed) -> None:
        """Have that hold from now on."""
        state = self._document.state
        (back,) = taking_back(assumptions(state), [edit])
        # Nothing was worked out of the number before: it was passed on the way.
        if self._done and self._done[-1].forth.place == edit.place and self._simulation.stage == "waiting":
            back = self._done.pop().back
        self._done.append(_Step(back, edit))
        self._undone.clear()
        self._document.show(assume(state, [edit]))

    def undo(self) -> None:
        """Take the last step back."""
        if self._done:
            self._undone.append(self._done.pop())
            self._go(self._undone[-1].back)

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone:
            self._done.append(self._undone.pop())
            self._go(self._done[-1].forth)

    def _go(self, edit: Assumed) -> None:
        self._document.show(assume(self._document.state, [edit]))
        self.went.emit()

    def _forget(self) -> None:
        self._done.clear()
        self._undone.clear()
