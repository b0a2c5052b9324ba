from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.boxes.options import ChartOptions, Standing
from orgsim.drawing.chart.chart import Sketch, sketch
from orgsim.drawing.chart.matrix_chart import MatrixSketch
from orgsim.drawing.chart.regions import Regions
from orgsim.drawing.layout.arrangement import Mode, Option
from orgsim.drawing.layout.arranging import CONVENTIONAL, DENSE, QUICK, arrangements
from orgsim.drawing.layout.choosing import Fronts
from orgsim.drawing.layout.headers import plain_header
from orgsim.drawing.layout.remembering import Branches
from orgsim.model.scenario import Scenario
from tests.drawing.organisations import organisations

SHARED = Branches(2_000)
"""So few that some of what was known is forgotten."""


def option(height: float) -> Option:
    return Option(10.0, 10.0, height, 0.0, 20.0, Mode.LEAF, plain_header(height))


def sketches(of: Sketch | MatrixSketch | Regions | None) -> list[Sketch]:
    if isinstance(of, Regions):
        return [*sketches(of.main), *sketches(of.other)]  # type: ignore[arg-type]
    return [of] if isinstance(of, Sketch) else []


@given(
    organisations(20),
    st.sampled_from([CONVENTIONAL, DENSE, QUICK]),
    st.sampled_from(["down", "right"]),
    st.sampled_from([None, Standing("stack"), Standing("rows", 2)]),
    st.floats(5.0, 80.0),
)
def test_what_is_known_of_branches_changes_no_arrangement(
    of: Scenario, effort: object, way: str, asked: Standing | None, clear: float
) -> None:
    for its in sketches(sketch(of, ChartOptions(), Fronts(), way)):  # type: ignore[arg-type]
        for band, measured in zip(its.shown.bands, its.trials.measured, strict=True):
            trunks = {node: (clear, clear) for node, trunk in enumerate(band.trunks) if trunk}
            wanted = ((asked, None),) * len(band.units) if asked else ()
            first, second, apart = [
                arrangements(band, measured.sizes, effort, trunks, wanted, known)  # type: ignore[arg-type]
                for known in (SHARED, SHARED, Branches(1_000_000))
            ]
            assert first == second == apart


def test_about_as_much_is_remembered_as_was_asked_for() -> None:
    known = Branches(8)
    often = known.put("often", [[option(1.0)]])
    for at in range(100):
        known.put(at, [[option(1.0), option(2.0)]])
        assert known.get("often") == (often, [[option(1.0)]])
    remembered = [at for at in range(100) if known.get(at) is not None]
    assert 1 <= len(remembered) <= 5
    assert remembered[-1] == 99


def test_what_is_put_again_has_another_number() -> None:
    known = Branches(100)
    assert known.put("a", [[option(1.0)]]) != known.put("b", [[option(1.0)]])
