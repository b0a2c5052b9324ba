"""How programmes are drawn: sentences in cards, branches in columns."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from orgsim.drawing.boxes.boxes import NAME_SIZE, text_runs
from orgsim.drawing.chart.chart import ChartOptions, draw_chart
from orgsim.drawing.drawing import Box, Drawing
from orgsim.drawing.layout.column_balancing import column_starts, stretch_heights
from orgsim.drawing.text.breaking import HYPHEN
from orgsim.drawing.viewport import fit_zoom
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import plain
from orgsim.resources import scenarios_folder
from tests.drawing.organisations import scenario, unit

PROGRAMMES = ["heinola-demokratiaohjelma", "jarvenpaa-uusi-kunta"]
PANE_1440 = (1308.0, 718.0)
"""Of a window of 1440 × 900 with one scenario."""
SENTENCE = "Kuntalaisten osallisuuden ja vaikuttamisen mahdollisuuksien vahvistaminen kaikissa palveluissa"


def read(name: str) -> Scenario:
    return read_scenario(scenarios_folder() / f"{name}.yaml").scenario


def boxes_of(drawing: Drawing) -> dict[str, Box]:
    return {box.id: box for box in drawing.boxes}


@pytest.mark.parametrize("name", PROGRAMMES)
def test_the_programmes_that_ship_are_read_with_ease_on_a_laptop(name: str) -> None:
    drawing = draw_chart(read(name), ChartOptions(pane=PANE_1440))
    assert NAME_SIZE * fit_zoom((drawing.width, drawing.height), PANE_1440) >= 14


@pytest.mark.parametrize("direction", ["down", "right"])
@pytest.mark.parametrize("name", PROGRAMMES)
def test_the_children_of_a_branch_are_equally_wide(name: str, direction: str) -> None:
    its = read(name)
    units = hierarchy(its)
    boxes = boxes_of(draw_chart(its, ChartOptions(pane=PANE_1440, direction=direction)))
    for parent, children in enumerate(units.children):
        widths = [boxes[units.units[child].id].width for child in children]
        assert not widths or max(widths) - min(widths) < 1e-6, units.units[parent].id


def test_a_sentence_stands_in_lines_that_are_read_along() -> None:
    drawing = draw_chart(
        scenario(unit("p", "theme", *[unit(f"m{at}", "measure", name=SENTENCE) for at in range(4)])),
        ChartOptions(pane=PANE_1440),
    )
    for box in drawing.boxes[1:]:
        assert all(25 <= len(line) <= 60 for line in box.name[:-1]), box.name


def test_a_short_head_is_not_as_high_as_a_long_one_beside_it() -> None:
    heads = [
        unit("short", "theme", unit("a", "measure"), name="Arvot"),
        unit("long", "theme", unit("b", "measure"), name=SENTENCE),
    ]
    boxes = boxes_of(draw_chart(scenario(unit("p", "theme", *heads)), ChartOptions(pane=(500, 700), direction="down")))
    assert boxes["short"].y == boxes["long"].y
    assert (len(boxes["short"].name), boxes["short"].height) == (1, 26)
    assert boxes["long"].height == 10 + 16 * len(boxes["long"].name) > 26 + 16


def test_heads_that_differ_by_a_line_are_equally_high() -> None:
    heads = [
        unit("one", "theme", unit("a", "measure", name=SENTENCE), name="Arvot"),
        unit("two", "theme", unit("b", "measure", name=SENTENCE), name="Poliittinen päätöksentekotapa"),
    ]
    boxes = boxes_of(draw_chart(scenario(unit("p", "theme", *heads)), ChartOptions(pane=(420, 300), direction="down")))
    assert boxes["one"].y == boxes["two"].y
    assert (len(boxes["one"].name), len(boxes["two"].name)) == (1, 2)
    assert boxes["one"].height == boxes["two"].height == 42


def test_units_of_an_organisation_are_no_cards() -> None:
    drawing = draw_chart(scenario(unit("d", "division", unit("u", name=SENTENCE))), ChartOptions())
    assert len(boxes_of(drawing)["u"].name) >= 4


def test_a_leaf_of_another_kind_than_its_siblings_says_it() -> None:
    its = scenario(
        unit(
            "p", "theme", unit("a", "theme"), unit("m", "measure"), unit("b", "theme"), unit("h", "measure", unit("n"))
        )
    )
    boxes = boxes_of(draw_chart(its, ChartOptions()))
    assert {name: box.label for name, box in boxes.items() if box.label} == {"m": "measure"}
    first = next(text_runs(boxes["m"], Drawing(width=0, height=0)))
    assert (first.text, first.tone) == ("measure", "muted")
    assert boxes["m"].height == boxes["a"].height == 10 + 14 + 16


def test_siblings_of_one_kind_need_no_word_for_it() -> None:
    boxes = draw_chart(scenario(unit("p", "theme", unit("a", "measure"), unit("b", "measure"))), ChartOptions()).boxes
    assert [box.label for box in boxes] == ["", "", ""]


def test_a_programme_tells_what_it_is_for_where_bodies_list_their_remit() -> None:
    its = scenario(
        unit("p", "theme", unit("d", purpose=plain("Sujuva arki")), purpose=plain("Pieni kaupunki, iso elämä"))
    )
    assert not any(box.purpose for box in draw_chart(its, ChartOptions()).boxes)
    boxes = boxes_of(draw_chart(its, ChartOptions(remits=True)))
    assert " ".join(boxes["p"].purpose) == "Pieni kaupunki, iso elämä"
    assert boxes["d"].purpose == ()


@pytest.mark.parametrize(
    ("heights", "most", "between", "starts", "stretches"),
    [
        # 3 + 1 and 1 + 3: no cut gives less than 4.
        ([3.0, 1.0, 1.0, 3.0], 2, 0.0, [0, 2], [4.0, 4.0]),
        ([3.0, 1.0, 1.0, 3.0], 2, 1.0, [0, 2], [5.0, 5.0]),
        ([3.0, 1.0, 1.0, 3.0], 3, 0.0, [0, 1, 3], [3.0, 2.0, 3.0]),
        # The third column would make no other lower.
        ([9.0, 1.0, 1.0], 3, 0.0, [0, 1], [9.0, 2.0]),
        ([5.0], 2, 4.0, [0], [5.0]),
    ],
)
def test_columns_are_as_low_as_can_be(
    heights: list[float], most: int, between: float, starts: list[int], stretches: list[float]
) -> None:
    assert column_starts(heights, most, between) == starts
    assert stretch_heights(heights, starts, between) == stretches


def test_branches_stand_in_columns_in_the_order_of_the_file() -> None:
    branches = [
        unit(f"t{at}", "theme", *[unit(f"t{at}m{number}", "measure", name=SENTENCE) for number in range(at % 3 + 1)])
        for at in range(9)
    ]
    drawing = draw_chart(scenario(unit("p", "theme", *branches)), ChartOptions(pane=PANE_1440, direction="down"))
    boxes = boxes_of(drawing)
    heads = [boxes[f"t{at}"] for at in range(9)]
    columns = sorted({head.x for head in heads})
    assert 2 < len(columns) < 9
    for before, after in pairwise(heads):
        below = after.x == before.x and after.y > before.y + before.height
        assert below or after.x > before.x
    assert {round(head.y) for head in heads if head.y == heads[0].y} == {round(heads[0].y)}
    shape = drawing.width / drawing.height / (PANE_1440[0] / PANE_1440[1])
    assert 0.6 < shape < 1.7


@pytest.mark.parametrize("direction", ["down", "right"])
def test_a_word_of_sixty_letters_is_broken_and_whole(direction: str) -> None:
    word = "Hyvinvointikertomusvalmistelutyöryhmäkokoonpanosuunnitelmat"
    drawing = draw_chart(
        scenario(unit("p", "theme", unit("m", "measure", name=word))), ChartOptions(direction=direction)
    )
    box = boxes_of(drawing)["m"]
    assert "".join(line.removesuffix(HYPHEN) for line in box.name) == word
    assert box.width <= 460


def test_sixty_children_fill_the_pane() -> None:
    children = [unit(f"m{at}", "measure", name=SENTENCE[:45]) for at in range(60)]
    drawing = draw_chart(scenario(unit("p", "theme", *children)), ChartOptions(pane=PANE_1440))
    assert NAME_SIZE * fit_zoom((drawing.width, drawing.height), PANE_1440) >= 12


def test_two_hundred_sentences_keep_their_lines() -> None:
    themes = [
        unit(f"t{at}", "theme", *[unit(f"t{at}m{n}", "measure", name=f"{SENTENCE} {SENTENCE[:50]}") for n in range(20)])
        for at in range(10)
    ]
    drawing = draw_chart(scenario(unit("p", "theme", *themes)), ChartOptions(pane=PANE_1440))
    assert len(drawing.boxes) == 211
    assert max(len(box.name) for box in drawing.boxes) <= 8
    assert 0.6 < drawing.width / drawing.height / (PANE_1440[0] / PANE_1440[1]) < 1.7


def test_a_fold_takes_cards_away_and_counts_them() -> None:
    its = read(PROGRAMMES[1])
    options = ChartOptions(pane=PANE_1440)
    whole = draw_chart(its, options)
    folded = boxes_of(draw_chart(its, replace(options, folded=frozenset({"processes-services"}))))
    assert folded["processes-services"].hidden == 5
    assert len(folded) == len(whole.boxes) - 5
