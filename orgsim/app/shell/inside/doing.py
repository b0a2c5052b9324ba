"""What actions do that concern several parts of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from orgsim.app.document.document import Document
from orgsim.app.editing.commands import do_in
from orgsim.app.editing.edit_actions import EditActions
from orgsim.app.opening.making_actions import MakingActions
from orgsim.app.shell.inside.panels import Panels
from orgsim.app.shell.inside.saying import Saying
from orgsim.app.shell.inside.views import Views
from orgsim.app.shell.search_field import SearchField
from orgsim.app.shell.view_actions import ViewActions


def walk_differences(document: Document, views: Views, saying: Saying, way: int) -> None:
    """Go to the next difference or to the one before, in the view that shows them."""
    from orgsim.app.differences.view import DifferencesView

    seen = document.state.view == "differences" and not document.state.library
    document.change(view="differences", library=False)
    view = views.view("differences")
    assert isinstance(view, DifferencesView)
    if view.walk(way, soon=not seen):
        saying.say_key("differences-view.from-first" if way > 0 else "differences-view.from-last")


def open_tray(document: Document, panels: Panels, edits: EditActions) -> None:
    """Show what was put away."""
    panels.tray.open_list()
    # What was checked already stays so, though a press would take the check away.
    edits.tell(document.state)


def turn_to_library(document: Document, view_actions: ViewActions) -> None:
    """Show the library, or what is open again."""
    state = document.state
    if state.files:
        document.change(library=not state.library)
    # What was checked already stays so, though a press would take the check away.
    view_actions.tell(document.state)


def find(panels: Panels, search: SearchField) -> None:
    """Bring the keyboard to the field in which one searches what is seen."""
    library = panels.library_seen
    if library is not None:
        library.focus_search()
        return
    search.setFocus(Qt.FocusReason.ShortcutFocusReason)
    search.selectAll()


def ask_copy(panels: Panels, new_files: MakingActions) -> None:
    """Copy the card that is chosen in the library, where that is seen, else the active draft."""
    library = panels.library_seen
    if library is not None:
        library.copy()
    else:
        new_files.ask_copy()


def make(document: Document, views: Views, command: str) -> None:
    """Make or change units in the charts that are seen."""
    charts = views.own_charts()
    if charts is not None:
        do_in(document, charts, command)


def fill_screen(window: QWidget, on: bool) -> None:
    """Fill the screen, or no more: the window stays maximised beside it, if it was, and is so again afterwards."""
    full = Qt.WindowState.WindowFullScreen
    window.setWindowState(window.windowState() | full if on else window.windowState() & ~full)
