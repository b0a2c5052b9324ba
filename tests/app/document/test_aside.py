"""Work beside the window's own is never waited for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from benchmarks.organisations import generate
from orgsim.app.document.aside import Aside, InTurn, one_call
from orgsim.files.reading.document import load, parse
from orgsim.files.yaml.block_tree import block_tree
from orgsim.model.abandoning import Abandoned, abandoned, leave_if_abandoned


def heard(aside: Aside) -> list[object]:
    said: list[object] = []
    aside.told.connect(said.append)
    aside.ended.connect(lambda result: said.append(("ended", result)))
    return said


def test_what_is_found_is_told_in_the_windows_thread(qtbot: QtBot) -> None:
    aside = Aside()
    said, threads = heard(aside), set[int]()
    aside.told.connect(lambda _: threads.add(threading.get_ident()))
    where: list[int] = []

    def work() -> Generator[object, None, object]:
        where.append(threading.get_ident())
        yield 1
        yield None
        yield 2
        return 3

    aside.begin(work())
    assert aside.is_running
    qtbot.waitUntil(lambda: not aside.is_running)
    assert said == [1, 2, ("ended", 3)]
    assert threads == {threading.get_ident()}
    assert where != [threading.get_ident()]


def test_what_can_be_called_is_called_in_the_thread_and_sent_back(qtbot: QtBot) -> None:
    aside = Aside()
    said = heard(aside)

    def work() -> Generator[object, int, object]:
        there = yield threading.get_ident
        return there == threading.get_ident() != threading.main_thread().ident

    aside.begin(work())
    qtbot.waitUntil(lambda: not aside.is_running)
    assert said == [("ended", True)]


def test_leaving_does_not_wait_and_nothing_more_is_told(qtbot: QtBot) -> None:
    aside, go_on, done = Aside(), threading.Event(), threading.Event()
    said = heard(aside)

    def slow() -> Generator[object, None, object]:
        try:
            yield "begun"
            go_on.wait()
            yield "too late"
            raise AssertionError("it was left")
        finally:
            done.set()

    aside.begin(slow())
    qtbot.waitUntil(lambda: said == ["begun"])
    aside.leave()
    assert not aside.is_running
    assert not done.is_set()
    go_on.set()
    assert done.wait(10)
    qtbot.wait(50)
    assert said == ["begun"]


def test_new_work_leaves_the_one_before(qtbot: QtBot) -> None:
    aside, go_on = Aside(), threading.Event()
    said = heard(aside)

    def first() -> Generator[object, None, object]:
        go_on.wait()
        yield "first"

    def second() -> Generator[object, None, object]:
        yield "second"

    aside.begin(first())
    aside.begin(second())
    go_on.set()
    qtbot.waitUntil(lambda: not aside.is_running)
    assert said == ["second", ("ended", None)]


def test_an_error_is_raised_where_the_window_can_report_it(qtbot: QtBot) -> None:
    def fails() -> Generator[object, None, object]:
        yield 1
        raise ZeroDivisionError

    aside = Aside()
    said = heard(aside)
    # Whoever waits hears of it, and may begin something else at once.
    aside.failed.connect(lambda: aside.begin(one_call(lambda: 2)))
    with capture_exceptions() as errors:
        aside.begin(fails())
        qtbot.waitUntil(lambda: not aside.is_running)
    assert [kind for kind, *_ in errors] == [ZeroDivisionError]
    assert said == [1, ("ended", 2)]


class Dividing:
    """A task that divides by itself."""

    def __init__(self, number: int) -> None:
        self.number = number

    def begin(self) -> Callable[[], object]:
        return lambda: self.number / self.number


def test_after_an_error_the_next_in_turn_is_done_all_the_same(qtbot: QtBot) -> None:
    turn, came, failed = InTurn(), list[object](), list[object]()
    turn.done.connect(lambda task, result, _: came.append((task, result)))
    turn.failed.connect(failed.append)
    none, one, two = Dividing(0), Dividing(1), Dividing(2)
    with capture_exceptions() as raised:
        turn.ask(none)
        turn.ask(one)
        qtbot.waitUntil(lambda: not turn.is_running)
        turn.ask(two)
        qtbot.waitUntil(lambda: not turn.is_running)
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    assert failed == [none]
    assert came == [(one, 1), (two, 1)]


def test_where_there_are_no_threads_left_it_is_done_all_the_same(qtbot: QtBot, monkeypatch) -> None:
    aside = Aside()
    said = heard(aside)

    def none_left(self: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    def work() -> Generator[object, None, object]:
        yield 1
        return 2

    with monkeypatch.context() as without:
        without.setattr(threading.Thread, "start", none_left)
        aside.begin(work())
    qtbot.waitUntil(lambda: not aside.is_running)
    aside.leave()
    assert said == [1, ("ended", 2)]
    # What is worked on in this thread after that is wanted.
    leave_if_abandoned()


def test_the_window_may_go_while_it_works(qtbot: QtBot) -> None:
    go_on, done = threading.Event(), threading.Event()

    def slow() -> Generator[object, None, object]:
        yield 1
        go_on.wait()
        yield 2
        done.set()

    aside = Aside()
    aside.begin(slow())
    aside.deleteLater()
    del aside
    qtbot.wait(50)
    go_on.set()
    assert done.wait(10)


def busy(seconds: float) -> None:
    """Do something without going round in the event loop."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        sum(range(100))


