"""What meetings cost, set by sliders: every scenario follows at once, and the comparison's file keeps the numbers."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from orgsim.analysis.cost_defaults import default
from orgsim.analysis.deciding.defaults import defaults as practice
from orgsim.app.document.assuming import assume, assumptions
from orgsim.app.document.document import Document
from orgsim.app.document.open_files import opened
from orgsim.app.document.state import OpenFigure, State
from orgsim.app.metrics.cost_panel import CostPanel
from orgsim.app.metrics.table import MetricsTable
from orgsim.app.metrics.view import MetricsView
from orgsim.app.opening.written import comparison_of
from orgsim.app.pictures.shown import picture_of
from orgsim.app.shell.window import MainWindow
from orgsim.files.reading.comparison_file import read_comparison
from orgsim.files.reading.opening import open_paths
from orgsim.model.assumption_edits import Assumed
from orgsim.model.comparison import Assumptions
from orgsim.model.text import Language, Text
from tests.app.settling import rest
from tests.app.turning import turn

DRAFTS = ("lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml")
KINDS = [
    "council",
    "city-board",
    "board",
    "committee",
    "section",
    "audit-committee",
    "election-board",
    "regional-board",
]
NB = "\u00a0"

OpenCosts = Callable[..., MetricsView]


@pytest.fixture
def folder(tmp_path: Path, scenarios_dir: Path) -> Path:
    for name in ("lohja-2016.yaml", *DRAFTS):
        shutil.copy(scenarios_dir / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def open_costs(qtbot: QtBot, no_leaks: None, folder: Path) -> OpenCosts:
    """Opens the metrics view with the panel on copies of Lohja's drafts, as the comparison unless others are named."""

    def open_(*files: str, language: Language = "fi", size: tuple[int, int] = (1270, 590)) -> MetricsView:
        paths = [folder / name for name in files or ("lohja-2016.yaml",)]
        state = opened(State(language=language, view="metrics", costs_shown=True), open_paths(paths), add=False)
        view = MetricsView(Document(state))
        qtbot.addWidget(view)
        view.resize(*size)
        with qtbot.waitExposed(view):
            view.show()
        qtbot.waitUntil(lambda: view.plots is not None and view.costs is not None and view.costs.isVisible())
        QApplication.processEvents()
        return view

    return open_


def document(view: MetricsView) -> Document:
    return view._document


def panel(view: MetricsView) -> CostPanel:
    assert view.costs is not None
    return view.costs


def in_table(view: MetricsView) -> list[str]:
    row = next(row for row in view._rows if row.metric.id == "cost.meetings")
    return [str(figure.value) for figure in row.figures]


def kept(folder: Path) -> Assumptions:
    assumed = read_comparison(folder / "lohja-2016.yaml").comparison.assumptions
    assert assumed is not None
    return assumed


def test_the_panel_is_made_in_several_rounds_of_events_and_seen_when_all_of_it_is_there(
    qtbot: QtBot, no_leaks: None, folder: Path
) -> None:
    state = opened(State(view="metrics"), open_paths([folder / "lohja-2016.yaml"]), add=False)
    view = MetricsView(Document(state))
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    qtbot.waitUntil(lambda: view.plots is not None)
    document(view).change(costs_shown=True)
    # Until it is seen the plots are.
    rounds = 0
    while panel(view).is_filling:
        assert not panel(view).isVisible() and view.plots.isVisible()
        QApplication.processEvents()
        rounds += 1
    assert rounds > 1
    assert panel(view).isVisible() and list(panel(view).rows) == KINDS
    assert not view.plots.isVisible()
    document(view).change(costs_shown=False)
    assert view.plots.isVisible()


def test_there_is_a_row_for_each_kind_of_body_with_what_it_costs(open_costs: OpenCosts) -> None:
    its = panel(open_costs())
    assert list(its.rows) == KINDS
    assert its.bars.texts == [(f"≥\u200976{NB}230{NB}€", ""), (f"≥\u200939{NB}150{NB}€", "")]
    assert its.rows["council"].meetings.value == 9
    assert its.rows["council"].meetings.box.text() == "9"
    assert its.rows["board"].meetings.value is None
    assert its.rows["board"].meetings.box.text() == "?"
    assert its.rows["council"].offers["meetings"].text() == "Oletus 9 · Uusikaupunki 2021"
    assert its.rows["council"].offers["fee"].text() == f"Oletus 80{NB}€ · Kuntaliitto 2018"
    assert its.rows["board"].offers["meetings"].isHidden()


def test_a_slider_changes_the_costs_of_every_scenario_at_once(open_costs: OpenCosts) -> None:
    view = open_costs()
    its = panel(view)
    its.rows["city-board"].meetings.slider.setValue(30)
    # A: 9 × 80 × 51.5 + 30 × 100 × 13.5 = 37 080 + 40 500; B: 40 500.
    assert its.bars.texts[0][0] == f"≥\u200977{NB}580{NB}€"
    assert its.bars.texts[1][0] == f"≥\u200940{NB}500{NB}€"
    assert in_table(view) == ["77580", "40500"]
    its.rows["committee"].meetings.slider.setValue(10)
    # Three committees of 13: 3 × 10 × 70 × 13.5 = 28 350, in A only.
    assert in_table(view) == ["105930", "40500"]
    assert its.bars.texts[1][1] == "", "B leaves other bodies out: what differs is what is missing"


