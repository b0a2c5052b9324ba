"""What is folded, and which siblings are gathered in one box, so that charts can be read in their panes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import inf
from typing import Final

from msgspec.structs import replace

from orgsim.drawing.boxes.alignment import shared_order
from orgsim.drawing.boxes.measures import LABEL_SIZE
from orgsim.drawing.boxes.options import ChartOptions, in_column
from orgsim.drawing.chart.planned import Planned
from orgsim.drawing.chart.side_by_side import draw_side_by_side, planned_alone, planned_each
from orgsim.drawing.folding.interest import TOP, Step, steps
from orgsim.drawing.folding.legible import READABLE_SIZE, Folding, options_of, smallest_text
from orgsim.drawing.folding.listing import Listed, fit_lists
from orgsim.drawing.folding.taking import beside, boxes_of, folding_of, some_more
from orgsim.drawing.folding.wishes import Wishes
from orgsim.drawing.layout.choosing import MANY
from orgsim.drawing.viewport import common_zoom, fit_zoom
from orgsim.model.abandoning import leave_if_abandoned
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

__all__ = ["READABLE_SIZE", "Folding", "Wishes", "fit", "options_of", "smallest_text"]

_USUAL: Final = 20000.0
"""Square pixels of a pane that a box takes with its share of what is free, at a zoom of 1: where looking begins."""
_LEAST: Final = 3500.0
"""The same of a chart that is packed as densely as boxes can be."""
_MOST_LAYOUTS: Final = 5
_ROUGH_LAYOUTS: Final = 2
_BETTER: Final = 1.18
"""How many more boxes have room where arrangements are looked for with care."""
_NEARLY: Final = 0.85
"""How near to what is wanted a text's size is from which the room for boxes follows well enough."""
_ASKED: Final = 60
"""So many boxes more are looked at than were shown, as what is asked for anew comes first."""
_FULL: Final = 0.85
"""How much of its pane's height a chart takes that has no room for more boxes."""
_POOR: Final = 16
"""Fewer boxes than these tell little of an organisation: a council, a board, some of their committees."""
_THIN: Final = 40
"""Fewer boxes than these are poor too where the panes have room for more."""
_FLAT: Final = 0.4
"""How much of its pane's height a chart takes at most that is one wide row with something below it."""
_STUCK: Final = 1.3
"""How many times as large as it need be text is where the next step would make one such row of all at the top."""
_CLEARLY: Final = 1.6
"""How many times as many units outlines must show."""
_SOME: Final = 8
"""How many more boxes than the fullest chart are tried beside it."""
_BARE: Final = 4
"""How many times as many units another chart must show for one to be folded by itself."""
_CROWD: Final = 28
"""Siblings from which on one more row of some of them is tried where the chart is lower than its pane."""
_TINY: Final = 0.01
"""Pixels of text that nobody sees."""
_ROOMY: Final = 1.1
"""How many times as large as it need be the text is where a part of a family is shown that has no room as a whole."""


@lru_cache(maxsize=4)
def fit(
    scenarios: tuple[Scenario, ...],
    options: ChartOptions,
    wishes: Wishes,
    least: float = READABLE_SIZE,
    *,
    listed: bool | None = None,
) -> Folding:
    """What is folded and gathered so that the smallest text of the fitted charts is at least `least` pixels high.

    Where boxes have room for next to nothing, or for few of many that stand at the top while there is more room, it is
    found for outlines that show clearly more; `listed` says whether it is found for outlines, where they are that
    already or are not to become so.

    As many units are shown as there is room for, of `interest` the greatest first; what `options` fold is not looked
    at. Draw with `options_of` what is found. A few layouts of about as many boxes as there is room for are tried,
    whatever the number of units.
    """
    if wishes.everything or not scenarios:
        return Folding(wishes.folded, outline=wishes.everything)
    room = options.pane[0] * options.pane[1] * (LABEL_SIZE / least) ** 2
    found = steps(scenarios, wishes, max(round(room / _LEAST), 40))
    search = _Search(scenarios, options, wishes, found, least)
    if listed:
        lists = search.lists()
        if lists is None:
            return fit(scenarios, options, wishes, least, listed=False)
    else:
        chosen = search.best(room / _USUAL)
        number = search.shown(chosen)
        poor = number < _POOR or (number < _THIN and search.is_stuck(chosen))
        few = poor and len(chosen) < len(found)
        lists = search.lists() if few and listed is None else None
        if lists is None or search.shown(lists.taken) < _CLEARLY * number:
            return search.opened_alone(search.with_room(chosen), chosen)
    return search.opened_alone(lists.folding, lists.taken)


