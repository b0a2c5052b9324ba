"""Charts of many units are laid out beside the window's work: what was shown stands until then, and can be used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from benchmarks.organisations import generate
from orgsim.app.chart.beside.awaiting import Awaiting
from orgsim.app.chart.beside.laying_out import Need
from orgsim.app.chart.charts import Charts
from orgsim.app.chart.widget import ChartWidget
from orgsim.app.editing.editor import editor_of
from orgsim.app.shell.window import MainWindow
from orgsim.messages import message
from orgsim.model.edits.edits import Added, Edit, PutAway, Renamed
from orgsim.model.hierarchy import hierarchy
from orgsim.model.text import Text
from orgsim.model.units import Unit
from tests.app.settling import rest, settle

TOWN = "koskenlahden-organisaatiouudistus-2026.yaml"


@pytest.fixture
def town(open_window: Callable[..., MainWindow], koskenlahti_dir: Path) -> MainWindow:
    return open_window(koskenlahti_dir / TOWN, size=(1366, 768))


def is_as_laid_out_at_once(window: MainWindow) -> bool:
    charts, state = window.structure, window.document.state
    assert charts.now.shape is not None
    at_once = [chart.drawing for chart in Charts().draw(state, charts.now.shape, charts.now.detail)]
    return list(charts.drawings) == at_once


def names(pane: ChartWidget) -> set[str]:
    return {box.id for box in pane.drawing.boxes}


def test_what_was_shown_stands_until_the_charts_are_laid_out_and_a_newer_wish_leaves_the_older(
    town: MainWindow,
) -> None:
    charts, document = town.structure, town.document
    before = charts.drawings
    document.change(language="sv")
    assert charts.is_laying_out
    document.change(remits=True)
    document.change(theme="dark", selected="kaupunginhallitus")
    # What needs no other charts is there at once.
    assert charts.panes[0].chosen == "kaupunginhallitus"
    assert charts.panes[0]._theme.name == "dark"
    assert charts.drawings == before
    document.change(remits=False)
    picture = charts.grab().toImage()
    charts.findChild(Awaiting)._long.timeout.emit()
    assert charts.grab().toImage() == picture, "what stands there is not written upon"
    settle(town)
    assert charts.drawings != before
    assert is_as_laid_out_at_once(town)


def test_a_draft_that_goes_can_be_clicked_on_until_its_chart_goes(town: MainWindow, qtbot: QtBot) -> None:
    charts, document = town.structure, town.document
    only_there = sorted(names(charts.panes[1]) - names(charts.panes[0]) - names(charts.panes[2]))
    document.change(active=1)
    town.actions_by_name["hide"].trigger()
    going = charts.panes[1]
    assert len(charts.panes) == 3
    assert charts.is_laying_out
    assert only_there
    for unit in (*only_there, "kaupunginhallitus"):
        going.hovered.emit(unit)
        going.selected.emit(unit)
        QApplication.processEvents()
    for unit in only_there:
        going.folded.emit(unit)
    going.walked.emit("down")
    charts.fit()
    town.go_to("konsernihallinto")
    settle(town)
    assert len(charts.panes) == 2
    assert [its.id for its in charts.now.drawn] == [its.id for its in document.state.scenarios]
    assert document.state.selected == "konsernihallinto"
    assert charts.panes[0].shows("konsernihallinto")


def test_boxes_that_are_opened_one_right_after_the_other_are_as_if_one_had_waited(town: MainWindow) -> None:
    pane, document = town.structure.panes[0], town.document
    found = []
    for waits in (True, False):
        for unit in ("sivistystoimiala", "konsernihallinto", "tekninen-toimiala"):
            pane.folded.emit(unit)
            if waits:
                settle(town)
        settle(town)
        found.append((document.state.unfolded, document.state.focus, town.structure.drawings))
        document.change(unfolded=frozenset(), focus=None)
        settle(town)
    assert found[0] == found[1]
    assert found[0][0]


def test_a_dozen_units_are_laid_out_beside_too(open_window: Callable[..., MainWindow], tmp_path: Path) -> None:
    path = tmp_path / "dozen.yaml"
    path.write_text(generate(12), "utf-8")
    window = open_window(path)
    before = window.structure.drawings
    window.document.change(direction="right")
    assert window.structure.is_laying_out
    assert window.structure.drawings == before
    settle(window)
    assert window.structure.drawings != before
    assert is_as_laid_out_at_once(window)


def test_who_leaves_meanwhile_finds_the_charts_right_when_coming_back(town: MainWindow) -> None:
    charts, document = town.structure, town.document
    document.change(language="sv")
    document.change(view="matters")
    assert not charts.is_laying_out, "nobody sees them"
    town.actions_by_name["hide"].trigger()
    document.change(view="structure")
    # Charts of other drafts than are open would mean nothing.
    assert charts.drawings == ()
    assert {pane.awaited for pane in charts.panes} == {""}, "what comes soon is not told"
    empty = charts.grab().toImage()
    charts.findChild(Awaiting)._long.timeout.emit()
    assert {pane.awaited for pane in charts.panes} == {"Ritar scheman…"}
    assert charts.grab().toImage() != empty
    settle(town)
    assert {pane.awaited for pane in charts.panes} == {""}
    assert len(charts.drawings) == 2
    assert is_as_laid_out_at_once(town)
    for pane in charts.panes:
        assert pane.is_fitted


def test_an_edit_is_laid_out_at_once_unless_many_units_come_or_go(town: MainWindow) -> None:
    charts, document = town.structure, town.document
    settle(town)
    path, editor = document.state.files[1].path, editor_of(document)
    document.change(editing=frozenset((path,)))
    scenario = document.state.files[1].scenario
    flat = hierarchy(scenario)
    branch = next(unit for at, unit in enumerate(flat.units) if 40 < len(flat.subtree(at)) < 80)
    leaf = next(unit for unit in flat.units if not unit.units)
    words = message("edit.undone", what="")
    assert editor.act({path: [Renamed(leaf.id, "Toisin")]}, words) is None
    assert not charts.is_laying_out
    before = charts.drawings
    assert editor.act({path: [PutAway((branch.id,))]}, words) is None
    assert charts.is_laying_out
    assert charts.drawings == before, "what was there stands until then"
    settle(town)
    assert branch.id not in names(charts.panes[1])
    # What comes after is held against what is there now.
    assert editor.act({path: [Renamed(leaf.id, "Taas")]}, words) is None
    assert not charts.is_laying_out
    # In another room the same drafts are laid out aside, though it is known what is folded there.
    elsewhere = Need(document.state, (310.0, 620.0))
    charts._charts.folding(elsewhere.state, elsewhere.shape)
    charts._laying.wish("elsewhere", lambda: elsewhere, lambda: None)
    assert charts.is_laying_out
    settle(town)
    for _ in range(3):
        editor.undo()
    settle(town)
    assert charts.drawings[1].boxes
    document.change(editing=frozenset())


def test_after_an_edit_that_cannot_go_on_as_it_was_folded_a_thread_finds_out_whether_the_next_can(
    open_window: Callable[..., MainWindow], koskenlahti_dir: Path
) -> None:
    window = open_window(koskenlahti_dir / "koskenlahti-malli-1.yaml", size=(1366, 768))
    settle(window)
    charts, document = window.structure, window.document
    file, editor = document.state.files[0], editor_of(document)
    document.change(editing=frozenset((file.path,)))
    flat, there = hierarchy(file.scenario), names(charts.panes[0])
    # So many boxes come that there is no room for them, and not so many units that they are laid out aside for that.
    above = [unit.id for unit in flat.units if unit.id in there][:9]
    new = [Unit(id=f"new-{at}", kind="division", name=Text(fi=f"Uusi tulosalue {at}")) for at in range(27)]
    many = [Added(unit, above[at % 9]) for at, unit in enumerate(new)]

    def act(*edits: Edit) -> bool:
        assert editor.act({file.path: edits}, message("edit.undone", what="")) is None
        aside = charts.is_laying_out
        settle(window)
        return aside

    assert act(*many), "it is looked for anew what is folded"
    assert act(Renamed("new-1", "Toisin")), "aside, though it is only another name"
    assert any("Toisin" in box.name for box in charts.panes[0].drawing.boxes)
    drawn = names(charts.panes[0])
    assert not act(Renamed("new-1", "Taas")), "as that went on, the next does at once"
    assert names(charts.panes[0]) == drawn
    document.change(editing=frozenset())


def test_what_a_thread_has_begun_is_left_to_it_and_who_comes_back_to_charts_does_not_wait_for_them(
    open_window: Callable[..., MainWindow], koskenlahti_dir: Path
) -> None:
    window = open_window(koskenlahti_dir / "koskenlahti-malli-1.yaml", size=(1366, 768))
    settle(window)
    charts, document = window.structure, window.document
    file, editor = document.state.files[0], editor_of(document)
    document.change(editing=frozenset((file.path,)))
    flat, there = hierarchy(file.scenario), names(charts.panes[0])
    above = [unit.id for unit in flat.units if unit.id in there][:9]
    new = [Unit(id=f"new-{at}", kind="division", name=Text(fi=f"Uusi tulosalue {at}")) for at in range(27)]
    words = message("edit.undone", what="")
    assert editor.act({file.path: [Added(unit, above[at % 9]) for at, unit in enumerate(new)]}, words) is None
    assert charts.is_laying_out, "it is looked for anew what is folded"
    before = charts.drawings
    # The thread finds first what is folded, and then lays out.
    its = charts.now
    charts._charts.folding(document.state, its.shape, its.detail)
    document.change(active=0, selected=above[0])
    assert charts.is_laying_out and charts.drawings == before
    settle(window)
    assert charts.drawings != before

    document.change(view="matters")
    assert editor.act({file.path: [Renamed("new-1", "Toisin")]}, words) is None
    document.change(view="structure")
    assert charts.is_laying_out
    settle(window)
    assert charts.drawings[0].boxes
    # An edit of what is seen is seen at once.
    seen = {box.id for box in charts.drawings[0].boxes}
    named = next(unit.id for unit in flat.units if unit.id in seen and unit.short is None)
    assert editor.act({file.path: [Renamed(named, "Taas")]}, words) is None
    assert not charts.is_laying_out
    (box,) = [box for box in charts.drawings[0].boxes if box.id == named]
    assert (box.whole or "".join(box.name)) == "Taas"
    document.change(editing=frozenset())


def test_edits_of_thousands_of_units_are_laid_out_aside_and_go_on_as_they_were_folded(
    town: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orgsim.app.chart.beside.laying_out._MANY", 100)
    charts, document = town.structure, town.document
    settle(town)
    path, editor = document.state.files[1].path, editor_of(document)
    document.change(editing=frozenset((path,)), motion=False)
    before = charts.drawings
    shown = names(charts.panes[1])
    units = hierarchy(document.state.files[1].scenario).units
    leaf = next(unit for unit in units if not unit.units and unit.id in shown)
    assert editor.act({path: [Renamed(leaf.id, "Toisin")]}, message("edit.undone", what="")) is None
    assert charts.is_laying_out
    assert charts.drawings == before, "what was there stands until then"
    settle(town)
    (box,) = [box for box in charts.panes[1].drawing.boxes if box.id == leaf.id]
    assert (box.whole or "".join(box.name)) == "Toisin"
    assert names(charts.panes[1]) == shown
    editor.undo()
    assert charts.is_laying_out
    settle(town)
    assert names(charts.panes[1]) == shown
    document.change(editing=frozenset())


def test_arrows_walk_among_the_boxes_that_are_seen_where_a_draft_with_fewer_units_has_no_room_to_be_drawn(
    open_window: Callable[..., MainWindow], koskenlahti_dir: Path, qtbot: QtBot
) -> None:
    """Their places were looked up among the units that are left: that led to another one, or to an error."""
    window = open_window(koskenlahti_dir / "koskenlahti-malli-1.yaml", size=(1366, 768))
    settle(window)
    charts, document = window.structure, window.document
    (pane,), file = charts.panes, document.state.files[0]
    document.change(editing=frozenset((file.path,)), motion=False)
    flat = hierarchy(file.scenario)
    last = max((box for box in pane.drawing.boxes if flat.parents[box.unit] >= 0), key=lambda box: box.unit)
    above = flat.units[flat.parents[last.unit]].id
    kept = {last.unit}
    while (parent := flat.parents[min(kept)]) >= 0:
        kept.add(parent)
    gone = [flat.units[at].id for at in range(len(flat.units)) if flat.parents[at] in {-1, *kept} and at not in kept]
    document.change(selected=last.id)
    charts.setMaximumWidth(40)
    rest()
    edits = {file.path: [PutAway(tuple(gone))]}
    assert editor_of(document).act(edits, message("edit.undone", what="")) is None
    rest()
    assert len(hierarchy(document.state.scenarios[0]).units) <= last.unit
    assert {last.id, *gone} & names(pane) > {last.id}, "what was drawn stands"
    for key, there in ((Qt.Key.Key_Down, last.id), (Qt.Key.Key_Up, above)):
        qtbot.keyClick(pane, key)
        assert document.state.selected == there
    charts.setMaximumWidth(10_000)
    rest()
    settle(window)
    assert above in names(pane) and not names(pane) & {*gone}
    document.change(editing=frozenset())
