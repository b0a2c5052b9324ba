"""The full-screen window that presents a comparison.

It has a document of its own, so that nothing that is done in it changes how the main window looks at things: whoever
leaves is back where they were. Of the main window's document it follows what is open, the language and the theme.
"""

from __future__ import annotations

from collections.abc import Iterable
from weakref import proxy

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgsim.app.differences.view import DifferencesView
from orgsim.app.document.comparing import pair
from orgsim.app.document.document import Document
from orgsim.app.document.keeping import keeper_of
from orgsim.app.document.seen import theme_of
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State, revealing
from orgsim.app.editing.editor import editor_of
from orgsim.app.presenter.bars import CaptionBar, Titles
from orgsim.app.presenter.framing import Framing
from orgsim.app.presenter.keys import Command, command
from orgsim.app.presenter.notes import Notes
from orgsim.app.presenter.paging import can_scroll, goes_on, scroll
from orgsim.app.presenter.passing import going_on, handed_back, news, reread
from orgsim.app.presenter.pointing import Pointing
from orgsim.app.presenter.scale import SCALES, SMALLEST_TEXT, larger, smaller, usual_scale
from orgsim.app.presenter.stage import Stage
from orgsim.app.presenter.steps import at_step, first_step, steps_of, view_of, with_drafts
from orgsim.app.presenter.working import Working
from orgsim.app.structure.structure_view import StructureView
from orgsim.app.views import Choosing, charts_in
from orgsim.app.weakly import weakly
from orgsim.app.widgets.style import style_sheet
from orgsim.files.writing.units.session import unsaved
from orgsim.messages import catalog
from orgsim.model.story import Step
from orgsim.model.views import CHART_VIEWS, ViewName

_SETTLED_MS = 300
"""By when a flow has been drawn anew for its room."""