def test_what_is_let_go_is_written_into_the_file_and_nothing_else_of_it_changes(
    open_costs: OpenCosts, folder: Path
) -> None:
    view = open_costs()
    before = (folder / "lohja-2016.yaml").read_bytes()
    field = panel(view).rows["city-board"].meetings
    field.slider.setSliderDown(True)
    field.slider.setValue(12)
    assert (folder / "lohja-2016.yaml").read_bytes() == before
    assert panel(view).kept.text() == "Tallennetaan tiedostoon lohja-2016.yaml …"
    field.slider.setSliderDown(False)
    assert (folder / "lohja-2016.yaml").read_bytes() == before.replace(b"city-board: 29}", b"city-board: 12}")
    state = document(view).state
    assert state.assumed == ()
    assert state.comparison is not None
    assert state.comparison.data == (folder / "lohja-2016.yaml").read_bytes()
    assert panel(view).kept.text() == "Tallennettu tiedostoon lohja-2016.yaml."


def test_what_rests_is_written_by_itself(open_costs: OpenCosts, folder: Path, qtbot: QtBot) -> None:
    view = open_costs()
    panel(view).rows["board"].meetings.slider.setValue(14)
    qtbot.waitUntil(lambda: kept(folder).meetings == {"council": 9, "city-board": 29, "board": 14})
    assert document(view).state.assumed == ()


def test_what_is_hidden_before_it_rests_is_written_too(open_costs: OpenCosts, folder: Path) -> None:
    view = open_costs()
    panel(view).rows["board"].meetings.slider.setValue(14)
    document(view).change(costs_shown=False)
    assert kept(folder).meetings["board"] == 14
    document(view).change(costs_shown=True)
    panel(view).rows["board"].meetings.slider.setValue(15)
    view.close()
    assert kept(folder).meetings["board"] == 15


def test_numbers_are_typed_with_the_languages_comma(open_costs: OpenCosts, qtbot: QtBot, folder: Path) -> None:
    view = open_costs()
    box = panel(view).rows["council"].fee.box
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "85,5")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert assumptions(document(view).state).fee["council"] == 85.5
    assert box.text() == "85,5"
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.text() == "90,5"
    view.close()
    assert kept(folder).fee["council"] == 90.5


def test_what_is_no_number_stays_with_what_is_wanted_and_changes_nothing(
    open_costs: OpenCosts, qtbot: QtBot, folder: Path
) -> None:
    view = open_costs()
    row = panel(view).rows["council"]
    before = assumptions(document(view).state)
    assert before is not None
    wanted = {
        row.fee: "Kirjoita luku väliltä 0–100\u00a0000, enintään neljä desimaalia",
        row.meetings: "Kirjoita kokonaisluku väliltä 0–366",
    }
    odd = {
        row.fee: ("abc", "-5", "1e9", "1234567", "100001", "1,2,3", "1 2", "2,12345", "²"),
        row.meetings: ("2,5", "12.5", "1e3", "-5", "367", "9" * 30, "-", "abc"),
    }
    for field, said in wanted.items():
        for typed in odd[field]:
            field.box.setFocus()
            field.box.selectAll()
            qtbot.keyClicks(field.box, typed)
            qtbot.keyClick(field.box, Qt.Key.Key_Return)
            assert field.box.text() == typed
            assert field.wrong is not None and field.wrong.text() == said and not field.wrong.isHidden(), typed
            assert field.box.accessibleDescription() == said
            assert assumptions(document(view).state) == before, typed
    # It stays while something else is changed, and when the keyboard goes elsewhere; an arrow does not step from it.
    panel(view).rows["board"].meetings.slider.setValue(14)
    qtbot.keyClick(row.meetings.box, Qt.Key.Key_Up)
    row.fee.box.setFocus()
    assert row.meetings.box.text() == "abc" and row.meetings.wrong is not None
    document(view).change(language="sv")
    assert row.meetings.wrong.text() == "Skriv ett heltal från 0 till 366"
    # Mended it counts; given up, what counted before is shown.
    row.meetings.box.selectAll()
    qtbot.keyClicks(row.meetings.box, "12")
    qtbot.keyClick(row.meetings.box, Qt.Key.Key_Return)
    assert row.meetings.wrong.isHidden() and row.meetings.box.accessibleDescription() == ""
    qtbot.keyClick(row.fee.box, Qt.Key.Key_Escape)
    assert row.fee.wrong is not None and row.fee.wrong.isHidden()
    assert row.fee.box.typed == before.fee["council"]
    view.close()
    assert kept(folder).meetings["council"] == 12 and kept(folder).fee["council"] == before.fee["council"]


def test_what_is_no_number_is_not_saved_with_the_window(open_costs: OpenCosts, qtbot: QtBot, folder: Path) -> None:
    view = open_costs()
    type_into(qtbot, panel(view), "board", "2,5")
    type_into(qtbot, panel(view), "council", "21")
    view.close()
    its = kept(folder).meetings
    assert "board" not in its and its["council"] == 21


