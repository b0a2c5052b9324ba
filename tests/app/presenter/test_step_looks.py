"""A step of a story holds all that was seen when it was recorded, and shows just that."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgsim.analysis.checks.finding import Result
from orgsim.analysis.differences.comparing import Aspect
from orgsim.app.chart.beside.returning import unit_nearest_middle
from orgsim.app.document.comparing import baseline, pair
from orgsim.app.document.keeping import keeper_of
from orgsim.app.document.look import Look, looking
from orgsim.app.document.state import OpenFigure, State
from orgsim.app.presenter.steps import at_step
from orgsim.app.presenter.window import Presenter
from orgsim.app.shell.window import MainWindow
from orgsim.app.views import charts_in
from orgsim.app.widgets.labels import Letter
from orgsim.drawing.tables.matters import STANDING_OUT
from orgsim.drawing.transition.options import TransitionOptions
from orgsim.model.story import FILTERS, Explained, Part, Step
from tests.app.settling import meet, settle, settle_view

THREE = ("lohja-valiokuntamalli", "lohja-lautakuntamalli", "lohja-konsepti-2015")
COMPARISON = f"""orgsim: 1
comparison:
  title: Kolme
  scenarios: [{", ".join(f"{name}.yaml" for name in THREE)}]
  story:   # what we tell the council
    - {{view: structure}}   # all of it
