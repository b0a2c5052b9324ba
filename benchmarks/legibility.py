"""How large the names of Lohja's two charts are, fitted side by side in the real window, beside Graphviz' `dot`.

`dot` sets text in 14 points, 72 to an inch; its drawing is fitted to the same pane, both by the whole of it. Text is
measured by its em, for both alike.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence

import msgspec

from benchmarks.graphviz import dot_source
from orgsim.app.shell.window import MainWindow
from orgsim.drawing.folding.legible import smallest_text
from orgsim.drawing.viewport import fit_zoom
from orgsim.model.scenario import Scenario

SCREENS = ((1366, 768), (1440, 900), (1920, 1080))
_DOT_SIZE = 14.0


class Legibility(msgspec.Struct, frozen=True):
    """Text in one pane: pixels to the em."""

    scenario: str
    window: tuple[int, int]
    pane: tuple[int, int]
    names: float
    dot: float | None
    """`None`: there is no `dot` here."""


def legibility(window: MainWindow, scenarios: Sequence[Scenario], dot: str | None) -> list[Legibility]:
    """The text in each pane of a window as it stands."""
    found = []
    for pane, scenario in zip(window.structure.panes, scenarios, strict=True):
        assert pane.drawing is not None
        width, height = round(pane.pane()[0]), round(pane.pane()[1])
        found.append(
            Legibility(
                scenario.id,
                (window.width(), window.height()),
                (width, height),
                pane.viewport.zoom * pane.drawing.name_size,
                None if dot is None else dot_text(dot, scenario, (width, height)),
            )
        )
    return found


class FirstSight(msgspec.Struct, frozen=True):
    """What a pane opens with."""

    smallest: float
    """Pixels, to the em."""
    shown: int
    units: int


def smallest(window: MainWindow) -> list[FirstSight]:
    """The smallest text in each pane of a window as it stands, and how many units it shows."""
    return [
        FirstSight(smallest_text([pane.drawing], pane.viewport.zoom), shown, units)
        for pane, (shown, units) in zip(window.structure.panes, window.structure.shown, strict=True)
        if pane.drawing is not None
    ]


def dot_text(dot: str, scenario: Scenario, pane: tuple[float, float]) -> float:
    """The size of text in `dot`'s drawing of the same units when it is fitted to the pane."""
    drawn = subprocess.run([dot, "-Tdot"], input=dot_source(scenario), capture_output=True, text=True, check=True)
    box = re.search(r'bb="0,0,([\d.]+),([\d.]+)"', drawn.stdout)
    assert box is not None
    return _DOT_SIZE * fit_zoom((float(box[1]), float(box[2])), pane)