def test_a_number_is_cleared_by_its_button_or_by_an_empty_box(
    open_costs: OpenCosts, qtbot: QtBot, folder: Path
) -> None:
    view = open_costs()
    its = panel(view)
    qtbot.mouseClick(its.rows["council"].meetings.clear, Qt.MouseButton.LeftButton)
    assert its.rows["council"].meetings.box.text() == "?"
    assert not its.rows["council"].meetings.clear.isEnabled()
    assert in_table(view) == ["39150", "39150"]
    box = its.rows["city-board"].fee.box
    box.setFocus()
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert in_table(view) == ["None", "None"]
    assert its.bars.texts == [("ei tiedossa", ""), ("ei tiedossa", "")]
    view.close()
    assert kept(folder).meetings == {"city-board": 29}
    assert "city-board" not in kept(folder).fee


def test_from_unknown_the_arrow_goes_to_nothing_and_up_and_never_back_to_unknown(
    open_costs: OpenCosts, qtbot: QtBot
) -> None:
    view = open_costs()
    box = panel(view).rows["board"].meetings.box
    box.setFocus()
    for key, text in (("Down", "?"), ("Up", "0"), ("Up", "1"), ("Down", "0"), ("Down", "0")):
        qtbot.keyClick(box, getattr(Qt.Key, f"Key_{key}"))
        assert box.text() == text


def test_defaults_are_taken_one_by_one_or_all_and_others_stay(open_costs: OpenCosts, folder: Path) -> None:
    view = open_costs()
    its = panel(view)
    its.rows["council"].meetings.slider.setValue(6)
    its.rows["board"].meetings.slider.setValue(14)
    its.factor.field.slider.setValue(10)
    assert assumptions(document(view).state).chair_factor == 2
    its.rows["council"].offers["meetings"].click()
    assert kept(folder).meetings == {"council": 9, "city-board": 29, "board": 14}
    its.restore.click()
    assumed = kept(folder)
    assert assumed.meetings == {"council": 9, "city-board": 29, "board": 14}
    assert assumed.chair_factor == 1.5
    assert assumed.fee == {
        "council": 80,
        "city-board": 100,
        "audit-committee": 75,
        "board": 70,
        "committee": 70,
        "election-board": 70,
        "section": 65,
        "regional-board": 65,
    }
    assert default("meetings", "board") is None
    # the very figures of the simulation, of which boards are too far apart to be offered
    assert {kind: default("meetings", kind).value for kind in ("council", "city-board", "municipal-board")} == {
        kind: practice().meetings[kind].value for kind in ("council", "city-board", "municipal-board")
    }


def test_what_was_assumed_is_taken_back_and_done_again_by_keys(
    open_costs: OpenCosts, folder: Path, qtbot: QtBot
) -> None:
    view = open_costs()
    its, control = panel(view), Qt.KeyboardModifier.ControlModifier
    slider = its.rows["council"].meetings.slider
    before = assumptions(document(view).state)
    slider.setFocus()
    # Arrow by arrow each is a step, once it has come to rest.
    slider.setValue(6)
    its.rows["council"].rested.emit()
    slider.setValue(9)
    its.rows["council"].rested.emit()
    assert assumptions(document(view).state).meetings["council"] == 9
    qtbot.keyClick(slider, Qt.Key.Key_Z, control)
    assert assumptions(document(view).state).meetings["council"] == 6
    assert kept(folder).meetings["council"] == 6
    qtbot.keyClick(slider, Qt.Key.Key_Y, control)
    assert assumptions(document(view).state).meetings["council"] == 9
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_Z, control)
    assert assumptions(document(view).state) == before
    assert (kept(folder) is None) or "council" not in kept(folder).meetings or before.meetings == kept(folder).meetings
    # What was set elsewhere meanwhile is not taken back from here.
    slider.setValue(7)
    document(view).show(assume(document(view).state, [Assumed("meetings", "council", 12)]))
    qtbot.keyClick(slider, Qt.Key.Key_Z, control)
    assert assumptions(document(view).state).meetings["council"] == 12


def test_without_a_comparison_the_numbers_hold_for_the_session_and_it_says_so(
    open_costs: OpenCosts, folder: Path
) -> None:
    view = open_costs(*DRAFTS)
    its = panel(view)
    assert in_table(view) == ["None", "None"]
    assert "vain tämän istunnon ajan" in its.kept.text()
    its.restore.click()
    assert in_table(view) == ["76230", "39150"]
    assert "vain tämän istunnon ajan" in its.kept.text()
    view.hide()
    assert assumptions(document(view).state) is not None
    assert sorted(path.name for path in folder.iterdir()) == sorted(["lohja-2016.yaml", *DRAFTS])


def test_of_a_comparison_that_ships_it_says_how_to_keep_them(open_costs: OpenCosts, scenarios_dir: Path) -> None:
    its = panel(open_costs(scenarios_dir / "lohja-2016.yaml"))
    assert "Tallenna omana vertailuna" in its.kept.text()


def test_a_comparison_that_is_made_of_what_is_open_takes_the_numbers_along(open_costs: OpenCosts, folder: Path) -> None:
    view = open_costs(*DRAFTS)
    panel(view).rows["council"].meetings.slider.setValue(9)
    panel(view).rows["council"].fee.slider.setValue(16)
    made = folder / "made.yaml"
    made.write_bytes(comparison_of(document(view).state, made, Text(fi="Oma")))
    assumed = read_comparison(made).comparison.assumptions
    assert assumed == Assumptions(meetings={"council": 9}, fee={"council": 80})