def turns(done: list[int], enough: threading.Event) -> Callable[[], object]:
    """Work of a millisecond each, that may be left, until it is enough."""

    def work() -> object:
        while not enough.is_set():
            busy(0.0015)
            leave_if_abandoned()
            done.append(1)
        return None

    return work


def test_work_aside_waits_while_the_window_is_in_the_middle_of_something(qtbot: QtBot) -> None:
    """Beside the window at rest it goes on; in a sixth of a second of the window's it has eight turns, not fifty."""
    aside, done, enough = Aside(), list[int](), threading.Event()
    aside.begin(one_call(turns(done, enough)))
    took = longest = 0.25
    # On a busy machine what takes a sixth of a second may take as long as no work waits for.
    while took >= longest:
        done.clear()
        qtbot.waitUntil(lambda: len(done) > 50)
        before, begun = len(done), time.monotonic()
        busy(0.16)
        meanwhile, took = len(done) - before, time.monotonic() - begun
    qtbot.waitUntil(lambda: len(done) > before + meanwhile + 50)
    enough.set()
    qtbot.waitUntil(lambda: not aside.is_running)
    # A turn for each time that it waited, and those before it saw that it was to.
    assert meanwhile <= took / 0.02 + 6


def test_work_aside_waits_for_no_window_that_stays_away(qtbot: QtBot) -> None:
    aside, waited, enough = Aside(), list[float](), threading.Event()

    def work() -> object:
        while not enough.is_set():
            busy(0.0015)
            begun = time.monotonic()
            leave_if_abandoned()
            waited.append(time.monotonic() - begun)
        return None

    aside.begin(one_call(work))
    # Not the event loop, which would have it asked how far it is.
    time.sleep(0.5)
    begun = len(waited)
    while len(waited) < begun + 20:
        time.sleep(0.01)
    enough.set()
    qtbot.waitUntil(lambda: not aside.is_running)
    assert max(waited[:begun]) > 0.01 > min(waited[begun : begun + 20])


@pytest.mark.parametrize("reader, at", [("block_tree", 2), ("PyYAML", 100)])
def test_a_text_that_nobody_wants_any_more_is_left_in_its_middle(tmp_path: Path, reader: str, at: int) -> None:
    """By the reader of plain blocks between two pieces of it; by PyYAML, which reads all else, between two events."""
    path = tmp_path / "big.yaml"
    # An anchor is beyond plain blocks.
    path.write_text(generate(4_000) if reader == "block_tree" else generate(40) + "note: &it x\n", "utf-8")
    assert (block_tree(path.read_bytes()) is None) is (reader == "PyYAML")
    asked: list[float] = []

    def is_left() -> bool:
        asked.append(time.monotonic())
        return len(asked) == at

    token = abandoned.set(is_left)
    try:
        with pytest.raises(Abandoned):
            parse(load(path), path)
    finally:
        abandoned.reset(token)
    assert len(asked) == at
    assert parse(load(path), path).root.entries
