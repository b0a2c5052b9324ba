"""Boxes dragged by the mouse in a real window: what is shown on the way, and what becomes of the draft."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from orgsim.app.chart.beside.returning import unit_nearest_middle
from orgsim.app.chart.dragging.dragging import Dragging
from orgsim.app.chart.dragging.load import Coming, Load, coming, pictured
from orgsim.app.chart.panes import ChartPanes
from orgsim.app.document.state import Based
from orgsim.app.editing.editor import editor_of
from orgsim.app.shell.window import MainWindow
from orgsim.drawing.landing.ground import ground
from orgsim.drawing.themes import LIGHT
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.units.drafts import says_the_same
from orgsim.messages import catalog, message
from orgsim.model.edits.applying import above, subordinates
from orgsim.model.edits.edits import PutAway
from orgsim.model.hierarchy import hierarchy, unit_of
from orgsim.model.scenario import Scenario
from orgsim.resources import scenarios_folder
from tests.app.conftest import OpenWindow
from tests.app.settling import settle, settle_view

BOARDS, COMMITTEES = "lohja-lautakuntamalli.yaml", "lohja-valiokuntamalli.yaml"
LEFT, KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier
NONE = KEYS.NoModifier

Edited = Callable[..., MainWindow]


@pytest.fixture
def edited(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> Edited:
    """Opens copies of drafts, of which those may be edited whose columns are told."""
    opened: list[MainWindow] = []

    def open_(*names: str, columns: tuple[int, ...] = (0,), **how: object) -> MainWindow:
        paths = [tmp_path / name for name in names]
        for path in paths:
            path.write_bytes((scenarios_folder() / path.name).read_bytes())
        window = open_window(*paths, **how)
        window.document.change(editing=frozenset(paths[column] for column in columns))
        opened.append(window)
        return window

    yield open_
    for window in opened:
        # It may have gone meanwhile, and what is read for it with it.
        qtbot.waitUntil(
            lambda window=window: not isValid(window.document) or not editor_of(window.document).is_verifying
        )


def spot(charts: ChartPanes, column: int, id: str, across: float, down: float) -> QPointF:
    """A point of the charts at shares of the width and height of a box."""
    pane = charts.panes[column]
    place = pane.place_of(id)
    assert place is not None
    return QPointF(pane.mapTo(charts, QPointF(place.x() + across * place.width(), place.y() + down * place.height())))


class Hand:
    """Presses, moves and lets go at points of the charts, as a system tells of it: to the chart that was pressed."""

    def __init__(self, charts: ChartPanes, column: int) -> None:
        self.charts, self.pane, self.at = charts, charts.panes[column], QPointF()

    @property
    def dragging(self) -> Dragging:
        assert self.charts.dragging is not None
        return self.charts.dragging

    @property
    def words(self) -> str:
        return self.dragging.overlay.words.replace("\u00a0", " ")

    def press(self, at: QPointF, keys: KEYS = NONE) -> None:
        self.at = at
        QTest.mousePress(self.pane, LEFT, keys, self.inside(at).toPoint())

    def move(self, to: QPointF, keys: KEYS = NONE) -> None:
        for step in range(1, 5):
            at = self.inside(self.at + (to - self.at) * step / 4)
            there = QPointF(self.pane.mapToGlobal(at))
            QApplication.sendEvent(
                self.pane, QMouseEvent(QEvent.Type.MouseMove, at, there, Qt.MouseButton.NoButton, LEFT, keys)
            )
        self.at = to

    def release(self, keys: KEYS = NONE) -> None:
        QTest.mouseRelease(self.pane, LEFT, keys, self.inside(self.at).toPoint())
        QApplication.processEvents()

    def inside(self, at: QPointF) -> QPointF:
        return QPointF(self.pane.mapFrom(self.charts, at))


def take(window: MainWindow, column: int, id: str, keys: KEYS = NONE) -> Hand:
    """Press a box."""
    hand = Hand(window.structure, column)
    hand.press(spot(window.structure, column, id, 0.3, 0.5), keys)
    return hand


def below(scenario: Scenario, id: str) -> list[str]:
    return [unit.id for unit in subordinates(scenario, id)]


def drafts(window: MainWindow) -> tuple[Scenario, ...]:
    """The drafts, of which the texts say the same."""
    for file in window.document.state.files:
        assert says_the_same(read_scenario_text(file.data, file.path).scenario, file.scenario)
    return window.document.state.scenarios


def test_to_places_of_one_draft(edited: Edited) -> None:
    window = edited(BOARDS)
    charts, before = window.structure, window.document.state.scenarios[0]
    hand = take(window, 0, "permits-section")
    assert not hand.dragging.is_busy

    # Onto a box: below it, as the last.
    hand.move(spot(charts, 0, "city-board", 0.5, 0.5))
    assert hand.words == "Lupajaosto → yksikön Kaupunginhallitus alle, 7."
    assert hand.dragging.landing.role == "child"
    assert hand.pane.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    assert hand.dragging.overlay.shapes.around is not None
    # What is impossible says why.
    hand.move(spot(charts, 0, "audit-committee", 3.0, 5.0))
    hand.move(spot(charts, 0, "urban-development-board", 0.5, 0.5))
    assert hand.words == "Lupajaosto → yksikön Kaupunkikehityslautakunta alle, 2."
    # To one side of a sibling, and let go.
    hand.move(spot(charts, 0, "service-production-board", 0.95, 0.5))
    assert hand.words == "Lupajaosto → yksikön Kaupunginhallitus alle, 3."
    assert hand.dragging.landing.role == "after"
    assert hand.dragging.overlay.shapes.bar is not None
    hand.release()
    (after,) = drafts(window)
    assert below(after, "city-board")[5:8] != below(before, "city-board")[5:8]
    boards = [id for id in below(after, "city-board") if id.endswith(("board", "section"))]
    assert boards[:3] == ["group-property-section", "service-production-board", "permits-section"]
    assert not hand.dragging.is_busy
    assert hand.dragging.overlay.isHidden()
    assert window.document.state.session.done[-1].words.key == "edit.moved.one"

    # Before one, in a stack.
    hand = take(window, 0, "service-area-b")
    hand.move(spot(charts, 0, "service-area-a", 0.5, 0.1))
    hand.release()
    (after,) = drafts(window)
    assert below(after, "wellbeing") == ["service-area-b", "service-area-a", "service-area-c"]
    steps = len(window.document.state.session.done)

    # Refused; Escape; without effect; outside: nothing is done.
    hand = take(window, 0, "city-board")
    hand.move(spot(charts, 0, "urban-development-board", 0.5, 0.5))
    assert hand.words.startswith("Yksikköä Kaupunginhallitus ei voi siirtää yksikön Kaupunkikehityslautakunta alle")
    assert hand.pane.cursor().shape() == Qt.CursorShape.ForbiddenCursor
    assert hand.dragging.overlay.shapes.sort == "refused"
    hand.release()
    hand = take(window, 0, "permits-section")
    hand.move(spot(charts, 0, "council", 0.5, 0.5))
    QTest.keyClick(hand.pane, Qt.Key.Key_Escape)
    assert not hand.dragging.is_busy
    hand.move(spot(charts, 0, "council", 0.6, 0.5))
    hand.release()
    hand = take(window, 0, "service-area-b")
    hand.move(spot(charts, 0, "service-area-a", 0.5, 0.1))
    assert hand.words == "Palvelualue B: paikka ei muutu"
    hand.release()
    hand = take(window, 0, "service-area-b")
    hand.move(QPointF(-60.0, 300.0))
    assert hand.words == "Siirto peruuntuu, jos päästät irti tässä"
    hand.release()
    assert len(window.document.state.session.done) == steps
    assert drafts(window) == (after,)
    editor_of(window.document).undo()
    editor_of(window.document).undo()
    assert drafts(window)[0] is before or says_the_same(drafts(window)[0], before)


def test_where_nothing_is_edited_a_drag_moves_the_picture(edited: Edited) -> None:
    window = edited(BOARDS, columns=())
    hand, before = take(window, 0, "permits-section"), window.structure.panes[0].viewport
    hand.move(hand.at + QPointF(40.0, 0.0))
    hand.release()
    assert window.structure.dragging is None
    assert window.structure.panes[0].viewport != before


def test_keys_and_several_at_once(edited: Edited) -> None:
    window = edited(BOARDS)
    charts, document = window.structure, window.document
    hand = take(window, 0, "urban-development-board")
    hand.move(spot(charts, 0, "service-production-board", 0.5, 0.5))
    alone = hand.words
    QTest.keyPress(hand.pane, Qt.Key.Key_Alt)
    assert hand.words == f"{alone} – alayksiköt jäävät"
    QTest.keyRelease(hand.pane, Qt.Key.Key_Alt)
    assert hand.words == alone
    QTest.keyPress(hand.pane, Qt.Key.Key_Shift)
    assert hand.words == "Kaupunkikehityslautakunta → yksikön Palvelutuotantolautakunta rinnalle"
    assert hand.dragging.overlay.shapes.slot is not None
    hand.release(KEYS.ShiftModifier)
    (after,) = drafts(window)
    flat = hierarchy(after)
    assert flat.units[flat.index["urban-development-board"]].place == "beside"
    editor_of(document).undo()

    for id in ("finnish-section", "swedish-section", "permits-section", "individual-section", "individual-section"):
        hand = take(window, 0, id, KEYS.ControlModifier)
        hand.release(KEYS.ControlModifier)
    assert document.state.together == {"finnish-section", "swedish-section", "permits-section"}
    hand = take(window, 0, "swedish-section")
    hand.move(spot(charts, 0, "group-property-section", 0.5, 0.5))
    assert hand.words == "3 yksikköä → yksikön Konserni- ja omaisuusjaosto alle, 1."
    hand.release()
    assert below(drafts(window)[0], "group-property-section") == [
        "permits-section",
        "finnish-section",
        "swedish-section",
    ]
    editor_of(document).undo()

    # A band on the empty plane.
    hand = Hand(charts, 0)
    hand.press(spot(charts, 0, "swedish-section", 1.06, 1.4), KEYS.ShiftModifier)
    hand.move(spot(charts, 0, "finnish-section", 0.2, 0.2), KEYS.ShiftModifier)
    assert hand.dragging.is_busy
    hand.release(KEYS.ShiftModifier)
    assert document.state.together == {"finnish-section", "swedish-section"}


def test_from_one_draft_to_another(edited: Edited) -> None:
    window = edited(BOARDS, COMMITTEES, columns=(1,))
    charts = window.structure
    # One that is there already moves.
    hand = take(window, 0, "permits-section")
    hand.move(spot(charts, 0, "city-board", 0.5, 0.5))
    assert hand.words.startswith("Luonnosta ei muokata nyt")
    hand.move(spot(charts, 1, "finance-committee", 0.5, 0.5))
    assert hand.words == "Lupajaosto → yksikön Talousvaliokunta alle, 1."
    hand.release()
    a, b = drafts(window)
    assert above(b, "permits-section") == "finance-committee"
    assert above(a, "permits-section") == "urban-development-board"
    # A new order is seen, though the first draft has another one.
    hand = take(window, 1, "service-area-b")
    hand.move(spot(charts, 1, "service-area-a", 0.5, 0.1))
    hand.release()
    areas = [box.id for box in sorted(charts.panes[1].drawing.boxes, key=lambda box: box.y) if "service-area" in box.id]
    assert areas == ["service-area-b", "service-area-a", "service-area-c"]
    # One that is not comes as it is, with all below it that is not there.
    hand = take(window, 0, "children-families-board")
    hand.move(spot(charts, 1, "vitality-committee", 0.02, 0.5))
    said = "Lasten, nuorten ja perheiden lautakunta → yksikön Kaupunginhallitus alle, 2. – luonnoksesta A"
    assert hand.words.splitlines() == [said, "2 sen alta on luonnoksessa jo ja pysyy paikallaan"]
    assert hand.pane.cursor().shape() == Qt.CursorShape.DragCopyCursor
    hand.release()
    a, b = drafts(window)
    assert above(b, "children-families-board") == "city-board"
    assert window.document.state.session.done[-1].words.key == "edit.brought.one"


def test_what_follows_the_pointer_shows_what_would_come(edited: Edited) -> None:
    window = edited(BOARDS, COMMITTEES, columns=(1,))
    charts, (a, b) = window.structure, window.document.state.scenarios
    here, theme, speech = ground(charts.panes[0].drawing, a, charts.panes[0].grid), LIGHT, catalog("fi")

    def load(id: str, there: Scenario | None = None, *, alone: bool = False) -> Load:
        return Load(charts.panes[0], 0, id, (id,), a, alone, there)

    sections = frozenset(("finnish-section", "swedish-section"))
    # The other draft has both of its sections.
    assert coming(load("children-families-board")) == Coming(3)
    assert coming(load("children-families-board", b)) == Coming(1, sections, 2)
    assert coming(load("children-families-board", b, alone=True)) == Coming(1, sections, 2)
    # It has one of two.
    assert coming(load("urban-development-board", b)) == Coming(2, frozenset(("permits-section",)), 1)
    # It has all of the service area, which moves as it stands there.
    assert coming(load("wellbeing", b)) == Coming(4)
    one, all_ = (pictured(load("children-families-board", there), here, theme, speech) for there in (b, None))
    alone = pictured(load("children-families-board", alone=True), here, theme, speech)
    assert one.toImage() == alone.toImage() and all_.height() > one.height()


def test_what_hides_others_opens_and_charts_move_at_their_edges(edited: Edited, qtbot: QtBot) -> None:
    window = edited(BOARDS)
    charts, document = window.structure, window.document
    document.change(folded=frozenset({"children-families-board"}))
    settle(window)
    pane = charts.panes[0]
    assert pane.box("finnish-section") is None
    hand = take(window, 0, "permits-section")
    hand.move(spot(charts, 0, "children-families-board", 0.5, 0.5))
    assert hand.words == "Lupajaosto → yksikön Lasten, nuorten ja perheiden lautakunta alle, 3."
    qtbot.waitUntil(lambda: pane.box("finnish-section") is not None)
    assert hand.dragging.is_busy
    hand.move(spot(charts, 0, "finnish-section", 0.03, 0.05))
    hand.release()
    assert below(drafts(window)[0], "children-families-board")[0] == "permits-section"

    pane.zoom_by(3.0)
    hand = take(window, 0, unit_nearest_middle(charts.panes[0]))
    before = pane.viewport
    edge = QPointF(pane.mapTo(charts, QPointF(pane.width() - 5.0, pane.height() / 2)))
    hand.move(edge)
    qtbot.waitUntil(lambda: pane.viewport.x > before.x + 20)
    hand.move(spot(charts, 0, unit_nearest_middle(charts.panes[0]), 0.5, 0.5))
    rested = pane.viewport
    qtbot.wait(80)
    assert pane.viewport == rested
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    hand.release()


def test_what_was_put_away_is_dragged_back_and_what_it_breaks_is_told(edited: Edited) -> None:
    window = edited(BOARDS)
    charts, document = window.structure, window.document
    path = document.state.files[0].path
    editor_of(document).act({path: [PutAway(("children-families-board",))]}, message("edit.off"))
    QApplication.processEvents()
    dragging = charts.dragging
    dragging.guard = lambda _state, column, landing: f"{column}: {landing.below}"
    dragging.take(0, "children-families-board", ["children-families-board"])
    dragging.carry_over(QPointF(-20.0, 10.0), NONE)
    assert dragging.landing is None
    there = spot(charts, 0, "service-production-board", 0.97, 0.5)
    dragging.carry_over(there, NONE)
    said = dragging.overlay.words.replace("\u00a0", " ")
    assert said == "Lasten, nuorten ja perheiden lautakunta → yksikön Kaupunginhallitus alle, 3.\n0: city-board"
    dragging.drop_over(there, NONE)
    (after,) = drafts(window)
    assert above(after, "children-families-board") == "city-board"
    assert below(after, "children-families-board") == ["finnish-section", "swedish-section"]
    assert after.tray == ()


def test_in_the_differences_and_in_front_of_a_room(edited: Edited) -> None:
    window = edited(BOARDS, COMMITTEES, columns=(1,))
    window.document.change(view="differences")
    settle(window)
    charts = window.charts()
    hand = Hand(charts, 1)
    hand.press(spot(charts, 1, "permits-section", 0.3, 0.5))
    hand.move(spot(charts, 1, "finance-committee", 0.5, 0.5))
    hand.release()
    assert above(drafts(window)[1], "permits-section") == "finance-committee"

    window.document.change(view="structure")
    window.presenting.start()
    presenter = window.presenting.presenter
    settle_view(presenter.stage.view)
    shown = presenter.stage.view
    assert isinstance(shown, ChartPanes)
    hand = Hand(shown, 1)
    hand.press(spot(shown, 1, "permits-section", 0.3, 0.5))
    hand.move(spot(shown, 1, "vitality-committee", 0.5, 0.5))
    QTest.keyClick(hand.pane, Qt.Key.Key_Escape)
    hand.release()
    assert presenter.isVisible()
    assert above(presenter.document.state.scenarios[1], "permits-section") == "finance-committee"
    hand.press(spot(shown, 1, "permits-section", 0.3, 0.5))
    hand.move(spot(shown, 1, "vitality-committee", 0.5, 0.5))
    hand.release()
    assert above(presenter.document.state.scenarios[1], "permits-section") == "vitality-committee"
    presenter.close()
    assert above(drafts(window)[1], "permits-section") == "vitality-committee"


def test_with_l_held_units_are_tied_and_not_moved(edited: Edited) -> None:
    window = edited(COMMITTEES, BOARDS, columns=(1,))
    document, charts = window.document, window.structure
    path = document.state.files[1].path
    document.change(based=Based(document.state.files[0].path))
    QApplication.processEvents()
    places = [unit.id for unit in hierarchy(document.state.scenarios[1]).units]

    # A link in the draft itself: its kind is asked for at the end, and it is shown.
    hand = take(window, 1, "permits-section")
    QTest.keyPress(hand.pane, Qt.Key.Key_L)
    hand.move(spot(charts, 1, "group-property-section", 0.5, 0.5))
    assert hand.words == "Lupajaosto – Konserni- ja omaisuusjaosto: uusi yhteys, laji kysytään"
    assert hand.dragging.overlay.shapes.bar is not None
    hand.move(spot(charts, 1, "permits-section", 0.6, 0.5))
    assert hand.words == "Yksiköstä Lupajaosto ei voi olla yhteyttä siihen itseensä"
    # Let go, the key lets it be moved again.
    hand.move(spot(charts, 1, "group-property-section", 0.5, 0.5))
    QTest.keyRelease(hand.pane, Qt.Key.Key_L)
    assert hand.words.startswith("Lupajaosto → yksikön Konserni- ja omaisuusjaosto alle")
    QTest.keyPress(hand.pane, Qt.Key.Key_L)
    hand.release()
    QTest.keyRelease(hand.pane, Qt.Key.Key_L)
    (menu,) = [each for each in charts.findChildren(QMenu) if each.isVisible()]
    kinds = [each.text() for each in menu.actions() if not each.isSeparator()]
    assert kinds[:2] == ["Yhteyden laji", "Ohjaa: Konserni- ja omaisuusjaosto"]
    assert len(kinds) == 1 + 10
    next(each for each in menu.actions() if each.text().startswith("Neuvoo")).trigger()
    menu.close()
    link = drafts(window)[1].links[-1]
    assert (link.kind, link.from_, link.to) == ("advises", "permits-section", "group-property-section")
    assert "advises" in document.state.links
    assert document.state.session.done[-1].words.key == "edit.words.linked"

    # From the baseline: what a unit continues.
    QApplication.processEvents()
    # The key may be held before a box is pressed, in whichever chart has the keyboard.
    charts.panes[1].setFocus()
    QTest.keyPress(charts.panes[1], Qt.Key.Key_L)
    hand = take(window, 0, "vitality-committee")
    hand.move(spot(charts, 1, "urban-development-board", 0.5, 0.5))
    assert hand.words == "Kaupunkikehityslautakunta jatkaa yksikköä Elinvoimavaliokunta (A)"
    hand.release()
    QTest.keyRelease(hand.pane, Qt.Key.Key_L)
    board = unit_of(drafts(window)[1], "urban-development-board")
    assert board is not None and "vitality-committee" in board.continues
    assert [unit.id for unit in hierarchy(drafts(window)[1]).units] == places
    settle(window)
    # It is there already; and the baseline, which is not edited, takes nothing.
    hand = take(window, 0, "vitality-committee")
    QTest.keyPress(hand.pane, Qt.Key.Key_L)
    hand.move(spot(charts, 1, "urban-development-board", 0.5, 0.5))
    assert hand.words == "Kaupunkikehityslautakunta jatkaa jo yksikköä Elinvoimavaliokunta"
    QTest.keyClick(hand.pane, Qt.Key.Key_Escape)
    hand.release()
    QTest.keyRelease(hand.pane, Qt.Key.Key_L)
    document.change(based=Based(path))
    settle(window)
    hand = take(window, 0, "city-board")
    QTest.keyPress(hand.pane, Qt.Key.Key_L)
    hand.move(spot(charts, 1, "urban-development-board", 0.5, 0.5))
    assert hand.words.startswith("Jatkuvuus merkitään lähtötilanteen yksiköstä")
    QTest.keyClick(hand.pane, Qt.Key.Key_Escape)
    hand.release()
    assert len(document.state.session.done) == 2


def test_a_panel_does_not_open_beside_what_is_dragged(edited: Edited, qtbot: QtBot) -> None:
    window = edited(BOARDS)
    hand = take(window, 0, "permits-section")
    hand.release()
    assert window.document.state.selected == "permits-section"
    # Before it is certain that no second click comes.
    hand = take(window, 0, "city-manager")
    hand.move(spot(window.structure, 0, "city-board", 0.5, 0.5))
    wide = window.structure.width()
    qtbot.wait(QApplication.doubleClickInterval() + 100)
    assert hand.dragging.is_busy
    assert window.structure.width() == wide
    QTest.keyClick(hand.pane, Qt.Key.Key_Escape)
    hand.release()
    qtbot.waitUntil(lambda: window.inspector.isVisible() and window.structure.width() < wide)
