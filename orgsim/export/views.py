"""The picture of any view: one place that knows which function draws it, for the window and for files."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec
from msgspec.structs import replace

from orgsim.analysis.deciding.claimable import under
from orgsim.analysis.deciding.results import Difference, Result
from orgsim.drawing.boxes.options import ChartOptions, Direction
from orgsim.drawing.chart.marks import Marked
from orgsim.drawing.folding.fitting import Wishes
from orgsim.drawing.theme import Theme
from orgsim.drawing.transition.options import TransitionOptions
from orgsim.export.chart.pages import structure_pages
from orgsim.export.chart.picture import structure_picture
from orgsim.export.chart.tiles import tiled
from orgsim.export.decisions.picture import decisions_picture
from orgsim.export.decisions.simulating import simulated, tells_who_decides
from orgsim.export.figures.picture import metrics_picture
from orgsim.export.goals.picture import goals_picture
from orgsim.export.page.numbering import ALONE, Numbering
from orgsim.export.page.picture import FULL_HD, Picture, Size
from orgsim.export.page.steps import Step, finished
from orgsim.export.tables.checks import checks_picture
from orgsim.export.tables.matters import matters_picture
from orgsim.export.timeline.picture import timeline_picture
from orgsim.export.transition.picture import Way, transition_picture
from orgsim.messages import catalog
from orgsim.model.comparison import Answer, Assumptions, Comparison, WeighedGoal
from orgsim.model.scenario import LinkKind, Scenario
from orgsim.model.text import Language, Text
from orgsim.model.views import CHART_VIEWS, Overlay, ViewName


class Shown(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What is looked at in any view: the scenarios, and what is compared, assumed, weighed and decided of them."""

    scenarios: Sequence[Scenario]
    title: str | None = None
    """The heading, which a comparison has."""
    reference: int = 0
    """The column that every other one is compared to."""
    baseline: bool = False
    """Whether that is the comparison's baseline: then what only one of two has was added or removed."""
    decisions: Comparison | None = None
    """What was decided of units that look alike."""
    rules_off: Mapping[str, Text] = {}
    answers: Sequence[Answer] = ()
    """Breaches that are answered with a reason."""
    assumptions: Assumptions | None = None
    simulated: Sequence[Result] | None = None
    """How long decisions take in each scenario; `None`: it is found out where it is asked for."""
    later: Sequence[Difference] = ()
    """How much later decisions come in each scenario than in the reference, where `simulated` is known."""
    goals: Sequence[WeighedGoal] = ()
    unseen: Mapping[str, Sequence[str]] = {}
    """The letters of drafts that are open and not shown, by their ids."""
    ways: Sequence[Way] = ()
    """From which scenario to which transitions are drawn."""
    transition: TransitionOptions | None = None
    marked: Marked | None = None
    """What stands out in charts; `None`: nothing does, as in the structure."""
    direction: Direction = "auto"
    remits: bool = False
    staffing: bool = False
    overlay: Overlay | None = None
    """What of who depends on whom the structure is coloured by."""
    folded: frozenset[str] = frozenset()
    """Ids of the units that are folded in any case."""
    unfolded: frozenset[str] = frozenset()
    """Ids of the units that are not."""
    everything: bool = False
    """Whether nothing else is folded, however small the text of charts gets."""
    focus: str | None = None
    """Id of the unit that is shown in any case."""
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
    tiles: bool = False,
) -> Picture:
    """A view of `shown`. Without a `size` it has the one that suits it; with `pages`, it may go on to further ones.

    With `tiles` as well, a chart is one that is put together of its pages. Raises ExportError with a message for the
    user where there is nothing to draw.
    """
    making = making_picture(shown, view, theme=theme, language=language, size=size, pages=pages, tiles=tiles)
    return finished(making)


def making_picture(
    shown: Shown,
    view: ViewName,
    *,
    theme: Theme,
    language: Language,
    size: Size | None = None,
    pages: bool = False,
    tiles: bool = False,
    numbering: Numbering = ALONE,
) -> Generator[Step, Any, Picture]:
    """What `view_picture` gives, laid out a part at a time where it has many pages; those of tiles have no number."""
    if view in CHART_VIEWS:
        picture = yield from _chart(shown, theme, language, size, numbering, pages=pages, tiles=tiles)
    elif view == "decisions":
        picture = yield from _decisions(shown, theme, language, size, numbering, pages=pages)
    else:
        picture = _other(shown, view, theme=theme, language=language, size=size, pages=pages, numbering=numbering)
    return replace(picture, language=language)