def test_what_cannot_be_written_holds_for_the_session_with_the_reason(open_costs: OpenCosts, folder: Path) -> None:
    path = folder / "lohja-2016.yaml"
    view = open_costs()
    path.write_text("comparison: [", "utf-8")
    panel(view).rows["board"].meetings.slider.setValue(14)
    panel(view).now()
    assert path.read_text("utf-8") == "comparison: ["
    assert panel(view).kept.text() == (
        "Muutokset eivät ole vielä tiedostossa lohja-2016.yaml. "
        "Tallennusta yritetään uudelleen, kun tiedosto muuttuu tai ikkuna suljetaan. "
        "Syy: tiedostossa on virhe, joka on ensin korjattava"
    )
    assert assumptions(document(view).state).meetings["board"] == 14


def test_another_comparison_begins_with_its_own_numbers_and_the_first_keeps_the_last(
    open_costs: OpenCosts, folder: Path
) -> None:
    other = folder / "other.yaml"
    other.write_text(
        f"orgsim: 1\ncomparison: {{title: T, scenarios: [{DRAFTS[0]}], assumptions: {{fee: {{council: 1}}}}}}\n",
        "utf-8",
    )
    view = open_costs()
    panel(view).rows["board"].meetings.slider.setValue(14)
    document(view).show(opened(document(view).state, open_paths([other]), add=False))
    assert kept(folder).meetings["board"] == 14
    assert assumptions(document(view).state) == Assumptions(fee={"council": 1})


def test_units_that_the_file_names_have_rows_of_their_own(open_costs: OpenCosts, folder: Path) -> None:
    path = folder / "lohja-2016.yaml"
    path.write_text(path.read_text("utf-8").replace("city-board: 29}", "city-board: 29, permits-section: 20}"), "utf-8")
    view = open_costs()
    its = panel(view)
    assert list(its.rows) == [*KINDS, "permits-section"]
    row = its.rows["permits-section"]
    assert (row.meetings.value, row.fee.value) == (20, None)
    # The section of 4 in A: 20 × 65 × (3 + 1.5) = 5 850 by the kind's fee; of 5 in B: 20 × 65 × (4 + 1.5) = 7 150.
    assert in_table(view) == [str(76_230 + 5_850), str(39_150 + 7_150)]


def test_a_unit_of_which_nothing_is_assumed_any_more_goes_back_to_its_kind(
    open_costs: OpenCosts, folder: Path, qtbot: QtBot
) -> None:
    path = folder / "lohja-2016.yaml"
    before = path.read_text("utf-8")
    path.write_text(before.replace("city-board: 29}", "city-board: 29, permits-section: 20}"), "utf-8")
    view = open_costs()
    qtbot.mouseClick(panel(view).rows["permits-section"].meetings.clear, Qt.MouseButton.LeftButton)
    assert list(panel(view).rows) == KINDS
    view.close()
    assert path.read_text("utf-8") == before


def test_the_wheel_over_a_slider_scrolls_and_changes_nothing(open_costs: OpenCosts) -> None:
    view = open_costs()
    slider = panel(view).rows["council"].meetings.slider
    turn(slider, -120)
    assert document(view).state.assumed == ()


def test_a_bar_opens_its_figure_with_the_terms_of_each_body(open_costs: OpenCosts, qtbot: QtBot) -> None:
    view = open_costs()
    bars = panel(view).bars
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(100, round(bars.tops[1]) + 22))
    assert document(view).state.figure == OpenFigure("cost.meetings", 1)
    said = view.explanation.text
    assert "≥" in said and "39\u00a0150\u00a0€" in said
    assert "Uusikaupunki 2021" in said
    assert [unit.how for unit in view.explanation.units.units] == [f"29 × 100{NB}€ × (12 + 1,5)"]
    assert [unit.amount for unit in view.explanation.units.units] == [f"39{NB}150{NB}€"]
    assert view.explanation.to_assumptions.isHidden()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert document(view).state.figure is None
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not document(view).state.costs_shown
    assert panel(view).isHidden()


def test_the_explanation_leads_to_the_sliders(open_costs: OpenCosts) -> None:
    view = open_costs()
    document(view).change(costs_shown=False)
    assert panel(view).isHidden()
    document(view).change(figure=OpenFigure("elected.seats", 0))
    assert view.explanation.to_assumptions.isHidden()
    document(view).change(figure=OpenFigure("cost.meetings", 0))
    view.explanation.to_assumptions.click()
    assert document(view).state.costs_shown
    assert panel(view).isVisible()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_nothing_is_wider_than_its_panel(open_costs: OpenCosts, language: Language) -> None:
    view = open_costs(language=language)
    its = panel(view)
    inside = its._scroll.widget()
    for size in ((1270, 590), (1100, 560), (1800, 900)):
        view.resize(*size)
        QApplication.processEvents()
        assert inside.minimumSizeHint().width() <= its._scroll.viewport().width()
        for row in its.rows.values():
            assert row.meetings.slider.width() >= 60
            for offer in row.offers.values():
                assert offer.isHidden() or offer.width() >= offer.sizeHint().width()


