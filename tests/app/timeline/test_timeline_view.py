"""The timeline view in a real window: what it shows, how it is zoomed and walked, and what a click tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from benchmarks.organisations import generate, with_events
from orgsim.app.document.look import Look
from orgsim.app.pictures.shown import picture_of, suggested_name
from orgsim.app.shell.window import MainWindow
from orgsim.app.timeline.canvas import TimelineCanvas
from orgsim.app.timeline.view import TimelineView
from orgsim.drawing.timeline.drawing import TimelineDrawing
from orgsim.drawing.timeline.walking import Key, places
from orgsim.export.page.svg import svg_of
from orgsim.model.story import Part
from tests.app.settling import meet, settle
from tests.app.turning import turn

OpenTimeline = Callable[..., tuple[MainWindow, TimelineView]]

PROCESS = "lohja-osallisuusprosessi.yaml"
HEINOLA = "heinola-2017-2025.yaml"


@pytest.fixture
def open_timeline(open_window: Callable[..., MainWindow], scenarios_dir: Path, qtbot: QtBot) -> OpenTimeline:
    def open_(*names: str | Path, **options: object) -> tuple[MainWindow, TimelineView]:
        window = open_window(*(scenarios_dir / name for name in names), **options)
        window.actions_by_name["timeline"].trigger()
        view = window.views.view("timeline")
        assert isinstance(view, TimelineView)
        qtbot.waitUntil(view.isVisible)
        QApplication.processEvents()
        return window, view

    return open_


@pytest.fixture
def twice(scenarios_dir: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The process, and another round of it: the groups are set a week later."""
    text = (scenarios_dir / PROCESS).read_text("utf-8")
    later = text.replace("id: lohja-osallisuusprosessi", "id: toinen", 1).replace("2016-03-08", "2016-03-15")
    paths = tmp_path / "first.yaml", tmp_path / "second.yaml"
    for path, its in zip(paths, (text, later), strict=True):
        path.write_text(its, "utf-8")
    return paths


def key(window: MainWindow, id: str, column: int = 0) -> Key:
    events = window.document.state.scenarios[column].timeline
    return column, next(at for at, event in enumerate(events) if event.id == id)


def click(canvas: TimelineCanvas, key: Key, qtbot: QtBot) -> None:
    at = canvas.point_of(key).toPoint()
    assert canvas.rect().contains(at)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()


def date_at(canvas: TimelineCanvas, x: float) -> dt.date:
    drawing = canvas.drawing
    assert drawing is not None
    scale = canvas.scales[0]
    return dt.date.fromordinal(int(drawing.axes[0].at(x / canvas.text_scale - drawing.plane[0] - scale.x, scale.day)))


def test_what_has_a_timeline_and_no_units_opens_on_it(
    open_window: Callable[..., MainWindow], scenarios_dir: Path
) -> None:
    assert open_window(scenarios_dir / PROCESS).document.state.view == "timeline"


def test_what_has_units_opens_as_ever(open_window: Callable[..., MainWindow], scenarios_dir: Path) -> None:
    assert open_window(scenarios_dir / "heinola-2017.yaml").document.state.view == "structure"


def test_the_process_is_seen_whole_in_every_theme(open_timeline: OpenTimeline) -> None:
    window, view = open_timeline(PROCESS, size=(1366, 768))
    canvas = view.canvas
    for size, theme in product(((1366, 768), (1440, 900), (1920, 1080)), ("light", "dark", "projector")):
        window.resize(*size)
        window.document.change(theme=theme)
        QApplication.processEvents()
        assert canvas.drawing is not None
        assert canvas.drawing.height * canvas.text_scale <= canvas.height()
        assert not canvas.bar.isVisible()
        assert "Sivistys- ja perusturvajohtaja" in [" ".join(lane.name) for lane in canvas.drawing.lanes]
        picture = canvas.grab().toImage()
        middle = picture.height() // 2
        points = [(x, y) for x in range(0, picture.width(), 3) for y in (middle, middle + 9)]
        assert len({picture.pixelColor(*point).name() for point in points}) > 3, theme


