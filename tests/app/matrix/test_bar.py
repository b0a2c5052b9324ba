"""The bar above a table of scenarios cuts none of its chips, however narrow the window is."""

from __future__ import annotations

from pathlib import Path

from orgsim.app.matrix.bar import MatrixBar
from orgsim.app.matrix.chip import Chip
from orgsim.app.shell.window import MainWindow
from tests.app.settling import rest


def test_the_field_stands_below_the_chips_where_they_would_be_cut_beside_it(open_window, koskenlahti_dir: Path) -> None:
    names = ("nyt", "malli-1", "malli-2")
    window: MainWindow = open_window(*[koskenlahti_dir / f"koskenlahti-{its}.yaml" for its in names])
    window.document.change(view="matters")
    for width, is_below in ((800, True), (1366, False), (800, True)):
        window.resize(width, 600)
        rest()
        (bar,) = [its for its in window.findChildren(MatrixBar) if its.isVisible()]
        chips = [its for its in bar.findChildren(Chip) if its.isVisible()]
        assert len(chips) == 5
        assert all(chip.width() >= chip.sizeHint().width() for chip in chips)
        assert (bar.search.y() > chips[0].geometry().bottom()) == is_below, width
        assert bar.search.geometry().bottom() < bar.height()
        assert bar.search.width() >= 200
    # The chips of another language are not cut either.
    for language in ("sv", "en", "fi"):
        window.document.change(language=language)
        rest()
        assert all(chip.width() >= chip.sizeHint().width() for chip in chips), language
