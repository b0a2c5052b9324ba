"""What was done to the active draft, of a state of the window: without a window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from orgsim.analysis.changes.minutes import Minutes, as_markdown, as_table, as_text
from orgsim.analysis.changes.telling import since_baseline, since_opened
from orgsim.app.document.comparing import baseline
from orgsim.app.document.state import State
from orgsim.messages import Catalog, message
from orgsim.model.comparison import confirmed
from orgsim.model.scenario import Scenario

SUFFIXES = (".md", ".txt", ".csv")


class Listed(Struct, frozen=True, eq=False):
    """The changes of a draft."""

    path: Path
    minutes: Minutes
    before: Scenario
    now: Scenario
    own: bool
    """Whether `before` is the same draft as it was opened: then a change can be taken back alone."""


def listed(state: State, *, from_baseline: bool) -> Listed | None:
    """What was done to the active draft since it was opened, or since the baseline; `None`: there is no such draft."""
    if not state.files:
        return None
    file = state.files[state.active]
    now = file.scenario
    if not from_baseline:
        history = state.session.histories.get(file.path)
        before = history.done[0].other if history is not None and history.done else now
        lines = since_opened(before, now, reasons=True)
        return Listed(file.path, Minutes(now.title, message("changes.opening"), lines), before, now, own=True)
    column = baseline(state)
    if column is None or column == state.active:
        return None
    before = state.files[column].scenario
    comparison = state.comparison
    pairs: Sequence[tuple[str, str]] = ()
    if comparison is not None:
        pairs = confirmed(comparison.comparison, before.id, now.id)
    lines = since_baseline(before, now, pairs)
    return Listed(file.path, Minutes(now.title, before.title, lines), before, now, own=False)


def written(minutes: Minutes, suffix: str, texts: Catalog) -> bytes:
    """The minutes as a file of that kind has them."""
    match suffix:
        case ".csv":
            # Excel takes a file without the mark for Windows-1252.
            return b"\xef\xbb\xbf" + as_table((minutes,), texts).encode()
        case ".md":
            return as_markdown(minutes, texts).encode()
    return as_text(minutes, texts).encode()
