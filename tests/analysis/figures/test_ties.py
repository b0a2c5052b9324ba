"""Figures of who depends on whom, worked out by hand, with what opens when they are clicked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from orgsim.analysis.figures.comparison import compare_at_once, compare_figures, compare_ties
from orgsim.analysis.figures.explanation import explain
from orgsim.analysis.figures.metrics import METRICS, metrics
from orgsim.analysis.figures.ties.table import TIES
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Link, Scenario
from orgsim.model.units import Unit
from tests.analysis.drafts import body, scenario, steers, unit

EN = catalog("en")
ROOT = Path(__file__).resolve().parents[3]


def advises(one: str, other: str) -> Link:
    return Link(kind="advises", from_=one, to=other)


def town(*divisions: Unit, links: tuple[Link, ...] = (), id: str = "town", **rest: object) -> Scenario:
    board = body("board", "city-board", 9, unit("manager", "city-manager", *divisions))
    return scenario(body("council", "council", 21, board), links=links, id=id, **rest)


def test_what_a_reform_does_to_those_who_work_together() -> None:
    """Library and schools share a division today; the reform parts them, and brings schools and youth together."""
    ties = advises("library", "schools"), advises("schools", "youth")
    library, schools, youth = (unit(id, "unit") for id in ("library", "schools", "youth"))
    today = town(unit("one", "division", library, schools), unit("two", "division", youth), links=ties, id="today")
    # The schools go below a service area of the other division, to which youth comes too.
    area = unit("area", "service-area", schools, youth)
    reform = town(unit("one", "division", library), unit("two", "division", area), id="reform")

    rows = {row.metric.id: row for row in compare_figures((today, reform))}
    assert [figure.value for figure in rows["ties"].figures] == [2, None]
    # 2 and 4 steps; the reform states no ties, but those of today are looked for in it.
    assert rows["ties.distance.mean"].figures[0].value == 3
    assert rows["ties.distance.max"].figures[0].value == 4
    for id, said in (
        ("ties.farther", "library – schools: 2 → 5"),
        ("ties.nearer", "schools – youth: 4 → 2"),
    ):
        same, moved = rows[id].figures
        assert same.absent and moved.value == 1
        [part] = moved.parts
        assert part.label is not None and EN.value(part.label) == said
    # Beside the reform it is the other way round; and alone nothing can be told.
    back = {row.metric.id: row for row in compare_figures((today, reform), reference=1)}
    assert [back[id].figures[0].value for id in ("ties.farther", "ties.nearer")] == [1, 1]
    assert metrics(today)["ties.farther"].reasons[0].key == "metric.reason.no-reference"


def test_figures_open_as_what_they_count() -> None:
    """Advice between two divisions: the manager and both divisions stand between, of which the last cut units off."""
    draft = town(
        unit("one", "division", unit("library", "unit", count=2)),
        unit("two", "division", unit("schools", "unit"), unit("daycare", "unit")),
        unit("shop", "division"),
        links=(
            advises("library", "schools"),
            advises("two", "daycare"),
            advises("library", "home"),
            steers("board", "two"),
        ),
    )
    figures, flat = metrics(draft), hierarchy(draft)

    def opened(id: str) -> list[tuple[str, str]]:
        return [
            (flat.units[part.unit].id, EN.say(part.how) if part.how else EN.number(part.amount))
            for part in figures[id].parts
            if part.unit is not None
        ]

    assert figures["ties"].value == 3
    # Library – schools 4, two – daycare 1, board – two 2.
    assert figures["ties.distance.mean"].value == pytest.approx(7 / 3)
    assert opened("ties.between") == [("manager", "2"), ("one", "1"), ("two", "1")]
    assert figures["ties.between"].value == 2
    # Behind the board stand the manager, three divisions, two libraries, schools and daycare.
    assert opened("ties.gates") == [("board", "8 units behind it")]
    # The board steers `two` past the manager, and the library hangs on the schools: only `shop` hangs on the manager.
    assert opened("ties.cut-points") == [
        ("board", "8 units would be cut off"),
        ("manager", "1 unit would be cut off"),
        ("two", "1 unit would be cut off"),
    ]
    for metric in TIES:
        said = explain(figures[metric.id], draft)
        assert all(map(EN.say, (said.title, said.formula, said.convention))), metric.id


def test_contradictions_are_counted_together() -> None:
    draft = town(
        unit("one", "division", unit("library", "unit")),
        links=(steers("library", "one"), steers("library", "manager"), steers("board", "library")),
    )
    figures = metrics(draft)
    assert figures["ties.from-below"].value == figures["ties.contradictions"].value == 2
    assert [EN.say(part.how) for part in figures["ties.from-below"].parts if part.how] == ["steered by library"] * 2


def test_shared_seats_of_the_committee_model(committee_model: Scenario) -> None:
    figures, flat = metrics(committee_model), hierarchy(committee_model)
    # The board draws on three committees, and two sections on one of them.
    assert figures["seats.sharing"].value == 5
    # Of vitality's 13 members 4 + 5 sit in its sections and 4 on the board: each sits in one other body.
    assert figures["seats.elsewhere"].value == 1
    assert [flat.units[here].id for here in figures["seats.elsewhere"].units] == ["vitality-committee"]
    # How many deputies the council has is not stated: there may be enough people for all.
    assert figures["seats.short"].value is None
    # Seats for councillors only are 1 (board) and 3 × 13 − 2 (committees): 38 of 51, were there no deputies at all.
    assert figures["ties"].value == 5


def test_bodies_that_there_are_too_few_people_for() -> None:
    committees = [body(id, "committee", seats, eligible="councillors") for id, seats in (("a", 6), ("b", 5))]
    draft = scenario(body("council", "council", 9, *committees, body("c", "section", 7, drawn_from={"a": 7})))
    figure = metrics(draft)["seats.short"]
    # 11 seats for 9 councillors, and 7 for the 6 members of a.
    assert figure.value == 3
    assert [(part.amount, part.label and EN.value(part.label)) for part in figure.parts] == [
        (6, None), (5, None), (7, None), (-9, "council: members"), (-6, "a: members"),
    ]  # fmt: skip
    assert sum(part.total for part in figure.parts) == 3
    assert metrics(draft)["seats.elsewhere"].value == pytest.approx(7 / 6)


@pytest.mark.parametrize("id", [metric.id for metric in TIES])
def test_a_draft_that_states_no_ties_is_unknown_and_never_nought(id: str) -> None:
    for draft in (scenario(), scenario(unit("a", "division", unit("b", "unit")))):
        figure = metrics(draft)[id]
        assert figure.value is None and figure.reasons
    assert METRICS[id].group == "ties"


def test_the_rows_of_ties_come_last() -> None:
    drafts = [town(links=(steers("council", "manager"),)), town(id="other")]
    every = compare_figures(drafts)
    assert [row.metric.id for row in (*compare_at_once(drafts), *compare_ties(drafts))] == [
        row.metric.id for row in every
    ]


def test_networks_are_loaded_for_drafts_with_ties_alone() -> None:
    """Networkx takes half a second to import: nobody waits for it whose draft says nothing of ties."""
    code = "import sys; from orgsim.cli import main; main(['metrics', *sys.argv[1:]]); print('networkx' in sys.modules)"
    for draft, needed in (("scenarios/lohja-nykytila.yaml", False), ("scenarios/hopeavesi-nyt.yaml", True)):
        run = [sys.executable, "-c", code, str(ROOT / draft)]
        ended = subprocess.run(run, capture_output=True, encoding="utf-8", check=True)
        assert ended.stdout.split()[-1] == str(needed)
