"""What the window is titled."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from orgsim.app.document.state import State
from orgsim.messages import Catalog


def shows_files(state: State) -> bool:
    """Whether what is open is shown, and not the library."""
    return bool(state.files) and not state.library


def title_of(state: State, speech: Catalog) -> str:
    """The title of what is shown."""
    if not shows_files(state):
        return speech("library.heading")
    if state.comparison is not None:
        return speech.value(state.comparison.comparison.title)
    return " · ".join(speech.value(scenario.title) for scenario in state.scenarios)


def entitle(window: QWidget, title: str, *, edited: bool) -> None:
    """Show that title on the window; `edited`: with the desktop's mark of what is not saved."""
    # Twice, what holds the place of the desktop's own mark is no more than its letters.
    named = title.replace("[*]", "[*][*]")
    whole = f"{named}{'[*]' if edited else ''} – orgsim" if title else "orgsim"
    if whole != window.windowTitle():
        window.setWindowModified(False)
        window.setWindowTitle(whole)
    window.setWindowModified(edited and bool(title))