def test_the_menu_and_its_key_open_the_panel(open_window, folder: Path, qtbot: QtBot) -> None:
    window: MainWindow = open_window(folder / "lohja-2016.yaml")
    action = window.actions_by_name["meeting-costs"]
    assert action.shortcut().toString() == "Ctrl+Shift+M"
    assert action in window.menus["view"].actions()
    qtbot.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    state = window.document.state
    assert (state.view, state.costs_shown) == ("metrics", True)
    assert action.isChecked()
    action.trigger()
    assert not window.document.state.costs_shown
    window.document.change(view="structure", costs_shown=True)
    assert not action.isChecked()


def test_what_is_set_before_a_room_reaches_the_file_and_the_main_window(
    open_window, folder: Path, qtbot: QtBot
) -> None:
    window: MainWindow = open_window(folder / "lohja-2016.yaml")
    window.document.change(view="metrics", costs_shown=True)
    qtbot.keyClick(window, Qt.Key.Key_F5)
    presenter = window.presenting.presenter
    assert presenter is not None
    qtbot.waitExposed(presenter)
    view = presenter.stage.view
    assert isinstance(view, MetricsView)
    qtbot.waitUntil(lambda: view.plots is not None)
    its = panel(view)
    qtbot.waitUntil(its.isVisible)
    slider = its.rows["board"].meetings.slider
    slider.setFocus()
    # The arrow is the slider's own while it has the keyboard, and leads to no other step.
    qtbot.keyClick(presenter.stage, Qt.Key.Key_Right)
    assert presenter.stage.view is view
    slider.setValue(14)
    qtbot.waitUntil(lambda: assumptions(window.document.state).meetings.get("board") == 14)
    presenter.close()
    assert kept(folder).meetings["board"] == 14
    qtbot.waitUntil(lambda: not window.document.state.assumed)
    state = window.document.state
    assert state.comparison is not None
    assert state.comparison.comparison.assumptions == kept(folder)


def test_closing_all_ends_the_presentation_and_brings_nothing_back(open_window, folder: Path, qtbot: QtBot) -> None:
    window: MainWindow = open_window(folder / "lohja-2016.yaml")
    qtbot.keyClick(window, Qt.Key.Key_F5)
    for _ in range(2):
        window.files.close(0)
    QApplication.processEvents()
    assert window.presenting.presenter is None
    assert window.document.state.comparison is None


def test_pictures_show_the_costs_that_are_set(open_costs: OpenCosts) -> None:
    view = open_costs()
    state = assume(document(view).state, [Assumed("meetings", "council", 10)])
    assert picture_of(state).pages
    assert assumptions(state).meetings == {"council": 10, "city-board": 29}


def test_a_number_that_the_file_says_already_is_no_change(open_costs: OpenCosts) -> None:
    state = document(open_costs()).state
    assert assume(state, [Assumed("meetings", "council", 9)]) is state
    back = assume(assume(state, [Assumed("meetings", "council", 10)]), [Assumed("meetings", "council", 9)])
    assert back.assumed == ()


# what is typed and not entered yet


def of_window(window: MainWindow) -> CostPanel:
    """The panel of that window."""
    window.document.change(view="metrics", costs_shown=True)
    rest()
    view = window.views.made["metrics"]
    assert isinstance(view, MetricsView)
    return panel(view)


def type_into(qtbot: QtBot, its: CostPanel, key: str, typed: str) -> None:
    """Type meetings for `key` without entering them."""
    its.window().activateWindow()
    box = its.rows[key].meetings.box
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, typed)


def meetings(path: Path) -> dict[str, int]:
    assumed = read_comparison(path).comparison.assumptions
    assert assumed is not None
    return dict(assumed.meetings)


def close_by_key(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)


def close_first(window: MainWindow, _: QtBot) -> None:
    window.files.close(0)


def close_all(window: MainWindow, _: QtBot) -> None:
    for _draft in DRAFTS:
        window.files.close(0)


def open_a_draft(window: MainWindow, _: QtBot) -> None:
    window.files.open([Path(window.document.state.files[0].path)], add=False)


def look_elsewhere(window: MainWindow, _: QtBot) -> None:
    window.document.change(view="structure")


def quit_it(window: MainWindow, _: QtBot) -> None:
    window.actions_by_name["quit"].trigger()


@pytest.mark.parametrize(
    "leave", [close_by_key, close_first, close_all, open_a_draft, look_elsewhere, quit_it, lambda w, _: w.close()]
)
def test_what_is_typed_is_kept_however_one_leaves(
    open_window, folder: Path, qtbot: QtBot, leave: Callable[[MainWindow, QtBot], object]
) -> None:
    window: MainWindow = open_window(folder / "lohja-2016.yaml")
    type_into(qtbot, of_window(window), "board", "21")
    leave(window, qtbot)
    qtbot.waitUntil(lambda: meetings(folder / "lohja-2016.yaml").get("board") == 21)


