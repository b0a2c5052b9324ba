"""An id of its own for a draft that was copied outside orgsim and kept its original's."""

from __future__ import annotations

from orgsim.analysis.goals.rows import of_shared_id
from orgsim.app.document.open_files import reread
from orgsim.app.document.state import State
from orgsim.app.document.weighing import goals_of
from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.opening import open_paths
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.files.writing.duplicating import free_id, with_own_id
from orgsim.files.writing.units.session import unsaved
from orgsim.files.yaml.atomic import why_unwritten, write_atomically
from orgsim.files.yaml.editing import CannotEdit
from orgsim.messages import Message, message
from orgsim.model.views import LETTERS
from orgsim.resources import is_shipped


def mendable(state: State) -> int | None:
    """The draft that is to have another id, by its place among all that are open: the last of those that share one.

    Only one that can be written, and only where one of those is seen.
    """
    files, seen = state.open_files, {scenario.id for scenario in state.scenarios}
    shared = sorted(of_shared_id([file.scenario for file in files]), reverse=True)
    return next(
        (place for place in shared if files[place].scenario.id in seen and not is_shipped(files[place].path)), None
    )


def with_own_id_of(state: State, place: int) -> tuple[State, Message]:
    """`state` after the draft in that place was given an id after its file's name, and what to say of it.

    Scores and pairs that are kept under the old id stay those of the other draft.
    """
    path = state.open_files[place].path
    taken = {file.scenario.id for file in state.open_files}
    taken.update(id for goal in goals_of(state) for id in goal.scores)
    id = free_id(path.stem, taken)
    reason: Message | str
    if path in unsaved(state.session):
        return state, message("goals-view.own-id.failed", name=path.name, reason=message("edit.save-first"))
    try:
        # As it is on disk now: somebody may have changed it a moment ago.
        file = read_scenario(path)
        write_atomically(path, with_own_id(file, path, id), instead_of=file.data)
    except CannotEdit as error:
        reason = error.message
    except UnreadableFile:
        reason = message("differences-view.pair.broken-file")
    except OSError as error:
        reason = why_unwritten(error)
    else:
        said = message("goals-view.own-id.done", letter=LETTERS[place], id=id, name=path.name)
        return reread(state, path, open_paths([path])), said
    return state, message("goals-view.own-id.failed", name=path.name, reason=reason)
