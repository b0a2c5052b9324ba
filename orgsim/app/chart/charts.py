"""The charts of the open scenarios, folded until they can be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from orgsim.app.chart.detail import WHOLE, Detail
from orgsim.app.chart.laid import Folds, Laid, of_any_edits
from orgsim.app.document.aside import Work
from orgsim.app.document.comparing import counterparts, home
from orgsim.app.document.seen import linked
from orgsim.app.document.state import State
from orgsim.drawing.boxes.options import ChartOptions, Fates
from orgsim.drawing.chart.links import links_are_known
from orgsim.drawing.drawing import Drawing, Line
from orgsim.drawing.folding.legible import READABLE_SIZE, Folding, options_of
from orgsim.drawing.folding.wishes import Wishes
from orgsim.drawing.overlay.lines import overlay_lines, overlay_links
from orgsim.drawing.viewport import common_zoom
from orgsim.files.kept.kept import Kept
from orgsim.model.hierarchy import count_units
from orgsim.model.scenario import LINK_KINDS

if TYPE_CHECKING:
    from orgsim.analysis.overlays.overlaid import Overlaid


ToFind = Callable[[State], Work | None]

_LIKELY_ASIDE = 40
"""Units from which on charts are laid out in a thread where what was folded does not go on."""


class Chart(msgspec.Struct, frozen=True, eq=False):
    """A scenario's drawing, and the links that lie over it."""

    drawing: Drawing
    links: tuple[Line, ...]


def nothing_differs(_state: State) -> frozenset[str]:
    """Of charts that compare nothing."""
    return frozenset()


def nothing_told(_state: State) -> tuple[Fates, ...]:
    """Of charts whose boxes tell only how many units they hide."""
    return ()


def nothing_to_find(_state: State) -> Work | None:
    """Of charts that follow from the state at once."""
    return None


def wishes(state: State, differing: frozenset[str] = frozenset()) -> Wishes:
    """What the planner asks of the charts, and which units differ in them."""
    focus = state.focus
    column = home(state, focus) if focus is not None and len(state.files) > 1 else None
    same = counterparts(state, column, focus) if focus is not None and column is not None else ()
    return Wishes(
        beside=frozenset(id for ids in same for id in ids) - {focus},
        folded=state.folded,
        unfolded=state.unfolded,
        everything=state.everything,
        focus=state.focus,
        differing=differing,
    )


def _unasked(state: State) -> State:
    """That state without what is gone to and opened."""
    return msgspec.structs.replace(state, focus=None, unfolded=frozenset())


class _Unknown(Exception):  # noqa: N818 -- nothing went wrong
    """It would have to be laid out."""