class Presenter(QWidget):
    """Shows step after step to a room, until Escape."""

    left = Signal()
    """The presentation is over."""

    def __init__(self, document: Document, settings: Settings, screen: QScreen, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._main = document
        self._settings = settings
        self.document = Document(document.state, document.kept, self)
        self.editor = editor_of(self.document)
        self._base = document.state
        """How the views were looked at when it began, with what is open now."""
        self._place = first_step(self._base)
        self._scale = settings.presenting_scale or usual_scale(screen.availableGeometry().height())
        self._before_morph: ViewName = "structure"
        self.titles = Titles()
        self.stage = Stage(self.document, self)
        self.stage.unit_asked.connect(self._go_to)
        self.caption = CaptionBar()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.titles)
        column.addWidget(self.stage, 1)
        column.addWidget(self.caption)
        self.black = QWidget(self)
        self.black.setObjectName("black")
        self.black.setStyleSheet("#black { background: black; }")
        self.black.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.black.hide()
        self.pointing = Pointing(self)
        this = proxy(self)  # which has them
        self.notes = Notes(self.document, lambda: this.scale, self, self.caption)
        self.framing = Framing(self.document, self.stage, lambda: this.steps[this.place], self)
        self.framing.wanted.connect(self._frame_anew)
        self.working = Working(self.document, self.stage, weakly(self._go_to), self)
        self.working.moved.connect(self._make_room)
        self.setObjectName("presenter")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusProxy(self.stage)
        self.stage.installEventFilter(self)
        self.stage.viewport().installEventFilter(self)
        for told in (self.editor.said, self.editor.refused):
            told.connect(lambda said: self.notes.say(said.key, **said.args))
        self.editor.copy_asked.connect(lambda _path: self.notes.say("present.edit-copy"))
        document.changed.connect(self._follow)
        # Later, so that every view has first seen the change that was made here.
        self.document.changed.connect(self._hand_back, Qt.ConnectionType.QueuedConnection)
        self._paint()
        self._tell()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())

    # what is shown

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps."""
        return steps_of(self._base)

    @property
    def place(self) -> int:
        """Which step is shown, counted from 0."""
        return self._place

    @property
    def scale(self) -> float:
        """How much larger than on a desk things are shown."""
        return self._scale

    @property
    def enlarged(self) -> float:
        """How much larger than on a desk the view is laid out.

        Charts get all that the screen's usual scale leaves them: with larger text around them, theirs would be smaller.
        """
        return usual_scale(self.height()) if self.document.state.view in CHART_VIEWS else self._scale

    @property
    def _least(self) -> float:
        """Pixels, before they are enlarged, of the smallest text that the room can read."""
        return SMALLEST_TEXT * self._scale / self.enlarged

    def start(self) -> None:
        """Take over the display."""
        begun = self.isVisible()
        self.showFullScreen()
        if not begun:
            self._show_step()
        self.activateWindow()
        self.stage.setFocus(Qt.FocusReason.OtherFocusReason)
        self.pointing.cursor_at_rest.wait()
        self.notes.hint()

    def move_to(self, screen: QScreen) -> None:
        """Go on on that display."""
        if self.screen() is screen:
            return
        # A window that fills a display is moved by no desktop.
        self.showNormal()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def begin_at(self, place: int) -> None:
        """Begin with that step, counted from 0, or go to it."""
        if self.isVisible():
            self._go(place)
        else:
            self._place = min(max(place, 0), len(self.steps) - 1)

    def do(self, what: Command) -> None:
        """Do what a key asks for."""
        match what:
            case "next":
                self._go(self._place + 1)
            case "previous":
                self._go(self._place - 1)
            case "first":
                self._go(0)
            case "last":
                self._go(len(self.steps) - 1)
            case "black":
                self._blacken(not self.black.isVisible())
            case "larger":
                self._show_larger(larger(self._scale))
            case "smaller":
                self._show_larger(smaller(self._scale))
            case "pointer":
                self.pointing.switch()
            case "morph":
                self._morph()
            case "next-difference":
                self._walk_differences(+1)
            case "previous-difference":
                self._walk_differences(-1)
            case "fit":
                self.framing.fit()
            case "help":
                self.notes.help()
            case "leave":
                self._leave()
            case "scroll-up":
                self._scroll(-1)
            case "scroll-down":
                self._scroll(+1)
            case "edit":
                self._switch_editing()
            case "undo":
                self.editor.undo()
            case "redo":
                self.editor.redo()
            case "save":
                self._save()
            case "put-away":
                self.working.put_away()
            case "tray":
                self.working.list()

    def _go(self, place: int) -> None:
        """Show that step; out of black too, and past either end nothing happens."""
        self._blacken(False)
        to = min(max(place, 0), len(self.steps) - 1)
        if to == self._place:
            return
        self._place = to
        self.notes.has_gone_on()
        self._show_step()

    def _show_step(self) -> None:
        # What was done a moment ago is to be seen in this step too, and what is typed is entered.
        keeper_of(self.document).settle()
        self._hand_back()
        state = self._base
        step = self.steps[self._place]
        shown = at_step(state, step)
        self.document.show(shown)
        # What stands above and below takes its height before the view is laid out for what that leaves.
        self._tell()
        self._column.activate()
        self.stage.settle()
        view = self._show_view(view_of(step))
        self.framing.fold(self._least)
        self._tell()
        if isinstance(view, StructureView):
            view.leave_morph()
        if isinstance(view, Choosing):
            view.unchoose()
        self.framing.look()
        # Once the view has laid itself out.
        QTimer.singleShot(0, self, self._tell_more)
        QTimer.singleShot(_SETTLED_MS, self, self._tell_more)

    def _show_view(self, name: ViewName) -> QWidget:
        self.stage.set_scale(self.enlarged)
        view = self.stage.show_view(name, self._least)
        self.working.tell()
        return view

    def _make_room(self) -> None:
        """Something that one edits with has come or gone: names stand above their drafts as they do now."""
        self.stage.settle()
        self._tell()

    def _walk_differences(self, way: int) -> None:
        """Go to the next difference or to the one before; where none are shown to that step, as in slide shows."""
        view = self.stage.view
        if not isinstance(view, DifferencesView):
            self._go(self._place + way)
        elif view.walk(way):
            self.notes.say("differences-view.from-first" if way > 0 else "differences-view.from-last")

    def _scroll(self, way: int) -> None:
        scroll(self.stage, way)
        self.notes.has_scrolled()

    def _tell_more(self) -> None:
        """Say how to go on where a view goes on below the screen."""
        if goes_on(self.stage):
            self.notes.tell_more()

    def _frame_anew(self) -> None:
        """Bring the step's part of the view into view again, after its room has changed."""
        self.stage.set_scale(self.enlarged)
        if not self.steps[self._place].parts:
            self.framing.fold(self._least)
        self._tell()
        self.framing.look_anew()

    def _go_to(self, unit_id: str) -> None:
        """Show a unit that was asked for in a view."""
        self.document.show(replace(revealing(self.document.state, unit_id), view="structure"))
        charts = charts_in(self._show_view("structure"))
        if charts is not None:
            charts.reach(unit_id, readable=True)

    def _tell(self) -> None:
        state = self.document.state
        theme, speech = theme_of(state), catalog(state.language)
        self.setWindowTitle(speech("present.title"))
        scale = self.enlarged
        columns = pair(state) if state.view == "transition" else None
        self.titles.tell(state, theme, speech, scale, self.stage.beside_charts(), columns)
        steps = self.steps
        self.caption.tell(steps[self._place], (self._place, len(steps)), theme, speech, scale)

    def _paint(self) -> None:
        theme = theme_of(self.document.state)
        self.setStyleSheet(f"#presenter, #stage {{ background: {theme.background}; }}\n{style_sheet(theme)}")
        self.stage.set_theme(theme)
        self.stage.set_scale(self.enlarged)
        self.pointing.spot.set_colour(theme.error.fill)

    # what the keys do

    def _blacken(self, on: bool) -> None:
        self.black.setVisible(on)
        if on:
            self.black.setGeometry(self.rect())
            self.black.raise_()

    def _show_larger(self, scale: float) -> None:
        self._scale = scale
        self._settings.presenting_scale = scale
        self.stage.set_scale(self.enlarged)
        self._tell()
        self._frame_anew()
        if SCALES[0] == scale or scale == SCALES[-1]:
            self.notes.say("present.scale.end", percent=round(scale * 100))
        else:
            self.notes.say("present.scale", percent=round(scale * 100))

    def _morph(self) -> None:
        """Play the drafts into each other, in whichever view one is."""
        if len(self.document.state.files) < 2:
            return
        view = self.stage.view
        if not (isinstance(view, StructureView) and view.is_morphing):
            self._before_morph = self.document.state.view
        self.document.change(view="structure")
        view = self._show_view("structure")
        if isinstance(view, StructureView):
            view.morph()

    def _leave(self) -> None:
        """Out of black, then out of the single chart, then out of the presentation."""
        view = self.stage.view
        if self.black.isVisible():
            self._blacken(False)
        elif isinstance(view, StructureView) and view.is_morphing:
            view.leave_morph()
            self.document.change(view=self._before_morph)
            self._show_view(self._before_morph)
            self._frame_anew()
        else:
            self.close()

    # what is decided while presenting, and what happens to the files meanwhile

    def _hand_back(self) -> None:
        """Let the main window have what was decided here: weights that were set, meetings that were assumed."""
        here, there = self.document.state, self._main.state
        if here.files and there.files:
            self._main.show(handed_back(here, there))

    def _switch_editing(self) -> None:
        """Let the active draft be edited, or no more."""
        state = self.document.state
        path = state.files[state.active].path
        self.editor.switch(path, path not in state.editing)

    def _save(self) -> None:
        """Save what is edited: through the main window, which tells what cannot be."""
        self._hand_back()
        edited = unsaved(self._main.state.session)
        if edited:
            saved = editor_of(self._main).save(edited)
            names = tuple([path.name for path in sorted(edited)])
            self.notes.say("edit.saved" if saved else "present.not-saved", n=len(names), names=names)

    def _follow(self, before: State, after: State) -> None:
        """Show what is open now, in whatever way it is being looked at, and say quietly what has happened."""
        if not after.files:
            self.close()
            return
        told = news(before, after)
        if told is None:
            return
        self._base = going_on(self._base, after, told)
        self._place = min(self._place, len(self.steps) - 1)
        shown = with_drafts(self.document.state, self._base, self.steps[self._place])
        self.document.show(replace(shown, **told))
        if before.theme != after.theme:
            self._paint()
        self._tell()
        if before.language != after.language:
            self.notes.speak_anew()
        if lost := after.stale - before.stale:
            self.notes.say("present.unreadable", files=_names(path.name for path in lost))
        elif before.files is not after.files:
            fresh = reread(before, after)
            if fresh:
                self.notes.say("present.reread", files=_names(fresh))

    # Qt's events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys before the view does, and see where the mouse is."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        if event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_L and not event.isAutoRepeat():
                self.pointing.release()
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._mouse_moved(self.mapFromGlobal(event.globalPosition().toPoint()))
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        charts = charts_in(self.stage.view)
        if charts is not None and charts.is_dragging:
            # Escape lets what is dragged be where it was.
            return False
        if event.key() == Qt.Key.Key_Escape and self.stage.is_worked_in():
            # There it leads back to the chart.
            return False
        helping = self.notes.end_help()
        wanted = command(event.key(), event.modifiers(), typing=self.stage.is_typed_into())
        if wanted is None or (wanted in ("scroll-up", "scroll-down") and not can_scroll(self.stage)):
            return False
        if helping and wanted == "help":
            return True
        if event.isAutoRepeat() and wanted in ("pointer", "black", "morph", "leave"):
            return True
        if wanted == "pointer":
            self.pointing.press()
        self.do(wanted)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take keys that come here because nothing has the keyboard."""
        if not self._take_key(event):
            super().keyPressEvent(event)

    def _mouse_moved(self, at: QPoint) -> None:
        if self.pointing.cursor_at_rest.is_hidden:
            self.notes.hint()
        self.pointing.move(at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click ends the black screen."""
        self._blacken(False)

    def changeEvent(self, event: QEvent) -> None:
        """Another window has come to the front: it needs its pointer."""
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.pointing.cursor_at_rest.show()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep covering what is to be covered."""
        super().resizeEvent(event)
        self.black.setGeometry(self.rect())
        # Only now do the bars have their places.
        self._column.activate()
        self.notes.note.place()
        if self.isVisible():
            self.framing.resize()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing running, and nothing unwritten."""
        if (view := self.stage.view) is not None:
            view.hide()
        keeper_of(self.document).settle()
        self._hand_back()
        self._main.changed.disconnect(self._follow)
        self.notes.leave()
        self.framing.leave()
        self.pointing.cursor_at_rest.stop()
        super().closeEvent(event)
        self.left.emit()


def _names(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
