"""What waits for its turn comes in a round of events that has no other work, and waits for ever in none."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from orgsim.app.document.aside import Aside, one_call
from orgsim.app.turn import Turn
from tests.app.settling import meet


def work() -> None:
    """For 20 ms of this thread's time."""
    until = time.thread_time() + 0.02
    while time.thread_time() < until:
        pass


def test_a_round_with_other_work_is_left_to_that(qapp: QApplication) -> None:
    owner, done = QObject(), list[str]()
    turn, others = Turn(owner), QTimer(owner, interval=0)
    turn.come.connect(lambda: done.append("turn"))

    def other() -> None:
        work()
        done.append("other")
        if len(done) == 2:
            others.stop()

    others.timeout.connect(other)
    others.start()
    for _ in range(3):
        turn.ask()
    assert turn.is_waiting
    meet(lambda: "turn" in done)
    assert done == ["other", "other", "turn"]
    QApplication.processEvents()
    assert len(done) == 3 and not turn.is_waiting, "it came once"
    turn.ask()
    turn.leave()
    QApplication.processEvents()
    assert len(done) == 3


def test_it_comes_after_some_rounds_however_much_there_is_to_do(qapp: QApplication) -> None:
    owner, done = QObject(), list[str]()
    turn, others = Turn(owner), QTimer(owner, interval=0)
    turn.come.connect(lambda: done.append("turn"))
    others.timeout.connect(work)
    others.timeout.connect(lambda: done.append("other"))
    others.start()
    turn.ask()
    meet(lambda: "turn" in done)
    others.stop()
    assert 4 <= len(done) <= 5


def test_what_was_done_aside_is_taken_in_a_round_of_its_own(qapp: QApplication) -> None:
    owner, done = QObject(), list[str]()
    aside = Aside(owner)
    aside.ended.connect(done.append)
    aside.begin(one_call(lambda: "found"))
    meet(lambda: aside._turn.is_waiting)
    work()
    QApplication.processEvents()
    assert done == [] and aside.is_running
    meet(lambda: not aside.is_running)
    assert done == ["found"]
