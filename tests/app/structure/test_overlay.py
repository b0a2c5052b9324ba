"""The structure in the colours of who depends on whom, in the window, with its legend and what is told of it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from orgsim.app.document.look import Look
from orgsim.app.pictures.shown import picture_of
from orgsim.app.presenter.steps import recorded
from orgsim.drawing.theme import base_of, shade_of
from orgsim.resources import scenarios_folder
from tests.app.settling import settle


def test_the_structure_is_coloured_by_ties(open_window, koskenlahti_dir: Path, qtbot: QtBot) -> None:
    window = open_window(*[koskenlahti_dir / f"koskenlahti-{its}.yaml" for its in ("nyt", "malli-1")])
    charts, legend, document = window.structure, window._link_legend, window._document
    settle(window)
    choices = window.menus._overlays
    settle(window)
    # The room has come to rest, for which they are laid out once more.
    qtbot.waitUntil(lambda: not charts._settle.isActive())
    settle(window)
    plain = charts.drawings
    assert choices["plain"].isChecked() and not legend.isVisible()
    choices["bottlenecks"].trigger()
    settle(window)
    assert document.state.overlay == "bottlenecks" and choices["bottlenecks"].isChecked()
    for before, after in zip(plain, charts.drawings, strict=True):
        assert [(box.id, box.x, box.y, box.look) for box in before.boxes] == [
            (box.id, box.x, box.y, base_of(box.look)) for box in after.boxes
        ], "nothing moves"
    boards = [pane.box("kaupunginhallitus") for pane in charts.panes]
    # Of both drafts it is what most ties run through, on one scale.
    assert [shade_of(box.look) for box in boards if box is not None] == ["5", "5"]
    assert all(box is not None and "gate" in box.signs for box in boards)
    assert legend.isVisible() and "Yhteyksiä yksikön kautta" in legend.accessibleName()
    assert legend.height() >= legend.heightForWidth(legend.width())
    assert "yhteyttä kulkee sen kautta" in charts.panes[0].told("kaupunginhallitus")

    document.change(selected="kaupunginhallitus")
    assert window.inspector._title.text() == "Kaupunginhallitus"
    shown = [each.text() for each in window.inspector.findChildren(type(window.inspector._title))]
    assert any("yhteyttä kulkee sen kautta" in text for text in shown)

    step = recorded(document.state, Look())
    assert step.overlay == "bottlenecks"
    kept = charts.drawings
    document.change(view="metrics")
    assert not legend.isVisible() and not window.menus["overlay"].menuAction().isEnabled()
    assert recorded(document.state, Look()).overlay is None
    document.change(view="structure")
    settle(window)
    assert all(one is other for one, other in zip(kept, charts.drawings, strict=True)), "it is kept"
    assert picture_of(document.state).pages

    choices["distance"].trigger()
    document.change(links=frozenset({"steers"}))
    settle(window)
    # The technical board steers its division: up to the board, down past the manager.
    lines = [line for pane in charts.panes for line in pane.links]
    assert lines and all(shade_of(line.style) for line in lines)
    choices["plain"].trigger()
    settle(window)
    assert document.state.overlay is None
    assert not any(shade_of(box.look) for drawing in charts.drawings for box in drawing.boxes)
    assert not any(shade_of(line.style) for pane in charts.panes for line in pane.links)


def test_charts_that_a_legend_would_cut_are_laid_out_for_the_room_that_it_leaves(open_window, qtbot: QtBot) -> None:
    window = open_window(scenarios_folder() / "hopeavesi-2028.yaml")
    window.resize(1366, 768)
    charts = window.structure

    def rest() -> tuple[float, float] | None:
        qtbot.waitUntil(lambda: not charts._settle.isActive())
        settle(window)
        # None is cut: all are seen whole, in text that can be read.
        assert all(pane.viewport.zoom <= pane.fit_zoom() for pane in charts.panes)
        assert charts.now.fits(window.document.state)
        return charts.now.shape

    settle(window)
    plain = rest()
    window.document.change(links=frozenset({"steers"}))
    settle(window)
    beside = rest()
    assert plain is not None and beside is not None and beside[1] < plain[1] and window._link_legend.isVisible()
    window.document.change(links=frozenset())
    settle(window)
    assert rest() == plain
