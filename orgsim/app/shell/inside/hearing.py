"""What the window hears from views that are made when they are first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from orgsim.app.actions import Actions
from orgsim.app.cards.strip import CardStrip
from orgsim.app.chart.panes import ChartPanes
from orgsim.app.document.document import Document
from orgsim.app.editing.edit_actions import EditActions
from orgsim.app.opening.file_actions import FileActions
from orgsim.app.opening.leaving import Leaving
from orgsim.app.opening.making_actions import MakingActions
from orgsim.app.shell.dressing import Dressing
from orgsim.app.shell.inside.body import Body
from orgsim.app.shell.status import StatusLine
from orgsim.model.views import ViewName

if TYPE_CHECKING:
    from orgsim.app.library.page import LibraryPage


def hear_library(library: LibraryPage, files: FileActions, new_files: MakingActions, status: StatusLine) -> None:
    """Open and copy what is asked for on the start page."""
    library.open_asked.connect(lambda paths, add: files.open(paths, add=add))
    library.copy_asked.connect(new_files.ask_copy_of)
    library.said.connect(status.announce)


def hear_differences(view: QWidget, body: Body, dressing: Dressing, status: StatusLine, actions: Actions) -> None:
    """Give the list of the view of differences its place in the window."""
    from orgsim.app.differences.view import DifferencesView

    assert isinstance(view, DifferencesView)
    panel = view.hand_over_panel()
    body.add_list(panel)
    dressing.dress(panel)
    view.said.connect(status.announce)
    view.add_asked.connect(actions["add"].trigger)


def hear_found(charts: ChartPanes, cards: CardStrip, status: StatusLine, document: Document) -> None:
    """Have cards and status line tell what was found out before charts were laid out: how much differs."""

    def tell() -> None:
        cards.tell(document.state)
        status.tell(document.state)

    charts.found.connect(tell)


def hear_goals(name: ViewName, view: QWidget, status: StatusLine, actions: Actions, leaving: Leaving) -> None:
    """Have the view of goals, if it is that, do what the menus ask for, and finish before anything is left."""
    if name != "goals":
        return
    from orgsim.app.goals.view import GoalsView

    assert isinstance(view, GoalsView)
    view.said.connect(status.announce)
    view.offer_saving(actions["save-comparison"])
    leaving.about_to.connect(view.finish)
    actions["add-goal"].triggered.connect(lambda _checked: view.add())
    actions["rename-goal"].triggered.connect(lambda _checked: view.rename())
    actions["remove-goal"].triggered.connect(lambda _checked: view.remove())


def hear_undoing(name: ViewName, view: QWidget, edits: EditActions) -> None:
    """Have views that keep their own steps take them back."""
    if name == "goals":
        from orgsim.app.goals.view import GoalsView

        assert isinstance(view, GoalsView)
        edits.goals_undo_asked.connect(view.undo)
    elif name == "decisions":
        from orgsim.app.decisions.view import DecisionsView

        assert isinstance(view, DecisionsView)
        edits.assumption_undo_asked.connect(view.history.undo)
        edits.assumption_redo_asked.connect(view.history.redo)
