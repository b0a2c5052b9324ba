"""The goals view over Lohja's and Heinola's drafts: what is weighed, scored and named, and what stands in the file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from orgsim.app.document.keeping import keeper_of
from orgsim.app.document.seen import hiding
from orgsim.app.document.weighing import goals_of
from orgsim.app.goals.model import FIRST, TITLE, WEIGHT
from orgsim.app.goals.view import GoalsView
from orgsim.app.opening.leaving_dialog import LeavingDialog
from orgsim.app.opening.written import comparison_of
from orgsim.app.pictures.shown import picture_of, subject_of
from orgsim.app.shell.window import MainWindow
from orgsim.drawing.themes import THEMES
from orgsim.export.page.svg import svg_of
from orgsim.export.sheets.goals import weighed_sheet
from orgsim.files.reading.comparison_file import read_comparison, read_comparison_text
from orgsim.files.writing.goals import save_goals
from orgsim.messages import catalog
from orgsim.model.comparison import WeighedGoal
from orgsim.model.goal_edits import Added, Removed, Scored, Weighed
from orgsim.model.text import Text, plain
from tests.app.locking import nothing_can_be_written
from tests.app.settling import meet, opened, settle
from tests.export.svg_text import words

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
    view = window.views.made["goals"]
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
    field = open_field(view)
    assert field is not None
    field.setText(name)
    QTest.keyClick(field, Key.Key_Return)
    QApplication.processEvents()


def open_field(view: GoalsView) -> QLineEdit | None:
    fields = view.table.viewport().findChildren(QLineEdit)
    return next((field for field in fields if field.isVisible()), None)


def beginning_to_add(view: GoalsView, name: str) -> QLineEdit:
    """The field of a new goal, with a name half written and the cursor within it."""
    view.window().activateWindow()
    QApplication.processEvents()
    view.add()
    field = open_field(view)
    assert field is not None
    QTest.keyClicks(field, name)
    field.setCursorPosition(2)
    return field


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
    assert view.results.reason.text() == (
        "Herkin paino: Ketteryys. Kärki vaihtuu painolla 2,5 (nyt 4). "
        "Pisteitä puuttuu 3 tavoitteesta, ja ne voivat muuttaa kärjen."
    )
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
    window.actions_by_name["undo"].trigger()
    window.actions_by_name["undo"].trigger()
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
        window.actions_by_name["undo"].trigger()
    assert list(in_file(folder)) == ["customer", "processes", "agility", "cost-efficiency", "done-together"]
    assert in_file(folder)["agility"].weight is None
    assert not view.tools["undo"].isEnabled()


def test_another_name_goes_without_the_translations_of_the_old_one(window: MainWindow, folder: Path) -> None:
    view = shown(window)
    said: list[str] = []
    view.said.connect(said.append)
    before = (folder / "lohja-2016.yaml").read_text("utf-8")
    view.table.choose(row(view, "agility"), TITLE)
    press(view, Key.Key_Return)
    write(view, "Hinta")
    name = in_file(folder)["agility"].name
    assert (name.fi, name.sv, name.en) == ("Hinta", None, None)
    assert said[-1] == (
        "Ruotsin- ja englanninkielinen nimi poistettiin, koska ne olivat vanhan nimen käännöksiä. "
        "Tallennettu tiedostoon lohja-2016.yaml"
    )
    window.actions_by_name["undo"].trigger()
    assert (folder / "lohja-2016.yaml").read_text("utf-8") == before
    assert said[-1] == "Tallennettu tiedostoon lohja-2016.yaml"


def test_a_name_that_is_only_written_otherwise_keeps_its_translations(window: MainWindow, folder: Path) -> None:
    view = shown(window)
    view.table.choose(row(view, "agility"), TITLE)
    press(view, Key.Key_Return)
    write(view, "KETTERYYS")
    name = in_file(folder)["agility"].name
    assert (name.fi, name.sv, name.en) == ("KETTERYYS", "Smidighet", "Agility")


def test_a_name_in_a_further_language_leaves_the_others(window: MainWindow, folder: Path) -> None:
    path = folder / "lohja-2016.yaml"
    path.write_text(path.read_text("utf-8").replace("sv: Smidighet, ", ""), "utf-8")
    window.files.open([path], add=False)
    opened(window)
    window.document.change(language="sv")
    view = shown(window)
    said: list[str] = []
    view.said.connect(said.append)
    view.table.choose(row(view, "agility"), TITLE)
    press(view, Key.Key_Return)
    write(view, "Smidighet")
    name = in_file(folder)["agility"].name
    assert (name.fi, name.sv, name.en) == ("Ketteryys", "Smidighet", "Agility")
    assert said[-1].startswith("Målet fick ett svenskt namn; namnen på andra språk är som förut. Sparat i ")


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
    form = window.new_files.making.ask_comparison()
    assert form is not None
    form.put_into(folder)
    form.name.setText(path.name)
    form.accept()
    QApplication.processEvents()
    goal = read_comparison(path).comparison.goals[0]
    assert (goal.weight, goal.scores) == (4, {A: 3, B: 5})
    assert window.document.state.goal_edits == ()
    assert view.where.text() == "Jokainen muutos tallentuu heti tiedostoon oma.yaml"
    press(view, "1")
    assert read_comparison(path).comparison.goals[0].scores == {A: 3, B: 1}


def test_what_is_not_kept_is_gone_with_its_drafts(open_window, folder: Path, qtbot: QtBot) -> None:
    window = open_window(folder / f"{A}.yaml", folder / f"{B}.yaml")
    view = shown(window)
    view.add()
    write(view, "Ketteryys")
    window.files.open([folder / "lohja-2016.yaml"], add=False)
    qtbot.waitUntil(lambda: window.files.leaving.dialog is not None)
    question = window.files.leaving.dialog
    assert isinstance(question, LeavingDialog)
    question.discard.click()
    qtbot.waitUntil(lambda: window.document.state.comparison is not None)
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
        "Vertailutiedostossa on virhe: kun se on korjattu, muutos tallentuu."
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


def test_a_name_goes_on_being_written_whatever_happens_around_it(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    window.resize(1366, 768)
    view = shown(window)
    path, draft = folder / "lohja-2016.yaml", folder / f"{B}.yaml"

    def changed_draft() -> None:
        before = window.document.state.files
        draft.write_text(draft.read_text("utf-8") + "# kollegalta\n", "utf-8")
        qtbot.waitUntil(lambda: window.document.state.files is not before)

    def changed_weight() -> None:
        text = path.read_text("utf-8")
        path.write_text(text.replace("id: customer, ", "id: customer, weight: 3, "), "utf-8")
        qtbot.waitUntil(lambda: goals_of(window.document.state)[0].weight == 3)

    def added_goal() -> None:
        text = path.read_text("utf-8")
        path.write_text(text.replace("    - {id: agility", "    - {id: new, name: N}\n    - {id: agility"), "utf-8")
        qtbot.waitUntil(lambda: "new" in ids(view))

    happening: list[Callable[[], object]] = [
        changed_draft,
        changed_weight,
        added_goal,
        window.actions_by_name["reload"].trigger,
        lambda: window.document.change(theme="dark"),
        lambda: window.document.change(language="sv"),
        lambda: window.files.move(0, 1),
        lambda: window.files.open([folder / "lohja-konsepti-2015.yaml"], add=True),
        lambda: window.files.close(0),
    ]
    for number, happens in enumerate(happening):
        field = beginning_to_add(view, f"Kylat {number}")
        happens()
        QApplication.processEvents()
        assert open_field(view) is field, number
        assert (field.text(), field.cursorPosition(), field.hasFocus()) == (f"Kylat {number}", 2, True)
        assert view.table.goals.line(view.table.currentIndex()) is None, "still in the row that adds"
        assert view.table.viewport().rect().contains(field.geometry())
        QTest.keyClicks(field, "ma")
        QTest.keyClick(field, Key.Key_Return)
        language = window.document.state.language
        assert getattr(in_file(folder)[f"kymalat-{number}"].name, language) == f"Kymalat {number}"
        assert view.table.currentIndex().siblingAtColumn(TITLE).data() == f"Kymalat {number}"
        assert view.table.currentIndex().column() == WEIGHT


def test_another_name_survives_a_refresh_too(window: MainWindow, folder: Path) -> None:
    view = shown(window)
    view.table.choose(row(view, "agility"), TITLE)
    view.rename()
    field = open_field(view)
    assert field is not None
    assert field.selectedText() == "Ketteryys"
    window.document.change(language="sv")
    assert field.text() == "Smidighet", "nothing was written yet"
    QTest.keyClicks(field, "Rask")
    window.document.change(theme="dark")
    assert field.text() == "Rask"
    QTest.keyClick(field, Key.Key_Escape)
    assert in_file(folder)["agility"].name.sv == "Smidighet"


def test_a_name_that_is_being_written_is_kept_when_something_else_is_opened(window: MainWindow, folder: Path) -> None:
    view = shown(window)
    beginning_to_add(view, "Kylat")
    window.files.open([folder / "heinola-2017-2025.yaml"], add=False)
    assert "kylat" in in_file(folder)
    assert "kylat" not in (folder / "heinola-2017-2025.yaml").read_text("utf-8")


def test_a_name_for_a_goal_that_somebody_removes_is_told(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    view = shown(window)
    view.table.choose(row(view, "agility"), TITLE)
    view.rename()
    field = open_field(view)
    assert field is not None
    QTest.keyClicks(field, "Notkeus")
    said: list[str] = []
    view.said.connect(said.append)
    save_goals(folder / "lohja-2016.yaml", [Removed("agility")])
    qtbot.waitUntil(lambda: "agility" not in ids(view))
    assert said == [
        "Muutosta ei tallennettu. Ei enää tiedostossa lohja-2016.yaml: Notkeus. Joku on poistanut tavoitteen muualla."
    ]
    assert open_field(view) is None
    press(view, Key.Key_Right, "4")
    assert in_file(folder)["cost-efficiency"].weight == 4, "the keyboard goes on in the table"


def test_many_goals_are_added_without_a_breath(window: MainWindow, folder: Path) -> None:
    view = shown(window)
    for number in range(4):
        view.add()
        field = open_field(view)
        assert field is not None
        QTest.keyClicks(field, f"Uusi {number}")
        QTest.keyClick(field, Key.Key_Return)
        QTest.keyClick(field, Key.Key_Return)
    view.add()
    field = open_field(view)
    assert field is not None
    QTest.keyClicks(field, "Uusi 4")
    view.rename()
    view.add()
    QApplication.processEvents()
    assert list(in_file(folder))[5:] == [f"uusi-{number}" for number in range(5)]


def test_of_many_goals_each_is_measured_when_it_is_seen_and_what_is_read_stays_in_place(
    open_window, folder: Path, qtbot: QtBot
) -> None:
    file = folder / "lohja-2016.yaml"
    long = "Palvelujen saatavuus paranee myös reuna-alueilla "
    lines = [f"    - {{id: g{at}, name: {{fi: {long * (1 + at % 5)}{at}}}, weight: 1}}\n" for at in range(600)]
    text = file.read_text("utf-8")
    (last,) = [line for line in text.splitlines(keepends=True) if "id: done-together" in line]
    file.write_text(text.replace(last, "".join([last, *lines])), "utf-8")
    window = open_window(file)
    view = shown(window)
    table, adding = view.table, view.table.goals.rowCount() - 1

    def is_true(page: int = 0) -> bool:
        """Whether what is in view, or a page below, is as high as it needs to be."""
        down = table.viewport().height() * (page + 1) - 1
        rows = range(max(table.rowAt(0), 0), (table.rowAt(down) if table.rowAt(down) >= 0 else adding) + 1)
        return all(table.rowHeight(row) == table.needed(row) for row in rows)

    whole = sum(map(table.needed, range(adding + 1)))
    assert is_true()
    meet(lambda: not table.is_measuring)
    assert is_true() and is_true(page=1)
    assert table.verticalHeader().length() != whole, "nobody has seen all of them"
    assert abs(table.verticalHeader().length() - whole) < whole / 20, "the bar tells how many there are"
    # Page by page, each beginning where the one before ended.
    table.choose(0, WEIGHT)
    for _ in range(8):
        was, below = table.currentIndex().row(), table.rowAt(table.viewport().height() - 1)
        press(view, Key.Key_PageDown)
        assert was < table.currentIndex().row() and table.rowAt(0) <= below
        assert is_true() and table.visualRect(table.currentIndex()).bottom() <= table.viewport().height()
    # The end, by its key and by the bar.
    QTest.keyClick(table, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    bar = table.verticalScrollBar()
    assert bar.value() == bar.maximum() and is_true()
    bar.setValue(0)
    bar.setValue(bar.maximum())
    assert bar.value() == bar.maximum() and is_true()
    assert table.rowAt(table.viewport().height() - 1) == adding, "the row that adds a goal ends the table"
    # The same goals are read where all of them are narrower, and the cards above higher.
    top = table.rowAt(0)
    window.resize(900, 700)
    QApplication.processEvents()
    assert abs(table.rowAt(0) - top) <= 1 and is_true()
    window.resize(1440, 900)
    QApplication.processEvents()
    assert abs(table.rowAt(0) - top) <= 1 and is_true()
    # Up again, where rows above get their heights: what was in view is where it would be.
    bar.setValue(bar.maximum() // 2)
    table.choose(table.rowAt(table.viewport().height() // 2), WEIGHT)
    for _ in range(30):
        row, at = table.rowAt(0), table.rowViewportPosition(table.rowAt(0))
        bar.triggerAction(bar.SliderAction.SliderSingleStepSub)
        assert table.rowViewportPosition(row) == at + bar.singleStep() and is_true()
    # A goal that nobody has seen is gone to, and a change elsewhere moves nothing.
    table.choose(table.goals.row_of("g401"), WEIGHT)
    assert table.chosen.row.id == "g401" and table.viewport().rect().contains(table.visualRect(table.currentIndex()))
    assert is_true()
    meet(lambda: not table.is_measuring)
    heights = [table.rowHeight(row) for row in range(adding)]
    at = table.rowViewportPosition(table.rowAt(0))
    press(view, "7")
    qtbot.waitUntil(lambda: in_file(folder)["g401"].weight == 7)
    assert table.rowViewportPosition(table.rowAt(0)) == at
    assert [table.rowHeight(row) for row in range(adding)] == heights


def test_goals_that_somebody_puts_into_another_order_are_shown_in_it(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    view = shown(window)
    file = folder / "lohja-2016.yaml"
    before = ids(view)
    goals = read_comparison(file).comparison.goals
    view.table.choose(row(view, before[1]), WEIGHT)
    save_goals(file, [Removed(before[0]), Removed(before[3]), Added(goals[0], 3)])
    window.files.reload()
    qtbot.waitUntil(lambda: ids(view) != before)
    assert ids(view) == [before[1], before[2], before[4], before[0]]
    assert view.table.chosen is not None
    assert view.table.chosen.row.id == before[1]
    assert view.table.currentIndex().row() == 0


def test_that_the_chosen_goal_was_taken_away_elsewhere_is_told(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    """Whoever goes on with the keyboard goes on with another."""
    view = shown(window)
    told: list[str] = []
    view.said.connect(told.append)
    view.table.choose(row(view, "agility"), WEIGHT)
    view.remove()
    assert view.table.chosen.row.id == "cost-efficiency" and len(told) == 1 and "poistanut" not in told[0]
    save_goals(folder / "lohja-2016.yaml", [Removed("cost-efficiency")])
    qtbot.waitUntil(lambda: "cost-efficiency" not in ids(view))
    now = view.table.chosen.title
    assert now in told[-1]
    assert told[-1].startswith("Joku on poistanut valitun tavoitteen muualla: ")
    # One that was weighed here too.
    view.table.choose(row(view, "processes"), WEIGHT)
    press(view, "4")
    save_goals(folder / "lohja-2016.yaml", [Removed("processes")])
    qtbot.waitUntil(lambda: "processes" not in ids(view))
    assert told[-1].startswith("Joku on poistanut valitun tavoitteen muualla: ")


def test_a_goal_that_is_put_back_has_its_comments(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    path = folder / "lohja-2016.yaml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if "id: agility" in line)
    block = "    - id: agility   # työryhmä\n      name: Ketteryys\n      weight: 5   # äänin 12–4\n"
    text = "".join([*lines[:at], "    # kolmas\n", block, *lines[at + 1 :]])
    path.write_text(text, "utf-8")
    qtbot.waitUntil(lambda: goals_of(window.document.state)[2].weight == 5)
    view = shown(window)
    view.table.choose(2, WEIGHT)
    press(view, Key.Key_Delete)
    assert "# äänin 12–4" in path.read_text("utf-8")
    view.remove()
    assert "työryhmä" not in path.read_text("utf-8")
    view.undo()
    view.undo()
    assert path.read_text("utf-8") == text


def test_what_was_taken_back_leaves_nothing_to_save(window: MainWindow, folder: Path) -> None:
    window.files.open([folder / "lohja-konsepti-2015.yaml"], add=True)
    view = shown(window)
    click(view, view.table.dot_at(0, FIRST + 2, 5))
    assert view.where.text().startswith("Kaikki ei ole tiedostossa")
    view.undo()
    assert window.document.state.goal_edits == ()
    assert view.where.text() == "Jokainen muutos tallentuu heti tiedostoon lohja-2016.yaml"
    path = folder / "lohja-2016.yaml"
    path.rename(folder / "muualla.yaml")
    click(view, view.table.place_of_weight(0, 8))
    assert len(window.document.state.goal_edits) == 1
    view.undo()
    assert window.document.state.goal_edits == ()
    assert not path.exists()


def test_changes_can_be_taken_back_after_drafts_were_moved_opened_and_closed(window: MainWindow, folder: Path) -> None:
    view = shown(window)
    click(view, view.table.place_of_weight(0, 8))
    window.files.move(0, 1)
    window.files.open([folder / "lohja-konsepti-2015.yaml"], add=True)
    window.files.close(0)
    assert view.tools["undo"].isEnabled()
    view.undo()
    assert in_file(folder)["customer"].weight is None
    click(view, view.table.place_of_weight(0, 8))
    window.files.open([folder / "heinola-2017-2025.yaml"], add=False)
    assert not view.tools["undo"].isEnabled(), "nothing of it is in the other comparison"


def test_what_nobody_has_kept_in_a_file_can_be_taken_back_too(open_window, folder: Path) -> None:
    window = open_window(folder / f"{A}.yaml", folder / f"{B}.yaml")
    view = shown(window)
    view.add()
    write(view, "Ketteryys")
    press(view, "4")
    window.files.move(0, 1)
    view.undo()
    assert goals_of(window.document.state)[0].weight is None
    view.undo()
    assert window.document.state.goal_edits == ()


def test_a_weight_for_a_goal_that_somebody_has_removed_is_told(window: MainWindow, folder: Path) -> None:
    view = shown(window)
    said: list[str] = []
    view.said.connect(said.append)
    save_goals(folder / "lohja-2016.yaml", [Removed("agility")])
    click(view, view.table.place_of_weight(row(view, "agility"), 8))
    assert said == [
        "Muutosta ei tallennettu. Ei enää tiedostossa lohja-2016.yaml: Ketteryys. Joku on poistanut tavoitteen muualla."
    ]
    assert ids(view) == ["customer", "processes", "cost-efficiency", "done-together"]
    assert window.document.state.goal_edits == ()
    assert not view.tools["undo"].isEnabled()


def test_the_drafts_colours_fill_the_dots(open_window, folder: Path) -> None:
    window = open_window(folder / "lohja-2016.yaml", size=(1366, 768))
    view = shown(window)
    press(view, Key.Key_Right, "4")
    off = QPointF(-9, -9) * view.table.delegate.k / 1.2
    for theme in THEMES:
        window.document.change(theme=theme)
        QApplication.processEvents()
        picture = view.table.viewport().grab().toImage()
        fill = THEMES[theme].scenario[0].fill
        for score in range(1, 6):
            at = (view.table.dot_at(0, FIRST, score) + off).toPoint()
            assert (picture.pixelColor(at).name() == fill) == (score <= 4), theme


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


def test_a_copy_that_kept_its_originals_id_has_no_result_until_it_has_its_own(
    open_window, folder: Path, qtbot: QtBot
) -> None:
    """Made in the file manager, under another name and title: scores name A's id, and would be B's as well."""
    original = folder / "a.yaml"
    original.write_text("orgsim: 1\nid: a\ntitle: A  # today's\nunits: []\n", "utf-8")
    copy = folder / "a-kopio.yaml"
    copy.write_text("# a copy\norgsim: 1\nid: a\ntitle: B\nunits: []\n", "utf-8")
    third = folder / "c.yaml"
    third.write_text("orgsim: 1\nid: c\ntitle: C\nunits: []\n", "utf-8")
    comparison = folder / "both.yaml"
    comparison.write_text(
        "orgsim: 1\ncomparison:\n  title: T\n  scenarios: [a.yaml, a-kopio.yaml, c.yaml]\n"
        "  goals: [{id: g, name: G, weight: 5, scores: {a: 4, c: 3}}]\n",
        "utf-8",
    )
    window = open_window(comparison)
    view = shown(window)
    values = [button.accessibleName() for button in view.results.buttons]
    assert values[0] == "A, painotettu tulos: ei tiedossa, sama tunnus kuin: B"
    assert values[1] == "B, painotettu tulos: ei tiedossa, sama tunnus kuin: A"
    assert values[2] == "C, painotettu tulos: 3,00"
    assert view.results.verdict.text() == "Ei tulosta: kahdella luonnoksella on sama tunnus"
    # Nor can either be scored: nobody could tell afterwards whose score it is.
    before = comparison.read_bytes()
    view.table.choose(row(view, "g"), FIRST + 1)
    press(view, "2")
    assert comparison.read_bytes() == before
    assert view.own_id.text() == "Anna luonnokselle B oma tunnus"
    # Nor while one of the two is not seen: the comparison names both all the same.
    plain = window.document.state
    window.document.show(hiding(plain, 1))
    settle(window)
    values = [button.accessibleName() for button in view.results.buttons]
    assert values == ["A, painotettu tulos: ei tiedossa, sama tunnus kuin: B", "C, painotettu tulos: 3,00"]
    view.table.choose(row(view, "g"), FIRST)
    press(view, "2")
    assert comparison.read_bytes() == before
    assert view.own_id.text() == "Anna luonnokselle B oma tunnus"
    told = words(svg_of(picture_of(window.document.state)))
    assert any("sama tunnus kuin: B" in word for word in told), told
    sheet = weighed_sheet(subject_of(window.document.state), catalog("fi"))
    assert sheet is not None and sheet.rows[0][2:4] == (None, 3)
    window.document.show(plain)
    settle(window)
    view.table.choose(row(view, "g"), FIRST + 1)
    qtbot.mouseClick(view.own_id, Qt.MouseButton.LeftButton)
    assert copy.read_text("utf-8") == "# a copy\norgsim: 1\nid: a-kopio\ntitle: B\nunits: []\n"
    assert original.read_text("utf-8").startswith("orgsim: 1\nid: a\n")
    assert view.own_id.isHidden()
    assert [problem.message.key for problem in window.document.state.problems] == []
    assert [button.accessibleName() for button in view.results.buttons][:2] == [
        "A, painotettu tulos: 4,00, 1. sija",
        "B, painotettu tulos: ei tiedossa, 0/1 pisteytetty",
    ]
    press(view, "2")
    assert in_file_of(comparison)["g"].scores == {"a": 4, "c": 3, "a-kopio": 2}


def in_file_of(path: Path) -> dict[str, WeighedGoal]:
    return {goal.id: goal for goal in read_comparison(path).comparison.goals}


def with_goals(folder: Path, number: int, scores: Callable[[int], str]) -> Path:
    """The comparison with as many goals before its own, with scores by their place."""
    path = folder / "lohja-2016.yaml"
    goals = "".join(
        f"    - {{id: g{at}, name: {{fi: Tavoite {at}}}, weight: 5, scores: {{{scores(at)}}}}}\n"
        for at in range(number)
    )
    path.write_text(path.read_text("utf-8").replace("  goals:\n", f"  goals:\n{goals}", 1), "utf-8")
    return path


def test_of_thousands_of_goals_a_hand_that_drags_is_followed_at_once(open_window, folder: Path, qtbot: QtBot) -> None:
    window = open_window(with_goals(folder, 1_001, lambda at: f"{A}: 4, {B}: {3 if at else 5}"))
    view = shown(window)
    qtbot.waitUntil(lambda: not view._aside.is_running)
    sheet = view._sheet
    view.table.moved.emit(Weighed("g0", 7.0))
    view.table.moved.emit(Weighed("g0", 8.0))
    line = view.table.goals.line(row(view, "g0"))
    assert line is not None
    assert (line.weight, line.row.weight) == ("8", 8.0)
    assert view._sheet is sheet, "nothing is reckoned in the window's thread"
    qtbot.waitUntil(lambda: not view._aside.is_running)
    shown_now = view._sheet
    assert shown_now is not None and shown_now is not sheet
    assert shown_now.rows[0].weight == 8.0
    # (8·5 + 1000·5·3) / (1000·5 + 8) for B, whose score is 5 in the first goal and 3 in the others.
    assert shown_now.results[1].result.value == Fraction(8 * 5 + 1_000 * 5 * 3, 1_000 * 5 + 8)
    # A score that is being chosen is seen at once too, and what is let go is written.
    view.table.moved.emit(Scored("g0", A, 2.5))
    line = view.table.goals.line(row(view, "g0"))
    assert line is not None and line.cells[0].score == 2.5
    view.table.settled.emit(Scored("g0", A, 2.5))
    assert view._sheet is not None and view._sheet.rows[0].scores[0] == 4, "it is reckoned beside"
    line = view.table.goals.line(row(view, "g0"))
    assert line is not None and line.cells[0].score == 2.5
    qtbot.waitUntil(lambda: in_file(folder)["g0"].scores == {A: 2.5, B: 5})
    qtbot.waitUntil(lambda: not view._aside.is_running)
    assert view._sheet.rows[0].scores[0] == 2.5
    assert view.table.goals.line(row(view, "g0")) == view._sheet.lines[0]


def test_thousands_of_goals_are_shown_at_once_and_what_follows_from_them_when_it_is_known(
    open_window, folder: Path, qtbot: QtBot
) -> None:
    window = open_window(with_goals(folder, 1_001, lambda at: f"{A}: 4, {B}: 3"))
    window.document.change(view="goals")
    view, speech = window.views.made["goals"], catalog("fi")
    assert isinstance(view, GoalsView)
    goals, number = view.table.goals, len(in_file(folder))
    assert goals.rowCount() == number + 1
    line = goals.line(0)
    assert line is not None and (line.title, line.weight, line.flips) == ("Tavoite 0", "5", "")
    assert [cell.score for cell in line.cells] == [4, 3]
    assert view.results.verdict.text() == speech("goals-view.reckoning")
    view.results.buttons[0].click()
    assert view.explanation.isHidden(), "of a result that is not known nothing is explained"
    qtbot.waitUntil(lambda: not view._aside.is_running)
    # Of A all 1 001 goals that weigh 5 are scored 4, of B 3; its own goals weigh nothing yet.
    assert view.results.verdict.text() == speech("goals-view.ahead", who="A")
    assert not view.explanation.isHidden()
    line = goals.line(0)
    assert line is not None and line.flips
    # A goal that is removed is gone at once, and so is one that is added there; what is said of others stands.
    view.table.choose(3, WEIGHT)
    view.remove()
    assert (goals.row_of("g3"), goals.row_of("g4"), goals.rowCount()) == (None, 3, number)
    assert view._aside.is_running, "what follows is reckoned beside"
    assert view.results.verdict.text() == speech("goals-view.ahead", who="A")
    view.table.goals.named.emit(None, "Lähipalvelut")
    added = goals.line(number - 1)
    assert added is not None and (added.title, added.weight, added.flips) == ("Lähipalvelut", "–", "")
    view.undo()
    view.undo()
    assert (goals.row_of("g3"), goals.rowCount()) == (3, number + 1)
    # Another theme, while that is reckoned: at once, and what comes later does not bring the old one back.
    window.document.change(theme="dark")
    assert view.table.delegate.theme is THEMES["dark"]
    qtbot.waitUntil(lambda: not view._aside.is_running)
    assert view.table.delegate.theme is THEMES["dark"]
    assert (goals.row_of("g3"), goals.rowCount()) == (3, number + 1)
    # In another language nothing is said in the one before, and of other drafts nothing of these.
    window.document.change(language="sv")
    assert view.results.verdict.text() == catalog("sv")("goals-view.reckoning")
    qtbot.waitUntil(lambda: not view._aside.is_running)
    window.document.show(hiding(window.document.state, 0))
    assert view.results.verdict.text() == catalog("sv")("goals-view.reckoning")
    assert len(view.results.buttons) == goals.scenarios
    qtbot.waitUntil(lambda: not view._aside.is_running)
    assert view.results.verdict.text() != catalog("sv")("goals-view.reckoning")


@pytest.fixture
def many(folder: Path) -> Path:
    """A comparison of hundreds of goals, which is not written in the window's thread before it was read aside."""
    path = with_goals(folder, 600, lambda at: f"{A}: 4, {B}: 3")
    text = path.read_text("utf-8")
    path.write_text(text.replace("    - {id: g1,", "    # toinen\n    - {id: g1,   # työryhmä\n      ", 1), "utf-8")
    return path


