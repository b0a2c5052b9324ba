from __future__ import annotations

import sys
from pathlib import Path
from threading import Event
from types import FrameType

import pytest
from pytestqt.qtbot import QtBot

from orgsim.app.document.open_files import opened
from orgsim.app.document.state import State
from orgsim.app.pictures.preparing import Preparing
from orgsim.app.pictures.shown import subject_of
from orgsim.export.documents import writing_document
from orgsim.export.sheets.subject import Subject
from orgsim.files.reading.opening import open_paths
from orgsim.messages import catalog

pytestmark = pytest.mark.usefixtures("no_leaks")


def test_whoever_waits_gets_what_was_begun_last_and_nothing_of_what_was_left(qtbot: QtBot) -> None:
    preparing = Preparing()
    assert preparing.prepared is None
    go_on, made = Event(), []

    def make() -> bytes:
        go_on.wait()
        made.append("first")
        return b"first"

    preparing.begin(make)
    first = preparing.prepared
    assert first is not None
    preparing.begin(lambda: b"second")
    assert first() is None, "without waiting for what nobody wants"
    go_on.set()
    second = preparing.prepared
    assert second is not None and second() == b"second" == second(), "however often it is saved"
    qtbot.waitUntil(lambda: not preparing.is_running)
    preparing.leave()
    assert preparing.prepared is None


@pytest.fixture
def subject(scenarios_dir: Path) -> Subject:
    return subject_of(opened(State(language="fi"), open_paths([scenarios_dir / "lohja-nykytila.yaml"]), add=False))


def test_what_is_made_already_is_written_and_what_came_to_nothing_is_made(subject: Subject, tmp_path: Path) -> None:
    for name, made in (("there.html", b"made before"), ("none.html", None)):
        for step in writing_document(subject, tmp_path / name, catalog("fi"), prepared=lambda made=made: made):
            step()
    assert (tmp_path / "there.html").read_bytes() == b"made before"
    assert (tmp_path / "none.html").read_bytes().startswith(b"<!DOCTYPE html>")


def test_a_document_that_is_stopped_while_it_is_made_leaves_no_file(subject: Subject, tmp_path: Path) -> None:
    for made in (b"made before", None):
        work = writing_document(subject, tmp_path / "page.html", catalog("fi"), prepared=lambda made=made: made)
        step = next(work)
        work.close()
        step()
    assert list(tmp_path.iterdir()) == []


def stopped_at(event: str, called: str, subject: Subject, path: Path) -> list[str]:
    """Make the file, and stop that whenever a function of that name is called, or returns; each time that it was."""
    work = writing_document(subject, path, catalog("fi"))
    step = next(work)
    seen: list[str] = []

    def stop(frame: FrameType, now: str, _arg: object) -> None:
        if now == event and frame.f_code.co_name == called:
            seen.append(called)
            work.close()

    sys.setprofile(stop)
    try:
        step()
    finally:
        sys.setprofile(None)
    return seen


@pytest.mark.parametrize(("name", "part"), [("slides.pptx", "_new"), ("book.xlsx", "arranged")])
def test_what_is_stopped_is_not_made_to_its_end(subject: Subject, tmp_path: Path, name: str, part: str) -> None:
    assert stopped_at("call", part, subject, tmp_path / name) == [part], "one slide, or one sheet"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["units.csv", "graph.graphml", "graph.ttl", "graph.json", "page.html", "book.xlsx"])
def test_what_is_stopped_as_its_last_is_made_is_not_written(subject: Subject, tmp_path: Path, name: str) -> None:
    # What makes the pieces returns at each of them, and once more at its end.
    assert stopped_at("return", "document_pieces", subject, tmp_path / name)
    assert list(tmp_path.iterdir()) == []
