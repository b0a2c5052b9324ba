"""The goals view over Lohja's and Heinola's drafts: what is weighed, scored and named, and what stands in the file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from orgsim.app.goals.model import FIRST, TITLE, WEIGHT
from orgsim.app.goals.view import GoalsView
from orgsim.app.making_files import comparison_of
from orgsim.app.weighing import goals_of
from orgsim.app.window import MainWindow
from orgsim.files.comparison_file import read_comparison, read_comparison_text
from orgsim.model.comparison import WeighedGoal
from orgsim.model.text import plain

A, B = "lohja-valiokuntamalli", "lohja-lautakuntamalli"
Key = Qt.Key


@pytest.fixture
def folder(tmp_path: Path, scenarios_dir: Path) -> Path:
    """A copy of the drafts that ship, to be written to."""
    copy = tmp_path / "scenarios"
    shutil.copytree(scenarios_dir, copy)
    return copy


@pytest.fixture
def window(open_window, folder: Path) -> MainWindow:
    return open_window(folder / "lohja-2016.yaml")


def shown(window: MainWindow) -> GoalsView:
    window.document.change(view="goals")
    QApplication.processEvents()
    view = window._views["goals"]
    assert isinstance(view, GoalsView)
    view.table.setFocus()
    return view


def in_file(folder: Path) -> dict[str, WeighedGoal]:
    return {goal.id: goal for goal in read_comparison(folder / "lohja-2016.yaml").comparison.goals}


def click(view: GoalsView, at: QPointF) -> None:
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    QApplication.processEvents()


def press(view: GoalsView, *keys: Key | str) -> None:
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(view.table, key)
        else:
            QTest.keyClick(view.table, key)


def row(view: GoalsView, id: str) -> int:
    found = view.table.goals.row_of(id)
    assert found is not None
    return found


def ids(view: GoalsView) -> list[str]:
    lines = [view.table.goals.line(number) for number in range(view.table.goals.rowCount())]
    return [line.row.id for line in lines if line is not None]


def write(view: GoalsView, name: str) -> None:
    """Write a name into the field that is open."""
    QApplication.processEvents()
    field = view.table.viewport().findChild(QLineEdit)
    assert field is not None
    field.setText(name)
    QTest.keyClick(field, Key.Key_Return)
    QApplication.processEvents()


def weigh_by_hand(view: GoalsView) -> None:
    """Customer 5 (A 4, B 3), agility 4 (A 2, B 4)."""
    table = view.table
    for id, weight, scores in (("customer", 5, (4, 3)), ("agility", 4, (2, 4))):
        click(view, table.place_of_weight(row(view, id), weight))
        for column, score in enumerate(scores):
            click(view, table.dot_at(row(view, id), FIRST + column, score))


def test_lohjas_five_principles_wait_for_weights_and_scores(window: MainWindow, folder: Path) -> None:
    view = shown(window)
    lines = [view.table.goals.line(number) for number in range(5)]
    assert [line.title for line in lines if line] == [
        "Asiakaslähtöisyys",
        "Tarkoituksenmukaiset prosessit",
        "Ketteryys",
        "Kustannustehokas",
        "Yhdessä tehty",
    ]
    assert all(line and line.weight == "–" and line.cells[0].score is None for line in lines)
    assert view.results.verdict.text() == "Painot ja pisteet puuttuvat"
    assert "Anna tavoitteille paino 0–10" in view.results.reason.text()
    assert [button.accessibleName() for button in view.results.buttons] == [
        "A, painotettu tulos: ei tiedossa",
        "B, painotettu tulos: ei tiedossa",
    ]
    assert view.where.text() == "Jokainen muutos tallentuu heti tiedostoon lohja-2016.yaml"
    assert view.save.isHidden()


def test_clicks_weigh_and_score_and_all_is_in_the_file(window: MainWindow, folder: Path) -> None:
    before = (folder / "lohja-2016.yaml").read_text("utf-8")
    view = shown(window)
    weigh_by_hand(view)
    goals = in_file(folder)
    assert (goals["customer"].weight, goals["customer"].scores) == (5, {A: 4, B: 3})
    assert (goals["agility"].weight, goals["agility"].scores) == (4, {A: 2, B: 4})
    assert goals["processes"].weight is None
    after = (folder / "lohja-2016.yaml").read_text("utf-8")
    assert (
        after.replace(f", weight: 5, scores: {{{A}: 4, {B}: 3}}", "").replace(
            f", weight: 4, scores: {{{A}: 2, {B}: 4}}", ""
        )
        == before
    )
    # A: (5 × 4 + 4 × 2) / 9 = 28 / 9; B: (5 × 3 + 4 × 4) / 9 = 31 / 9.
    assert [button.accessibleName() for button in view.results.buttons] == [
        "A, painotettu tulos: 3,11, 2. sija",
        "B, painotettu tulos: 3,44, 1. sija",
    ]
    assert view.results.verdict.text() == "B on kärjessä"
    # Even where 4x + 8 = 3x + 16, x = 8, and where 20 + 2x = 15 + 4x, x = 2,5: the nearer is the latter, by 1,5.
    assert view.results.reason.text() == "Herkin paino: Ketteryys. Kärki vaihtuu painolla 2,5 (nyt 4)."
    line = view.table.goals.line(row(view, "customer"))
    assert line is not None
    assert line.flips == "B kärjessä alle painon 8, A yli sen"


def test_a_second_press_on_the_same_dot_takes_the_score_back(window: MainWindow, folder: Path) -> None:
    view = shown(window)
    at = view.table.dot_at(0, FIRST, 4)
    click(view, at)
    assert in_file(folder)["customer"].scores == {A: 4}
    click(view, at)
    assert in_file(folder)["customer"].scores == {}
    press(view, "2")
    window.actions_by_name["undo-goals"].trigger()
    window.actions_by_name["undo-goals"].trigger()
    assert in_file(folder)["customer"].scores == {A: 4}


def test_dragging_reckons_at_once_and_writes_when_let_go(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    view = shown(window)
    weigh_by_hand(view)
    table, left = view.table, Qt.MouseButton.LeftButton
    at = row(view, "customer")
    QTest.mousePress(table.viewport(), left, pos=table.place_of_weight(at, 5).toPoint())
    scale = table.delegate.k
    for weight in (6, 7, 9):
        QTest.mouseMove(table.viewport(), table.place_of_weight(at, weight).toPoint())
        QApplication.processEvents()
        line = table.goals.line(at)
        assert line is not None
        assert line.row.weight == weight
        assert in_file(folder)["customer"].weight == 5, "nothing is written while it moves"
    assert view.results.verdict.text() == "A on kärjessä"
    assert table.delegate.k == scale, "nothing moves away under the hand"
    QTest.mouseRelease(table.viewport(), left, pos=table.place_of_weight(at, 9).toPoint())
    assert in_file(folder)["customer"].weight == 9


def test_the_keyboard_alone_is_enough(window: MainWindow, folder: Path) -> None:
    view = shown(window)
    press(view, "5", Key.Key_Right, "4", Key.Key_Right, "3", Key.Key_Down, "2", Key.Key_Left, Key.Key_Left, "7")
    goals = in_file(folder)
    assert (goals["customer"].weight, goals["customer"].scores) == (5, {A: 4, B: 3})
    assert (goals["processes"].weight, goals["processes"].scores) == (7, {B: 2})
    press(view, "10")
    assert in_file(folder)["processes"].weight == 10
    press(view, "0")
    assert in_file(folder)["processes"].weight == 0
    press(view, "+", "+", "-")
    assert in_file(folder)["processes"].weight == 1
    press(view, Key.Key_Delete)
    assert in_file(folder)["processes"].weight is None
    press(view, Key.Key_Right, Key.Key_Right, "+", "+", "9", "0")
    assert in_file(folder)["processes"].scores == {B: 3}, "in halves, and 9 and 0 are no scores"
    assert window.document.state.folded == frozenset()


def test_a_goal_is_added_named_removed_and_put_back(window: MainWindow, folder: Path) -> None:
    view = shown(window)
    window.actions_by_name["add-goal"].trigger()
    write(view, "Läheisyys: kylät")
    added = in_file(folder)["laheisyys-kylat"]
    assert added.name.fi == "Läheisyys: kylät"
    assert view.table.currentIndex().row() == 5
    assert view.table.currentIndex().column() == WEIGHT
    press(view, "6")
    assert in_file(folder)["laheisyys-kylat"].weight == 6
    window.actions_by_name["rename-goal"].trigger()
    write(view, "Läheisyys")
    assert in_file(folder)["laheisyys-kylat"].name.fi == "Läheisyys"
    view.table.choose(row(view, "agility"), WEIGHT)
    press(view, "3")
    window.actions_by_name["remove-goal"].trigger()
    assert list(in_file(folder)) == ["customer", "processes", "cost-efficiency", "done-together", "laheisyys-kylat"]
    view.tools["undo"].click()
    assert list(in_file(folder))[2] == "agility"
    assert in_file(folder)["agility"].weight == 3
    assert view.table.currentIndex().row() == 2
    for _ in range(4):
        window.actions_by_name["undo-goals"].trigger()
    assert list(in_file(folder)) == ["customer", "processes", "agility", "cost-efficiency", "done-together"]
    assert in_file(folder)["agility"].weight is None
    assert not view.tools["undo"].isEnabled()


def test_a_name_is_kept_in_the_languages_that_are_not_written(window: MainWindow, folder: Path) -> None:
    view = shown(window)
    view.table.choose(row(view, "agility"), TITLE)
    press(view, Key.Key_Return)
    write(view, "Notkeus")
    name = in_file(folder)["agility"].name
    assert (name.fi, name.sv, name.en) == ("Notkeus", "Smidighet", "Agility")


def test_a_click_on_the_last_row_adds_too(window: MainWindow, folder: Path) -> None:
    view = shown(window)
    click(view, view.table.room_of(5, TITLE).center())
    write(view, "Ketteryys")
    assert list(in_file(folder))[-1] == "ketteryys"


def test_a_result_opens_with_its_terms(window: MainWindow) -> None:
    view = shown(window)
    weigh_by_hand(view)
    QTest.mouseClick(view.results.buttons[0], Qt.MouseButton.LeftButton)
    assert view.explanation.isVisible()
    assert view.explanation.text.splitlines()[:2] == [
        "Painotettu tulos: 3,11",
        "(Asiakaslähtöisyys 5 × 4 + Ketteryys 4 × 2) / (5 + 4) = 28 / 9 ≈ 3,11",
    ]
    click(view, view.table.dot_at(row(view, "agility"), FIRST, 2))
    # (20 + 4) / 9 and (20 + 20) / 9.
    assert view.explanation.text.splitlines()[:3] == [
        "Painotettu tulos: 2,67–4,44",
        "(Asiakaslähtöisyys 5 × 4 + Ketteryys 4 × ?) / (5 + 4)",
        "Pisteet puuttuvat: Ketteryys. Tulos on sitä väliä, jonka pisteet 1 ja 5 antaisivat.",
    ]
    assert view.results.buttons[0].accessibleName() == "A, painotettu tulos: 2,67–4,44, sija 1–2, 1/2 pisteytetty"
    assert view.results.verdict.text() == "Järjestys on auki"
    QTest.keyClick(view.explanation, Key.Key_Escape)
    assert view.explanation.isHidden()


def test_without_a_file_all_is_remembered_until_it_is_saved(open_window, folder: Path) -> None:
    window = open_window(folder / f"{A}.yaml", folder / f"{B}.yaml")
    view = shown(window)
    assert view.results.verdict.text() == "Tavoitteita ei ole vielä"
    assert view.save.isVisible()
    press(view, Key.Key_Return)
    view.add()
    write(view, "Ketteryys")
    press(view, "4", Key.Key_Right, "3", Key.Key_Right, "5")
    assert goals_of(window.document.state)[0].scores == {A: 3, B: 5}
    assert view.results.verdict.text() == "B on kärjessä"
    assert view.where.text().startswith("Muistetaan, kunnes luonnokset suljetaan")
    path = folder / "oma.yaml"
    made = read_comparison_text(comparison_of(window.document.state, path, plain("Oma")), path).comparison
    assert (made.goals[0].weight, made.goals[0].scores) == (4, {A: 3, B: 5}), "by the menu"
    assert window.story.story.create(path)
    QApplication.processEvents()
    goal = read_comparison(path).comparison.goals[0]
    assert (goal.weight, goal.scores) == (4, {A: 3, B: 5})
    assert window.document.state.goal_edits == ()
    assert view.where.text() == "Jokainen muutos tallentuu heti tiedostoon oma.yaml"
    press(view, "1")
    assert read_comparison(path).comparison.goals[0].scores == {A: 3, B: 1}


def test_what_is_not_kept_is_gone_with_its_drafts(open_window, folder: Path) -> None:
    window = open_window(folder / f"{A}.yaml", folder / f"{B}.yaml")
    view = shown(window)
    view.add()
    write(view, "Ketteryys")
    window.files.open([folder / "lohja-2016.yaml"], add=False)
    assert window.document.state.goal_edits == ()
    assert "goals" in (folder / "lohja-2016.yaml").read_text("utf-8")
    assert [goal.id for goal in goals_of(window.document.state)][-1] == "done-together"


def test_a_file_that_somebody_else_has_changed_keeps_that_too(window: MainWindow, folder: Path) -> None:
    view = shown(window)
    path = folder / "lohja-2016.yaml"
    path.write_text(path.read_text("utf-8").replace("Ketteryys", "Notkeus") + "# huomio\n", "utf-8")
    click(view, view.table.place_of_weight(0, 8))
    assert in_file(folder)["customer"].weight == 8
    assert in_file(folder)["agility"].name.fi == "Notkeus"
    assert path.read_text("utf-8").endswith("# huomio\n")
    line = view.table.goals.line(2)
    assert line is not None
    assert line.title == "Notkeus"


def test_a_file_that_cannot_be_written_keeps_the_room_going(window: MainWindow, folder: Path) -> None:
    view = shown(window)
    path = folder / "lohja-2016.yaml"
    good = path.read_text("utf-8")
    path.write_text("comparison: [", "utf-8")
    said: list[str] = []
    view.said.connect(said.append)
    click(view, view.table.place_of_weight(0, 8))
    assert said == [
        "Ei tallennettu tiedostoon lohja-2016.yaml; muistetaan tämän istunnon ajan. "
        "Vertailutiedostossa on virhe: korjaa se, niin muutos tallentuu seuraavalla kerralla."
    ]
    assert path.read_text("utf-8") == "comparison: ["
    assert goals_of(window.document.state)[0].weight == 8
    assert view.where.text().startswith("Kaikki ei ole tiedostossa")
    path.write_text(good, "utf-8")
    press(view, Key.Key_Right, "3")
    assert (in_file(folder)["customer"].weight, in_file(folder)["customer"].scores) == (8, {A: 3})
    assert window.document.state.goal_edits == ()


def test_a_score_of_a_draft_that_is_open_beside_the_comparison_stays_out_of_its_file(
    window: MainWindow, folder: Path
) -> None:
    window.files.open([folder / "lohja-konsepti-2015.yaml"], add=True)
    view = shown(window)
    click(view, view.table.dot_at(0, FIRST + 2, 5))
    assert in_file(folder)["customer"].scores == {}
    assert goals_of(window.document.state)[0].scores == {"lohja-konsepti-2015": 5}
    click(view, view.table.dot_at(0, FIRST, 2))
    assert in_file(folder)["customer"].scores == {A: 2}
    assert goals_of(window.document.state)[0].scores == {A: 2, "lohja-konsepti-2015": 5}


def test_heinolas_ratings_are_words_and_never_numbers(open_window, folder: Path) -> None:
    window = open_window(folder / "heinola-2017-2025.yaml")
    view = shown(window)
    cells = {
        line.row.id: line.cells[1]
        for number in range(view.table.goals.rowCount())
        if (line := view.table.goals.line(number)) is not None
    }
    strong = cells["strong-community"]
    assert strong.rating == "Asiakirjan arvio: vahva"
    assert strong.caption.startswith("Päämäärä. Arvioitiin toteutuneen parhaiten")
    assert strong.score is None
    assert any(cell.rating == "Asiakirjan arvio: heikko" for cell in cells.values())
    assert all(button.accessibleName().endswith("ei tiedossa") for button in view.results.buttons)
    assert view.results.verdict.text() == "Painot ja pisteet puuttuvat"


def test_weighing_a_goal_of_a_draft_takes_it_over_in_its_place(open_window, folder: Path) -> None:
    window = open_window(folder / "heinola-2017-2025.yaml")
    view = shown(window)
    order = ids(view)
    view.table.choose(2, WEIGHT)
    assert not view.tools["remove"].isEnabled(), "it stands in a draft's own file"
    press(view, "4")
    goals = read_comparison(folder / "heinola-2017-2025.yaml").comparison.goals
    assert [(goal.id, goal.weight) for goal in goals] == [(order[0], None), (order[1], None), (order[2], 4)]
    assert ids(view) == order
    assert view.tools["remove"].isEnabled()


def test_the_presentation_can_weigh_as_well(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    view = shown(window)
    window.presenting.start()
    presenter = window.presenting.presenter
    assert presenter is not None
    qtbot.waitUntil(lambda: presenter.stage.view is not None and presenter.stage.view.isVisible())
    QApplication.processEvents()
    stage, on_stage = presenter.stage, presenter.stage.view
    assert isinstance(on_stage, GoalsView)
    assert on_stage.save.isHidden(), "nothing that would ask for a file"
    inner = on_stage.table.viewport().mapTo(stage._body, on_stage.table.dot_at(0, FIRST, 5).toPoint())
    QTest.mouseClick(stage.viewport(), Qt.MouseButton.LeftButton, pos=stage.mapFromScene(QPointF(inner)))
    QApplication.processEvents()
    assert in_file(folder)["customer"].scores == {A: 5}
    qtbot.waitUntil(lambda: goals_of(window.document.state)[0].scores == {A: 5})
    presenter.close()
    QApplication.processEvents()
    line = view.table.goals.line(0)
    assert line is not None
    assert line.cells[0].score == 5


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_the_drafts_colours_fill_the_dots(open_window, folder: Path, theme: str) -> None:
    window = open_window(folder / "lohja-2016.yaml", theme=theme, size=(1366, 768))
    view = shown(window)
    press(view, Key.Key_Right, "4")
    picture = view.table.viewport().grab().toImage()
    from orgsim.drawing.themes import THEMES

    fill = THEMES[theme].scenario[0].fill
    off = [QPointF(-9, -9) * view.table.delegate.k / 1.2]
    for score in range(1, 6):
        at = (view.table.dot_at(0, FIRST, score) + off[0]).toPoint()
        assert (picture.pixelColor(at).name() == fill) == (score <= 4)


def test_it_follows_language_and_theme(window: MainWindow) -> None:
    view = shown(window)
    window.document.change(language="sv", theme="dark")
    line = view.table.goals.line(0)
    assert line is not None
    assert line.title == "Kundorientering"
    assert view.results.verdict.text() == "Vikter och poäng saknas"


def test_without_goals_it_tells_how_one_begins(open_window, folder: Path) -> None:
    window = open_window(folder / f"{A}.yaml", size=(1366, 768))
    view = shown(window)
    assert view.results.reason.text() == "Lisää ensimmäinen: Insert tai napsautus riviin Lisää tavoite."
    table = view.table
    below = table.rowViewportPosition(0) + table.rowHeight(0)
    picture = table.viewport().grab().toImage()
    inked = {
        picture.pixelColor(x, y).name() for x in range(0, picture.width(), 2) for y in range(below, picture.height(), 2)
    }
    assert len(inked) > 10, "the steps are told in the empty table"
    assert not any(tool.isEnabled() for name, tool in view.tools.items() if name != "add")
