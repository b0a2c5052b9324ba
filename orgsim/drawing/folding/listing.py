"""What is folded in outlines, where boxes have room for next to nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from orgsim.drawing.boxes.boxes import NAME_SIZE, REMIT_SIZE
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.outlining import its_lines
from orgsim.drawing.folding.interest import Step, steps
from orgsim.drawing.folding.legible import Folding
from orgsim.drawing.folding.taking import boxes_of, folding_of
from orgsim.drawing.folding.wishes import Wishes
from orgsim.drawing.outline.fitting import fitted_setting
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

_LINE: Final = 1200.0
"""Square pixels of a pane that a line of an outline takes at least, at a zoom of 1."""
_USUAL: Final = 3500.0
"""The same as a rule: where looking begins."""
_MOST_TRIED: Final = 6


class Listed(msgspec.Struct, frozen=True):
    """What outlines show."""

    folding: Folding
    taken: list[Step]


def fit_lists(scenarios: tuple[Scenario, ...], options: ChartOptions, wishes: Wishes, least: float) -> Listed | None:
    """What is folded and gathered so that outlines can be read; `None` where one of the scenarios can be none."""
    if any(scenario.matrix is not None or not scenario.units for scenario in scenarios):
        return None
    room = options.pane[0] * options.pane[1] * (NAME_SIZE / least) ** 2
    search = _Search(scenarios, options, wishes, steps(scenarios, wishes, max(round(room / _LINE), 40)), least)
    return search.best(room / _USUAL)


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
        self._options = options
        self._units = [hierarchy(scenario) for scenario in scenarios]
        self._wishes = wishes
        self._steps = found
        self._least = least

    def best(self, lines: float) -> Listed:
        """The most that has room; `lines` is a guess at how many lines that are."""
        every = self._steps
        # What is asked for is shown in any case.
        few, many = max(sum(step.rank[0] == 0 for step in every), 1), len(every) + 1
        for tried in range(_MOST_TRIED):
            if many - few <= 1:
                break
            reaching = sum(max(step.boxes) <= lines for step in every)
            number = min(max(reaching if tried < _MOST_TRIED // 2 else (few + many) // 2, few + 1), many - 1)
            size = self._text(every[:number])
            # The room of a line is in proportion to the square of its text's size.
            lines = boxes_of(every, number) * (size / self._least) ** 2
            if size >= self._least:
                few = number
            else:
                many = number
        chosen = every[:few]
        if few < len(every):
            chosen = self._part(chosen, every[few])
        folding = replace(folding_of(self._units, self._wishes, chosen), listed=True)
        return Listed(self._with_room(folding), chosen)

    def _with_room(self, folding: Folding) -> Folding:
        """`folding` with lines for what is gathered in outlines that have room for it beside one that has not."""
        if len(self._units) < 2 or not folding.gathered:
            return folding
        least, lines = self._size(folding)
        order = dict.fromkeys(unit for step in self._steps for unit in (*step.shows, *step.left))
        apart = [frozenset[str]()] * len(self._units)
        for column, units in enumerate(self._units):
            together = [unit for unit in order if unit in folding.gathered and unit in units.index]
            few, many = 0, min(len(together), 2 * (max(lines) - lines[column])) + 1
            for _ in range(_MOST_TRIED):
                number = (few + many) // 2
                if number == few:
                    break
                tried = [*apart[:column], frozenset(together[:number]), *apart[column + 1 :]]
                if self._size(replace(folding, apart=tuple(tried)))[0] >= least:
                    few, apart = number, tried
                else:
                    many = number
        return replace(folding, apart=tuple(apart)) if any(apart) else folding

    def _part(self, chosen: list[Step], missed: Step) -> list[Step]:
        """`chosen` and of the family that there is no room for as many as there is, the rest gathered."""
        few, many, best = 0, len(missed.shows), chosen
        for _ in range(_MOST_TRIED):
            number = (few + many) // 2
            if number == few:
                break
            shows, left = missed.shows[:number], missed.shows[number:]
            part = [*chosen, replace(missed, shows=shows, left=(*left, *missed.left))]
            if self._text(part) >= self._least:
                few, best = number, part
            else:
                many = number
        return best

    def _text(self, taken: Sequence[Step]) -> float:
        """Pixels of the smallest text where these steps are taken."""
        return self._size(folding_of(self._units, self._wishes, taken))[0]

    def _size(self, folding: Folding) -> tuple[float, list[int]]:
        """Pixels of the smallest text, and by column the number of lines."""
        options = replace(
            self._options, folded=folding.folded, gathered=folding.gathered, apart=folding.apart or self._options.apart
        )
        known = its_lines(self._scenarios, options)
        assert known is not None, "all of them can be outlines"
        own = [its for _, its in known]
        small = any(content.remit or content.purpose or content.amounts for its in own for content in its.contents)
        size = fitted_setting(own, options.pane, folded=True).zoom * (REMIT_SIZE if small else NAME_SIZE)
        return size, [len(its.units) for its in own]
