"""Units of lists in brackets: taken out, put elsewhere, and written on lines where something else is to come below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from orgsim.files.writing.units.ordering import ORDER, ORDER_OF_FILE, key_before
from orgsim.files.writing.units.outline import Below, Item, Listed, Outline, not_foreseen, owner_and_key
from orgsim.files.yaml.deltas import Replacement
from orgsim.files.yaml.lines import line_start
from orgsim.files.yaml.spans import Span

_REST_OF_LINE = re.compile("[ \t]*(,?)[ \t]*(#[^\r\n]*)?(?:\r\n|[\n\r])")
_COMMENT = re.compile(r"#[^\r\n]*")
_COMMENT_LINE = re.compile("[ \t]*#[^\r\n]*(?:\r\n|[\n\r])")


class OwnLines(Struct, frozen=True):
    """An item in brackets that has lines of its own."""

    start: int
    """With the comments above it."""
    end: int
    above: tuple[str, ...]
    """Comments on lines above it."""
    beside: str
    """The comment behind it."""
    comma: bool
    """Whether one stands behind it."""


def own_lines(text: str, span: Span, lowest: int) -> OwnLines | None:
    """The lines of an item in brackets where nothing else stands on them, from `lowest` on."""
    start = line_start(text, span.start)
    rest = _REST_OF_LINE.match(text, span.end)
    if text[start : span.start].strip(" \t") or rest is None or start < lowest:
        return None
    above: list[str] = []
    while start > lowest:
        before = line_start(text, start - (2 if text[start - 2 : start] == "\r\n" else 1))
        if before < lowest or not _COMMENT_LINE.fullmatch(text, before, start):
            break
        above.insert(0, text[before:start].strip())
        start = before
    return OwnLines(start, rest.end(), tuple(above), rest[2] or "", bool(rest[1]))


def _own_lines(text: str, item: Item) -> OwnLines | None:
    items = item.listed.span.items
    lowest = items[item.place - 1].end if item.place else item.listed.span.start + 1
    return own_lines(text, item.span, lowest)


def has_comments(text: str, item: Item) -> bool:
    """Whether comments of its own stand above it or behind it."""
    lines = _own_lines(text, item)
    return lines is not None and bool(lines.above or lines.beside)


def on_lines(outline: Outline, item: Item, column: int) -> str:
    """An item in brackets as lines of a list whose hyphens stand at `column`."""
    text, span, ending = outline.text, item.span, outline.ending
    lines = _own_lines(text, item)
    more = column + 2 - (span.start - line_start(text, span.start))
    value = _with_indent(text[span.start : span.end], more)
    indent = " " * column
    above = "".join(f"{indent}{each}{ending}" for each in (lines.above if lines else ()))
    beside = f"   {lines.beside}" if lines and lines.beside else ""
    return f"{above}{indent}- {value}{beside}{ending}"


def _with_indent(value: str, more: int) -> str:
    """A value whose further lines are indented by so many spaces more."""

    def moved(found: re.Match[str]) -> str:
        return found[1] + " " * max(0, len(found[2]) + more)

    return re.sub("(\r\n|[\n\r])( *)(?=[^ \r\n])", moved, value)


def taken_from(outline: Outline, listed: Listed, going: Sequence[Item]) -> list[Replacement]:
    """Without those items of a list in brackets; the key of a list that becomes empty goes too."""
    text, span = outline.text, listed.span
    places = sorted(item.place for item in going)
    if len(places) == len(span.items):
        return _without_list(outline, listed)
    lines = [own_lines(text, item, _lowest(span, place)) for place, item in enumerate(span.items)]
    found: list[Replacement] = []
    stays = [place for place in range(len(span.items)) if place not in places]
    for place in places:
        own = lines[place]
        if own is not None:
            found.append(Replacement(own.start, own.end, ""))
            continue
        if place > stays[0]:
            start, end = span.items[place - 1].end, span.items[place].end
        else:
            start, end = span.items[place].start, span.items[place + 1].start
        if _COMMENT.search(_gap(text, span, place, start, end)):
            raise not_foreseen()
        found.append(Replacement(start, end, ""))
    last = stays[-1]
    if last < len(span.items) - 1 and lines[-1] is not None and not lines[-1].comma:
        # The one that is last now had a comma for the sake of the next.
        comma = text.find(",", span.items[last].end)
        found.append(Replacement(comma, comma + 1, ""))
    return found


def _lowest(span: Span, place: int) -> int:
    return span.items[place - 1].end if place else span.start + 1


def _gap(text: str, span: Span, place: int, start: int, end: int) -> str:
    item = span.items[place]
    return text[start : item.start] + text[item.end : end]


def _without_list(outline: Outline, listed: Listed) -> list[Replacement]:
    """With no list: its key goes with it, or where more stands on its lines its brackets become empty."""
    text, owner, span = outline.text, listed.owner, listed.span
    if _COMMENT.search(_between(text, span)):
        raise not_foreseen()
    emptied = Replacement(span.start, span.end, "[]")
    if not listed.goes_when_empty or span.anchor is not None:
        return [emptied]
    if not owner.flow:
        start, rest = line_start(text, listed.key.start), _REST_OF_LINE.match(text, span.end)
        if text[start : listed.key.start].strip(" ") or rest is None or rest[1] or rest[2]:
            return [emptied]
        return [Replacement(start, rest.end(), "")]
    keys = list(owner.entries)
    place = keys.index(owner_and_key(listed.name)[1])
    if place:
        before_key, before = owner.entries[keys[place - 1]]
        start, end = max(before_key.end, before.end), span.end
    else:
        start, end = listed.key.start, owner.entries[keys[1]][0].start
    if _COMMENT.search(text[start : listed.key.start] + text[span.end : end]):
        return [emptied]
    return [Replacement(start, end, "")]


def _between(text: str, span: Span) -> str:
    """What stands in the brackets beside the items, and beside the comments of those that have lines of their own."""
    parts, at = list[str](), span.start + 1
    for place, item in enumerate(span.items):
        own = own_lines(text, item, _lowest(span, place))
        parts.append(text[at : item.start if own is None else max(at, own.start)])
        at = item.end if own is None else own.end
    return "".join((*parts, text[at : span.end - 1]))


def put_among(
    outline: Outline, listed: Listed, staying: Sequence[Item], at: int, values: Sequence[str]
) -> list[Replacement]:
    """With `values` among the items that stay in a list in brackets, of which there are some."""
    text = outline.text
    if at < len(staying):
        span = staying[at].span
        line = line_start(text, span.start)
        own = not text[line : span.start].strip(" \t")
        parting = f",{outline.ending}{text[line : span.start]}" if own else ", "
        return [Replacement(span.start, span.start, "".join(value + parting for value in values))]
    last = staying[-1]
    line = line_start(text, last.span.start)
    lines = _own_lines(text, last)
    if lines is None:
        return [Replacement(last.span.end, last.span.end, "".join(f", {value}" for value in values))]
    indent = text[line : last.span.start]
    written = f",{outline.ending}".join(indent + value for value in values)
    new = written + ("," if lines.comma else "") + outline.ending
    comma = [] if lines.comma else [Replacement(last.span.end, last.span.end, ",")]
    return [*comma, Replacement(lines.end, lines.end, new)]


def put_into_new_list(outline: Outline, below: Below, values: Sequence[str]) -> list[Replacement]:
    """With `values` in a list of a mapping in braces, which is made or was empty."""
    owner = outline.owner(below)
    new = "[" + ", ".join(values) + "]"
    above, name = owner_and_key(below)
    if name in owner.entries:
        key, value = owner.entries[name]
        if value.items or value.entries or value.anchor or value.word.strip(" ~nulNUL"):
            raise not_foreseen()
        if value.end == value.start:
            return [Replacement(key.end, max(key.end, value.end), f": {new}")]
        return [Replacement(value.start, value.end, new)]
    before = key_before(list(owner.entries), name, ORDER if above is not None else ORDER_OF_FILE)
    key, value = owner.entries[before]
    end = max(key.end, value.end)
    return [Replacement(end, end, f", {name}: {new}")]


def reordered(outline: Outline, listed: Listed, order: Sequence[Item]) -> list[Replacement]:
    """With the items of a list in brackets in that order; what has lines of its own takes its comments along."""
    text, items = outline.text, listed.span.items
    if [item.place for item in order] == list(range(len(items))):
        return []
    if any(has_comments(text, item) for item in order):
        return _lines_reordered(outline, listed, order)
    return [
        Replacement(old.start, old.end, text[item.span.start : item.span.end])
        for old, item in zip(items, order, strict=True)
        if old is not item.span
    ]


def _lines_reordered(outline: Outline, listed: Listed, order: Sequence[Item]) -> list[Replacement]:
    text, span = outline.text, listed.span
    lines = [own_lines(text, item, _lowest(span, place)) for place, item in enumerate(span.items)]
    own = [each for each in lines if each is not None]
    if len(own) < len(lines) or any(one.end != other.start for one, other in pairwise(own)):
        raise not_foreseen()
    parts: list[str] = []
    for number, item in enumerate(order):
        its = own[item.place]
        comma = "," if number < len(order) - 1 or own[-1].comma else ""
        beside = f"   {its.beside}" if its.beside else ""
        start = line_start(text, item.span.start)
        parts.append(f"{text[its.start : start]}{text[start : item.span.end]}{comma}{beside}{outline.ending}")
    return [Replacement(own[0].start, own[-1].end, "".join(parts))]


def unfolded(outline: Outline, item: Item) -> list[Replacement]:
    """With a unit in braces written on lines, each entry as it was; its units become a list in lines."""
    text, span, ending = outline.text, item.span, outline.ending
    if span.anchor is not None or text[span.start] != "{":
        raise not_foreseen()
    column = span.start - line_start(text, span.start)
    rest = _REST_OF_LINE.match(text + ending, span.end)
    if rest is None or rest[1]:
        raise not_foreseen()
    entries = [(key, value, _entry(text, key, value, column, ending)) for key, value in span.entries.values()]
    parts: list[str] = []
    at = span.start + 1
    own: list[str] = []
    for number, (key, value, entry) in enumerate(entries):
        beside, above = _comments(text[at : key.start])
        if number:
            parts[-1] += "".join(f"   {each}" for each in beside)
        elif above or beside:
            own = [*beside, *above]
            above = []
        indent = " " * column
        parts.append("".join(f"{indent}{each}{ending}" for each in above) + (indent if number else "") + entry)
        at = max(key.end, value.end)
    behind, under = _comments(text[at : span.end - 1])
    parts[-1] += "".join(f"   {each}" for each in behind)
    parts += [f"{' ' * column}{each}" for each in under]
    comments = [*own, *([rest[2]] if rest[2] else [])]
    if comments:
        parts[0] += "   " + " ".join(comments)
    end = min(rest.end() - len(ending), len(text)) if rest[2] else span.end
    return [Replacement(span.start, end, ending.join(parts))]


def _comments(gap: str) -> tuple[list[str], list[str]]:
    """The comments between two entries: what stands on the line of the one before, and on lines of their own."""
    first, *others = re.split("\r\n|[\n\r]", gap)
    beside = [found[0] for found in [_COMMENT.search(first)] if found]
    return beside, [found[0] for line in others for found in [_COMMENT.search(line)] if found]


def _entry(text: str, key: Span, value: Span, column: int, ending: str) -> str:
    name = text[key.start : key.end]
    if value.end <= value.start:
        return f"{name}:"
    if key.text == "units" and value.shape == "sequence" and value.items and value.anchor is None:
        return name + ":" + "".join(ending + line for line in _listed(text, value, column + 2))
    return f"{name}: {text[value.start : value.end]}"


def _listed(text: str, list_: Span, column: int) -> list[str]:
    indent = " " * column
    lines: list[str] = []
    at = list_.start + 1
    for item in list_.items:
        beside, above = _comments(text[at : item.start])
        if lines:
            lines[-1] += "".join(f"   {each}" for each in beside)
        else:
            above = [*beside, *above]
        lines += [f"{indent}{each}" for each in above]
        more = column + 2 - (item.start - line_start(text, item.start))
        lines.append(f"{indent}- {_with_indent(text[item.start : item.end], more)}")
        at = item.end
    behind, under = _comments(text[at : list_.end - 1])
    lines[-1] += "".join(f"   {each}" for each in behind)
    return [*lines, *(f"{indent}{each}" for each in under)]


def unbracketed(outline: Outline, listed: Listed, column: int) -> list[Replacement]:
    """With a list in brackets, of a mapping in lines, as a list in lines."""
    text, span, ending = outline.text, listed.span, outline.ending
    rest = _REST_OF_LINE.match(text + ending, span.end)
    if span.anchor is not None or rest is None or rest[1]:
        raise not_foreseen()
    beside = f" {rest[2]}" if rest[2] else ""
    start = span.start
    while text[start - 1] in " \t":
        start -= 1
    end = min(rest.end() - len(ending), len(text)) if rest[2] else span.end
    return [Replacement(start, end, beside + "".join(ending + line for line in _listed(text, span, column)))]
