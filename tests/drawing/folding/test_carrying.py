"""What was folded goes on after edits: what they leave alone stands as it did, what they move is seen, all is read."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from orgsim.drawing.boxes.options import ChartOptions, Place, Standing
from orgsim.drawing.chart.chart import Sketch
from orgsim.drawing.chart.side_by_side import draw_side_by_side, planned_each
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.folding.carrying import carried, reads, steadied
from orgsim.drawing.folding.fitting import Folding, Wishes, fit
from orgsim.drawing.folding.legible import options_of
from orgsim.drawing.viewport import common_zoom
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import Moved, Removed, Renamed
from orgsim.model.scenario import Scenario
from tests.drawing.organisations import scenario, unit

LAPTOP = ChartOptions(pane=(1340.0, 690.0))


def test_what_is_moved_out_of_a_box_of_many_has_a_box_of_its_own() -> None:
    boards = [unit(f"board-{at}", "board", *[unit(f"section-{at}-{of}") for of in range(6)]) for at in range(2)]
    before = scenario(unit("council", "council", *boards))
    gathered = frozenset(f"section-0-{of}" for of in range(2, 6))
    folding = Folding(frozenset(("board-1",)), gathered)
    after = edited(before, [Moved(("section-0-3",), "council")])
    assert carried([before], [after], folding) == replace(folding, gathered=gathered - {"section-0-3"})
    # One of those that are left would stand in a box of one.
    fewer = edited(after, [Removed("section-0-4"), Removed("section-0-5")])
    assert carried([before], [fewer], folding).gathered == frozenset()
    # What differs from now on is not hidden in a box of many.
    assert carried([before], [before], folding, frozenset(("section-0-5",))).gathered == gathered - {"section-0-5"}
    assert carried([before], [before], folding) is folding


def test_it_goes_on_only_where_it_can_be_read(koskenlahti_dir: Path) -> None:
    before = read_scenario(koskenlahti_dir / "koskenlahti-nyt.yaml").scenario
    folding = fit((before,), LAPTOP, Wishes())
    assert folding.folded
    assert reads((before,), LAPTOP, folding)
    # All at once is too much, and a little in a pane of twice the size leaves room for more.
    assert not reads((before,), LAPTOP, Folding())
    assert not reads((before,), replace(LAPTOP, pane=(2680.0, 1380.0)), folding)


def drawn(scenarios: tuple[Scenario, ...], folding: Folding) -> list[Drawing]:
    return draw_side_by_side(scenarios, options_of(LAPTOP, folding))


def standing(scenario: Scenario, folding: Folding) -> dict[Place, Standing]:
    """How its things stand, drawn alone."""
    (sketch,), _ = planned_each((scenario,), options_of(LAPTOP, folding))
    assert isinstance(sketch, Sketch)
    return sketch.standings(drawn((scenario,), folding)[0])


def test_what_an_edit_leaves_alone_stands_as_it_did(scenarios_dir: Path) -> None:
    before = read_scenario(scenarios_dir / "lohja-valiokuntamalli.yaml").scenario
    after = edited(before, [Moved(("election-board",), "wellbeing-committee")])
    folding = fit((before,), LAPTOP, Wishes())
    stood = steadied(folding, (after,), (before,), options_of(LAPTOP, folding), drawn((before,), folding))
    assert reads((after,), LAPTOP, stood)
    first, anew, then = standing(before, folding), standing(after, folding), standing(after, stood)
    alone = {place: its for place, its in first.items() if place[0] not in ("council", "wellbeing-committee")}
    # Looked for anew, the sections of another committee would change places.
    assert {place for place, its in alone.items() if anew[place] != its} == {("vitality-committee", "below")}
    assert {place: then[place] for place in alone} == alone
    zooms = [common_zoom(drawn((its,), how), LAPTOP.pane) for its, how in ((before, folding), (after, stood))]
    assert zooms[1] >= 0.9 * zooms[0]
    # Smaller by more than a tenth, or with room for a fifth more boxes, they are arranged anew.
    assert stood.stood is not None
    assert stood.stood.zoom == zooms[0]
    larger = replace(stood.stood, zoom=zooms[1] / 0.89)
    assert not reads((after,), LAPTOP, replace(stood, stood=larger))
    more = replace(stood.stood, boxes=int(stood.stood.boxes / 0.78))
    assert not reads((after,), LAPTOP, replace(stood, stood=more))
    # The next edit is held against what was found, not against what has become of it.
    again = steadied(stood, (before,), (after,), options_of(LAPTOP, stood), drawn((after,), stood), larger)
    assert again.stood is not None
    assert (again.stood.zoom, again.stood.boxes) == (larger.zoom, stood.stood.boxes)


def test_charts_of_which_no_unit_moved_are_as_they_were(scenarios_dir: Path) -> None:
    names = ("lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml")
    one, other = (read_scenario(scenarios_dir / name).scenario for name in names)
    folding = fit((one, other), LAPTOP, Wishes())
    options, drawings = options_of(LAPTOP, folding), drawn((one, other), folding)
    renamed = edited(other, [Renamed("city-board", "Hallitus", "fi")])
    assert steadied(folding, (one, renamed), (one, other), options, drawings) == folding
    moved = edited(other, [Moved(("permits-section",), "city-board")])
    stood = steadied(folding, (one, moved), (one, other), options, drawings)
    assert stood.stood is not None
    assert stood.stood.steady.places[0] is None
    assert drawn((one, moved), stood)[0].boxes == drawings[0].boxes
