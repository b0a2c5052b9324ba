"""The main window: puts the parts together and shows in each what the document says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QActionGroup, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from orgsim.app.actions import Actions
from orgsim.app.cards.hidden_strip import HiddenStrip
from orgsim.app.cards.strip import CardStrip
from orgsim.app.chart.panes import ChartPanes
from orgsim.app.document.document import Document
from orgsim.app.document.keeping import keeper_of
from orgsim.app.document.look import Look, looking
from orgsim.app.document.outside import open_folder
from orgsim.app.document.seen import theme_of
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import OpenFigure, State
from orgsim.app.editing.commands import do_in
from orgsim.app.editing.edit_actions import EditActions
from orgsim.app.editing.snapshots import Snapshots
from orgsim.app.editing.tray.listed import is_listed
from orgsim.app.menus import Menus
from orgsim.app.opening.file_actions import SUFFIXES, FileActions
from orgsim.app.opening.making_actions import MakingActions
from orgsim.app.pictures.picture_actions import PictureActions
from orgsim.app.presenter.presenting import Presenting
from orgsim.app.presenter.story_actions import StoryActions
from orgsim.app.shell.banner import Banner
from orgsim.app.shell.checks_badge import ChecksBadge
from orgsim.app.shell.draft_actions import DraftActions
from orgsim.app.shell.dressing import Dressing
from orgsim.app.shell.header import Header
from orgsim.app.shell.help_actions import HelpActions
from orgsim.app.shell.leisure import Leisure
from orgsim.app.shell.placing import place_first
from orgsim.app.shell.rail import Rail
from orgsim.app.shell.search_field import SearchField
from orgsim.app.shell.status import StatusLine
from orgsim.app.shell.view_actions import ViewActions
from orgsim.app.shell.visited import Visited
from orgsim.app.structure.link_legend import LinkLegend
from orgsim.app.structure.structure_view import StructureView
from orgsim.app.views import Zoomable, charts_in, make_view, zoomable_in
from orgsim.app.widgets.languages import QtTexts
from orgsim.app.widgets.style import palette, style_sheet
from orgsim.files.writing.units.session import Snapshot, unsaved
from orgsim.messages import Catalog, Message, catalog
from orgsim.model.views import VIEWS, ViewName

if TYPE_CHECKING:
    from orgsim.app.editing.form.panel import UnitPanel
    from orgsim.app.editing.tray.panel import TrayPanel
    from orgsim.app.library.page import LibraryPage
    from orgsim.drawing.chart.marks import Marked

_USUAL = QSize(1440, 900)
_LEAST = QSize(800, 500)
_MARGIN = 10
_GAP = 8
_LAYERS = 3
"""How often layouts are asked to settle: each may ask the one that it lies in."""
_PANEL_PLACE = 2
"""Of the panel of the differences: after the rail and the column of cards and charts, before the inspector."""


class MainWindow(QMainWindow):
    """The window over one document."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__()
        self._document = document
        self._settings = settings
        self._qt_texts = QtTexts()
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
        self.structure.lead_on(lambda view: document.change(view=view))
        self._inspector: UnitPanel | None = None
        self._inspect = QTimer(self, singleShot=True)
        self._inspect.timeout.connect(lambda: self.inspector.slide(True, animated=document.state.motion))
        self.status = StatusLine()
        self._library: LibraryPage | None = None
        self._tray: TrayPanel | None = None
        self._start = QWidget()
        """In the place of the library until the window is shown: mostly, files are opened before."""
        self._views: dict[ViewName, QWidget] = {"structure": self.structure}
        self._panel: QWidget | None = None
        self.leisure = Leisure(document, self._room_beside, self)
        self.leisure.marked.connect(self._tell_differing)
        self.view_actions = ViewActions(document, actions, self.menus, self.structure, self.charts, self.zoomable, self)
        self.visited = Visited(document, actions, self._look, self._show_look, self._own_charts, self)
        self.draft_actions = DraftActions(document, actions, self.menus, self)
        self.edit_actions = EditActions(document, actions, self)
        self.new_files = MakingActions(document, actions, self.files, self.edit_actions, settings, self)
        self.snapshots = Snapshots(document, actions, self.menus["snapshots"], self)
        self.pictures = PictureActions(document, actions, settings, self)
        self.help = HelpActions(document, actions, self.menus.bar, self)
        self.presenting = Presenting(document, actions, self.menus, settings, self)
        self.story = StoryActions(
            document, actions, self.presenting, self.status.announce, self.new_files.ask_comparison, self._look, self
        )
        self._build()
        self._connect()
        self.setMinimumSize(_LEAST)
        place_first(self, _USUAL)
        if settings.geometry is not None:
            self.restoreGeometry(settings.geometry)
        document.changed.connect(self._on_change)
        self._speak(document.state)
        self._paint(document.state)
        self._tell(document.state)

    # putting together

    def _build(self) -> None:
        actions = self.actions_by_name
        self._header = Header(self.menus.bar, self.search)
        self._header.add_button(actions["open"])
        self._header.add_button(actions["export"])
        self._header.add_button(actions["present"])
        self._stack = QStackedWidget()
        self._pages = cast(QStackedLayout, self._stack.layout())
        self._link_legend = LinkLegend()
        self._stack.addWidget(self._start)
        self._stack.addWidget(self.structure)
        column = QVBoxLayout()
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_GAP)
        column.addWidget(self.cards)
        column.addWidget(self.hidden)
        column.addWidget(self._stack, 1)
        column.addWidget(self._link_legend)
        self._column = column
        group = QActionGroup(self)
        for name in VIEWS:
            group.addAction(actions[name])
        group.addAction(actions["library"])
        self._middle = middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        self.rail = Rail([actions[name] for name in VIEWS], actions["library"])
        self._checks_badge = ChecksBadge(self._document, self.rail, self)
        middle.addWidget(self.rail)
        middle.addLayout(column, 1)
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self._header, self.banner):
            whole.addWidget(part)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status)
        body = QWidget()
        body.setLayout(whole)
        self.setCentralWidget(body)
        self._dressing = Dressing(self, body, self._stack)
        self.status.add_tool(actions["remits"], text=True)
        self.status.add_tool(actions["staffing"])
        self.status.add_tool(self.menus["links"].menuAction(), text=True)
        self.status.add_tool(self.menus["direction"].menuAction())
        self._list_tool = self.status.add_tool(actions["list-differences"])
        for tool in ("link-panes", "fold", "unfold", "zoom-out", "fit", "zoom-in"):
            self.status.add_tool(actions[tool], zooms=tool in ("zoom-out", "fit", "zoom-in"))
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        actions, document = self.actions_by_name, self._document
        self.files.leaving.save_with(self.new_files.ask_comparison)
        self.files.recent_changed.connect(lambda: self.menus.show_recent(self._settings.recent))
        self.menus.recent_chosen.connect(lambda path: self.files.open([path], add=False))
        self.menus.theme_chosen.connect(self._choose_theme)
        self.menus.language_chosen.connect(self._choose_language)
        actions["motion"].triggered.connect(self._choose_motion)
        self.cards.chosen.connect(lambda column: document.change(active=column))
        self.cards.menu_asked.connect(self.draft_actions.open_menu)
        self.cards.hide_asked.connect(self.draft_actions.hide)
        self.hidden.show_asked.connect(self.draft_actions.show_again)
        self.draft_actions.said.connect(self._say_undoable)
        self.view_actions.said.connect(self.status.announce)
        self._checks_badge.said.connect(self.status.announce)
        self.cards.close_asked.connect(self.files.close)
        self.cards.edit_asked.connect(self.edit_actions.switch)
        self.edit_actions.said.connect(self._say)
        self.snapshots.said.connect(self._say)
        self.snapshots.compare_asked.connect(self._open_snapshot)
        actions["state-unit"].triggered.connect(lambda _checked: self.inspector.enter())
        self.edit_actions.making_asked.connect(self._make)
        self.pictures.said.connect(self._say_made_picture)
        self.new_files.made.connect(self._say_made)
        self.new_files.said.connect(self._say)
        self.cards.move_asked.connect(self.files.move)
        self.cards.figure_asked.connect(
            lambda metric, column: document.change(view="metrics", figure=OpenFigure(metric, column))
        )
        self.banner.dismissed.connect(lambda: document.change(problems=()))
        self._keeper.said.connect(lambda said: self.status.announce(catalog(document.state.language).say(said)))
        self.files.said.connect(self._say)
        self.status.folder_asked.connect(self._open_folder)
        self.search.chosen.connect(self.go_to)
        self._hear_charts(self.structure)
        self.status.all_asked.connect(lambda all_: actions["unfold-all" if all_ else "fold-readable"].trigger())
        actions["find"].triggered.connect(self._find)
        actions["tray"].triggered.connect(lambda _checked: self._open_tray())
        actions["quit"].triggered.connect(self.close)
        actions["next-difference"].triggered.connect(lambda: self._walk_differences(+1))
        actions["previous-difference"].triggered.connect(lambda: self._walk_differences(-1))
        actions["full-screen"].triggered.connect(self._show_full_screen)
        actions["library"].triggered.connect(self._show_library)
        actions["duplicate"].triggered.connect(self._ask_copy)

    # showing

    def _on_change(self, before: State, after: State) -> None:
        if before.language != after.language:
            self._speak(after)
        if before.theme != after.theme:
            self._paint(after)
        self._tell(after)

    def _tell(self, state: State) -> None:
        speech, theme = catalog(state.language), theme_of(state)
        self.banner.tell(state.problems, speech, theme)
        self.cards.tell(state)
        self.cards.setVisible(_shows_files(state))
        self.hidden.tell(state)
        self.hidden.setVisible(bool(state.hidden) and _shows_files(state))
        self.status.tell(state)
        self.menus.tell(state)
        self.view_actions.tell(state)
        self.draft_actions.tell(state)
        self.edit_actions.tell(state)
        self.snapshots.tell(state)
        if self._library is not None:
            self._library.tell(state)
        title = _title(state, speech) if _shows_files(state) else speech("library.heading")
        self._header.set_title(title)
        # The library has a field of its own: this one would find what nobody sees.
        self.search.setVisible(_shows_files(state))
        self._show_title(title, edited=bool(unsaved(state.session)))
        self._link_legend.tell(state)
        self._show_view(state)
        self._show_inspector(state)
        self._show_tray(state)
        self.help.tell(state)

    def _show_title(self, title: str, *, edited: bool) -> None:
        # Twice, what holds the place of the desktop's own mark is no more than its letters.
        named = title.replace("[*]", "[*][*]")
        whole = f"{named}{'[*]' if edited else ''} – orgsim" if title else "orgsim"
        if whole != self.windowTitle():
            self.setWindowModified(False)
            self.setWindowTitle(whole)
        self.setWindowModified(edited and bool(title))

    def _show_view(self, state: State) -> None:
        shown = _shows_files(state)
        view = self._view(state.view) if shown else self.library if self.isVisible() else self._start
        switched = view is not self._stack.currentWidget()
        if self._panel is not None and switched:
            # Before the view is laid out, which takes a while for large charts and is to happen once; what is left
            # is laid out no more.
            self._pages.setEnabled(False)
            self._panel.setVisible(state.view == "differences" and state.differences_listed and shown)
            self._middle.activate()
            self.cards.settle()
            self._middle.activate()
            view.setGeometry(self._stack.rect())
            self._pages.setEnabled(True)
        self._stack.setCurrentWidget(view)
        self.status.show_tools(chart=charts_in(view) is not None, zoomed=zoomable_in(view) is not None)
        self._list_tool.setVisible(state.view == "differences" and shown)
        self._tell_shown()
        if switched and self.isVisible():
            _lay_out_all()
        self.leisure.tell(state)

    def _tell_differing(self, state: State, found: Marked) -> None:
        """Have the structure view tell where something differs, where that is found out for what it shows."""
        if state.files is self._document.state.files:
            self.structure.tell_differing(found)
            self._tell_shown()

    def _room_beside(self, panel: int) -> tuple[int, int]:
        """Width and height that a view would have beside a panel of that width."""
        width = self._stack.width() - panel
        return width, self._stack.height() + self.cards.height() - self.cards.height_in(width)

    @property
    def library(self) -> LibraryPage:
        """The start page, made when it is first seen: the window that opens on files does without it."""
        if self._library is None:
            from orgsim.app.library.page import LibraryPage

            new = self.actions_by_name["new"]
            self._library = made = LibraryPage(self._document.state, self._settings, new, self)
            made.open_asked.connect(lambda paths, add: self.files.open(paths, add=add))
            made.copy_asked.connect(self.new_files.ask_copy_of)
            made.left.connect(lambda: self._document.change(library=False))
            made.said.connect(self.status.announce)
            self._dressing.dress(made)
            self._stack.addWidget(made)
        return self._library

    @property
    def inspector(self) -> UnitPanel:
        """The panel at the right, made when a unit is first selected: the window's first picture does without it."""
        if self._inspector is None:
            from orgsim.app.editing.form.panel import UnitPanel

            self._inspector = made = UnitPanel(self._document, self)
            made.unit_asked.connect(self.go_to)
            made.closed.connect(lambda: self._document.change(selected=None))
            made.left.connect(self._return_to_chart)
            self._dressing.dress(made)
            self._middle.addWidget(made)
        return self._inspector

    def _return_to_chart(self) -> None:
        """The keyboard goes from the form to the chart of the unit."""
        self.charts().panes[self._document.state.active].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_inspector(self, state: State) -> None:
        wanted = state.selected is not None and state.view == "structure"
        if not wanted and self._inspector is None:
            return
        if wanted:
            self.inspector.tell(state)
        opening = wanted and not self.inspector.is_open
        if opening and self.isVisible() and self.structure.awaits_second_click:
            # The second press of a double click must meet the chart where the first one met it.
            self._inspect.start(QApplication.doubleClickInterval())
        else:
            self._inspect.stop()
            self.inspector.slide(wanted, animated=self.isVisible() and state.motion)

    def _show_tray(self, state: State) -> None:
        if self._tray is not None or is_listed(state):
            self.tray.tell(state)

    @property
    def tray(self) -> TrayPanel:
        """The panel of what was put away, made when there is something to list: few windows edit anything."""
        if self._tray is None:
            from orgsim.app.editing.tray.panel import TrayPanel

            self._tray = made = TrayPanel(self._document, self.charts, self)
            self._dressing.dress(made)
            self._column.addWidget(made)
        return self._tray

    def _open_tray(self) -> None:
        self.tray.open_list()
        # What was checked already stays so, though a press would take the check away.
        self.edit_actions.tell(self._document.state)

    def _view(self, name: ViewName) -> QWidget:
        """The view of that name, made when it is first shown."""
        if name not in self._views:
            self._views[name] = made = make_view(name, self._document, self.go_to)
            self._dressing.dress(made)
            self._stack.addWidget(made)
            if (charts := charts_in(made)) is not None:
                self._hear_charts(charts)
            if name == "differences":
                self._connect_differences(made)
            if name == "goals":
                self._connect_goals(made)
        return self._views[name]

    def _hear_charts(self, charts: ChartPanes) -> None:
        charts.zoomed.connect(lambda zoom: self.status.tell_zoom(zoom, self._document.state))
        charts.unfolded.connect(self._tell_shown)
        charts.moved.connect(self.visited.moved)
        charts.menu_asked.connect(self._open_edit_menu)

    def _open_edit_menu(self, at: QPoint) -> None:
        self.menus["edit"].popup(at)

    def _tell_shown(self) -> None:
        """Say how many units the charts show, in a view that has any."""
        state = self._document.state
        charts = charts_in(self._views.get(state.view)) if _shows_files(state) else None
        shown, dotted = (charts.shown, charts.dotted > 0) if charts is not None else ((), False)
        self.status.tell_shown(shown, state, dotted=dotted)

    def _connect_differences(self, view: QWidget) -> None:
        from orgsim.app.differences.view import DifferencesView

        assert isinstance(view, DifferencesView)
        # As high as the window, so that the cards go on standing above their columns.
        self._panel = view.hand_over_panel()
        self._dressing.dress(self._panel)
        self._middle.insertWidget(_PANEL_PLACE, self._panel)
        view.said.connect(self.status.announce)
        view.add_asked.connect(self.actions_by_name["add"].trigger)

    def _walk_differences(self, way: int) -> None:
        """Go to the next difference or to the one before, in the view that shows them."""
        from orgsim.app.differences.view import DifferencesView

        self._document.change(view="differences", library=False)
        view = self._view("differences")
        assert isinstance(view, DifferencesView)
        if view.walk(way):
            key = "differences-view.from-first" if way > 0 else "differences-view.from-last"
            self.status.announce(catalog(self._document.state.language)(key))

    def _connect_goals(self, view: QWidget) -> None:
        from orgsim.app.goals.view import GoalsView

        assert isinstance(view, GoalsView)
        actions = self.actions_by_name
        view.said.connect(self.status.announce)
        view.offer_saving(actions["save-comparison"])
        self.files.leaving.about_to.connect(view.finish)
        actions["add-goal"].triggered.connect(lambda _checked: view.add())
        actions["rename-goal"].triggered.connect(lambda _checked: view.rename())
        actions["remove-goal"].triggered.connect(lambda _checked: view.remove())
        self.edit_actions.goals_undo_asked.connect(view.undo)

    def charts(self) -> ChartPanes:
        """The charts of the view that is shown, else those of the structure view."""
        return charts_in(self._views.get(self._document.state.view)) or self.structure

    def _own_charts(self) -> ChartPanes | None:
        return charts_in(self._views.get(self._document.state.view))

    def _look(self) -> Look:
        """How the view that is shown is looked at, beside what the state says."""
        view = looking(self._views.get(self._document.state.view))
        return view.look() if view is not None else Look()

    def _show_look(self, look: Look) -> None:
        view = looking(self._views.get(self._document.state.view))
        if view is not None:
            view.show_look(look)

    def zoomable(self) -> Zoomable:
        """What is zoomed of the view that is shown, else the charts of the structure view."""
        return zoomable_in(self._views.get(self._document.state.view)) or self.structure

    def _speak(self, state: State) -> None:
        speech = catalog(state.language)
        self._qt_texts.speak(state.language)
        self.actions_by_name.speak(speech)
        self.menus.speak(speech)
        self.menus.show_recent(self._settings.recent)

    def _paint(self, state: State) -> None:
        theme = theme_of(state)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(theme))
        self._dressing.change(style_sheet(theme))
        self.actions_by_name.paint(theme)
        self.menus.paint(theme)

    # what the user asks for

    def go_to(self, unit_id: str) -> None:
        """Show that unit: unfold what hides it, select it and bring it into view."""
        self.view_actions.reveal(unit_id)
        charts = self.charts()
        charts.reach_chosen(readable=True)
        charts.then(lambda: self._go_on_at(unit_id))

    def _go_on_at(self, unit_id: str) -> None:
        """Let who went to a unit of another draft go on there."""
        charts, active = self.charts(), self._document.state.active
        has = [column for column, pane in enumerate(charts.panes) if pane.box(unit_id) is not None]
        if has and active not in has:
            active = has[0]
            self._document.change(active=active)
        if has and active < len(charts.panes):
            charts.panes[active].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_library(self) -> None:
        state = self._document.state
        if state.files:
            self._document.change(library=not state.library)
        # What was checked already stays so, though a press would take the check away.
        self.view_actions.tell(self._document.state)

    def _find(self) -> None:
        if self._library is not None and self._library.isVisible():
            self._library.focus_search()
            return
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _choose_theme(self, theme: str) -> None:
        self._document.change(theme=theme)
        self._settings.theme = self._document.state.theme

    def _choose_language(self, language: str) -> None:
        self._document.change(language=language)
        self._settings.language = self._document.state.language

    def _choose_motion(self, on: bool) -> None:
        self._document.change(motion=on)
        self._settings.motion = on

    def _show_full_screen(self, on: bool) -> None:
        # Beside it the window stays maximised, if it was, and is so again afterwards.
        full = Qt.WindowState.WindowFullScreen
        self.setWindowState(self.windowState() | full if on else self.windowState() & ~full)

    def _ask_copy(self) -> None:
        if self._library is not None and self._library.isVisible():
            self._library.copy()
        else:
            self.new_files.ask_copy()

    def _open_snapshot(self, kept: Snapshot) -> None:
        self.new_files.making.open_snapshot(kept)

    def _make(self, command: str) -> None:
        charts = self._own_charts()
        if charts is not None:
            do_in(self._document, charts, command)

    def _open_folder(self, path: Path) -> None:
        refused = open_folder(path)
        if refused is not None:
            self._say(refused)

    def _say(self, said: Message) -> None:
        self.status.announce(catalog(self._document.state.language).say(said))

    def _say_undoable(self, said: Message, undo: Callable[[], object] | None) -> None:
        self.status.announce(catalog(self._document.state.language).say(said), undo=undo)

    def _say_made_picture(self, said: Message, path: Path | None) -> None:
        self.status.announce(catalog(self._document.state.language).say(said), path)

    def _say_made(self, path: Path) -> None:
        self.status.announce(catalog(self._document.state.language)("new-file.made", path=str(path)), path)

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Get views ready for the new size."""
        super().resizeEvent(event)
        self.leisure.await_rest()

    def setVisible(self, visible: bool) -> None:
        """Let cards take the height that they need before charts are laid out for what they leave."""
        if visible and not self.isVisible():
            for _ in range(_LAYERS - 1):
                for layout in (self.layout(), self._middle):
                    if layout is not None:
                        layout.activate()
                self.cards.settle()
            self._middle.activate()
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the library where nothing was opened until now."""
        super().showEvent(event)
        if self._stack.currentWidget() is self._start:
            self._show_view(self._document.state)

    def changeEvent(self, event: QEvent) -> None:
        """Tick the menu as the window is, however it came to be so: the desktop has ways of its own."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.actions_by_name["full-screen"].setChecked(self.isFullScreen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nobody else needs it, leads back from the library, else clears the selection."""
        if event.key() == Qt.Key.Key_Escape and self._document.state.library:
            self._document.change(library=False)
        elif event.key() == Qt.Key.Key_Escape and self._document.state.selected is not None:
            self._document.change(selected=None)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that may be scenarios."""
        if _dropped(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the dropped files beside what is open."""
        paths = _dropped(event.mimeData().urls())
        event.acceptProposedAction()
        self.files.open(paths, add=True)

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


def _lay_out_all() -> None:
    """Have all that is to be laid out anew done so now: left to Qt, a view is painted between, and then once more."""
    for _ in range(_LAYERS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def _shows_files(state: State) -> bool:
    """Whether what is open is shown, and not the library."""
    return bool(state.files) and not state.library


def _title(state: State, speech: Catalog) -> str:
    if state.comparison is not None:
        return speech.value(state.comparison.comparison.title)
    return " · ".join(speech.value(scenario.title) for scenario in state.scenarios)


def _dropped(urls: list[QUrl]) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in SUFFIXES]
