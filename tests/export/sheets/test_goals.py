from __future__ import annotations

from orgsim.export.sheets.goals import weighed_sheet
from orgsim.export.sheets.sheet import Cell, Number, Sheet
from orgsim.export.sheets.subject import Subject
from orgsim.messages import catalog
from orgsim.model.comparison import WeighedGoal
from orgsim.model.scenario import Goal, Scenario
from orgsim.model.text import Text


def town(id: str, *goals: Goal) -> Scenario:
    return Scenario(id=id, title=Text(fi=id), goals=goals)


def goal(id: str, weight: float | None, **scores: float) -> WeighedGoal:
    return WeighedGoal(id=id, name=Text(fi=id), weight=weight, scores=scores)


def sheet_of(*goals: WeighedGoal, stated: Goal | None = None) -> Sheet:
    scenarios = town("one", *([] if stated is None else [stated])), town("two")
    sheet = weighed_sheet(Subject(scenarios=scenarios, letters=("A", "B"), goals=goals), catalog("fi"))
    assert sheet is not None
    return sheet


def cells(sheet: Sheet, row: int) -> dict[str, Cell]:
    return dict(zip([column.title for column in sheet.columns], sheet.rows[row], strict=True))


def test_weights_scores_and_results_are_numbers() -> None:
    sheet = sheet_of(goal("near", 3, one=2, two=4), goal("cheap", 1, one=5, two=1))
    assert (cells(sheet, 0)["Paino"], cells(sheet, 0)["Pisteet A"], cells(sheet, 0)["Pisteet B"]) == (3, 2, 4)
    # (3 · 2 + 1 · 5) / 4 and (3 · 4 + 1 · 1) / 4.
    result, place = cells(sheet, 2), cells(sheet, 3)
    assert (result["Pisteet A"], result["Pisteet B"]) == (Number(2.75, 2), Number(3.25, 2))
    assert (place["Pisteet A"], place["Pisteet B"]) == ("2. sija", "1. sija")
    assert sheet.notes[0] == "B on kärjessä"
    assert not any(column.title.startswith("Asiakirja") for column in sheet.columns)


def test_a_result_that_lacks_scores_is_what_it_lies_between() -> None:
    sheet = sheet_of(goal("near", 3, one=2, two=4), goal("cheap", 1, one=5))
    # With the least and the most for what B lacks: (12 + 1) / 4 and (12 + 5) / 4.
    assert cells(sheet, 2)["Pisteet B"] == "3,25–4,25"


def test_what_a_document_says_stays_in_words_and_makes_no_result() -> None:
    stated = Goal(id="near", name=Text(fi="near"), rating="strong", note=Text(fi="Palvelut lähelle"))
    sheet = sheet_of(stated=stated)
    assert len(sheet.rows) == 1
    assert cells(sheet, 0)["Asiakirja A"] == "vahva: Palvelut lähelle"
    assert (cells(sheet, 0)["Paino"], cells(sheet, 0)["Pisteet A"]) == (None, None)
