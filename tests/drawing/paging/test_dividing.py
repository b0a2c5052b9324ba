"""Charts divided among pages: all is shown, once, large enough, and is referred to where it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hypothesis import Phase, given, settings

from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.folding.fitting import smallest_text
from orgsim.drawing.paging.dividing import LEAST_POINT, divide
from orgsim.drawing.paging.sheets import Sheet
from orgsim.drawing.viewport import fit_zoom
from orgsim.files.reading.opening import open_paths
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from tests.drawing.organisations import organisations, scenario, unit


def divided(
    scenarios: Sequence[Scenario], width: float, height: float, folded: frozenset[str] = frozenset()
) -> tuple[Sheet, ...]:
    making = divide(scenarios, ChartOptions(folded=folded), lambda charts, overview: (width / charts, height))
    while True:
        try:
            next(making)
        except StopIteration as end:
            sheets: tuple[Sheet, ...] = end.value
            return sheets


def hold(sheets: Sequence[Sheet], scenarios: Sequence[Scenario], width: float, height: float) -> None:
    """What holds of the pages of any charts."""
    shown = Counter[tuple[int, str]]()
    for at, sheet in enumerate(sheets):
        pane = width / len(sheet.charts), height
        drawings = [chart.drawing for chart in sheet.charts]
        zoom = min(fit_zoom((its.width, its.height), pane) for its in drawings)
        assert smallest_text(drawings, zoom) >= LEAST_POINT
        goes_on = dict(sheet.goes_on)
        for chart in sheet.charts:
            for box in chart.drawing.boxes:
                if box.hidden:
                    page = goes_on[box.id]
                    assert page > at or (chart.column, box.id) in shown
                    assert box.id in sheets[page].heads
                    assert any(its.column == chart.column for its in sheets[page].charts)
                    assert str(page + 1) in " ".join(box.purpose)
                elif sheet.place[0] == 1 or box.id not in sheet.heads:
                    shown[chart.column, box.id] += 1
    assert shown == {(column, its.id): 1 for column, each in enumerate(scenarios) for its in hierarchy(each).units}


def test_what_fits_one_page_is_on_one() -> None:
    small = scenario(unit("a", "division", unit("b"), unit("c")))
    (sheet,) = divided([small], 1000, 700)
    assert sheet.is_overview
    assert sheet.goes_on == ()


def test_each_unit_of_three_drafts_is_shown_once_and_referred_to(koskenlahti_dir: Path) -> None:
    opened = open_paths([koskenlahti_dir / "koskenlahden-organisaatiouudistus-2026.yaml"])
    scenarios = [file.scenario for file in opened.files]
    sheets = divided(scenarios, 1080, 620)
    hold(sheets, scenarios, 1080, 620)
    assert 6 <= len(sheets) <= 20
    # Counterparts stand side by side.
    (central,) = [sheet for sheet in sheets if "hallintopalvelut" in sheet.heads]
    assert [chart.column for chart in central.charts] == [0, 1, 2]
    assert all(chart.path[-1] == "konsernihallinto" for chart in central.charts)
    assert central.source is not None
    assert dict(sheets[central.source].goes_on)["hallintopalvelut"] == sheets.index(central)


def test_more_subordinates_than_a_page_holds_take_several_under_their_parent() -> None:
    many = scenario(unit("a", "division", *[unit(f"u{number}") for number in range(700)]))
    sheets = divided([many], 1000, 700)
    hold(sheets, [many], 1000, 700)
    several = sheets[1:]
    assert len(several) > 1
    assert [sheet.place for sheet in several] == [(number, len(several)) for number in range(1, len(several) + 1)]
    assert all(sheet.charts[0].drawing.boxes[0].id == "a" for sheet in sheets)


def test_more_tops_than_a_page_holds_take_several() -> None:
    many = scenario(*[unit(f"u{number}") for number in range(700)])
    sheets = divided([many], 1000, 700)
    hold(sheets, [many], 1000, 700)
    assert all(sheet.is_overview for sheet in sheets)


def test_a_chain_goes_on_from_page_to_page() -> None:
    chain = unit("u0")
    for number in range(1, 90):
        chain = unit(f"u{number}", "unit", chain)
    hold(divided([scenario(chain)], 500, 400), [scenario(chain)], 500, 400)


def test_what_the_planner_folded_stays_folded_and_goes_on_nowhere() -> None:
    whole = scenario(
        unit("a", "division", unit("b", "unit", *[unit(f"u{number}") for number in range(400)]), unit("c"))
    )
    (sheet,) = divided([whole], 600, 400, frozenset({"b"}))
    folded = next(box for box in sheet.charts[0].drawing.boxes if box.id == "b")
    assert (folded.hidden, folded.purpose, sheet.goes_on) == (400, (), ())


def test_what_stands_outside_is_referred_to_beside_its_name() -> None:
    outer = [unit(f"o{number}", "company", name=f"Koskenlahden yhtiö {number}") for number in range(60)]
    inner = unit("a", "division", *[unit(f"u{number}") for number in range(40)])
    both = scenario(inner, *outer)
    sheets = divided([both], 700, 500)
    hold(sheets, [both], 700, 500)
    (label,) = [label for label in sheets[0].charts[0].drawing.labels if "+60" in label.text]
    assert label.text.endswith("jatkuu sivulla 2")


@settings(max_examples=5, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(organisations(24))
def test_nothing_is_missed_or_shown_twice(whole: Scenario) -> None:
    if whole.units:
        hold(divided([whole], 420, 300), [whole], 420, 300)