def test_the_panel_lives_on_when_bodies_go_while_one_types(open_window, folder: Path, qtbot: QtBot) -> None:
    window: MainWindow = open_window(folder / "lohja-2016.yaml")
    its = of_window(window)
    type_into(qtbot, its, "board", "21")
    window.files.close(0)
    # Committees and a regional board are only in the draft that was closed.
    assert list(its.rows) == [kind for kind in KINDS if kind not in ("committee", "regional-board")]
    its.rows["council"].meetings.slider.setValue(4)
    qtbot.waitUntil(lambda: meetings(folder / "lohja-2016.yaml") == {"council": 4, "city-board": 29, "board": 21})
    window.document.change(language="en")
    assert its.kept.text() == "Saved in the file lohja-2016.yaml."


def save_with_other_bodies(path: Path) -> None:
    """A draft saved on disk in which sections have become another kind of body."""
    text = path.read_text("utf-8")
    assert "kind: section" in text
    path.write_text(text.replace("kind: section", "kind: board-of-directors"), "utf-8")


def test_a_draft_saved_on_disk_leaves_what_is_typed_and_where(open_window, folder: Path, qtbot: QtBot) -> None:
    window: MainWindow = open_window(folder / "lohja-2016.yaml")
    its = of_window(window)
    type_into(qtbot, its, "board", "21")
    box = its.rows["board"].meetings.box
    for draft in DRAFTS:
        save_with_other_bodies(folder / draft)
    qtbot.waitUntil(lambda: "board-of-directors" in its.rows and "section" not in its.rows)
    assert its.rows["board"].meetings.box is box
    assert (box.text(), box.hasFocus()) == ("21", True)
    window.document.change(language="sv", theme="dark")
    assert box.text() == "21"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: meetings(folder / "lohja-2016.yaml").get("board") == 21)


def test_what_is_typed_of_a_kind_that_goes_is_kept_all_the_same(open_window, folder: Path, qtbot: QtBot) -> None:
    window: MainWindow = open_window(folder / "lohja-2016.yaml")
    its = of_window(window)
    type_into(qtbot, its, "section", "21")
    for draft in DRAFTS:
        save_with_other_bodies(folder / draft)
    qtbot.waitUntil(lambda: "section" not in its.rows)
    qtbot.waitUntil(lambda: meetings(folder / "lohja-2016.yaml").get("section") == 21)


def test_rows_that_come_stand_where_they_belong_and_tab_goes_from_row_to_row(
    open_window, folder: Path, qtbot: QtBot
) -> None:
    window: MainWindow = open_window(folder / DRAFTS[1])
    its = of_window(window)
    assert "committee" not in its.rows
    window.files.open([folder / DRAFTS[0]], add=True)
    QApplication.processEvents()
    assert list(its.rows) == KINDS
    heights = [row.mapTo(its, QPoint()).y() for row in [*its.rows.values(), its.factor]]
    assert heights == sorted(heights)
    boxes = [field.box for row in its.rows.values() for field in row.fields.values()]
    window.activateWindow()
    boxes[0].setFocus()
    seen = [boxes[0]]
    for _ in range(6 * len(boxes)):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() in boxes:
            seen.append(QApplication.focusWidget())
        if len(seen) == len(boxes):
            break
    assert seen == boxes


@pytest.mark.parametrize("same_bodies", [True, False])
def test_what_is_typed_goes_into_the_comparison_in_which_it_was_typed(
    open_window, folder: Path, scenarios_dir: Path, qtbot: QtBot, same_bodies: bool
) -> None:
    first, other = folder / "lohja-2016.yaml", folder / "other.yaml"
    if same_bodies:
        shutil.copy(first, other)
    else:
        for path in scenarios_dir.glob("heinola*.yaml"):
            shutil.copy(path, folder / path.name)
        other = folder / "heinola-2017-2025.yaml"
    before = other.read_bytes()
    window: MainWindow = open_window(first)
    its = of_window(window)
    type_into(qtbot, its, "board", "21")
    window.files.open([other], add=False)
    assert meetings(first)["board"] == 21
    its.now()
    assert other.read_bytes() == before
    assert window.document.state.assumed == ()


def test_what_is_typed_does_not_reach_a_comparison_that_takes_the_place_in_the_state(
    open_costs: OpenCosts, folder: Path, qtbot: QtBot
) -> None:
    other = folder / "other.yaml"
    shutil.copy(folder / "lohja-2016.yaml", other)
    before = other.read_bytes()
    view = open_costs()
    type_into(qtbot, panel(view), "board", "21")
    document(view).show(opened(document(view).state, open_paths([other]), add=False))
    assert meetings(folder / "lohja-2016.yaml")["board"] == 21
    view.close()
    assert other.read_bytes() == before


def test_digits_typed_beside_the_question_mark_take_its_place(open_costs: OpenCosts, qtbot: QtBot) -> None:
    its = panel(view := open_costs())
    box = its.rows["board"].meetings.box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_End)
    qtbot.keyClicks(box, "23")
    assert box.text() == "23"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert assumptions(document(view).state).meetings["board"] == 23


def test_an_arrow_steps_from_what_is_typed(open_costs: OpenCosts, qtbot: QtBot) -> None:
    view = open_costs()
    type_into(qtbot, panel(view), "council", "21")
    qtbot.keyClick(panel(view).rows["council"].meetings.box, Qt.Key.Key_Up)
    assert assumptions(document(view).state).meetings["council"] == 22


