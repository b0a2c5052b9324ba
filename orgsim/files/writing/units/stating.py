"""One field of a unit in the text of a draft: stated, changed, or not stated any more."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence

from msgspec.structs import fields

from orgsim.files.reading.rules import SHORT_FORMS
from orgsim.files.writing.units.ordering import ORDER, key_before
from orgsim.files.writing.units.outline import Outline, content_end, key_column, not_foreseen, whole_entries
from orgsim.files.writing.units.wording import plain
from orgsim.files.yaml.deltas import Replacement
from orgsim.files.yaml.flow import flow
from orgsim.files.yaml.lines import line_after, line_start
from orgsim.files.yaml.literal import retold, told
from orgsim.files.yaml.spans import Span
from orgsim.model.edits.fields import PARTED, Value
from orgsim.model.text import LANGUAGES, Language, Text

_COLON = re.compile("[ \t]*:")
_MEANS_MORE_IN_BRACES = frozenset(",[]{}")
_COMMENT = re.compile(r"(?:^|[ \t])#", re.MULTILINE)


def stated(outline: Outline, id: str, field: str, value: Value, whole: object = None) -> list[Replacement]:
    """With that field of a unit set to `value`; `None`: without it.

    `whole`: all that is then stated under the key, where `field` names a part of that.
    """
    owner = outline.owner(id)
    key, _, inner = field.partition(".")
    if inner:
        if owner.shape != "mapping":
            raise not_foreseen()
        if _is_called(outline, owner, key):
            return _entry(outline, owner, key, whole)
        return _inner(outline, owner, key, inner, value, whole)
    return stated_in(outline, owner, key, value)


def stated_in(
    outline: Outline, owner: Span, key: str, value: object, order: Sequence[str] = ORDER
) -> list[Replacement]:
    """With an entry of a mapping set to `value`; `None`: without it. `order`: of its keys, where a new one is put."""
    if owner.shape != "mapping":
        raise not_foreseen()
    if isinstance(value, Text) and value.und is None and not _is_called(outline, owner, key):
        old = owner.entries.get(key)
        if old is not None and old[1].shape == "mapping":
            return _wordings(outline, old[1], value)
    return _entry(outline, owner, key, value, order)


def _is_called(outline: Outline, owner: Span, key: str) -> bool:
    """Whether others say the same as that entry by its name: they are to go on doing so."""
    old = owner.entries.get(key)
    return old is not None and old[1].anchor is not None and f"*{old[1].anchor}" in outline.text


def _inner(outline: Outline, owner: Span, key: str, inner: str, value: Value, whole: object) -> list[Replacement]:
    """A field of what may be written as one of them alone: seats, staff, a leader."""
    short = SHORT_FORMS.get(PARTED[key])
    entry = owner.entries.get(key)
    if key in whole_entries(owner) and (entry is None or entry[1].shape == "alias"):
        # It is told elsewhere as well, where it is to stay as it is.
        return _entry(outline, owner, key, whole)
    if entry is None or _is_nothing(entry[1]):
        if value is None:
            return []
        alone = inner == short and not _is_in_languages(value)
        said = flow(plain(value)) if alone else f"{{{inner}: {flow(plain(value))}}}"
        if entry is None:
            return _put(outline, owner, key, said)
        return [Replacement(entry[0].end, max(entry[1].end, entry[0].end), f": {said}")]
    old = entry[1]
    if old.shape == "scalar":
        if inner == short:
            if value is None:
                return _without(outline, owner, key)
            if _is_in_languages(value):
                return [Replacement(old.start, old.end, f"{{{inner}: {flow(plain(value))}}}")]
            return [_exchanged(outline, old, value)]
        if value is None:
            return []
        if old.block_text:
            raise not_foreseen()
        raw = outline.text[old.start : old.end]
        if old.plain and not _MEANS_MORE_IN_BRACES.isdisjoint(raw):
            raw = flow(old.word.strip())
        return [Replacement(old.start, old.end, f"{{{short}: {raw}, {inner}: {flow(plain(value))}}}")]
    if old.shape != "mapping":
        raise not_foreseen()
    if value is None and list(old.entries) == [inner]:
        return _without(outline, owner, key)
    if value is None and short and set(old.entries) == {inner, short} and _is_one_line_in_braces(outline, old):
        # One number is left, which is written as one.
        left = old.entries[short][1]
        if left.shape == "scalar" and left.plain:
            return [Replacement(old.start, old.end, outline.text[left.start : left.end])]
    there = old.entries.get(inner)
    if isinstance(value, Text) and value.und is None and there is not None and there[1].shape == "mapping":
        return _wordings(outline, there[1], value)
    return _entry(outline, old, inner, value, [each.encode_name for each in fields(PARTED[key])])


def _is_one_line_in_braces(outline: Outline, span: Span) -> bool:
    """Whether a mapping is nothing but its entries in braces: no comment, no anchor, nothing merged in."""
    said = outline.text[span.start : span.end]
    return (
        said.startswith("{") and span.anchor is None and not any(mark in said for mark in ("\n", "#", "<<", "&", "*"))
    )


def _is_in_languages(value: Value) -> bool:
    return isinstance(value, Text) and value.und is None


def _wordings(outline: Outline, old: Span, new: Text) -> list[Replacement]:
    """A text of which each language has its own entry: only those change that say something else."""
    found: list[Replacement] = []
    gone, come = list[Language](), list[tuple[Language, str]]()
    for language in LANGUAGES:
        wording: str | None = getattr(new, language)
        there = old.entries.get(language)
        if wording is None:
            gone += [language] if there is not None else []
        elif there is None:
            come.append((language, wording))
        elif there[1].word.strip() != wording:
            found += _entry(outline, old, language, wording)
    if old.flow:
        # Taken out and put in apart, they would not agree on the commas.
        places = [old.entries[language] for language in gone[: len(come)]]
        for (key, value), (language, wording) in zip(places, come, strict=False):
            found.append(Replacement(key.start, max(key.end, value.end), f"{language}: {flow(wording)}"))
        gone, come = gone[len(places) :], come[len(places) :]
    for language in gone:
        found += _without(outline, old, language, gone)
    for language, wording in come:
        found += _entry(outline, old, language, wording)
    return found


def _entry(outline: Outline, owner: Span, key: str, value: object, order: Sequence[str] = ORDER) -> list[Replacement]:
    if value is None:
        if key not in owner.entries:
            # It is there by `<<`: stated to be nothing.
            return _put(outline, owner, key, "null", order)
        return _without(outline, owner, key)
    if key not in owner.entries:
        return _put(outline, owner, key, _in_lines(outline, owner, value) or flow(plain(value)), order)
    key_span, old = owner.entries[key]
    if _is_nothing(old):
        return [Replacement(key_span.end, max(old.end, key_span.end), f": {flow(plain(value))}")]
    if (old.shape in ("scalar", "alias") and not old.block_text) or old.flow:
        return [_exchanged(outline, old, value)]
    colon = _COLON.match(outline.text, key_span.end)
    stop = content_end(outline.text, old)
    if colon is None or owner.flow:
        raise not_foreseen()
    text = outline.text
    if old.block_text:
        said = value.und if isinstance(value, Text) else value
        if isinstance(said, str) and (in_lines := retold(text, old.start, stop, said, outline.ending)) is not None:
            return [in_lines]
        comment = re.search(r"[ \t]#[^\r\n]*", text[old.start : line_after(text, old.start)])
        beside = comment[0] if comment else ""
        return [Replacement(colon.end(), stop, f" {flow(plain(value))}{beside}{outline.ending}")]
    if _COMMENT.search(text[colon.end() : stop]):
        raise not_foreseen()
    return [Replacement(colon.end(), stop, f" {flow(plain(value))}")]


def _in_lines(outline: Outline, owner: Span, value: object) -> str | None:
    """A new text of several lines as a person writes it; `None`: it has one line, or what it is of stands in braces."""
    if owner.flow:
        return None
    column = key_column(outline.text, owner)
    if isinstance(value, Text) and value.und is None:
        said = {language: wording for language in LANGUAGES if (wording := getattr(value, language)) is not None}
        lines = {language: told(wording, column + 2, outline.ending) for language, wording in said.items()}
        if not any(lines.values()):
            return None
        indent = outline.ending + " " * (column + 2)
        return "".join([f"{indent}{language}: {lines[language] or flow(said[language])}" for language in said])
    alone = value.und if isinstance(value, Text) else value
    return told(alone, column, outline.ending) if isinstance(alone, str) else None


def _exchanged(outline: Outline, old: Span, value: object) -> Replacement:
    """In the place of a value on its line, in quotes of the kind that were there."""
    raw, new = outline.text[old.start : old.end], flow(plain(value))
    if isinstance(value, Text) and value.und is not None:
        value = value.und
    if isinstance(value, str) and old.shape == "scalar":
        if raw.startswith("'") and value.isprintable():
            new = "'" + value.replace("'", "''") + "'"
        elif raw.startswith('"') and value.isprintable():
            new = json.dumps(value, ensure_ascii=False)
    return Replacement(old.start, old.end, new)


def _without(outline: Outline, owner: Span, key: str, going: Collection[str] = ()) -> list[Replacement]:
    """Without an entry of a mapping; `going`: all that are taken out of it at once, where it is not this one alone."""
    text = outline.text
    key_span, value = owner.entries[key]
    merged = key in whole_entries(owner) and "<<" in owner.entries and _is_merged(owner, key)
    if merged:
        return [Replacement(key_span.end, max(value.end, key_span.end), ": null")]
    keys = list(owner.entries)
    place = keys.index(key)
    end = max(value.end, key_span.end)
    if owner.flow:
        if any(each not in going for each in keys[:place]):
            before = owner.entries[keys[place - 1]]
            start = max(before[0].end, before[1].end)
        else:
            start, end = key_span.start, owner.entries[keys[place + 1]][0].start if place + 1 < len(keys) else end
        if "#" in text[start : key_span.start] + text[max(value.end, key_span.end) : end]:
            raise not_foreseen()
        return [Replacement(start, end, "")]
    line = line_start(text, key_span.start)
    after = line_after(text, content_end(text, value) if value.end > key_span.end else key_span.end)
    if text[line : key_span.start].strip(" "):
        # It is the first, behind the hyphen: the next one comes into its place.
        if place + 1 >= len(keys):
            raise not_foreseen()
        following = owner.entries[keys[place + 1]][0].start
        if text[after:following].strip():
            raise not_foreseen()
        return [Replacement(key_span.start, following, "")]
    return [Replacement(line, after, "")]


def _is_merged(owner: Span, key: str) -> bool:
    merged = owner.entries["<<"][1]
    sources = merged.items if merged.shape == "sequence" else [merged]
    return any(key in whole_entries(source) for source in sources)


def _is_nothing(value: Span) -> bool:
    return value.shape == "scalar" and value.plain and value.text in ("", "~", "null", "Null", "NULL")


def _put(outline: Outline, owner: Span, key: str, value: str, order: Sequence[str] = ORDER) -> list[Replacement]:
    """With a new entry where it is looked for: behind those that come before it in the format."""
    text, keys = outline.text, list(owner.entries)
    if owner.flow and not keys:
        inside = text.index("{", owner.start) + 1
        return [Replacement(inside, inside, f"{key}: {value}")]
    before = key_before(keys, key, order)
    key_span, old = owner.entries[before]
    stop = max(old.end, key_span.end)
    if owner.flow:
        return [Replacement(stop, stop, f", {key}: {value}")]
    after = line_after(text, content_end(text, old) if old.end > key_span.end else key_span.end)
    indent = " " * key_column(text, owner)
    space = "" if value.startswith(("\r", "\n")) else " "
    return [Replacement(after, after, f"{indent}{key}:{space}{value}{outline.ending}")]
