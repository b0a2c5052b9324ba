"""What a body decides: its matters, one below another."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton

from orgsim.app.document.state import State
from orgsim.app.editing.form.choosing import Chosen
from orgsim.app.editing.form.entry import Entry
from orgsim.app.editing.form.hand import Hand
from orgsim.app.editing.form.picking import Picker
from orgsim.app.editing.form.section import Fields
from orgsim.app.editing.form.stating import Subject, nearest, places, said
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import label, let_go
from orgsim.model.edits.edits import Edit, MatterAdded, MatterMoved, MatterRemoved, MatterRenamed, RemitCleared
from orgsim.model.edits.remits import new_matter_id
from orgsim.model.text import Text
from orgsim.model.units import Matter

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Remit(Fields):
    """A row for each matter, with a menu, and a field that adds one."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self.rows: dict[str, Entry] = {}
        self._menus: dict[str, QToolButton] = {}
        self._state: State | None = None
        self._moving: str | None = None
        self._told: tuple[object, ...] = ()
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
        speech = self.hand.speech
        remit = of.unit.remit or ()
        ids = [matter.id for matter in remit]
        told = (self.hand.theme, speech)
        for id in [id for id in self.rows if id not in ids or anew or told != self._told]:
            row = self.rows.pop(id)
            self._menus.pop(id)
            self.column.removeWidget(row)
            let_go(row)
        self._told = told
        for place, matter in enumerate(remit):
            if matter.id not in self.rows:
                self._build(matter.id)
            row = self.rows[matter.id]
            if self.column.indexOf(row) != place:
                had = row.editor.hasFocus()
                self.column.insertWidget(place, row)
                if had:
                    row.editor.setFocus()
            language = nearest(of, matter.name, speech.language)
            name = speech("form.matter", n=place + 1, of=len(remit))
            row.tell(said(matter.name, language), name, anew=anew)
            self._menus[matter.id].setAccessibleName(speech("form.matter-menu", what=matter.name))
        caption = speech("form.add-matter")
        self.new.tell("", caption, caption, anew=anew)
        stated = None if of.unit.remit is None else ()
        items = [(speech("fact.not-stated"), None), (speech("fact.remit.none"), ())]
        self.nothing.tell(speech("form.without-matters"), items, stated)
        self.nothing.setVisible(not remit)
        self._tell_moving(of)

    def _build(self, id: str) -> None:
        entry = Entry(self.hand, f"remit.{id}", lambda of, text: self._renaming(of, id, text), lines=True)
        entry.editor.installEventFilter(self)
        entry.editor.setProperty("matter", id)
        button = QToolButton()
        button.setObjectName("flat")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setIcon(icon("more", self.hand.theme, colour=self.hand.theme.muted_text))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill(menu, id))
        button.setMenu(menu)
        entry.row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.rows[id], self._menus[id] = entry, button

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
            self.rows[id].editor.setFocus()

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
            self._step(str(watched.property("matter")), _STEPS[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)
