"""From a state to a state with other files open, or with files read anew: without a window."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from msgspec.structs import replace

from orgsim.app.document.seen import showing_again, whole_column, with_all
from orgsim.app.document.state import State, on_disk, with_files
from orgsim.files.problems import Problem, unread
from orgsim.files.reading.opened import ComparisonFile, Opened, ScenarioFile
from orgsim.files.writing.units.session import changed_outside, forgotten, unsaved
from orgsim.messages import message
from orgsim.model.views import LETTERS


def opened(state: State, what: Opened, *, add: bool) -> State:
    """`state` after opening `what`, beside what is open (`add`) or in its place: see `_opened`."""
    fresh = {file.path for file in what.files}
    # What is opened is meant to be seen, though it was open and hidden.
    again = [file.path for _, file in state.hidden if file.path in fresh or not add]
    for path in again if what.files else ():
        state = showing_again(state, path)
    return with_all(state, lambda whole: _opened(whole, what, add=add))


def _opened(state: State, what: Opened, *, add: bool) -> State:
    """`state` after opening `what`: beside what is open (`add`), or in its place.

    A file that is open already is taken anew in its place, and an open comparison stays when another is added. Of
    more scenarios than can stand side by side the first are kept. Where nothing can be read, all stays but the
    problems that are told.
    """
    # What another program has locked just now opens when it can be read.
    locked = unread(what.problems) & frozenset(what.failed)
    if not what.files and state.files:
        problems = (*without_problems(state.problems, what.failed), *what.problems)
        return replace(state, problems=problems, awaited=state.awaited | locked if add else state.awaited)
    if not (add and state.files):
        state = replace(
            state,
            files=(),
            active=0,
            comparison=what.comparison,
            problems=(),
            folded=frozenset(),
            unfolded=frozenset(),
            everything=False,
            focus=None,
            assumed=(),
            based=None,
            stale=frozenset(),
            goal_edits=(),
            session=forgotten(state.session, state.session.histories),
            editing=frozenset(),
            awaited=frozenset(what.failed) & _members(what),
        )
    state = replace(state, awaited=state.awaited | locked)
    news = _news(state, what)
    files = [news.pop(file.path, file) for file in state.files]
    return _where_something_is(_shown(state, [*files, *news.values()], what))


def _where_something_is(state: State) -> State:
    """`state` with the view of timelines where nothing that is open has units, and something a timeline."""
    scenarios = state.scenarios
    if any(scenario.units for scenario in scenarios) or not any(scenario.timeline for scenario in scenarios):
        return state
    return replace(state, view="timeline")


def activated(state: State, path: Path | None) -> State:
    """`state` with the draft at `path` as the active one, where it is seen."""
    column = state.column_of(path)
    return state if column is None else replace(state, active=column)


def closed(state: State, column: int) -> State:
    """`state` without the scenario at `column`."""
    place = whole_column(state, column)
    return with_all(state, lambda whole: _closed(whole, place))


def _closed(state: State, column: int) -> State:
    gone = state.files[column]
    after = with_files(state, [file for file in state.files if file is not gone])
    return replace(
        after,
        comparison=state.comparison if after.files else None,
        goal_edits=state.goal_edits if after.files else (),
        assumed=state.assumed if after.files else (),
        based=state.based if after.files else None,
        problems=without_problems(state.problems, {gone.path}),
        figure=None,
    )


def moved(state: State, column: int, to: int) -> State:
    """`state` with the scenario at `column` standing at `to`; the others close up."""
    places = whole_column(state, column), whole_column(state, to)
    return with_all(state, lambda whole: _moved(whole, *places))


def _moved(state: State, column: int, to: int) -> State:
    files = list(state.files)
    files.insert(to, files.pop(column))
    return replace(with_files(state, files), figure=None, compared=None)


def reread(state: State, path: Path, what: Opened) -> State:
    """`state` after the scenario at `path` has changed on disk and was read again as `what`.

    Where it cannot be read, its last good content stays and the file is marked stale. One that was awaited opens.
    """
    return with_all(state, lambda whole: _reread(whole, path, what))


def _reread(state: State, path: Path, what: Opened) -> State:
    if path in what.failed:
        open_now = any(file.path == path for file in state.files)
        problems = (*without_problems(state.problems, {path}), *what.problems)
        return replace(state, problems=problems, stale=state.stale | {path} if open_now else state.stale)
    fresh = _news(state, what)
    files = [fresh.pop(file.path, file) for file in state.files]
    files += [file for file in fresh.values() if file.path in state.awaited]
    return replace(_shown(state, files, what), stale=state.stale - {path}, awaited=state.awaited - {path})


def compared_anew(state: State, path: Path, what: Opened) -> State:
    """`state` after its comparison's file at `path` has changed and was read again, with its scenarios, as `what`.

    Scenarios that it newly names open, and those that it no longer names close, unless they are edited and not saved.
    What the user has opened beside, closed or moved stays so. While the file, or a scenario that it newly names, cannot
    be read, nothing closes: its writer may be in the middle of a word.
    """
    return with_all(state, lambda whole: _compared_anew(whole, path, what))


def _compared_anew(state: State, path: Path, what: Opened) -> State:
    if what.comparison is None or state.comparison is None:
        return _reread(state, path, what)
    old = _paths(state.comparison)
    new = _members(what)
    fresh = _news(state, what)
    failed = set(what.failed)
    dropped = old - new - unsaved(state.session) if not failed & (new - old) else set[Path]()
    kept = [_same_or(fresh.get(file.path), file) for file in state.files if file.path not in dropped]
    wanted = (new - old) | state.awaited
    open_now = {file.path for file in kept}
    kept += [file for file in what.files if file.path in wanted and file.path not in open_now]
    return replace(
        _shown(replace(state, comparison=what.comparison), kept, what),
        stale=(state.stale - fresh.keys()) | (failed & open_now),
        awaited=frozenset(failed & wanted & new),
    )


def with_saved(state: State, file: ComparisonFile) -> State:
    """`state` with its comparison as a change of it was written into `file`.

    The change was made of what was on disk: where somebody else has meanwhile named other scenarios there, these open.
    """
    before = state.comparison
    if before is None or before.path != file.path or _paths(before) == _paths(file):
        return replace(state, comparison=file)
    return with_comparison_anew(state, file.path)


def with_comparison_anew(state: State, path: Path) -> State:
    """`state` with its comparison at `path`, which others have changed, read again; of its drafts only what is new.

    What others have changed of the drafts themselves is told by the watch on files, and read beside the window.
    """
    # Imported here, as it happens seldom.
    from orgsim.files.reading.opening import open_paths

    known = [replace(file, data=on_disk(state, file)) for file in state.open_files if file.path not in state.stale]
    return compared_anew(state, path, open_paths([path], known))


def open_paths_of(state: State) -> list[Path]:
    """The files that are shown, the comparison's own first; and those that will be as soon as they can be read."""
    of_comparison = [state.comparison.path] if state.comparison is not None else []
    return [*of_comparison, *(file.path for file in state.open_files), *sorted(state.awaited)]


