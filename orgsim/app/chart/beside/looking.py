"""How charts side by side are looked at: whole, in parts, or brought to what is sought; and that is found again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from orgsim.app.chart.beside.laying_out import LayingOut, Need
from orgsim.app.chart.beside.nearing import lists_remits
from orgsim.app.chart.beside.showing import Showing
from orgsim.app.chart.beside.shown import Shown
from orgsim.app.chart.detail import WHOLE, Detail, room_at
from orgsim.app.chart.widget import ChartWidget
from orgsim.app.document.comparing import chosen
from orgsim.drawing.viewport import Viewport, fitted
from orgsim.model.story import Part

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgsim.app.chart.beside.returning import Seen
    from orgsim.app.chart.charts import Chart
    from orgsim.app.document.look import Look


class Looking(QObject):
    """Keeps in view what was asked for."""

    zoomed = Signal(float)
    """The zoom of the active pane, or that which it glides to."""

    def __init__(self, shown: Shown, showing: Showing, laying: LayingOut, parent: QObject) -> None:
        super().__init__(parent)
        self._shown = shown
        self._showing = showing
        self._laying = laying
        self._larger = False
        """Whether they are larger than their panes now, and nobody has moved them since."""
        self._whole = False
        """Whether they are to be seen whole, though that may make text small: somebody has asked for it."""
        self._parts: tuple[Part, ...] = ()

    def wish(self, detail: Detail, do: Callable[[], object], *, first: bool = False) -> None:
        """Look at the charts otherwise, as near as that; `first`: before what else is wished."""

        def need() -> Need | None:
            shown = self._shown
            return Need(shown.state, shown.room(), detail) if shown.is_seen else None

        self._laying.wish("", need, do, first=first)

    # whole

    def fit(self, least: float) -> None:
        """Bring the charts whole into view where that is not below the zoom `least`, else as much as has room."""
        shown = self._shown
        self._whole = least == 0.0
        self._parts = ()
        shown.nearing.leave()
        if shown.detail.is_near:
            shown.nearing.detail = WHOLE
            self.draw(keep=None)
        zooms = [pane.fit_zoom() for pane in shown.panes]
        if shown.state.panes_linked:
            zooms = [min(zooms, default=1.0)] * len(zooms)
        for pane, zoom in zip(shown.panes, zooms, strict=True):
            pane.fit(max(zoom, least))
        self._larger = any(zoom < least for zoom in zooms)
        self.tell_zoom()

    def fit_readable(self) -> None:
        """Fold what opened as the charts were come near to, and fit them in text that can be read."""
        if not any(pane.is_gliding for pane in self._shown.panes):
            # Without what they list from near, which is small: that is not what is to be read.
            self.fit(least=0.0)
            self.fit(self._shown.least_zoom(self._shown.drawings))

    def draw(self, keep: str | None) -> None:
        """Lay out and show all charts, and bring into view what was asked for; else `keep` stays where it was."""
        if not self._showing.draw(keep):
            return
        if self._parts:
            self.show_parts()
        elif all(pane.is_fitted for pane in self._shown.panes):
            self.fit(self._shown.least_zoom(self._shown.drawings))
            if self._larger:
                self._stay()
        self._showing.tell()

    def refit(self, pane: ChartWidget) -> None:
        """Keep in view what was asked for, in a pane of another size: the whole, or a part."""
        shown = self._shown
        if self._parts:
            self.show_parts()
        elif pane.is_fitted or self._larger:
            # Where another is looked at from near, alone, it stays so.
            alone = not self._larger and not all(each.is_fitted for each in shown.panes)
            zooms = [pane.fit_zoom()] if alone else shown.fit_zooms([each.drawing for each in shown.panes])
            if not self._whole and min(zooms) < shown.least_zoom(shown.drawings):
                self._stay()
            elif alone:
                pane.fit(zooms[0])
            elif shown.detail.is_near:
                self._laying.wish("whole", self._to_whole, self._fit_whole)
            else:
                self._fit_whole()

    def _to_whole(self) -> Need | None:
        """What is to be laid out before charts that one has come near to can be seen whole in another room."""
        shown = self._shown
        if not shown.is_seen:
            return None
        rests = shown.shape is not None and shown.rested == shown.surroundings()
        return Need(shown.state, shown.room() if rests else shown.room_now(), WHOLE)

    def _fit_whole(self) -> None:
        """Have the charts whole in their panes, unless somebody looks at a part of them by now."""
        whole = self._whole
        if not self._parts and (self._larger or any(pane.is_fitted for pane in self._shown.panes)):
            self.fit(least=0.0)
            self._whole = whole

    def _stay(self) -> None:
        """Leave the charts as large as they are, and in view what is chosen, while details take room beside them.

        Where nothing is, their middle: they may have been placed in panes of quite another size.
        """
        for pane, ids in zip(self._shown.panes, chosen(self._shown.state), strict=True):
            box, drawing = pane.box(next(iter(ids), None)), pane.drawing
            if drawing is None or pane.is_gliding:
                continue
            if box is not None:
                pane.show_viewport(pane.reaching(pane.viewport, box, drawing, readable=False), keep_fitted=True)
            else:
                there = fitted((drawing.width, drawing.height), pane.pane(), pane.viewport.zoom)
                pane.show_viewport(there, keep_fitted=True)

    def zooms_kept(self, drawn: Sequence[Chart], *, always: bool, nearly: float = 1.0) -> list[float | None]:
        """At what zoom each pane comes to those charts where all were looked at whole; else as it is, `None`.

        `always`: whole too where somebody has moved them. `nearly`: how much smaller than they could be they stay.
        """
        shown = self._shown
        if not (always or self._larger or all(each.is_fitted for each in shown.panes)):
            return [None] * len(shown.panes)
        drawings = [chart.drawing for chart in drawn]
        fits, least = shown.fit_zooms(drawings), shown.least_zoom(drawings)
        here = [each.viewport.zoom for each in shown.panes]
        if nearly < 1.0 and all(nearly * fit <= zoom <= fit for zoom, fit in zip(here, fits, strict=True)):
            fits = here
        self._larger = any(zoom < least for zoom in fits)
        for each in shown.panes:
            each.keep_fitted(not self._larger)
        return [max(zoom, least) for zoom in fits]

    # parts

    def look(self, active: ChartWidget | None) -> Look:
        """Which part of each chart is in view; of linked ones that of the active one stands for all."""
        from orgsim.app.chart.beside.returning import part_looks
        from orgsim.app.document.look import Look

        shown, panes = self._shown, self._shown.panes
        linked = shown.state.panes_linked or len(panes) < 2
        if not panes or (linked and all(pane.is_fitted for pane in panes)):
            return Look()
        at = next((column for column, pane in enumerate(panes) if pane is active), 0)
        return part_looks(panes, shown.wholes(), at if linked else None)

    def show_look(self, look: Look) -> None:
        """Bring those parts into view, or all of every chart."""
        shown = self._shown
        is_whole = shown.detail.room == 1.0 and not shown.detail.remits
        if not look.parts and is_whole and all(pane.is_fitted for pane in shown.panes):
            # On its way, it comes to that.
            self._parts = ()
            return
        self._showing.stop()
        self.fit(least=0.0)
        if not look.parts:
            self.fit(shown.least_zoom(shown.drawings))
        self._parts = look.parts
        self.show_parts()
        if self._parts and shown.panes:
            zoom, whole = shown.panes[0].viewport.zoom, shown.wholes()[0]
            room = 1.0 if shown.state.everything else room_at(zoom / whole, 1.0)
            around = self._parts[0].around if room != 1.0 else None
            detail = Detail(room, around, remits=lists_remits(zoom))
            if (detail.remits and not shown.state.remits) or room != 1.0:
                # With remits, charts are larger, and the parts are found in them anew.
                self.wish(detail, partial(self._look_from, detail), first=True)
            else:
                shown.nearing.detail = detail

    def _look_from(self, detail: Detail) -> None:
        self._shown.nearing.detail = detail
        self.draw(keep=None)

    def show_parts(self) -> None:
        """Bring the parts into view that were asked for, until somebody moves the charts."""
        from orgsim.app.chart.beside.returning import show_parts

        shown, parts, state = self._shown, self._parts, self._shown.state
        # A pane that is new takes a size before anything is drawn in it.
        if not parts or not len(shown.drawings) == len(shown.panes) == len(state.files):
            return
        for pane in shown.panes:
            # Of those that were to be seen whole, that is meant in any room and of any chart.
            if pane.is_fitted:
                pane.fit()
        show_parts(parts, state, shown.panes, shown.wholes())
        self.tell_zoom()

    def leave_parts(self) -> None:
        """Nobody asks for parts any more."""
        self._parts = ()

    # as it was

    def seen(self) -> Seen | None:
        """How the charts are looked at, once what opens where they were zoomed to has opened; `None`: not at all."""
        from orgsim.app.chart.beside.returning import Seen, are_fitted, sizes, viewports

        shown = self._shown
        shown.nearing.finish()
        if not shown.is_visible or shown.shape is None or not len(shown.drawings) == len(shown.panes) > 0:
            return None
        return Seen(
            shown.laid_out(),
            shown.detail,
            shown.charts.kept(shown.state, shown.shape, shown.detail),
            viewports(shown.panes),
            sizes(shown.panes),
            are_fitted(shown.panes),
            self._larger,
            self._whole,
            self._parts,
        )

    def come_back(self, seen: Seen) -> None:
        """Look at the charts so again; where they are laid out for something else now, nothing is changed."""
        from orgsim.app.chart.beside.returning import is_so

        shown = self._shown
        if not shown.is_visible or shown.laid_out() != seen.laid_out or is_so(seen, shown.panes, shown.detail):
            # Even on its way, it comes to that.
            return
        shown.charts.keep(seen.folds)
        self.wish(seen.detail, partial(self._show_seen, seen), first=True)

    def _show_seen(self, seen: Seen) -> None:
        from orgsim.app.chart.beside.returning import bring_back, sizes

        shown = self._shown
        if shown.laid_out() != seen.laid_out:
            return
        shown.nearing.leave()
        shown.nearing.detail = seen.detail
        for pane in shown.panes:
            pane.keep_fitted(False)
        self._parts = ()
        self.draw(keep=None)
        self._parts, self._larger, self._whole = seen.parts, seen.larger, seen.whole
        bring_back(seen, shown.panes)
        if seen.panes != sizes(shown.panes) and all(seen.fitted):
            self.fit(0.0 if seen.whole else shown.least_zoom(shown.drawings))
            self._whole = seen.whole
        self.tell_zoom()

    # what is sought, and where somebody goes

    def reach(self, unit_id: str, *, readable: bool) -> None:
        """Bring that unit into view wherever it is drawn; `readable`: zoomed in where its name is too small."""
        for pane in self._shown.panes:
            pane.reach(unit_id, readable=readable)
        self.tell_zoom()

    def reach_chosen(self, *, readable: bool) -> None:
        """Bring the selected unit and its counterparts into view."""
        for pane, ids in zip(self._shown.panes, chosen(self._shown.state), strict=True):
            for unit in reversed(ids):
                pane.reach(unit, readable=readable)
        self.tell_zoom()

    def moved(self, pane: ChartWidget, before: Viewport, after: Viewport) -> bool:
        """Somebody has moved that pane, or zoomed it; whether others went along with it."""
        from orgsim.app.chart.beside.following import lead

        shown = self._shown
        self._parts = ()
        self._larger = False
        leads = shown.state.panes_linked and len(shown.drawings) == len(shown.panes) > 1
        if leads:
            column = next(column for column, each in enumerate(shown.panes) if each is pane)
            lead(shown.state, shown.panes, column, before, after)
        self.tell_zoom()
        return leads

    def tell_zoom(self) -> None:
        """Tell the zoom of the active pane."""
        active = self._shown.active
        if active is not None:
            self.zoomed.emit(active.coming_zoom)
