"""Pictures of what the window shows."""

from __future__ import annotations

import re

from orgsim.app.assuming import assumptions
from orgsim.app.checks.rules_off import rules_off
from orgsim.app.comparing import baseline, decided_pairs, decisions, pair, reference
from orgsim.app.differences.marking import marked
from orgsim.app.state import State, ThemeName, ViewName
from orgsim.app.weighing import goals_of
from orgsim.drawing.themes import THEMES
from orgsim.export.checks import checks_picture
from orgsim.export.goals import goals_picture
from orgsim.export.matters import matters_picture
from orgsim.export.metrics import metrics_picture
from orgsim.export.picture import FULL_HD, Picture, Size
from orgsim.export.structure import structure_picture
from orgsim.export.timeline import timeline_picture
from orgsim.export.transition import Way, transition_picture
from orgsim.messages import catalog

_NOT_IN_NAMES = re.compile(r"\W+")
_LONGEST_NAME = 80


def picture_of(
    state: State,
    *,
    view: ViewName | None = None,
    theme: ThemeName | None = None,
    size: Size | None = None,
    pages: bool = False,
) -> Picture:
    """The view that is shown, or another one, as a picture; folded, with remits and links as in the window.

    Without a `size` it has the one that suits it. With `pages`, figures may go on to further pages.
    """
    view = view or state.view
    language = state.language
    title = state.comparison.comparison.title.in_language(language) if state.comparison is not None else None
    look = THEMES[theme or state.theme]
    further = pages and size is not None
    scenarios = state.scenarios
    match view:
        case "metrics":
            return metrics_picture(
                scenarios,
                theme=look,
                language=language,
                title=title,
                size=size,
                pages=further,
                assumptions=assumptions(state),
            )
        case "matters":
            shown = scenarios, baseline(state), decisions(state)
            return matters_picture(*shown, theme=look, language=language, title=title, size=size, pages=further)
        case "checks":
            off = rules_off(state)
            return checks_picture(scenarios, off, theme=look, language=language, title=title, size=size, pages=further)
        case "transition":
            ways, options = _ways(state), state.transition
            return transition_picture(
                scenarios, ways, theme=look, language=language, title=title, size=size, options=options
            )
        case "timeline":
            first = reference(state)
            return timeline_picture(scenarios, theme=look, language=language, title=title, size=size, reference=first)
        case "goals":
            goals = goals_of(state)
            return goals_picture(scenarios, goals, theme=look, language=language, title=title, size=size, pages=further)
        case "structure" | "differences":
            compares = view == "differences" and len(state.files) > 1
            return structure_picture(
                scenarios,
                theme=look,
                language=language,
                title=title,
                size=size or FULL_HD,
                remits=state.remits,
                direction=state.direction,
                folded=state.folded,
                links=state.links,
                selected=state.selected,
                marked=marked(state) if compares else None,
            )


def _ways(state: State) -> tuple[Way, ...]:
    """From which scenario to which the transition is shown."""
    columns = pair(state)
    if columns is None:
        return ()
    before, after = columns
    pairs = decided_pairs(state, state.scenarios[before], state.scenarios[after])
    return (Way(before=before, after=after, pairs=pairs),)


def suggested_name(state: State, view: ViewName) -> str:
    """What a picture's file could be called, without its ending: after the comparison's file or the scenarios' ids."""
    stems = [state.comparison.path.stem] if state.comparison is not None else [its.id for its in state.scenarios]
    words = [*stems, catalog(state.language)(f"export.view.{view}").lower()]
    return _NOT_IN_NAMES.sub("-", "-".join(words)).strip("-")[-_LONGEST_NAME:].strip("-") or "orgsim"
