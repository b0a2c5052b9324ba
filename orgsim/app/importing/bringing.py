"""What a list says anew is done to a draft as one action; how it was read is kept once the draft is saved so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.app.editing.editor import editor_of
from orgsim.app.importing.working import Changes
from orgsim.files.writing.units.session import unsaved
from orgsim.files.yaml.atomic import why_unwritten, write_atomically
from orgsim.importing.again import kept_beside, written
from orgsim.messages import Message, message
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import Edit
from orgsim.model.edits.refusing import refusal
from orgsim.model.scenario import Scenario


def bring(document: Document, changes: Changes, edits: Sequence[Edit], parent: QObject) -> bool:
    """Do `edits` to the draft, which is edited from now on; whether they were done. Why not is told by the editor.

    One that needs another which was not ticked is left out.
    """
    path = changes.before.path
    editor = editor_of(document)
    file = document.state.open_file(path)
    if file is None:
        return False
    if path not in document.state.editing:
        editor.switch(path, True)
        if path not in document.state.editing:
            return False
    every = len(edits) == len(changes.changes) and file.scenario is changes.before.scenario
    fitting = list(edits) if every else _fitting(file.scenario, edits)
    words = message("importing.again.words", n=len(fitting), file=changes.kept.file)
    if not fitting or editor.act({path: fitting}, words) is not None:
        return False
    editor.said.emit(words)
    _Keeping(document, changes, words, parent)
    return True


def _fitting(scenario: Scenario, edits: Sequence[Edit]) -> list[Edit]:
    found: list[Edit] = []
    for edit in edits:
        if refusal(scenario, edit) is None:
            scenario = edited(scenario, [edit])
            found.append(edit)
    return found


class _Keeping(QObject):
    """Waits until the draft is saved with what was done: what was taken back is to be offered again."""

    def __init__(self, document: Document, changes: Changes, words: Message, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._changes = changes
        self._words = words
        document.changed.connect(self._on_change)

    def _on_change(self, before: State, after: State) -> None:
        path = self._changes.before.path
        if after.open_file(path) is None:
            self.deleteLater()
            return
        saved = before.session is not after.session and path in unsaved(before.session) - unsaved(after.session)
        if saved and any(act.words is self._words for act in after.session.done):
            self._keep()
            self.deleteLater()

    def _keep(self) -> None:
        beside = kept_beside(self._changes.before.path)
        try:
            write_atomically(beside, written(self._changes.kept))
        except OSError as error:
            refused = message("export.error.unwritable", path=str(beside), reason=why_unwritten(error))
            editor_of(self._document).said.emit(refused)
