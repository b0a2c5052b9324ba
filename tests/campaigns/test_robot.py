from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPropertyAnimation, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from orgsim.drawing.chart.chart import ChartOptions, draw_chart
from orgsim.files.reading.comparison_file import read_comparison
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.model.hierarchy import hierarchy
from orgsim.resources import scenarios_folder
from tests.campaigns.campaign import chance_of
from tests.campaigns.robot.acts import Act, Course, drawn
from tests.campaigns.robot.files import Files, unlike_files
from tests.campaigns.robot.holding import AT_FIRST, Counts, broken_boxes, grown
from tests.campaigns.robot.passing import let_pass
from tests.campaigns.robot.planning import PLANNING, typed
from tests.campaigns.robot.rounds import played_in
from tests.campaigns.robot.surroundings import SURROUNDINGS
from tests.campaigns.robot.things import THINGS
from tests.campaigns.robot.towns import town

_AROUND = ("edit", "change", *SURROUNDINGS, *THINGS, *PLANNING, "restore-files")
FAILING = {
    "fail-in-slot": "error: ZeroDivisionError: as the test asked",
    "fail-with-warning": "Qt warns: as the test asked",
    "fail-by-lying": "1 cards for 2 drafts",
    "fail-by-miscounting": "the card of town-12.yaml has the figures ['-7', ",
    "fail-by-dying": "the process ended by itself with 9",
}


def test_the_same_seed_makes_the_same_actions() -> None:
    assert drawn(chance_of(7, 3), 50) == drawn(chance_of(7, 3), 50)
    assert drawn(chance_of(7, 3), 50) != drawn(chance_of(7, 4), 50)


def test_drafts_that_are_made_up_can_be_read_and_state_what_drafts_may() -> None:
    made = {(seed, size): town(chance_of(seed, size), size, size) for seed in range(20) for size in (1, 6, 12)}
    assert made[7, 12] == town(chance_of(7, 12), 12, 12)
    read = {key: read_scenario_text(text.encode(), Path("town.yaml")).scenario for key, text in made.items()}
    # A kind of its own has a unit more.
    assert all(len(hierarchy(each).units) - ("forum" in each.kinds) == size for (_, size), each in read.items())
    units = [unit for each in read.values() for unit in hierarchy(each).units]
    matters = [matter for unit in units for matter in unit.remit or ()]
    for stated in ("seats", "meets", "staff", "budget", "leader", "count", "open", "continues"):
        assert any(getattr(unit, stated) for unit in units), stated
    for stated in ("delegated", "prepared_by", "a_year", "preparation", "amounts", "area"):
        assert any(getattr(matter, stated) for matter in matters), stated
    for stated in ("links", "claims", "timeline", "goals", "tray", "partial"):
        assert any(getattr(each, stated) for each in read.values()), stated


def test_comparisons_that_are_made_up_can_be_read(tmp_path: Path) -> None:
    files = Files(tmp_path / "drafts", small=True, towns=7)
    read = {name: read_comparison(tmp_path / "drafts" / f"{name}.yaml") for name in ("usual", "three", "long")}
    assert [member.path.name for member in read["usual"].members] == ["town-12.yaml", "town-6.yaml"]
    assert (files.usual.name, len(read["long"].comparison.goals)) == ("usual.yaml", 50)


def test_a_few_actions_leave_the_window_as_its_state_says(tmp_path: Path) -> None:
    around = [Act(name, 0.3, 0.4, 0.5) for name in _AROUND]
    acts = (*drawn(chance_of(1, 0), 25), *around)
    played = played_in(Course(acts, small=True), tmp_path)
    assert (played.fault, played.tries) == ("", len(acts)), played.errors


@pytest.mark.parametrize("name", FAILING)
def test_what_goes_wrong_is_told_with_the_actions_before(tmp_path: Path, name: str) -> None:
    played = played_in(Course((Act("view", 0.2), Act(name), Act("wait")), small=True), tmp_path)
    assert FAILING[name] in played.fault
    assert [line.split()[1] for line in played.last] == ["view", name]