def test_a_click_tells_all_that_is_known_of_an_event(open_timeline: OpenTimeline, qtbot: QtBot) -> None:
    window, view = open_timeline(PROCESS)
    assert view.panel.isHidden()
    chosen = key(window, "finishes-proposal")
    click(view.canvas, chosen, qtbot)
    assert view.canvas.thing == chosen
    said = view.panel.text.splitlines()
    assert said[0] == "Viimeistelee esityksen prosesseista ja organisaatiosta"
    for label, value in (
        ("Ajankohta", "viikko 14/2016"),
        ("Kuka", "Sivistys- ja perusturvajohtaja"),
        ("Tyyppi", "valmistelu"),
    ):
        assert said[said.index(label) + 1] == value
    assert any(line.startswith("Kaista on päätelty") for line in said)
    assert "Lähde" in said
    assert view.canvas.accessibleDescription().startswith("Viimeistelee esityksen")
    qtbot.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert view.canvas.thing is None
    assert view.panel.isHidden()


def test_what_has_no_date_is_beside_its_lane_and_can_be_chosen(open_timeline: OpenTimeline, qtbot: QtBot) -> None:
    window, view = open_timeline(PROCESS)
    click(view.canvas, key(window, "starting-discussion"), qtbot)
    said = view.panel.text.splitlines()
    assert said[said.index("Ajankohta") + 1] == "ilman päivää"
    qtbot.mouseClick(view.panel.close_button, Qt.MouseButton.LeftButton)
    assert view.panel.isHidden()
    assert window.focusWidget() is view.canvas


def test_the_keyboard_walks_events_and_opens_them(open_timeline: OpenTimeline, qtbot: QtBot) -> None:
    window, view = open_timeline("heinola-2017.yaml")
    canvas = view.canvas
    assert window.focusWidget() is canvas
    keys = Qt.Key
    for pressed, id in (
        (keys.Key_Down, "board-statements"),
        (keys.Key_Down, "group-positions"),
        (keys.Key_Down, "city-board-proposal"),
        (keys.Key_Down, "council-decision"),
        (keys.Key_Right, "new-council"),
        (keys.Key_Right, "council-goals"),
        (keys.Key_Left, "new-council"),
        (keys.Key_Home, "board-statements"),
        (keys.Key_End, "in-force"),
    ):
        qtbot.keyClick(canvas, pressed)
        assert canvas.thing == key(window, id)
    qtbot.keyClick(canvas, keys.Key_Home)
    qtbot.keyClick(canvas, keys.Key_Return)
    assert window.focusWidget() is view.panel.close_button
    view.choose(key(window, "city-board-proposal"))
    qtbot.keyClick(canvas, keys.Key_Return)
    focused = window.focusWidget()
    assert focused in view.panel.links()
    qtbot.keyClick(focused, keys.Key_Space)
    assert (window.document.state.view, window.document.state.selected) == ("structure", "city-board")


def test_the_name_of_a_lane_that_is_a_unit_selects_it(open_timeline: OpenTimeline, qtbot: QtBot) -> None:
    window, view = open_timeline("heinola-2017.yaml")
    drawing = view.canvas.drawing
    assert drawing is not None
    for unit, selected in (("council", "council"), (None, None)):
        lane = next(lane for lane in drawing.lanes if lane.unit == unit)
        at = QPointF(20, lane.top + 12) * view.canvas.text_scale
        qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=at.toPoint())
        if selected is not None:
            assert window.document.state.selected == selected


def test_the_wheel_zooms_time_where_it_points(open_timeline: OpenTimeline) -> None:
    _, view = open_timeline(PROCESS)
    canvas = view.canvas
    at = QPointF(600, 300)
    before, day = date_at(canvas, 600), canvas.scales[0].day
    turn(canvas, 360, at=at)
    assert canvas.scales[0].day == pytest.approx(day * 1.2**3)
    assert abs((date_at(canvas, 600) - before).days) <= 1
    for _ in range(30):
        turn(canvas, 600, at=at)
    assert canvas.scales[0].day == 64.0, "a day at most"
    for _ in range(60):
        turn(canvas, -600, at=at)
    assert canvas.scales[0].day == pytest.approx(day / 24, rel=0.05), "years around it at most"
    canvas.grab()