def test_what_follows_on_each_other_in_many_goals_is_shown_at_once_written_together_and_taken_back_alone(
    open_window, many: Path, qtbot: QtBot
) -> None:
    window, text = open_window(many), many.read_text("utf-8")
    view, keeper = shown(window), keeper_of(window.document)
    said: list[str] = []
    view.said.connect(said.append)
    view.table.settled.emit(Weighed("g0", 2.0))
    view.table.choose(row(view, "g1"), WEIGHT)
    view.remove()
    view.table.settled.emit(Scored("g2", A, None))
    now = goals_of(window.document.state)
    assert [goal.id for goal in now[:2]] == ["g0", "g2"] and now[0].weight == 2
    assert A not in now[1].scores
    assert many.read_text("utf-8") == text and not said
    assert view.where.text() == catalog("fi")("goals-view.where", name=many.name), "it is about to be true"
    qtbot.waitUntil(lambda: not keeper.is_weighing)
    assert read_comparison(many).comparison.goals == goals_of(window.document.state) == now
    assert said == ["Tallennettu tiedostoon lohja-2016.yaml"]
    for _ in range(3):
        view.undo()
        qtbot.waitUntil(lambda: not keeper.is_weighing)
    assert many.read_text("utf-8") == text, "comments and all"
    assert not view.tools["undo"].isEnabled()


