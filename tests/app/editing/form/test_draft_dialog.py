"""What a draft states of itself is changed in a dialog, as one action."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtWidgets import QApplication

from orgsim.app.editing.editor import editor_of
from orgsim.app.editing.form.draft_dialog import DraftDialog
from orgsim.app.shell.window import MainWindow

NAME = "lohja-valiokuntamalli.yaml"


def opened(window: MainWindow) -> DraftDialog:
    window.actions_by_name["state-draft"].trigger()
    QApplication.processEvents()
    (dialog,) = [dialog for dialog in window.findChildren(DraftDialog) if dialog.isVisible()]
    return dialog


def test_title_date_and_sources_are_changed_in_one_step(open_window, tmp_path: Path, scenarios_dir: Path) -> None:
    path = Path(shutil.copy(scenarios_dir / NAME, tmp_path / NAME))
    window: MainWindow = open_window(path)
    document, editor = window.document, editor_of(window.document)
    before = document.state.files[0]
    dialog = opened(window)
    assert document.state.editing == {path}
    fi = dialog.titles["fi"]
    assert fi.text() == "Lohja, valiokuntamalli 1.2"
    fi.setText("Lohja, malli 2")
    dialog.date.setText("huomenna")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.error == "Kirjoita aika muodossa 2026-05-12, 2026-05 tai 2026"
    dialog.date.setText("5.6.9999")
    dialog.accept()
    assert dialog.error == "Kirjoita vuosi väliltä 1900–2200"
    dialog.date.setText("5.6.2026")
    dialog.status.choose("adopted")
    used = [row for row in dialog.rows if not row.remove.isEnabled()]
    assert used, "what units refer to cannot be taken out"
    dialog.add.click()
    dialog.accept()
    assert dialog.error == "Lähteellä on oltava nimi"
    dialog.rows[-1].title.setText("Valtuuston pöytäkirja")
    # Older than drafts may be.
    dialog.rows[-1].date.setText("6.2.1865")
    dialog.accept()
    scenario = document.state.files[0].scenario
    assert scenario.title.fi == "Lohja, malli 2"
    assert scenario.title.sv == before.scenario.title.sv
    assert (str(scenario.date), scenario.status) == ("2026-06-05", "adopted")
    source = scenario.sources["valtuuston-pöytäkirja"]
    assert (source.title.und, str(source.date)) == ("Valtuuston pöytäkirja", "1865-02-06")
    assert "Lohja, malli 2" in window.cards.cards[0].accessibleName()
    assert document.state.session.done[-1].words.key == "edit.words.draft"
    editor.undo()
    assert document.state.files[0].data == before.data
    # Nothing that is changed leaves no step.
    opened(window).accept()
    assert len(document.state.session.done) == 0
    document.change(editing=frozenset())