def test_beside_the_axis_and_with_shift_the_wheel_goes_up_and_down(open_timeline: OpenTimeline) -> None:
    _, view = open_timeline(HEINOLA, size=(1366, 768))
    canvas = view.canvas
    assert canvas.bar.isVisible()
    scales = canvas.scales
    turn(canvas, -240, at=QPointF(30, 300))
    assert canvas.scrolled == pytest.approx(120 / canvas.text_scale)
    turn(canvas, -120, Qt.KeyboardModifier.ShiftModifier, at=QPointF(600, 300))
    assert canvas.scrolled == pytest.approx(180 / canvas.text_scale)
    assert canvas.bar.value() == 180
    assert canvas.scales == scales
    canvas.bar.setValue(0)
    assert canvas.scrolled == 0


def test_it_is_dragged_fitted_and_zoomed_from_the_menu(open_timeline: OpenTimeline, qtbot: QtBot) -> None:
    window, view = open_timeline(PROCESS)
    canvas = view.canvas
    fitted = canvas.scales
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(600, 300))
    for x in (620, 660, 700):
        qtbot.mouseMove(canvas, QPoint(x, 300))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(700, 300))
    assert canvas.scales[0].x > fitted[0].x
    assert canvas.thing is None, "a drag chooses nothing"
    window.actions_by_name["fit"].trigger()
    assert canvas.scales == fitted
    window.actions_by_name["zoom-in"].trigger()
    assert canvas.scales[0].day == pytest.approx(1.25 * fitted[0].day)
    window.actions_by_name["zoom-out"].trigger()
    assert canvas.scales[0].day == pytest.approx(fitted[0].day)
    for pressed in (Qt.Key.Key_Plus, Qt.Key.Key_PageDown):
        qtbot.keyClick(canvas, pressed)
    assert canvas.scales[0].day == pytest.approx(1.25 * fitted[0].day)
    # A double click on the empty plane fits too.
    empty = QPoint(canvas.width() // 2, canvas.height() - 4)
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=empty)
    assert canvas.scales == fitted


def test_a_zoomed_timeline_stays_so_when_the_window_grows(open_timeline: OpenTimeline) -> None:
    window, view = open_timeline(PROCESS)
    view.zoom_by(4.0)
    day = view.canvas.scales[0].day
    window.resize(1600, 900)
    QApplication.processEvents()
    assert view.canvas.scales[0].day == day
    view.fit()
    window.resize(1300, 800)
    QApplication.processEvents()
    assert view.canvas.drawing is not None
    assert view.canvas.scales == (view.canvas.drawing.fitted(0),)


def test_the_same_event_lights_up_in_the_other_draft_and_tells_how_it_is_shifted(
    open_timeline: OpenTimeline, qtbot: QtBot, twice: tuple[Path, Path]
) -> None:
    window, view = open_timeline(*twice)
    canvas = view.canvas
    canvas.point_at(canvas.point_of(key(window, "appoints-groups")))
    assert canvas.lit == {"appoints-groups"}
    assert "8.3.2016" in canvas.toolTip()
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert canvas.lit == frozenset()
    view.choose(key(window, "appoints-groups"))
    assert "15.3.2016" in view.panel.text
    assert "7 päivää myöhemmin" in view.panel.text
    (link,) = (link for link in view.panel.links() if link.text() == "15.3.2016")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert canvas.thing == key(window, "appoints-groups", 1)
    assert "7 päivää aiemmin" in view.panel.text
    at = canvas.point_of(key(window, "appoints-groups", 1)).toPoint()
    assert canvas.rect().contains(at), "it is brought into view"


def test_what_is_chosen_and_zoomed_stays_when_the_file_is_written(
    open_timeline: OpenTimeline, twice: tuple[Path, Path]
) -> None:
    window, view = open_timeline(twice[0])
    view.zoom_by(3.0)
    view.choose(key(window, "units-handle-draft"))
    day = view.canvas.scales[0].day
    text = twice[0].read_text("utf-8")
    # An event before it goes: its index changes.
    at, end = text.index("  - id: sets-goals"), text.index("  - id: appoints-groups")
    twice[0].write_text(text[:at] + text[end:], "utf-8")
    window.files.reload()
    assert view.canvas.thing == key(window, "units-handle-draft")
    assert view.canvas.scales[0].day == pytest.approx(day)
    assert view.panel.text.startswith("Käsittelee luonnosta")


