from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.shell.window import MainWindow
from orgsim.drawing.folding.legible import READABLE_SIZE, shown_units, smallest_text
from orgsim.drawing.viewport import Viewport
from tests.app.settling import meet, settle
from tests.app.shell.test_window import click, wheel

THREE = ("lohja-valiokuntamalli", "lohja-lautakuntamalli", "lohja-konsepti-2015")


@pytest.fixture
def lohja(open_window, scenarios_dir: Path) -> MainWindow:
    window = open_window(scenarios_dir / "lohja-2016.yaml")
    # Nothing of them is to fold by itself.
    window.document.change(everything=True)
    settle(window)
    return window


@pytest.fixture
def motion(lohja: MainWindow) -> None:
    lohja.document.change(motion=True)


def chart(window: MainWindow) -> GlidingChart:
    shown = window.structure.active_pane()
    assert isinstance(shown, GlidingChart)
    return shown


def play(window: MainWindow) -> None:
    window.actions_by_name["morph"].trigger()
    settle(window)


def on_its_way(window: MainWindow) -> GlidingChart:
    """The single chart, which has just begun to glide to the next draft."""
    window.actions_by_name["morph"].trigger()
    meet(lambda: window.structure.active_pane().is_gliding)
    return chart(window)


def drawn(pane: GlidingChart) -> set[str]:
    return {box.id for box in pane.drawing.boxes}


def headings(window: MainWindow) -> list[str]:
    """The drafts that the heading of the single chart names, the one that is shown last."""
    QApplication.processEvents()
    pane = chart(window).parentWidget()
    names = [label for label in pane.findChildren(QLabel) if label.objectName() in ("muted", "heading")]
    return [label.text() for label in names if not label.isHidden()]


def test_one_key_shows_b_on_a_single_chart_and_again_a(qtbot: QtBot, lohja: MainWindow) -> None:
    side_by_side = [pane.drawing for pane in lohja.structure.panes]
    a, b = ({box.id for box in drawing.boxes} for drawing in side_by_side)
    qtbot.keyClick(lohja, Qt.Key.Key_M)
    settle(lohja)
    assert lohja.structure.is_morphing
    assert drawn(chart(lohja)) == b
    assert headings(lohja) == ["Lohja, valiokuntamalli 1.2", "→", "Lohja, lautakuntamalli 1.2"]
    assert chart(lohja).hasFocus()
    assert chart(lohja).accessibleName() == "B: kaavio, Lohja, lautakuntamalli 1.2"
    qtbot.keyClick(lohja, Qt.Key.Key_M)
    assert drawn(chart(lohja)) == a
    assert headings(lohja) == ["Lohja, lautakuntamalli 1.2", "→", "Lohja, valiokuntamalli 1.2"]


