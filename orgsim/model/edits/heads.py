"""The head of a draft after a change: title, dates, status, note and sources; and why a change is impossible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from msgspec.structs import replace

from orgsim.messages import Message, message
from orgsim.model.dates import PartialDate
from orgsim.model.edits.edits import DraftSet, HeadEdit
from orgsim.model.hierarchy import hierarchy, tray_of
from orgsim.model.scenario import Scenario, Status
from orgsim.model.text import Text

_STATUSES = get_args(Status)


def with_head(scenario: Scenario, edit: HeadEdit) -> Scenario:
    """`scenario` after `edit`, which is possible; the same one where it says that already."""
    if isinstance(edit, DraftSet):
        same = getattr(scenario, edit.field) == edit.value
        return scenario if same else replace(scenario, **{edit.field: edit.value})
    if scenario.sources[edit.key] == edit.source:
        return scenario
    sources = {key: edit.source if key == edit.key else its for key, its in scenario.sources.items()}
    return replace(scenario, sources={key: its for key, its in sources.items() if its is not None})


def head_refusal(scenario: Scenario, edit: HeadEdit) -> Message | None:
    """Why `edit` cannot be made of `scenario`; `None` where it can."""
    if isinstance(edit, DraftSet):
        if edit.field == "title" and not _is_said(edit.value):
            return message("edit.draft.no-title")
        if edit.field == "status" and not _fits(edit):
            return message("edit.draft.no-status", found=str(edit.value), known=_STATUSES)
        return None if _fits(edit) else message("edit.unit.value", field=edit.field)
    if edit.key not in scenario.sources:
        return message("edit.unit.no-source", source=edit.key)
    if edit.source is not None:
        return None if _is_said(edit.source.title) else message("edit.draft.no-source-title")
    named = named_sources(scenario)[edit.key]
    return message("edit.draft.source-named", n=named) if named else None


def named_sources(scenario: Scenario) -> Counter[str]:
    """How often each source is named as the one of something."""
    return Counter(_named(scenario))


def _named(scenario: Scenario) -> Iterator[str]:
    for flat in (hierarchy(scenario), tray_of(scenario)):
        for unit in flat.units:
            yield from unit.source
    for those in (scenario.links, scenario.claims, scenario.timeline, scenario.goals):
        for each in those:
            yield from each.source


def _fits(edit: DraftSet) -> bool:
    match edit.field, edit.value:
        case "status", None | str():
            return edit.value is None or edit.value in _STATUSES
        case "date" | "effective", None | PartialDate():
            return True
        case "title" | "note", Text():
            return _is_said(edit.value)
        case "note", None:
            return True
    return False


def _is_said(text: object) -> bool:
    return isinstance(text, Text) and any(map(str.strip, text.every())) and all(map(str.strip, text.every()))
