"""Steps are done over several rounds of events, in their order, until others come or they are finished at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgsim.app.in_steps import InSteps
from tests.app.settling import meet


def test_steps_go_on_round_by_round_until_others_come(qtbot: QtBot) -> None:
    owner = QObject()
    rounds = InSteps(owner)
    done: list[str] = []

    def steps(name: str, many: int | None = None) -> Iterator[None]:
        for number in count() if many is None else range(many):
            done.append(f"{name}{number}")
            yield

    rounds.begin(steps("a"))
    assert rounds.is_running and not done, "none is done at once"
    meet(lambda: done)
    assert rounds.is_running
    rounds.hold()
    many = len(done)
    QApplication.processEvents()
    assert len(done) == many and not rounds.is_running
    rounds.go_on()
    rounds.begin(steps("b", 3))
    qtbot.waitUntil(lambda: not rounds.is_running)
    assert done[many:] == ["b0", "b1", "b2"]
    rounds.go_on()
    assert not rounds.is_running, "there is nothing left"


def test_what_is_held_is_finished_at_once_and_once(qapp: QApplication) -> None:
    owner, done, ended = QObject(), list[int](), list[bool]()
    steps = InSteps(owner)
    steps.ended.connect(lambda: ended.append(steps.is_running))

    def work() -> Iterator[None]:
        for number in range(3):
            done.append(number)
            # What the work itself leads to does not do it once more.
            steps.finish()
            yield

    steps.begin(work())
    steps.hold()
    QApplication.processEvents()
    assert not done
    steps.finish()
    steps.finish()
    assert done == [0, 1, 2] and ended == [False]


def test_as_many_steps_are_done_in_a_round_as_have_time(qapp: QApplication) -> None:
    owner, done = QObject(), list[int]()
    steps = InSteps(owner)

    def work() -> Iterator[None]:
        for number in range(5):
            done.append(number)
            yield

    steps.begin(work(), slice=60.0)
    assert not done
    steps.do_some()
    assert done == [*range(5)] and steps.is_running, "what the last of them led to comes in the next round"
    meet(lambda: not steps.is_running)
