"""What is outside the organisation stands apart from it and carries a mark."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from orgsim.drawing.boxes.boxes import OUTSIDE, text_runs
from orgsim.drawing.boxes.folding import OUTSIDE as FOLDED_OUTSIDE
from orgsim.drawing.boxes.measures import LABEL_LINE
from orgsim.drawing.chart.chart import ChartOptions, draw_chart
from orgsim.drawing.chart.links import link_lines
from orgsim.drawing.drawing import Box, Drawing, Line
from orgsim.drawing.text.breaking import HYPHEN
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.scenario import Link, Scenario
from tests.drawing.organisations import scenario, unit

WIDE, HIGH = (1318.0, 728.0), (480.0, 900.0)
COMPANIES = (unit("aqua", "company", unit("water", "unit", side="external")), unit("ladec", "company"))
TOWN = unit("council", "council", unit("board", "board", unit("manager", "manager", unit("works"), unit("schools"))))


def boxes(drawing: Drawing) -> dict[str, Box]:
    return {box.id: box for box in drawing.boxes}


def lines_between(drawing: Drawing) -> list[Line]:
    return [line for line in drawing.lines if line.style == "band"]


def apart(line: Line, inside: Box, outside: Box) -> bool:
    """Whether the line parts the two, the one outside lying below it or at its right."""
    (x0, y0), (x1, y1) = line.points
    if y0 == y1:
        return inside.y + inside.height < y0 < outside.y
    return x0 == x1 and inside.x + inside.width < x0 < outside.x


@pytest.mark.parametrize("pane", [WIDE, HIGH])
def test_companies_at_the_top_stand_across_a_line_of_their_own(pane: tuple[float, float]) -> None:
    drawing = draw_chart(scenario(TOWN, *COMPANIES), ChartOptions(pane=pane))
    found = boxes(drawing)
    assert len(found) == 5 + 3
    (line,) = [
        line
        for line in lines_between(drawing)
        if all(apart(line, found[one], found[other]) for one in ("council", "schools") for other in ("aqua", "water"))
    ]
    assert len(lines_between(drawing)) == 2, "the other one parts bodies from administration"
    assert [label.text for label in drawing.labels] == [
        "Luottamushenkilöorganisaatio",
        "Viranhaltijaorganisaatio",
        "Konserniyhtiöt ja yhteistoiminta",
    ]
    name = drawing.labels[-1]
    assert name.y > line.points[0][1] and name.x >= line.points[0][0]


def test_an_administration_by_itself_gets_its_name_beside_companies() -> None:
    drawing = draw_chart(scenario(unit("manager", "manager"), *COMPANIES), ChartOptions(pane=WIDE, language="sv"))
    assert [label.text for label in drawing.labels] == [
        "Tjänsteinnehavarorganisation",
        "Koncernbolag och samarbetsorgan",
    ]


def test_a_chart_without_companies_or_with_nothing_else_has_no_such_line() -> None:
    for organisation in (scenario(*COMPANIES), scenario(unit("manager", "manager", unit("works")))):
        drawing = draw_chart(organisation, ChartOptions(pane=WIDE))
        assert lines_between(drawing) == []
        assert drawing.labels == ()


def test_where_the_organisation_ends_a_mark_says_so_beside_the_colour() -> None:
    drawing = draw_chart(scenario(TOWN, *COMPANIES), ChartOptions(pane=WIDE))
    found = boxes(drawing)
    assert {id for id, box in found.items() if box.outside} == {"aqua", "ladec"}, "not again below a company"
    assert [run.text for run in text_runs(found["ladec"], drawing)] == ["ladec", OUTSIDE]


def test_with_companies_apart_a_chart_still_goes_where_it_goes() -> None:
    both = scenario(unit("a", "division", unit("b")), unit("firm", "company"))
    assert draw_chart(both, ChartOptions(direction="right")).way == "right"
    assert draw_chart(both, ChartOptions(direction="down")).way == "down"


def test_what_the_draft_itself_puts_outside_looks_so_whatever_its_kind() -> None:
    drawing = draw_chart(scenario(unit("manager", "manager", unit("works", side="external"))), ChartOptions(pane=WIDE))
    assert boxes(drawing)["works"].look == "external"
    assert boxes(drawing)["works"].outside


def test_a_subsidiary_below_the_board_stays_where_the_draft_has_it() -> None:
    town = unit("council", "council", unit("board", "board", unit("homes", "company"), unit("manager", "manager")))
    drawing = draw_chart(scenario(town), ChartOptions(pane=WIDE))
    assert boxes(drawing)["homes"].outside
    assert [label.text for label in drawing.labels] == ["Luottamushenkilöorganisaatio", "Viranhaltijaorganisaatio"]


def test_that_the_council_owns_a_company_can_be_shown_across_the_line() -> None:
    owned: Scenario = replace(scenario(TOWN, *COMPANIES), links=(Link(kind="owns", from_="council", to="aqua"),))
    drawing = draw_chart(owned, ChartOptions(pane=WIDE))
    (line,) = link_lines(drawing, owned, frozenset({"owns"}))
    assert line.ends == ("council", "aqua")


def test_heinolas_companies_stand_apart_from_its_programme(scenarios_dir: Path) -> None:
    read = read_scenario(scenarios_dir / "heinola-2025.yaml").scenario
    drawing = draw_chart(read, ChartOptions(pane=(650.0, 728.0)))
    found = boxes(drawing)
    assert [label.text for label in drawing.labels] == ["Konserniyhtiöt ja yhteistoiminta"]
    (line,) = lines_between(drawing)
    for company in ("lahti-aqua", "ladec", "tilapalvelut", "water-works-operation", "property-management"):
        assert apart(line, found["change-programme"], found[company])
    assert {id for id, box in found.items() if box.outside} == {"lahti-aqua", "ladec", "tilapalvelut"}


@pytest.mark.parametrize("number", [7, 8, 9, 11, 13])
def test_rows_of_companies_begin_at_one_edge_with_one_gap(number: int) -> None:
    """No stem joins them, so none needs a way between them: the last row is not set off with a hole before it."""
    companies = [unit(f"company-{at}", "company", name=f"Yhtiö {at} Oy") for at in range(number)]
    for pane in (WIDE, HIGH, (412.0, 568.0), (900.0, 300.0)):
        drawing = draw_chart(scenario(TOWN, *companies), ChartOptions(pane=pane))
        rows: dict[float, list[Box]] = {}
        for box in drawing.boxes:
            if box.id.startswith("company"):
                rows.setdefault(box.y, []).append(box)
        placed = [sorted(row, key=lambda box: box.x) for row in rows.values()]
        assert len({round(row[0].x, 3) for row in placed}) == 1
        gaps = {round(b.x - a.x - a.width, 3) for row in placed for a, b in pairwise(row)}
        assert len(gaps) <= 1


TOWNS_COMPANIES = tuple(
    unit(f"company-{at}", "company", name=name)
    for at, name in enumerate(
        (
            "Koskenlahden Asunnot Oy",
            "Koskenlahden Energia Oy",
            "Koskenlahden Kehitys Oy",
            "Koskenlahden Toimitilat Oy",
            "Koskenlahden Satama Oy",
            "Rannikon Jätehuolto Oy",
            "Maakunnan liitto",
        )
    )
)


@pytest.mark.parametrize(("divisions", "leaves"), [(6, 16), (11, 3)])
def test_companies_break_no_name_where_the_organisation_leaves_them_room(divisions: int, leaves: int) -> None:
    """Beside a chart that is as high as the pane, and below one that is as wide."""
    below = [
        unit(f"division-{at}", "division", *[unit(f"unit-{at}-{leaf}", name="Yksikkö") for leaf in range(leaves)])
        for at in range(divisions)
    ]
    town = unit("council", "council", unit("board", "board", unit("manager", "manager", *below)))
    drawing = draw_chart(scenario(town, *TOWNS_COMPANIES), ChartOptions(pane=WIDE))
    names = [box.name for box in drawing.boxes if box.id.startswith("company")]
    assert len(names) == 7
    assert [name for name in names if any(line.endswith(HYPHEN) for line in name)] == []


def test_the_name_of_companies_that_are_folded_is_broken_where_it_is_wider_than_all_else() -> None:
    folded = frozenset({FOLDED_OUTSIDE, "council"})
    narrow = draw_chart(scenario(TOWN, *COMPANIES), ChartOptions(pane=(120.0, 267.0), folded=folded))
    assert [label.text for label in narrow.labels] == ["Konserniyhtiöt ja", "yhteistoiminta +3"]
    assert narrow.labels[1].y - narrow.labels[0].y == pytest.approx(LABEL_LINE) and narrow.height > narrow.labels[1].y
    wide = draw_chart(scenario(TOWN, *COMPANIES), ChartOptions(pane=(412.0, 267.0), folded=folded))
    assert [label.text for label in wide.labels] == ["Konserniyhtiöt ja yhteistoiminta +3"]