def test_language_and_theme_follow(open_timeline: OpenTimeline) -> None:
    window, view = open_timeline(PROCESS)
    view.choose(key(window, "regions-workshop"))
    window.document.change(language="sv")
    assert view.panel.text.startswith("Verkstad behandlar utkastet")
    assert "workshop" in view.legend.accessibleDescription()
    window.document.change(theme="projector")
    view.canvas.grab()
    assert view.canvas.thing == key(window, "regions-workshop")


def test_drafts_without_a_timeline_say_so(open_timeline: OpenTimeline, scenarios_dir: Path) -> None:
    window, view = open_timeline("lohja-2016.yaml")
    assert view.hint.isVisible()
    assert "timeline" in view.hint.text()
    window.files.open([scenarios_dir / "heinola-2017.yaml"], add=True)
    QApplication.processEvents()
    assert view.canvas.isVisible()
    assert view.canvas.drawing is not None
    assert [bool(band.empty) for band in view.canvas.drawing.bands] == [True, True, False]


def test_today_is_the_systems_unless_another_is_given(open_timeline: OpenTimeline, qtbot: QtBot) -> None:
    window, view = open_timeline(PROCESS)
    assert f"{dt.date.today().year}" in view.legend.accessibleDescription()
    other = TimelineView(window.document, today=lambda: dt.date(2016, 3, 15))
    qtbot.addWidget(other)
    other.resize(1200, 700)
    other.show()
    assert "tänään 15.3.2016" in other.legend.accessibleDescription()
    other.close()


def test_its_picture_is_that_of_the_view(open_timeline: OpenTimeline) -> None:
    window, _ = open_timeline(PROCESS)
    state = window.document.state
    assert "Hyvinvoinnin organisaatiotyöpaja" in svg_of(picture_of(state)).decode()
    assert suggested_name(state, "timeline") == "lohja-osallisuusprosessi-aikajana"


def test_hundreds_of_events_open_and_zoom(open_timeline: OpenTimeline, tmp_path: Path) -> None:
    first = dt.date(2016, 1, 1)
    events = [
        f"  - {{id: e{at}, name: Lautakunta käsittelee luonnoksen {at}, lane: Kaista {at % 20}, "
        f"start: {first + dt.timedelta(days=at * 3)}}}"
        for at in range(500)
    ]
    path = tmp_path / "many.yaml"
    path.write_text("orgsim: 1\nid: many\ntitle: Monta\ntimeline:\n" + "\n".join(events), "utf-8")
    _, view = open_timeline(path)
    drawing = view.canvas.drawing
    assert drawing is not None
    assert len(drawing.marks) == 500
    for _ in range(5):
        turn(view.canvas, 240, at=QPointF(700, 300))
        view.canvas.grab()


def test_a_chart_without_units_leads_to_the_timeline(
    open_window: Callable[..., MainWindow], scenarios_dir: Path, qtbot: QtBot
) -> None:
    window = open_window(scenarios_dir / PROCESS)
    window.actions_by_name["structure"].trigger()
    (pane,) = window.structure.panes
    (link,) = pane.findChildren(QPushButton)
    assert link.isVisible()
    assert link.text() == "Näytä aikajana (Ctrl+7)"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert window.document.state.view == "timeline"
    # A draft that has units needs no way on.
    window.actions_by_name["structure"].trigger()
    window.files.open([scenarios_dir / "heinola-2017.yaml"], add=False)
    settle(window)
    assert not [each for pane in window.structure.panes for each in pane.findChildren(QPushButton) if each.isVisible()]


