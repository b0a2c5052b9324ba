from __future__ import annotations

import msgspec
import pytest

from orgsim.analysis.figures.explanation import explain, written
from orgsim.analysis.figures.metrics import kind_metric, metrics, metrics_of
from orgsim.messages import catalog
from orgsim.model.dates import PartialDate
from orgsim.model.scenario import Scenario, Source
from orgsim.model.text import LANGUAGES, Text
from tests.analysis.drafts import body, scenario, unit

FINNISH = catalog("fi")


def calculation(scenario: Scenario, metric: str, *, labels: bool = False) -> str | None:
    told = explain(metrics(scenario)[metric], scenario).calculation
    return None if told is None else written(told, FINNISH, labels=labels)


def test_seats_add_up_by_kind(committee_model: Scenario) -> None:
    assert calculation(committee_model, "elected.seats-beside-council") == "13 + 3 × 13 + 26"
    assert (
        calculation(committee_model, "elected.seats-beside-council", labels=True)
        == "Kaupunginhallitus 13 + Valiokunnat 3 × 13 + Jaostot 26"
    )


def test_what_is_taken_off_has_a_minus(committee_model: Scenario) -> None:
    assert calculation(committee_model, "elected.persons-max") == "13 + 3 × 13 + 26 − 12 − 4 − 5"


def test_a_mean_is_a_quotient(committee_model: Scenario) -> None:
    assert calculation(committee_model, "administration.span.mean") == "19 / 7"
    assert calculation(committee_model, "path.mean") == "62 / 13"


def test_spans_are_told_by_size(committee_model: Scenario) -> None:
    assert calculation(committee_model, "administration.span.max") == "3 × 2, 3 × 3, 1 × 4"
    assert calculation(committee_model, "administration.span.distribution") == "3 × 2, 3 × 3, 1 × 4"


def test_units_are_told_by_kind(committee_model: Scenario, today: Scenario) -> None:
    assert calculation(committee_model, "administration.units") == "1 + 2 + 1 + 10 + 6"
    assert calculation(today, "managers", labels=True) == "Toimialat 3 + Tulosalueet 15"


@pytest.mark.parametrize("metric", ["kinds.committee", "layers", "matters", "roots", "steering.several"])
def test_what_just_counts_needs_no_calculation(committee_model: Scenario, metric: str) -> None:
    assert calculation(committee_model, metric) is None


def test_it_names_its_units_and_what_is_not_known(committee_model: Scenario) -> None:
    told = explain(metrics(committee_model)["elected.seats"], committee_model)
    assert len(told.units) == 11
    assert [FINNISH.say(note) for note in told.notes] == [
        "3 toimielimen paikkoja ei ole kerrottu: audit, elections, regions.",
        "Todellinen luku on vähintään tämä.",
    ]


def test_it_names_the_documents_of_its_units() -> None:
    council = unit("council", "council", body("board", "city-board", 9), seats=None, source=("slides",))
    model = scenario(
        msgspec.structs.replace(council, source=("slides", "gone", "undated")),
        sources={
            "slides": Source(title=Text(fi="Diat"), date=PartialDate("2016-02-25")),
            "undated": Source(title=Text(fi="Muistio")),
        },
    )
    told = explain(metrics(model)["elected.bodies"], model)
    assert [FINNISH.say(source) for source in told.sources][1:] == ["Diat, 25.2.2016", "Muistio"]
    assert "Kuntalaki" in FINNISH.say(told.sources[0])


def test_a_kind_that_only_another_file_defines(today: Scenario) -> None:
    own = {**today.kinds, "guild": msgspec.structs.replace(today.kinds["unit"], name=Text(fi="Kilta"), plural=None)}
    other = scenario(unit("g", "guild"))
    other = msgspec.structs.replace(other, kinds=own)
    figure = metrics(today, (today, other))["kinds.guild"]
    assert figure.value == 0
    with pytest.raises(KeyError):
        explain(figure, today)
    told = explain(figure, today, kind_metric("guild", own["guild"]))
    assert FINNISH.say(told.title) == "Viranhaltijaorganisaatio: Kilta"


def test_every_figure_of_every_metric_can_be_explained(
    committee_model: Scenario, board_model: Scenario, today: Scenario
) -> None:
    drafts = (committee_model, board_model, today)
    for draft in drafts:
        for id, figure in metrics(draft, drafts).items():
            told = explain(figure, draft, metrics_of(drafts)[id])
            for language in LANGUAGES:
                texts = catalog(language)
                assert all(texts.say(part) for part in (told.title, told.formula, told.convention, *told.notes))
                assert told.calculation is None or written(told.calculation, texts, labels=True)
