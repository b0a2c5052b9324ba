"""Keeps what is assumed of meetings: in the comparison's file, else for as long as the session lasts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from orgsim.app.comparison_edits import Rest, written
from orgsim.app.document import Document
from orgsim.app.state import State
from orgsim.files.assumptions_writing import save_assumptions
from orgsim.files.comparison_file import ComparisonFile
from orgsim.messages import Message, message
from orgsim.model.assumption_edits import Assumed


def kept(state: State) -> tuple[State, Message]:
    """`state` with its changes put into the comparison's file, and what to say of it.

    Where the file cannot be written, or there is none, they hold for the session and the reason is told.
    """
    if state.comparison is None or not state.assumed:
        return state, place_of(state)
    name = state.comparison.path.name
    file, reason = written(state.comparison.path, partial(_save, edits=state.assumed))
    if file is None:
        return state, message("costs.not-saved", name=name, reason=reason)
    return replace(state, comparison=file, assumed=()), message("costs.saved", name=name)


def place_of(state: State) -> Message:
    """Where the numbers are kept."""
    if state.comparison is None:
        return message("costs.session")
    return message("costs.pending" if state.assumed else "costs.file", name=state.comparison.path.name)


class Keeper(QObject):
    """Follows the document and writes what was changed there once it rests."""

    said = Signal(object)
    """A `Message`: where the numbers are kept now."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._rest = Rest(self._keep, self)
        document.changed.connect(self._on_change)

    def now(self) -> None:
        """Write what waits to be written."""
        self._rest.now()

    def _on_change(self, before: State, after: State) -> None:
        if _path(before) is not None and _path(before) != _path(after) and before.assumed:
            # Another comparison was opened before the last slider had come to rest.
            kept(before)
        if after.assumed and (after.assumed != before.assumed or _path(before) != _path(after)):
            self._rest.begin()

    def _keep(self) -> None:
        state, said = kept(self._document.state)
        self._document.show(state)
        self.said.emit(said)


def _save(path: Path, edits: Sequence[Assumed]) -> ComparisonFile:
    return save_assumptions(path, edits)


def _path(state: State) -> Path | None:
    return state.comparison.path if state.comparison is not None else None