def test_a_number_beyond_the_slider_is_shown_as_it_is(open_costs: OpenCosts, folder: Path, qtbot: QtBot) -> None:
    path = folder / "lohja-2016.yaml"
    text = path.read_text("utf-8").replace("council: 9,", "council: 366,")
    path.write_text(text.replace("council: 80,", "council: 99999.5,"), "utf-8")
    row = panel(view := open_costs(language="en")).rows["council"]
    assert (row.meetings.box.text(), row.fee.box.text()) == ("366", "99999.5")
    for field in row.fields.values():
        assert field.slider.value() == field.slider.maximum()
        line = field.box.findChild(QLineEdit)
        assert line is not None
        assert line.width() > line.fontMetrics().horizontalAdvance(line.text())
        field.box.setFocus()
        qtbot.keyClick(field.box, Qt.Key.Key_Return)
    assert document(view).state.assumed == ()


def test_a_file_with_a_number_beyond_reason_does_not_open_and_says_why(open_window, folder: Path) -> None:
    path = folder / "lohja-2016.yaml"
    path.write_text(path.read_text("utf-8").replace("council: 9,", "council: 2147483648,"), "utf-8")
    window: MainWindow = open_window(path)
    assert window.document.state.comparison is None
    assert [problem.message.key for problem in window.document.state.problems] == ["problem.number-too-large"]


# what could not be written


def break_file(window: MainWindow, path: Path, qtbot: QtBot) -> str:
    """Break the comparison's file and wait until the window has seen it; what it was."""
    good = path.read_text("utf-8")
    path.write_text("comparison: [", "utf-8")
    qtbot.waitUntil(lambda: any(problem.path == path for problem in window.document.state.problems))
    return good


def test_what_could_not_be_written_is_written_once_the_file_is_mended(open_window, folder: Path, qtbot: QtBot) -> None:
    path = folder / "lohja-2016.yaml"
    window: MainWindow = open_window(path)
    its = of_window(window)
    good = break_file(window, path, qtbot)
    its.rows["board"].meetings.slider.setValue(13)
    assert its.kept.text() == "Tallennetaan tiedostoon lohja-2016.yaml …"
    its.now()
    said = its.kept.text()
    assert said.startswith("Muutokset eivät ole vielä tiedostossa lohja-2016.yaml.")
    window.document.change(view="structure")
    window.document.change(view="metrics")
    assert its.kept.text() == said
    path.write_text(good, "utf-8")
    qtbot.waitUntil(lambda: path.read_text("utf-8") != good)
    assert meetings(path) == {"council": 9, "city-board": 29, "board": 13}
    qtbot.waitUntil(lambda: its.kept.text() == "Tallennettu tiedostoon lohja-2016.yaml.")
    assert window.document.state.assumed == ()


def test_what_could_not_be_written_is_tried_again_when_the_window_closes(
    open_window, folder: Path, qtbot: QtBot
) -> None:
    path = folder / "lohja-2016.yaml"
    window: MainWindow = open_window(path)
    its = of_window(window)
    good = break_file(window, path, qtbot)
    its.rows["board"].meetings.slider.setValue(13)
    window.document.change(view="structure")
    path.write_text(good, "utf-8")
    # Before the window has noticed.
    window.close()
    assert meetings(path)["board"] == 13


def test_a_bar_of_the_least_is_open_and_says_what_is_lacking(open_costs: OpenCosts) -> None:
    """The board model states no seats of its council, so its bar must not read as half the other's cost."""
    view = open_costs()
    bars = panel(view).bars
    first, other = bars.notes
    assert other.startswith("Puuttuu: 3 toimielimen paikat (Valtuusto, ") and "Valtuusto" not in first
    # What is not assumed of bodies that B alone has is missing too, and so the sums tell of no difference.
    assert "12 toimielimen kokousmäärä" in first and "13 toimielimen kokousmäärä" in other
    assert other.endswith("Eroa ei näytetä, koska luvuista puuttuu eri tietoja.")
    assert bars.tops[1] >= 44 + 16, "the notes of A stand below its sum"
    assert bars.height() >= bars.tops[2]
    assert bars.accessibleDescription() == f"A: {first} B: {other}"


def test_the_signs_are_explained_in_full_beside_the_panel(open_window, folder: Path) -> None:
    window: MainWindow = open_window(folder / "lohja-2016.yaml", size=(1440, 900))
    window.document.change(view="metrics", costs_shown=True)
    for size, language in product(((1440, 900), (1366, 768)), ("fi", "sv", "en")):
        window.resize(*size)
        window.document.change(language=language)
        QApplication.processEvents()
        legend = of_window(window).window().findChild(MetricsView)._legend
        assert "?\u00a0" in legend.text() and "…" not in legend.text()
        needed = legend.fontMetrics().boundingRect(legend.rect(), Qt.TextFlag.TextWordWrap, legend.text())
        assert legend.isVisible() and legend.rect().contains(needed), language


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_what_the_signs_mean_takes_few_lines_of_the_table_in_the_smallest_window(
    open_window, folder: Path, language: Language, qtbot: QtBot
) -> None:
    window: MainWindow = open_window(folder / "lohja-2016.yaml", language=language, size=(800, 500))
    view = of_window(window).window().findChild(MetricsView)
    legend, button = view._legend, view.show_costs

    def is_short() -> bool:
        needed = legend.heightForWidth(legend.width())
        return needed == legend.height() < 4 * legend.fontMetrics().lineSpacing()

    for narrow in (True, False, True):
        window.resize(*((800, 500) if narrow else (1440, 900)))
        # Where the buttons stand is known when the width is.
        qtbot.waitUntil(lambda narrow=narrow: is_short() and (legend.geometry().bottom() < button.y()) == narrow)
        assert not legend.geometry().intersects(button.geometry())
    # Heads, and three rows at the least.
    assert view.table.viewport().height() > 120