class Charts:
    """Draws what the state shows, keeping the last drawings for as long as nothing that they depend on changes."""

    def __init__(
        self,
        known: Kept | None = None,
        differing: Callable[[State], frozenset[str]] = nothing_differs,
        fates: Callable[[State], tuple[Fates, ...]] = nothing_told,
        laid: Laid | None = None,
        *,
        to_find: ToFind = nothing_to_find,
        coloured: bool = False,
    ) -> None:
        self._known = known or Kept()
        self._laid = laid or Laid()
        self.to_find = to_find
        """What has to be found out of a state, by work aside, before its charts are asked for; `None`: nothing."""
        self._coloured = coloured
        """Whether they are in the colours of the overlay that is chosen."""
        self._recalls = False
        """Whether nothing is to be laid out that is not known."""
        self._is_aside = False
        """Whether they are laid out in a thread."""
        self.least = READABLE_SIZE
        """Pixels, to the em, of the smallest text that charts are folded for."""
        self._differing = differing
        self.fates = fates
        """By column what boxes tell of the units that they hide."""

    def aside(self, state: State) -> Charts:
        """Others that lay out that state's charts in a thread, which these know from then on."""
        differing, fates = self._differing(state), self.fates(state)
        others = Charts(self._known, lambda _: differing, lambda _: fates, self._laid, coloured=self._coloured)
        others.least = self.least
        others._is_aside = True
        return others

    def knows(self, state: State, shape: tuple[float, float], detail: Detail = WHOLE) -> bool:
        """Whether `draw` need not lay anything out for that."""
        if not self.knows_colours(state):
            return False
        self._recalls = True
        try:
            drawings = self._drawings(state, shape, detail)
        except _Unknown:
            return False
        finally:
            self._recalls = False
        overlay = self._overlay(state)
        asked = [
            overlay_links(scenario, state.links, linked(state), overlay, column)
            for column, scenario in enumerate(state.scenarios)
        ]
        pane = (*shape, common_zoom(drawings, shape))
        return all(
            links_are_known(drawing, scenario, LINK_KINDS, None, links, pane)
            for scenario, drawing, links in zip(state.scenarios, drawings, asked, strict=True)
        )

    def folding(
        self, state: State, shape: tuple[float, float], detail: Detail = WHOLE, boxes: int | None = None
    ) -> Folding:
        """What is folded in the charts for panes of that shape, by the planner or by itself.

        `boxes`: how many are shown, where little else is asked for than was just now, and it is to be found at once.
        """
        asked, options = self._asked(state, detail), self._options_for(state, shape, detail)
        key = (state.scenarios, options, asked, self.least)
        folding = next((kept for of, kept in self._laid.folds if of == key), None)
        if folding is None:
            # A list stays one as one comes nearer, or goes to something in it, and boxes stay boxes.
            plain = detail.around is None and state.focus is None and not state.unfolded
            listed = None if plain else self.folding(_unasked(state), shape).listed
            folding = self._folding(state, options, asked, boxes, listed)
            self._laid.keep_folds((key, folding))
        return folding

    def _asked(self, state: State, detail: Detail) -> Wishes:
        asked = wishes(state, self._differing(state))
        if detail.around is None:
            return asked
        opened = asked.unfolded | (detail.opened - asked.folded)
        kept = asked.beside | (detail.kept - asked.folded)
        return msgspec.structs.replace(asked, near=detail.around, unfolded=opened, beside=kept)

    def _options_for(self, state: State, shape: tuple[float, float], detail: Detail) -> ChartOptions:
        """What folds are looked for with."""
        return self._options(state, (shape[0] * detail.room, shape[1] * detail.room), remits=state.remits)

    def carry(self, state: State, shape: tuple[float, float], detail: Detail = WHOLE) -> bool:
        """Leave folded what was, where drafts were edited and few boxes are shown; whether all of that is known then.

        What cannot be read so any more, and what was never found, is left to be looked for. After an edit of which that
        was found out, it is found out in a thread alone whether the next can be.
        """
        if not any(file.path in state.session.histories for file in state.files):
            return False
        found = [self._carry(state, shape, each) for each in dict.fromkeys((detail, detail.whole))]
        return all(found)

    def _carry(self, state: State, shape: tuple[float, float], detail: Detail) -> bool:
        asked, options = self._asked(state, detail), self._options_for(state, shape, detail)
        key = (state.scenarios, options, asked, self.least)
        if (same := next((kept for kept in self._laid.folds if kept[0] == key), None)) is not None:
            # The next edit goes on from these.
            self._laid.keep_folds(same)
            return True
        if state.everything:
            return False
        ids = [scenario.id for scenario in state.scenarios]
        wanted = of_any_edits(key)
        known = [
            its for its in self._laid.folds if [of.id for of in its[0][0]] == ids and of_any_edits(its[0]) == wanted
        ]
        if not known:
            return False
        (scenarios, drawn, before, _), folding = known[0]
        from orgsim.drawing.folding.carrying import carried, reads, steadied

        if folding.outline or folding.listed:
            return False
        unread = self._laid.unread
        if unread is not None and [of.id for of in unread[0][0]] == ids and of_any_edits(unread[0]) == wanted:
            at_once = not self._is_aside and count_units(state.scenarios) > _LIKELY_ASIDE
            if at_once or (unread[0] == key and unread[1] is folding):
                return False
        there = carried(scenarios, state.scenarios, folding, asked.differing - before.differing)
        there = msgspec.structs.replace(there, stood=None)
        drawn = options_of(drawn, folding, self.least)
        drawings = self._laid.drawings(scenarios, drawn)
        if detail.room == 1.0 and drawings is not None and not folding.quick:
            steady = steadied(there, state.scenarios, scenarios, drawn, drawings, folding.stood)
            if reads(state.scenarios, options, steady, self.least):
                self._laid.keep_carried((key, steady))
                return True
        if not reads(state.scenarios, options, there, self.least):
            self._laid.unread = key, folding
            return False
        self._laid.keep_carried((key, there))
        return True

    def keep(self, folds: Folds) -> None:
        """Know what is folded where that is asked for, though it was found too long ago to be kept by itself."""
        self._laid.keep_folds(folds)

    def kept(self, state: State, shape: tuple[float, float], detail: Detail = WHOLE) -> Folds:
        """What is folded in those charts, for `keep`."""
        folding = self.folding(state, shape, detail)
        return next(folds for folds in self._laid.folds if folds[1] is folding)

    def draw(self, state: State, shape: tuple[float, float], detail: Detail = WHOLE) -> list[Chart]:
        """The charts of all open scenarios, for panes of that shape, in the colours of their overlay."""
        overlay = self._overlay(state)
        drawings = self._drawings(state, shape, detail)
        pane = (*shape, common_zoom(drawings, shape))
        # Ways are known by the drawing in which they were found, whatever its colours are.
        lines = [
            overlay_lines(drawing, scenario, state.links, linked(state), overlay, column, pane=pane)
            for column, (scenario, drawing) in enumerate(zip(state.scenarios, drawings, strict=True))
        ]
        if overlay is not None:
            drawings = self._laid.shaded(drawings, state.scenarios, overlay)
        return [Chart(drawing, links) for drawing, links in zip(drawings, lines, strict=True)]

    def knows_colours(self, state: State) -> bool:
        """Whether the overlay of that state's charts need not be found out."""
        return not self._coloured or state.overlay is None or self._laid.overlay(state) is not None

    def _overlay(self, state: State) -> Overlaid | None:
        if not self._coloured or state.overlay is None:
            return None
        from orgsim.analysis.overlays.overlaid import overlaid

        return self._laid.overlay(state) or self._laid.keep_overlay(state, overlaid(state.scenarios, state.overlay))

    def _drawings(self, state: State, shape: tuple[float, float], detail: Detail) -> list[Drawing]:
        scenarios, pane = state.scenarios, shape
        folding = self.folding(state, shape, detail)
        if detail.room != 1.0 and folding != msgspec.structs.replace(self.folding(state, shape), stood=None):
            shape = shape[0] * detail.room, shape[1] * detail.room
        options = self._options(state, shape, remits=state.remits or detail.remits)
        if folding.outline and options.remits and not state.remits and not self._is_outline(state, pane):
            # What lists more as one comes near goes on as the boxes that it was.
            folding = msgspec.structs.replace(folding, outline=False)
        # No chart is to stand as another one does where that would take its names away.
        options = options_of(options, folding, 0.0 if state.everything else self.least)
        drawings = self._laid.drawings(scenarios, options)
        if drawings is None:
            drawings = self._drawn(state, options)
            self._laid.keep_drawings(scenarios, options, drawings)
        return drawings

    def _is_outline(self, state: State, shape: tuple[float, float]) -> bool:
        """Whether the charts are outlines where they are seen whole."""
        return any(box.outlined for chart in self.draw(state, shape) for box in chart.drawing.boxes)

    def _drawn(self, state: State, options: ChartOptions) -> list[Drawing]:
        if self._recalls:
            raise _Unknown

        def draw() -> list[Drawing]:
            # Imported here: a window that opens as it was does without laying out.
            from orgsim.drawing.chart.side_by_side import draw_side_by_side

            return draw_side_by_side(state.scenarios, options)

        return self._known.recall("charts", state.files, options, list[Drawing], draw)

    def _folding(
        self, state: State, options: ChartOptions, asked: Wishes, boxes: int | None, listed: bool | None
    ) -> Folding:
        if self._recalls:
            raise _Unknown
        if boxes is not None:
            from orgsim.drawing.folding.fitting import refit

            return refit(state.scenarios, options, asked, boxes, self.least, listed=bool(listed))

        def find() -> Folding:
            from orgsim.drawing.folding.fitting import fit

            return fit(state.scenarios, options, asked, self.least, listed=listed)

        return self._known.recall("folding", state.files, (options, asked, self.least, listed), Folding, find)

    def _options(self, state: State, shape: tuple[float, float], *, remits: bool) -> ChartOptions:
        return ChartOptions(
            language=state.language,
            pane=shape,
            direction=state.direction,
            remits=remits,
            staffing=state.staffing,
            fates=self.fates(state),
            leading=_edited_last(state),
        )


