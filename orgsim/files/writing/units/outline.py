"""Where each unit stands in the text of a draft: its lines, the comments that are its own, blank lines around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from weakref import ref

from msgspec import Struct

from orgsim.files.reading.document import collection_paused
from orgsim.files.yaml.editing import CannotEdit
from orgsim.files.yaml.lines import BREAK, line_after, line_ending, line_start
from orgsim.files.yaml.spans import Span, spans
from orgsim.messages import message

Below = str | None
"""A list of a text: id of the unit that others stand below; `None`: they stand at the top; else as of `list_of`."""

_BLANK_LINE = re.compile("[ \t]*(?:\r\n|[\n\r])")
_COMMENT_LINE = re.compile("([ \t]*)#[^\r\n]*(?:\r\n|[\n\r]|\\Z)")
_SIGN = re.compile(r"[ \t\r\n]+|#[^\r\n]*|[&!][^\s]*")


def list_of(owner: str | None, key: str) -> Below:
    """What the list is called that a unit has under another key than `units`, or the whole file (`None`)."""
    return f"{owner or ''} {key}"


TRAY = list_of(None, "tray")
LINKS = list_of(None, "links")


def remit_of(unit: str) -> Below:
    """What the list of a unit's matters is called."""
    return list_of(unit, "remit")


def item_of(below: Below, name: object) -> str:
    """What an item of such a list is called: by its own id, of links by their place."""
    return f"{below} {name}"


def owner_and_key(below: Below) -> tuple[str | None, str]:
    """Of which unit it is a list, or of the whole file, and under which key. An id holds no space."""
    if below is None or " " not in below:
        return below, "units"
    owner, key = below.split(" ")
    return owner or None, key


class Item(Struct, eq=False):
    """A unit in a text, or an item of another of its lists."""

    id: str
    span: Span
    within: ref[Listed]
    """What `listed` gives. Weak, so that an outline goes with who had it last: no ring of it is ever looked for."""
    place: int

    @property
    def listed(self) -> Listed:
        """The list that it stands in, for as long as that is one of an outline's; ReferenceError after that."""
        found = self.within()
        if found is None:
            raise ReferenceError(self.id)
        return found


class Listed(Struct, eq=False, weakref=True):
    """A list of units in a text."""

    owner: Span
    """The mapping that holds it."""
    above: str | None
    """Id of the unit that this is; `None`: it is the whole file."""
    name: Below
    key: Span
    span: Span
    items: list[Item]
    """Its units, in its order."""

    @property
    def goes_when_empty(self) -> bool:
        """Whether its key is to go with the last item: an empty remit says that nothing is decided."""
        return self.name is not None and owner_and_key(self.name)[1] != "remit"


class Outline(Struct, eq=False):
    """A text, and its units."""

    text: str
    root: Span
    items: dict[str, Item]
    lists: dict[Below, Listed]
    """The list below each unit that has one, by its id; of other lists those that were asked for (`listed`)."""
    ending: str
    """How its lines end."""
    asked: set[Below]
    """The lists that were asked for."""

    def item(self, id: str) -> Item:
        """The unit or other item; CannotEdit where it is in no list of the text, as one that is called by an alias."""
        if " " in id:
            self.listed(id.rpartition(" ")[0])
        if id not in self.items:
            raise not_foreseen()
        found = self.items[id]
        self._settle(found.listed)
        return found

    def listed(self, below: Below) -> Listed | None:
        """The list, if there is one."""
        if below in self.lists or below is None or " " not in below:
            found = self.lists.get(below)
            if found is not None:
                self._settle(found)
            return found
        owner, key = owner_and_key(below)
        span = self.owner(below)
        if key not in span.entries or span.entries[key][1].shape != "sequence":
            return None
        key_span, list_ = span.entries[key]
        made = self.lists[below] = Listed(span, owner, below, key_span, list_, [])
        self.asked.add(below)
        for place, each in enumerate(list_.items):
            id = str(place) if below == LINKS else _id(each)
            if id is not None:
                item = self.items[item_of(below, id)] = Item(item_of(below, id), each, ref(made), place)
                made.items.append(item)
        return made

    def starts(self) -> dict[str, int]:
        """Where each unit begins, behind its hyphen."""
        found: dict[str, int] = {}
        left = [self.lists[name] for name in (None, TRAY) if name in self.lists]
        while left:
            listed = left.pop()
            # Only what is come to from above is where it says it is.
            reach(listed)
            for item in listed.items:
                found[item.id] = item.span.start
                if (below := self.lists.get(item.id)) is not None and below.owner is item.span:
                    left.append(below)
        return found

    def _settle(self, listed: Listed) -> None:
        """See to it that a list and its items, and all around it, are where they say they are."""
        trail = [listed]
        while trail[-1].above is not None:
            trail.append(self.items[trail[-1].above].listed)
        for each in reversed(trail):
            reach(each)

    def owner(self, below: Below) -> Span:
        """The mapping of the unit, or of the whole file; CannotEdit where an alias stands for it."""
        above = owner_and_key(below)[0]
        span = self.root if above is None else self.item(above).span
        if span.shape == "alias":
            raise CannotEdit(message("edit.unit.anchor", name=span.anchor))
        return span


