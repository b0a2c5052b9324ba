"""How charts side by side glide from one state to the next, where nothing else than drafts or folds has changed."""

from __future__ import annotations

from orgsim.app.chart.beside.held import family, looked_at, middle
from orgsim.app.chart.beside.lighting import Lighting
from orgsim.app.chart.beside.looking import Looking
from orgsim.app.chart.beside.showing import Showing
from orgsim.app.chart.beside.shown import Shown
from orgsim.app.chart.detail import WHOLE
from orgsim.messages import catalog

_NEARLY = 0.85
"""How much smaller than they could be charts stay that are edited, so that nothing grows under the hand."""


def show_edited(shown: Shown, showing: Showing, looking: Looking, lighting: Lighting) -> None:
    """Glide to the drafts as they are edited: what is looked at stays where it is, and as large as it is."""
    if not shown.has_room or shown.shape is None:
        return
    showing.stop()
    even = [each.is_even for each in shown.panes]
    state = shown.state
    drawn = shown.charts.draw(state, shown.shape, shown.detail)
    shown.drawn = state.scenarios
    lighting.forget_pointed()
    pane = shown.active or shown.panes[0]
    holds = shown.held(pane, middle(pane), drawn)
    zooms = looking.zooms_kept(drawn, always=False, nearly=_NEARLY)
    speech = catalog(state.language)
    for each, file in zip(shown.panes, state.files, strict=True):
        showing.tell_vacant(each, file.scenario, speech)
    showing.glide(drawn, holds, zooms)
    for each, along in zip(shown.panes, even, strict=True):
        # Who has moved a chart aside finds it where he left it.
        each.keep_even(along)
    looking.tell_zoom()


def fold_anew(shown: Shown, showing: Showing, looking: Looking) -> None:
    """Glide to what is folded now, around the unit that it was meant for."""
    if not shown.has_room or shown.shape is None:
        return
    showing.stop()
    state = shown.state
    if state.focus is None:
        # All of the charts is meant.
        shown.nearing.detail = WHOLE
    shown.shape = shown.room_now()
    drawn = shown.charts.draw(state, shown.shape, shown.detail)
    pane = shown.active or shown.panes[0]
    around = looked_at(state)
    units = [pane.box(unit) for unit in around[shown.panes.index(pane)]]
    box = next((box for box in units if box is not None and pane.shows(box.id)), None)
    at = pane.viewport.to_pane(box.x, box.y) if box is not None else middle(pane)
    holds = shown.held(pane, at, drawn)
    showing.glide(drawn, holds, looking.zooms_kept(drawn, always=state.focus is None))
    reach_asked(shown)
    looking.tell_zoom()


def reach_asked(shown: Shown) -> None:
    """Bring the unit that charts fold around into view with what stands right below it, where they are not whole."""
    state = shown.state
    for each, ids, its in zip(shown.panes, looked_at(state), state.scenarios, strict=True):
        each.reach_family(family(its, ids))
