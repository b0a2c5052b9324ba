"""Links that are pointed at are lit, with their ends and their kind."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPointF

from orgsim.app.pictures.shown import picture_of
from orgsim.export.page.svg import svg_of
from tests.app.settling import rest, settle


def test_a_link_that_is_pointed_at_is_lit_and_named(open_window, koskenlahti_dir: Path) -> None:
    window = open_window(koskenlahti_dir / "koskenlahti-nyt.yaml")
    window.document.change(links=frozenset({"steers", "owns"}))
    settle(window)
    pane = window.structure.panes[0]
    plain = pane.grab().toImage()
    line = next(its for its in pane.links if its.ends[1] == "sivistystoimiala")
    # Where it runs alone: the longest stretch, a quarter of the way along it.
    (x0, y0), (x1, y1) = max(
        pairwise(line.points), key=lambda its: abs(its[0][0] - its[1][0]) + abs(its[0][1] - its[1][1])
    )
    pane.point_at(QPointF(*pane.viewport.to_pane(x0 + (x1 - x0) / 4, y0 + (y1 - y0) / 4)))
    assert [its.ends for its in pane.lit_links] == [line.ends]
    assert "Ohjaa: Kasvatus- ja koulutusltk → Sivistystoimiala" in pane.toolTip()
    assert pane.grab().toImage() != plain

    place = pane.place_of("sivistystoimiala")
    assert place is not None
    pane.point_at(place.center())
    assert {its.ends[1] for its in pane.lit_links} == {"sivistystoimiala"}
    assert "Ohjaa" not in pane.toolTip().split(":")[0] and pane.toolTip()

    pane.point_at(None)
    assert pane.lit_links == () and pane.toolTip() == ""
    window.document.change(links=frozenset())
    settle(window)
    assert pane.link_at(QPointF(*pane.viewport.to_pane(x0, (y0 + y1) / 2))) is None


def test_a_selected_unit_s_links_are_drawn_and_told_where_links_are_and_nowhere_else(
    open_window, koskenlahti_dir: Path
) -> None:
    """The board that is selected steers a division; whether that is drawn hung on what came after."""
    window = open_window(koskenlahti_dir / "koskenlahti-nyt.yaml")
    rest()
    pane, legend = window.structure.panes[0], window._link_legend
    window.document.change(selected="tekninen-lautakunta")
    rest()
    assert pane.links == () and not legend.isVisible()
    # Charts that are drawn anew say the same.
    window.document.change(folded=frozenset({"tekninen-toimiala"}))
    rest()
    assert pane.links == () and not legend.isVisible()
    assert "Ohjaa" not in svg_of(picture_of(window.document.state, view="structure")).decode()
    window.document.change(links=frozenset({"owns"}))
    rest()
    assert ("link.steers", ("tekninen-lautakunta", "tekninen-toimiala")) in [
        (its.style, its.ends) for its in pane.links
    ]
    assert "Ohjaa" in legend.accessibleName()
    window.document.change(selected=None)
    rest()
    assert not [its for its in pane.links if its.style == "link.steers"] and "Ohjaa" not in legend.accessibleName()