def refit(
    scenarios: tuple[Scenario, ...],
    options: ChartOptions,
    wishes: Wishes,
    boxes: int,
    least: float = READABLE_SIZE,
    *,
    listed: bool = False,
) -> Folding:
    """As `fit`, where something else is asked for of charts that show up to so many `boxes`: by a layout or two.

    What is of least interest is shown no more where there is no room. Charts of very many units are laid out quickly,
    and are to be drawn so.
    """
    if wishes.everything or not scenarios:
        return Folding(wishes.folded, outline=wishes.everything)
    if listed:
        return fit(scenarios, options, wishes, least, listed=True)
    found = steps(scenarios, wishes, boxes + _ASKED)
    return _Search(scenarios, options, wishes, found, least).near(boxes)


class _Search:
    """Looks for as many steps as leave the text large enough."""

    def __init__(
        self,
        scenarios: tuple[Scenario, ...],
        options: ChartOptions,
        wishes: Wishes,
        found: list[Step],
        least: float,
    ) -> None:
        self._scenarios = scenarios
        self._options = replace(options, rank=shared_order(scenarios, options.leading), legible=least / LABEL_SIZE)
        self._units = [hierarchy(scenario) for scenario in scenarios]
        self._wishes = wishes
        self._steps = found
        self._least = least
        self._layouts = 0
        self._fitted = frozenset(range(len(scenarios)))
        """The columns whose charts are to be read as a whole."""

    def best(self, guess: float) -> list[Step]:
        """As many of the steps as leave the text large enough."""
        every = self._steps
        # What is asked for is shown in any case.
        asked = sum(step.rank[0] == 0 for step in every)
        if not every:
            return []
        few, many, size = max(asked, 1), len(every) + 1, 0.0
        boxes = self._roughly(guess)
        while many - few > 1 and self._layouts < _MOST_LAYOUTS:
            number = min(max(self._reaching(boxes), few + 1), many - 1)
            tried = self._text(every[:number])
            # The room of a box is in proportion to the square of its text's size.
            boxes = boxes_of(every, number) * (tried / self._least) ** 2
            if tried >= self._least:
                few, size = number, tried
            else:
                many = number
        chosen = every[:few]
        small = not size and self._text(chosen) < self._least
        if small and not self._wishes.unfolded and self._leave_out(chosen):
            return self.best(guess)
        if few == 1 and small:
            # Not even what stands at the top has room.
            return self._part([], every[0], guess) or chosen
        return self._filled(chosen, every[few:], size) if few < len(every) else chosen

    def _leave_out(self, taken: Sequence[Step]) -> bool:
        """Whether some charts, and not all, have no room for the least that can be shown of them, as a matrix.

        They keep no others from showing more, and go on beyond the edge of their panes.
        """
        plans = self._planned(taken)
        fitting = frozenset([column for column in self._fitted if self._size([plans[column]]) >= self._least])
        if not any(plans[column].smallest < inf for column in fitting) or fitting == self._fitted:
            return False
        self._fitted, self._layouts = fitting, 0
        known = [self._units[column].index for column in fitting]
        first, *rest = self._steps
        self._steps = [
            first,
            *[step for step in rest if step.rank[0] == 0 or any(unit in its for its in known for unit in step.shows)],
        ]
        return True

    def is_stuck(self, taken: Sequence[Step]) -> bool:
        """Whether not all that stands at the top is shown, though the panes have room for more.

        Bodies with administration below them stand in one row, so that it can hang from them; and so do the roots of
        an administration that hangs from bodies.
        """
        at_top = [step for step in taken if step.opened == TOP]
        if not at_top or not at_top[-1].left:
            return False
        plans = self._planned(taken)
        is_large = self._size([plans[column] for column in sorted(self._fitted)]) > _STUCK * self._least
        return is_large or self._height(taken) < _FLAT

    def folding(self, taken: Sequence[Step]) -> Folding:
        """What is folded where just these steps are taken."""
        return folding_of(self._units, self._wishes, taken)

    def shown(self, taken: Sequence[Step]) -> int:
        """How many units the largest of the charts shows then."""
        return max(self._counts(taken))

    def _counts(self, taken: Sequence[Step]) -> list[int]:
        return [sum(unit in its.index for step in taken for unit in step.shows) for its in self._units]

    def with_room(self, taken: Sequence[Step]) -> Folding:
        """What these steps fold, with boxes for what is gathered in charts that have room beside one that has none."""
        folding = self.folding(taken)
        if len(self._scenarios) < 2 or not folding.gathered:
            return folding
        options = replace(self._options, folded=folding.folded, gathered=folding.gathered)
        _, plans = planned_each(self._scenarios, options)
        zoom = min([fit_zoom(plans[column].size, options.pane) for column in self._fitted])
        apart, counts = [frozenset[str]()] * len(plans), self._counts(taken)
        order = dict.fromkeys(unit for step in self._steps for unit in (*step.shows, *step.left))
        for column, (scenario, plan) in enumerate(zip(self._scenarios, plans, strict=True)):
            there = folding.gathered.intersection(self._units[column].index)
            together = [unit for unit in order if unit in there]
            is_full = fit_zoom(plan.size, options.pane) == zoom and plan.height * zoom > options.pane[1] * _FULL
            if len(together) < 2 or is_full:
                continue
            # Of hundreds, about as many as the fullest chart has more.
            most = min(len(together), 2 * (max(counts) - counts[column]) + _SOME)
            for number in (most, most // 2, most // 4):
                alone = frozenset(together[:number])
                tried = planned_alone(scenario, replace(options, gathered=folding.gathered - alone), column)
                if fit_zoom(tried.size, options.pane) >= zoom:
                    apart[column] = alone
                    break
        return replace(folding, apart=tuple(apart)) if any(apart) else folding

    def opened_alone(self, folding: Folding, taken: Sequence[Step]) -> Folding:
        """`folding` with open units in charts that show next to nothing by these steps, as their drafts lack the rest.

        A draft of the administration alone is folded at its top beside others whose bodies take all room. By itself it
        is fitted to its pane then, as far as its text and that of the others stay large enough.
        """
        counts = self._counts(taken)
        bare = [column for column, count in enumerate(counts) if 0 < count * _BARE < max(counts)]
        opened = [frozenset[str]()] * len(counts)
        for column in bare:
            own, units = self._units[column].index, self._units[column]
            options = in_column(self._options, column)
            alone = fit((self._scenarios[column],), options, self._wishes, self._least, listed=folding.listed)
            in_part = {units.parents[own[unit]] for unit in alone.gathered - folding.gathered}
            opened[column] = frozenset(
                [unit for unit in folding.folded - alone.folded if unit in own and own[unit] not in in_part]
            )
        if not any(opened):
            return folding
        wider = replace(folding, opened=tuple(opened))
        drawings = draw_side_by_side(self._scenarios, options_of(self._options, wider, self._least))
        is_read = smallest_text(drawings, common_zoom(drawings, self._options.pane)) > self._least - _TINY
        return wider if is_read else folding

    def lists(self) -> Listed | None:
        """What outlines show; `None` where one of the scenarios can be none, or boxes that go some way are wanted."""
        if self._options.direction != "auto":
            return None
        return fit_lists(self._scenarios, self._options, self._wishes, self._least)

    def near(self, boxes: float) -> Folding:
        """What is folded where about so many boxes are shown, and fewer where the text is not large enough."""
        every = self._steps
        least = max(sum(step.rank[0] == 0 for step in every), 1)
        if not every:
            return Folding(self._wishes.folded)
        # Of a town there is time for layouts with care.
        quick = max(len(units.units) for units in self._units) > MANY
        number = max(self._reaching(boxes if quick else self._roughly(boxes)), least)
        if quick and (part := some_more(every, number, int(boxes))) and self._text(part, quick=True) >= self._least:
            return replace(self.folding(part), quick=True)
        while (tried := self._text(every[:number], quick=quick)) < self._least and number > least:
            room = boxes_of(every, number) * (tried / self._least) ** 2
            number = max(min(self._reaching(room), number - 1), least)
        chosen = every[:number]
        if not quick and number < len(every):
            chosen = self._filled(chosen, every[number:], tried)
        return self.opened_alone(replace(self.folding(chosen), quick=quick), chosen)

    def _roughly(self, boxes: float) -> float:
        """About how many boxes there is room for, by layouts that take little time; `boxes` is a guess."""
        for _ in range(_ROUGH_LAYOUTS):
            number = max(self._reaching(boxes), 1)
            rough = self._text(self._steps[:number], quick=True)
            boxes = boxes_of(self._steps, number) * (rough / self._least) ** 2
            if number == len(self._steps) or _NEARLY < rough / self._least < 1 / _NEARLY:
                break
        return boxes * _BETTER

    def _reaching(self, boxes: float) -> int:
        """How many steps show so many boxes."""
        return sum(max(step.boxes) <= boxes for step in self._steps)

    def _filled(self, chosen: list[Step], rest: Sequence[Step], size: float) -> list[Step]:
        """`chosen` with what there is room for beside a step that there is none for."""
        size = size or self._text(chosen)
        if size < self._least:
            return chosen
        # Of a crowd there is room for another row below, where it made the text no smaller.
        is_crowd = len(rest[0].shows) + len(rest[0].left) >= _CROWD
        height = self._height(chosen) if is_crowd else 1.0
        free = boxes_of(chosen, len(chosen)) * (max((size / self._least) ** 2, 1 / height) - 1)
        has_room = size > _ROOMY * self._least or height < _FULL
        if has_room and (part := self._part(chosen, rest[0], free)) is not None:
            return part
        more = beside(chosen, rest, free)
        while more:
            if self._text([*chosen, *more]) >= self._least:
                return [*chosen, *more]
            more = more[: len(more) // 2] if self._layouts < _MOST_LAYOUTS + 1 else []
        return chosen

    def _part(self, chosen: list[Step], missed: Step, free: float) -> list[Step] | None:
        """`chosen` and of the family that there is no room for as many as there is, the rest gathered."""
        few, many, best = 0, len(missed.shows), None
        there = boxes_of(chosen, len(chosen))
        number = min(max(int(free) - 1, 2), many - 2)
        while few < number < many and (self._layouts < _MOST_LAYOUTS + 1 or not (chosen or best)):
            shows, left = missed.shows[:number], missed.shows[number:]
            part = [*chosen, replace(missed, shows=shows, left=(*left, *missed.left))]
            tried = self._text(part)
            if tried >= self._least:
                few, best = number, part
            else:
                many = number
            number = (few + many) // 2
            if tried < self._least:
                # What there is no room for by far is not tried; of what stands at the top something is shown.
                room = int((there + many + 1) * (tried / self._least) ** 2) - there - 1
                number = min(number, max(room, 0 if chosen else 1))
        return best

    def _text(self, taken: Sequence[Step], *, quick: bool = False) -> float:
        """Pixels of the smallest text where these steps are taken."""
        leave_if_abandoned()
        self._layouts += not quick
        plans = self._planned(taken, quick=quick)
        return self._size([plans[column] for column in sorted(self._fitted)])

    def _height(self, taken: Sequence[Step]) -> float:
        """How much of its pane's height the highest of the charts takes where these steps are taken."""
        pane, plans = self._options.pane, self._planned(taken)
        fitted = [plans[column] for column in sorted(self._fitted)]
        zoom = min([fit_zoom(its.size, pane) for its in fitted])
        return max([its.height for its in fitted]) * zoom / pane[1]

    def _planned(self, taken: Sequence[Step], *, quick: bool = False) -> Sequence[Planned]:
        folding = self.folding(taken)
        options = replace(self._options, folded=folding.folded, gathered=folding.gathered, quick=quick)
        return planned_each(self._scenarios, options)[1]

    def _size(self, plans: Sequence[Planned]) -> float:
        """Pixels of the smallest text of charts that are fitted together."""
        shown = [its for its in plans if its.smallest < inf]
        zoom = min([fit_zoom(its.size, self._options.pane) for its in shown], default=1.0)
        return min([its.smallest for its in shown], default=LABEL_SIZE) * zoom
