from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from orgsim.app.editing.editor import editor_of
from orgsim.app.importing.again_dialog import AgainDialog
from orgsim.app.importing.dialog import ImportDialog
from orgsim.app.importing.odd_list import lines_of
from orgsim.app.importing.pasted import pasted
from orgsim.app.importing.table_head import meanings
from orgsim.app.shell.window import MainWindow
from orgsim.cli import main
from orgsim.importing.again import kept_beside, read_kept
from orgsim.importing.records import Oddity, Place
from orgsim.importing.tables.mapping import ROLES
from orgsim.messages import catalog, message
from orgsim.model.edits.edits import Renamed
from orgsim.model.hierarchy import hierarchy
from orgsim.model.text import LANGUAGES
from tests.app.conftest import OpenWindow

LISTED = (
    "Tunnus;Nimi;Yläyksikkö;Koodi\n"
    "kv;Valtuusto;;1\n"
    "kh;Kaupunginhallitus;kv;2\n"
    "sl;Sivistyslautakunta;kh;3\n"
    "museo;Museo;poissa;4\n"
)


def shown(window: MainWindow, qtbot: QtBot) -> ImportDialog:
    (dialog,) = [its for its in window.findChildren(ImportDialog) if its.isVisible()]
    qtbot.waitUntil(lambda: not dialog.is_working)
    return dialog


def dropped(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(9, 9), actions, data, buttons, Qt.KeyboardModifier.NoModifier))


