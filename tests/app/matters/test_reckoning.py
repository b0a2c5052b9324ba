"""Matters of large drafts: the window goes on while they are looked through, and never shows those of others."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from orgsim.app.document.document import Document
from orgsim.app.document.look import Look
from orgsim.app.document.open_files import opened
from orgsim.app.document.state import State
from orgsim.app.matters.view import MattersView
from orgsim.files.reading.opening import open_paths
from orgsim.files.reading.scenario_file import read_scenario_text
from tests.app.settling import meet


def text(matters: int, name: str = "Matter") -> str:
    """A council that decides so many matters, and a board that decides the first of them too."""
    head = "orgsim: 1\nid: t\ntitle: T\nunits:\n"
    board = f"  - {{id: board, kind: board, name: Board, remit: [{{id: m0, name: {name} 0}}]}}\n"
    council = "  - id: council\n    kind: council\n    name: Council\n    remit:\n"
    return head + board + council + "".join(f"      - {{id: m{at}, name: {name} {at}}}\n" for at in range(matters))


def titles(view: MattersView) -> list[str]:
    model = view.table.matrix_model
    return [model.row(at).title for at in range(model.rowCount())]


def test_matters_of_large_drafts_come_when_they_are_known(qtbot: QtBot, no_leaks: None, tmp_path: Path) -> None:
    large, small = tmp_path / "large.yaml", tmp_path / "small.yaml"
    large.write_text(text(4000), "utf-8")
    small.write_text(text(2, "Small"), "utf-8")
    awaited = "The matters are being looked through…"
    start = opened(State(language="en", view="matters"), open_paths([large]), add=False)
    document = Document(start)
    view = MattersView(document)
    qtbot.addWidget(view)
    view.show()
    assert (titles(view), view.told.text(), view.bar.isVisible()) == ([], awaited, False)
    # What a step of the story shows of the table is shown once there is one.
    step = Look(filter=frozenset({"split"}), search="matter", by_body=False)
    view.show_look(step)
    assert view.look() == step
    meet(view.bar.isVisible)
    assert view.look() == step
    # Only the first matter is decided by two bodies.
    assert titles(view) == ["Matter 0"]
    assert view.bar.chip("split").text() == "Split 1"
    assert view.told.text().startswith("4,000")
    view.show_look(Look())
    assert len(titles(view)) == 4000

    # Of the same draft the matters stand until those after an edit are known, in another language at once.
    file = start.files[0]
    fewer = replace(file, scenario=read_scenario_text(text(3999).encode(), large).scenario)
    document.change(files=(fewer,))
    document.change(language="sv")
    assert len(titles(view)) == 4000
    assert view.bar.search.placeholderText() != "Search matters"
    meet(lambda: len(titles(view)) == 3999)
    # By body too, reckoned meanwhile or not.
    view.by_body.setChecked(True)
    assert titles(view) == ["Board", "Council"]
    view.by_body.setChecked(False)

    # Those of another draft do not stand; of small ones all is there at once.
    other = replace(
        file, path=tmp_path / "other.yaml", scenario=read_scenario_text(text(4500).encode(), large).scenario
    )
    document.change(files=(other,))
    assert (titles(view), view.bar.isVisible()) == ([], False)
    document.show(opened(document.state, open_paths([small]), add=False))
    assert titles(view) == ["Small 0", "Small 1"]
    # What was asked for in between comes to nothing.
    meet(lambda: not view._turns.is_running)
    assert titles(view) == ["Small 0", "Small 1"]
