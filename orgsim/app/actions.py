"""Every action of the window, with its text, shortcut and icon, in one table.

Menus, buttons and the keyboard all trigger these; what they do is connected by the window.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from orgsim.app.widgets.icons import icon
from orgsim.drawing.boxes.options import DIRECTIONS
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog
from orgsim.model.views import VIEWS


class Entry(msgspec.Struct, frozen=True):
    """One action: the catalogs have its text under `action.NAME`, and a longer tip, if any, under `action.NAME.tip`."""

    name: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False


ENTRIES = (
    Entry("open", ("Ctrl+O",), "open"),
    Entry("add", ("Ctrl+Shift+O",), "plus"),
    Entry("import", ("Ctrl+I",)),
    Entry("import-pasted"),
    Entry("example", (), "structure"),
    Entry("library", ("Ctrl+Shift+L",), "library", checkable=True),
    Entry("new", ("Ctrl+N",), "file"),
    Entry("duplicate", ("Ctrl+Shift+D",), "copy"),
    Entry("save", ("Ctrl+S",), "save"),
    Entry("save-as", ("F12",)),
    Entry("save-all", ("Ctrl+Alt+S",)),
    Entry("save-comparison", ("Ctrl+Shift+S",)),
    Entry("reload", ("Ctrl+R",), "refresh"),
    Entry("open-file", (), "external-link"),
    Entry("open-folder"),
    Entry("close", ("Ctrl+W",), "close"),
    Entry("export", ("Ctrl+E",), "export"),
    Entry("copy", ("Ctrl+Shift+C",), "copy"),
    Entry("print", ("Ctrl+P",), "print"),
    Entry("quit", ("Ctrl+Q",)),
    Entry("edit", ("Ctrl+Shift+E",), "edit", checkable=True),
    Entry("undo", ("Ctrl+Z",), "undo"),
    Entry("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
    Entry("branch-off", ("Ctrl+Shift+B",)),
    Entry("snapshot", ("Ctrl+Shift+K",)),
    Entry("cut", ("Ctrl+X",)),
    Entry("copy-units", ("Ctrl+C",)),
    Entry("paste", ("Ctrl+V",)),
    Entry("make-below", (), "plus"),
    Entry("make-after"),
    Entry("make-before"),
    Entry("make-between"),
    Entry("multiply", ("Ctrl+Alt+D",)),
    Entry("rename"),
    Entry("state-unit", ("Alt+Return",)),
    Entry("state-draft"),
    Entry("move-to", ("Ctrl+M",)),
    Entry("earlier", ("Ctrl+Up", "Ctrl+Left")),
    Entry("later", ("Ctrl+Down", "Ctrl+Right")),
    Entry("put-away", ("Ctrl+Backspace",)),
    Entry("tray", ("Ctrl+Shift+Backspace",), checkable=True),
    Entry("change-list", ("Ctrl+Shift+J",)),
    Entry("remove", (), "minus"),
    Entry("remove-alone"),
    Entry("find", ("Ctrl+F",), "search"),
    Entry("back", ("Alt+Left",), "arrow-left"),
    Entry("forward", ("Alt+Right",), "arrow-right"),
    *(Entry(view, (f"Ctrl+{number}",), view, checkable=True) for number, view in enumerate(VIEWS, 1)),
    Entry("fit", ("Ctrl+0",), "fit"),
    Entry("zoom-in", ("Ctrl++", "Ctrl+="), "zoom-in"),
    Entry("zoom-out", ("Ctrl+-",), "zoom-out"),
    Entry("fold", ("-",), "fold"),
    Entry("unfold", ("+",), "unfold"),
    Entry("unfold-all", ("Ctrl+Shift+U",)),
    Entry("fold-readable", ("Ctrl+U",)),
    Entry("remits", ("Ctrl+T",), "remit", checkable=True),
    Entry("staffing", ("Ctrl+Shift+T",), "staffing", checkable=True),
    *(Entry(f"direction-{way}", (way[0].upper(),), checkable=True) for way in DIRECTIONS),
    Entry("link-panes", ("Ctrl+L",), "link", checkable=True),
    Entry("morph", ("M",)),
    Entry("join", ("K",), checkable=True),
    Entry("dots", checkable=True),
    Entry("list-differences", ("Ctrl+D",), "panel-right", checkable=True),
    Entry("next-difference", ("N",)),
    Entry("previous-difference", ("Shift+N",)),
    Entry("meeting-costs", ("Ctrl+Shift+M",), checkable=True),
    Entry("present", ("F5",), "present"),
    Entry("add-step", ("Ctrl+Shift+A",)),
    Entry("story", ("F6",)),
    Entry("full-screen", ("F11",), checkable=True),
    Entry("motion", checkable=True),
    Entry("baseline", ("Ctrl+B",), checkable=True),
    Entry("hide", ("Ctrl+H",), "eye"),
    Entry("show-hidden", ("Ctrl+Shift+H",)),
    Entry("move-left", ("Ctrl+Shift+Left",), "arrow-left"),
    Entry("move-right", ("Ctrl+Shift+Right",), "arrow-right"),
    Entry("add-goal", ("Ins",), "plus"),
    Entry("rename-goal", ("F2",)),
    Entry("remove-goal", ("Ctrl+Del",), "minus"),
    Entry("clear-recent"),
    Entry("guide", ("F1",), "help"),
    Entry("keys", ("Ctrl+F1",), "keyboard"),
    Entry("about"),
)


_AS_WRITTEN = QKeySequence.SequenceFormat.PortableText
"""As in the table above: for the name of a key in another language Qt would ask for those of all keys."""


@cache
def _shortcuts(keys: tuple[str, ...]) -> list[QKeySequence]:
    return [QKeySequence.fromString(one, _AS_WRITTEN) for one in keys]


class Actions:
    """The window's actions, by name."""

    def __init__(self, window: QWidget) -> None:
        self._entries = {entry.name: entry for entry in ENTRIES}
        self._actions: dict[str, QAction] = {}
        for entry in ENTRIES:
            action = QAction(window)
            action.setObjectName(entry.name)
            action.setCheckable(entry.checkable)
            action.setShortcuts(_shortcuts(entry.keys))
            self._actions[entry.name] = action
            window.addAction(action)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def speak(self, catalog: Catalog) -> None:
        """Put the texts into another language."""
        for name, action in self._actions.items():
            text = catalog(f"action.{name}")
            # Keys that mean this only in charts are no shortcuts of the window, but a menu tells them.
            own = catalog(f"action.{name}.keys") if f"action.{name}.keys" in catalog else ""
            action.setText(f"{text}\t{own}" if own else text)
            tip = catalog(f"action.{name}.tip") if f"action.{name}.tip" in catalog else text.rstrip("…")
            # The key that a menu underlines; a tip would show its sign.
            tip = tip.replace("&", "")
            keys = own or action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{tip} ({keys})" if keys else tip)

    def paint(self, theme: Theme) -> None:
        """Draw the icons in another theme."""
        for name, action in self._actions.items():
            if drawing := self._entries[name].icon:
                action.setIcon(icon(drawing, theme, chosen=theme.accent.fill))
