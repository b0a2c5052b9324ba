from __future__ import annotations

from orgsim.export.sheets.subject import Subject
from orgsim.export.web.decisions import decisions_tables
from orgsim.messages import catalog
from tests.drawing.decisions.results import days, draft, result, times


def test_a_page_tells_the_days_of_each_draft_and_what_is_missing() -> None:
    simulated = (
        result([times("kaava", days(30.0, 60.0)), times("lupa", None, name="<b>luvat")]),
        result([times("kaava", days(20.0, 41.0)), times("lupa", days(5.0, 9.0), name="<b>luvat")], scenario="uusi"),
    )
    subject = Subject(scenarios=(draft(), draft("uusi")), letters=("A", "B"), simulated=simulated)
    page = decisions_tables(subject, catalog("fi"))
    row = page[page.index("&lt;b&gt;luvat</th>") :]
    assert [cell.split("<")[0] for cell in row.split('class="r">')[1:3]] == ["ei tiedossa", "5 (9)"]
    assert "<b>luvat" not in page
    assert "A: &lt;b&gt;luvat: Kuinka usein" in page


def test_what_was_not_simulated_is_not_on_it() -> None:
    assert decisions_tables(Subject(scenarios=(draft(),), letters=("A",)), catalog("fi")) == ""
