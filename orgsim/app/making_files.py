"""Makes files: a comparison of what is open, a copy as a new draft, a new draft from the template."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from orgsim.app.document import Document
from orgsim.app.file_actions import FileActions
from orgsim.app.new_file_dialog import Make, NewFileDialog, Wording, is_shipped
from orgsim.app.settings import Settings
from orgsim.app.state import State
from orgsim.files.assumptions_writing import with_assumed
from orgsim.files.atomic import why_unwritten, write_new
from orgsim.files.comparison_file import ComparisonFile, read_comparison
from orgsim.files.comparison_new import comparison_elsewhere, new_comparison
from orgsim.files.comparison_writing import with_pairing
from orgsim.files.duplicating import copied_title, free_id, free_path, new_draft, worded
from orgsim.files.editing import CannotEdit
from orgsim.files.goals_writing import with_goal_edit
from orgsim.files.problems import UnreadableFile
from orgsim.files.scenario_file import ScenarioFile, read_scenario
from orgsim.files.template import from_template
from orgsim.messages import Message, catalog, message
from orgsim.model.text import Text


class MakingFiles(QObject):
    """Asks for each new file in a small form, makes it and opens it."""

    made = Signal(object)
    """The path of a file that was made."""

    def __init__(self, document: Document, files: FileActions, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._files = files
        self._settings = settings
        self._window = window

    def ask_comparison(self) -> NewFileDialog | None:
        """Ask where to keep what is open as a comparison, which is then the one that is open."""
        state = self._document.state
        if not state.files:
            return None
        title, stem = _title_and_stem(state)

        def make(written: str, path: Path) -> Message | None:
            present = self._document.state
            named = worded(title, written, present.language)
            refused = _write(path, lambda: comparison_of(present, path, named))
            if refused is None:
                self._open_comparison(path)
            return refused

        return self._ask("comparison", title, stem, make)

    def ask_copy_of_open(self) -> NewFileDialog | None:
        """Ask for a copy of the open scenario that is meant: the one of the selected unit, else the rightmost."""
        column = self._files.column()
        return self.ask_copy(self._document.state.files[column].path) if column >= 0 else None

    def ask_copy(self, path: Path, taken: Iterable[str] = ()) -> NewFileDialog | None:
        """Ask for a copy of the file at `path`, a scenario or a comparison, and open it: a draft beside its original.

        `taken` are ids of scenarios that the copy is not to have, beside those that are open. What cannot be read is
        told as when it is opened.
        """
        try:
            file = _read(path)
        except UnreadableFile as error:
            self._document.change(problems=error.problems)
            return None
        return self._ask_comparison_copy(file) if isinstance(file, ComparisonFile) else self._ask_draft_of(file, taken)

    def ask_draft(self) -> NewFileDialog:
        """Ask for a new draft, made from the template that explains the format."""
        language = self._document.state.language
        title = Text(und=catalog(language)("new-file.draft.suggested"))

        def make(written: str, path: Path) -> Message | None:
            identity = free_id(path.stem, self._open_ids())
            refused = _write(path, lambda: from_template(language, path, id=identity, title=written, today=_today()))
            if refused is None:
                self._open([path], add=False)
            return refused

        return self._ask("draft", title, catalog(language)("new-file.draft.stem"), make)

    def _ask_draft_of(self, file: ScenarioFile, taken: Iterable[str]) -> NewFileDialog:
        language = self._document.state.language
        title = copied_title(file.scenario.title, language)
        others = {file.scenario.id, *taken}

        def make(written: str, path: Path) -> Message | None:
            identity = free_id(path.stem, others | self._open_ids())
            named = worded(title, written, language)
            refused = _write(path, lambda: new_draft(file, path, id=identity, title=named, today=_today()))
            if refused is None:
                is_open = any(each.path == file.path for each in self._document.state.files)
                self._open([path] if is_open else [file.path, path], add=is_open)
            return refused

        return self._ask("copy", title, catalog(language)("copy.stem", name=file.path.stem), make)

    def _ask_comparison_copy(self, file: ComparisonFile) -> NewFileDialog:
        language = self._document.state.language
        title = copied_title(file.comparison.title, language)

        def make(written: str, path: Path) -> Message | None:
            named = worded(title, written, language)
            members = [member.path for member in file.members]
            refused = _write(path, lambda: comparison_elsewhere(file, path, named, members))
            if refused is None:
                self._open([path], add=False)
            return refused

        return self._ask("copy-comparison", title, catalog(language)("copy.stem", name=file.path.stem), make)

    def _ask(self, wording: Wording, title: Text, stem: str, make: Make) -> NewFileDialog:
        language = self._document.state.language
        suggested = free_path(self._folder(), stem)
        dialog = NewFileDialog(wording, title.in_language(language), suggested, make, catalog(language), self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _folder(self) -> Path:
        """Where the user's own drafts are: beside the one that was opened last, else among the documents."""
        own = (path.parent for path in self._settings.recent if not is_shipped(path.parent) and path.parent.is_dir())
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        return next(own, documents if documents.is_dir() else Path.home())

    def _open_ids(self) -> set[str]:
        return {scenario.id for scenario in self._document.state.scenarios}

    def _open(self, paths: Sequence[Path], *, add: bool) -> None:
        self._files.open(paths, add=add)
        self.made.emit(paths[-1])

    def _open_comparison(self, path: Path) -> None:
        """Open what was open as that comparison, looked at as before."""
        before = self._document.state
        self._files.open([path], add=False)
        self._document.change(folded=before.folded, selected=before.selected, decided=())
        self.made.emit(path)


def comparison_of(state: State, path: Path, title: Text) -> bytes:
    """What is open as a comparison file for `path`, with what was decided in it; the open one's text is kept.

    CannotEdit where that cannot be told in a file at that place.
    """
    scenarios = [file.path for file in state.files]
    if state.comparison is None:
        data = new_comparison(title, scenarios, path)
    else:
        data = comparison_elsewhere(state.comparison, path, title, scenarios)
    for pairing in state.decided:
        data = with_pairing(data, path, pairing)
    for edit in state.goal_edits:
        data = with_goal_edit(data, path, edit)
    for assumed in state.assumed:
        data = with_assumed(data, path, assumed)
    return data


def _title_and_stem(state: State) -> tuple[Text, str]:
    if state.comparison is not None:
        name = catalog(state.language)("copy.stem", name=state.comparison.path.stem)
        return copied_title(state.comparison.comparison.title, state.language), name
    titles = [scenario.title.in_language(state.language) for scenario in state.scenarios]
    return Text(und=" · ".join(titles)), "-".join(file.path.stem for file in state.files)[:80]


def _read(path: Path) -> ScenarioFile | ComparisonFile:
    """What that file holds; UnreadableFile with what is wrong with it as a scenario, where it is neither."""
    try:
        return read_comparison(path)
    except UnreadableFile:
        return read_scenario(path)


def _write(path: Path, data: Callable[[], bytes]) -> Message | None:
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


def _today() -> dt.date:
    return dt.date.today()
