"""Units of lists in lines: taken out with their comments, and put elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from orgsim.files.writing.units.ordering import ORDER, ORDER_OF_FILE, key_before
from orgsim.files.writing.units.outline import (
    Below,
    Item,
    Lines,
    Listed,
    Outline,
    above_comments,
    blank_above,
    blank_below,
    content_end,
    floor,
    hyphen,
    key_column,
    lines_of,
    not_foreseen,
    owner_and_key,
    with_comments_below,
)
from orgsim.files.yaml.deltas import Replacement
from orgsim.files.yaml.lines import line_after, line_start

_COLON = re.compile("[ \t]*:(?:[ \t]*[&!][^ \t\r\n]*)*")


def items_of(listed: Listed) -> list[Item]:
    """The items of a list, in its order; CannotEdit where one of them is no unit."""
    if len(listed.items) != len(listed.span.items):
        raise not_foreseen()
    return listed.items


def taken_from(outline: Outline, listed: Listed, going: Sequence[Item]) -> list[Replacement]:
    """Without those items of a list in lines; the key of a list that becomes empty goes too."""
    text = outline.text
    if len(going) == len(listed.span.items):
        return _without_list(outline, listed, [lines_of(text, item) for item in items_of(listed)])
    return [_without_item(text, item, lines_of(text, item)) for item in going]


def _without_item(text: str, item: Item, lines: Lines) -> Replacement:
    """Without its lines, and with no more blank lines in a row than there were."""
    is_last = item.place == len(item.listed.span.items) - 1
    above, below = blank_above(text, lines.start, floor(item, text)), blank_below(text, lines.end)
    if item.place and above < lines.start and (below > lines.end or is_last):
        return Replacement(above, lines.end, "")
    return Replacement(lines.start, below if not item.place else lines.end, "")


def _without_list(outline: Outline, listed: Listed, lines: Sequence[Lines]) -> list[Replacement]:
    text, key = outline.text, listed.key
    between = [text[key.end : lines[0].start], *_gaps(text, lines)]
    line = line_start(text, key.start)
    alone = not text[line : key.start].strip(" ")
    if (
        listed.goes_when_empty
        and alone
        and re.fullmatch(r"\s*:\s*", between[0])
        and not any(map(str.strip, between[1:]))
    ):
        before = [value for key_, value in listed.owner.entries.values() if key_.start < key.start]
        lowest = line_after(text, max((content_end(text, value) for value in before), default=listed.owner.start))
        above, end = blank_above(text, line, lowest), lines[-1].end
        is_last = not any(key_.start > key.start for key_, _ in listed.owner.entries.values())
        return [Replacement(above if is_last or blank_below(text, end) > end else line, end, "")]
    colon = _COLON.match(text, key.end)
    if colon is None:
        raise not_foreseen()
    gone = [Replacement(each.start, each.end, "") for each in lines]
    return [Replacement(colon.end(), colon.end(), " []"), *gone]


def _gaps(text: str, lines: Sequence[Lines]) -> list[str]:
    return [text[one.end : other.start] for one, other in pairwise(lines)]


def column_below(outline: Outline, below: Below) -> int:
    """The column of the hyphens of a list in lines below that unit, be it there or not."""
    listed = outline.listed(below)
    if listed is not None and not listed.span.flow and listed.span.items:
        first = items_of(listed)[0]
        at = hyphen(outline.text, first)
        return at - line_start(outline.text, at)
    return key_column(outline.text, outline.owner(below)) + list_indent(outline, below)


def list_indent(outline: Outline, below: Below) -> int:
    """How far lists of units are indented below their keys: as the nearest above is, else as any is, else by two."""
    above = owner_and_key(below)[0]
    while above is not None:
        listed = outline.item(above).listed
        if not listed.span.flow:
            at = hyphen(outline.text, items_of(listed)[0])
            return max(0, at - line_start(outline.text, at) - listed.key.column)
        above = listed.above
    for _, value in outline.root.entries.values():
        if value.shape == "sequence" and not value.flow:
            return value.column
    return 2


def put_among(
    outline: Outline, listed: Listed, staying: Sequence[Item], at: int, pieces: Sequence[str]
) -> list[Replacement]:
    """With `pieces`, whole lines, among the items that stay in a list in lines, of which there are some."""
    text, ending = outline.text, outline.ending

    def parted(item: Item) -> bool:
        start = lines_of(text, item).start
        return item.place > 0 and blank_above(text, start, floor(item, text)) < start

    if at < len(staying):
        spaced = parted(staying[at]) or (at == 0 and len(staying) > 1 and parted(staying[1]))
        start = lines_of(text, staying[at]).start
        return [Replacement(start, start, "".join(piece + (ending if spaced else "") for piece in pieces))]
    spaced = len(staying) > 1 and parted(staying[-1])
    end = lines_of(text, staying[-1]).end
    return [Replacement(end, end, "".join((ending if spaced else "") + piece for piece in pieces))]


def put_into_new_list(outline: Outline, below: Below, pieces: Sequence[str]) -> list[Replacement]:
    """With `pieces`, whole lines, in a list that is made, or that was empty."""
    text, ending = outline.text, outline.ending
    owner = outline.owner(below)
    if owner.flow or owner.shape != "mapping":
        raise not_foreseen()
    lines = "".join(pieces)
    above, name = owner_and_key(below)
    if name in owner.entries:
        key, value = owner.entries[name]
        if (value.shape == "sequence" and value.items) or value.entries or value.anchor or value.word.strip(" ~nulNUL"):
            raise not_foreseen()
        start = value.start
        while value.end > value.start and text[start - 1] in " \t":
            start -= 1
        after = line_after(text, max(key.end, value.end))
        gone = [Replacement(start, value.end, "")] if value.end > value.start else []
        return [*gone, Replacement(after, after, lines)]
    column = key_column(text, owner)
    blank = ""
    if name == "units" and above is not None:
        item = outline.item(above)
        end = line_after(text, content_end(text, owner))
        if not item.listed.span.flow:
            end = lines_of(text, item).end
    else:
        before = key_before(list(owner.entries), name, ORDER if above is not None else ORDER_OF_FILE)
        key, value = owner.entries[before]
        end = line_after(text, content_end(text, value) if value.end > key.end else key.end)
        end = with_comments_below(text, end, column)
        if above is None and _is_parted(outline):
            blank = ending
    return [Replacement(end, end, f"{blank}{' ' * column}{name}:{ending}{lines}")]


def _is_parted(outline: Outline) -> bool:
    """Whether the units of a file are parted from what stands before them by a blank line."""
    listed = outline.listed(None)
    if listed is None:
        return False
    start = above_comments(outline.text, line_start(outline.text, listed.key.start), 0, listed.key.column)
    return blank_above(outline.text, start, 0) < start


def reordered(outline: Outline, listed: Listed, order: Sequence[Item]) -> list[Replacement]:
    """With the items of a list in lines in that order; what parts them stays where it is."""
    text, items = outline.text, items_of(listed)
    lines = [lines_of(text, item) for item in items]
    places = [item.place for item in order]
    if places == sorted(places):
        return []
    first = next(at for at, place in enumerate(places) if at != place)
    last = next(at for at in reversed(range(len(places))) if places[at] != at)
    gaps = _gaps(text, lines[first : last + 1])
    if len(set(gaps)) == 1:
        # One run passes another: then little of the text changes.
        turn = places.index(first)
        run, rest = places[first:turn], places[turn : last + 1]
        if run == list(range(run[0], run[0] + len(run))) and rest == list(range(rest[0], rest[0] + len(rest))):
            return _passed(text, lines, rest if len(rest) <= len(run) else run, gaps[0], first, last)
    pieces = [text[lines[place].start : lines[place].end] for place in places[first : last + 1]]
    new = "".join(piece + gap for piece, gap in zip(pieces, [*gaps, ""], strict=True))
    return [Replacement(lines[first].start, lines[last].end, new)]


def _passed(
    text: str, lines: Sequence[Lines], run: Sequence[int], gap: str, first: int, last: int
) -> list[Replacement]:
    one, other = run[0], run[-1]
    moved = text[lines[one].start : lines[other].end]
    if one == first:
        end = lines[last].end
        return [Replacement(lines[one].start, lines[other + 1].start, ""), Replacement(end, end, gap + moved)]
    start = lines[first].start
    return [Replacement(start, start, moved + gap), Replacement(lines[one - 1].end, lines[other].end, "")]