def test_what_is_taken_back_before_it_is_written_is_never_written(open_window, many: Path, qtbot: QtBot) -> None:
    window, text = open_window(many), many.read_text("utf-8")
    view, keeper = shown(window), keeper_of(window.document)
    view.table.settled.emit(Weighed("g0", 2.0))
    view.table.choose(row(view, "g1"), WEIGHT)
    view.remove()
    view.undo()
    assert [goal.id for goal in goals_of(window.document.state)[:2]] == ["g0", "g1"]
    assert view.table.chosen.row.id == "g1"
    qtbot.waitUntil(lambda: not keeper.is_weighing)
    assert many.read_text("utf-8") == text.replace("weight: 5", "weight: 2", 1)
    view.undo()
    view.undo()
    qtbot.waitUntil(lambda: not keeper.is_weighing)
    assert many.read_text("utf-8") == text


def test_a_goal_that_is_added_and_removed_before_it_is_written_leaves_nothing_to_write(
    open_window, many: Path, qtbot: QtBot
) -> None:
    window, text = open_window(many), many.read_text("utf-8")
    view, keeper = shown(window), keeper_of(window.document)
    said: list[str] = []
    view.said.connect(said.append)
    view.table.goals.named.emit(None, "Lähipalvelut")
    assert keeper.is_weighing
    view.table.choose(view.table.goals.rowCount() - 2, WEIGHT)
    assert view.table.chosen.title == "Lähipalvelut"
    view.remove()
    assert not keeper.is_weighing and said == [catalog("fi")("goals-view.nothing-left", name=many.name)]
    assert view.where.text() == catalog("fi")("goals-view.where", name=many.name)
    # Both can be taken back, the last one first.
    view.undo()
    qtbot.waitUntil(lambda: "lahipalvelut" in in_file_of(many))
    view.undo()
    qtbot.waitUntil(lambda: not keeper.is_weighing)
    assert many.read_text("utf-8") == text