def _shown(state: State, files: Sequence[ScenarioFile], what: Opened) -> State:
    """`state` with as many of `files` as can stand side by side, and the problems of `what`."""
    read = {file.path for file in what.files} | set(what.failed)
    if what.comparison is not None:
        read.add(what.comparison.path)
    told = (*without_problems(state.problems, read), *what.problems, *_passed_over(state, what))
    if left := files[len(LETTERS) :]:
        said = message("open.too-many", n=len(left), most=len(LETTERS))
        told = (*told, Problem(left[0].path, 1, 1, said, "warning"))
    return replace(with_files(state, files[: len(LETTERS)]), problems=told)


def _news(state: State, what: Opened) -> dict[Path, ScenarioFile]:
    """What is to be shown of the files that were read, by path: of one that is edited and not saved, the edits."""
    there = {file.path: file for file in state.files}
    edited, edits = state.session.histories, unsaved(state.session)
    news: dict[Path, ScenarioFile] = {}
    for fresh in what.files:
        old = there.get(fresh.path)
        # What was done to it may stand upon theirs already.
        shown = old is not None and fresh.path in edited and edited[fresh.path].draft.data == old.data
        kept = old is not None and shown and (fresh.path in edits or fresh.data == on_disk(state, old))
        news[fresh.path] = old if old is not None and kept else fresh
    return news


def _passed_over(state: State, what: Opened) -> list[Problem]:
    """What is to be said of files that others have changed while they were edited here."""
    edits = unsaved(state.session)
    said = message("open.changed-while-edited")
    return [
        Problem(fresh.path, 1, 1, said, "warning", has_place=False)
        for fresh in what.files
        if fresh.path in edits and changed_outside(state.session, fresh)
    ]


def _members(what: Opened) -> set[Path]:
    return _paths(what.comparison) if what.comparison is not None else set()


def _paths(comparison: ComparisonFile) -> set[Path]:
    return {member.path for member in comparison.members}


def _same_or(fresh: ScenarioFile | None, old: ScenarioFile) -> ScenarioFile:
    """What did not change stays the same value, so that nothing is drawn anew for it."""
    return old if fresh is None or fresh.data == old.data else fresh


def without_problems(problems: Sequence[Problem], paths: Collection[Path]) -> tuple[Problem, ...]:
    """`problems` but those of the files at `paths`."""
    return tuple([problem for problem in problems if problem.path not in paths])
