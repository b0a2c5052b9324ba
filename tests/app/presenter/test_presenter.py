from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from orgsim.app.chart.laid import laid_of
from orgsim.app.chart.widget import ChartWidget
from orgsim.app.document.seen import theme_of
from orgsim.app.presenter.bars import Titles, TwoLines
from orgsim.app.presenter.keys import command
from orgsim.app.presenter.scale import SCALES, larger, smaller, usual_scale
from orgsim.app.presenter.screens import presenting_screen
from orgsim.app.presenter.window import Presenter
from orgsim.app.shell.crash import CrashWatch, show_reports
from orgsim.app.shell.crash_dialog import CrashDialog
from orgsim.app.shell.window import MainWindow
from orgsim.app.structure.structure_view import StructureView
from orgsim.app.views import charts_in
from orgsim.drawing.boxes.measures import LABEL_SIZE
from orgsim.messages import catalog
from orgsim.model.views import VIEWS
from tests.app.settling import rest, settle, settle_view
from tests.app.shell.test_window import wheel

Key = Qt.Key
STORY = """
  story:
    - {view: structure, fold: 2, caption: {fi: Kolme toimielintä kummassakin, en: The same three bodies}}
    - {view: structure, focus: planning-section, caption: Kaavoitus on jaoston}
    - view: metrics
"""


