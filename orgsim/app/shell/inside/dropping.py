"""Files that are dropped on the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from orgsim.app.importing.import_actions import ENDINGS, ImportActions
from orgsim.app.opening.file_actions import SUFFIXES, FileActions

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDragEnterEvent, QDropEvent


def take_in(event: QDragEnterEvent) -> None:
    """Take files that may be scenarios, or become some."""
    if _dropped(event.mimeData().urls(), (*SUFFIXES, *ENDINGS)):
        event.acceptProposedAction()


def take(event: QDropEvent, files: FileActions, imports: ImportActions) -> None:
    """Open the dropped files beside what is open, and show what others become."""
    urls = event.mimeData().urls()
    event.acceptProposedAction()
    if drafts := _dropped(urls, SUFFIXES):
        files.open(drafts, add=True)
    if others := _dropped(urls, ENDINGS):
        imports.take(others)


def _dropped(urls: list[QUrl], endings: tuple[str, ...]) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in endings]
