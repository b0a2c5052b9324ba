"""No text of the window is cut, covered, written over another or too small on the smallest usual screen.

Judged by what is really written where, in every view and in three languages; see `tests.app.clipped`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QListView, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from orgsim.app.decisions.view import DecisionsView
from orgsim.app.differences.view import DifferencesView
from orgsim.app.document.state import CHART_VIEWS, OpenFigure
from orgsim.app.matrix.chip import Chip
from orgsim.app.matters.view import MattersView
from orgsim.app.metrics.view import MetricsView
from orgsim.app.shell.window import MainWindow
from orgsim.app.widgets.fields import Choice
from orgsim.app.widgets.labels import ElidedLabel, label
from orgsim.drawing.themes import THEMES
from orgsim.export.page.painter import paint_drawing
from orgsim.model.assumption_edits import Assumed
from orgsim.model.views import VIEWS
from tests.app.clipped import faults_in, faults_on, written_with
from tests.app.settling import settle as settle_charts
from tests.grids import grid

LIGHT = THEMES["light"]
LAPTOP = (1366, 768)
SMALLEST = (960, 540)
LANGUAGES = ("fi", "sv", "en")
FILES = ("lohja-2016", "lohja-nyt-konsepti", "heinola-2017-2025", "lohja-osallisuusprosessi")
SEEN = grid(FILES, VIEWS, LANGUAGES)
THREE_SEEN = grid((LAPTOP, SMALLEST), ("metrics", "transition", "matters"), ("sv", "fi", "en"))


def settle() -> None:
    for _ in range(6):
        QApplication.processEvents()
        # What has gone is taken away, as it is where an event loop runs.
        QApplication.sendPostedEvents(None, 52)


def found_in(window: MainWindow, where: str) -> list[str]:
    settle()
    settle_charts(window)
    return [f"{where}: {fault}" for fault in faults_in(window)]


@pytest.mark.parametrize("file", FILES)
def test_every_view_shows_its_texts_whole(open_window, scenarios_dir: Path, file: str) -> None:
    window = open_window(scenarios_dir / f"{file}.yaml", size=LAPTOP)
    faults: list[str] = []
    for view, language in [look for its, *look in SEEN if its == file]:
        window.document.change(view=view, language=language)
        faults += found_in(window, f"{view}, {language}")
        for drawing in window.charts().drawings if view in CHART_VIEWS else ():
            plane = QRectF(0, 0, drawing.width, drawing.height)
            texts = written_with(lambda painter, drawing=drawing: paint_drawing(painter, drawing, LIGHT))
            faults += [f"chart, {language}: {fault}" for fault in faults_on(plane, texts)]
    assert not faults, "\n".join(faults)


def looks(window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    """What a view shows beside its first look, and how to come there."""
    change = window.document.change
    views = window.views.view

    def by_body(on: bool) -> None:
        change(view="matters")
        matters = views("matters")
        assert isinstance(matters, MattersView)
        matters.by_body.setChecked(on)

    def pairs() -> None:
        change(view="differences")
        differences = views("differences")
        assert isinstance(differences, DifferencesView)
        differences.panel.show_pairs()

    def all_figures() -> None:
        change(view="metrics", costs_shown=False, figure=None)
        metrics = views("metrics")
        assert isinstance(metrics, MetricsView)
        metrics.show_all.setChecked(True)

    yield "a unit", lambda: change(view="structure", selected="kaupunginhallitus", remits=True)
    yield "its differences", lambda: change(view="differences")
    yield "pairs", pairs
    yield "a figure", lambda: change(view="metrics", figure=OpenFigure("elected.seats", 1))
    yield "costs", lambda: change(figure=None, costs_shown=True)
    yield "all figures", all_figures
    yield "matters by body", lambda: by_body(on=True)
    yield "matters", lambda: by_body(on=False)
    yield "a unit's transition", lambda: change(view="transition")
    options = replace(window.document.state.transition, measure="seats", grouping="kind", everything=True)
    yield "the whole transition", lambda: change(selected=None, transition=options)
    yield "library", lambda: change(library=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_panels_and_tables_show_their_texts_whole(open_window, scenarios_dir: Path, language: str) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml", size=LAPTOP, language=language)
    faults: list[str] = []
    for name, come in looks(window):
        come()
        faults += found_in(window, name)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("size", [LAPTOP, SMALLEST])
def test_three_drafts_side_by_side_show_their_figures_transition_and_matters_whole(
    open_window, scenarios_dir: Path, size: tuple[int, int]
) -> None:
    """As it was seen in Swedish: the sides of the spans, the last bar and the words of the axis were cut."""
    names = ("lohja-valiokuntamalli", "lohja-lautakuntamalli", "lohja-nykytila")
    window = open_window(*(scenarios_dir / f"{name}.yaml" for name in names), size=size)
    faults: list[str] = []
    for view, language in [look for its, *look in THREE_SEEN if its == size]:
        window.document.change(view=view, language=language)
        faults += found_in(window, f"{view}, {language}")
    assert not faults, "\n".join(faults)


def test_decisions_are_told_whole_on_the_smallest_screen(open_window, scenarios_dir: Path, qtbot: QtBot) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml", size=SMALLEST)
    window.document.change(view="decisions", assumed=(Assumed("runs", None, 20),))
    view = window.views.view("decisions")
    assert isinstance(view, DecisionsView)
    qtbot.waitUntil(lambda: view.is_settled)
    faults = found_in(window, "decisions, fi")
    assert not faults, "\n".join(faults)


# that it can fail


@pytest.fixture
def plate(qtbot: QtBot, app_with_fonts: QApplication) -> QWidget:
    made = QWidget()
    made.resize(400, 200)
    qtbot.addWidget(made)
    made.show()
    return made


def put(plate: QWidget, widget: QWidget, at: tuple[int, int], size: tuple[int, int] | None = None) -> None:
    widget.setParent(plate)
    widget.move(QPoint(*at))
    widget.resize(QSize(*size) if size is not None else widget.sizeHint())
    widget.show()


def test_what_has_its_room_is_no_fault(plate: QWidget) -> None:
    put(plate, label("Kaupunginhallitus"), (10, 10))
    put(plate, QPushButton("Avaa…"), (10, 40))
    put(plate, Choice([("Organisaation osat", 1), ("Tyyppi", 2)], 1, LIGHT), (10, 80))
    assert faults_in(plate) == []


@pytest.mark.parametrize(
    "make", [lambda: label("Kaupunginhallitus"), lambda: QPushButton("Kaupunginhallitus"), lambda: Chip("Lautakunta")]
)
def test_a_widget_that_is_too_narrow_is_found(plate: QWidget, make: Callable[[], QWidget]) -> None:
    put(plate, make(), (10, 10), (60, 24))
    assert [fault for fault in faults_in(plate) if "is cut" in fault or "no tip" in fault]


def test_a_widget_that_is_too_low_is_found(plate: QWidget) -> None:
    put(plate, label("Kaupunginhallitus"), (10, 10), (200, 6))
    assert "too low" in faults_in(plate)[0]


def test_what_the_edge_of_the_window_cuts_is_found(plate: QWidget) -> None:
    put(plate, label("Kaupunginhallitus"), (350, 10))
    assert "pixels of width" in faults_in(plate)[0]


def test_what_is_wider_than_an_area_that_scrolls_up_and_down_is_found(plate: QWidget) -> None:
    inside = QWidget()
    row = QHBoxLayout(inside)
    for name in ("Viranhaltijat", "Toimielimet", "Koko kaavio"):
        row.addWidget(QLabel(name))
    area = QScrollArea()
    area.setWidget(inside)
    put(plate, area, (10, 10), (120, 120))
    assert faults_in(plate) == [], "it can be moved across"
    inside.move(-40, 0)
    area.horizontalScrollBar().setRange(0, 0)
    assert any("is cut" in fault for fault in faults_in(plate))


def test_rows_that_can_be_scrolled_to_are_no_fault(plate: QWidget) -> None:
    rows = QListView()
    model = QStandardItemModel(rows)
    for number in range(40):
        model.appendRow(QStandardItem(f"Jaosto {number}"))
    rows.setModel(model)
    put(plate, rows, (10, 10), (150, 90))
    assert faults_in(plate) == []


def test_texts_over_each_other_and_widgets_over_texts_are_found(plate: QWidget) -> None:
    put(plate, label("Kaupunginhallitus"), (10, 10))
    put(plate, label("Valtuusto"), (60, 14))
    said = "\n".join(faults_in(plate))
    assert "are written over each other" in said
    assert "is covered by" in said


def test_what_is_shortened_needs_a_tip(plate: QWidget) -> None:
    name = ElidedLabel("Kaupunkikehityslautakunta")
    put(plate, name, (10, 10), (90, 20))
    assert faults_in(plate) == []
    name.setToolTip("")
    assert "is shortened and has no tip" in faults_in(plate)[0]


def test_what_has_no_room_is_said_shorter_or_in_two_lines(plate: QWidget) -> None:
    said = ElidedLabel()
    said.set_whole("11/159 yksikköä näkyy · 120 ennallaan · 9 yhdistettyä", "11/159 · 19 eroa")
    put(plate, said, (10, 10), (150, 20))
    assert said.text() == "11/159 · 19 eroa"
    assert "9 yhdistettyä" in said.toolTip()
    said.resize(900, 20)
    assert said.text().endswith("9 yhdistettyä")
    assert said.toolTip() == ""
    name = ElidedLabel("Malli 1: kolme valiokuntaa, kaksi toimialaa")
    name.set_lines(2)
    assert name.sizeHint().height() == 2 * ElidedLabel("Malli").sizeHint().height()
    put(plate, name, (10, 60), (190, 40))
    first, second = name.text().split("\n")
    assert f"{first} {second}" == "Malli 1: kolme valiokuntaa, kaksi toimialaa"
    assert name.toolTip() == ""


def test_letters_that_are_too_small_are_found(plate: QWidget) -> None:
    tiny = label("1 500 €")
    tiny.setStyleSheet("font-size: 8px")
    put(plate, tiny, (10, 10))
    assert "8.0 pixels large" in faults_in(plate)[0]


def test_a_choice_that_is_too_narrow_shortens_its_name_and_tells_it(plate: QWidget) -> None:
    narrow = Choice([("A → B: Malli 1: kolme valiokuntaa, kaksi toimialaa", 1)], 1, LIGHT)
    put(plate, narrow, (10, 10), (180, 32))
    assert faults_in(plate) == []
    assert "kaksi toimialaa" in narrow.toolTip()
    narrow.resize(380, 32)
    assert narrow.toolTip() == ""


def test_a_chip_has_room_for_the_heavier_letters_of_its_pressed_state(plate: QWidget) -> None:
    chip = Chip("Toimielimittäin")
    put(plate, chip, (10, 10))
    before = chip.sizeHint()
    chip.setChecked(True)
    assert chip.sizeHint() == before
    assert faults_in(plate) == []
