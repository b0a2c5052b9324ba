"""A town and its reforms, of which remarks tell the staff: stated as staff here, and held against sums by hand."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from orgsim.analysis.checks.checking import check
from orgsim.analysis.differences.comparing import compare
from orgsim.analysis.differences.words import told
from orgsim.analysis.figures.comparison import compare_figures
from orgsim.analysis.figures.metrics import metrics
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.messages import catalog
from orgsim.model.scenario import Scenario

TOWN = Path(__file__).resolve().parents[2] / "cases" / "koskenlahti"


@cache
def draft(name: str) -> Scenario:
    path = TOWN / f"koskenlahti-{name}.yaml"
    text = re.sub(r"note: \{fi: Henkilöstö (\d+)\}", r"staff: \1", path.read_text("utf-8"))
    return read_scenario_text(text.encode(), path).scenario


def test_the_town_adds_up() -> None:
    its = metrics(draft("nyt"))
    # Group administration, education, welfare, technical, vitality.
    assert its["staff.people"].value == 68 + 742 + 121 + 287 + 84
    assert (its["staff.people"].sign, its["staff.people"].reasons) == ("", ())
    assert its["staff.people.branch.sivistystoimiala"].value == 742


def test_a_reform_moves_staff_between_divisions() -> None:
    rows = {row.metric.id: row for row in compare_figures([draft("nyt"), draft("malli-2")])}
    assert rows["staff.people.branch.sivistystoimiala"].differences[1] == 474 - 742
    speech = catalog("fi")
    (row,) = [row for row in compare(draft("nyt"), draft("malli-2")).rows if row.id == "sivistystoimiala"]
    assert "Henkilöstö: 742 → 474" in [speech.say(told(change)) for change in row.changes]


def test_a_division_of_the_other_reform_states_less_than_its_areas() -> None:
    found = [each for each in check(draft("malli-1")) if each.rule == "staff-sum" and each.result == "breach"]
    assert [catalog("fi").say(each.message) for each in found] == [
        "”Elinympäristön ja elinvoiman toimiala”: 196 henkilöä, mutta alayksiköissä yhteensä 205 henkilöä."
    ]
    # The areas are counted: 243 and 863 of the other divisions, and 9 + 24 + 41 + 26 + 21 + 58 + … = 205.
    assert metrics(draft("malli-1"))["staff.people"].value == 243 + 863 + 205
