"""The goals of a comparison in words: what the view and its pictures show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import overload

import msgspec

from orgsim.analysis.goals.robustness import Firmness, Stretch, compared, dominant, firmness, open_goals
from orgsim.analysis.goals.rows import ALONE, GoalRow, Unseen, are_weighed, goal_rows
from orgsim.analysis.goals.weighing import Result, Standing, leaders, results, standings
from orgsim.drawing.tables.goal_cells import GoalCells, ScoreCell
from orgsim.messages import Catalog
from orgsim.model.comparison import MOST_WEIGHT, WeighedGoal
from orgsim.model.scenario import Scenario


class GoalLine(msgspec.Struct, frozen=True, kw_only=True):
    """One goal."""

    row: GoalRow
    title: str
    weight: str
    """Its weight as a number, or a dash where none is given."""
    firm: Firmness
    flips: str
    """At which of its weights somebody else would be ahead."""
    more: str
    """At which the others would change places, and who is left out of all that."""
    cells: tuple[ScoreCell, ...]
    spoken: str
    """Its weight, and what hangs on it."""


class ResultCell(msgspec.Struct, frozen=True, kw_only=True):
    """The weighted result of one scenario."""

    result: Result
    value: str
    place: str
    """Its place among the others; empty where there are none, or no result."""
    note: str
    """What is missing."""
    spoken: str
    first: bool
    """Whether nobody is ahead of it, whatever is missing."""


class GoalsSheet(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """All of it."""

    rows: tuple[GoalRow, ...]
    lines: Sequence[GoalLine]
    """Of each row what there is to say, which is put into words when it is first looked at."""
    results: tuple[ResultCell, ...]
    verdict: str
    """Who is ahead, in a few words; what is to be done where nothing can be said yet."""
    reason: str
    """How firm that is."""


def goals_sheet(
    scenarios: Sequence[Scenario], goals: Sequence[WeighedGoal], letters: str, speech: Catalog, unseen: Unseen = ALONE
) -> GoalsSheet:
    """What there is to say of `scenarios` and the `goals` of their comparison.

    `unseen`: by the ids of others that are open their letters. A score is of none of those that share an id.
    """
    return sheet_of(scenarios, goal_rows(scenarios, goals, unseen), letters, speech, unseen)


def sheet_of(
    scenarios: Sequence[Scenario], rows: tuple[GoalRow, ...], letters: str, speech: Catalog, unseen: Unseen = ALONE
) -> GoalsSheet:
    """The same, of goals that are rows by now."""
    return _Words(scenarios, rows, letters, speech, unseen).sheet()


class Lines(Sequence[GoalLine]):
    """Lines that are put into words one by one: of ten thousand goals a window shows ten."""

    def __init__(self, number: int, line: Callable[[int], GoalLine]) -> None:
        self._number = number
        self._line = line
        self._made: dict[int, GoalLine] = {}

    def __len__(self) -> int:
        return self._number

    @overload
    def __getitem__(self, at: int) -> GoalLine: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[GoalLine]: ...
    def __getitem__(self, at: int | slice) -> GoalLine | Sequence[GoalLine]:
        places = range(len(self))[at]
        if not isinstance(places, int):
            return [self[place] for place in places]
        if places not in self._made:
            self._made[places] = self._line(places)
        return self._made[places]


class _Words(GoalCells):
    """Puts figures into words."""

    def __init__(
        self, scenarios: Sequence[Scenario], rows: Sequence[GoalRow], letters: str, speech: Catalog, unseen: Unseen
    ) -> None:
        super().__init__(scenarios, letters, speech, unseen)
        self._rows = rows
        self._firm = firmness(rows, len(scenarios))
        self._compared = compared(rows, len(scenarios))
        self._open = open_goals(rows, len(scenarios))
        self._results = results(rows, len(scenarios))
        self._places = standings(self._results)
        self._scored = [column for column, result in enumerate(self._results) if result.least is not None]
        """Who has any score that counts: the others have no part in the order."""
        self._ahead = leaders(self._results) if len(self._scored) > 1 else ()

    def sheet(self) -> GoalsSheet:
        cells = [self._result(column) for column in range(len(self._scenarios))]
        verdict, reason = self._verdict()
        return GoalsSheet(
            rows=tuple(self._rows),
            lines=Lines(len(self._rows), self.line),
            results=tuple(cells),
            verdict=verdict,
            reason=reason,
        )

    # goals

    def line(self, number: int) -> GoalLine:
        """What there is to say of one goal."""
        speech, row, firm = self._speech, self._rows[number], self._firm[number]
        title = speech.value(row.name)
        flips, more = self._flips(row, firm)
        given = speech("goals-view.weight.none") if row.weight is None else speech.number(row.weight)
        spoken = [speech("goals-view.weight.spoken", name=title, weight=given), flips, more]
        if self._open and len(firm.leading) == 1:
            spoken.append(speech("goals-view.firm.open", n=len(self._open)).rstrip("."))
        return GoalLine(
            row=row,
            title=title,
            weight="–" if row.weight is None else speech.number(row.weight),
            firm=firm,
            flips=flips,
            more=more,
            cells=tuple([self.cell(row, column, title) for column in range(len(self._scenarios))]),
            spoken=". ".join(part for part in spoken if part),
        )

    def _flips(self, row: GoalRow, firm: Firmness) -> tuple[str, str]:
        """Which weights of a goal would change who is ahead; and the order of the others, or who is left out of it."""
        speech = self._speech
        if not firm.stretches:
            unscored = any(score is None for score in row.scores) and any(score is not None for score in row.scores)
            return speech("goals-view.flips.unknown") if unscored and len(self._scenarios) > 1 else "", ""
        more = []
        if without := [column for column in range(len(self._scenarios)) if column not in self._compared]:
            more.append(speech("goals-view.flips.without", who=[self._letters[column] for column in without]))
        turns = {stretch.end for stretch in firm.leading[:-1]}
        swaps = [point for point in firm.breaks if point not in turns]
        # Where some are even at the present weight, nobody changes places at it: they part as soon as it changes.
        if firm.weight in swaps and (even := self._even()):
            more.append(speech("goals-view.flips.even-now", who="; ".join(even)))
            swaps.remove(firm.weight)
        if others := [self._weight(point, firm) for point in swaps]:
            # Commas are the decimal marks of two of the languages.
            more.append(speech("goals-view.flips.others", weights="; ".join(others)))
        return self._leads(firm), ". ".join(more)

    def _even(self) -> list[str]:
        """Those of the compared that have the same result now, behind whoever is ahead: "B = C"."""
        alike: dict[Fraction, list[int]] = {}
        for column in self._compared:
            if column not in self._ahead and (value := self._results[column].value) is not None:
                alike.setdefault(value, []).append(column)
        return [self._who(columns) for columns in alike.values() if len(columns) > 1]

    def _leads(self, firm: Firmness) -> str:
        """Who is ahead at which weights."""
        speech, leading = self._speech, firm.leading
        if len(leading) == 1:
            return self._leads_throughout(firm)
        if len(leading) == 2:
            return speech(
                "goals-view.flips.once",
                below=self._are_ahead(leading[0]),
                above=self._are_ahead(leading[1]),
                weight=self._weight(leading[0].end, firm),
            )
        said = []
        for stretch in leading:
            start, end = self._weight(stretch.start, firm), self._weight(stretch.end, firm)
            said.append(f"{self._are_ahead(stretch)} {start}–{end}")
        return speech("goals-view.flips.between", stretches="; ".join(said))

    def _leads_throughout(self, firm: Firmness) -> str:
        """Who is ahead whatever the goal weighs: but where nothing weighs, or others draw level at an end."""
        speech = self._speech
        above = not firm.ends[0] or 0 in firm.even_ends
        below = MOST_WEIGHT in firm.even_ends
        where = "within" if above and below else "above" if above else "below" if below else "any"
        said = speech(
            f"goals-view.flips.never.{where}", who=self._are_ahead(firm.stretches[0]), least="0", most=str(MOST_WEIGHT)
        )
        if not self._open:
            return said
        # What it hangs on comes first, so that it is not what is left out where there is little room.
        of = len(self._rows)
        return speech("goals-view.flips.scored", scored=str(of - len(self._open)), of=str(of), said=said)

    def _are_ahead(self, stretch: Stretch) -> str:
        return self._who(stretch.leaders)

    def _who(self, columns: Sequence[int]) -> str:
        """Letters of scenarios: "A", or "A = B" where they are even."""
        return " = ".join(self._letters[column] for column in columns)

    def _weight(self, value: Fraction, firm: Firmness) -> str:
        """A weight at which something changes, with as many decimals as tell it from others that matter, at most 2."""
        beside = [other for other in (0, MOST_WEIGHT, firm.weight or 0, *firm.breaks) if other != value]
        alike = round(float(value), 1) in [round(float(other), 1) for other in beside]
        return self._speech.number(round(float(value), 2 if alike else 1))

    # results

    def _result(self, column: int) -> ResultCell:
        speech, result = self._speech, self._results[column]
        place = self._place(self._places[column]) if len(self._scored) > 1 else ""
        scored = ""
        if result.terms and result.value is None:
            scored = speech("goals-view.scored", scored=str(result.scored), of=str(len(result.terms)))
        if column in self._namesakes:
            scored = speech("goals-view.shared-id", who=self._namesakes[column])
        value = self.written(result)
        spoken = [speech("goals-view.result.spoken", letter=self._letters[column], value=value)]
        return ResultCell(
            result=result,
            value=value,
            place=place,
            note=scored,
            spoken=", ".join([*spoken, *(part for part in (place, scored) if part)]),
            first=column in self._ahead,
        )

    def written(self, result: Result) -> str:
        """A result, or what it lies between."""
        if result.least is None or result.most is None:
            return self._speech("value.unknown")
        least, most = (self._speech.number(float(end), 2) for end in (result.least, result.most))
        return least if result.value is not None else f"{least}–{most}"

    def _place(self, place: Standing | None) -> str:
        if place is None:
            return ""
        speech = self._speech
        if place.best != place.worst:
            return speech("goals-view.place.between", best=str(place.best), worst=str(place.worst))
        return speech("goals-view.place.tied" if place.tied else "goals-view.place", place=speech.ordinal(place.best))

    def _verdict(self) -> tuple[str, str]:
        """Who is ahead, and how firm that is."""
        speech, rows = self._speech, self._rows
        scored = any(score is not None for row in rows for score in row.scores)
        nought = any(row.weight == 0 for row in rows)
        if not rows:
            return speech("goals-view.none"), speech("goals-view.none.how")
        if self._namesakes and len(self._scored) < 2:
            letters = sorted(
                {letter for column, its in self._namesakes.items() for letter in (*its, self._letters[column])}
            )
            return speech("goals-view.shared-id.verdict"), speech("goals-view.shared-id.how", who=letters)
        if not are_weighed(rows) or not scored:
            what = "nothing" if not scored and not are_weighed(rows) else "no-scores" if not scored else "no-weights"
            begin = speech("goals-view.begin.nought" if nought and scored else f"goals-view.begin.{what}")
            return begin, speech(f"goals-view.begin.{what}.how")
        if len(self._scenarios) < 2:
            return speech("goals-view.alone"), speech("goals-view.alone.how")
        if all(result.least is None for result in self._results):
            return speech("goals-view.begin.no-scores"), speech("goals-view.begin.unscored.how")
        if len(self._scored) == 1:
            only = self._letters[self._scored[0]]
            return speech("goals-view.begin.no-scores"), speech("goals-view.begin.one-scored.how", who=only)
        who, out = self._who(self._ahead), self._left_out()
        if not self._ahead:
            missing = sum(len(result.terms) - result.scored for result in self._results if result.least is not None)
            return speech("goals-view.open"), speech("goals-view.open.how", n=missing) + out
        if len(self._ahead) > 1:
            return speech("goals-view.even", who=who), self._firmness() + out
        return speech("goals-view.ahead", who=who), self._firmness() + out

    def _left_out(self) -> str:
        """Who has no score, after a space; empty where all have."""
        out = [
            letter for column, letter in enumerate(self._letters[: len(self._scenarios)]) if column not in self._scored
        ]
        return f" {self._speech('goals-view.firm.unscored', who=out)}" if out else ""

    def _firmness(self) -> str:
        """What would make another scenario come ahead."""
        speech = self._speech
        if len(self._compared) < len(self._scored):
            return self._firm_though_missing()
        open_ = f" {speech('goals-view.firm.open', n=len(self._open))}" if self._open else ""
        kind = "scored" if self._open else "all"
        best = dominant(self._rows, len(self._scenarios))
        if best is not None and self._ahead == (best,):
            return speech(f"goals-view.firm.dominant.{kind}", who=self._letters[best]) + open_
        if len(self._ahead) > 1:
            scored = [row for number, row in enumerate(self._rows) if number not in self._open]
            if all(len({row.scores[column] for column in self._ahead}) == 1 for row in scored):
                return speech(f"goals-view.firm.alike.{kind}", who=self._who(self._ahead)) + open_
            return speech("goals-view.firm.even")
        return (self._nearest() or speech(f"goals-view.firm.single.{kind}")) + open_

    def _firm_though_missing(self) -> str:
        """That nobody comes ahead of who leads, whatever the scores are that counting goals lack."""
        speech = self._speech
        if len(self._ahead) == 1:
            least = self._results[self._ahead[0]].least
            others = [column for column in self._scored if column not in self._ahead]
            if level := [self._letters[column] for column in others if self._results[column].most == least]:
                return speech("goals-view.firm.missing.level", who=level, n=len(level))
        return speech("goals-view.firm.missing")

    def _nearest(self) -> str:
        """Which weight has to change least for another to come ahead, or level; empty where none does it."""
        turns = []
        # Of goals that are alike the first one is told.
        first = {(row.weight, row.scores): number for number, row in reversed([*enumerate(self._rows)])}
        for number in first.values():
            firm = self._firm[number]
            points = [("nearest", firm.nearest_flip)] if firm.nearest_flip is not None else []
            points += [("nearest-even", point) for point in firm.even_ends]
            turns += [(abs(point - (firm.weight or 0)), number, point, key) for key, point in points]
        if not turns:
            return ""
        speech = self._speech
        _, number, point, key = min(turns)
        row, firm = self._rows[number], self._firm[number]
        now = speech("goals-view.weight.none") if row.weight is None else speech.number(row.weight)
        return speech(f"goals-view.firm.{key}", name=row.name, now=now, flip=self._weight(point, firm))
