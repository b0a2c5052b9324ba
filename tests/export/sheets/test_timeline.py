from __future__ import annotations

import datetime as dt
from pathlib import Path

from orgsim.export.sheets.subject import Subject
from orgsim.export.sheets.timeline import timeline_sheet
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.messages import catalog
from orgsim.model.scenario import Scenario

FIRST = """\
orgsim: 1
id: a
title: A
units:
  - {id: kv, kind: council, name: Valtuusto}
sources:
  minutes: {title: Pöytäkirja}
timeline:
  - {id: later, name: Arviointi, kind: review}
  - {id: decided, name: Päätös, lane: kv, start: 2026-04-20, kind: decision, source: minutes}
  - {id: limit, name: Lausunnot, end: 2026-03-15}
  - {id: spring, name: Työpajat, start: 2026-spring}
"""
SECOND = """\
orgsim: 1
id: b
title: B
timeline:
  - {id: decided, name: Päätös, start: 2026-05-04}
"""


def read(text: str) -> Scenario:
    return read_scenario_text(text.encode(), Path("draft.yaml")).scenario


def test_events_stand_in_the_order_of_time_as_exactly_as_they_are_known() -> None:
    scenarios = [read(text) for text in (FIRST, SECOND)]
    sheet = timeline_sheet(Subject(scenarios=scenarios, letters=("A", "B")), catalog("fi"))
    assert sheet is not None
    told = [dict(zip([column.title for column in sheet.columns], row, strict=True)) for row in sheet.rows]
    assert [(row["Luonnos"], row["Tunnus"]) for row in told] == [
        *(("A", "spring"), ("A", "limit"), ("A", "decided"), ("A", "later"), ("B", "decided"))
    ]
    spring, limit, decided, later, _ = told
    assert (spring["Aikaisintaan"], spring["Viimeistään"]) == (dt.date(2026, 3, 1), dt.date(2026, 5, 31))
    # Nothing says how early a statement may come.
    assert (limit["Aikaisintaan"], limit["Viimeistään"]) == (None, dt.date(2026, 3, 15))
    assert (decided["Milloin"], decided["Kuka"], decided["Laji"]) == ("20.4.2026", "Valtuusto", "päätös")
    assert (decided["Muissa luonnoksissa"], decided["Lähde"]) == ("B: 14 päivää myöhemmin", "Pöytäkirja")
    assert (later["Aikaisintaan"], later["Viimeistään"], later["Milloin"]) == (None, None, "ilman päivää")


def test_drafts_without_events_have_no_such_sheet() -> None:
    scenario = read(SECOND.partition("timeline")[0])
    assert timeline_sheet(Subject(scenarios=[scenario], letters=("A",)), catalog("fi")) is None