def test_the_single_chart_lies_over_all_panes_and_escape_takes_it_away(qtbot: QtBot, lohja: MainWindow) -> None:
    play(lohja)
    pane = chart(lohja)
    assert pane.width() > 2 * lohja.structure.panes[0].width() - 40
    assert lohja.structure.childAt(QPoint(lohja.structure.width() // 2, 200)) is pane
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    assert not lohja.structure.is_morphing
    assert lohja.structure.active_pane() is lohja.structure.panes[0]


def test_escape_leaves_at_once_where_a_unit_is_selected(qtbot: QtBot, lohja: MainWindow) -> None:
    play(lohja)
    click(qtbot, chart(lohja), "city-board")
    assert lohja.document.state.selected == "city-board"
    qtbot.keyClick(chart(lohja), Qt.Key.Key_Escape)
    assert not lohja.structure.is_morphing
    assert lohja.document.state.selected == "city-board"


def test_another_view_leaves_it(lohja: MainWindow) -> None:
    play(lohja)
    lohja.actions_by_name["metrics"].trigger()
    lohja.actions_by_name["structure"].trigger()
    assert not lohja.structure.is_morphing


def test_the_key_leads_to_the_structure_from_any_view(lohja: MainWindow) -> None:
    lohja.actions_by_name["metrics"].trigger()
    play(lohja)
    assert lohja.document.state.view == "structure"
    assert lohja.structure.is_morphing
    assert chart(lohja).isVisible()


@pytest.mark.parametrize("view", ["differences", "metrics"])
def test_escape_leads_back_to_the_view_one_came_from(qtbot: QtBot, lohja: MainWindow, view: str) -> None:
    lohja.actions_by_name[view].trigger()
    for _ in range(2):
        play(lohja)
    qtbot.keyClick(chart(lohja), Qt.Key.Key_Escape)
    assert lohja.document.state.view == view
    assert not lohja.structure.is_morphing
    lohja.actions_by_name["structure"].trigger()
    play(lohja)
    qtbot.keyClick(chart(lohja), Qt.Key.Key_Escape)
    assert lohja.document.state.view == "structure"


def test_three_drafts_are_played_in_turn(open_window, scenarios_dir: Path) -> None:
    window = open_window(*(scenarios_dir / f"{name}.yaml" for name in THREE))
    window.document.change(everything=True)
    settle(window)
    ids = [{box.id for box in pane.drawing.boxes} for pane in window.structure.panes]
    for column in (1, 2, 0, 1):
        play(window)
        assert drawn(chart(window)) == ids[column]


def test_one_draft_alone_has_nothing_to_become(open_window, scenarios_dir: Path) -> None:
    window = open_window(scenarios_dir / "lohja-nykytila.yaml")
    assert not window.actions_by_name["morph"].isEnabled()
    window.structure.morph()
    assert not window.structure.is_morphing


def test_closing_a_draft_leaves_it(lohja: MainWindow) -> None:
    play(lohja)
    lohja.files.close(1)
    assert not lohja.structure.is_morphing


def test_boxes_glide_and_the_key_turns_them_back(qtbot: QtBot, lohja: MainWindow, motion: None) -> None:
    a = {box.id for box in lohja.structure.panes[0].drawing.boxes}
    pane = on_its_way(lohja)
    # However long the machine takes, it is on its way.
    pane._clock.setCurrentTime(pane._clock.duration() // 2)
    assert 0.15 < pane.time < 1
    # It may arrive while the heading is asked for.
    with qtbot.waitSignal(pane.arrived) as arrived:
        qtbot.keyClick(lohja, Qt.Key.Key_M)
        assert pane.is_gliding, "it turns back from where it is"
        turned = pane.time
        assert headings(lohja)[-1] == "Lohja, valiokuntamalli 1.2"
    assert 0 < turned < 1
    assert arrived.args == [False]
    assert not pane.is_gliding
    assert drawn(pane) == a


def test_it_arrives_at_the_next_draft(qtbot: QtBot, lohja: MainWindow, motion: None) -> None:
    b = {box.id for box in lohja.structure.panes[1].drawing.boxes}
    pane = on_its_way(lohja)
    with qtbot.waitSignal(pane.arrived) as arrived:
        pass
    assert arrived.args == [True]
    assert drawn(pane) == b
    assert pane.is_fitted


def test_on_the_way_the_picture_is_neither_draft(qtbot: QtBot, lohja: MainWindow, motion: None) -> None:
    pane = on_its_way(lohja)
    pane._clock.pause()
    frames = []
    for at in (0, 500, 1000):
        pane._clock.setCurrentTime(at)
        frames.append(pane.grab().toImage())
    assert frames[0] != frames[1] != frames[2] != frames[0]
    pane.stop()
    assert pane.grab().toImage() != frames[1]


def test_zooming_goes_on_while_it_glides(qtbot: QtBot, lohja: MainWindow, motion: None) -> None:
    pane = on_its_way(lohja)
    zoom = pane.viewport.zoom
    wheel(pane, QPoint(100, 100), 2)
    assert pane.is_gliding
    assert pane.viewport.zoom == pytest.approx(zoom * 1.2**2)
    there: Viewport = pane.viewport
    with qtbot.waitSignal(pane.arrived):
        pass
    assert pane.viewport == there, "who has moved the chart keeps it where it is"


def test_leaving_on_the_way_stops_it(qtbot: QtBot, lohja: MainWindow, motion: None) -> None:
    pane = on_its_way(lohja)
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    assert not pane.is_gliding
    assert not lohja.structure.is_morphing


def test_nothing_can_be_pointed_at_on_the_way(qtbot: QtBot, lohja: MainWindow, motion: None) -> None:
    pane = on_its_way(lohja)
    qtbot.mouseClick(pane, Qt.MouseButton.LeftButton, pos=pane.rect().center())
    assert lohja.document.state.selected is None


@pytest.fixture
def town(open_window, koskenlahti_dir: Path) -> MainWindow:
    return open_window(koskenlahti_dir / "koskenlahden-organisaatiouudistus-2026.yaml", size=(1366, 768))


def test_charts_that_take_long_are_laid_out_aside_and_what_was_seen_stays_until_then(town: MainWindow) -> None:
    structure, document = town.structure, town.document
    settle(town)
    beside = structure.panes[0]
    town.actions_by_name["morph"].trigger()
    assert structure.is_morphing
    assert structure.is_laying_out
    assert structure.active_pane() is beside, "nothing stands over the charts yet"
    settle(town)
    single = chart(town)
    assert single is not beside
    assert single.isVisible()
    assert len(headings(town)) == 3
    before = single.drawing
    document.change(language="sv", theme="dark")
    assert single.drawing is before
    assert single._theme.name == "dark", "what needs no other chart is there at once"
    # The draft that it shows goes, and one can act on it until it has gone.
    document.change(selected="kaupunginhallitus")
    town.files.close(1)
    assert structure.is_morphing
    single.walked.emit("down")
    single.folded.emit("sivistystoimiala")
    settle(town)
    assert single.drawing is not before
    assert "Modell 2" in headings(town)[-1]
    assert [its.id for its in document.state.scenarios] == ["koskenlahti-nyt", "koskenlahti-lautakuntamalli"]
    assert "sivistystoimiala" in document.state.unfolded | document.state.folded


def test_who_leaves_before_it_is_laid_out_sees_the_charts_side_by_side(town: MainWindow) -> None:
    settle(town)
    town.actions_by_name["morph"].trigger()
    town.document.change(view="matters")
    assert not town.structure.is_morphing
    town.document.change(view="structure")
    settle(town)
    assert town.structure.active_pane() is town.structure.panes[0]


def test_escape_leaves_it_before_it_is_laid_out(qtbot: QtBot, lohja: MainWindow) -> None:
    lohja.actions_by_name["metrics"].trigger()
    lohja.actions_by_name["structure"].trigger()
    lohja.actions_by_name["morph"].trigger()
    assert lohja.structure.is_laying_out
    qtbot.keyClick(lohja.structure.panes[0], Qt.Key.Key_Escape)
    settle(lohja)
    assert not lohja.structure.is_morphing


def test_folding_lays_the_single_chart_out_anew(lohja: MainWindow) -> None:
    play(lohja)
    lohja.view_actions.fold_to(2)
    settle(lohja)
    assert len(drawn(chart(lohja))) < 6


def test_a_change_of_language_and_theme_is_followed(lohja: MainWindow) -> None:
    play(lohja)
    before = chart(lohja).box("council").name
    lohja.menus.language_chosen.emit("sv")
    lohja.menus.theme_chosen.emit("dark")
    meet(lambda: chart(lohja).box("council").name != before)
    assert "Fullmäktige" in chart(lohja).box("council").name


def test_text_of_the_single_chart_can_be_read_and_the_status_tells_what_it_shows(town: MainWindow) -> None:
    document = town.document
    settle(town)
    # More is asked for than there is room for: it goes on beyond the edge, and is not made smaller.
    asked = frozenset({"konsernihallinto", "sivistystoimiala", "hyvinvointitoimiala", "tekninen-toimiala"})
    document.change(selected="kaupunginjohtaja", unfolded=asked)
    town.actions_by_name["morph"].trigger()
    settle(town)
    single = chart(town)
    assert smallest_text([single.drawing], single.viewport.zoom) >= READABLE_SIZE - 0.01
    box = single.box("kaupunginjohtaja")
    assert single.viewport.to_pane(box.x + box.width, box.y + box.height)[0] <= single.pane()[0]
    shown = town.structure.shown
    assert shown[1] == shown_units(document.state.scenarios[1], single.drawing)
    assert (
        " · ".join(f"{seen}/{whole}" for seen, whole in shown) in town.status._usual
    )  # what it says once it announces nothing
    town.structure.leave_morph()
    beside = tuple(
        shown_units(its, pane.drawing) for its, pane in zip(document.state.scenarios, town.structure.panes, strict=True)
    )
    assert town.structure.shown == beside
