"""The head of a draft in its text: title, dates, status and note; and its sources, which are changed field by field."""

from __future__ import annotations

from functools import partial

from msgspec.structs import fields

from orgsim.files.writing.units import stating
from orgsim.files.writing.units.ordering import ORDER_OF_FILE
from orgsim.files.writing.units.outline import Outline, not_foreseen
from orgsim.files.writing.units.stages import Changing
from orgsim.files.yaml.deltas import Replacement
from orgsim.files.yaml.spans import Span
from orgsim.model.edits.edits import DraftSet, HeadEdit
from orgsim.model.scenario import Scenario, Source

_ORDER = tuple(field.encode_name for field in fields(Source))


def change(changing: Changing, scenario: Scenario, edit: HeadEdit) -> None:
    """Change the head of a text that says what `scenario` does."""
    if isinstance(edit, DraftSet):
        changing.stage(lambda outline: stating.stated_in(outline, outline.root, edit.field, edit.value, ORDER_OF_FILE))
    elif edit.source is None:
        changing.stage(lambda outline: _without(outline, edit.key))
    else:
        old = scenario.sources[edit.key]
        for field in fields(Source):
            new = getattr(edit.source, field.name)
            if new != getattr(old, field.name):
                changing.stage(partial(_with_field, key=edit.key, field=field.encode_name, value=new))


def _with_field(outline: Outline, *, key: str, field: str, value: object) -> list[Replacement]:
    owner = _table(outline).entries[key][1]
    return stating.stated_in(outline, owner, field, value, _ORDER)


def _without(outline: Outline, key: str) -> list[Replacement]:
    table = _table(outline)
    if len(table.entries) == 1:
        return stating.stated_in(outline, outline.root, "sources", None, ORDER_OF_FILE)
    return stating.stated_in(outline, table, key, None)


def _table(outline: Outline) -> Span:
    entry = outline.root.entries.get("sources")
    if entry is None or entry[1].shape != "mapping" or entry[1].anchor is not None:
        raise not_foreseen()
    return entry[1]
