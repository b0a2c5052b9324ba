"""Decisions on units that look alike: remembered in the comparison file, else for as long as the session lasts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from orgsim.app.document.comparing import decisions
from orgsim.app.document.comparison_edits import LOCKED, own_comparison
from orgsim.app.document.open_files import with_saved
from orgsim.app.document.state import State
from orgsim.files.problems import UnreadableFile, unread
from orgsim.files.reading.opened import ComparisonFile
from orgsim.files.writing.comparison import remove_pairing, save_pairing
from orgsim.files.yaml.atomic import why_unwritten
from orgsim.files.yaml.editing import CannotEdit
from orgsim.messages import Message, message
from orgsim.model.comparison import Pairing


def decide(state: State, pairing: Pairing) -> tuple[State, Message]:
    """`state` with the decision remembered, and what to say of it.

    Where the comparison cannot be written, the decision holds for the session, is tried again by the `Keeper`, and the
    reason is told.
    """
    session = replace(state, decided=(*_others(state, pairing), pairing))
    if state.comparison is None or not _of_members(state, pairing):
        return session, message("differences-view.pair.kept")
    file, reason = _written(state.comparison.path, pairing, save_pairing)
    if file is None:
        path = state.comparison.path
        session = replace(session, due=(*_due_beside(state, pairing), (path, pairing)))
        return session, message("differences-view.pair.not-saved", name=path.name, reason=reason)
    saved = replace(with_saved(state, file), decided=_others(state, pairing), due=_due_beside(state, pairing))
    return saved, message("differences-view.pair.saved", name=file.path.name)


def unkept_pairs(state: State) -> tuple[Pairing, ...]:
    """What was decided and belongs into the comparison's file, and could not be put there."""
    comparison = own_comparison(state)
    due = [pairing for path, pairing in state.due if comparison is not None and path == comparison.path]
    return tuple([pairing for pairing in due if pairing in state.decided])


def kept_pairs(state: State) -> tuple[State, Message | None]:
    """`state` with those put into the file, and what to say of it, if there are any; the first that fails ends it."""
    said = None
    for pairing in unkept_pairs(state):
        state, said = decide(state, pairing)
        if pairing in state.decided:
            break
    return state, said


def take_back(state: State, pairing: Pairing) -> tuple[State, Message]:
    """`state` without a decision of those two units, and what to say of it.

    Where others have decided otherwise in the comparison file meanwhile, that holds.
    """
    state = replace(state, decided=_others(state, pairing))
    if not any(_alike(pairing, each) for each in decisions(state).pairs) or state.comparison is None:
        return state, message("differences-view.pair.taken-back")
    file, reason = _written(state.comparison.path, pairing, remove_pairing)
    if file is None:
        return state, message("differences-view.pair.not-saved", name=state.comparison.path.name, reason=reason)
    is_turned = any(_alike(pairing, each) for each in file.comparison.pairs)
    return with_saved(state, file), message(f"differences-view.pair.{'turned' if is_turned else 'taken-back'}")


def decided_between(state: State, a: str, b: str) -> tuple[Pairing, ...]:
    """What holds of units of the scenarios with those ids, in the order of a and b: of each two units the last word."""
    found: dict[tuple[str, str], Pairing] = {}
    for pairing in decisions(state).pairs:
        one, other = pairing.units
        if pairing.between == (a, b):
            found[one, other] = pairing
        elif pairing.between == (b, a):
            turned = (other, one)
            same = pairing.same is not None
            found[turned] = replace(
                pairing, between=(a, b), same=turned if same else None, different=None if same else turned
            )
    return tuple(found.values())


def _written(
    path: Path, pairing: Pairing, write: Callable[[Path, Pairing], ComparisonFile]
) -> tuple[ComparisonFile | None, Message | str]:
    try:
        return write(path, pairing), ""
    except CannotEdit as error:
        return None, error.message
    except UnreadableFile as error:
        return None, LOCKED if unread(error.problems) else message("differences-view.pair.broken-file")
    except OSError as error:
        return None, why_unwritten(error)


def _of_members(state: State, pairing: Pairing) -> bool:
    """Whether both scenarios are in the comparison, and not only opened beside it."""
    assert state.comparison is not None
    members = {member.path for member in state.comparison.members}
    return set(pairing.between) <= {file.scenario.id for file in state.open_files if file.path in members}


def _others(state: State, pairing: Pairing) -> tuple[Pairing, ...]:
    return tuple([each for each in state.decided if not _alike(each, pairing)])


def _due_beside(state: State, pairing: Pairing) -> tuple[tuple[Path, Pairing], ...]:
    return tuple([each for each in state.due if not _alike(each[1], pairing)])


def _alike(one: Pairing, other: Pairing) -> bool:
    """Whether both are about the same two units."""
    return (one.between, one.units) in (
        (other.between, other.units),
        (other.between[::-1], other.units[::-1]),
    )