def test_a_list_is_dropped_corrected_and_becomes_a_draft(
    open_window: OpenWindow, tmp_path: Path, scenarios_dir: Path, qtbot: QtBot
) -> None:
    listed = tmp_path / "Henkilöstö & yksiköt.csv"
    listed.write_text(LISTED, encoding="utf-8")
    window = open_window(scenarios_dir / "hopeavesi-nyt.yaml")
    dropped(window, listed)
    dialog = shown(window, qtbot)
    assert hierarchy(dialog.drafts[0].built.scenario).units[-1].id == "museo"
    # It stands over the window, in whose charts nothing else takes that key.
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(window.structure.panes[0], Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    # Qt gives nothing for a clipboard that is empty.
    qtbot.waitUntil(
        lambda: (held := QGuiApplication.clipboard().mimeData()) is not None and held.hasFormat("image/png")
    )
    assert dialog.chart.drawn is not None
    assert (dialog.chart.drawn.shown, dialog.chart.drawn.units) == (4, 4)
    assert [field.currentText() for field in dialog.table.head.fields][:3] == ["Tunnus", "Nimi", "Yläyksikön tunnus"]
    # What the list names and has not: to be put away.
    field = dialog.odd.fields["parent-missing@5"]
    field.setFocus()
    field.choose("tray")
    qtbot.waitUntil(lambda: not dialog.is_working)
    assert [unit.id for unit in dialog.drafts[0].built.scenario.tray] == ["museo"]
    assert dialog.odd.fields["parent-missing@5"].hasFocus()
    # A column comes to mean something else: its field stays.
    code = dialog.table.head.fields[3]
    code.choose(("seats", None))
    qtbot.waitUntil(lambda: not dialog.is_working)
    assert dialog.table.head.fields[3] is code
    council = hierarchy(dialog.drafts[0].built.scenario).units[0]
    assert council.seats is not None
    assert council.seats.total == 1
    buddies = [label.buddy() for label in dialog.findChildren(QLabel) if "&" in label.text() and label.isVisible()]
    assert len([buddy for buddy in buddies if buddy is not None]) == 4
    # The headings stand on another row, or nowhere; what the columns mean is guessed anew.
    head = dialog.fields.head
    assert (head.currentData(), head.itemText(0)) == (1, catalog(window.document.state.language)("importing.head.none"))
    head.choose(None)
    head.activated.emit(0)
    qtbot.waitUntil(lambda: not dialog.is_working)
    assert len(hierarchy(dialog.drafts[0].built.scenario).units) == 5
    head.choose(1)
    head.activated.emit(1)
    qtbot.waitUntil(lambda: not dialog.is_working)
    dialog.table.head.fields[3].choose(("seats", None))
    qtbot.waitUntil(lambda: not dialog.is_working)
    # Nothing of it is cut on a small projector.
    assert dialog.minimumSizeHint().width() <= 900
    assert dialog.minimumSizeHint().height() <= 450
    # It opens beside what is open, and how it was read is kept.
    draft = tmp_path / "uusi.yaml"
    dialog.save_to(draft)
    qtbot.waitUntil(lambda: len(window.document.state.files) == 2)
    assert window.document.state.files[1].path == draft
    kept = read_kept(draft)
    assert kept is not None
    assert kept.choices == {"parent-missing@5": "tray"}
    assert kept.mapping is not None
    assert kept.mapping.columns[3].role == "seats"


NEXT = (
    "Koodi;Tunnus;Nimi;Yläyksikkö;Lisätieto\n"
    "1;kv;Valtuusto;;x\n"
    "2;kh;Hallitus;kv;x\n"
    "4;museo;Kaupunginmuseo;sl;x\n"
    "3;sl;Sivistyslautakunta;kh;x\n"
    "5;tl;Tekninen lautakunta;kh;x\n"
)


def test_the_next_delivery_is_offered_as_changes_of_the_draft(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    draft = tmp_path / "nyt.yaml"
    # The next one has no column of staff any more, which empties none of it.
    head, *rows = LISTED.splitlines()
    staffed = "\n".join([f"{head};Henkilöstö", *(f"{row};12" for row in rows)])
    (tmp_path / "lista.csv").write_text(staffed, encoding="utf-8")
    made = ["import", str(tmp_path / "lista.csv"), "-o", str(draft), "--choose", "parent-missing=made"]
    assert main(made) == 0
    base = kept_beside(draft).read_bytes()
    (tmp_path / "lista.csv").write_text(NEXT, encoding="utf-8")
    window = open_window(draft)
    dialog = window.imports.take([tmp_path / "lista.csv"])
    qtbot.waitUntil(lambda: not dialog.is_working)
    # It is read as it was then, wherever its columns stand now, and what was decided of all rows holds.
    assert [column.role for column in dialog.drafts[0].found.mapping.columns][-1] == "left-out"
    assert [its.path for its in dialog.before] == [draft]
    assert dialog._asked.choices == {"parent-missing": "made"}
    dialog.again.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(AgainDialog)))
    (offered,) = window.findChildren(AgainDialog)
    said = [offered.list.item(place).text() for place in range(offered.list.count())]
    renamed = next(place for place, text in enumerate(said) if "Hallitus" in text and "uuden nimen" in text)
    assert any("Tekninen lautakunta" in text for text in said)
    assert not any("ei enää kerrottu" in text for text in said), said
    offered.list.item(renamed).setCheckState(Qt.CheckState.Unchecked)
    offered.make.click()
    assert not dialog.isVisible()
    names = [unit.name.every()[0] for unit in hierarchy(window.document.state.files[0].scenario).units]
    assert "Kaupunginhallitus" in names
    assert "Kaupunginmuseo" in names
    assert "Tekninen lautakunta" in names
    # One step; and what was undone is offered again, as it is kept only once the draft is saved.
    assert len(window.document.state.session.done) == 1
    editor = editor_of(window.document)
    editor.undo()
    assert len(hierarchy(window.document.state.files[0].scenario).units) == 5
    editor.redo()
    assert kept_beside(draft).read_bytes() == base
    editor.save([draft])
    kept = read_kept(draft)
    assert kept is not None
    assert "Tekninen lautakunta" in kept.base
    # So it is where it was undone after it had been saved.
    editor.undo()
    editor.save([draft])
    assert kept_beside(draft).read_bytes() == base
    editor.redo()
    editor.save([draft])
    assert read_kept(draft) == kept


