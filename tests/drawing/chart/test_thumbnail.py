from __future__ import annotations

from pathlib import Path

from orgsim.drawing.chart.chart import ChartOptions, draw_chart
from orgsim.drawing.chart.thumbnail import thumbnail
from orgsim.drawing.timeline.drawing import TimelineDrawing
from orgsim.files.reading.scenario_file import read_scenario, read_scenario_text

ROOM = (248.0, 132.0)


def large(divisions: int, units: int) -> bytes:
    lines = ["orgsim: 1", "id: a", "title: A", "units:"]
    for division in range(divisions):
        lines += [f"  - id: d{division}", "    kind: division", "    name: D", "    units:"]
        lines += [f"      - {{id: d{division}u{unit}, kind: unit, name: U}}" for unit in range(units)]
    return "\n".join(lines).encode()


def test_a_small_organisation_is_drawn_whole(scenarios_dir: Path) -> None:
    scenario = read_scenario(scenarios_dir / "lohja-valiokuntamalli.yaml").scenario
    (drawing,) = thumbnail([scenario], "fi", ROOM)
    assert {box.id for box in drawing.boxes} == {box.id for box in draw_chart(scenario, ChartOptions()).boxes}


def test_of_a_large_one_only_the_upper_layers_are_drawn() -> None:
    scenario = read_scenario_text(large(20, 20), Path("a.yaml")).scenario
    (drawing,) = thumbnail([scenario], "fi", ROOM)
    assert {box.id for box in drawing.boxes} == {f"d{number}" for number in range(20)}


def test_roots_are_drawn_however_many_there_are() -> None:
    scenario = read_scenario_text(large(300, 1), Path("a.yaml")).scenario
    (drawing,) = thumbnail([scenario], "fi", ROOM)
    assert len(drawing.boxes) == 300


def test_the_scenarios_of_a_comparison_stand_side_by_side_and_those_without_units_have_no_chart(
    scenarios_dir: Path,
) -> None:
    files = ("lohja-valiokuntamalli", "lohja-lautakuntamalli", "lohja-osallisuusprosessi")
    scenarios = [read_scenario(scenarios_dir / f"{name}.yaml").scenario for name in files]
    assert len(thumbnail(scenarios, "fi", ROOM)) == 2


def test_what_has_no_units_shows_its_timeline_and_else_nothing(scenarios_dir: Path) -> None:
    scenario = read_scenario(scenarios_dir / "lohja-osallisuusprosessi.yaml").scenario
    drawing = thumbnail([scenario], "fi", ROOM)
    assert isinstance(drawing, TimelineDrawing)
    assert drawing.width == 4 * ROOM[0]
    empty = read_scenario_text(b"orgsim: 1\nid: a\ntitle: A\n", Path("a.yaml")).scenario
    assert thumbnail([empty], "fi", ROOM) == ()
