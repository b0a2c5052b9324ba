from __future__ import annotations

from orgsim.export.sheets.book import sheets_of
from orgsim.export.sheets.decisions import decisions_sheet
from orgsim.export.sheets.sheet import Number
from orgsim.export.sheets.subject import Subject
from orgsim.messages import catalog
from tests.drawing.decisions.results import days, draft, result, times


def test_matters_stand_with_the_days_of_each_draft_and_why_some_are_unknown() -> None:
    simulated = (
        result([times("kaava", days(30.0, 60.0)), times("lupa", None, name="luvat")]),
        result([times("kaava", days(20.0, 41.0)), times("lupa", days(5.0, 9.0), name="luvat")], scenario="uusi"),
    )
    subject = Subject(scenarios=(draft(), draft("uusi")), letters=("A", "B"), simulated=simulated)
    sheet = decisions_sheet(subject, catalog("fi"))
    assert sheet is not None
    assert [column.title for column in sheet.columns[:5]] == [
        "Asia",
        "A: keskiarvo, pv",
        "A: mediaani, pv",
        "A: 9/10 enintään, pv",
        "A: lainvoimaan, mediaani, pv",
    ]
    whole, plans, permits = sheet.rows
    assert whole[-2] == "1 asia jää pois: tietoja puuttuu."
    assert whole[1:4] == (Number(31.5, 1), Number(30.0, 1), Number(60.0, 1))
    assert (plans[0], plans[2], plans[6], plans[-1]) == ("asemakaavat", Number(30.0, 1), Number(20.0, 1), "kaava")
    assert permits[1:5] == (None, None, None, None)
    assert permits[6] == Number(5.0, 1)
    assert isinstance(permits[-2], str)
    assert permits[-2].startswith("A: Kuinka usein")
    assert sheet.notes[1].startswith("Simuloitu 100 vuotta")


def test_what_was_not_simulated_has_no_such_sheet() -> None:
    assert decisions_sheet(Subject(scenarios=(draft(),), letters=("A",)), catalog("fi")) is None


def test_workbooks_have_it() -> None:
    simulated = (result([times("kaava", days(30.0, 60.0))]),)
    subject = Subject(scenarios=(draft(),), letters=("A",), simulated=simulated)
    (sheet,) = [sheet for sheet in sheets_of(subject, catalog("fi")) if sheet.name == "Päätösaika"]
    assert next(iter(sheet.rows))[0] == "Kaikki tapaukset: 1 asia"
