"""What the goals view shows of a state: reckoned in any thread, and when it has to be anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from orgsim.analysis.goals.rows import GoalRow, goal_rows
from orgsim.app.document.document import Document
from orgsim.app.document.seen import unseen_letters
from orgsim.app.document.state import State
from orgsim.app.document.weighing import goals_of
from orgsim.app.goals.changing import valued
from orgsim.drawing.tables.goals import GoalsSheet, sheet_of
from orgsim.drawing.tables.unweighed import unweighed_sheet
from orgsim.messages import catalog
from orgsim.model.goal_edits import Scored, Weighed, edited
from orgsim.model.memo import once_per_parts, once_per_value

_MANY = 1_000
"""Goals from which on what follows from them is worked out in a thread: so many take some 10 ms."""


def _parts(state: State) -> tuple[object, ...]:
    return state.files, state.hidden, state.comparison, state.goal_edits


@once_per_parts(_parts, most=1)
def rows_of(state: State) -> tuple[GoalRow, ...]:
    """The goals that are shown, without what is being chosen just now."""
    return goal_rows(state.scenarios, goals_of(state), unseen_letters(state))


class Reckoning(Struct, frozen=True, eq=False):
    """What follows from the goals of a state, and from a value that is being chosen."""

    state: State
    moving: Weighed | Scored | None

    @property
    def is_long(self) -> bool:
        """Whether it takes so many goals that the window would stand still for them."""
        return len(goals_of(self.state)) + sum(len(its.goals) for its in self.state.scenarios) > _MANY

    def begin(self) -> Callable[[], GoalsSheet]:
        """It can be made in any thread."""
        return self.sheet

    def sheet(self) -> GoalsSheet:
        """All that there is to say."""
        state, rows = self.state, rows_of(self.state)
        unseen = unseen_letters(state)
        if self.moving is not None:
            goals = edited(goals_of(state), valued(rows, self.moving))
            rows = goal_rows(state.scenarios, goals, unseen)
        return sheet_of(state.scenarios, rows, state.letters, catalog(state.language), unseen)

    def at_once(self, document: Document) -> GoalsSheet | None:
        """What the window need not wait for: few goals, or what was found out before."""
        if not self.is_long:
            return self.sheet()
        return weighed_before(document).sheet(self.state) if self.moving is None else None

    def first(self, known: Known | None) -> GoalsSheet:
        """The goals themselves, and of what follows from them what is `known` of the same drafts."""
        state = self.state
        before = known.sheet if known is not None and told_alike(known.state, state) else None
        speech, unseen = catalog(state.language), unseen_letters(state)
        return unweighed_sheet(state.scenarios, rows_of(state), state.letters, speech, unseen, before)


class Known(Struct, frozen=True, eq=False):
    """What was found out last of goals, and of which state."""

    sheet: GoalsSheet
    state: State

    def is_told_in(self, shown: GoalsSheet | None) -> bool:
        """Whether its results are those that are shown."""
        return shown is not None and shown.results is self.sheet.results


class WeighedBefore:
    """What was found out last of many goals before they were seen. A thread may share it."""

    def __init__(self) -> None:
        self._known: Known | None = None

    def sheet(self, state: State) -> GoalsSheet | None:
        """What is known of the goals of that state."""
        known = self._known
        if known is None or drawn_from(replace(known.state, theme=state.theme)) != drawn_from(state):
            return None
        return known.sheet

    def keep(self, sheet: GoalsSheet, state: State) -> None:
        """Know that of it."""
        self._known = Known(sheet, state)


@once_per_value
def weighed_before(_document: Document) -> WeighedBefore:
    """What was found out of the goals of that document: before the view is seen."""
    return WeighedBefore()


def told_alike(one: State, other: State) -> bool:
    """Whether what is said of one says something of the other: the same drafts, and words of the same language."""
    told = [(paths(its), its.hidden, its.letters, its.language) for its in (one, other)]
    return told[0] == told[1] and same_goals(one, other)


def only_theme_differs(shown: State, state: State) -> bool:
    """Whether all that the view says stays as it is, and only looks otherwise."""
    return shown.theme != state.theme and drawn_from(replace(shown, theme=state.theme)) == drawn_from(state)


def paths(state: State) -> list[Path]:
    """Where the drafts lie that are seen."""
    return [file.path for file in state.files]


def same_goals(shown: State, state: State) -> bool:
    """Whether what was changed in one can be taken back in the other."""
    one, other = (each.comparison.path if each.comparison is not None else None for each in (shown, state))
    if one == other and (one is not None or paths(shown) == paths(state)):
        return True
    # Drafts without a comparison, of which one was moved, opened or closed; or which were saved as one.
    return goals_of(shown) == goals_of(state) and bool(set(paths(shown)) & set(paths(state)))


def drawn_from(state: State) -> tuple[object, ...]:
    """What the view shows of a state."""
    path = state.comparison.path if state.comparison is not None else None
    return (state.files, state.hidden, goals_of(state), path, state.language, state.theme)