@pytest.mark.parametrize("size", [(800, 600), (1024, 640), (1366, 768)])
def test_the_line_of_what_meetings_cost_is_in_view_beside_the_panel(
    open_window, koskenlahti_dir: Path, size: tuple[int, int]
) -> None:
    """The names have less room beside it, and the lines above were higher by the time that it was there."""
    window: MainWindow = open_window(koskenlahti_dir / "koskenlahden-organisaatiouudistus-2026.yaml", size=size)
    window.document.change(view="metrics")
    rest()
    of_window(window)
    (table,) = window.findChildren(MetricsTable)
    place = table.visualRect(table.metrics_model.index_of(OpenFigure("cost.meetings", 0)))
    assert table.viewport().rect().contains(place), (place, table.viewport().rect())


@pytest.mark.parametrize("size", [(800, 500), (800, 600), (1024, 640), (1366, 768), (1920, 1080)])
def test_amounts_scroll_with_the_rows_where_there_is_no_room_for_both(
    open_window, folder: Path, size: tuple[int, int]
) -> None:
    window: MainWindow = open_window(folder / "lohja-2016.yaml", size=size)
    its = of_window(window)
    window.document.change(figure=OpenFigure("elected.seats", 0))
    area = its._scroll
    for room in (size, (1920, 1080), size):
        window.resize(*room)
        QApplication.processEvents()
        among = area.isAncestorOf(its.bars)
        assert among == (room[0] < 1366)
        if not among:
            assert its.bars.mapTo(its, its.bars.rect().bottomLeft()).y() < area.geometry().top()
            assert area.height() >= 70
        assert area.geometry().bottom() < its.kept.geometry().top()
        assert its.bars.height() == its.bars.height_in(its.bars.width())
        assert its.bars.width() < area.viewport().width()
        # What is wider than the panel can be scrolled to.
        assert its._inside.width() - area.viewport().width() == area.horizontalScrollBar().maximum()


def test_amounts_that_need_less_room_come_above_the_rows_once_no_slider_is_dragged(open_costs: OpenCosts) -> None:
    view = open_costs()
    its = panel(view)
    height = view.height()
    while not its._scroll.isAncestorOf(its.bars):
        height -= 4
        view.resize(view.width(), height)
        QApplication.processEvents()
    lines = its.bars.height()
    slider = its.rows["board"].meetings.slider
    slider.setSliderDown(True)
    # Less has to be said of what is missing.
    for key, row in its.rows.items():
        row.changed.emit(Assumed("meetings", key, 10))
        row.changed.emit(Assumed("fee", key, 80))
    QApplication.processEvents()
    assert its.bars.height() < lines
    assert its._scroll.isAncestorOf(its.bars)
    slider.setSliderDown(False)
    assert not its._scroll.isAncestorOf(its.bars)


def test_restoring_can_be_taken_back_until_the_next_edit(open_window, folder: Path, qtbot: QtBot) -> None:
    path = folder / "lohja-2016.yaml"
    window: MainWindow = open_window(path)
    its = of_window(window)
    its.rows["council"].meetings.slider.setValue(4)
    its.rows["board"].meetings.slider.setValue(14)
    its.rows["section"].fee.clear.click()
    window.document.change(view="structure")
    window.document.change(view="metrics")
    before, said = kept(folder), its.restore.text()
    assert "lisää puuttuvan" in its.restore.toolTip() and "section" not in before.fee
    qtbot.mouseClick(its.restore, Qt.MouseButton.LeftButton)
    assert kept(folder).fee["section"] == 65 and kept(folder).meetings["council"] == 9
    assert its.restore.text() == "Kumoa palautus" != said
    qtbot.mouseClick(its.restore, Qt.MouseButton.LeftButton)
    assert kept(folder) == before and its.restore.text() == said
    its.restore.setFocus()
    qtbot.keyClick(its.restore, Qt.Key.Key_Space)
    assert kept(folder) != before
    qtbot.keyClick(its.restore, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept(folder) == before and its.restore.text() == said
    its.restore.click()
    its.rows["board"].meetings.slider.setValue(15)
    assert its.restore.text() == said
    # The edit is taken back, and not what was restored before it.
    qtbot.keyClick(its.restore, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert its.rows["board"].meetings.slider.value() == 14
    assert kept(folder).fee["section"] == 65


def test_restoring_without_a_file_is_taken_back_to_nothing(open_costs: OpenCosts) -> None:
    view = open_costs(*DRAFTS)
    panel(view).restore.click()
    panel(view).restore.click()
    assert in_table(view) == ["None", "None"]
    assert document(view).state.assumed == ()
