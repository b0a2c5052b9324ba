"""New files are written: comparisons of what is open, and drafts that they name beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from orgsim.app.document.aside import Work
from orgsim.app.document.state import State
from orgsim.app.opening.unsaved import decided_between_open
from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.comparison_file import ComparisonFile, read_comparison
from orgsim.files.reading.scenario_file import ScenarioFile, read_scenario
from orgsim.files.writing.assumptions import with_assumed
from orgsim.files.writing.baseline import with_baseline
from orgsim.files.writing.comparison import with_pairing
from orgsim.files.writing.comparison_new import comparison_elsewhere, new_comparison
from orgsim.files.writing.duplicating import copied_title, free_path
from orgsim.files.writing.file_names import stem_for
from orgsim.files.writing.goals import with_goal_edit
from orgsim.files.writing.heads import copied_to
from orgsim.files.yaml.atomic import why_unwritten, write_new
from orgsim.files.yaml.editing import CannotEdit
from orgsim.files.yaml.encoding import bytes_there
from orgsim.messages import Message, catalog, message
from orgsim.model.text import Language, Text
from orgsim.resources import is_shipped


def comparison_of(state: State, path: Path, title: Text, moved: Mapping[Path, Path] = MappingProxyType({})) -> bytes:
    """What is open as a comparison file for `path`, with what was decided in it; the open one's text is kept.

    `moved` tells of copies of some drafts, which are named in their place.
    CannotEdit where that cannot be told in a file at that place.
    """
    scenarios = [file.path for file in state.open_files]
    if state.comparison is None:
        data = new_comparison(title, scenarios, path, moved=moved)
    else:
        origin = origin_of(state.comparison, state.language)
        data = comparison_elsewhere(state.comparison, path, title, scenarios, moved, origin=origin)
    if state.based is not None:
        based = state.based.path
        data = with_baseline(data, path, moved.get(based, based) if based in scenarios else None)
    for pairing in decided_between_open(state):
        data = with_pairing(data, path, pairing)
    for edit in state.goal_edits:
        data = with_goal_edit(data, path, edit)
    for assumed in state.assumed:
        data = with_assumed(data, path, assumed)
    for change in state.steps_due:
        data = change.edit(data, path)
    return data


def origin_of(file: ComparisonFile, language: Language) -> str | None:
    """Where a copy of a comparison that ships is from; what is written at the head of one's own goes along."""
    if not is_shipped(file.path):
        return None
    title = file.comparison.title.in_language(language)
    told = catalog(language)("copy.origin-comparison", title=title, name=file.path.name, date=today())
    return " ".join(told.split())


def title_and_stem(state: State) -> tuple[Text, str]:
    """What a comparison of what is open is offered to be called, and its file."""
    if state.comparison is not None:
        name = catalog(state.language)("copy.stem", name=state.comparison.path.stem)
        return copied_title(state.comparison.comparison.title, state.language), name
    speech = catalog(state.language)
    own = [scenario.municipality for scenario in state.scenarios if scenario.municipality is not None]
    named = " · ".join(dict.fromkeys(municipality.name.in_language(state.language) for municipality in own))
    title = speech("new-file.comparison.of", places=named) if named else speech("new-file.comparison.suggested")
    return Text(und=title), stem_for(title, speech("new-file.comparison.suggested"))


def read_any(path: Path) -> ScenarioFile | ComparisonFile:
    """What that file holds; UnreadableFile with what is wrong with it as a scenario, where it is neither."""
    try:
        return read_comparison(path)
    except UnreadableFile:
        return read_scenario(path)


def write_file(path: Path, data: Callable[[], bytes]) -> Message | None:
    """Make the file; why it could not be made, or `None`."""
    try:
        write_new(path, data())
    except CannotEdit as error:
        return error.message
    except FileExistsError:
        return message("export.error.exists", name=path.name)
    except OSError as error:
        return message("export.error.unwritable", path=str(path), reason=why_unwritten(error))
    return None


def making(data: Callable[[], bytes]) -> Work:
    """Makes what is to stand in a file, before `write_file` writes that; comes to why it cannot be made, otherwise."""
    yield None
    try:
        return data()
    except CannotEdit as error:
        return error.message


def write_with_drafts(
    path: Path, drafts: Mapping[Path, bytes], comparison: Callable[[Mapping[Path, Path]], bytes]
) -> Message | None:
    """Make a comparison file, and beside it copies of those of its `drafts` that ship; why it could not be made.

    Where those lie is orgsim's own affair, and the way there is another on the next machine. `comparison` makes the
    bytes, being told where the copies lie. No copy is left where the comparison cannot be made.
    """
    made: list[Path] = []

    def data() -> bytes:
        moved: dict[Path, Path] = {}
        for draft, its in drafts.items():
            if not is_shipped(draft) or draft.parent == path.parent:
                continue
            copy = copied_to(its, draft.parent, path.parent)
            beside = path.parent / draft.name
            if bytes_there(beside) != copy:
                # The comparison may be about to take that name.
                beside = free_path(path.parent, draft.stem + ("-2" if beside == path else ""))
                write_new(beside, copy)
                made.append(beside)
            moved[draft] = beside
        return comparison(moved)

    refused = write_file(path, data)
    for copy in made if refused is not None else ():
        with suppress(OSError):
            copy.unlink()
    return refused


def today() -> dt.date:
    """The day that new files tell."""
    return dt.date.today()
