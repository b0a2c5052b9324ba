"""What was dragged in charts and dropped becomes an action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from orgsim.app.document.document import Document
from orgsim.app.editing.editor import editor_of
from orgsim.messages import Message

if TYPE_CHECKING:
    from orgsim.drawing.landing.dropped import Dropped
    from orgsim.model.edits.edits import Edit


def do_dropped(document: Document, dropped: Dropped) -> None:
    """Do what was dropped; what comes from another draft's text brings its comments along."""
    editor = editor_of(document)
    edits, said = _brought(document, dropped) if dropped.home is not None else (dropped.edits, ())
    if editor.act({dropped.path: edits}, dropped.words) is None:
        for each in said:
            editor.said.emit(each)


def _brought(document: Document, dropped: Dropped) -> tuple[Sequence[Edit], Sequence[Message]]:
    """The edits, and what is worth saying of them."""
    from orgsim.files.writing.units.bringing import bringing
    from orgsim.files.writing.units.drafts import draft_of
    from orgsim.model.edits.bringing import told
    from orgsim.model.edits.edits import Set

    files = {file.path: file for file in document.state.open_files}
    home = files.get(dropped.home) if dropped.home is not None else None
    here = files.get(dropped.path)
    if home is None or here is None:
        return dropped.edits, ()
    plan = bringing(here.scenario, draft_of(home), dropped.ids, dropped.below, dropped.at)
    placed = [edit for edit in dropped.edits if isinstance(edit, Set)]
    return (*plan.edits, *placed), told(plan, here.scenario)
