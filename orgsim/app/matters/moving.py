"""Matters pass to other bodies from their table, where the draft is edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from weakref import ref

from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.app.editing.editor import editor_of
from orgsim.messages import catalog
from orgsim.model.edits.edits import Edit, MatterAdded, MatterMoved, MatterRemoved
from orgsim.model.edits.words import words
from orgsim.model.hierarchy import hierarchy, unit_of
from orgsim.model.units import Matter


class MatterMoves:
    """Offers what can be done with a matter in the draft of one column."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        self._document = document
        # Not itself, which holds this: what is shown no more needs no collector to go.
        self._parent = ref(parent)
        self.menu: QMenu | None = None

    def offer(self, column: int, pairs: Sequence[tuple[str, str | None]], at: QPoint) -> None:
        """Open a menu for matters, each with the body that has it or `None`, where that draft is edited.

        `at` is a place on the screen.
        """
        state = self._document.state
        if not pairs or column >= len(state.files) or (path := state.files[column].path) not in state.editing:
            return
        self.menu = menu = QMenu(self._parent())
        menu.aboutToHide.connect(menu.deleteLater)
        for matter, body in pairs:
            self._add(menu, path, matter, body)
        menu.popup(at)

    def _add(self, menu: QMenu, path: Path, matter: str, body: str | None) -> None:
        state = self._document.state
        column, speech = state.column_of(path), catalog(state.language)
        if column is None:
            return
        found = matter_in(state, column, matter, body)
        if found is None:
            return
        name = speech.value(found.name).replace("&", "&&")
        if body is None:
            alone = replace(found, delegated=None, prepared_by=None)
            menu.addAction(
                speech("matters-view.give", matter=name),
                lambda: self._ask(path, found, lambda to: MatterAdded(to, alone), ()),
            )
            return
        unit = unit_of(state.scenarios[column], body)
        held = speech.value(unit.name).replace("&", "&&") if unit is not None else body
        menu.addAction(
            speech("matters-view.move", matter=name, body=held),
            lambda: self._ask(path, found, lambda to: MatterMoved(matter, body, to), (body,)),
        )
        menu.addAction(
            speech("matters-view.remove", matter=name, body=held),
            lambda: pass_on(self._document, path, [MatterRemoved(body, matter)]),
        )

    def _ask(self, path: Path, matter: Matter, edit: Callable[[str], Edit], but: Sequence[str]) -> None:
        from orgsim.app.editing.form.asking import UnitQuestion
        from orgsim.app.editing.form.stating import places

        state, parent = self._document.state, self._parent()
        column = state.column_of(path)
        if parent is None or column is None:
            return
        speech, scenario = catalog(state.language), state.scenarios[column]
        question = UnitQuestion(
            speech("form.where-to", what=matter.name), lambda: places(scenario, speech, but), speech, parent
        )
        question.chosen.connect(lambda to: pass_on(self._document, path, [edit(to)]))
        question.finished.connect(question.deleteLater)
        question.open()


def pass_on(document: Document, path: Path, edits: Sequence[Edit]) -> None:
    """Pass matters on in that draft, unless it was closed, or its editing switched off, since that was asked for."""
    state = document.state
    column = state.column_of(path)
    if column is not None and path in state.editing:
        editor_of(document).act({path: edits}, words(state.files[column].scenario, edits))


def matter_in(state: State, column: int, id: str, body: str | None) -> Matter | None:
    """The matter as that body has it, else as any draft has it that is open."""
    scenario = state.scenarios[column]
    there = [scenario, *(each for each in state.scenarios if each is not scenario)]
    for each in there:
        for unit in hierarchy(each).units:
            if body is None or unit.id == body:
                for matter in unit.remit or ():
                    if matter.id == id:
                        return matter
    return None
