"""Where imported drafts are to be written is asked for, and whether what stands there is to go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from orgsim.app.document.folders import places
from orgsim.files.writing.file_names import stem_for
from orgsim.importing.drafting import Draft
from orgsim.messages import Catalog


def ask_place(
    over: QWidget, folder: Path, drafts: Sequence[Draft], source: str, speech: Catalog, then: Callable[[Path], object]
) -> None:
    """Ask where those drafts are to be, in `folder` at first, called after what they are or after their `source`."""
    chooser = QFileDialog(over, speech("importing.save-title"), str(folder))
    chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setFileMode(QFileDialog.FileMode.AnyFile)
    chooser.setNameFilter(f"{speech('open.filter')} (*.yaml)")
    chooser.setDefaultSuffix("yaml")
    chooser.setSidebarUrls(places())
    stem = stem_for(drafts[0].built.scenario.title.in_language(speech.language), "luonnos")
    if len(drafts) > 1:
        stem = stem_for(Path(source).stem, speech("new-file.comparison.suggested"))
    chooser.selectFile(f"{stem}.yaml")
    chooser.fileSelected.connect(lambda file: then(Path(file)))
    chooser.open()


def ask_replacing(over: QWidget, there: Sequence[Path], speech: Catalog, then: Callable[[], object]) -> None:
    """Ask whether those files are to be replaced."""
    box = QMessageBox(over)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(speech("importing.title"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(speech("importing.replacing", names=tuple([path.name for path in there])))
    yes = box.addButton(speech("importing.replace"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(speech("export.cancel"), QMessageBox.ButtonRole.RejectRole)
    yes.clicked.connect(lambda _=False: then())
    box.open()