def test_what_others_save_while_many_goals_are_about_to_be_written_stays(open_window, many: Path, qtbot: QtBot) -> None:
    window, text = open_window(many), many.read_text("utf-8")
    view, keeper = shown(window), keeper_of(window.document)
    view.table.settled.emit(Weighed("g0", 2.0))
    theirs = text.replace("fi: Tavoite 3}", "fi: Muiden tavoite}", 1)
    many.write_text(theirs, "utf-8")
    qtbot.waitUntil(lambda: not keeper.is_weighing)
    assert many.read_text("utf-8") == theirs.replace("weight: 5", "weight: 2", 1)
    qtbot.waitUntil(lambda: goals_of(window.document.state)[3].name == Text(fi="Muiden tavoite"))
    assert goals_of(window.document.state)[0].weight == 2


def test_many_goals_meet_a_lock_and_the_end_of_the_window_as_few_do(open_window, many: Path, qtbot: QtBot) -> None:
    window = open_window(many)
    view, keeper = shown(window), keeper_of(window.document)
    said: list[str] = []
    view.said.connect(said.append)
    with nothing_can_be_written():
        view.table.settled.emit(Weighed("g0", 2.0))
        qtbot.waitUntil(lambda: bool(said))
        assert said == [catalog("fi")("keeping.trying", name=many.name)]
        assert view.where.text() == catalog("fi")("goals-view.unsaved", name=many.name)
    qtbot.waitUntil(lambda: in_file(many.parent)["g0"].weight == 2)
    qtbot.waitUntil(lambda: not keeper.waits)
    view.table.settled.emit(Weighed("g0", 3.0))
    window.close()
    assert in_file(many.parent)["g0"].weight == 3


