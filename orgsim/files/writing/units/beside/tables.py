"""Entries of the tables at the top of a draft that units refer to: its sources and its own kinds."""

from __future__ import annotations

from orgsim.files.writing.units.ordering import ORDER_OF_FILE, key_before
from orgsim.files.writing.units.outline import Outline, content_end, key_column, not_foreseen, with_comments_below
from orgsim.files.writing.units.wording import plain
from orgsim.files.yaml.deltas import Replacement
from orgsim.files.yaml.flow import flow
from orgsim.files.yaml.lines import line_after
from orgsim.files.yaml.spans import Span
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Source


def with_entry(outline: Outline, key: str, declared: Source | Kind) -> list[Replacement]:
    """With an entry more in the table of sources, or of kinds, which is made where there is none."""
    table, value = "kinds" if isinstance(declared, Kind) else "sources", flow(plain(declared))
    root = outline.root
    entry = root.entries.get(table)
    word = flow(key)
    if entry is None:
        return _behind(outline, root, key_before(list(root.entries), table, ORDER_OF_FILE), table, {word: value})
    old = entry[1]
    if old.shape != "mapping" or old.anchor is not None:
        raise not_foreseen()
    if old.entries:
        return _behind(outline, old, list(old.entries)[-1], word, value)
    if old.end == old.start:
        raise not_foreseen()
    return [Replacement(old.start, old.end, f"{{{word}: {value}}}")]


def _behind(outline: Outline, owner: Span, before: str, key: str, value: str | dict[str, str]) -> list[Replacement]:
    text, ending = outline.text, outline.ending
    key_span, old = owner.entries[before]
    if owner.flow:
        stop = max(old.end, key_span.end)
        inner = value if isinstance(value, str) else "{" + ", ".join(f"{k}: {v}" for k, v in value.items()) + "}"
        return [Replacement(stop, stop, f", {key}: {inner}")]
    column = key_column(text, owner)
    after = line_after(text, content_end(text, old) if old.end > key_span.end else key_span.end)
    after = with_comments_below(text, after, column)
    indent = " " * column
    if isinstance(value, str):
        return [Replacement(after, after, f"{indent}{key}: {value}{ending}")]
    lines = "".join(f"{indent}  {k}: {v}{ending}" for k, v in value.items())
    return [Replacement(after, after, f"{indent}{key}:{ending}{lines}")]
