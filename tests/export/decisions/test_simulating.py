"""Drafts that are simulated beside the making of their file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from orgsim.cli import main
from orgsim.export.decisions import simulating
from orgsim.export.decisions.simulating import Beside, is_worth_sending, simulated
from orgsim.model.comparison import Assumptions
from tests.analysis.deciding.drafts import draft
from tests.analysis.deciding.test_agenda_closes import board

DRAFTS = (draft(board("b")), draft(board("b", 2), id="other"))
FEW = Assumptions(runs=20)


def test_a_process_of_its_own_tells_what_this_one_would() -> None:
    its = simulated(DRAFTS, FEW, 0, None)
    assert its is not None and len(its.differences) == 1
    beside = Beside()
    assert beside.begin(DRAFTS, FEW, 0, None)() == (its.results, its.differences)
    beside.leave()


def test_very_large_drafts_are_not_sent_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simulating, "_MOST_SENT", 2)
    assert is_worth_sending(DRAFTS), "a unit each"
    assert not is_worth_sending((*DRAFTS, draft(board("b", 3), id="third")))


def test_where_it_was_ended_this_one_does_its_work() -> None:
    beside = Beside()
    beside.leave()
    its, told = simulated(DRAFTS, FEW, 0, None), beside.begin(DRAFTS, FEW, 0, None)()
    assert its is not None and told == (its.results, its.differences)


def test_where_the_system_begins_none_this_one_does_its_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    its = simulated(DRAFTS, FEW, 0, None)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    beside = Beside()
    told = beside.begin(DRAFTS, FEW, 0, None)()
    beside.leave()
    assert its is not None and told == (its.results, its.differences)


def test_a_page_is_the_same_with_and_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    board = "units:\n  - {id: b, kind: board, name: Lautakunta, remit: [{id: m, name: Kaavat}]}\n"
    (tmp_path / "now.yaml").write_text(f"orgsim: 1\nid: now\ntitle: Nyt\n{board}", encoding="utf-8")
    compared = "orgsim: 1\ncomparison:\n  title: Nyt\n  scenarios: [now.yaml]\n  assumptions: {runs: 20}\n"
    (tmp_path / "both.yaml").write_text(compared, encoding="utf-8")
    pages = []
    for cores in (True, False):
        monkeypatch.setattr(simulating, "is_worth_beginning", lambda cores=cores: cores)
        assert main(["--language", "fi", "export", str(tmp_path / "both.yaml"), "-o", str(tmp_path / "page.html")]) == 0
        pages.append((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert pages[0] == pages[1]
    assert '>Kaavat</th><td role="cell" data-l="A" class="r">' in pages[0], "what was simulated"
