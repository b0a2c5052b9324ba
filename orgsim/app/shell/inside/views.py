"""The views of a window, each made when it is first shown; how the one that is shown is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from orgsim.app.chart.panes import ChartPanes
from orgsim.app.document.document import Document
from orgsim.app.shell.dressing import Dressing
from orgsim.app.structure.structure_view import StructureView
from orgsim.app.views import Zoomable, charts_in, make_view, zoomable_in
from orgsim.model.views import ViewName

if TYPE_CHECKING:
    from orgsim.app.document.look import Look


class Views(QObject):
    """Makes and knows the views."""

    first_shown = Signal(str, QWidget)
    """A view of that `ViewName` was made."""
    charts_made = Signal(ChartPanes)
    """That view has charts."""

    def __init__(self, document: Document, structure: StructureView, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._structure = structure
        self._in: tuple[QStackedWidget, Dressing, Callable[[str], object]] | None = None
        self.made: dict[ViewName, QWidget] = {"structure": structure}
        """Those that were shown."""

    def lie_in(self, stack: QStackedWidget, dressing: Dressing, go_to: Callable[[str], object]) -> None:
        """Put views there from now on; `go_to` shows a unit that one asks for."""
        self._in = stack, dressing, go_to
        stack.addWidget(self._structure)

    def view(self, name: ViewName) -> QWidget:
        """The view of that name, made when it is first shown."""
        if name not in self.made:
            assert self._in is not None, "no view is shown before there is a place for it"
            stack, dressing, go_to = self._in
            self.made[name] = made = make_view(name, self._document, go_to)
            stack.addWidget(made)
            dressing.dress(made)
            if (charts := charts_in(made)) is not None:
                self.charts_made.emit(charts)
            self.first_shown.emit(name, made)
        return self.made[name]

    def shown(self) -> QWidget | None:
        """The view that the state tells to show, if it was shown before."""
        return self.made.get(self._document.state.view)

    def own_charts(self) -> ChartPanes | None:
        """The charts of the view that is shown, if it has any."""
        return charts_in(self.shown())

    def charts_of(self, name: ViewName) -> ChartPanes | None:
        """The charts of the view of that name, if it was shown before and has any."""
        return charts_in(self.made.get(name))

    def charts(self) -> ChartPanes:
        """The charts of the view that is shown, else those of the structure view."""
        return self.own_charts() or self._structure

    def zoomable(self) -> Zoomable:
        """What is zoomed of the view that is shown, else the charts of the structure view."""
        return zoomable_in(self.shown()) or self._structure

    def look(self) -> Look:
        """How the view that is shown is looked at, beside what the state says."""
        from orgsim.app.document.look import Look, looking

        view = looking(self.shown())
        return view.look() if view is not None else Look()

    def show_look(self, look: Look) -> None:
        """Look at the view that is shown so."""
        from orgsim.app.document.look import looking

        view = looking(self.shown())
        if view is not None:
            view.show_look(look)
