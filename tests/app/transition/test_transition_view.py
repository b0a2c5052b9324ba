"""The transition view in a real window: what it shows, what a click tells, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from benchmarks.organisations import reform
from orgsim.app.document.state import State
from orgsim.app.pictures.shown import picture_of
from orgsim.app.shell.window import MainWindow
from orgsim.app.transition.canvas import Thing, TransitionCanvas
from orgsim.app.transition.panel import TransitionPanel
from orgsim.app.transition.view import TransitionView
from orgsim.export.page.svg import svg_of
from tests.app.settling import meet
from tests.app.turning import turn

OpenTransition = Callable[..., tuple[MainWindow, TransitionView]]

NOW_TO_CONCEPT = "lohja-nyt-konsepti.yaml"
MODELS = "lohja-2016.yaml"


@pytest.fixture
def open_transition(open_window: Callable[..., MainWindow], scenarios_dir: Path, qtbot: QtBot) -> OpenTransition:
    def open_(*names: str, **options: object) -> tuple[MainWindow, TransitionView]:
        window = open_window(*(scenarios_dir / name for name in names), **options)
        window.actions_by_name["transition"].trigger()
        view = window.views.view("transition")
        assert isinstance(view, TransitionView)
        qtbot.waitUntil(view.isVisible)
        settled(view, qtbot)
        return window, view

    return open_


def settled(view: TransitionView, qtbot: QtBot) -> None:
    """The layout has come to rest."""
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not view._settle.isActive())


def node(canvas: TransitionCanvas, name: str, *, before: bool = True) -> Thing:
    assert canvas.drawing is not None
    nodes = canvas.drawing.nodes
    return "node", next(at for at, its in enumerate(nodes) if its.before == before and " ".join(its.name) == name)


def band(canvas: TransitionCanvas, one: str, other: str) -> Thing:
    drawing = canvas.drawing
    assert drawing is not None
    ends = node(canvas, one)[1], node(canvas, other, before=False)[1]
    return "ribbon", next(at for at, its in enumerate(drawing.ribbons) if (its.before, its.after) == ends)


def click(canvas: TransitionCanvas, thing: Thing, qtbot: QtBot) -> None:
    at = canvas.point_of(thing).toPoint()
    assert canvas.rect().contains(at)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    told(canvas)


def told(canvas: TransitionCanvas) -> None:
    """The panel beside it says all that it has to say."""
    (panel,) = [its for its in canvas.window().findChildren(TransitionPanel) if its.isVisible()]
    meet(lambda: not panel.is_telling)


def names(canvas: TransitionCanvas, *, before: bool) -> list[str]:
    drawing = canvas.drawing
    assert drawing is not None
    return [" ".join(drawing.nodes[at].name) for at in drawing.column(before=before)]


def test_the_panel_tells_what_becomes_of_each_kind(open_transition: OpenTransition) -> None:
    _, view = open_transition(NOW_TO_CONCEPT)
    said = view.panel.text.splitlines()
    for kind, before, after in (("Toimialat", 3, 2), ("Tulosalueet", 15, 4), ("Tulosyksiköt", 21, 10)):
        at = said.index(kind)
        assert said[at + 1 : at + 4] == [str(before), "→", str(after)]
    assert view.note.isHidden()
    assert "yhdistyy 39 → 15" in view.legend.accessibleDescription()


def test_the_baseline_is_at_the_left_wherever_it_stands(
    open_transition: OpenTransition, scenarios_dir: Path, tmp_path: Path
) -> None:
    text = (scenarios_dir / NOW_TO_CONCEPT).read_text("utf-8")
    turned = text.replace(
        "[lohja-nykytila.yaml, lohja-konsepti-2015.yaml]", "[lohja-konsepti-2015.yaml, lohja-nykytila.yaml]"
    )
    assert turned != text
    for name in ("lohja-nykytila.yaml", "lohja-konsepti-2015.yaml"):
        (tmp_path / name).write_bytes((scenarios_dir / name).read_bytes())
    (tmp_path / "turned.yaml").write_text(turned, "utf-8")
    _, view = open_transition(str(tmp_path / "turned.yaml"))
    assert names(view.canvas, before=True) == ["Nykyiset toimialat", "Nykyiset tulosalueet", "Nykyiset tulosyksiköt"]


def test_a_click_on_a_band_tells_both_units_and_leads_to_them(open_transition: OpenTransition, qtbot: QtBot) -> None:
    window, view = open_transition(NOW_TO_CONCEPT, size=(1440, 1000))
    thing = band(view.canvas, "Nykyiset tulosalueet", "Konsernihallinto")
    click(view.canvas, thing, qtbot)
    assert view.canvas.thing == thing
    said = view.panel.text
    assert said.startswith("Yhdistyy")
    assert "Tulosalue · 15 yksikköä" in said
    assert "Tulosalue · 1 yksikkö" in said
    assert "Laskennallinen osuus: 3,75 / 15" in said
    link = next(link for link in view.panel.links() if link.text() == "Konsernihallinto")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert (window.document.state.view, window.document.state.selected) == ("structure", "group-administration")


def test_a_click_on_a_row_selects_its_unit_and_tells_where_it_goes(
    open_transition: OpenTransition, qtbot: QtBot
) -> None:
    window, view = open_transition(NOW_TO_CONCEPT, size=(1440, 1000))
    click(view.canvas, node(view.canvas, "Nykyiset tulosalueet"), qtbot)
    assert window.document.state.selected == "current-performance-areas"
    assert [link.text() for link in view.panel.links()] == [
        "Näytä rakenteessa",
        "Konsernihallinto",
        "Palvelutuotanto",
        "Kaupunkikehitys",
        "Kaupunkisisällöt",
    ]
    qtbot.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert window.document.state.selected is None
    assert view.canvas.thing is None


def test_what_is_pointed_at_lights_up(open_transition: OpenTransition, qtbot: QtBot) -> None:
    _, view = open_transition(NOW_TO_CONCEPT, size=(1440, 1000))
    canvas = view.canvas
    assert canvas.lit is None
    thing = node(canvas, "Nykyiset tulosalueet")
    qtbot.mouseMove(canvas, canvas.point_of(thing).toPoint())
    nodes, ribbons = canvas.lit or (frozenset(), frozenset())
    assert (len(nodes), len(ribbons)) == (5, 4)
    assert "yhdistyy → Konsernihallinto" in canvas.toolTip()
    QApplication.sendEvent(canvas, _leave())
    assert canvas.lit is None


def _leave():
    from PySide6.QtCore import QEvent

    return QEvent(QEvent.Type.Leave)


def test_the_keyboard_walks_rows_and_along_bands(open_transition: OpenTransition, qtbot: QtBot) -> None:
    window, view = open_transition(NOW_TO_CONCEPT)
    canvas = view.canvas
    assert window.focusWidget() is canvas
    keys = Qt.Key
    for key, unit in (
        (keys.Key_Down, "current-divisions"),
        (keys.Key_Down, "current-performance-areas"),
        (keys.Key_Right, "group-administration"),
        (keys.Key_Down, "service-production"),
        (keys.Key_Left, "current-performance-areas"),
        (keys.Key_End, "current-performance-units"),
        (keys.Key_Home, "current-divisions"),
    ):
        qtbot.keyClick(canvas, key)
        assert window.document.state.selected == unit
    assert canvas.accessibleDescription() == "Nykyiset toimialat (3 yksikköä): yhdistyy → Elinvoima"


def test_a_group_opens_by_its_heading_and_folds_again(open_transition: OpenTransition, qtbot: QtBot) -> None:
    window, view = open_transition(MODELS, size=(1440, 1200))
    canvas = view.canvas
    assert "15 ennallaan" in names(canvas, before=True)

    def heading() -> Thing:
        drawing = canvas.drawing
        assert drawing is not None
        keys = [each.group.key for each in drawing.headings]
        return "heading", keys.index("0:unit-vitality")

    click(canvas, heading(), qtbot)
    assert window.document.state.transition.opened == {"0:unit-vitality"}
    assert "Konsernihallinto" in names(canvas, before=True)
    assert "15 ennallaan" not in names(canvas, before=False)
    canvas.reach(node(canvas, "Elinvoima")[1])
    window.document.change(transition=State().transition)
    assert "15 ennallaan" in names(canvas, before=True)


def test_a_folded_row_lists_its_units_and_can_be_opened(open_transition: OpenTransition, qtbot: QtBot) -> None:
    window, view = open_transition(MODELS, size=(1440, 1200))
    click(view.canvas, node(view.canvas, "15 ennallaan"), qtbot)
    assert window.document.state.selected is None
    assert [link.text() for link in view.panel.links()][:2] == ["Elinvoima", "Konsernihallinto"]
    assert len(view.panel.links()) == 15
    view.panel.open_asked.emit()
    assert "Konsernihallinto" in names(view.canvas, before=True)


def test_without_lineage_it_says_so_and_what_would_give_it(open_transition: OpenTransition) -> None:
    _, view = open_transition(MODELS)
    assert view.note.isVisible()
    assert "continues" in view.note.text()


def test_choosers_change_the_measure_the_grouping_and_what_is_folded(open_transition: OpenTransition) -> None:
    window, view = open_transition(MODELS)
    view.choosers.measure.setCurrentIndex(view.choosers.measure.findData("seats"))
    view.choosers.measure.activated.emit(view.choosers.measure.currentIndex())
    assert view.canvas.drawing is not None
    assert view.canvas.drawing.titles[0].caption == "129 paikkaa · 3 ei kerro"
    view.choosers.measure.setCurrentIndex(view.choosers.measure.findData("units"))
    view.choosers.measure.activated.emit(view.choosers.measure.currentIndex())
    assert view.choosers.grouping.currentData() == "part"
    view.choosers.grouping.setCurrentIndex(view.choosers.grouping.findData("kind"))
    view.choosers.grouping.activated.emit(view.choosers.grouping.currentIndex())
    assert "Tulosyksiköt · 10" in [heading.text for heading in view.canvas.drawing.headings]
    view.choosers.everything.click()
    assert len(names(view.canvas, before=True)) == 37
    assert window.document.state.transition.everything


def test_of_three_drafts_the_pair_is_chosen(open_transition: OpenTransition) -> None:
    window, view = open_transition(MODELS, "lohja-konsepti-2015.yaml")
    assert view.choosers.way.isVisible()
    assert [view.choosers.way.itemText(at) for at in range(view.choosers.way.count())] == ["A → B", "A → C"]
    view.choosers.way.setCurrentIndex(1)
    view.choosers.way.activated.emit(1)
    assert window.document.state.compared == 2
    assert view.canvas.drawing is not None
    assert " ".join(view.canvas.drawing.titles[1].lines) == "Lohja, organisaatiokonsepti 2015"
    assert "organisaatiokonsepti 2015" in svg_of(picture_of(window.document.state)).decode()


def test_one_draft_alone_leads_nowhere(open_transition: OpenTransition) -> None:
    window, view = open_transition("lohja-nykytila.yaml")
    assert view.hint.isVisible()
    assert not view.canvas.isVisible()
    window.files.open([Path(window.document.state.files[0].path.parent / "lohja-konsepti-2015.yaml")], add=True)
    assert view.canvas.isVisible()


def test_it_is_zoomed_panned_and_fitted(open_transition: OpenTransition, qtbot: QtBot) -> None:
    window, view = open_transition(NOW_TO_CONCEPT)
    canvas = view.canvas
    fitted = canvas.viewport
    window.actions_by_name["zoom-in"].trigger()
    assert canvas.viewport.zoom == pytest.approx(1.25 * fitted.zoom)
    window.actions_by_name["fit"].trigger()
    assert canvas.viewport == fitted
    at = QPointF(300, 200)
    under = canvas.viewport.to_drawing(at.x(), at.y())
    turn(canvas, 120, at=at)
    assert canvas.viewport.to_drawing(at.x(), at.y()) == pytest.approx(under)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    qtbot.mouseMove(canvas, QPoint(300, 160))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 160))
    assert canvas.viewport.to_drawing(300, 160) == pytest.approx(under)
    assert canvas.thing is None


def test_what_is_chosen_stays_chosen_when_the_shape_changes(open_transition: OpenTransition, qtbot: QtBot) -> None:
    window, view = open_transition(NOW_TO_CONCEPT, size=(1440, 1000))
    click(view.canvas, band(view.canvas, "Nykyiset tulosalueet", "Konsernihallinto"), qtbot)
    window.resize(1200, 800)
    QApplication.processEvents()
    settled(view, qtbot)
    assert view.canvas.thing == band(view.canvas, "Nykyiset tulosalueet", "Konsernihallinto")
    window.document.change(language="en", theme="dark")
    told(view.canvas)
    assert view.canvas.thing is not None
    assert view.panel.text.startswith("Merged")


def test_a_unit_that_was_selected_elsewhere_is_found(open_transition: OpenTransition, qtbot: QtBot) -> None:
    window, view = open_transition(MODELS)
    window.actions_by_name["structure"].trigger()
    window.go_to("group-administration")
    window.actions_by_name["transition"].trigger()
    settled(view, qtbot)
    assert view.canvas.thing == node(view.canvas, "15 ennallaan")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_it_is_drawn_in_every_language_and_theme(open_transition: OpenTransition, language: str, qtbot: QtBot) -> None:
    window, view = open_transition(NOW_TO_CONCEPT, language=language, size=(1366, 768))
    for theme in ("light", "dark", "projector"):
        window.document.change(theme=theme)
        settled(view, qtbot)
        image = view.grab().toImage()
        colours = {image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)}
        assert len(colours) > 40, theme


def test_thousands_of_units_are_counted_aside(
    open_window: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    files = []
    for name, text in zip("ab", reform(2_100, 2_120, 300), strict=True):
        files.append(tmp_path / f"{name}.yaml")
        files[-1].write_text(text, encoding="utf-8")
    window = open_window(*files)
    window.document.change(view="transition")
    view = window.views.made["transition"]
    assert isinstance(view, TransitionView)
    assert view.hint.isVisible()
    assert view.hint.text() == "Lasketaan, mitä yksiköistä tulee…"
    # Another size, as the view has at once when it is first shown, is none that they would be counted anew for.
    counted = view._aside._found
    window.resize(1_000, 700)
    view._draw_anew()
    assert view._aside._found is counted and view._aside.is_running
    qtbot.waitUntil(lambda: view.canvas.drawing is not None)
    assert not view.hint.isVisible()
    drawing = view.canvas.drawing
    assert drawing is not None
    assert (len(drawing.transition.left), len(drawing.transition.right)) == (2_100, 2_120)
    # Of a group of many the panel lists the first, and tells how many more there are.
    many = max(range(len(drawing.nodes)), key=lambda at: len(drawing.nodes[at].row.units))
    number = len(drawing.nodes[many].row.units)
    assert number > 40
    view.canvas.chosen.emit(("node", many))
    assert view.panel.is_telling, "of forty the last come in rounds of their own"
    told(view.canvas)
    said = [each.text() for each in view.panel.findChildren(QLabel)]
    assert f"ja {number - 40} muuta" in said
    view.canvas.chosen.emit(None)
    # Letters are no smaller than 11 pixels, and a group that is opened is counted aside with the old one in view.
    assert view.canvas.viewport.zoom * 12 >= 11
    heading = next(at for at, each in enumerate(drawing.headings) if each.group.foldable)
    view.canvas.toggled.emit(("heading", heading))
    assert not view.hint.isVisible()
    qtbot.waitUntil(lambda: view.canvas.drawing is not drawing)