def test_a_room_sees_two_timelines_whole_beside_each_other(
    open_window: Callable[..., MainWindow], scenarios_dir: Path, qtbot: QtBot
) -> None:
    document = open_window(scenarios_dir / HEINOLA).document
    view = TimelineView(document, lambda: dt.date(2026, 11, 22), presented=True)
    qtbot.addWidget(view)
    view.resize(1400, 790)
    view.show()
    qtbot.waitExposed(view)
    first, second = view.canvases
    for column, canvas in enumerate(view.canvases):
        assert canvas.drawing is not None
        assert {mark.column for mark in canvas.drawing.marks} == {column}
        assert not canvas.bar.isVisible(), "all of it is in view"
        assert canvas.text_scale >= 1.0
    assert first.text_scale == second.text_scale
    # Both are one to whoever clicks: one event is chosen.
    for column, canvas in ((0, first), (1, second)):
        chosen = column, 0
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.point_of(chosen).toPoint())
        assert [each.thing for each in view.canvases] == [chosen if each is canvas else None for each in view.canvases]
        assert view.panel.isVisible()
    view.panel.closed.emit()
    assert [each.thing for each in view.canvases] == [None, None]
    # Where both are too narrow to be seen whole they stand below each other.
    view.resize(800, 500)
    QApplication.processEvents()
    assert view.canvases == [first]
    assert first.drawing is not None
    assert {mark.column for mark in first.drawing.marks} == {0, 1}
    view.resize(1400, 790)
    QApplication.processEvents()
    assert len(view.canvases) == 2


def test_a_desk_has_timelines_below_each_other(open_timeline: OpenTimeline) -> None:
    _, view = open_timeline(HEINOLA)
    assert len(view.canvases) == 1


