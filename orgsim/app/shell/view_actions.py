"""What the View menu does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from orgsim.analysis.staffing.told import tells_staffing
from orgsim.app.actions import Actions
from orgsim.app.chart.panes import ChartPanes
from orgsim.app.document.comparing import showing
from orgsim.app.document.document import Document
from orgsim.app.document.state import ZOOMED_VIEWS, State, folded_as, folded_to, folding_by_itself, showing_everything
from orgsim.app.menus import Menus
from orgsim.app.structure.structure_view import StructureView
from orgsim.app.views import Zoomable
from orgsim.drawing.boxes.folding import layer_less, layer_more
from orgsim.drawing.boxes.options import DIRECTIONS, Direction
from orgsim.messages import catalog
from orgsim.model.views import CHART_VIEWS, VIEWS, ViewName

ZOOM_STEP = 1.25


def _fit(shown: Zoomable) -> None:
    if isinstance(shown, ChartPanes):
        shown.fit_anew()
    else:
        shown.fit()


class ViewActions(QObject):
    """Connects the actions that change how the document is looked at."""

    said = Signal(str)
    """Why nothing was done."""

    def __init__(
        self,
        document: Document,
        actions: Actions,
        menus: Menus,
        structure: StructureView,
        charts: Callable[[], ChartPanes],
        zoomable: Callable[[], Zoomable],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._actions = actions
        self._structure = structure
        self._charts = charts
        self._before_morph: ViewName = "structure"
        for view in VIEWS:
            actions[view].triggered.connect(partial(self._show, view))
        actions["fit"].triggered.connect(lambda: _fit(zoomable()))
        actions["zoom-in"].triggered.connect(lambda: zoomable().zoom_by(ZOOM_STEP))
        actions["zoom-out"].triggered.connect(lambda: zoomable().zoom_by(1 / ZOOM_STEP))
        actions["fold"].triggered.connect(self._fold)
        actions["unfold"].triggered.connect(self._unfold)
        actions["unfold-all"].triggered.connect(lambda: document.show(showing_everything(document.state)))
        actions["fold-readable"].triggered.connect(self._fold_readable)
        actions["remits"].triggered.connect(lambda on: document.change(remits=on))
        actions["staffing"].triggered.connect(lambda on: document.change(staffing=on))
        for way in DIRECTIONS:
            actions[f"direction-{way}"].triggered.connect(partial(self._turn, way))
        actions["link-panes"].triggered.connect(lambda on: document.change(panes_linked=on))
        actions["join"].triggered.connect(lambda on: document.change(joined=on))
        actions["dots"].triggered.connect(lambda on: document.change(dotted=on))
        actions["list-differences"].triggered.connect(self._list_differences)
        actions["meeting-costs"].triggered.connect(self._show_costs)
        actions["morph"].triggered.connect(self._morph)
        structure.morph_left.connect(self._come_back)
        menus.layer_chosen.connect(self.fold_to)
        menus.links_chosen.connect(lambda kinds: document.change(links=kinds))
        menus.overlay_chosen.connect(lambda overlay: document.change(overlay=overlay))

    def _show(self, view: ViewName, _checked: bool = True) -> None:
        self._document.change(view=view, library=False)

    def _turn(self, way: Direction, _checked: bool = True) -> None:
        self._document.change(direction=way)

    def _morph(self) -> None:
        if not self._structure.is_morphing:
            self._before_morph = self._document.state.view
        self._document.change(view="structure")
        self._structure.morph()

    def _come_back(self) -> None:
        """Show the view again from which the drafts were played into each other."""
        # With one draft left it was the files that ended it, and not the user.
        if len(self._document.state.files) > 1:
            self._document.change(view=self._before_morph)

    def _list_differences(self, on: bool) -> None:
        self._document.change(view="differences", differences_listed=on)

    def _show_costs(self, on: bool) -> None:
        self._document.change(view="metrics", costs_shown=on, library=False)

    def fold_to(self, layer: int) -> None:
        """Show the layers down to `layer` in every scenario."""
        self._document.show(folded_to(self._document.state, layer))

    def _fold(self) -> None:
        """Hide the lowest layer of what is shown."""
        self._charts().then(self._fold_layer)

    def _fold_layer(self) -> None:
        state, folded = self._document.state, self._charts().folded
        fewer = layer_less(state.scenarios, folded)
        if fewer == folded:
            self.said.emit(catalog(state.language)("status.top-layer"))
        else:
            self._fold_as(fewer)

    def _unfold(self) -> None:
        """Show the next layer below the highest units that are folded, by the planner or by themselves."""
        self._charts().then(self._unfold_layer)

    def _unfold_layer(self) -> None:
        state, folded = self._document.state, self._charts().folded
        if not folded and self._charts().shows_all:
            self.said.emit(catalog(state.language)("status.all-layers"))
        else:
            self._fold_as(layer_more(state.scenarios, folded))

    def _fold_as(self, folded: frozenset[str]) -> None:
        """Fold those units and nothing else, however small that is where there is too little room."""
        charts = self._charts()

        def asked() -> State:
            state = self._document.state
            return folded_as(state, folded) if folded else showing_everything(state)

        def settled(after: State) -> State:
            if after.everything or charts.folds_no_more(after):
                return after
            return replace(after, unfolded=frozenset(), everything=True)

        charts.show_settled(asked, settled)

    def _fold_readable(self) -> None:
        self._document.show(folding_by_itself(self._document.state))
        self._charts().fit_readable()

    def reveal(self, unit_id: str) -> None:
        """Select that unit in a view of charts, unfolding whatever hides it or a counterpart of it."""
        state = self._document.state
        view: ViewName = state.view if state.view in CHART_VIEWS else "structure"
        self._document.show(replace(showing(state, unit_id), view=view, library=False))

    def tell(self, state: State) -> None:
        """Mark what is chosen, and offer what makes sense."""
        actions = self._actions
        in_library = state.library or not state.files
        actions["library" if in_library else state.view].setChecked(True)
        actions["remits"].setChecked(state.remits)
        actions["staffing"].setChecked(state.staffing)
        actions[f"direction-{state.direction}"].setChecked(True)
        actions["link-panes"].setChecked(state.panes_linked)
        actions["link-panes"].setEnabled(not in_library and len(state.files) > 1)
        for name in ("save-comparison", *VIEWS):
            actions[name].setEnabled(bool(state.files))
        # Over the library nothing of a view can be changed that nobody sees.
        something = not in_library
        for name in (
            "close",
            "open-file",
            "open-folder",
            "reload",
            "export",
            "copy",
            "print",
            "present",
            "add-step",
            "story",
        ):
            actions[name].setEnabled(something)
        actions["join"].setChecked(state.joined)
        actions["dots"].setChecked(state.dotted)
        actions["motion"].setChecked(state.motion)
        actions["list-differences"].setChecked(state.view == "differences" and state.differences_listed)
        actions["meeting-costs"].setChecked(state.view == "metrics" and state.costs_shown)
        actions["meeting-costs"].setEnabled(something)
        chart = something and state.view in CHART_VIEWS
        for name in ("remits", "fold", "unfold", "fold-readable", *(f"direction-{way}" for way in DIRECTIONS)):
            actions[name].setEnabled(chart)
        actions["staffing"].setEnabled(chart and any(map(tells_staffing, state.scenarios)))
        for name in ("fit", "zoom-in", "zoom-out"):
            actions[name].setEnabled(something and state.view in ZOOMED_VIEWS)
        for name in ("add-goal", "rename-goal", "remove-goal"):
            actions[name].setEnabled(something and state.view == "goals")
        actions["unfold-all"].setEnabled(chart and (bool(state.folded) or not state.everything))
        of_several = ("move-left", "move-right", "morph", "join", "dots")
        for name in (*of_several, "list-differences", "next-difference", "previous-difference"):
            actions[name].setEnabled(something and len(state.files) > 1)