def reach(listed: Listed) -> None:
    """Have the spans of a list and its items moved, as `Span.move` does once they are asked for."""
    _ = listed.owner.entries, listed.span.items


class Lines(Struct, frozen=True):
    """The lines of an item of a list, with the comments that are its own."""

    start: int
    end: int
    column: int
    """Of its hyphen."""


def not_foreseen() -> CannotEdit:
    """The text is written in a way that is not understood well enough."""
    return CannotEdit(message("edit.not-foreseen"))


def outline(text: str) -> Outline:
    """The units of `text`, which was read without errors. Who changes it asks `following.taken`."""
    root = root_of(text)
    if root is None or root.shape != "mapping":
        raise not_foreseen()
    made = Outline(text, root, {}, {}, line_ending(text), set())
    add_items(made, [(root, None), (root, TRAY)])
    return made


def add_items(made: Outline, owners: Iterable[tuple[Span, Below]]) -> bool:
    """Add what stands in those lists of these mappings, and below that; whether nothing is called as another is."""
    left, alone = list(owners), True
    while left:
        owner, below = left.pop()
        above, name = owner_and_key(below)
        if name not in owner.entries:
            continue
        key, span = owner.entries[name]
        if span.shape != "sequence":
            continue
        listed = made.lists[below] = Listed(owner, above, below, key, span, [])
        for place, each in enumerate(span.items):
            item = item_in(listed, each, place)
            if item is None:
                continue
            alone = alone and item.id not in made.items
            made.items[item.id] = item
            listed.items.append(item)
            if each.shape == "mapping":
                left.append((each, item.id))
    return alone


def item_in(listed: Listed, span: Span, place: int = 0) -> Item | None:
    """The unit that this item of a list is; `None` where it is none."""
    id = _id(span)
    return None if id is None else Item(id, span, ref(listed), place)


def root_of(text: str) -> Span | None:
    """The value of `text`; CannotEdit where it is no YAML, as after a change that was not made for its form."""
    from yaml import YAMLError

    try:
        with collection_paused():
            return spans(text)
    except YAMLError as error:
        raise not_foreseen() from error


def _id(span: Span) -> str | None:
    stated = whole_entries(span).get("id")
    return None if stated is None else stated[1].word.strip()


def whole_entries(span: Span) -> dict[str, tuple[Span, Span]]:
    """The entries of a mapping or an alias of one, with those that `<<` adds."""
    if span.named is not None:
        return whole_entries(span.named)
    if "<<" not in span.entries:
        return span.entries
    merged = span.entries["<<"][1]
    found = dict(span.entries)
    for source in merged.items if merged.shape == "sequence" else [merged]:
        for key, entry in whole_entries(source).items():
            found.setdefault(key, entry)
    return found


def key_column(text: str, owner: Span) -> int:
    """The column of the keys of a mapping in lines; CannotEdit for an alias of one."""
    if owner.shape != "mapping" or not owner.entries:
        raise not_foreseen()
    first = next(iter(owner.entries.values()))[0]
    # An anchor or a tag may stand before the first key, and a question mark.
    return first.column if text[owner.start] in "&!" else owner.column


def content_end(text: str, span: Span) -> int:
    """One past the last character of what `span` holds, without the blank lines that a text after `|` lets go."""
    end = span.end
    if end <= span.start or text[end - 1] not in "\r\n" or _keeps_blank_lines(text, last_of(span)):
        return end
    return line_after(text, span.start + len(text[span.start : end].rstrip(" \t\r\n")))


