"""The main window: puts the parts together and shows in each what the document says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QWidget

from orgsim.app.actions import Actions
from orgsim.app.cards.hidden_strip import HiddenStrip
from orgsim.app.cards.strip import CardStrip
from orgsim.app.chart.panes import ChartPanes
from orgsim.app.document.document import Document
from orgsim.app.document.keeping import keeper_of
from orgsim.app.document.seen import theme_of
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import OpenFigure, State
from orgsim.app.editing.edit_actions import EditActions
from orgsim.app.editing.snapshots import Snapshots
from orgsim.app.importing.import_actions import ImportActions
from orgsim.app.menus import Menus
from orgsim.app.opening.file_actions import FileActions
from orgsim.app.opening.making_actions import MakingActions
from orgsim.app.painting import Painting
from orgsim.app.pictures.picture_actions import PictureActions
from orgsim.app.presenter.presenting import Presenting
from orgsim.app.presenter.story_actions import StoryActions
from orgsim.app.shell.banner import Banner
from orgsim.app.shell.checks_badge import ChecksBadge
from orgsim.app.shell.draft_actions import DraftActions
from orgsim.app.shell.dressing import Dressing
from orgsim.app.shell.header import Header
from orgsim.app.shell.help_actions import HelpActions
from orgsim.app.shell.inside.body import Body, lay_out_all
from orgsim.app.shell.inside.choosing import Choosing
from orgsim.app.shell.inside.doing import (
    ask_copy,
    fill_screen,
    find,
    make,
    open_tray,
    turn_to_library,
    walk_differences,
)
from orgsim.app.shell.inside.dropping import take, take_in
from orgsim.app.shell.inside.going import go_to
from orgsim.app.shell.inside.hearing import hear_differences, hear_found, hear_goals, hear_library, hear_undoing
from orgsim.app.shell.inside.panels import Panels
from orgsim.app.shell.inside.saying import Saying
from orgsim.app.shell.inside.titles import entitle, shows_files, title_of
from orgsim.app.shell.inside.views import Views
from orgsim.app.shell.leisure import Leisure
from orgsim.app.shell.placing import place_first
from orgsim.app.shell.rail import Rail
from orgsim.app.shell.search_field import SearchField
from orgsim.app.shell.status import StatusLine
from orgsim.app.shell.view_actions import ViewActions
from orgsim.app.shell.visited import Visited
from orgsim.app.structure.link_legend import LinkLegend
from orgsim.app.structure.structure_view import StructureView
from orgsim.app.views import charts_in, zoomable_in
from orgsim.files.writing.units.session import unsaved
from orgsim.messages import catalog
from orgsim.model.views import DRAWN_VIEWS, VIEWS, ViewName

if TYPE_CHECKING:
    from orgsim.analysis.overlays.overlaid import Overlaid
    from orgsim.app.editing.form.panel import UnitPanel
    from orgsim.app.editing.tray.panel import TrayPanel
    from orgsim.app.library.page import LibraryPage
    from orgsim.drawing.chart.marks import Marked

_USUAL = QSize(1440, 900)
_LEAST = QSize(800, 500)


class MainWindow(QMainWindow):
    """The window over one document."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__()
        self._document = document
        self._settings = settings
        self._keeper = keeper_of(document)
        self.actions_by_name = Actions(self)
        actions = self.actions_by_name
        self.menus = Menus(actions, self)
        self.files = FileActions(document, actions, settings, self)
        self.search = SearchField(document, self)
        self.banner = Banner()
        self.cards = CardStrip()
        self.hidden = HiddenStrip()
        self.structure = StructureView(document)
        self._told: State | None = None
        self._coloured_by: Overlaid | None = None
        """What its boxes are coloured by, where that is found out."""
        self.structure.lead_on(lambda view: document.change(view=view))
        self.status = StatusLine()
        self.saying = Saying(document, self.status, self)
        self.views = Views(document, self.structure, self)
        self.panels = Panels(document, actions, settings, self.views, self)
        self.view_actions = ViewActions(
            document, actions, self.menus, self.structure, self.views.charts, self.views.zoomable, self
        )
        self.visited = Visited(document, actions, self.views.look, self.views.show_look, self.views.own_charts, self)
        self.draft_actions = DraftActions(document, actions, self.menus, self)
        self.edit_actions = EditActions(document, actions, self)
        self.new_files = MakingActions(document, actions, self.files, self.edit_actions, settings, self)
        self.snapshots = Snapshots(document, actions, self.menus["snapshots"], self)
        self.imports = ImportActions(document, actions, settings, self)
        self.pictures = PictureActions(document, actions, settings, self)
        self.help = HelpActions(document, actions, self.menus.bar, self)
        self.presenting = Presenting(document, actions, self.menus, settings, self)
        self.story = StoryActions(
            document,
            actions,
            self.presenting,
            self.status.announce,
            self.new_files.ask_comparison,
            self.views.look,
            self,
        )
        self._build()
        self._connect()
        document.changed.connect(Painting(self).put_off)
        document.changed.connect(self._on_change)
        self._choosing.speak(document.state)
        self._choosing.paint(document.state)
        self._tell(document.state)
        self.setMinimumSize(_LEAST)
        place_first(self, _USUAL)
        if settings.geometry is not None:
            self.restoreGeometry(settings.geometry)

    # putting together

    def _build(self) -> None:
        actions = self.actions_by_name
        self._header = Header(self.menus.bar, self.search)
        for name in ("open", "export", "present"):
            self._header.add_button(actions[name])
        group = QActionGroup(self)
        for name in VIEWS:
            group.addAction(actions[name])
        group.addAction(actions["library"])
        self.rail = Rail([actions[name] for name in VIEWS], actions["library"])
        self._checks_badge = ChecksBadge(self._document, self.rail, self)
        self._link_legend = LinkLegend()
        self.body = body = Body(
            self._header, self.banner, self.rail, self.cards, self.hidden, self._link_legend, self.status
        )
        self.setCentralWidget(body.widget)
        self._dressing = Dressing(self, body.widget, body.stack, body.start)
        self._choosing = Choosing(self._document, actions, self.menus, self._dressing, self._settings)
        self.views.lie_in(body.stack, self._dressing, self.go_to)
        self.panels.lie_in(body, self._dressing)
        self.leisure = Leisure(self._document, body.room_beside, self)
        self.leisure.marked.connect(self._tell_differing)
        self.leisure.edited.connect(self.panels.get_ready)
        self.status.add_tool(actions["remits"], text=True)
        self.status.add_tool(actions["staffing"])
        self.status.add_tool(self.menus["links"].menuAction(), text=True)
        self.status.add_tool(self.menus["overlay"].menuAction())
        self.status.add_tool(self.menus["direction"].menuAction())
        self._list_tool = self.status.add_tool(actions["list-differences"])
        for tool in ("link-panes", "fold", "unfold", "zoom-out", "fit", "zoom-in"):
            self.status.add_tool(actions[tool], zooms=tool in ("zoom-out", "fit", "zoom-in"))
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        actions, document, saying = self.actions_by_name, self._document, self.saying
        self.views.charts_made.connect(self._hear_charts)
        self.views.first_shown.connect(self._hear_view)
        self.panels.library_made.connect(lambda its: hear_library(its, self.files, self.new_files, self.status))
        self.panels.inspector_made.connect(self._hear_inspector)
        self.files.leaving.save_with(self.new_files.ask_comparison)
        self.files.recent_changed.connect(lambda: self.menus.show_recent(self._settings.recent))
        self.menus.recent_chosen.connect(lambda path: self.files.open([path], add=False))
        self.cards.chosen.connect(lambda column: document.change(active=column))
        self.cards.menu_asked.connect(self.draft_actions.open_menu)
        self.cards.hide_asked.connect(self.draft_actions.hide)
        self.cards.close_asked.connect(self.files.close)
        self.cards.edit_asked.connect(self.edit_actions.switch)
        self.cards.move_asked.connect(self.files.move)
        self.cards.figure_asked.connect(
            lambda metric, column: document.change(view="metrics", figure=OpenFigure(metric, column))
        )
        self.hidden.show_asked.connect(self.draft_actions.show_again)
        self.draft_actions.said.connect(saying.say_undoable)
        self.view_actions.said.connect(self.status.announce)
        self._checks_badge.said.connect(self.status.announce_first)
        for telling in (self.edit_actions, self.snapshots, self.new_files, self.files, self.imports, self._keeper):
            telling.said.connect(saying.say)
        self.pictures.said.connect(saying.say_of_file)
        self.imports.open_asked.connect(lambda paths, add: self.files.open(paths, add=add, made=True))
        self.imports.made.connect(saying.say_made)
        self.new_files.made.connect(saying.say_made)
        self.snapshots.compare_asked.connect(self.new_files.open_snapshot)
        self.edit_actions.making_asked.connect(lambda command: make(document, self.views, command))
        self.banner.dismissed.connect(lambda: document.change(problems=()))
        self.search.chosen.connect(self.go_to)
        self._hear_charts(self.structure)
        self.structure.unfolded.connect(self._tell_colours)
        self.status.all_asked.connect(lambda all_: actions["unfold-all" if all_ else "fold-readable"].trigger())
        actions["state-unit"].triggered.connect(lambda _checked: self.panels.inspector.enter())
        actions["find"].triggered.connect(lambda _checked: find(self.panels, self.search))
        actions["tray"].triggered.connect(lambda _checked: open_tray(document, self.panels, self.edit_actions))
        actions["quit"].triggered.connect(self.close)
        actions["next-difference"].triggered.connect(lambda: walk_differences(document, self.views, saying, +1))
        actions["previous-difference"].triggered.connect(lambda: walk_differences(document, self.views, saying, -1))
        actions["full-screen"].triggered.connect(lambda on: fill_screen(self, on))
        actions["library"].triggered.connect(lambda _checked: turn_to_library(document, self.view_actions))
        actions["duplicate"].triggered.connect(lambda _checked: ask_copy(self.panels, self.new_files))

    def _hear_charts(self, charts: ChartPanes) -> None:
        charts.zoomed.connect(lambda zoom: self.status.tell_zoom(zoom, self._document.state))
        charts.unfolded.connect(self._tell_shown)
        hear_found(charts, self.cards, self.status, self._document)
        charts.moved.connect(self.visited.moved)
        charts.menu_asked.connect(self.menus["unit"].popup)

    def _hear_view(self, name: ViewName, view: QWidget) -> None:
        if name == "differences":
            hear_differences(view, self.body, self._dressing, self.status, self.actions_by_name)
        hear_undoing(name, view, self.edit_actions)
        hear_goals(name, view, self.status, self.actions_by_name, self.files.leaving)

    def _hear_inspector(self, inspector: UnitPanel) -> None:
        inspector.overlay = self.structure.overlay
        inspector.unit_asked.connect(self.go_to)

    # showing

    def _on_change(self, before: State, after: State) -> None:
        self.body.standing.hold(before, after, self.views)
        if before.language != after.language:
            self._choosing.speak(after)
        if before.theme != after.theme:
            self._choosing.paint(after)
        self._tell(after)

    def _tell(self, state: State) -> None:
        speech, theme = catalog(state.language), theme_of(state)
        self.banner.tell(state.problems, speech, theme)
        self.cards.tell(state)
        self.cards.setVisible(shows_files(state))
        self.hidden.tell(state)
        self.hidden.setVisible(bool(state.hidden) and shows_files(state))
        self.menus.tell(state)
        self.view_actions.tell(state)
        self.draft_actions.tell(state)
        self.edit_actions.tell(state)
        self.snapshots.tell(state)
        self.panels.tell_library(state)
        title = title_of(state, speech)
        self._header.set_title(title)
        # The library has a field of its own: this one would find what nobody sees.
        self.search.setVisible(shows_files(state))
        entitle(self, title, edited=bool(unsaved(state.session) | state.unentered))
        self._tell_colours()
        self._show_view(state)
        self.panels.tell(state, clicked=self.structure.awaits_second_click)
        self._told = state
        self.help.tell(state)

    def _tell_colours(self) -> None:
        """Say what the colours and the links of the structure mean, once they are found out."""
        state = self._document.state
        before, self._coloured_by = self._coloured_by, self.structure.overlay(state)
        self._link_legend.tell(state, self._coloured_by, self.structure.drawings)
        if before is not self._coloured_by and state is self._told:
            # Of a state that it was told of before that was found out.
            self.panels.tell(state, clicked=False)

    def _show_view(self, state: State) -> None:
        shown = shows_files(state)
        view = self.views.view(state.view) if shown else self.panels.library if self.isVisible() else self.body.start
        switched = self.body.show(view, listed=state.view == "differences" and state.differences_listed and shown)
        self.status.show_tools(chart=charts_in(view) is not None, zoomed=zoomable_in(view) is not None)
        self._list_tool.setVisible(state.view == "differences" and shown)
        self._tell_shown()
        if switched and self.isVisible():
            lay_out_all()
        self.leisure.tell(state)

    def _tell_differing(self, state: State, found: Marked) -> None:
        """Have the structure view tell where something differs, where that is found out for what it shows."""
        if state.files is self._document.state.files:
            self.structure.tell_differing(found)
            self._tell_shown()

    def _tell_shown(self) -> None:
        """Say how many units the charts show, in a view that has any."""
        state = self._document.state
        charts = self.views.own_charts() if shows_files(state) else None
        shown, dotted = (charts.shown, charts.dotted > 0) if charts is not None else ((), False)
        self.status.tell_shown(shown, state, dotted=dotted)

    # what others ask of it

    @property
    def library(self) -> LibraryPage:
        """The start page."""
        return self.panels.library

    @property
    def inspector(self) -> UnitPanel:
        """The form of the selected unit."""
        return self.panels.inspector

    @property
    def tray(self) -> TrayPanel:
        """The panel of what was put away."""
        return self.panels.tray

    def charts(self) -> ChartPanes:
        """The charts of the view that is shown, else those of the structure view."""
        return self.views.charts()

    # what the user asks for

    def go_to(self, unit_id: str) -> None:
        """Show that unit: unfold what hides it, select it and bring it into view."""
        go_to(self._document, self.view_actions, self.views.charts, unit_id)

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Get views ready for the new size."""
        super().resizeEvent(event)
        self.leisure.await_rest()

    def setVisible(self, visible: bool) -> None:
        """Let cards take the height that they need before charts are laid out for what they leave."""
        if visible and not self.isVisible():
            self.body.settle(self.layout())
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the library where nothing was opened until now."""
        super().showEvent(event)
        if self.body.stack.currentWidget() is self.body.start:
            self._show_view(self._document.state)

    def changeEvent(self, event: QEvent) -> None:
        """Tick the menu as the window is, however it came to be so: the desktop has ways of its own."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.actions_by_name["full-screen"].setChecked(self.isFullScreen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nobody else needs it, leads back from the library, else clears the selection.

        What is pasted, where nobody else takes it, is imported if it is a table or a list; what is copied of what is
        drawn is its picture.
        """
        state = self._document.state
        drawn = bool(state.files) and state.view in DRAWN_VIEWS and not state.library
        if event.matches(QKeySequence.StandardKey.Copy) and drawn:
            self.actions_by_name["copy"].trigger()
        elif event.matches(QKeySequence.StandardKey.Paste) and self.imports.paste(asked=False) is not None:
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self._document.state.library:
            self._document.change(library=False)
        elif event.key() == Qt.Key.Key_Escape and self._document.state.selected is not None:
            self._document.change(selected=None)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that may be scenarios, or become some."""
        take_in(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the dropped files beside what is open, and show what others become."""
        take(event, self.files, self.imports)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask where something would be lost, and remember the window's place; without it nothing is presented."""
        self.presenting.stop()
        if self.files.leaving.asks(self.close, closing=True):
            event.ignore()
            return
        self._settings.geometry = self.saveGeometry()
        self._settings.keep(self._document.state)
        self.help.close()
        self.leisure.leave()
        self.files.leave()
        super().closeEvent(event)
