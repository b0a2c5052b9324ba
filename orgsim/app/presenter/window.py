"""The full-screen window that presents a comparison.

It has a document of its own, so that nothing that is done in it changes how the main window looks at things: whoever
leaves is back where they were. Of the main window's document it follows what is open, the language and the theme.
"""

from __future__ import annotations

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
from orgsim.app.painting import Painting
from orgsim.app.presenter.bars import CaptionBar, Titles
from orgsim.app.presenter.framing import Framing
from orgsim.app.presenter.hand.pointing import Pointing
from orgsim.app.presenter.keys import Command, command
from orgsim.app.presenter.notes import Notes
from orgsim.app.presenter.paging import can_scroll, goes_on, scroll
from orgsim.app.presenter.scale import SCALES, Enlarging, larger, smaller
from orgsim.app.presenter.sharing import Sharing
from orgsim.app.presenter.stage import Curtain, Stage
from orgsim.app.presenter.steps import Course, at_step, view_of
from orgsim.app.presenter.working import Working
from orgsim.app.structure.structure_view import StructureView
from orgsim.app.views import Choosing, charts_in
from orgsim.app.weakly import weakly
from orgsim.app.widgets.style import style_sheet
from orgsim.messages import catalog
from orgsim.model.story import Step
from orgsim.model.views import ViewName

_SETTLED_MS = 300
"""By when a flow has been drawn anew for its room."""


class Presenter(QWidget):
    """Shows step after step to a room, until Escape."""

    left = Signal()
    """The presentation is over."""

    def __init__(self, document: Document, settings: Settings, screen: QScreen, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.document = Document(document.state, document.kept, self)
        self._painting = Painting(self)
        self.document.changed.connect(self._painting.put_off)
        self.editor = editor_of(self.document)
        self.course = Course(document.state)
        self._enlarging = Enlarging(settings, screen.availableGeometry().height())
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
        self.black = Curtain(self)
        self.pointing = Pointing(self)
        this = proxy(self)  # which has them
        self.notes = Notes(self.document, lambda: this.scale, self, self.caption)
        self.framing = Framing(self.document, self.stage, weakly(self._step), self)
        self.framing.wanted.connect(self._frame_anew)
        self.working = Working(self.document, self.stage, weakly(self._go_to), self)
        self.working.moved.connect(self._make_room)
        self.setObjectName("presenter")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusProxy(self.stage)
        self.stage.installEventFilter(self)
        self.stage.viewport().installEventFilter(self)
        self.sharing = Sharing(document, self.document, self.course, self.notes, self)
        self.sharing.over.connect(self.close)
        self.sharing.coming.connect(self._painting.hold)
        self.sharing.followed.connect(self._heard)
        self.sharing.lost.connect(self._show_step)
        self._paint()
        self._tell()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())

    # what is shown

    @property
    def scale(self) -> float:
        """How much larger than on a desk things are shown."""
        return self._enlarging.scale

    @property
    def enlarged(self) -> float:
        """How much larger than on a desk the view is laid out."""
        return self._enlarging.of(self.document.state.view, self.height())

    @property
    def _least(self) -> float:
        """Pixels, before they are enlarged, of the smallest text that the room can read."""
        return self._enlarging.least(self.document.state.view, self.height())

    def _step(self) -> Step:
        return self.course.step

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
            self.course.go(place)

    def do(self, what: Command) -> None:
        """Do what a key asks for."""
        match what:
            case "next":
                self._go(self.course.place + 1)
            case "previous":
                self._go(self.course.place - 1)
            case "first":
                self._go(0)
            case "last":
                self._go(len(self.course.steps) - 1)
            case "black":
                self.black.draw(not self.black.isVisible())
            case "larger":
                self._show_larger(larger(self.scale))
            case "smaller":
                self._show_larger(smaller(self.scale))
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
                self.sharing.switch_editing()
            case "undo":
                self.editor.undo()
            case "redo":
                self.editor.redo()
            case "save":
                self.sharing.save()
            case "put-away":
                self.working.put_away()
            case "tray":
                self.working.list()
            case "state-unit":
                self.working.state_unit()

    def _go(self, place: int) -> None:
        """Show that step; out of black too, and past either end nothing happens."""
        self.black.draw(False)
        if self.course.go(place):
            self.notes.has_gone_on()
            self._show_step()

    def _show_step(self) -> None:
        # What was done a moment ago is to be seen in this step too, and what is typed is entered.
        keeper_of(self.document).settle()
        self.sharing.hand_back()
        step = self.course.step
        self.document.show(at_step(self.course.base, step))
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
            self._go(self.course.place + way)
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
        if not self.course.step.parts:
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
        self.caption.tell(self.course.step, (self.course.place, len(self.course.steps)), theme, speech, scale)

    def _paint(self) -> None:
        theme = theme_of(self.document.state)
        self.setStyleSheet(f"#presenter, #stage {{ background: {theme.background}; }}\n{style_sheet(theme)}")
        self.stage.set_theme(theme)
        self.stage.set_scale(self.enlarged)
        self.pointing.spot.set_colour(theme.error.fill)

    # what the keys do

    def _show_larger(self, scale: float) -> None:
        self._enlarging.show(scale)
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
            self.black.draw(False)
        elif isinstance(view, StructureView) and view.is_morphing:
            view.leave_morph()
            self.document.change(view=self._before_morph)
            self._show_view(self._before_morph)
            self._frame_anew()
        else:
            self.close()

    def _heard(self, before: State, after: State) -> None:
        """Show what the main window has told."""
        if before.theme != after.theme:
            self._paint()
        self._tell()
        self._painting.let_go()

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
        self.black.draw(False)

    def changeEvent(self, event: QEvent) -> None:
        """Another window has come to the front: it needs its pointer."""
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.pointing.cursor_at_rest.show()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep covering what is to be covered."""
        super().resizeEvent(event)
        self.black.cover()
        # Only now do the bars have their places.
        self._column.activate()
        self.notes.note.place()
        if self.isVisible():
            self.framing.resize()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing running, and nothing unwritten."""
        if (view := self.stage.view) is not None:
            view.hide()
        self.sharing.leave()
        self.notes.leave()
        self.framing.leave()
        self.pointing.cursor_at_rest.stop()
        super().closeEvent(event)
        self.left.emit()