def test_hundreds_of_changes_are_made_beside_the_window_for_the_draft_as_it_is_when_they_are_made(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    draft, listed = tmp_path / "nyt.yaml", tmp_path / "lista.csv"
    rows = [f"y{at};Yksikkö {at};kh;{at + 9}\n" for at in range(200)]
    listed.write_text(LISTED + "".join(rows), encoding="utf-8")
    assert main(["import", str(listed), "-o", str(draft), "--choose", "parent-missing=made"]) == 0
    listed.write_text(LISTED + "".join(rows).replace("Yksikkö", "Palvelu"), encoding="utf-8")
    window = open_window(draft)
    dialog = window.imports.take([listed])
    qtbot.waitUntil(lambda: not dialog.is_working)
    dialog.again.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(AgainDialog)))
    (offered,) = window.findChildren(AgainDialog)
    assert offered.list.count() == 200
    offered.make.click()
    # Nothing is made yet, and the draft may be edited meanwhile: that stays.
    document, editor = window.document, editor_of(window.document)
    assert not document.state.session.done
    assert not dialog.isEnabled()
    assert editor.act({draft: [Renamed("museo", "Taidemuseo")]}, message("edit.undone", what="")) is None
    qtbot.waitUntil(lambda: len(document.state.session.done) == 2, timeout=60_000)
    names = [unit.name.every()[0] for unit in hierarchy(document.state.files[0].scenario).units]
    assert [name for name in names if name.startswith("Palvelu")] == [f"Palvelu {at}" for at in range(200)]
    assert "Taidemuseo" in names
    assert not isValid(dialog) or not dialog.isVisible()
    editor.undo()
    editor.undo()
    assert document.state.files[0].scenario.units[0].id == "kv"
    assert not document.state.session.done


def test_two_lists_become_a_comparison_and_nothing_is_written_over_unasked(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    for year in ("2025", "2026"):
        (tmp_path / f"{year}.csv").write_text(LISTED, encoding="utf-8")
    (tmp_path / "vertailu-2025.yaml").write_text("mine", encoding="utf-8")
    window = open_window()
    window.imports.take([tmp_path / "2025.csv", tmp_path / "2026.csv"])
    dialog = shown(window, qtbot)
    assert len(dialog.drafts) == 2
    dialog.alone.click()
    assert len(dialog.chosen) == 1
    dialog.alone.click()
    dialog.save_to(tmp_path / "vertailu.yaml")
    (asked,) = dialog.findChildren(QMessageBox)
    assert "vertailu-2025.yaml" in asked.text()
    assert (tmp_path / "vertailu-2025.yaml").read_text("utf-8") == "mine"
    asked.buttons()[0].click()
    qtbot.waitUntil(lambda: len(window.document.state.files) == 2)
    assert window.document.state.comparison is not None
    assert window.document.state.comparison.path == tmp_path / "vertailu.yaml"


def test_what_cannot_be_read_is_told_and_what_was_copied_is_shown(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    damaged = tmp_path / "rikki.xlsx"
    damaged.write_bytes(b"PK\x03\x04" + bytes(100))
    window = open_window()
    window.imports.take([damaged])
    dialog = shown(window, qtbot)
    assert dialog.refused.startswith("rikki.xlsx")
    assert not dialog.save.isEnabled()
    dialog.reject()
    QGuiApplication.clipboard().setText("one line of words")
    window.imports.paste()
    assert not [its for its in window.findChildren(ImportDialog) if its.isVisible()]
    QGuiApplication.clipboard().setText(LISTED.replace(";", "\t"))
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = shown(window, qtbot)
    assert len(hierarchy(dialog.drafts[0].built.scenario).units) == 4
    dialog.reject()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_meaning_of_a_column_has_a_name_of_its_own(language: str) -> None:
    offered = meanings(catalog(language))
    assert {role for _, (role, _) in offered} == set(ROLES)
    assert len({text for text, _ in offered}) == len(offered)


def test_of_many_alike_some_are_listed_and_all_can_be_decided_at_once() -> None:
    odd = [
        Oddity(what="no-name", place=Place(row=row), args={"id": str(row)}, choices=("by-key", "left-out"), taken=taken)
        for row, taken in zip(range(2, 22), ["by-key", *["left-out"] * 19], strict=True)
    ]
    lines = lines_of(odd, catalog("en"))
    assert lines[0].name == "no-name"
    assert lines[0].taken is None
    assert [line.name for line in lines[1:13]] == [f"no-name@{row}" for row in range(2, 14)]
    assert lines[13].said == "… and 8 more of this sort"
    assert len(lines) == 14


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Valtuusto\n  Hallitus\n    Museo", True),
        ("- Valtuusto\n  - Hallitus", True),
        ("a\tb\n1\t2", True),
        ("One line", False),
        ("Dear all,\nhere is the draft.", False),
        ("", False),
    ],
)
def test_lists_and_tables_are_told_from_other_texts(text: str, taken: bool) -> None:
    data = QMimeData()
    data.setText(text)
    assert (pasted(data) is not None) is taken
