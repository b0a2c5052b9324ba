"""Charts divided among pages: all is shown, once, large enough, and is referred to where it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.boxes.folding import OUTSIDE, outside
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.folding.fitting import smallest_text
from orgsim.drawing.paging.dividing import LEAST_POINT, divide
from orgsim.drawing.paging.sheets import Chart, Sheet
from orgsim.drawing.viewport import fit_zoom
from orgsim.files.reading.opening import open_paths
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit
from tests.drawing.organisations import scenario, unit


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
    stands = Counter[tuple[int, str]]()
    opened = Counter[tuple[int, str]]()
    for sheet in sheets:
        pane = width / len(sheet.charts), height
        drawings = [chart.drawing for chart in sheet.charts]
        zoom = min(fit_zoom((its.width, its.height), pane) for its in drawings)
        assert smallest_text(drawings, zoom) >= LEAST_POINT or all(len(its.boxes) <= 2 for its in drawings)
        stood = len(stands)
        for chart in sheet.charts:
            flat = hierarchy(scenarios[chart.column])
            tops = tops_of(sheet, chart)
            above = [flat.path(flat.index[top])[:-1] for top in tops]
            assert [flat.index[id] for id in chart.path] == [
                each for each in (above or [[]])[0] if all(each in path for path in above)
            ]
            parents = {flat.units[path[-1]].id if path else "" for path in above}
            assert set(chart.apart) == (parents if len(parents) > 1 else set())
            goes_on = dict(chart.goes_on)
            # What stands outside may be folded as one, without boxes.
            outer = [flat.units[root].id for root in outside(flat)]
            for box in chart.drawing.boxes:
                if box.id not in tops or (box.id in outer and (chart.column, box.id) not in stands):
                    stands[chart.column, box.id] += 1
                if box.hidden:
                    page = sheets[goes_on[box.id]]
                    (there,) = [its for its in page.charts if its.column == chart.column]
                    assert box.id in tops_of(page, there)
                    assert str(goes_on[box.id] + 1) in " ".join(box.purpose)
                elif box.id not in tops or sheet.place[0] == 1:
                    opened[chart.column, box.id] += 1
        assert len(stands) > stood, "a page shows something that no other does"
    every = {(column, its.id): 1 for column, each in enumerate(scenarios) for its in hierarchy(each).units}
    assert stands == every
    assert opened == every | {leaf: opened[leaf] for leaf in every if not below(scenarios, leaf)}


def tops_of(sheet: Sheet, chart: Chart) -> list[str]:
    """The units that head the page and stand elsewhere in the whole."""
    return [] if sheet.is_overview else list(chart.tops)


def below(scenarios: Sequence[Scenario], unit: tuple[int, str]) -> bool:
    flat = hierarchy(scenarios[unit[0]])
    return bool(flat.children[flat.index[unit[1]]])


def test_what_fits_one_page_is_on_one() -> None:
    small = scenario(unit("a", "division", unit("b"), unit("c")))
    (sheet,) = divided([small], 1000, 700)
    assert sheet.is_overview
    assert sheet.charts[0].goes_on == ()


def test_each_unit_of_three_drafts_is_shown_once_and_referred_to(koskenlahti_dir: Path) -> None:
    opened = open_paths([koskenlahti_dir / "koskenlahden-organisaatiouudistus-2026.yaml"])
    scenarios = [file.scenario for file in opened.files]
    sheets = divided(scenarios, 1080, 620)
    hold(sheets, scenarios, 1080, 620)
    assert 6 <= len(sheets) <= 20
    # Counterparts stand side by side, each division beginning a page.
    (central,) = [sheet for sheet in sheets if "konsernihallinto" in sheet.heads]
    assert [chart.column for chart in central.charts] == [0, 1, 2]
    assert all("kaupunginjohtaja" in (*chart.path[-1:], *chart.apart) for chart in central.charts)
    assert central.source is not None
    for chart in sheets[central.source].charts:
        assert dict(chart.goes_on)["konsernihallinto"] == sheets.index(central)


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


def test_tops_side_by_side_fill_their_pages() -> None:
    """A row of 120 is as high as one of 12: it was taken to be far too much, and each top had a page to itself."""
    own = [[unit(f"u{n}")] if n % 3 == 0 else [] for n in range(120)]
    tops = [unit(f"b{n}", "board", *own[n], name=f"Lautakunta {n}") for n in range(120)]
    sheets = divided([scenario(*tops)], 1060, 640)
    hold(sheets, [scenario(*tops)], 1060, 640)
    # All but the last page, of which there may be little left.
    assert all(len(chart.tops) >= 8 for sheet in sheets[:-1] for chart in sheet.charts)


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
    assert (folded.hidden, folded.purpose, sheet.charts[0].goes_on) == (400, (), ())


def test_what_stands_outside_is_referred_to_below_its_name() -> None:
    outer = [unit(f"o{number}", "company", name=f"Koskenlahden yhtiö {number}") for number in range(120)]
    inner = unit("a", "division", *[unit(f"u{number}") for number in range(40)])
    both = scenario(inner, *outer)
    sheets = divided([both], 700, 500)
    hold(sheets, [both], 700, 500)
    drawing = sheets[0].charts[0].drawing
    name, told = drawing.labels[-2:]
    assert "+120" in name.text
    assert told.text == "jatkuu sivulla 2"
    assert name.y < told.y < drawing.height
    # What the planner folded goes on nowhere.
    (sheet,) = divided([both], 700, 500, frozenset({OUTSIDE}))
    assert "sivulla" not in " ".join(label.text for label in sheet.charts[0].drawing.labels)


@st.composite
def drafts(draw: st.DrawFn) -> list[Scenario]:
    """Up to three drafts of a small organisation, among which units move, come and go."""
    names = [f"Yksikkö {number}" for number in range(draw(st.integers(1, 14)))]
    made = []
    for _ in range(draw(st.integers(1, 3))):
        order = draw(st.permutations(names))
        order = order[: draw(st.integers(1, len(order)))]
        few = draw(st.lists(st.sampled_from(["division", "unit", "board", "company"]), min_size=1, max_size=3))
        children: list[list[Unit]] = [[] for _ in range(len(order) + 1)]
        for at in range(len(order) - 1, -1, -1):
            its = unit(order[at][8:], draw(st.sampled_from(few)), *children[at], name=order[at])
            children[draw(st.integers(max(-1, at - 4), at - 1))].insert(0, its)
        made.append(scenario(*children[-1]))
    return made


@given(drafts(), st.sampled_from([90.0, 130.0, 200.0]))
def test_nothing_is_missed_or_shown_twice(scenarios: list[Scenario], height: float) -> None:
    """On paper so small that hardly more than a unit with what is directly below it has room."""
    width = 1.4 * height * len(scenarios)
    hold(divided(scenarios, width, height), scenarios, width, height)


def test_neighbours_of_which_one_stands_below_the_other_elsewhere_do_not_share_a_page() -> None:
    """Else the one would stand both at the top of it and below the other."""

    def leaves(prefix: str) -> list[Unit]:
        return [unit(f"{prefix}-{number}") for number in range(3)]

    rest = [unit(f"c{number}", "unit", *leaves(f"c{number}")) for number in range(4)]
    a, b = unit("a", "unit", *leaves("a")), unit("b", "unit", *leaves("b"))
    beside = scenario(unit("r", "division", a, b, *rest))
    beneath = scenario(unit("r", "division", unit("a", "unit", b, *leaves("a")), *rest))
    sheets = divided([beside, beneath], 480, 200)
    hold(sheets, [beside, beneath], 480, 200)
    assert [sheet.heads[:1] for sheet in sheets[:3]] == [(), ("a",), ("b",)]


def test_an_upright_overview_is_not_left_empty_for_the_sake_of_larger_text(koskenlahti_dir: Path) -> None:
    """Three drafts on A4: with text of 7 points the council and its board alone had room across, and a quarter down."""
    opened = open_paths([koskenlahti_dir / "koskenlahden-organisaatiouudistus-2026.yaml"])
    scenarios = [file.scenario for file in opened.files]
    sheets = divided(scenarios, 720, 840)
    hold(sheets, scenarios, 720, 840)
    for chart in sheets[0].charts:
        shown = {box.id for box in chart.drawing.boxes}
        assert "kaupunginjohtaja" in shown and len(shown) > 10
