"""What was dragged and dropped becomes an action; and how units come from another draft, by whatever gesture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from orgsim.app.document.document import Document
from orgsim.app.editing.editor import editor_of
from orgsim.files.reading.opened import ScenarioFile
from orgsim.messages import Message, catalog, message
from orgsim.model.hierarchy import unit_of

if TYPE_CHECKING:
    from orgsim.drawing.landing.dropped import Choice, Dropped
    from orgsim.model.edits.edits import Edit


def do_dropped(document: Document, over: QWidget, dropped: Dropped) -> None:
    """Do what was dropped; what comes from another draft's text brings its comments along.

    Of several things one is chosen in a menu over the charts, or nothing is done.
    """
    if dropped.choices:
        _choose(document, over, dropped)
        return
    editor = editor_of(document)
    home = document.state.open_file(dropped.home) if dropped.home is not None else None
    gone = [id for id in dropped.ids if home is not None and unit_of(home.scenario, id) is None]
    if gone:
        # A chart shows for a moment what its draft no longer has, while another is laid out.
        editor.refused.emit(message("edit.unit.not-there", id=gone[0]))
        return
    edits, said = _brought(document, dropped)
    editor.act({dropped.path: edits}, dropped.words, said)


def brought(
    here: ScenarioFile, home: ScenarioFile, ids: Sequence[str], below: str | None, at: int | None
) -> tuple[tuple[Edit, ...], tuple[Message, ...]]:
    """What brings units of the draft `home` into `here`, with their comments, and what is worth saying of that."""
    from orgsim.files.writing.units.bringing import bringing
    from orgsim.files.writing.units.drafts import draft_of
    from orgsim.model.edits.bringing import told

    plan = bringing(here.scenario, draft_of(home), ids, below, at)
    return plan.edits, told(plan, here.scenario)


def _choose(document: Document, over: QWidget, dropped: Dropped) -> None:
    """Ask which of the choices is meant: how units are linked."""
    speech = catalog(document.state.language)
    menu = QMenu(over)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.setAccessibleName(speech("tying.links"))
    # A section's name is not shown by all styles.
    menu.addAction(speech("tying.links")).setEnabled(False)
    menu.addSeparator()
    for choice in dropped.choices:
        said = speech.say(choice.words).replace("&", "&&")
        menu.addAction(said[:1].upper() + said[1:]).triggered.connect(partial(_link, document, dropped.path, choice))
    menu.popup(QCursor.pos())


def _link(document: Document, path: Path, choice: Choice, _checked: bool = False) -> None:
    from orgsim.model.edits.edits import Linked
    from orgsim.model.edits.words import words

    file = document.state.open_file(path)
    if file is None or editor_of(document).act({path: choice.edits}, words(file.scenario, choice.edits)) is not None:
        return
    # It is seen in the charts.
    kinds = {edit.link.kind for edit in choice.edits if isinstance(edit, Linked)}
    document.show_next(replace(document.state, links=document.state.links | kinds))


def _brought(document: Document, dropped: Dropped) -> tuple[Sequence[Edit], Sequence[Message]]:
    """The edits, and what is worth saying of them."""
    from orgsim.model.edits.edits import Set

    state = document.state
    home = state.open_file(dropped.home) if dropped.home is not None else None
    here = state.open_file(dropped.path)
    if home is None or here is None:
        return dropped.edits, ()
    edits, said = brought(here, home, dropped.ids, dropped.below, dropped.at)
    return (*edits, *[edit for edit in dropped.edits if isinstance(edit, Set)]), said
