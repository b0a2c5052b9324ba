"""What a workshop changes in the goals of a comparison: each change a value, applied by a pure function."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from orgsim.model.comparison import WeighedGoal
from orgsim.model.ids import made_id
from orgsim.model.text import LANGUAGES, Language, Text


class Added(Struct, frozen=True):
    """A goal is put at a place among the others, which is the end where there are fewer."""

    goal: WeighedGoal
    at: int


class Removed(Struct, frozen=True):
    """A goal is taken out, with its weight and scores."""

    id: str


class Named(Struct, frozen=True):
    """A goal is called something else."""

    id: str
    name: Text


class Weighed(Struct, frozen=True):
    """A goal counts so much; `None`: no weight is given."""

    id: str
    weight: float | None


class Scored(Struct, frozen=True):
    """A scenario is given that score in a goal; `None`: none is given."""

    id: str
    scenario: str
    score: float | None


GoalEdit = Added | Removed | Named | Weighed | Scored


def edited(goals: Sequence[WeighedGoal], edits: Iterable[GoalEdit]) -> tuple[WeighedGoal, ...]:
    """`goals` after `edits`, one after another. A change of a goal that is not there changes nothing."""
    done = tuple(goals)
    for edit in edits:
        done = _edited(done, edit)
    return done


def _edited(goals: tuple[WeighedGoal, ...], edit: GoalEdit) -> tuple[WeighedGoal, ...]:
    match edit:
        case Added(goal, at):
            if any(each.id == goal.id for each in goals):
                return goals
            return (*goals[:at], goal, *goals[at:])
        case Removed(id):
            return tuple([goal for goal in goals if goal.id != id])
        case _:
            return tuple([_changed(goal, edit) if goal.id == edit.id else goal for goal in goals])


def _changed(goal: WeighedGoal, edit: Named | Weighed | Scored) -> WeighedGoal:
    match edit:
        case Named(_, name):
            return replace(goal, name=name)
        case Weighed(_, weight):
            return replace(goal, weight=weight)
        case Scored(_, scenario, score):
            others = {id: given for id, given in goal.scores.items() if id != scenario}
            if score is None:
                return replace(goal, scores=others)
            # In its old place, so that the same goal is equal however it came about.
            return replace(goal, scores={**goal.scores, scenario: score})


def undoing(goals: Sequence[WeighedGoal], edits: Iterable[GoalEdit]) -> tuple[GoalEdit, ...]:
    """What makes `goals` again of what `edits` make of them; nothing for an edit that changes nothing."""
    done, back = tuple(goals), list[GoalEdit]()
    for edit in edits:
        after = _edited(done, edit)
        if after != done:
            back.append(_undoing(done, edit))
        done = after
    return tuple(reversed(back))


def _undoing(goals: tuple[WeighedGoal, ...], edit: GoalEdit) -> GoalEdit:
    if isinstance(edit, Added):
        return Removed(edit.goal.id)
    at, goal = next((at, goal) for at, goal in enumerate(goals) if goal.id == edit.id)
    match edit:
        case Removed():
            return Added(goal, at)
        case Named():
            return Named(goal.id, goal.name)
        case Weighed():
            return Weighed(goal.id, goal.weight)
        case Scored(_, scenario, _):
            return Scored(goal.id, scenario, goal.scores.get(scenario))


def with_edit(edits: Sequence[GoalEdit], edit: GoalEdit) -> tuple[GoalEdit, ...]:
    """`edits` and `edit` after them; what it overrides of them is left out."""
    return (*(each for each in edits if not _overridden(each, edit)), edit)


def pruned(goals: Sequence[WeighedGoal], edits: Sequence[GoalEdit]) -> tuple[GoalEdit, ...]:
    """`edits` of `goals` but those that come to nothing: a change that was taken back is none."""
    kept, wanted = tuple(edits), edited(goals, edits)
    for id in dict.fromkeys(map(goal_id, edits)):
        others = tuple([edit for edit in kept if goal_id(edit) != id])
        if edited(goals, others) == wanted:
            kept = others
    # Earlier ones were looked at when they were the last.
    return kept[:-1] if kept and edited(goals, kept[:-1]) == wanted else kept


def of_no_goal(goals: Iterable[WeighedGoal], edits: Iterable[GoalEdit]) -> tuple[GoalEdit, ...]:
    """Those of `edits` that weigh, score or name a goal which is not there, as when somebody else has removed it."""
    there, lost = {goal.id for goal in goals}, list[GoalEdit]()
    for edit in edits:
        match edit:
            case Added(goal, _):
                there.add(goal.id)
            case Removed(id):
                there.discard(id)
            case _ if edit.id not in there:
                lost.append(edit)
    return tuple(lost)


def goal_id(edit: GoalEdit) -> str:
    """Of the goal that it changes."""
    return edit.goal.id if isinstance(edit, Added) else edit.id


def _overridden(old: GoalEdit, new: GoalEdit) -> bool:
    match old, new:
        case (Weighed(a, _), Weighed(b, _)) | (Named(a, _), Named(b, _)):
            return a == b
        case Scored(a, one, _), Scored(b, other, _):
            return a == b and one == other
    return False


def renamed(name: Text, to: str, language: Language) -> Text:
    """`name` saying `to` in `language`; one in no language stays in none.

    The wordings in other languages are translations of the old name and go with it. They stay where the letters of the
    name do, and where it had no wording in `language`: then `to` is another translation.
    """
    if name.und is not None:
        return Text(und=to)
    old: str | None = getattr(name, language)
    if old is None or _letters(old) == _letters(to):
        return replace(name, **{language: to})
    return Text(**{language: to})


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def lost_languages(old: Text, new: Text) -> tuple[Language, ...]:
    """The languages whose wordings go as `old` is renamed `new`."""
    wordings = {language: (getattr(old, language), getattr(new, language)) for language in LANGUAGES}
    if not any(before and after and before != after for before, after in wordings.values()):
        return ()
    return tuple([language for language, (before, after) in wordings.items() if before and not after])


def gained_language(old: Text, new: Text) -> Language | None:
    """The language that `old` did not speak and `new` does, where nothing else is different."""
    gained = [language for language in LANGUAGES if getattr(old, language) is None and getattr(new, language)]
    told = any(getattr(old, language) for language in LANGUAGES)
    same = told and all(
        getattr(new, language) == getattr(old, language) for language in LANGUAGES if language not in gained
    )
    return gained[0] if len(gained) == 1 and same else None


def new_id(name: str, taken: Iterable[str]) -> str:
    """An id for a goal of that name which none of `taken` has: its letters and digits, joined by hyphens."""
    return made_id(name, taken, "goal")
