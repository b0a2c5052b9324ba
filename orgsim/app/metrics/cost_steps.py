"""What was assumed in the panel of costs, step by step, so that it can be taken back: without a window."""

from __future__ import annotations

from msgspec import Struct

from orgsim.model.assumption_edits import Assumed, assuming, taking_back
from orgsim.model.comparison import Assumptions


class _Step(Struct, frozen=True):
    back: Assumed
    forth: Assumed


class CostSteps:
    """The steps; what a slider passes on its way to where it is let go is one."""

    def __init__(self) -> None:
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._moving = False
        self._after: Assumptions | None = None
        """What holds since the last of them; where something else does, others have set it, and no step fits."""

    def note(self, before: Assumptions | None, edit: Assumed) -> None:
        """Know that `edit` is made of what was assumed `before`."""
        (back,) = taking_back(before, [edit])
        if self._moving and self._done and self._done[-1].forth.place == edit.place:
            back = self._done.pop().back
        elif self._done and before != self._after:
            self._done.clear()
        self._done.append(_Step(back, edit))
        self._undone.clear()
        self._moving = True
        self._after = assuming(before, [edit])

    def rest(self) -> None:
        """What is moved has come to rest: moving it anew is a step of its own."""
        self._moving = False

    def undone(self, now: Assumptions | None) -> Assumed | None:
        """What takes the last step back; `None` where there is none that fits."""
        return self._gone(now, self._done, self._undone, back=True)

    def redone(self, now: Assumptions | None) -> Assumed | None:
        """What makes again what was taken back last."""
        return self._gone(now, self._undone, self._done, back=False)

    def _gone(self, now: Assumptions | None, of: list[_Step], to: list[_Step], *, back: bool) -> Assumed | None:
        if not of or now != self._after:
            return None
        to.append(of.pop())
        edit = to[-1].back if back else to[-1].forth
        self._after = assuming(now, [edit])
        self._moving = False
        return edit
