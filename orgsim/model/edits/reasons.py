"""Why something was changed, kept in the draft: as the note of a unit that all see, or as a comment in its file."""

from __future__ import annotations

from msgspec.structs import replace

from orgsim.model.edits.edits import Remarked, Set
from orgsim.model.hierarchy import unit_of
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Language, Text


def as_note(scenario: Scenario, id: str, reason: str, language: Language | None = None) -> Set:
    """What adds the reason to the unit's note, behind what that says in the language; KeyError without such a unit."""
    unit = unit_of(scenario, id)
    if unit is None:
        raise KeyError(id)
    said = reason.strip()
    old = unit.note
    if old is None:
        return Set(id, "note", Text(**{language or "und": said}))
    first = next((its for its in LANGUAGES if getattr(old, its) is not None), "und")
    where = "und" if old.und is not None else language or first
    before: str | None = getattr(old, where)
    return Set(id, "note", replace(old, **{where: said if before is None else f"{before.rstrip()} {said}"}))


def as_comment(id: str, reason: str) -> Remarked:
    """What writes the reason above the unit in the file."""
    return Remarked(id, reason.strip())
