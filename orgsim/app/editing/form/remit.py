"""What a body decides: its matters, one below another."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton

from orgsim.app.document.state import State
from orgsim.app.editing.form.choosing import Chosen
from orgsim.app.editing.form.deciding.handling import Handling
from orgsim.app.editing.form.entry import Entry
from orgsim.app.editing.form.hand import Hand, Make
from orgsim.app.editing.form.picking import Picker
from orgsim.app.editing.form.section import Fields
from orgsim.app.editing.form.stating import Subject, nearest, places, said
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import label, let_go
from orgsim.drawing.theme import Theme
from orgsim.model.edits.edits import Edit, MatterAdded, MatterMoved, MatterRemoved, MatterRenamed, RemitCleared
from orgsim.model.edits.remits import new_matter_id
from orgsim.model.text import Text
from orgsim.model.units import Matter

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class MatterRow(Entry):
    """What a matter is called, and a menu; of one matter after another, as that is quicker than to make it anew."""

    def __init__(self, hand: Hand, make: Make) -> None:
        super().__init__(hand, "", make, lines=True)
        self.matter = ""
        self._theme: Theme | None = None
        self._button = button = QToolButton()
        button.setObjectName("flat")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(button)
        button.setMenu(self.menu)
        self.row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def become(self, matter: str) -> None:
        """Be of that matter from now on."""
        self.matter, self.where = matter, f"remit.{matter}"

    def tell_menu(self, name: str) -> None:
        """Say what the menu is of."""
        self._button.setAccessibleName(name)
        theme = self._hand.theme
        if theme is not self._theme:
            self._theme = theme
            self._button.setIcon(icon("more", theme, colour=theme.muted_text))


class Remit(Fields):
    """A row for each matter, with a menu, and a field that adds one."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self.rows: dict[str, MatterRow] = {}
        """By the matter, in the order of the remit."""
        self._state: State | None = None
        self._moving: str | None = None
        self._opened: str | None = None
        self.handling: Handling | None = None
        """Made when that of a matter is first asked for."""
        self.new = Entry(hand, "remit", self._adding, lines=True)
        self.nothing = Chosen(hand, self._clearing)
        self._question = label(role="caption", wrap=True)
        self.to = Picker(self._offer)
        self._question.setBuddy(self.to)
        self.to.picked.connect(self._move_to)
        for part in (self.new, self.nothing, self._question, self.to):
            self.column.addWidget(part)

    def tell(self, of: Subject, state: State, *, anew: bool) -> None:
        """Show what is stated of `of`."""
        self._state = state
        if anew:
            self._moving = None
            self._opened = None
        speech = self.hand.speech
        if self.handling is not None:
            # Rows are counted without it.
            self.column.removeWidget(self.handling)
        remit = of.unit.remit or ()
        ids = [matter.id for matter in remit]
        kept = {} if anew else {id: row for id, row in self.rows.items() if id in ids}
        spare = [row for id, row in self.rows.items() if id not in kept]
        for row in spare:
            self.hand.leave_fields(row, gone=row.matter not in ids)
        self.rows = {}
        for place, matter in enumerate(remit):
            row = kept.get(matter.id) or (spare.pop(0) if spare else self._build())
            self.rows[matter.id] = row
            row.become(matter.id)
            if self.column.indexOf(row) != place:
                had = row.editor.hasFocus()
                self.column.insertWidget(place, row)
                if had:
                    row.editor.setFocus()
            language = nearest(of, matter.name, speech.language)
            name = speech("form.matter", n=place + 1, of=len(remit))
            row.tell(said(matter.name, language), name, anew=matter.id not in kept)
            row.tell_menu(speech("form.matter-menu", what=matter.name))
        for row in spare:
            self.column.removeWidget(row)
            let_go(row)
        caption = speech("form.add-matter")
        self.new.tell("", caption, caption, anew=anew)
        stated = None if of.unit.remit is None else ()
        items = [(speech("fact.not-stated"), None), (speech("fact.remit.none"), ())]
        self.nothing.tell(speech("form.without-matters"), items, stated)
        self.nothing.setVisible(not remit)
        self._tell_moving(of)
        self._tell_handling(of, anew=anew)

    def _tell_handling(self, of: Subject, *, anew: bool) -> None:
        """Show how the matter is handled of which that is asked, below it."""
        matter = next((matter for matter in of.unit.remit or () if matter.id == self._opened), None)
        if self.handling is None:
            return
        if matter is None:
            self.hand.leave_fields(self.handling, gone=self._opened is not None)
            self._opened = None
        else:
            self.handling.tell(of, matter, anew=anew or self.handling.matter != matter.id)
        self.column.insertWidget(1 + [*self.rows].index(matter.id) if matter is not None else 0, self.handling)
        self.handling.setVisible(matter is not None)

    def _open(self, id: str) -> None:
        """Ask how a matter is handled, or no more."""
        of = self.hand.subject
        if of is None:
            return
        if self.handling is None:
            self.handling = Handling(self.hand)
        self.column.removeWidget(self.handling)
        self._opened = None if self._opened == id else id
        self._tell_handling(of, anew=True)

    def _build(self) -> MatterRow:
        row = MatterRow(self.hand, lambda of, text: self._renaming(of, row.matter, text))
        row.editor.installEventFilter(self)
        row.menu.aboutToShow.connect(lambda: self._fill(row.menu, row.matter))
        return row

    def _fill(self, menu: QMenu, id: str) -> None:
        """What can be done with the matter."""
        menu.clear()
        speech, of = self.hand.speech, self.hand.subject
        ids = [matter.id for matter in (of.unit.remit or ())] if of is not None else []
        if id not in ids:
            return
        at = ids.index(id)
        up = menu.addAction(speech("form.up"), lambda: self._step(id, -1))
        down = menu.addAction(speech("form.down"), lambda: self._step(id, 1))
        up.setEnabled(at > 0)
        down.setEnabled(at < len(ids) - 1)
        shown = menu.addAction(speech("form.handling"), lambda: self._open(id))
        shown.setCheckable(True)
        shown.setChecked(self._opened == id)
        menu.addAction(speech("form.move-to"), lambda: self._ask(id))
        menu.addSeparator()
        menu.addAction(speech("form.remove-matter"), lambda: self._remove(id))

    # what is typed

    def _adding(self, of: Subject, text: str) -> list[Edit]:
        if not text.strip():
            return []
        beside = [its for its in self._state.scenarios if its is not of.scenario] if self._state is not None else []
        name = " ".join(text.split())
        language = nearest(of, None, self.hand.speech.language)
        matter = Matter(id=new_matter_id(of.scenario, name, beside), name=Text(**{language or "und": name}))
        return [MatterAdded(of.unit.id, matter)]

    def _renaming(self, of: Subject, id: str, text: str) -> list[Edit]:
        matter = next((matter for matter in of.unit.remit or () if matter.id == id), None)
        if matter is None:
            return []
        language = nearest(of, matter.name, self.hand.speech.language)
        return [MatterRenamed(of.unit.id, id, " ".join(text.split()), language)]

    def _clearing(self, value: object) -> list[Edit]:
        of = self.hand.subject
        return [] if of is None else [RemitCleared(of.unit.id, nothing=value is not None)]

    # what is done with a matter

    def _step(self, id: str, way: int) -> None:
        of = self.hand.subject
        ids = [matter.id for matter in (of.unit.remit or ())] if of is not None else []
        if of is not None and id in ids and 0 <= ids.index(id) + way < len(ids):
            self.hand.do([MatterMoved(id, of.unit.id, of.unit.id, ids.index(id) + way)])
            # Who hears of it may lead to another unit at once.
            if (row := self.rows.get(id)) is not None:
                row.editor.setFocus()

    def _remove(self, id: str) -> None:
        of = self.hand.subject
        if of is not None:
            self.new.editor.setFocus()
            self.hand.do([MatterRemoved(of.unit.id, id)])

    def _ask(self, id: str) -> None:
        self._moving = id
        if self.hand.subject is not None:
            self._tell_moving(self.hand.subject)
            self.to.setFocus()

    def _tell_moving(self, of: Subject) -> None:
        matter = next((matter for matter in of.unit.remit or () if matter.id == self._moving), None)
        if matter is None:
            self._moving = None
        else:
            self._question.setText(self.hand.speech("form.where-to", what=matter.name))
            self.to.speak(self.hand.speech("form.find-body"))
        self._question.setVisible(matter is not None)
        self.to.setVisible(matter is not None)

    def _offer(self) -> list[tuple[str, str, str]]:
        of = self.hand.subject
        return [] if of is None else places(of.scenario, self.hand.speech, (of.unit.id,))

    def _move_to(self, id: str) -> None:
        of, matter = self.hand.subject, self._moving
        if of is not None and matter is not None:
            self.new.editor.setFocus()
            self.hand.do([MatterMoved(matter, of.unit.id, id)])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with an arrow moves a matter among the others."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
            and event.key() in _STEPS
        ):
            row = next(row for row in self.rows.values() if row.editor is watched)
            self._step(row.matter, _STEPS[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)
