"""How long decisions take: marks stand at their days, every number is written, what is unknown says why."""

from __future__ import annotations

from typing import Literal, cast

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from orgsim.analysis.deciding.results import CaseKey, Difference, Interval, Result
from orgsim.drawing.decisions.drawing import Bar, DecisionsDrawing, Sign, Stroke, Thing
from orgsim.drawing.decisions.spread import draw_spread
from orgsim.model.scenario import Scenario
from tests.drawing.decisions.results import CASE, check, days, draft, result, some_results, times


def drawn(*results: Result, width: float = 1000.0) -> DecisionsDrawing:
    drafts = [draft(its.scenario) for its in results]
    return draw_spread(results, drafts, width=width, letters="ABCD", language="fi", axis_days=100.0)


def written(drawing: DecisionsDrawing) -> list[str]:
    return [line for text in drawing.texts for line in text.lines]


def scale(drawing: DecisionsDrawing) -> tuple[float, float]:
    """Where day 0 stands, and the pixels of a day, by the numbers along the axis."""
    at = {text.lines[0]: text.x for text in drawing.texts if text.align == "middle"}
    return at["0"], (at["100"] - at["0"]) / 100


def test_marks_stand_at_their_days() -> None:
    its = days(30.0, 60.0, lower=20.0, upper=40.0, interval=(27.0, 33.0))
    drawing = drawn(result([times("kaava", its)]))
    zero, day = scale(drawing)
    # A quarter of the width for names, the letter, and gaps: 250 + 16 + 20.
    assert zero == 286.0
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.height == 10.0][1:]
    assert [(box.x, box.x + box.width) for box in boxes] == [(zero + 20 * day, zero + 40 * day)] * 2
    thick = [shape.points[0][0] for shape in drawing.shapes if isinstance(shape, Stroke) and shape.width == 3.0][1:]
    assert thick == [zero + 30 * day] * 2
    assert [shape.x for shape in drawing.shapes if isinstance(shape, Sign)][1:] == [zero + 60 * day] * 2
    brackets = [shape.points for shape in drawing.shapes if isinstance(shape, Stroke) and len(shape.points) == 4][1:]
    assert [(points[0][0], points[-1][0]) for points in brackets] == [(zero + 27 * day, zero + 33 * day)] * 2


def test_numbers_are_written_beside_the_marks() -> None:
    lines = written(drawn(result([times("kaava", days(34.4, 61.2, interval=(33.0, 36.0)))])))
    assert "md 34 · 9/10: 61 pv" in lines
    assert "mediaani 34 (33–36) pv" in lines
    assert "9/10 enintään 61 pv" in lines


def differing(one: str, mean: float, interval: tuple[float, float] | None, matter: str | None = None) -> Difference:
    its = None if interval is None else Interval(*interval)
    return Difference(scenario=one, reference="nyt", matter=matter, mean=mean, interval=its)


def test_the_difference_of_drafts_is_told_with_how_sure_it_is() -> None:
    results = [result([times("kaava", days())], scenario=id) for id in ("nyt", "uusi", "malli", "sama")]
    drafts = [draft(its.scenario) for its in results]
    differences = [
        differing("uusi", -4.4, (-4.53, -4.24)),
        differing("uusi", -9.0, None, "kaava"),
        differing("malli", 0.1, (-0.2, 0.4)),
        # The same to the day in each run.
        differing("sama", 0.0, (0.0, 0.0)),
    ]

    def made(measure: Literal["decision", "finality"]) -> DecisionsDrawing:
        return draw_spread(
            results, drafts, width=1000.0, letters="ABCD", language="fi", measure=measure, differences=differences
        )

    told = [
        "B − A: −4,4 pv (−4,5 … −4,2)",
        "C − A: +0,1 pv (−0,2 … +0,4), voi olla sattumaa",
        "D − A: ±0,0 pv (±0,0 … ±0,0)",
    ]
    drawing = made("decision")
    assert [line for line in written(drawing) if " − " in line] == told
    # Who opens all cases of a draft reads of its own; of the first each of them.
    opened = {hit.of.column: hit.said for hit in reversed(drawing.hits) if hit.of.matter is None}
    assert [[line for line in opened[at].split("\n") if " − " in line] for at in range(4)] == [
        told,
        *[[line] for line in told],
    ]
    assert not [line for line in written(made("finality")) if " − " in line], "they are of the days to the decision"


def test_the_same_share_of_cases_is_as_high_in_every_draft() -> None:
    # Half of the cases on the first day against a quarter: 34 and 17 pixels of the 34 that the highest takes.
    drawing = drawn(
        result([times("kaava", days(by_day=(2, 0, 1, 1)))]),
        result([times("kaava", days(by_day=(1, 1, 1, 1)))], scenario="uusi"),
    )
    outlines = [shape.points for shape in drawing.shapes if isinstance(shape, Stroke) and shape.fill is not None]
    heights = [points[0][1] - min(y for _, y in points) for points in outlines]
    assert heights == [34.0, 17.0]