@pytest.mark.parametrize(("once", "fault"), [(0.0, "widgets have grown from "), (1.0, "")])
def test_what_grows_is_a_fault_only_where_it_grows_again(tmp_path: Path, once: float, fault: str) -> None:
    acts = (Act("fail-by-growing", once), Act("wait"))
    played = played_in(Course(acts, small=True, between_rests=2), tmp_path)
    assert (played.tries, played.fault[: len(fault)], bool(played.fault)) == (4, fault, bool(fault)), played.errors
    assert len(played.again) == 1


def test_a_window_that_stands_still_is_told(tmp_path: Path) -> None:
    played = played_in(Course((Act("fail-by-standing"),), small=True), tmp_path)
    assert played.figures["standstill"] > 0.25


def test_where_the_window_worked_for_long_is_told_when_asked(tmp_path: Path) -> None:
    # A view that is looked at for the first time is made, which takes longer than a tenth of a millisecond.
    played = played_in(Course((Act("wait"), Act("view", 0.99), Act("wait")), small=True, where=0.0001), tmp_path)
    assert any("app/document/document.py" in line for line in played.where)


def test_what_is_due_by_then_comes_at_once_and_in_its_order(qtbot: QtBot) -> None:
    window, came = QWidget(), list[str]()
    qtbot.addWidget(window)
    late, soon, far, again = (QTimer(window, singleShot=True) for _ in range(4))
    late.timeout.connect(lambda: came.append("late"))
    soon.timeout.connect(lambda: came.append("soon"))
    soon.timeout.connect(lambda: again.start(70_000))
    far.timeout.connect(lambda: came.append("far"))
    moving = QPropertyAnimation(window, b"maximumWidth", window)
    moving.setDuration(50_000)
    moving.setEndValue(70)
    for timer, after in ((late, 60_000), (soon, 30_000), (far, 90_000)):
        timer.start(after)
    moving.start()
    let_pass(65_000)
    assert came == ["soon", "late"]
    assert (late.isActive(), far.isActive(), again.isActive()) == (False, True, True)
    assert window.maximumWidth() == 70


def test_what_was_saved_and_is_not_in_its_file_is_told(tmp_path: Path) -> None:
    first, second, link = tmp_path / "a.yaml", tmp_path / "b.yaml", tmp_path / "c.yaml"
    first.write_bytes(b"1 and 3")
    second.write_bytes(b"2")
    link.symlink_to(first)
    # Of two that are one file the one that was saved last counts, and no other is let off.
    assert unlike_files({link: b"1 and 3", first: b"1", second: b"2"}) == []
    assert unlike_files({link: b"3", first: b"1 and 3", second: b"2"}) == ["c.yaml"]
    assert unlike_files({first: b"1", second: b"3"}) == ["a.yaml", "b.yaml"]


def test_what_grows_is_told() -> None:
    first = Counts(widgets=700, timers=40, threads=1, megabytes=300)
    assert list(grown(first, replace(first, widgets=720, megabytes=350))) == []
    assert list(grown(first, replace(first, threads=9))) == ["threads have grown from 1 to 9"]
    assert list(grown(first, replace(first, widgets=1000), AT_FIRST)) == []


def test_boxes_that_say_something_else_than_the_file_are_told() -> None:
    path = scenarios_folder() / "lohja-nykytila.yaml"
    file = read_scenario_text(path.read_bytes(), path)
    drawing = draw_chart(file.scenario, ChartOptions(language="fi"))
    assert list(broken_boxes(drawing, file, "fi")) == []
    first, *others = drawing.boxes
    misnamed = replace(drawing, boxes=(replace(first, name=("Toinen", "nimi")), *others))
    assert any("its box says 'Toinen nimi'" in told for told in broken_boxes(misnamed, file, "fi"))
    others.pop(0)
    lost = list(broken_boxes(replace(drawing, boxes=(first, *others)), file, "fi"))
    assert lost == [f"units of lohja-nykytila.yaml that are neither drawn nor told of: ['{drawing.boxes[1].id}']"]


def test_each_letter_is_typed_in_a_round_of_its_own(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    seen: list[str] = []
    looking = QTimer(field, interval=0)
    looking.timeout.connect(lambda: seen.append(field.text()))
    looking.start()
    typed("abc", None)
    looking.stop()
    assert list(dict.fromkeys(seen)) == ["a", "ab", "abc"]
