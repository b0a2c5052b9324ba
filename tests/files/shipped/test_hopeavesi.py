"""The fictional town that the tour goes through: three drafts of real size, with something to show in every view."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgsim.analysis.checks.checking import check
from orgsim.analysis.differences.comparing import compare
from orgsim.files.reading.opened import Opened
from orgsim.files.reading.opening import open_paths
from orgsim.model.hierarchy import hierarchy


@pytest.fixture
def town(scenarios_dir: Path) -> Opened:
    return open_paths([scenarios_dir / "hopeavesi-2028.yaml"])


def test_all_of_it_opens_without_a_word(town: Opened) -> None:
    assert town.problems == ()
    assert [file.scenario.id for file in town.files] == [
        "hopeavesi-nyt",
        "hopeavesi-kolme-toimialaa",
        "hopeavesi-elamankaari",
    ]
    assert town.comparison is not None
    assert town.comparison.baseline() == town.files[0].path


def test_each_view_has_something_to_show(town: Opened) -> None:
    assert town.comparison is not None
    comparison = town.comparison.comparison
    assert comparison.goals
    assert comparison.assumptions
    assert [step.view for step in comparison.story] == [
        *("structure", "differences", "differences", "matters", "metrics", "transition", "checks", "timeline", "goals")
    ]
    for file in town.files:
        units = hierarchy(file.scenario).units
        assert 130 < len(units) < 170
        assert any(unit.remit for unit in units)
        assert any(unit.staff for unit in units)
        assert any(unit.budget for unit in units)
        assert file.scenario.links
    for file in town.files[1:]:
        assert file.scenario.timeline
        assert any(unit.continues for unit in hierarchy(file.scenario).units)


def test_the_present_state_adds_up(town: Opened) -> None:
    findings = check(town.files[0].scenario)
    assert not [finding for finding in findings if finding.result == "breach"]


def test_what_is_wrong_on_purpose_is_found_and_nothing_else(town: Opened) -> None:
    first, second = [
        [finding for finding in check(file.scenario) if finding.result == "breach"] for file in town.files[1:]
    ]
    # 24 + 51 + 41 + 31 work in kitchens and cleaning, and 23 in property maintenance: 170, of which 147 were stated.
    assert {(finding.rule, finding.units) for finding in first} == {("staff-sum", ("food-cleaning",))}
    assert [(finding.rule, finding.units) for finding in second] == [("seat-sum", ("permits-board",))]


def test_three_boards_become_one(town: Opened) -> None:
    now, three, _ = [file.scenario for file in town.files]
    units = hierarchy(now).units
    merged = [tuple([units[unit].id for unit in row.a]) for row in compare(now, three).rows if row.status == "merged"]
    assert ("education-board", "culture-board", "sports-board") in merged
