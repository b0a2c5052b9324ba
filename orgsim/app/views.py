"""Makes the views that the rail offers, each when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from orgsim.app.chart.panes import ChartPanes
from orgsim.app.document.document import Document
from orgsim.model.views import ViewName

MODULES: Mapping[ViewName, str] = {
    "differences": "orgsim.app.differences.view",
    "metrics": "orgsim.app.metrics.view",
    "matters": "orgsim.app.matters.view",
    "checks": "orgsim.app.checks.view",
    "transition": "orgsim.app.transition.view",
    "timeline": "orgsim.app.timeline.view",
    "goals": "orgsim.app.goals.view",
    "decisions": "orgsim.app.decisions.view",
}
"""Where each view is that no window begins with: they may be loaded beforehand."""


def make_view(
    name: ViewName, document: Document, go_to: Callable[[str], object], *, presented: bool = False
) -> QWidget:
    """The view of that name over `document`, or as it is `presented` to a room; `go_to` shows a unit that it asks for.

    A view's modules are imported here, so that the window opens without them.
    """
    match name:
        case "structure":
            from orgsim.app.structure.structure_view import StructureView

            return StructureView(document)
        case "differences":
            from orgsim.app.differences.view import DifferencesView

            return DifferencesView(document)
        case "metrics":
            from orgsim.app.metrics.view import MetricsView

            metrics = MetricsView(document)
            metrics.unit_asked.connect(go_to)
            return metrics
        case "matters":
            from orgsim.app.matters.view import MattersView

            matters = MattersView(document)
            matters.unit_asked.connect(go_to)
            return matters
        case "checks":
            from orgsim.app.checks.view import ChecksView

            checks = ChecksView(document)
            checks.unit_asked.connect(go_to)
            return checks
        case "transition":
            from orgsim.app.transition.view import TransitionView

            transition = TransitionView(document, presented=presented)
            transition.unit_asked.connect(go_to)
            return transition
        case "timeline":
            from orgsim.app.timeline.view import TimelineView

            timeline = TimelineView(document, presented=presented)
            timeline.unit_asked.connect(go_to)
            return timeline
        case "goals":
            from orgsim.app.goals.view import GoalsView

            return GoalsView(document, presented=presented)
        case "decisions":
            from orgsim.app.decisions.view import DecisionsView

            return DecisionsView(document, presented=presented)


@runtime_checkable
class Choosing(Protocol):
    """A view of whose fields one takes the keyboard, which changes it."""

    def unchoose(self) -> None:
        """Leave the keyboard to none, until one is clicked or walked to."""


@runtime_checkable
class Paged(Protocol):
    """A view whose picture may be higher than its room."""

    @property
    def goes_on(self) -> bool:
        """Whether there is more below what is seen."""
        ...

    def page(self, pages: float) -> None:
        """Go down by so much of what is seen, up where it is negative, and not past either end."""


def paged(view: object) -> Paged | None:
    """The view, if its picture may be higher than its room."""
    return view if isinstance(view, Paged) else None


@runtime_checkable
class Zoomable(Protocol):
    """What can be fitted into its pane and zoomed."""

    def fit(self) -> None:
        """Bring all of it into view."""

    def zoom_by(self, factor: float) -> None:
        """Zoom about its middle."""


def zoomable_in(view: QWidget | None) -> Zoomable | None:
    """What of the view is zoomed, if anything is."""
    return view if isinstance(view, Zoomable) else charts_in(view)


def charts_in(view: QWidget | None) -> ChartPanes | None:
    """The charts that the view shows, if it shows any."""
    return view if isinstance(view, ChartPanes) or view is None else view.findChild(ChartPanes)
