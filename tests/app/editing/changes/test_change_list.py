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
