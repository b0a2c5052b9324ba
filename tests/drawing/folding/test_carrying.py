"""What was folded goes on after edits: what they do not touch stays, what they move is seen, and text can be read."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.folding.carrying import carried, reads
from orgsim.drawing.folding.fitting import Folding, Wishes, fit
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import Moved, Removed
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
