"""Handing a file over to the desktop: to the program that opens such files, or to the one that shows folders."""

from __future__ import annotations

from pathlib import Path

from orgsim.messages import Message, message


def open_file(path: Path) -> Message | None:
    """Open the file in the program that the desktop has for it; where it has none, what is to be said."""
    return None if _opened(path) else message("outside.no-program", path=str(path))


def open_folder(path: Path) -> Message | None:
    """Open the folder that the file at `path` lies in; where that cannot be done, what is to be said."""
    return None if _opened(path.parent) else message("outside.no-folder", path=str(path.parent))


def _opened(path: Path) -> bool:
    # Imported here, as no start needs them and PySide makes all their enumerations.
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    return path.exists() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