@pytest.fixture
def folder(tmp_path: Path, scenarios_dir: Path) -> Path:
    for name in ("lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml", "lohja-2016.yaml"):
        shutil.copy(scenarios_dir / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def story(folder: Path) -> Path:
    path = folder / "lohja-2016.yaml"
    path.write_text(path.read_text("utf-8").rstrip() + STORY, "utf-8")
    return path


@pytest.fixture
def main(open_window, folder: Path) -> MainWindow:
    return open_window(folder / "lohja-2016.yaml")


def present(window: MainWindow, qtbot: QtBot) -> Presenter:
    qtbot.keyClick(window, Key.Key_F5)
    presenter = window.presenting.presenter
    assert presenter is not None
    qtbot.waitExposed(presenter)
    QApplication.processEvents()
    settle_view(presenter.stage.view)
    return presenter


def press(qtbot: QtBot, presenter: Presenter, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(presenter.stage, key)
    QApplication.processEvents()
    if isValid(presenter):
        settle_view(presenter.stage.view)


def structure(presenter: Presenter) -> StructureView:
    view = presenter.stage.view
    assert isinstance(view, StructureView)
    return view


def move_mouse(presenter: Presenter, to: QPoint) -> None:
    """As a mouse does: Qt's tests move the cursor only, which the offscreen platform does not tell of."""
    viewport = presenter.stage.viewport()
    none = Qt.MouseButton.NoButton
    at = QPointF(viewport.mapToGlobal(to))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(to), at, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, event)


def said(presenter: Presenter) -> list[str]:
    return [label.text() for label in presenter.findChildren(QLabel) if label.isVisible()]


def test_f5_fills_the_screen_with_the_view_and_nothing_else(qtbot: QtBot, main: MainWindow) -> None:
    presenter = present(main, qtbot)
    assert presenter.isFullScreen()
    assert presenter.document.state.view == "structure"
    assert all(pane.box("city-board") is not None for pane in structure(presenter).panes)

    def titles() -> list[str]:
        # They are made anew whenever the room for them changes, until all has come to rest.
        return [its.accessibleName() for its in presenter.titles.findChildren(QLabel) if its.isVisible()]

    qtbot.waitUntil(lambda: titles() == ["Lohja, valiokuntamalli 1.2", "Lohja, lautakuntamalli 1.2"])
    press(qtbot, presenter, Key.Key_Escape)
    assert main.presenting.presenter is None


def assert_painted(presenter: Presenter) -> None:
    assert presenter.stage.view.isVisible()
    picture = presenter.grab().toImage()
    size = picture.size()
    colours = {picture.pixel(x, y) for x in range(0, size.width(), 5) for y in range(0, size.height(), 9)}
    assert len(colours) > 5, f"{presenter.document.state.view}: nothing is painted"


def test_without_a_story_the_views_come_in_turn(qtbot: QtBot, main: MainWindow) -> None:
    presenter = present(main, qtbot)
    seen = [presenter.document.state.view]
    assert_painted(presenter)
    for _ in VIEWS[1:]:
        press(qtbot, presenter, Key.Key_Right)
        seen.append(presenter.document.state.view)
        assert_painted(presenter)
    assert tuple(seen) == VIEWS
    assert presenter.caption.number.text() == f"{len(VIEWS)} / {len(VIEWS)}"
    press(qtbot, presenter, Key.Key_Right)
    assert presenter.course.place == len(VIEWS) - 1, "past the end nothing happens"


def test_it_begins_with_the_view_that_is_shown_and_ends_with_the_window(qtbot: QtBot, main: MainWindow) -> None:
    assert not main.menus["screens"].menuAction().isVisible(), "with one display there is nothing to choose"
    main.actions_by_name["metrics"].trigger()
    presenter = present(main, qtbot)
    assert presenter.document.state.view == "metrics"
    with qtbot.waitSignal(presenter.left):
        main.close()


def test_arrows_space_and_a_clicker_lead_through_the_steps(qtbot: QtBot, open_window, story: Path) -> None:
    presenter = present(open_window(story), qtbot)
    ways = ((Key.Key_Right, Key.Key_Left), (Key.Key_PageDown, Key.Key_PageUp), (Key.Key_Space, Key.Key_Backspace))
    for forth, back in ways:
        places = [presenter.course.place]
        for key in (forth, forth, back, Key.Key_End, Key.Key_Home):
            press(qtbot, presenter, key)
            places.append(presenter.course.place)
        assert places == [0, 1, 2, 1, 2, 0], forth


def test_a_step_has_its_view_folding_focus_and_caption(qtbot: QtBot, open_window, story: Path) -> None:
    presenter = present(open_window(story), qtbot)
    first, _ = structure(presenter).panes
    assert {box.id for box in first.drawing.boxes} == {"council", "audit-committee", "election-board", "city-board"}
    assert presenter.caption.caption.text() == "Kolme toimielintä kummassakin"
    assert presenter.caption.number.text() == "1 / 3"

    press(qtbot, presenter, Key.Key_Right)
    assert presenter.document.state.selected == "planning-section"
    assert first.box("planning-section") is not None, "nothing is folded unless the step says so"
    assert presenter.caption.caption.text() == "Kaavoitus on jaoston"

    press(qtbot, presenter, Key.Key_Right)
    assert presenter.document.state.view == "metrics"
    # Without a caption it is the view's name.
    assert presenter.caption.caption.text() == "Tunnusluvut"


def test_whoever_leaves_is_back_where_they_were(qtbot: QtBot, open_window, story: Path) -> None:
    window = open_window(story)
    pane = window.structure.panes[0]
    window.view_actions.fold_to(3)
    settle(window)
    wheel(pane, QPoint(60, 60), 4)
    settle(window)
    window.document.change(selected="city-board")
    before, viewport = window.document.state, pane.viewport
    presenter = present(window, qtbot)
    press(qtbot, presenter, Key.Key_Right, Key.Key_Right, Key.Key_M, Key.Key_Plus)
    press(qtbot, presenter, Key.Key_Escape, Key.Key_Escape)
    assert window.presenting.presenter is None
    assert window.document.state is before
    settle(window)
    assert pane.viewport == viewport


def test_text_grows_with_the_rooms_scale(qtbot: QtBot, main: MainWindow, settings) -> None:
    settings.presenting_scale = 1.0
    main.document.change(view="metrics")
    presenter = present(main, qtbot)
    narrow = presenter.stage.view.width()
    caption = presenter.caption.number.fontInfo().pixelSize()
    press(qtbot, presenter, Key.Key_Plus, Key.Key_Plus)
    assert presenter.scale == 1.3
    assert presenter.stage.view.width() == pytest.approx(narrow / 1.3, abs=8)
    assert presenter.caption.number.fontInfo().pixelSize() == round(15 * 1.3) > caption
    press(qtbot, presenter, Key.Key_Minus)
    assert presenter.scale == settings.presenting_scale == 1.15


@pytest.mark.parametrize("view", ["structure", "differences"])
def test_plus_never_makes_the_text_of_charts_smaller(qtbot: QtBot, main: MainWindow, settings, view: str) -> None:
    settings.presenting_scale = SCALES[0]
    main.document.change(view=view)
    presenter = present(main, qtbot)
    presenter.showNormal()
    presenter.setGeometry(0, 0, 1366, 768)
    texts, folded = [], []
    for scale in SCALES:
        presenter._show_larger(scale)
        qtbot.waitUntil(lambda: presenter.framing.is_at_rest)
        settle_view(presenter.stage.view)
        charts = charts_in(presenter.stage.view)
        texts.append(min(pane.viewport.zoom for pane in charts.panes) * presenter.enlarged)
        folded.append(len(presenter.document.state.folded))
    assert texts == sorted(texts)
    assert texts[-1] > texts[0]
    assert folded == sorted(folded)


def test_the_wheel_zooms_and_clicks_choose_in_the_enlarged_chart(qtbot: QtBot, main: MainWindow, settings) -> None:
    settings.presenting_scale = 1.5
    presenter = present(main, qtbot)
    pane = structure(presenter).panes[0]
    box = pane.box("city-board")
    x, y = pane.viewport.to_pane(box.x + box.width / 2, box.y + box.height / 2)
    on_stage = presenter.stage.mapFromScene(QPointF(pane.mapTo(pane.window(), QPoint(round(x), round(y)))))
    qtbot.mouseClick(presenter.stage.viewport(), Qt.MouseButton.LeftButton, pos=on_stage)
    assert presenter.document.state.selected == "city-board"
    zoom = pane.viewport.zoom
    viewport = presenter.stage.viewport()
    event = QWheelEvent(
        QPointF(on_stage),
        QPointF(viewport.mapToGlobal(on_stage)),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)
    assert pane.viewport.zoom == pytest.approx(zoom * 1.2**2)
    assert main.document.state.selected is None


def test_fingers_zoom_in_the_enlarged_chart(qtbot: QtBot, main: MainWindow, settings) -> None:
    settings.presenting_scale = 1.5
    presenter = present(main, qtbot)
    presenter.showNormal()
    presenter.setGeometry(0, 0, 1200, 900)
    qtbot.waitUntil(lambda: presenter.enlarged == 1.5 and presenter.framing.is_at_rest)
    qtbot.waitUntil(lambda: presenter.framing.is_at_rest)
    settle_view(presenter.stage.view)
    pane, viewport = structure(presenter).panes[0], presenter.stage.viewport()
    inside = QPointF(120, 100)
    on_stage = presenter.stage.mapFromScene(QPointF(pane.mapTo(pane.window(), inside)))
    before, at = pane.viewport, QPointF(on_stage)
    device, everywhere = QPointingDevice.primaryPointingDevice(), QPointF(viewport.mapToGlobal(on_stage))
    zoom = Qt.NativeGestureType.ZoomNativeGesture
    QApplication.sendEvent(viewport, QNativeGestureEvent(zoom, device, 2, at, at, everywhere, -0.2, QPointF()))
    assert pane.viewport.zoom == pytest.approx(before.zoom * 0.8)
    assert pane.viewport.to_drawing(120, 100) == pytest.approx(before.to_drawing(120, 100), abs=2)
    touch = QTest.touchEvent(viewport, QTest.createTouchDevice())
    right, left = QPoint(60, 0), QPoint(120, 0)
    touch.press(0, on_stage - left, viewport).press(1, on_stage + left, viewport).commit()
    touch.move(0, on_stage - right, viewport).move(1, on_stage + right, viewport).commit()
    touch.release(0, on_stage - right, viewport).release(1, on_stage + right, viewport).commit()
    assert pane.viewport.zoom == pytest.approx(before.zoom * 0.4)
    assert pane.viewport.to_drawing(120, 100) == pytest.approx(before.to_drawing(120, 100), abs=2)


def test_an_enlarged_chart_is_sharp(qtbot: QtBot, main: MainWindow, settings) -> None:
    settings.presenting_scale = 2.0
    presenter = present(main, qtbot)
    presenter.grab()
    pane = structure(presenter).panes[0]
    assert presenter.enlarged > 1.0
    assert pane._backing._picture.width() == pytest.approx(pane.width() * presenter.enlarged, abs=1)


def test_the_pointer_follows_the_mouse_and_is_switched_by_l_or_shown_while_it_is_held(
    qtbot: QtBot, main: MainWindow
) -> None:
    presenter = present(main, qtbot)
    press(qtbot, presenter, Key.Key_L)
    assert presenter.pointing.spot.isVisible()
    move_mouse(presenter, QPoint(200, 150))
    middle = presenter.stage.viewport().mapTo(presenter, QPoint(200, 150))
    assert (presenter.pointing.spot.geometry().center() - middle).manhattanLength() <= 2
    assert presenter.pointing.spot.width() == max(round(presenter.height() * 0.05), 24)
    press(qtbot, presenter, Key.Key_L)
    assert not presenter.pointing.spot.isVisible()
    qtbot.keyPress(presenter.stage, Key.Key_L)
    assert presenter.pointing.spot.isVisible()
    presenter.pointing.held_since -= 1.0
    qtbot.keyRelease(presenter.stage, Key.Key_L)
    assert not presenter.pointing.spot.isVisible()


def test_the_screen_is_black_and_the_mouse_hidden_until_they_are_asked_for(qtbot: QtBot, main: MainWindow) -> None:
    presenter = present(main, qtbot)
    press(qtbot, presenter, Key.Key_B)
    assert presenter.grab().toImage().pixelColor(presenter.width() // 2, presenter.height() // 2).name() == "#000000"
    press(qtbot, presenter, Key.Key_Period)
    assert not presenter.black.isVisible()
    press(qtbot, presenter, Key.Key_B, Key.Key_Right)
    assert not presenter.black.isVisible(), "going on ends the black"
    press(qtbot, presenter, Key.Key_B, Key.Key_Escape)
    assert main.presenting.presenter is presenter, "out of the black first"
    presenter.pointing.cursor_at_rest.idle.timeout.emit()
    assert QGuiApplication.overrideCursor().shape() == Qt.CursorShape.BlankCursor
    move_mouse(presenter, QPoint(90, 90))
    assert QGuiApplication.overrideCursor() is None
    presenter.pointing.cursor_at_rest.idle.timeout.emit()
    press(qtbot, presenter, Key.Key_Escape)
    assert QGuiApplication.overrideCursor() is None


def test_drafts_are_played_into_each_other_and_followed_until_the_last_is_closed(
    qtbot: QtBot, main: MainWindow
) -> None:
    presenter = present(main, qtbot)
    press(qtbot, presenter, Key.Key_M)
    assert structure(presenter).is_morphing
    assert structure(presenter).active_pane().accessibleName().endswith("Lohja, lautakuntamalli 1.2")
    press(qtbot, presenter, Key.Key_Escape)
    assert not structure(presenter).is_morphing
    assert main.presenting.presenter is presenter
    main.menus.language_chosen.emit("sv")
    main.menus.theme_chosen.emit("projector")
    qtbot.waitUntil(lambda: "Fullmäktige" in structure(presenter).panes[0].box("council").name)
    assert presenter.document.state.theme == "projector"
    main.files.close(0)
    main.files.close(0)
    assert main.presenting.presenter is None


def test_after_the_single_chart_the_view_one_came_from_is_fitted_again(qtbot: QtBot, main: MainWindow) -> None:
    main.document.change(view="differences")
    presenter = present(main, qtbot)
    charts = charts_in(presenter.stage.view)
    charts.zoom_by(3.0)
    press(qtbot, presenter, Key.Key_M, Key.Key_M, Key.Key_Escape)
    assert presenter.document.state.view == "differences"
    assert charts_in(presenter.stage.view) is charts
    assert all(pane.is_fitted and whole_in_view(pane) for pane in charts.panes)


def test_charts_are_fitted_again_when_the_text_scale_changes(qtbot: QtBot, main: MainWindow) -> None:
    presenter = present(main, qtbot)
    charts = structure(presenter)
    charts.zoom_by(3.0)
    press(qtbot, presenter, Key.Key_Plus)
    qtbot.waitUntil(lambda: charts.now.shape == charts.room())
    assert all(pane.is_fitted and whole_in_view(pane) for pane in charts.panes)


def test_the_steps_unit_stays_in_view_when_the_text_scale_changes(qtbot: QtBot, open_window, story: Path) -> None:
    presenter = present(open_window(story), qtbot)
    press(qtbot, presenter, Key.Key_Right)
    charts = structure(presenter)
    first, _ = charts.panes
    press(qtbot, presenter, Key.Key_Plus, Key.Key_Plus)
    qtbot.waitUntil(lambda: charts.now.shape == charts.room())
    box = first.box("planning-section")
    left, top = first.viewport.to_pane(box.x, box.y)
    right, bottom = first.viewport.to_pane(box.x + box.width, box.y + box.height)
    assert left >= 0 and top >= 0 and right <= first.width() and bottom <= first.height()


def whole_in_view(pane: ChartWidget) -> bool:
    left, top = pane.viewport.to_pane(0, 0)
    right, bottom = pane.viewport.to_pane(pane.drawing.width, pane.drawing.height)
    return left >= 0 and top >= 0 and right <= pane.width() and bottom <= pane.height()


def test_a_changed_file_is_shown_and_told_in_the_corner(qtbot: QtBot, main: MainWindow, folder: Path) -> None:
    presenter = present(main, qtbot)
    presenter.showNormal()
    presenter.setGeometry(0, 0, 1600, 900)
    path = folder / "lohja-valiokuntamalli.yaml"
    good = path.read_text("utf-8")
    path.write_text(good.replace("Elinvoimavaliokunta", "Elinkeinovaliokunta"), "utf-8")
    qtbot.waitUntil(lambda: "Päivitetty: lohja-valiokuntamalli.yaml" in said(presenter))
    # The room's charts follow a round of events later.
    qtbot.waitUntil(lambda: structure(presenter).panes[0].box("vitality-committee").name[0].startswith("Elinkeino"))

    path.write_text("units: [", "utf-8")
    qtbot.waitUntil(lambda: presenter.notes.note.text().startswith("Tiedostoa ei voi lukea: lohja-valiokuntamalli"))
    assert structure(presenter).panes[0].box("vitality-committee") is not None
    assert not [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog)]


def test_a_bug_waits_until_the_presentation_is_over(qtbot: QtBot, main: MainWindow) -> None:
    watch = CrashWatch(main)
    show_reports(watch, main, lambda: catalog("fi"), main.presenting.hush, main.presenting.ended, main.files.leaving)
    presenter = present(main, qtbot)
    watch.crashed.emit("report")
    QApplication.processEvents()
    assert not main.findChildren(CrashDialog)
    assert presenter.notes.note.text().startswith("Ohjelmassa tapahtui virhe.")
    press(qtbot, presenter, Key.Key_Escape)
    (dialog,) = main.findChildren(CrashDialog)
    dialog.close()


def test_keys_belong_to_a_field_while_one_types() -> None:
    none, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    assert command(Key.Key_B, none) == "black"
    assert command(Key.Key_B, none, typing=True) is None
    assert command(Key.Key_PageDown, none, typing=True) == "next"
    assert command(Key.Key_Escape, none, typing=True) == "leave"
    assert command(Key.Key_Right, Qt.KeyboardModifier.ShiftModifier) is None, "pans the chart"
    assert command(Key.Key_Plus, control) == command(Key.Key_Equal, control) == "larger"
    assert command(Key.Key_Plus, Qt.KeyboardModifier.ShiftModifier) == "larger"
    assert command(Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier) == "larger"
    assert command(Key.Key_B, control) is None


def test_the_display_is_the_chosen_one_else_the_other_one() -> None:
    assert presenting_screen(["laptop", "projector"], "laptop", None) == "projector"
    assert presenting_screen(["laptop", "projector"], "laptop", "laptop") == "laptop"
    assert presenting_screen(["laptop", "projector"], "laptop", "gone") == "projector"
    assert presenting_screen(["laptop"], "laptop", "gone") == "laptop"


def test_scales_go_up_and_down_and_suit_the_display() -> None:
    assert [usual_scale(height) for height in (768, 1080, 1440, 2160)] == [1.15, 1.8, 2.0, 3.0]
    assert larger(1.0) == 1.15
    assert smaller(1.15) == 1.0
    assert (larger(SCALES[-1]), smaller(SCALES[0])) == (3.0, 1.0)


TWO_DISPLAYS = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QSettings
from orgsim.app.document.document import Document
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State
from orgsim.app.shell.window import MainWindow

app = QApplication(["orgsim", "-style", "Fusion"])
settings = Settings(QSettings(sys.argv[1], QSettings.Format.IniFormat))
window = MainWindow(Document(State(language="en")), settings)
window.files.open([Path(sys.argv[2])], add=False)
window.show()

def shown_on():
    window.presenting.start()
    presenter = window.presenting.presenter
    app.processEvents()
    print(presenter.screen().name(), presenter.width(), presenter.height(), presenter.scale)
    presenter.close()

window.presenting.start()
presenter = window.presenting.presenter
app.processEvents()
# As Qt leaves it when the projector's cable comes out.
presenter.setGeometry(app.primaryScreen().geometry())
presenter.setScreen(app.primaryScreen())
print(presenter.screen().name())
app.screenAdded.emit(app.screens()[1])
app.processEvents()
print(presenter.screen().name(), presenter.isFullScreen())
presenter.close()

menu = window.menus["screens"]
assert menu.menuAction().isVisible()
menu.aboutToShow.emit()
print(*[action.text() for action in menu.actions()], sep=" | ")
shown_on()
menu.actions()[1].trigger()
menu.aboutToShow.emit()
print([action.isChecked() for action in menu.actions()])
shown_on()
window.close()
"""


def test_it_goes_to_the_projector_unless_another_display_was_chosen(tmp_path: Path, folder: Path) -> None:
    displays = [
        {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96},
        {"name": "projector", "x": 1366, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96},
    ]
    config = tmp_path / "displays.json"
    config.write_text(json.dumps({"screens": [{**display, "dpr": 1} for display in displays]}), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", TWO_DISPLAYS, str(tmp_path / "settings.ini"), str(folder / "lohja-2016.yaml")],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
    )
    assert done.stdout.splitlines() == [
        "laptop",
        "projector True",
        "&Automatic (the other display, if there is one) | laptop (1366 × 768) | projector (1920 × 1080)",
        "projector 1920 1080 1.8",
        "[False, True, False]",
        "laptop 1366 768 1.15",
    ], done.stderr


def test_of_the_window_it_follows_what_is_open_and_not_how_it_is_looked_at(qtbot: QtBot, main: MainWindow) -> None:
    presenter = present(main, qtbot)
    main.document.change(view="metrics", selected="council", remits=True)
    assert presenter.document.state.view == "structure"
    assert presenter.document.state.selected is None
    assert not presenter.document.state.remits
    main.files.move(0, 1)
    assert presenter.document.state.files == main.document.state.files


def test_what_is_noted_covers_nothing_of_the_view(qtbot: QtBot, main: MainWindow) -> None:
    presenter = present(main, qtbot)
    assert presenter.notes.note.isVisible()
    assert presenter.notes.note.text() == "F1 näppäimet · Esc lopettaa"
    assert not presenter.notes.note.geometry().intersects(presenter.stage.geometry())
    number = presenter.caption.number
    written = number.mapTo(presenter, number.rect().bottomRight()).x() - number.sizeHint().width()
    assert presenter.notes.note.geometry().right() < written
    # Who goes on knows how.
    press(qtbot, presenter, Key.Key_Right)
    assert presenter.notes.note.text() != "F1 näppäimet · Esc lopettaa" or not presenter.notes.note.isVisible()
    presenter.notes.note.hide()
    press(qtbot, presenter, Key.Key_Right, Key.Key_Left)
    assert not (presenter.notes.note.isVisible() and presenter.notes.note.text().startswith("F1"))
    # A mouse that moves again asks for help.
    presenter.notes.note.hide()
    presenter.pointing.cursor_at_rest.idle.timeout.emit()
    move_mouse(presenter, QPoint(90, 90))
    assert presenter.notes.note.isVisible()
    assert presenter.notes.note.text() == "F1 näppäimet · Esc lopettaa"


def test_what_is_noted_covers_no_caption(qtbot: QtBot, main: MainWindow) -> None:
    presenter = present(main, qtbot)
    bar, note = presenter.caption, presenter.notes.note
    caption = bar.caption
    word = "Kaupunginhallitus"

    def say(words: int) -> None:
        caption.setText(" ".join([word] * words))
        qtbot.waitUntil(lambda: bar.height() == bar.heightForWidth(bar.width()))
        QApplication.processEvents()
        note.place()

    # Once the charts are there the step is told anew.
    rest()
    say(60)
    in_line = next(n for n in range(1, 60) if caption.fontMetrics().horizontalAdvance(f"{word} " * n) > caption.width())
    # A last line of one word leaves the note room beside it, and a full one none.
    for words, over_view in ((60, None), (12, None), (2 * in_line - 2, True), (2 * in_line - 1, False), (2, False)):
        say(words)
        for written in written_lines(caption):
            assert note.geometry().intersected(written.translated(caption.mapTo(presenter, QPoint()))).isEmpty(), words
        if over_view is not None:
            assert note.geometry().intersects(presenter.stage.geometry()) is over_view, words


def written_lines(caption: QLabel) -> list[QRect]:
    """Where each line of its words is written."""
    space = caption.fontMetrics().boundingRect(caption.rect(), Qt.TextFlag.TextWordWrap.value, caption.text())
    step = caption.fontMetrics().lineSpacing()
    middle = caption.rect().center().y()
    top = middle - space.height() // 2
    lines, rest = [], caption.text().split()
    while rest:
        line = [rest.pop(0)]
        while rest and caption.fontMetrics().horizontalAdvance(" ".join([*line, rest[0]])) <= caption.width():
            line.append(rest.pop(0))
        width = caption.fontMetrics().horizontalAdvance(" ".join(line))
        lines.append(QRect(0, top + step * len(lines), width, step))
    return lines


def test_what_is_higher_than_the_screen_says_so_and_is_scrolled(qtbot: QtBot, open_window, scenarios_dir: Path) -> None:
    window = open_window(scenarios_dir / "heinola-2017-2025.yaml")
    window.actions_by_name["goals"].trigger()
    presenter = present(window, qtbot)
    assert presenter.document.state.view == "goals"
    presenter.notes.note.hide()
    press(qtbot, presenter, Key.Key_Left, Key.Key_Right)
    qtbot.waitUntil(presenter.notes.note.isVisible)
    assert presenter.notes.note.text() == "Jatkuu alempana: Vaihto + ↓"
    bar = presenter.stage.bar()
    assert bar is not None and bar.value() == bar.minimum()
    for _ in range(9):
        qtbot.keyClick(presenter.stage, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == bar.maximum()
    assert not presenter.notes.note.isVisible()
    assert presenter.document.state.view == "goals", "no step was taken"
    for _ in range(9):
        qtbot.keyClick(presenter.stage, Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == bar.minimum()


def test_a_note_speaks_the_language_that_is_chosen_meanwhile(main: MainWindow, qtbot: QtBot) -> None:
    presenter = present(main, qtbot)
    press(qtbot, presenter, Key.Key_Plus)
    percent = round(presenter.scale * 100)
    assert presenter.notes.note.text().startswith(f"Koko {percent}")
    main.document.change(language="en")
    qtbot.waitUntil(lambda: presenter.notes.note.text() == catalog("en")("present.scale", percent=percent))


@pytest.fixture
def koskenlahti(open_window, tmp_path: Path, koskenlahti_dir: Path) -> MainWindow:
    shutil.copytree(koskenlahti_dir, tmp_path / "koskenlahti")
    return open_window(tmp_path / "koskenlahti" / "koskenlahden-organisaatiouudistus-2026.yaml")


def present_large(window: MainWindow, qtbot: QtBot, view: str) -> Presenter:
    presenter = present(window, qtbot)
    presenter.showNormal()
    presenter.setGeometry(0, 0, 1920, 1080)
    presenter._show_larger(1.8)
    presenter.notes.note.hide()
    presenter.begin_at(next(place for place, step in enumerate(presenter.course.steps) if step.view == view))
    qtbot.waitUntil(lambda: presenter.framing.is_at_rest)
    settle_view(presenter.stage.view)
    return presenter


def test_three_drafts_of_160_units_can_be_read(qtbot: QtBot, koskenlahti: MainWindow) -> None:
    presenter = present_large(koskenlahti, qtbot, "structure")
    charts = structure(presenter)
    assert len(charts.panes) == 3
    assert min(pane.viewport.zoom for pane in charts.panes) * presenter.enlarged * LABEL_SIZE >= 18.0
    assert all(pane.is_fitted and whole_in_view(pane) for pane in charts.panes)


def test_charts_are_laid_out_once_beside_the_window_for_the_room_that_there_is(
    qtbot: QtBot, koskenlahti: MainWindow
) -> None:
    """What stands around them takes its place first; what was laid out for another room would be done twice."""
    koskenlahti.presenting.start()
    presenter = koskenlahti.presenting.presenter
    assert presenter is not None
    laid = laid_of(presenter.document)
    for views in (1, 2):
        if views == 2:
            presenter.do("next")
        charts, holding = charts_in(presenter.stage.view), presenter.stage.holding
        assert charts is not None
        assert charts.is_laying_out
        # Until then, what was seen last stands: at the beginning, that is nothing.
        assert holding.isVisible()
        assert (holding.picture is not None) is (views == 2)
        assert len(laid.lots) == views - 1, "nothing is laid out while the window waits"
        settle_view(charts)
        assert not holding.isVisible()
        assert holding.picture is None
        qtbot.wait(200)
        assert charts.now.shape == charts.room()
        assert len(charts.drawings) == 3
        assert len(laid.lots) == views
    presenter.do("larger")
    charts = charts_in(presenter.stage.view)
    assert charts is not None
    assert charts.is_laying_out
    assert len(laid.lots) == 2
    settle_view(charts)
    assert len(laid.lots) == 3


def test_a_view_that_is_shown_twice_while_it_is_laid_out_comes_to_rest(qtbot: QtBot, koskenlahti: MainWindow) -> None:
    koskenlahti.presenting.start()
    stage = koskenlahti.presenting.presenter.stage
    for _ in range(2):
        stage.show_view("structure")
        assert charts_in(stage.view).is_laying_out
        assert stage.holding.isVisible()
    settle_view(stage.view)
    qtbot.waitUntil(lambda: not stage.holding.isVisible())
    assert all(pane.drawing.boxes for pane in charts_in(stage.view).panes)
    # So does one that plays a draft into the next, twice before that is laid out.
    presenter = koskenlahti.presenting.presenter
    for _ in range(2):
        presenter.do("morph")
    settle_view(stage.view)
    assert stage.view.is_morphing
    assert not stage.holding.isVisible()


def test_digits_change_a_weight_only_after_one_went_to_it(qtbot: QtBot, koskenlahti: MainWindow) -> None:
    presenter = present_large(koskenlahti, qtbot, "goals")
    path = koskenlahti.document.state.comparison.path
    written = path.read_bytes()
    table = presenter.stage.view.table
    for key in (Key.Key_5, Key.Key_9, Key.Key_Delete):
        QTest.keyClick(table, key)
        qtbot.keyClick(presenter.stage, key)
    assert table.chosen is None, "and none has the frame of the keyboard"
    assert path.read_bytes() == written and not presenter.document.state.goal_edits
    QTest.keyClick(table, Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert table.chosen is not None
    QTest.keyClick(table, Key.Key_5)
    assert path.read_bytes() != written
    written = path.read_bytes()
    # The next step begins anew.
    press(qtbot, presenter, Key.Key_Left, Key.Key_Right)
    assert table.chosen is None
    QTest.keyClick(table, Key.Key_3)
    assert path.read_bytes() == written


def test_a_transition_that_goes_on_says_so_and_is_paged(qtbot: QtBot, koskenlahti: MainWindow) -> None:
    presenter = present_large(koskenlahti, qtbot, "transition")
    canvas = presenter.stage.view.canvas
    qtbot.waitUntil(
        lambda: presenter.notes.note.isVisible() and presenter.notes.note.text() == "Jatkuu alempana: Vaihto + ↓"
    )
    assert canvas.goes_on
    top, seen = canvas.viewport.y, canvas.height() / canvas.viewport.zoom
    qtbot.keyClick(presenter.stage, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert not presenter.notes.note.isVisible()
    end = canvas.drawing.height - seen
    assert canvas.viewport.y == pytest.approx(min(top + 0.8 * seen, end))
    for _ in range(9):
        qtbot.keyClick(presenter.stage, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.viewport.y == pytest.approx(end) and not canvas.goes_on
    for _ in range(9):
        qtbot.keyClick(presenter.stage, Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.viewport.y == pytest.approx(0.0)
    # Only the drafts that it shows are named above it, and nobody in the room can point.
    assert presenter.titles._row.count() == 2
    assert not [said for said in presenter.stage.view.findChildren(QLabel) if "Osoita" in said.text()]


def test_long_names_of_drafts_take_two_lines(qtbot: QtBot, koskenlahti: MainWindow) -> None:
    presenter = present_large(koskenlahti, qtbot, "structure")
    QApplication.processEvents()
    labels = [name for name in presenter.titles.findChildren(TwoLines) if name.isVisible()]
    names = [name.text() for name in labels]
    assert names[1].split("\n") == ["Malli 1: kolme valiokuntaa, kaksi", "toimialaa"]
    assert len(names) == 3 and not [name for name in names if "…" in name]
    for name in labels:
        assert name.height() >= name.fontMetrics().lineSpacing() * len(name.text().split("\n"))


def test_titles_are_smaller_until_the_longest_is_whole(qtbot: QtBot, koskenlahti: MainWindow) -> None:
    titles = Titles()
    qtbot.addWidget(titles)
    state = koskenlahti.document.state
    titles.resize(1920, 120)
    titles.tell(state, theme_of(state), catalog("fi"), 1.8, beside=600)
    titles.show()
    names = titles.findChildren(TwoLines)

    def sizes() -> set[int]:
        QApplication.processEvents()
        return {name.font().pixelSize() for name in names}

    (narrow,) = sizes()
    assert [name.text().replace("\n", " ") for name in names] == [name.accessibleName() for name in names]
    assert 18 < narrow < round(1.8 * 17)
    titles.resize(2600, 120)
    assert sizes() == {round(1.8 * 17)}


def test_goals_end_on_a_whole_row(qtbot: QtBot, koskenlahti: MainWindow) -> None:
    presenter = present_large(koskenlahti, qtbot, "goals")
    table = presenter.stage.view.table
    room = table.viewport()
    last = table.rowAt(room.height() - 1)
    top = table.rowViewportPosition(last)
    assert top + table.rowHeight(last) > room.height(), "a row is cut"
    picture = room.grab().toImage()
    ratio = picture.devicePixelRatio()
    surface = table.delegate.theme.surface
    for y in range(top + 2, room.height(), 3):
        for x in range(0, room.width(), 5):
            assert picture.pixelColor(round(x * ratio), round(y * ratio)).name() == surface.lower()


def test_how_a_figure_is_clicked_is_not_told_to_a_room(qtbot: QtBot, koskenlahti: MainWindow) -> None:
    presenter = present_large(koskenlahti, qtbot, "metrics")
    shown = [said.text() for said in presenter.stage.view.findChildren(QLabel) if said.isVisible()]
    assert not [text for text in shown if "Napsauta" in text]
    assert [text for text in shown if text.startswith("≥")]


def test_the_keys_are_told_until_the_next_key(qtbot: QtBot, main: MainWindow) -> None:
    presenter = present(main, qtbot)
    press(qtbot, presenter, Key.Key_F1)
    assert presenter.notes.note.isVisible()
    press(qtbot, presenter, Key.Key_F1)
    assert not presenter.notes.note.isVisible()
    press(qtbot, presenter, Key.Key_F1, Key.Key_L)
    assert not presenter.notes.note.isVisible()