def _edited_last(state: State) -> int:
    """The column of the draft that was edited last, so that a new order is seen in it; else the first."""
    columns = {file.path: column for column, file in enumerate(state.files)}
    edited = (columns[path] for act in reversed(state.session.done) for path in act.paths if path in columns)
    return next(edited, 0)


GAP = 8
"""Pixels between panes."""
_FRAME = 10
"""What a pane's frame takes of its width, and of its height."""
_LEAST_PANE = 100


def pane_shape(room: tuple[int, int], number: int) -> tuple[float, float]:
    """Width and height of each of so many panes that share a room.

    The narrowest: what does not divide evenly makes others a pixel wider.
    """
    number = max(number, 1)
    across = (room[0] - GAP * (number - 1)) // number
    return max(across - _FRAME, _LEAST_PANE), max(room[1] - _FRAME, _LEAST_PANE)


def is_edit(before: State, after: State) -> bool:
    """Whether the same drafts were edited between the two, and nothing else is to be drawn otherwise."""
    same = [file.path for file in before.files] == [file.path for file in after.files]
    return (
        same
        and before.session is not after.session
        and before.files is not after.files
        and drawn_from(before, edited=False) == drawn_from(after, edited=False)
    )


def drawn_from(state: State, *, folded: bool = True, edited: bool = True) -> tuple[object, ...]:
    """What of the state the drawings depend on; `folded`: and what is folded in them, `edited`: and the drafts."""
    return (
        state.folds_asked if folded else None,
        state.files if edited else None,
        state.language,
        state.remits,
        state.staffing,
        state.overlay,
        state.direction,
        state.links,
        linked(state),
        state.comparison,
        state.based,
        state.compared,
        state.decided,
    )
