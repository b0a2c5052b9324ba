"""Linked panes follow what is looked at in one of them, and what one sees stays as one comes nearer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from benchmarks.organisations import generate
from orgsim.app.chart.charts import Charts
from orgsim.app.chart.detail import Detail
from orgsim.app.chart.overview import Overview
from orgsim.app.document.comparing import counterparts
from orgsim.app.document.state import State
from orgsim.app.shell.window import MainWindow
from orgsim.files.reading.scenario_file import read_scenario_text
from tests.app.settling import rest, settle


@pytest.fixture
def town(open_window, koskenlahti_dir: Path) -> MainWindow:
    return open_window(*[koskenlahti_dir / f"koskenlahti-{its}.yaml" for its in ("nyt", "malli-1", "malli-2")])


def in_view(window: MainWindow) -> list[set[str]]:
    return [{box.id for box in pane.drawing.boxes if pane.shows(box.id)} for pane in window.structure.panes]


def test_others_zoom_about_the_counterpart_and_come_to_it_wherever_one_goes(town: MainWindow, qtbot: QtBot) -> None:
    panes, state = town.structure.panes, town.document.state
    unit = "elinvoimalautakunta"
    (same,) = counterparts(state, 0, unit)[2]
    at = panes[0].place_of(unit).center()
    before = panes[2].place_of(same)
    panes[0].turn_wheel(1.2, at)
    after = panes[2].place_of(same)
    # What is at the pointer in the one stays where it was in the other too, though that is elsewhere.
    assert after.center().x() == pytest.approx(before.center().x(), abs=1.0)
    assert after.center().y() == pytest.approx(before.center().y(), abs=1.0)
    assert panes[2].viewport.zoom == pytest.approx(panes[0].viewport.zoom)
    for _ in range(4):
        panes[0].turn_wheel(1.2, at)
    rest()
    settle(town)
    overview = town.structure.findChildren(Overview)[0]
    for across, down in ((0.02, 0.02), (0.98, 0.02), (0.98, 0.98), (0.02, 0.98), (0.5, 0.5)):
        overview._go(QPointF(overview.width() * across, overview.height() * down))
        assert all(in_view(town)), "none is blank, not even on the way"
        rest()
        settle(town)
        seen = in_view(town)
        there = {id for unit in seen[0] if not unit.startswith("(") for id in counterparts(state, 0, unit)[1]}
        assert there & seen[1], "something of what is looked at is seen in the other"


def test_a_wheel_that_turns_while_another_comes_to_its_counterpart_is_not_lost_in_it(town: MainWindow) -> None:
    panes = town.structure.panes
    at = panes[0].place_of("tekninen-lautakunta").center()
    panes[0].turn_wheel(2.0, at)
    for moving in panes[1:]:
        moving.move_to(moving.viewport.panned(40.0, -30.0), animated=True)
        assert moving.is_gliding
    panes[0].turn_wheel(1 / 1.2, at)
    settle(town)
    assert [pane.viewport.zoom for pane in panes] == pytest.approx([panes[0].viewport.zoom] * 3)


def test_who_moves_a_chart_that_moves_by_itself_has_it(town: MainWindow) -> None:
    (pane, *_) = town.structure.panes
    unit = "tekninen-lautakunta"
    at, zoom = pane.place_of(unit).center(), pane.viewport.zoom
    pane.move_to(pane.viewport.panned(150.0, 90.0), animated=True)
    pane.turn_wheel(1.2, at)
    settle(town)
    assert pane.viewport.zoom == pytest.approx(zoom * 1.2)
    assert pane.place_of(unit).contains(at)


def test_what_one_sees_stays_as_one_comes_nearer() -> None:
    (file,) = [read_scenario_text(generate(1500, 1).encode(), Path("large.yaml"))]
    state, shape = State(files=(file,)), (1310.0, 700.0)
    charts = Charts()

    def shown(detail: Detail) -> list[str]:
        (chart,) = charts.draw(state, shape, detail)
        return [box.id for box in chart.drawing.boxes if not box.gathers]

    first = shown(Detail())
    here = first[-1]
    nearer = shown(Detail(1.4, here, frozenset({here})))
    assert set(nearer) > set(first[:10])
    # Elsewhere, at the same nearness, other branches open: what was seen goes only where it need not be kept.
    there = next(id for id in nearer if id not in first)
    kept = frozenset(nearer)
    again = shown(Detail(1.4, there, frozenset({there}), kept))
    assert kept <= set(again)