def test_what_is_decided_at_once_presses_nothing_flat() -> None:
    # Nine of twelve at once: the others are as high as if these were not, and the share is written.
    drawing = drawn(
        result([times("kaava", days(by_day=(9, 0, 0, 2, 1)))]),
        result([times("kaava", days(by_day=(0, 0, 0, 2, 4, 3, 3)))], scenario="uusi"),
    )
    outlines = [shape.points for shape in drawing.shapes if isinstance(shape, Stroke) and shape.fill is not None]
    heights = [points[0][1] - min(y for _, y in points) for points in outlines]
    # 40 pixels: 38 for what is cut, and 24 for 4 of 12, so that the words stand above it.
    assert heights == [38.0, 24.0]
    first = sorted({round(outlines[0][0][1] - y, 6) for _, y in outlines[0]})
    assert first == [0.0, 6.0, 12.0, 38.0]
    assert "75\u00a0% heti" in written(drawing)
    assert not [line for line in written(drawn(result([times("kaava", days(by_day=(1, 1)))]))) if "heti" in line]


def test_where_the_axis_ends_before_the_longest_cases_it_says_how_many_these_are() -> None:
    # One of twenty takes 140 days, and the axis ends at 100.
    some = [0] * 141
    some[30], some[140] = 19, 1
    long = drawn(result([times("kaava", days(by_day=some))]))
    (said,) = [text for text in long.texts if text.lines == ("5\u00a0% pidempiä",)]
    outline = next(shape.points for shape in long.shapes if isinstance(shape, Stroke) and shape.fill is not None)
    assert said.align == "right" and said.x == max(x for x, _ in outline)
    check(long)
    some[140], some[99] = 0, 1
    assert not [line for line in written(drawn(result([times("kaava", days(by_day=some))]))) if "pidempiä" in line]
    # Where there is no room beside what is said of the first bar, that stays legible.
    some[0], some[140] = 100, 20
    check(drawn(result([times("kaava", days(by_day=some))]), width=420.0))


def test_what_is_unknown_says_why_in_the_place_of_its_marks() -> None:
    drawing = drawn(result([times("kaava", days()), times("lupa", None, name="luvat")]))
    assert any(line.startswith("ei tiedossa: Kuinka usein") for line in written(drawing))
    hit = next(hit for hit in drawing.hits if hit.of == Thing(kind="matter", column=0, matter="lupa"))
    assert "kokoontuu, ei kerrota." in hit.said


def test_a_row_says_why_where_the_draft_has_other_matters_that_are_known() -> None:
    its = [times("kaava", days()), times("lupa", None, name="luvat")]
    lacks = replace(result(its), missing=its[1].missing)
    why = "ei tiedossa: Kuinka usein"
    assert [line for line in written(drawn(lacks)) if line.startswith(why)]
    # Where nothing is known, it is said of all cases, and not again in each row.
    none = replace(result(its[1:]), missing=its[1].missing)
    assert len([line for line in written(drawn(none)) if line.startswith(why)]) == 1


def test_a_long_reason_has_two_lines_and_the_numbers_keep_off_the_edge() -> None:
    wide = result([times("kaava", days(interval=(29.0, 31.0))), times("lupa", None, name="luvat")])
    drawing = drawn(wide, width=800.0)
    check(drawing)
    # How often the board meets is not told: its name alone has 87 letters.
    reason = next(text for text in drawing.texts if text.lines[0].startswith("ei tiedossa: Kuinka usein"))
    assert len(reason.lines) == 2 and reason.lines[-1].endswith("kokoontuu, ei kerrota.")
    # The frame of what is chosen is at the edge.
    assert max(text.room[2] for text in drawing.texts) <= 796.0


def test_cases_can_be_opened_where_they_stand() -> None:
    drawing = drawn(result([times("kaava", days(30.0, 60.0))]))
    zero, day = scale(drawing)
    row = next(hit for hit in drawing.hits if hit.of.case == CASE)
    middle = row.y + row.height / 2
    assert drawing.hit_at(zero + 30 * day, middle) == row
    nine = drawing.hit_at(zero + 60 * day, middle)
    assert nine is not None
    assert nine.of.case == CaseKey(run=1, matter="kaava", number=0)
    assert drawing.hit_at(zero, -5.0) is None


@given(some_results(), st.sampled_from([700.0, 900.0, 1300.0]), st.sampled_from(["decision", "finality"]))
def test_texts_keep_apart(made: tuple[tuple[Result, ...], tuple[Scenario, ...]], width: float, measure: str) -> None:
    results, drafts = made
    beside = [
        Difference(scenario=its.scenario, reference="s0", matter=None, mean=-117.4, interval=Interval(-234.9, 0.2))
        for its in results[1:]
    ]
    kind = cast("Literal['decision', 'finality']", measure)
    check(draw_spread(results, drafts, width=width, letters="ABCD", language="fi", measure=kind, differences=beside))
