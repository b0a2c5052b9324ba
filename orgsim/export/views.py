"""The picture of any view: one place that knows which function draws it, for the window and for files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from orgsim.drawing.boxes.options import Direction
from orgsim.drawing.chart.marks import Marked
from orgsim.drawing.theme import Theme
from orgsim.drawing.transition.options import TransitionOptions
from orgsim.export.chart.picture import structure_picture
from orgsim.export.figures.picture import metrics_picture
from orgsim.export.goals.picture import goals_picture
from orgsim.export.page.picture import FULL_HD, Picture, Size
from orgsim.export.tables.checks import checks_picture
from orgsim.export.tables.matters import matters_picture
from orgsim.export.timeline.picture import timeline_picture
from orgsim.export.transition.picture import Way, transition_picture
from orgsim.model.comparison import Answer, Assumptions, Comparison, WeighedGoal
from orgsim.model.scenario import LinkKind, Scenario
from orgsim.model.text import Language, Text
from orgsim.model.views import ViewName


class Shown(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What is looked at in any view: the scenarios, and what is compared, assumed, weighed and decided of them."""

    scenarios: Sequence[Scenario]
    title: str | None = None
    """The heading, which a comparison has."""
    reference: int = 0
    """The column that every other one is compared to."""
    decisions: Comparison | None = None
    """What was decided of units that look alike."""
    rules_off: Mapping[str, Text] = {}
    answers: Sequence[Answer] = ()
    """Breaches that are answered with a reason."""
    assumptions: Assumptions | None = None
    goals: Sequence[WeighedGoal] = ()
    ways: Sequence[Way] = ()
    """From which scenario to which transitions are drawn."""
    transition: TransitionOptions | None = None
    marked: Marked | None = None
    """What stands out in charts; `None`: nothing does, as in the structure."""
    direction: Direction = "auto"
    remits: bool = False
    folded: frozenset[str] = frozenset()
    links: frozenset[LinkKind] = frozenset()
    selected: str | None = None


def view_picture(
    shown: Shown,
    view: ViewName,
    *,
    theme: Theme,
    language: Language,
    size: Size | None = None,
    pages: bool = False,
) -> Picture:
    """A view of `shown`. Without a `size` it has the one that suits it; with `pages`, it may go on to further ones.

    Raises ExportError with a message for the user where there is nothing to draw.
    """
    scenarios, title = shown.scenarios, shown.title
    match view:
        case "structure" | "differences":
            return structure_picture(
                scenarios,
                theme=theme,
                language=language,
                title=title,
                size=size or FULL_HD,
                remits=shown.remits,
                direction=shown.direction,
                folded=shown.folded,
                links=shown.links,
                selected=shown.selected,
                marked=shown.marked,
                reference=shown.reference,
            )
        case "metrics":
            return metrics_picture(
                scenarios,
                theme=theme,
                language=language,
                title=title,
                size=size,
                pages=pages,
                assumptions=shown.assumptions,
                reference=shown.reference,
            )
        case "matters":
            compared = scenarios, shown.reference, shown.decisions
            return matters_picture(*compared, theme=theme, language=language, title=title, size=size, pages=pages)
        case "checks":
            return checks_picture(
                scenarios,
                shown.rules_off,
                shown.answers,
                theme=theme,
                language=language,
                title=title,
                size=size,
                pages=pages,
                reference=shown.reference,
            )
        case "transition":
            ways, options = shown.ways, shown.transition
            return transition_picture(
                scenarios,
                ways,
                theme=theme,
                language=language,
                title=title,
                size=size,
                options=options,
                pages=pages,
            )
        case "timeline":
            first = shown.reference
            return timeline_picture(
                scenarios, theme=theme, language=language, title=title, size=size, reference=first, pages=pages
            )
        case "goals":
            return goals_picture(
                scenarios,
                shown.goals,
                theme=theme,
                language=language,
                title=title,
                size=size,
                pages=pages,
                reference=shown.reference,
            )
