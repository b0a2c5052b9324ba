from __future__ import annotations

import pytest

from orgsim.analysis.figures.comparison import Row, compare_figures
from orgsim.analysis.figures.figure import Figure
from orgsim.analysis.figures.headline import KeyFigure, difference_text, figure_text, headline
from orgsim.analysis.figures.metric import Metric
from orgsim.messages import catalog, message
from orgsim.model.scenario import Scenario
from tests.analysis.drafts import scenario, unit


def test_differences_are_to_the_first(committee_model: Scenario, board_model: Scenario, today: Scenario) -> None:
    rows = {row.metric.id: row for row in compare_figures((committee_model, board_model, today))}
    seats = rows["elected.seats-beside-council"]
    assert [figure.value for figure in seats.figures] == [78, 106, None]
    assert seats.differences == (0, 28, None)
    assert seats.certain == (False, False, False)
    assert rows["elected.bodies"].certain == (True, True, True)
    # No body of the board model says from whom it draws: there may be any number, and no difference is told.
    drawn = rows["elected.seats-drawn"]
    assert [(figure.value, figure.lower_bound) for figure in drawn.figures] == [(21, False), (0, True), (None, False)]
    assert drawn.differences == (0, None, None)
    assert rows["administration.managers"].differences == (0, 0, 11)
    assert rows["span.distribution"].differences == (None, None, None)
    assert rows["span.distribution"].known
    assert not rows["steering.several"].known


def test_one_scenario_is_a_table_too(today: Scenario) -> None:
    assert all(len(row.figures) == len(row.differences) == 1 for row in compare_figures((today,)))


def test_no_scenario_has_no_figures() -> None:
    assert all(row.figures == () for row in compare_figures(()))


def key_figures(draft: Scenario, *comparison: Scenario) -> list[str]:
    say = catalog("fi")
    return [f"{say.value(each.figure.value)} {say.say(each.label)}" for each in headline(draft, comparison)]


def test_the_card_shows_the_bodies_where_seats_are_stated(committee_model: Scenario, board_model: Scenario) -> None:
    assert key_figures(committee_model) == ["4 toimielintasoa", "14 toimielintä", "78 paikkaa"]
    assert key_figures(board_model) == ["4 toimielintasoa", "15 toimielintä", "106 paikkaa"]


def test_else_the_administration(today: Scenario) -> None:
    assert key_figures(today) == ["3 hallintotasoa", "39 hallintoyksikköä", "2 alayksikköä / johtava yksikkö"]
    without_seats = scenario(unit("council", "council", unit("manager", "city-manager")))
    assert key_figures(without_seats) == [
        "1 hallintotaso",
        "1 hallintoyksikkö",
        "ei tiedossa alayksikköä / johtava yksikkö",
    ]


def test_else_the_whole_chart() -> None:
    programme = scenario(unit("p", "programme", unit("a", "theme"), unit("b", "theme")))
    assert key_figures(programme) == ["2 tasoa", "3 yksikköä", "2 alinta yksikköä"]


def test_cards_of_one_comparison_show_the_same_figures(today: Scenario, committee_model: Scenario) -> None:
    """Today's draft shows no bodies; both show the administration."""
    for draft in (today, committee_model):
        assert "hallintoyksikköä" in key_figures(draft, committee_model, today)[1]


def test_a_side_that_is_shown_in_part_is_not_on_the_cards() -> None:
    """Of a city with one division out of some, beside a programme of three units: the whole chart of both."""
    part = scenario(unit("manager", "city-manager", unit("division", "division")), partial=("administration",))
    programme = scenario(unit("p", "programme", unit("a", "theme"), unit("b", "theme")))
    for compared in ((part,), (part, programme)):
        assert key_figures(part, *compared) == ["2 tasoa", "2 yksikköä", "1 alin yksikkö"]
    assert key_figures(programme, part, programme) == ["2 tasoa", "3 yksikköä", "2 alinta yksikköä"]


def test_drafts_without_units_have_no_figures_on_their_cards(committee_model: Scenario) -> None:
    process = scenario()
    assert headline(process, (process,)) == ()
    beside = headline(process, (process, committee_model))
    assert [key.figure.value for key in beside] == [None, None, None]


@pytest.mark.parametrize(
    ("first", "other", "decimals", "first_shown", "other_shown", "difference"),
    [
        # The exact difference is 0.02, 0.06 …: rounded, it would contradict the two.
        (4.94, 4.96, 1, "4,9", "5", "+0,1"),
        (1.14, 1.16, 1, "1,1", "1,2", "+0,1"),
        (2.86, 3.34, 1, "2,9", "3,3", "+0,4"),
        (4.614, 4.456, 2, "4,61", "4,46", "−0,15"),
        (2.46, 2.54, 1, "2,5", "2,5", "±0"),
        (3, 5, 0, "3", "5", "+2"),
    ],
)
def test_a_difference_is_that_of_the_figures_as_they_are_shown(
    first: float, other: float, decimals: int, first_shown: str, other_shown: str, difference: str
) -> None:
    fi = catalog("fi")
    metric = Metric(id="m", group="whole", function=lambda _: Figure(), texts="layers", decimals=decimals)
    row = Row(
        metric=metric,
        figures=(Figure(value=first), Figure(value=other)),
        differences=(0, other - first),
        certain=(True, True),
    )
    shown = [metric.number(value, fi) for value in (first, other)]
    assert [each.removesuffix(",0") for each in shown] == [first_shown, other_shown]
    assert row.difference_text(1, fi) == difference
    assert row.tells_apart(1) == (difference != "±0")
    keys = [KeyFigure(figure=each, label=message("x"), title=message("x"), decimals=decimals) for each in row.figures]
    assert [figure_text(key, fi).removesuffix(",0") for key in keys] == [first_shown, other_shown]
    assert difference_text(keys[1], keys[0], fi).replace("±0,0", "±0") == difference
