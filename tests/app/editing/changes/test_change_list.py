"""The change list follows what is done, takes one change back alone, and puts all into minutes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from orgsim.app.editing.changes.change_list import ChangeList
from orgsim.app.shell.window import MainWindow
from orgsim.messages import message
from orgsim.model.edits.edits import Moved, Removed, Renamed, Set
from orgsim.model.hierarchy import unit_of

A = "lohja-lautakuntamalli.yaml"
WORDS = message("edit.words.moved", what="X")


def sentences(dialog: ChangeList) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_it_follows_takes_back_and_is_put_into_minutes(open_window, tmp_path: Path, scenarios_dir: Path) -> None:
    path = tmp_path / A
    path.write_bytes((scenarios_dir / A).read_bytes())
    window: MainWindow = open_window(path)
    editor = window.edit_actions.editor
    editor.switch(path, True)
    window.actions_by_name["change-list"].trigger()
    window.actions_by_name["change-list"].trigger()
    (dialog,) = window.findChildren(ChangeList)
    assert sentences(dialog) == []
    assert not dialog.baseline.isEnabled()
    editor.act({path: [Moved(("older-people-council",), "council")]}, WORDS)
    editor.act({path: [Set("city-board", "seats.total", 11)]}, WORDS)
    editor.act({path: [Renamed("city-board", "Johto", "fi")]}, WORDS)
    assert sentences(dialog) == [
        "Kaupunginhallitus sai uuden nimen: Johto.",
        "Johto – Paikat: 11 (ennen: 13).",
        "Vanhusneuvosto siirrettiin valtuuston alle (ennen: Kaupunginhallitus).",
    ]
    dialog.list.setCurrentRow(1)
    dialog.back.click()
    now = window.document.state.files[0].scenario
    board = unit_of(now, "city-board")
    assert board is not None
    assert board.seats is not None
    assert (board.seats.total, board.name.fi) == (13, "Johto")
    assert len(sentences(dialog)) == 2
    dialog.list.setCurrentRow(0)
    dialog.reason.setText("Sovittu työpajassa")
    dialog.add_reason.setFocus()
    dialog.add_reason.click()
    assert dialog.reason.text() == ""
    assert sentences(dialog)[0] == "Kaupunginhallitus sai uuden nimen: Johto.\nHuomautus: Sovittu työpajassa"
    # Whoever goes on finds the same one chosen, and the keyboard there.
    assert dialog.list.currentRow() == 0
    assert dialog.focusWidget() is dialog.list
    dialog.copy.click()
    assert QGuiApplication.clipboard().text().splitlines()[2] == "1. Kaupunginhallitus sai uuden nimen: Johto."
    for suffix, begins in ((".md", "## Muutokset"), (".txt", "Muutokset"), (".csv", "\ufeffLuonnos,Nro,")):
        dialog.write(tmp_path / f"minutes{suffix}")
        assert (tmp_path / f"minutes{suffix}").read_text("utf-8").startswith(begins)
    # What is gone has no note: the file tells at what it stood below.
    editor.act({path: [Removed("permits-section")]}, WORDS)
    dialog.list.setCurrentRow(sentences(dialog).index("Lupajaosto poistettiin (ennen: Kaupunkikehityslautakunta)."))
    dialog.reason.setText("Siirtyy maakunnalle")
    dialog.add_reason.click()
    assert dialog.told.text().endswith("Kaupunkikehityslautakunta.")
    text = window.document.state.files[0].data.decode()
    above = text[: text.index("- id: urban-development-board")].splitlines()
    assert above[-2].strip() == "# Lupajaosto poistettiin (ennen: Kaupunkikehityslautakunta). Siirtyy maakunnalle"
    dialog.write(tmp_path / "none" / "minutes.md")
    assert "minutes.md" in dialog.told.text()
    dialog.close()


def test_what_was_removed_comes_back_as_it_was_written_and_takes_its_reason_along(
    open_window, tmp_path: Path, scenarios_dir: Path
) -> None:
    path = tmp_path / A
    path.write_bytes(opened := (scenarios_dir / A).read_bytes())
    window: MainWindow = open_window(path)
    editor = window.edit_actions.editor
    editor.switch(path, True)
    window.actions_by_name["change-list"].trigger()
    (dialog,) = window.findChildren(ChangeList)

    def text() -> bytes:
        return window.document.state.files[0].data

    def take_back(begins: str) -> None:
        (row,) = [at for at, said in enumerate(sentences(dialog)) if said.startswith(begins)]
        dialog.list.setCurrentRow(row)
        dialog.back.click()

    boards = {"children-families-board": "Lasten", "regional-body": "Alueiden"}
    for id in boards:
        editor.act({path: [Removed(id)]}, WORDS)
        dialog.list.setCurrentRow(next(at for at, said in enumerate(sentences(dialog)) if boards[id] in said))
        dialog.reason.setText("Kokeilu.")
        dialog.add_reason.click()
    assert text().count(b"Kokeilu.") == 2
    assert b"# no `area`" not in text()
    for name in boards.values():
        take_back(name)
    # Comments, the order of keys, texts of several lines and blank lines too.
    assert text() == opened
    assert sentences(dialog) == []
    # It can be removed and taken back once more, and each is one step.
    editor.act({path: [Removed("regional-body")]}, WORDS)
    take_back("Alueiden")
    assert text() == opened
    editor.undo()
    assert b"# a neuvosto can only advise" not in text()
    editor.undo()
    # Where it stood is elsewhere now: its lines are indented anew.
    editor.act({path: [Removed("permits-section")]}, WORDS)
    editor.act({path: [Moved(("urban-development-board",), "council")]}, WORDS)
    lines = opened.decode().splitlines()
    start = next(at for at, line in enumerate(lines) if "- id: permits-section" in line)
    take_back("Lupajaosto")
    now = text().decode().splitlines()
    there = next(at for at, line in enumerate(now) if "- id: permits-section" in line)
    assert [line.strip() for line in now[there : there + 5]] == [line.strip() for line in lines[start : start + 5]]
    assert now[there].index("-") < lines[start].index("-")
    dialog.close()