def _decisions(
    shown: Shown, theme: Theme, language: Language, size: Size | None, numbering: Numbering, *, pages: bool
) -> Generator[Step, Any, Picture]:
    if shown.simulated is None:
        # Some seconds, which a window spends in a thread.
        shown = yield partial(_simulated, shown)
    return decisions_picture(
        shown.simulated or (),
        shown.scenarios,
        theme=theme,
        language=language,
        title=shown.title,
        size=size,
        pages=pages,
        numbering=numbering,
        differences=shown.later,
    )


def with_decisions(shown: Shown) -> Shown:
    """The same with how long decisions take, where any draft tells who decides what; it takes some seconds."""
    return _simulated(shown) if tells_who_decides(shown.scenarios) else shown


def _simulated(shown: Shown) -> Shown:
    its = simulated(shown.scenarios, shown.assumptions, shown.reference, shown.decisions)
    return replace(shown, simulated=()) if its is None else replace(shown, simulated=its.results, later=its.differences)


def _chart(
    shown: Shown, theme: Theme, language: Language, size: Size | None, numbering: Numbering, *, pages: bool, tiles: bool
) -> Generator[Step, Any, Picture]:
    draw = partial(
        structure_picture,
        shown.scenarios,
        theme=theme,
        language=language,
        title=shown.title,
        remits=shown.remits,
        staffing=shown.staffing,
        direction=shown.direction,
        links=shown.links,
        selected=shown.selected,
        overlay=shown.overlay,
        marked=shown.marked,
        reference=shown.reference,
    )
    wishes = Wishes(folded=shown.folded, unfolded=shown.unfolded, everything=shown.everything, focus=shown.focus)
    if size is None or not pages:
        return draw(size=size or FULL_HD, wishes=wishes)
    # Sheets of paper have room for everything, as there may be any number of them.
    draw = partial(draw, wishes=replace(wishes, everything=True), outline=False)
    if tiles:
        return (yield from tiled(lambda whole: draw(size=whole), size, theme=theme, speech=catalog(language)))
    options = ChartOptions(
        language=language,
        direction=shown.direction,
        folded=shown.folded,
        remits=shown.remits,
        staffing=shown.staffing,
    )
    return (
        yield from structure_pages(
            shown.scenarios,
            options,
            theme=theme,
            title=shown.title,
            size=size,
            links=shown.links,
            selected=shown.selected,
            overlay=shown.overlay,
            marked=shown.marked,
            reference=shown.reference,
            decisions=shown.decisions,
            numbering=numbering,
        )
    )


def _other(
    shown: Shown,
    view: ViewName,
    *,
    theme: Theme,
    language: Language,
    size: Size | None,
    pages: bool,
    numbering: Numbering,
) -> Picture:
    scenarios, title = shown.scenarios, shown.title
    match view:
        case "metrics":
            return metrics_picture(
                scenarios,
                theme=theme,
                language=language,
                title=title,
                size=size,
                pages=pages,
                numbering=numbering,
                assumptions=shown.assumptions,
                reference=shown.reference,
            )
        case "matters":
            compared = scenarios, shown.reference, shown.decisions
            return matters_picture(
                *compared, theme=theme, language=language, title=title, size=size, pages=pages, numbering=numbering
            )
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
                numbering=numbering,
                reference=shown.reference,
                under=under(
                    scenarios,
                    shown.assumptions,
                    reference=shown.reference,
                    pairs=shown.decisions.pairs if shown.decisions is not None else (),
                ),
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
                numbering=numbering,
            )
        case "timeline":
            first = shown.reference
            return timeline_picture(
                scenarios,
                theme=theme,
                language=language,
                title=title,
                size=size,
                reference=first,
                pages=pages,
                numbering=numbering,
            )
        case "goals":
            return goals_picture(
                scenarios,
                shown.goals,
                unseen=shown.unseen,
                theme=theme,
                language=language,
                title=title,
                size=size,
                pages=pages,
                numbering=numbering,
                reference=shown.reference,
            )
        case "structure" | "differences" | "decisions":
            raise AssertionError(view)
