"""Units are made, named, moved, multiplied and removed by keys, menus and small signs: of the draft that is active.

It knows the selected units and where they are drawn; what is to be done it hands to the editor as edits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from weakref import WeakSet

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QRect, Qt

from orgsim.app.chart.dragging.shapes import place_in
from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.chart.panes import ChartPanes
from orgsim.app.document.document import Document
from orgsim.app.document.keeping import keeper_of
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State, revealing
from orgsim.app.editing.dropping import brought
from orgsim.app.editing.editor import Clip, editor_of
from orgsim.app.editing.name_field import NameField, kinds_of
from orgsim.app.editing.steps import (
    Where,
    languages_for_new,
    making,
    moving,
    name_in,
    named_in,
    place_for_new,
    removing,
    shifting,
    taking_out,
)
from orgsim.app.widgets.labels import let_go
from orgsim.files.reading.opened import ScenarioFile
from orgsim.messages import Catalog, Message, catalog, message
from orgsim.model.edits.applying import above, edited, uppermost
from orgsim.model.edits.copying import copies
from orgsim.model.edits.edits import Added, Edit, PutAway, Renamed
from orgsim.model.edits.guessing import guessed_kind
from orgsim.model.edits.refusing import not_placed
from orgsim.model.edits.words import of_units, words
from orgsim.model.hierarchy import hierarchy, tray_of, unit_of
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language, Text

_NEW: dict[str, Where] = {
    "make-below": "below",
    "make-after": "after",
    "make-before": "before",
    "make-between": "between",
}


class _Asked(Struct, frozen=True):
    """Whose name is asked for."""

    path: Path
    by: str | None
    """The unit that is named, or that a new one comes to stand at."""
    where: Where | None = None
    """Where a new one comes; none: it is renamed."""

    @property
    def key(self) -> str:
        """Of the words in which it is asked."""
        return "making.rename" if self.where is None else f"making.name.{self.where}"


class Making(QObject):
    """Does the edit commands of one view of charts."""

    def __init__(self, document: Document, charts: ChartPanes) -> None:
        super().__init__(charts)
        self._document = document
        self._charts = charts
        self._field: NameField | None = None
        self._asked: _Asked | None = None
        """What the field asks for."""
        self._heard: WeakSet[QObject] = WeakSet()
        document.changed.connect(self._speak_anew)
        keeper_of(document).settling.connect(self._settle)

    @property
    def field(self) -> NameField | None:
        """The field in which a unit is named just now."""
        return self._field

    def do(self, command: str) -> None:
        """Do one of `commands.COMMANDS` to the selected units of the active draft; where it cannot be done, say why."""
        editor, target = editor_of(self._document), self._target()
        if command in _NEW and (empty := self._empty()) is not None:
            self._ask_new(empty, None, "after")
            return
        if isinstance(target, Message):
            editor.refused.emit(target)
            return
        file, ids = target
        scenario = file.scenario
        if command in _NEW:
            self._ask_new(file, ids[0], _NEW[command])
        elif command == "rename":
            self._ask_name(file, ids[0])
        elif command in ("remove", "remove-alone"):
            self._remove(file, ids, alone=command == "remove-alone")
        elif command == "put-away":
            self._act(file, (PutAway(uppermost(scenario, ids)),))
        elif command in ("earlier", "later"):
            self._act(file, shifting(scenario, ids, -1 if command == "earlier" else 1))
        elif command in ("cut", "copy-units"):
            self._clip(file, ids, cut=command == "cut")
        elif command == "paste":
            self._paste(file, ids[0])
        elif command == "multiply":
            self._multiply(file, ids)
        elif command == "move-to":
            self._ask_where(file, ids)

    # what is meant

    def _target(self) -> tuple[ScenarioFile, tuple[str, ...]] | Message:
        state = self._document.state
        file = state.files[state.active] if state.files else None
        if file is None or file.path not in state.editing:
            return message("edit.off")
        ids = tuple([id for id in hierarchy(file.scenario).index if id in state.together])
        return (file, ids) if ids else message("making.nothing-selected")

    def _empty(self) -> ScenarioFile | None:
        """The active draft where it is edited and has no units: the first is made at the top."""
        state = self._document.state
        file = state.files[state.active] if state.files else None
        return file if file is not None and file.path in state.editing and not file.scenario.units else None

    def _speech(self) -> Catalog:
        return catalog(self._document.state.language)

    # doing it

    def _act(
        self,
        file: ScenarioFile,
        edits: Sequence[Edit],
        called: Message | None = None,
        said: Sequence[Message] = (),
        select: str | None = None,
        beside: Mapping[Path, Sequence[Edit]] | None = None,
    ) -> bool:
        """Do that in one action, with what is done to drafts `beside`, and go to a unit then, and to its draft."""
        if not edits:
            return False
        every = {file.path: edits, **(beside or {})}
        if editor_of(self._document).act(every, called or words(file.scenario, edits), said) is not None:
            return False
        state, column = self._document.state, self._document.state.column_of(file.path)
        if select is not None and column is not None:
            self._document.show_next(replace(revealing(state, select), active=column, picked=frozenset()))
        return True

    def _remove(self, file: ScenarioFile, ids: tuple[str, ...], *, alone: bool) -> None:
        edits = removing(file.scenario, ids, alone=alone)
        parent = next((found for id in ids if (found := above(file.scenario, id)) is not None), None)
        kept = [id for edit in edits if isinstance(edit, PutAway) for id in edit.ids]
        # Moves among them merely make room.
        called = of_units("put-away", _names(file.scenario, kept)) if len(kept) == len(ids) else None
        if self._act(file, edits, called, [message("making.put-away", n=len(kept))] if kept else ()):
            now = self._now(file.path)
            if parent is not None and now is not None and unit_of(now.scenario, parent):
                self._document.show_next(replace(self._document.state, selected=parent, picked=frozenset()))

    def _clip(self, file: ScenarioFile, ids: tuple[str, ...], *, cut: bool) -> None:
        editor_of(self._document).clip = Clip(file, uppermost(file.scenario, ids), cut)
        what = of_units("moved" if cut else "copied", _names(file.scenario, ids))
        editor_of(self._document).said.emit(message("making.cut" if cut else "making.copied", what=what))

    def _paste(self, file: ScenarioFile, below: str) -> None:
        editor = editor_of(self._document)
        clip = editor.clip
        if clip is None:
            editor.refused.emit(message("making.nothing-cut"))
            return
        now = self._document.state.open_file(clip.home.path)
        ids = () if now is None else tuple([id for id in clip.ids if unit_of(now.scenario, id)])
        if now is None or not ids:
            # Its draft is closed, or has them no more: they come as they were.
            self._bring(file, clip.home, clip.ids, below)
        elif now.path != file.path:
            self._bring(file, now, ids, below, cut=clip.cut)
        elif clip.cut:
            away = [id for id in ids if id in tray_of(file.scenario).index]
            placed = [id for id in ids if id not in away]
            edits: list[Edit] = [taking_out(file.scenario, id, below) for id in away]
            if placed:
                edits.append(moving(file.scenario, placed, below))
            if self._act(file, edits, select=ids[0]):
                editor.clip = None
        else:
            made, after = list[Added](), file.scenario
            for id in ids:
                for each in copies(after, id):
                    # Beside its original it stands right behind it, elsewhere last.
                    made.append(each if each.below == below else replace(each, below=below, at=None))
                after = edited(after, made[-1:])
            named = of_units("copied", [each.unit.name for each in made])
            self._act(file, made, named, select=made[0].unit.id)

    def _bring(
        self, file: ScenarioFile, home: ScenarioFile, ids: tuple[str, ...], below: str, *, cut: bool = False
    ) -> None:
        """As a drop from another draft does: units come as they are there.

        What was `cut` goes from there in the same action, where that draft is edited still; where it is not, that is
        said.
        """
        edits, said = brought(file, home, ids, below, None)
        named = of_units("brought", _names(home.scenario, ids))
        leaves = cut and home.path in self._document.state.editing
        if cut and not leaves:
            said = (*said, message("making.cut-stays", title=home.scenario.title))
        going = {home.path: removing(home.scenario, ids, alone=False)} if leaves else {}
        kept = [id for its in going.values() for edit in its if isinstance(edit, PutAway) for id in edit.ids]
        if kept:
            said = (*said, message("making.put-away", n=len(kept)))
        if self._act(file, edits, named, said, select=ids[0], beside=going) and leaves:
            editor_of(self._document).clip = None

    def _multiply(self, file: ScenarioFile, ids: tuple[str, ...]) -> None:
        from PySide6.QtWidgets import QInputDialog

        speech = self._speech()
        title = speech("action.multiply").replace("&", "").rstrip("…")
        dialog = QInputDialog(self._charts)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(speech("making.how-many"))
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(1, 99)
        dialog.setOkButtonText(title)
        dialog.setCancelButtonText(speech("export.cancel"))
        dialog.intValueSelected.connect(lambda number: self._multiply_now(file.path, ids, number))
        dialog.open()

    def _multiply_now(self, path: Path, ids: tuple[str, ...], number: int) -> None:
        file = self._now(path)
        if file is None or not self._are_placed(file, ids):
            return
        made = copies(file.scenario, uppermost(file.scenario, ids)[0], number)
        self._act(file, made, of_units("copied", [each.unit.name for each in made]), select=made[-1].unit.id)

    def _are_placed(self, file: ScenarioFile, ids: Sequence[str]) -> bool:
        """Whether those have a place still; else it is said which has none."""
        lost = not_placed(file.scenario, ids)
        if lost is not None:
            editor_of(self._document).refused.emit(lost)
        return lost is None

    def _ask_where(self, file: ScenarioFile, ids: tuple[str, ...]) -> None:
        from orgsim.app.editing.moving_to import MovingTo

        dialog = MovingTo(file.scenario, ids, self._document.state.language, self._charts)
        dialog.chosen.connect(lambda below: self._move_now(file.path, ids, below or None))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _move_now(self, path: Path, ids: tuple[str, ...], below: str | None) -> None:
        if (file := self._now(path)) is not None:
            self._act(file, (moving(file.scenario, ids, below),), select=ids[0])

    # naming

    def _ask_new(self, file: ScenarioFile, by: str | None, where: Where) -> None:
        speech = self._speech()
        place = place_for_new(file.scenario, by, where)
        field = self._open_field(asked := _Asked(file.path, by, where))
        field.ask_kind(
            kinds_of(file.scenario, speech),
            lambda name: guessed_kind((self._now(file.path) or file).scenario, name, place.below),
            speech("making.kind"),
        )
        languages = languages_for_new(file.scenario, self._document.state.language)
        if len(languages) > 1:
            field.ask_language(languages, speech("making.language"))
        its = languages[0] if languages else self._document.state.language
        field.entered.connect(
            lambda name, how: self._make(file.path, by, where, name, field.kind, field.language or its, how)
        )
        field.open(self._beside(asked), self._room(), speech(asked.key))

    def _ask_name(self, file: ScenarioFile, of: str) -> None:
        state, speech = self._document.state, self._speech()
        name, language = name_in(file.scenario, of, state.language)
        field = self._open_field(asked := _Asked(file.path, of))

        def rename(said: str, _how: str) -> None:
            now = self._now(file.path)
            if now is not None and said != name:
                self._act(now, (Renamed(of, said, language),))
            self._leave_field()

        field.entered.connect(rename)
        field.open(self._beside(asked), self._room(), speech(asked.key), name)

    def _make(
        self, path: Path, by: str | None, where: Where, name: str, kind: str | None, language: Language, how: str
    ) -> None:
        file = self._now(path)
        self._leave_field()
        if file is None or (by is not None and not self._are_placed(file, [by])):
            return
        beside = [other.scenario for other in self._document.state.open_files if other.path != path]
        made, following = making(file.scenario, by, where, name, kind, language, beside)
        named = of_units("added", [made.unit.name])
        others = [its for its in named_in(file.scenario) if made.unit.name.und is None and its != language]
        said = tuple([message(f"form.language.{its}") for its in others])
        told = [message("making.named-in", language=message(f"form.language.{language}"), others=said)] if said else []
        if self._act(file, (made, *following), named, told, select=made.unit.id) and how == "tab":
            # One goes on downwards, as in any outliner.
            self.do("make-below")

    def _now(self, path: Path) -> ScenarioFile | None:
        """The draft as it is by now, where it is seen still: while one is asked, others may change or hide it."""
        return next((file for file in self._document.state.files if file.path == path), None)

    def _near(self, unit: str | None) -> QRect:
        """Where the box of a unit is drawn in the chart of the active draft, within all charts; else their middle.

        A draft that has just been opened has no chart yet, where another view was shown a moment ago.
        """
        chart = self._charts.active_pane()
        place = chart.place_of(unit) if chart is not None and unit is not None else None
        if chart is None or place is None:
            middle = (self._charts.rect() if chart is None else chart.geometry()).center()
            return QRect(middle, middle)
        box = place.toAlignedRect()
        return QRect(chart.mapTo(self._charts, box.topLeft()), box.size())

    def _room(self) -> QRect:
        """The chart of the active draft, within all charts: a field of one is not to hide the next."""
        chart = self._charts.active_pane()
        return self._charts.rect() if chart is None else place_in(chart, self._charts).toRect()

    def _beside(self, asked: _Asked) -> QRect:
        """Where the field stands: over the name, or where the new unit comes."""
        near = self._near(asked.by)
        if asked.where is None:
            return near
        right, under = (24 if asked.where == "below" else 0), asked.where in ("below", "after")
        return near.translated(right, near.height() + 4 if under else -4)

    def _follow(self) -> None:
        """Stand by the unit where its chart is laid out anew."""
        if self._field is not None and self._asked is not None and self._field.isVisible():
            self._field.stand(self._beside(self._asked), self._room())

    def _speak_anew(self, before: State, after: State) -> None:
        if self._field is None or self._asked is None:
            return
        file, speech = self._now(self._asked.path), self._speech()
        was = before.open_file(self._asked.path)
        # A draft has kinds of its own, which another program may change.
        are_same = file is None or was is None or file.scenario.kinds == was.scenario.kinds
        if are_same and before.language == after.language:
            return
        kinds = kinds_of(file.scenario, speech) if file is not None else []
        self._field.speak(speech(self._asked.key), kinds, speech("making.kind"), speech("making.language"))

    def _open_field(self, asked: _Asked) -> NameField:
        self._drop_field()
        self._asked = asked
        for chart in self._charts.panes:
            if isinstance(chart, GlidingChart) and chart not in self._heard:
                self._heard.add(chart)
                for told in (chart.shown, chart.progressed, chart.arrived):
                    told.connect(self._follow)
        field = self._field = NameField(self._charts, theme_of(self._document.state))
        field.given_up.connect(self._leave_field)
        return field

    def _settle(self) -> None:
        """Take the name that is typed: its draft or the window is about to be closed."""
        if self._field is not None:
            self._field.settle()

    def _leave_field(self) -> None:
        """Close the field, with the keyboard back where the units are."""
        self._drop_field()
        self._charts.take_keyboard(Qt.FocusReason.OtherFocusReason)

    def _drop_field(self) -> None:
        field, self._field, self._asked = self._field, None, None
        if field is not None:
            let_go(field)


def _names(scenario: Scenario, ids: Sequence[str]) -> list[Text]:
    return [unit.name for id in ids if (unit := unit_of(scenario, id)) is not None]