def test_the_chosen_goal_stays_in_view_as_the_window_shrinks_and_comes_back_by_its_keys(
    window: MainWindow, folder: Path
) -> None:
    view = shown(window)
    table = view.table

    def is_seen() -> bool:
        here, room = table.visualRect(table.currentIndex()), table.viewport().rect()
        return room.top() <= here.top() and here.bottom() <= room.bottom()

    last = table.goals.rowCount() - 2
    table.choose(last, WEIGHT)
    window.resize(1440, 1400)
    settle(window)
    assert is_seen() and table.verticalScrollBar().maximum() == 0, "all of them are"
    window.resize(1000, 520)
    settle(window)
    assert table.verticalScrollBar().maximum() > 0 and is_seen()
    table.verticalScrollBar().setValue(0)
    assert not is_seen(), "who scrolls away sees something else"
    window.resize(1010, 520)
    settle(window)
    assert not is_seen()
    press(view, "7")
    assert is_seen()
    # So does what the keyboard has come to below the goals, where the line that tells of it needs more room by then.
    table.setCurrentIndex(table.goals.index(table.goals.rowCount() - 1, 0))
    assert table.chosen is None and is_seen()
    window.resize(1010, 490)
    settle(window)
    assert is_seen()


def test_no_column_is_cut_by_the_scroll_bar_that_the_rows_need(window: MainWindow) -> None:
    """Where the bar took room and by that made itself needless, rows came and went for ever."""
    table = shown(window).table
    table.setFixedHeight(400)
    for _ in range(4):
        QApplication.processEvents()
    assert table.verticalScrollBar().isVisible()
    assert sum(map(table.columnWidth, range(table.goals.columnCount()))) == table.viewport().width()