def last_of(span: Span) -> Span:
    """What stands last in it, of what is not in brackets."""
    while not span.flow and (span.items or span.entries):
        span = span.items[-1] if span.items else next(reversed(span.entries.values()))[1]
    return span


def _keeps_blank_lines(text: str, span: Span) -> bool:
    header = BREAK.split(text[span.start : span.end], 1)[0]
    return span.block_text and re.search(r"[|>][0-9]?\+|[|>]\+", header) is not None


def floor(item: Item, text: str) -> int:
    """Where the line begins after what stands before the item in its list, or after the key of the list."""
    before = item.listed.span.items[item.place - 1] if item.place else None
    return line_after(text, item.listed.key.end if before is None else content_end(text, before))


def hyphen(text: str, item: Item) -> int:
    """Where the sign of an item of a list in lines stands; what is between it and what is before may be comments."""
    listed = item.listed
    at = content_end(text, listed.span.items[item.place - 1]) if item.place else listed.span.start
    while found := _SIGN.match(text, at):
        at = found.end()
    line = line_start(text, at)
    if text[at : at + 1] != "-" or text[line:at].strip(" "):
        raise not_foreseen()
    return at


def lines_of(text: str, item: Item) -> Lines:
    """The lines of an item of a list that is not in brackets.

    A comment right above it is its own, unless it is indented deeper; so is one below that is indented deeper.
    """
    at = hyphen(text, item)
    start = line_start(text, at)
    column = at - start
    start = above_comments(text, start, floor(item, text), column)
    return Lines(start, with_comments_below(text, line_after(text, content_end(text, item.span)), column), column)


def above_comments(text: str, start: int, lowest: int, column: int) -> int:
    """Where the comments begin that stand right above the line at `start` and are not indented deeper than `column`."""
    while start > lowest:
        before = line_start(text, start - (2 if text[start - 2 : start] == "\r\n" else 1))
        found = _COMMENT_LINE.fullmatch(text, before, start)
        if before < lowest or found is None or len(found[1]) > column:
            break
        start = before
    return start


def with_comments_below(text: str, end: int, column: int) -> int:
    """Where the lines end that begin before `end`, with the comments below them that are indented deeper."""
    at = end
    while at < len(text):
        if blank := _BLANK_LINE.match(text, at):
            at = blank.end()
            continue
        found = _COMMENT_LINE.match(text, at)
        if found is None or len(found[1]) <= column:
            break
        at = end = found.end()
    return end


def blank_above(text: str, start: int, lowest: int) -> int:
    """Where the blank lines begin that stand right above the line at `start`."""
    while start > lowest:
        before = line_start(text, start - (2 if text[start - 2 : start] == "\r\n" else 1))
        if before < lowest or not _BLANK_LINE.fullmatch(text, before, start):
            break
        start = before
    return start


def blank_below(text: str, end: int) -> int:
    """Where the blank lines end that begin at `end`."""
    while end < len(text) and (found := _BLANK_LINE.match(text, end)):
        end = found.end()
    return end


def block_texts(span: Span) -> Iterator[Span]:
    """The texts after `|` and `>` in it."""
    left = [span]
    while left:
        each = left.pop()
        if each.block_text:
            yield each
        left += each.items
        left += [value for _, value in each.entries.values()]


def shifted(text: str, lines: Lines, span: Span, column: int) -> str:
    """The lines with their hyphen at `column`; what texts after `|` say stays the same."""
    more = column - lines.column
    if not more:
        return text[lines.start : lines.end]
    literal = [(line_after(text, each.start), each.end) for each in block_texts(span)]
    parts, at = list[str](), lines.start
    while at < lines.end:
        after = min(line_after(text, at + 1) if text[at] not in "\r\n" else _after_break(text, at), lines.end)
        line = text[at:after]
        bare = line.lstrip(" ")
        spaces = len(line) - len(bare)
        within = any(start <= at < end for start, end in literal)
        as_it_is = not within and (not bare.strip() or (bare[0] in "#\t" and spaces < lines.column))
        parts.append(line if as_it_is else " " * max(0, spaces + more) + bare if bare.strip("\r\n") or spaces else line)
        at = after
    return "".join(parts)


def _after_break(text: str, at: int) -> int:
    found = BREAK.match(text, at)
    return found.end() if found else at + 1
