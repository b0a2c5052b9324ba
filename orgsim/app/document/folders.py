"""Where dialogs for files begin: with the user's own folders, and never among what ships."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State
from orgsim.resources import is_shipped, scenarios_folder

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl


def documents_folder() -> Path:
    """The user's documents, or else their home."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()


def drafts_folder(settings: Settings) -> Path:
    """Where the user's own drafts are: beside the one that was opened last, else among the documents."""
    own = (path.parent for path in settings.recent if _is_own(path.parent))
    return next(own, documents_folder())


def folder_beside(state: State, settings: Settings) -> Path:
    """Where a draft lies that is to stand beside what is open: with the active one, if that is the user's own."""
    files = state.files[state.active : state.active + 1]
    beside = (file.path.parent for file in files if _is_own(file.path.parent))
    return next(beside, drafts_folder(settings))


def pictures_folder(settings: Settings) -> Path:
    """Where the last picture was saved, else where the drafts are."""
    last = settings.pictures_folder
    return last if last is not None and _is_own(last) else drafts_folder(settings)


def places() -> list[QUrl]:
    """What stands beside the files in a dialog: the user's folders, and what ships."""
    # Imported here, as no start needs it and PySide makes all its enumerations.
    from PySide6.QtCore import QUrl

    folders = dict.fromkeys((Path.home(), documents_folder(), scenarios_folder()))
    return [QUrl("file:"), *(QUrl.fromLocalFile(str(folder)) for folder in folders)]


def _is_own(folder: Path) -> bool:
    return folder.is_dir() and not is_shipped(folder)