"""
LOOKED: dict[str, Callable[[State], Any]] = {
    "view": lambda state: state.view,
    "selected": lambda state: state.selected,
    "folded": lambda state: state.folded,
    "compared": lambda state: state.compared or 1,
    "remits": lambda state: state.remits,
    "direction": lambda state: state.direction,
    "links": lambda state: state.links,
    "joined": lambda state: state.joined,
    "listed": lambda state: state.differences_listed,
    "costs": lambda state: state.costs_shown,
    "figure": lambda state: state.figure,
    "transition": lambda state: state.transition,
}


@pytest.fixture
def path(tmp_path: Path, scenarios_dir: Path) -> Path:
    for name in THREE:
        shutil.copy(scenarios_dir / f"{name}.yaml", tmp_path)
    path = tmp_path / "three.yaml"
    path.write_text(COMPARISON, "utf-8")
    return path


@pytest.fixture
def window(open_window, path: Path) -> MainWindow:
    return open_window(path)


def view_in(window: MainWindow) -> Any:
    return window.views.made[window.document.state.view]


def record(window: MainWindow) -> Step:
    window.actions_by_name["add-step"].trigger()
    return window.document.state.comparison.comparison.story[-1]


def presented(window: MainWindow, qtbot: QtBot) -> Presenter:
    """The last step, presented."""
    story = window.document.state.comparison.comparison.story
    window.presenting.start(len(story) - 1)
    presenter = window.presenting.presenter
    qtbot.waitExposed(presenter)
    QApplication.processEvents()
    settle_view(presenter.stage.view)
    return presenter


def look_at_differences(window: MainWindow) -> None:
    window.document.change(compared=2, remits=True, direction="right", joined=True, selected="city-board")
    panel = view_in(window).panel
    next(iter(panel.chips.chips.values())).setChecked(True)
    panel.search.setText("lautakunta")
    panel.unstated.setChecked(False)


def look_at_metrics(window: MainWindow) -> None:
    window.document.change(costs_shown=True, figure=OpenFigure("cost.meetings", 1))
    view_in(window).show_all.setChecked(True)


def look_at_spans(window: MainWindow) -> None:
    meet(lambda: view_in(window).plots is not None)
    view_in(window).plots.sides["elected"].click()


def look_at_matters(window: MainWindow) -> None:
    view_in(window).by_body.setChecked(True)
    view_in(window).bar.chip("changed").setChecked(True)
    view_in(window).bar.search.setText("lautakunta")


def look_at_checks(window: MainWindow) -> None:
    view = view_in(window)
    view.bar.chip("unknown").setChecked(True)
    view.choose(next(row.key for row in view._findings.rows), 1)


def look_at_transition(window: MainWindow) -> None:
    window.document.change(compared=2, transition=TransitionOptions(measure="seats", grouping="kind", everything=True))


def look_at_parts(window: MainWindow) -> None:
    view_in(window).show_look(Look(page="parts", matter="strategic-leadership"))


@pytest.mark.parametrize(
    ("view", "look", "keys"),
    [
        (
            "structure",
            lambda window: window.document.change(links=frozenset({"steers"}), remits=True),
            {"links", "remits"},
        ),
        (
            "differences",
            look_at_differences,
            {"focus", "compared", "remits", "direction", "joined", "filter", "search", "everything"},
        ),
        ("differences", lambda window: window.document.change(differences_listed=False), {"listed"}),
        ("differences", lambda window: view_in(window).panel.show_pairs(), {"offered"}),
        ("metrics", look_at_metrics, {"costs", "explained", "everything"}),
        ("metrics", look_at_spans, {"span"}),
        ("matters", look_at_matters, {"by-body", "filter", "search"}),
        ("checks", look_at_checks, {"filter", "explained"}),
        ("transition", look_at_transition, {"compared", "measure", "grouping", "everything"}),
        ("decisions", look_at_parts, {"page", "matter"}),
        ("decisions", lambda window: view_in(window).show_look(Look(until="finality")), {"until"}),
    ],
)
def test_all_that_was_seen_is_in_the_step_and_shown_by_it(
    qtbot: QtBot, window: MainWindow, path: Path, view: str, look: Callable[[MainWindow], None], keys: set[str]
) -> None:
    plain = window.document.state
    window.document.change(view=view)
    QApplication.processEvents()
    look(window)
    seen, its_look = window.document.state, view_in(window).look()
    record(window)
    written = path.read_text("utf-8")
    assert written.startswith(COMPARISON), "what was written stays, with its comments"
    for key in keys | {"view"}:
        assert f"{key}: " in written.removeprefix(COMPARISON), written
    # However the window is looked at meanwhile.
    away = Look()
    view_in(window).show_look(away)
    window.document.change(**{name: getattr(plain, name) for name in ("remits", "direction", "links", "joined")})
    window.document.change(costs_shown=False, figure=None, compared=None, transition=TransitionOptions())
    window.document.change(differences_listed=True, selected=None, view="goals", folded=frozenset({"vitality"}))
    presenter = presented(window, qtbot)
    now = presenter.document.state
    for name, of in LOOKED.items():
        if name != "listed" or view == "differences":
            # For a room, more is folded.
            assert of(seen) <= of(now) if name == "folded" else of(now) == of(seen), name
    shown = looking(presenter.stage.view).look()
    assert (shown.filter, shown.search, shown.by_body) == (its_look.filter, its_look.search, its_look.by_body)
    for name in ("everything", "explained", "offered", "page", "until", "matter", "span"):
        assert getattr(shown, name) == getattr(its_look, name), name


def test_a_step_shows_just_what_it_says(qtbot: QtBot, window: MainWindow) -> None:
    window.document.change(view="checks")
    look_at_checks(window)
    record(window)
    window.document.change(view="checks")
    view_in(window).show_look(Look())
    record(window)
    window.document.change(view="differences")
    QApplication.processEvents()
    window.document.change(remits=True, direction="right", joined=True, compared=2, costs_shown=True)
    window.document.change(differences_listed=False, folded=frozenset({"vitality"}))
    presenter = presented(window, qtbot)
    assert looking(presenter.stage.view).look() == Look()
    presenter.do("previous")
    assert looking(presenter.stage.view).look().filter == {"unknown"}
    assert presenter.stage.view.panel.isVisible()
    presenter.do("next")
    assert looking(presenter.stage.view).look() == Look()
    assert not presenter.stage.view.panel.isVisible()
    presenter.do("first")
    now = presenter.document.state
    assert (now.remits, now.direction, now.joined, now.compared) == (False, "auto", False, None)
    assert at_step(window.document.state, Step(view="structure")).folded == frozenset()


def test_folds_are_of_charts_alone(window: MainWindow) -> None:
    window.view_actions.fold_to(2)
    assert record(window) == Step(view="structure", fold=2)
    for view in ("metrics", "matters", "checks", "transition", "timeline", "goals"):
        window.document.change(view=view, selected="council")
        QApplication.processEvents()
        focus = "council" if view in ("transition", "timeline") else None
        compared = "lohja-lautakuntamalli" if view == "transition" else None
        assert record(window) == Step(view=view, focus=focus, compared=compared), view


def test_the_part_of_a_chart_that_was_in_view_is_in_view(qtbot: QtBot, window: MainWindow) -> None:
    window.document.change(everything=True)
    settle(window)
    charts = window.structure
    pane = charts.panes[0]
    box = pane.box("wellbeing-committee")
    pane.zoom_by(3.0, QPointF(*pane.viewport.to_pane(box.x + box.width / 2, box.y + box.height / 2)))
    settle(window)
    box = pane.box("wellbeing-committee")
    at = pane.viewport.to_pane(box.x + box.width / 2, box.y + box.height / 2)
    pane.pan_by(pane.width() / 2 - at[0], pane.height() / 2 - at[1])
    zoom = pane.viewport.zoom / min(each.fit_zoom() for each in charts.panes)
    step = record(window)
    (part,) = step.parts
    assert part.around == "wellbeing-committee"
    assert part.zoom == pytest.approx(zoom, rel=0.001)
    charts.fit()
    settle(window)
    window.document.change(view="goals")
    presenter = presented(window, qtbot)
    shown = presenter.stage.view
    whole = min(pane.fit_zoom() for pane in shown.panes)
    for pane in shown.panes:
        assert pane.viewport.zoom == pytest.approx(part.zoom * whole, rel=0.001)
    pane = shown.panes[0]
    box = pane.box("wellbeing-committee")
    middle = pane.viewport.to_pane(box.x + box.width / 2, box.y + box.height / 2)
    assert middle == pytest.approx((pane.width() / 2, pane.height() / 2), abs=1.0)
    presenter.do("larger")
    settle_view(shown)
    assert unit_nearest_middle(pane) == "wellbeing-committee"


@pytest.mark.parametrize("factor", [1.3, 2.0])
def test_panes_that_went_their_own_ways_do_so_again(qtbot: QtBot, window: MainWindow, factor: float) -> None:
    window.document.change(panes_linked=False, everything=True)
    settle(window)
    window.structure.fit()
    settle(window)
    pane = window.structure.panes[1]
    pane.zoom_by(factor)
    settle(window)
    # From 1.7 on boxes list what they decide: charts are larger then, and so many times more of one is out of view.
    more = factor if pane.viewport.zoom < 1.7 else pane.viewport.zoom / pane.fit_zoom()
    step = record(window)
    assert [part.zoom for part in step.parts] == pytest.approx([1.0, more, 1.0], rel=0.001)
    window.document.change(panes_linked=True)
    presenter = presented(window, qtbot)
    zooms = [pane.viewport.zoom / pane.fit_zoom() for pane in presenter.stage.view.panes]
    assert zooms == pytest.approx([1.0, more, 1.0], rel=0.01)
    assert [pane.is_fitted for pane in presenter.stage.view.panes] == [True, False, True]


def test_the_part_of_a_flow_that_was_in_view_is_in_view(qtbot: QtBot, window: MainWindow) -> None:
    window.document.change(view="transition")
    QApplication.processEvents()
    canvas = view_in(window).canvas
    canvas.zoom_by(2.0)
    canvas.pan_by(-40.0, -60.0)
    (part,) = record(window).parts
    presenter = presented(window, qtbot)
    shown = presenter.stage.view.canvas.part()
    assert shown.zoom == pytest.approx(part.zoom, rel=0.01)
    assert shown.at == pytest.approx(part.at, abs=0.02)


def test_the_time_that_was_in_view_is_in_view(qtbot: QtBot, open_window, tmp_path: Path, scenarios_dir: Path) -> None:
    shutil.copy(scenarios_dir / "lohja-osallisuusprosessi.yaml", tmp_path)
    path = tmp_path / "process.yaml"
    path.write_text(
        "orgsim: 1\ncomparison:\n  title: Prosessi\n  scenarios: [lohja-osallisuusprosessi.yaml]\n", "utf-8"
    )
    window = open_window(path)
    window.document.change(view="timeline")
    QApplication.processEvents()
    view = view_in(window)
    view.choose((0, 2))
    view.zoom_by(3.0)
    step = record(window)
    id = view._source.id_of((0, 2))
    assert step.explained == Explained(what=(id,), scenario="lohja-osallisuusprosessi")
    (part,) = step.parts
    assert part.zoom == pytest.approx(3.0, rel=0.05)
    view.show_look(Look())
    assert view.look() == Look()
    presenter = presented(window, qtbot)
    shown = presenter.stage.view.look()
    assert shown.explained == ((id,), 0)
    assert shown.parts[0].zoom == pytest.approx(part.zoom, rel=0.02)
    assert shown.parts[0].at[0] == pytest.approx(part.at[0], abs=0.02)


def test_what_is_not_there_any_more_is_left_out(qtbot: QtBot, open_window, path: Path) -> None:
    gone = (
        "    - {view: differences, compared: gone, filter: [breach], parts: [{around: gone}, {zoom: 2}]}\n"
        "    - {view: metrics, explained: {what: gone, scenario: lohja-valiokuntamalli}}\n"
        "    - {view: metrics, explained: {what: [], scenario: gone}}\n"
        "    - {view: checks, filter: [moved], explained: {what: [gone, too], scenario: lohja-valiokuntamalli}}\n"
        "    - {view: timeline, parts: [{zoom: 0, at: [3, -4]}], explained: {what: gone, scenario: gone}}\n"
        "    - {view: transition, parts: [{zoom: 100000}], opened: [gone]}\n"
        "    - {view: structure, parts: [{zoom: 0, at: [9, 9]}]}\n"
    )
    path.write_text(COMPARISON + gone, "utf-8")
    window = open_window(path)
    window.presenting.start(1)
    presenter = window.presenting.presenter
    qtbot.waitExposed(presenter)
    for _ in range(7):
        presenter.grab()
        presenter.do("next")
    assert presenter.course.place == 7


def test_a_filter_that_no_view_has_is_told(open_window, path: Path) -> None:
    path.write_text(COMPARISON + "    - {view: differences, filter: [moevd]}\n", "utf-8")
    window = open_window(path)
    (problem,) = [problem for problem in window.document.state.problems if problem.path == path]
    assert (problem.line, problem.column) == (7, 36)


def test_all_that_views_can_pick_out_can_stand_in_a_step() -> None:
    assert set(FILTERS) == {*get_args(Aspect), *STANDING_OUT, "changed", "delegation", *get_args(Result)}


def test_a_part_that_is_the_whole_needs_no_word() -> None:
    assert Step(view="structure").parts == ()
    assert Part() == Part(zoom=1.0)


def seen_in(state: State) -> list[str]:
    return [its.id for its in state.scenarios]


def hide(window: MainWindow, column: int) -> None:
    window.document.change(active=column)
    window.actions_by_name["hide"].trigger()


def choose_baseline(window: MainWindow, column: int) -> None:
    window.document.change(active=column)
    window.actions_by_name["baseline"].trigger()
    keeper_of(window.document).now()


def told_by(presenter: Presenter) -> list[str]:
    """The letters above the drafts."""
    return [letter.accessibleName() for letter in presenter.titles.findChildren(Letter) if not letter.isHidden()]


def test_hidden_drafts_are_of_their_step_alone(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    hide(window, 0)
    window.document.change(view="metrics", figure=OpenFigure("cost.meetings", 1))
    step = record(window)
    assert step.hidden == (THREE[0],)
    assert step.explained == Explained(what=("cost.meetings",), scenario=THREE[2])
    assert f"hidden: [{THREE[0]}]" in path.read_text("utf-8")
    window.actions_by_name["show-hidden"].trigger()
    hide(window, 1)
    window.document.change(view="differences")
    QApplication.processEvents()
    record(window)
    window.actions_by_name["show-hidden"].trigger()
    record(window)
    assert [each.hidden for each in window.document.state.comparison.comparison.story] == [
        (),
        (THREE[0],),
        (THREE[1],),
        (),
    ]
    # The window hides another one meanwhile.
    hide(window, 2)
    before = window.document.state
    window.presenting.start(1)
    presenter = window.presenting.presenter
    qtbot.waitExposed(presenter)
    QApplication.processEvents()
    assert seen_in(presenter.document.state) == [THREE[1], THREE[2]]
    assert told_by(presenter) == ["B", "C"]
    assert presenter.document.state.figure == OpenFigure("cost.meetings", 1), "still of C"
    presenter.do("next")
    assert seen_in(presenter.document.state) == [THREE[0], THREE[2]]
    settle_view(presenter.stage.view)
    assert [pane.accessibleName()[:3] for pane in charts_in(presenter.stage.view).panes] == ["A: ", "C: "]
    presenter.do("next")
    assert seen_in(presenter.document.state) == list(THREE)
    presenter.do("previous")
    assert presenter.document.state.letters == "AC"
    presenter.close()
    QApplication.processEvents()
    after = window.document.state
    assert (after.files, after.hidden, after.active, after.view) == (
        before.files,
        before.hidden,
        before.active,
        before.view,
    )


def test_a_step_keeps_the_baseline_that_was_chosen(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.document.change(view="differences")
    QApplication.processEvents()
    record(window)
    choose_baseline(window, 2)
    step = record(window)
    assert (step.baseline, step.compared) == (THREE[2], THREE[0])
    choose_baseline(window, 1)
    written = path.read_text("utf-8")
    assert f"baseline: {THREE[1]}.yaml" in written
    before = window.document.state
    window.presenting.start(2)
    presenter = window.presenting.presenter
    qtbot.waitExposed(presenter)
    QApplication.processEvents()
    assert pair(presenter.document.state) == (2, 0)
    keeper_of(presenter.document).finish()
    presenter.do("previous")
    assert pair(presenter.document.state)[0] == 1, "what the comparison says"
    presenter.do("next")
    assert pair(presenter.document.state) == (2, 0)
    # Another one is chosen while it is shown.
    choose_baseline(window, 0)
    assert pair(presenter.document.state) == (2, 0)
    presenter.close()
    QApplication.processEvents()
    assert window.document.state.based is None
    assert baseline(window.document.state) == 0
    assert before.view == window.document.state.view
    assert f"baseline: {THREE[0]}.yaml" in path.read_text("utf-8"), "no step is written into the comparison"


def test_what_is_hidden_meanwhile_moves_no_column_onto_another_draft(qtbot: QtBot, window: MainWindow) -> None:
    window.document.change(view="metrics", figure=OpenFigure("cost.meetings", 2))
    record(window)
    window.document.change(figure=None)
    presenter = presented(window, qtbot)
    hide(window, 0)
    now = presenter.document.state
    assert (seen_in(now), now.figure) == (list(THREE), OpenFigure("cost.meetings", 2))
    window.actions_by_name["close"].trigger()
    QApplication.processEvents()
    now = presenter.document.state
    assert now.scenarios[now.figure.column].id == THREE[2]


def test_the_views_in_turn_follow_what_the_window_hides(qtbot: QtBot, open_window, scenarios_dir: Path) -> None:
    window = open_window(*(scenarios_dir / f"{name}.yaml" for name in THREE))
    window.document.change(view="differences", compared=2)
    window.presenting.start()
    presenter = window.presenting.presenter
    qtbot.waitExposed(presenter)
    presenter.document.change(figure=OpenFigure("cost.meetings", 2))
    hide(window, 1)
    now = presenter.document.state
    assert seen_in(now) == [THREE[0], THREE[2]]
    assert (pair(now), now.figure) == ((0, 1), OpenFigure("cost.meetings", 1))
    window.actions_by_name["show-hidden"].trigger()
    now = presenter.document.state
    assert (pair(now), now.figure) == ((0, 2), OpenFigure("cost.meetings", 2))
    assert not presenter.notes.note.isVisible() or "yaml" not in presenter.notes.note.text(), "nothing was read again"


def test_a_step_that_hides_what_is_not_there_shows_the_rest(qtbot: QtBot, open_window, path: Path) -> None:
    every = ", ".join(THREE)
    path.write_text(
        COMPARISON
        + f"    - {{view: metrics, hidden: [gone, {THREE[1]}], baseline: gone}}\n"
        + f"    - {{view: checks, hidden: [{every}]}}\n",
        "utf-8",
    )
    window = open_window(path)
    window.presenting.start(1)
    presenter = window.presenting.presenter
    qtbot.waitExposed(presenter)
    assert seen_in(presenter.document.state) == [THREE[0], THREE[2]]
    presenter.do("next")
    assert seen_in(presenter.document.state) == list(THREE), "one is always seen"
