"""What was dragged and dropped becomes an action; and how units come from another draft, by whatever gesture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from orgsim.app.document.document import Document
from orgsim.app.editing.editor import editor_of
from orgsim.files.reading.opened import ScenarioFile
from orgsim.messages import Message

if TYPE_CHECKING:
    from orgsim.drawing.landing.dropped import Dropped
    from orgsim.model.edits.edits import Edit


def do_dropped(document: Document, dropped: Dropped) -> None:
    """Do what was dropped; what comes from another draft's text brings its comments along."""
    edits, said = _brought(document, dropped)
    editor_of(document).act({dropped.path: edits}, dropped.words, said)


def brought(
    here: ScenarioFile, home: ScenarioFile, ids: Sequence[str], below: str | None, at: int | None
) -> tuple[tuple[Edit, ...], tuple[Message, ...]]:
    """What brings units of the draft `home` into `here`, with their comments, and what is worth saying of that."""
    from orgsim.files.writing.units.bringing import bringing
    from orgsim.files.writing.units.drafts import draft_of
    from orgsim.model.edits.bringing import told

    plan = bringing(here.scenario, draft_of(home), ids, below, at)
    return plan.edits, told(plan, here.scenario)


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
