"""By how much drafts differ in how long their cases take, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from orgsim.analysis.deciding.results import Difference, Interval, Result
from orgsim.drawing.decisions.drawing import Thing
from orgsim.drawing.decisions.sheet import BADGE, PAD, ROW, SMALL, STEP, Sheet, label_columns, lines_of
from orgsim.messages import Catalog
from orgsim.model.scenario import Scenario

_SMALL_STEP = 14.0


class Contrast(msgspec.Struct, frozen=True):
    """A draft beside another."""

    column: int
    other: int
    said: str


def contrasts(
    results: Sequence[Result], differences: Sequence[Difference], letters: str, speech: Catalog
) -> Iterator[Contrast]:
    """The differences over all cases; one whose interval has both signs is said to be chance perhaps."""
    columns = {its.scenario: column for column, its in enumerate(results)}
    for each in differences:
        if each.matter is not None or each.scenario not in columns or each.reference not in columns:
            continue
        one, other = columns[each.scenario], columns[each.reference]
        said = speech(
            "decisions.difference",
            one=letters[one],
            other=letters[other],
            days=speech.number(each.mean, 1, signed=True),
        )
        said = with_interval(said, each.interval, speech)
        its = each.interval
        if its is not None and its.low <= 0 <= its.high and its.low < its.high:
            said = speech("decisions.difference.chance", difference=said)
        yield Contrast(one, other, said)


def with_interval(said: str, interval: Interval | None, speech: Catalog) -> str:
    """What is said of a difference in days, and between which it lies where that is known."""
    if interval is None:
        return said
    low, high = (speech.number(end, 1, signed=True) for end in (interval.low, interval.high))
    return f"{said} ({low} … {high})"


def differing(said: Sequence[str], speech: Catalog) -> tuple[str, ...]:
    """Lines that tell differences, with why they are more certain than the means are; none where there is nothing."""
    return (speech("decisions.differences"), *said, speech("decisions.differences.tip")) if said else ()


def set_contrasts(
    sheet: Sheet, told: Sequence[Contrast], scenarios: Sequence[Scenario], y: float, speech: Catalog
) -> float:
    """Add a line for each below `y`; what is free below."""
    if not told:
        return y
    labels, left = label_columns(sheet.width)
    named = lines_of(speech("decisions.differences"), speech.language, labels, size=SMALL)
    sheet.words(0.0, y + _SMALL_STEP, named, size=SMALL, step=_SMALL_STEP, ink="muted")
    lower = y + 6.0 + len(named) * _SMALL_STEP
    for each in told:
        lines = lines_of(each.said, speech.language, sheet.width - left - 4.0)
        sheet.badge(labels + PAD + BADGE, y + 10.0, each.column)
        sheet.words(left + 4.0, y + 14.3, lines)
        height = max(ROW, len(lines) * STEP + 5.0)
        title = scenarios[each.column].title.in_language(speech.language)
        said = "\n".join([title, *differing([each.said], speech)])
        sheet.hit(left, y, sheet.width - left, height, Thing(kind="matter", column=each.column), said)
        y += height
    return max(y, lower)