def test_of_hundreds_of_goals_the_first_are_explained_and_the_others_counted(open_window, folder: Path) -> None:
    view = shown(open_window(with_goals(folder, 300, lambda at: f"{A}: 4" if at else f"{A}: 4, {B}: 3")))
    sheet = view._sheet
    QTest.mouseClick(view.results.buttons[0], Qt.MouseButton.LeftButton)
    assert view._sheet is sheet, "nothing is reckoned for it"
    said = view.explanation.text.splitlines()[1]
    assert said.startswith("(Tavoite 0 5 × 4 + Tavoite 1 5 × 4 + ")
    assert "Tavoite 119 5 × 4 + … ja 180 muuta) / (5 + 5 + " in said
    # 300 times 5 × 4, divided by 300 times 5.
    assert said.endswith("5 + … ja 180 muuta) = 6\N{NO-BREAK SPACE}000 / 1\N{NO-BREAK SPACE}500 = 4,00")
    QTest.mouseClick(view.results.buttons[1], Qt.MouseButton.LeftButton)
    # All but the first lack a score.
    missing = view.explanation.text.splitlines()[2]
    assert missing.startswith("Pisteet puuttuvat: Tavoite 1, Tavoite 2, ")
    assert "Tavoite 120, … ja 179 muuta. Tulos" in missing
