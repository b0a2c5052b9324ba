"""Help that is always at hand: the keys by what they are for, and what this program is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QMenuBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from orgsim import __version__
from orgsim.app.widgets.dialog_buttons import dialog_buttons
from orgsim.app.widgets.labels import label
from orgsim.messages import Catalog

CHART_KEYS = (
    *("wheel", "pinch", "drag", "click", "double-click", "arrows", "shift-arrows", "space", "escape"),
    *("edit-drag", "edit-alt", "edit-shift", "edit-l", "edit-pick", "edit-band", "edit-tab", "edit-delete"),
)
LIBRARY_KEYS = ("library-space", "library-enter")
"""What is done without a menu: the catalogs have each as `keys.NAME` and `keys.NAME.does`."""

_SIZE = (980, 680)
_MARGIN = 40
_HEADING_ROWS = 2
"""As many rows as the heading of a group takes."""


class KeyGroup(msgspec.Struct, frozen=True):
    """Keys that are for one thing."""

    title: str
    keys: tuple[tuple[str, str], ...]
    """Each key, and what it does."""


def key_groups(bar: QMenuBar, speech: Catalog) -> tuple[KeyGroup, ...]:
    """The keys as somebody looks for them: those of charts first, then those of each menu, in the menus' order."""
    groups = [_said("chart", CHART_KEYS, speech)]
    told: set[QAction] = set()
    for entry in bar.actions():
        groups += _of_menu(entry, told)
    return (*(group for group in groups if group.keys), _said("library", LIBRARY_KEYS, speech))


def _said(name: str, keys: Sequence[str], speech: Catalog) -> KeyGroup:
    return KeyGroup(speech(f"keys.{name}"), tuple((speech(f"keys.{key}"), speech(f"keys.{key}.does")) for key in keys))


def _of_menu(entry: QAction, told: set[QAction]) -> Iterator[KeyGroup]:
    """The keys of a menu, and after it those of the menus in it: "Down" says little without "Direction"."""
    menu = entry.menu()
    if not isinstance(menu, QMenu):
        return
    native = QKeySequence.SequenceFormat.NativeText
    # What stands in two menus is told with the first.
    own = [action for action in menu.actions() if not action.shortcut().isEmpty() and action not in told]
    told.update(own)
    yield KeyGroup(
        _plain(entry.text()),
        tuple((_own_key(action) or action.shortcut().toString(native), _plain(action.text())) for action in own),
    )
    for action in menu.actions():
        yield from _of_menu(action, told)


def _own_key(action: QAction) -> str:
    """What its text calls its key, where that is not what Qt calls it."""
    return action.text().partition("\t")[2]


def _plain(text: str) -> str:
    return text.partition("\t")[0].replace("&", "").rstrip("…")


class KeysDialog(QDialog):
    """Lists every shortcut, and what the pointer does, by what it is for."""

    def __init__(self, bar: QMenuBar, speech: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(speech("keys.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setSpacing(36)
        for groups in _in_two(key_groups(bar, speech)):
            columns.addLayout(_column(groups), 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll, 1)
        layout.addWidget(_close_button(self))
        room = parent.size() - QSize(_MARGIN, _MARGIN) if parent is not None else QSize(*_SIZE)
        self.resize(QSize(*_SIZE).boundedTo(room))


def _in_two(groups: Sequence[KeyGroup]) -> tuple[Sequence[KeyGroup], Sequence[KeyGroup]]:
    """The groups in two columns, in their order, so that the longer column is as short as it can be."""
    rows = [len(group.keys) + _HEADING_ROWS for group in groups]
    first = min(range(1, len(groups) + 1), key=lambda number: max(sum(rows[:number]), sum(rows[number:])))
    return groups[:first], groups[first:]


def _column(groups: Sequence[KeyGroup]) -> QGridLayout:
    grid = QGridLayout()
    grid.setColumnStretch(1, 1)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(5)
    row = 0
    for group in groups:
        title = label(group.title, "unit")
        title.setContentsMargins(0, 12 if row else 0, 0, 2)
        grid.addWidget(title, row, 0, 1, 2)
        for key, does in group.keys:
            row += 1
            grid.addWidget(label(key, "heading"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(does, wrap=True), row, 1, Qt.AlignmentFlag.AlignTop)
        row += 1
    grid.setRowStretch(row, 1)
    return grid


class AboutDialog(QDialog):
    """Says what the program is, its version and its licences."""

    def __init__(self, speech: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(speech("about.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(self)
        layout.addWidget(label(f"orgsim {__version__}", "unit"))
        layout.addWidget(label(speech("about.said"), wrap=True))
        layout.addWidget(label(speech("about.network"), wrap=True))
        layout.addWidget(label(speech("about.licences"), "muted", wrap=True))
        layout.addWidget(label(f"Qt {qVersion()}", "muted"))
        layout.addWidget(_close_button(self))
        self.resize(460, 260)


def _close_button(dialog: QDialog) -> QDialogButtonBox:
    buttons = dialog_buttons(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    return buttons