def test_thousands_of_events_are_drawn_aside(
    open_window: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "many.yaml"
    path.write_text(with_events(generate(20), 1_200), encoding="utf-8")
    window = open_window(path)
    window.document.change(view="timeline")
    view = window.views.view("timeline")
    assert isinstance(view, TimelineView)
    canvas = view.canvas
    assert canvas.drawing is None
    assert not canvas.grab().isNull()
    # What is asked for meanwhile holds when it is drawn.
    view.show_look(Look(parts=(Part(zoom=2.0, at=(0.5, 0.25)),)))
    qtbot.waitUntil(lambda: canvas.drawing is not None and canvas.is_laid_out)
    drawing = canvas.drawing
    assert drawing is not None
    assert len(drawing.marks) + len(drawing.undated) == 1_200
    (part,) = canvas.parts()
    assert part.zoom == pytest.approx(2.0, rel=0.01)
    # Steps of a zoom are seen at once in the old drawing, each event on its day, before it is drawn anew.
    mark = next(its for its in drawing.marks if its.manner == "day")
    at = drawing.beginning(mark, canvas.scales) + mark.disc
    day = date_at(canvas, at * canvas.text_scale)
    for _ in range(8):
        canvas.zoom_by(1.1)
    assert canvas.drawing is drawing
    at = drawing.beginning(mark, canvas.scales) + mark.disc
    assert abs((date_at(canvas, at * canvas.text_scale) - day).days) <= 1
    qtbot.waitUntil(lambda: canvas.is_laid_out)
    after = canvas.drawing
    assert after is not None
    assert after.days[0] == canvas.scales[0].day == pytest.approx(drawing.days[0] * 1.1**8)
    # In another language the same part is shown.
    parts = canvas.parts()
    window.document.change(language="sv")
    assert canvas.drawing is None
    qtbot.waitUntil(lambda: canvas.drawing is not None and canvas.is_laid_out)
    assert canvas.parts()[0].zoom == pytest.approx(parts[0].zoom, rel=0.01)


@pytest.fixture
def open_many(open_timeline: OpenTimeline, tmp_path: Path) -> Callable[[], TimelineCanvas]:
    """The timeline of 1 200 events, of which only those that are seen first are drawn."""

    def open_() -> TimelineCanvas:
        path = tmp_path / "many.yaml"
        path.write_text(with_events(generate(20), 1_200), encoding="utf-8")
        _, view = open_timeline(path)
        meet(lambda: view.canvas.drawing is not None and view.canvas.is_laid_out)
        return view.canvas

    return open_


def drawn(canvas: TimelineCanvas) -> TimelineDrawing:
    assert canvas.drawing is not None
    return canvas.drawing


def test_of_thousands_of_events_those_are_drawn_that_are_seen_and_all_once_one_goes_down(
    open_many: Callable[[], TimelineCanvas],
) -> None:
    canvas = open_many()
    first = drawn(canvas)
    assert not first.is_whole
    assert len(first.marks) < 400
    assert canvas.height() / canvas.text_scale <= first.laid
    seen = {mark.id: mark for mark in first.marks if mark.top < first.laid}
    turn(canvas, -120, Qt.KeyboardModifier.ShiftModifier, at=QPointF(300, 200))
    down = canvas.scrolled
    assert down > 0
    meet(lambda: drawn(canvas).is_whole and canvas.is_laid_out)
    after = drawn(canvas)
    assert len(after.marks) + len(after.undated) == 1_200
    assert canvas.scrolled == down
    assert all(seen.get(mark.id, mark) == mark for mark in after.marks)
    # Fitted again, it is at the top, where no more than at first need be drawn.
    canvas.fit()
    meet(lambda: canvas.is_laid_out)
    assert not drawn(canvas).is_whole


def test_the_end_of_thousands_of_events_is_there_once_it_is_drawn(open_many: Callable[[], TimelineCanvas]) -> None:
    canvas = open_many()
    canvas.bar.setValue(canvas.bar.maximum())
    # Until then it is said that it is being drawn.
    assert not canvas.grab().isNull()
    meet(lambda: drawn(canvas).is_whole)
    assert canvas.scrolled * canvas.text_scale == pytest.approx(canvas.bar.maximum(), abs=1)
    lower = canvas.scrolled + canvas.height() / canvas.text_scale
    assert lower == pytest.approx(drawn(canvas).height, abs=1)
    assert list(drawn(canvas).marks_between(canvas.scrolled, lower))


def test_keys_and_readers_reach_events_that_were_not_seen_yet(
    open_many: Callable[[], TimelineCanvas], qtbot: QtBot
) -> None:
    canvas = open_many()
    names = [event.name.spoken("fi")[0] for event in canvas.window().document.state.scenarios[0].timeline]
    qtbot.keyClick(canvas, Qt.Key.Key_End)
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    meet(lambda: canvas.thing is not None and canvas.is_laid_out)
    found = places(drawn(canvas))
    assert len(found) == 1_200
    # From the last event of the last lane to the lane before it.
    chosen = next(place for place in found if place.key == canvas.thing)
    assert chosen.row == found[-1].row - 1
    assert names[chosen.key[1]] in heard(canvas)
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.thing == found[0].key


def test_who_chooses_an_event_that_is_not_drawn_yet_is_brought_there(open_many: Callable[[], TimelineCanvas]) -> None:
    canvas = open_many()
    there = {mark.event for mark in drawn(canvas).marks} | {its.event for its in drawn(canvas).undated}
    other = next(at for at in range(1_200) if at not in there)
    canvas.chosen.emit((0, other))
    meet(lambda: drawn(canvas).is_whole and canvas.is_laid_out)
    assert canvas.rect().contains(canvas.point_of((0, other)).toPoint())


def test_steps_of_a_zoom_at_the_top_draw_no_more_than_is_seen(open_many: Callable[[], TimelineCanvas]) -> None:
    canvas = open_many()
    first = drawn(canvas)
    at = QPointF(300, (first.lanes[0].top + 10) * canvas.text_scale)
    canvas.zoom_by(2.0, at)
    meet(lambda: canvas.is_laid_out)
    assert drawn(canvas).days[0] == pytest.approx(2 * first.days[0])
    assert not drawn(canvas).is_whole
    # Where a lane above it becomes lower, all is drawn, and the lane stays.
    canvas.pan_by(0.0, -400.0)
    meet(lambda: canvas.is_laid_out)
    assert drawn(canvas).is_whole


def heard(canvas: TimelineCanvas) -> str:
    """What a screen reader is told of the canvas."""
    interface = QAccessible.queryAccessibleInterface(canvas)
    return interface.text(QAccessible.Text.Description)
