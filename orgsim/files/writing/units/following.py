"""Outlines kept from one change of a text to the next: only what a change touches is worked out anew.

Working out where everything stands in a text takes as long as reading it; an action, or many done anew, change it again
and again. An outline belongs to whoever has taken it, in whichever thread, until it is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from msgspec import Struct

from orgsim.files.writing.units.anchors import has_aliases
from orgsim.files.writing.units.outline import (
    TRAY,
    Below,
    Item,
    Listed,
    Outline,
    add_items,
    hyphen,
    item_in,
    last_of,
    not_foreseen,
    outline,
    reach,
    root_of,
)
from orgsim.files.yaml.deltas import Delta, Stretch
from orgsim.files.yaml.editing import CannotEdit
from orgsim.files.yaml.lines import line_after, line_ending, line_start
from orgsim.files.yaml.spans import Span

_MOST = 4
_MOST_TRIED = 4
"""Lists, each within the next, of which it is tried: each is read anew, with all that is in it."""


class _Kept(Struct, frozen=True, eq=False):
    outline: Outline
    since: tuple[Delta, ...]
    """What has changed since it was that of its text."""


_kept: dict[str, _Kept] = {}
"""Those of the last texts. What two threads would do to it at once, they do in single steps."""


def taken(text: str) -> Outline:
    """The outline of `text`, which was read without errors; nobody else has it."""
    known = _kept.pop(text, None)
    if (
        known is not None
        and all(follow(known.outline, change) for change in known.since)
        and known.outline.text == text
    ):
        return known.outline
    return outline(text)


def keep(text: str, of: Outline, since: Sequence[Delta] = ()) -> None:
    """Have the outline at hand of `text`, which is what `of` was made of after the changes `since`."""
    _kept.pop(text, None)
    _kept[text] = _Kept(of, tuple(since))
    for oldest in list(_kept)[:-_MOST]:
        _kept.pop(oldest, None)


def hand_on(text: str, to: str, by: Sequence[Delta]) -> None:
    """Have the outline that is at hand of `text` at hand of what that has become by those changes, in its place."""
    known = _kept.pop(text, None)
    if known is not None:
        keep(to, known.outline, (*known.since, *by))


@contextmanager
def held(text: str) -> Iterator[Outline]:
    """The outline of `text` for a while, to be read."""
    its = taken(text)
    try:
        yield its
    finally:
        keep(text, its)


def forget() -> None:
    """Have no outline at hand."""
    _kept.clear()


def follow(outline: Outline, change: Delta) -> bool:
    """Make it the outline of its text after `change`; where that cannot be, it is of no use any more."""
    for below in outline.asked:
        for item in outline.lists.pop(below).items:
            outline.items.pop(item.id, None)
    outline.asked.clear()
    try:
        done = all(_follow(outline, stretch) for stretch in _in_turn(change))
    except CannotEdit:
        return False
    outline.ending = line_ending(outline.text)
    return done


def _in_turn(change: Delta) -> Iterator[Stretch]:
    """The stretches of a change, each as one of the text that is left by those before it.

    What is taken away goes first, so that what is moved never stands there twice. From the last on, as what stands
    before keeps its place.
    """
    gone = [each for each in change.stretches if not each.new]
    yield from reversed(gone)
    for each in reversed(change.stretches):
        if each.new:
            less = sum([len(its.old) for its in gone if its.at < each.at])
            yield Stretch(each.at - less, each.old, each.new)


def _follow(outline: Outline, stretch: Stretch) -> bool:
    start, end = stretch.at, stretch.at + len(stretch.old)
    after = outline.text[:start] + stretch.new + outline.text[end:]
    if has_aliases(after):
        # They stand for what may be anywhere.
        return False
    change = _Change(outline, after, start, end, len(after) - len(outline.text))
    top = [listed for name in (None, TRAY) if (listed := outline.lists.get(name)) is not None]
    done = any(change.made_in(listed, len(outline.text)) for listed in top) or change.made_at_top()
    outline.text = after
    return done


class _Change:
    """One stretch of a text, which becomes another, as a change of its outline: within the deepest list that has it."""

    def __init__(self, outline: Outline, after: str, start: int, end: int, more: int) -> None:
        before = outline.text
        self._outline = outline
        self._before = before
        self._after = after
        self._start = start
        self._more = more
        # A line that begins where the stretch ends is another one where something of the stretch stands before it now.
        joined = end < len(before) and line_start(before, end) == end and line_start(after, end + more) < end + more
        self._end = end + joined

    def made_in(self, listed: Listed, end: int) -> bool:
        """Whether it was made within that list, after which there are but comments up to `end`."""
        # Down to the deepest list that has it, and up again to one of which it can be told.
        trail: list[tuple[Listed, int, int, int]] = []
        within: tuple[Listed, int] | None = (listed, end)
        while within is not None and (step := self._step(*within)) is not None:
            trail.append(step)
            within = self._below(*step)
        for _ in range(min(len(trail), _MOST_TRIED)):
            listed, first, last, end = trail.pop()
            if not self._made_of(listed, first, last, end):
                continue
            self._move_on(listed)
            for above, first, last, _ in reversed(trail):
                _shift([each.span for each in above.items[_place(first, last) + 1 :]], self._more)
                self._move_on(above)
            return True
        return False

    def _step(self, listed: Listed, end: int) -> tuple[Listed, int, int, int] | None:
        """The list, the first item that is touched, one past the last, and the end; `None` where it lies elsewhere."""
        reach(listed)
        if listed.span.flow or not listed.items or len(listed.items) != len(listed.span.items):
            return None
        if self._before[listed.span.start] != "-":
            return None
        further = [key.start for key, _ in listed.owner.entries.values() if key.start > listed.key.start]
        if further:
            end = min(end, line_start(self._before, min(further)))
        if self._end > end or self._start < line_after(self._before, listed.key.end):
            return None
        first, last = self._touched(listed)
        return listed, first, last, end

    def _move_on(self, listed: Listed) -> None:
        """Have what stands behind the list where it stands now."""
        for key, value in listed.owner.entries.values():
            if key.start > listed.key.start:
                _shift((key, value), self._more)
        listed.span.end = max(item.end for item in listed.span.items)
        if not listed.owner.flow:
            listed.owner.end = max(max(key.end, value.end) for key, value in listed.owner.entries.values())

    def _touched(self, listed: Listed) -> tuple[int, int]:
        """The first item that it touches, and one past the last: none where it lies between items."""
        starts = [item.span.start for item in listed.items]
        first = max(0, bisect_right(starts, self._start) - 1)
        while first < len(starts) and self._core_end(listed.items[first]) <= self._start:
            first += 1
        last = first
        while last < len(starts) and self._line(listed.items[last]) < self._end:
            last += 1
        if first == last and first < len(starts) and self._line(listed.items[first]) < self._start:
            last = first + 1
        return first, last

    def _below(self, listed: Listed, first: int, last: int, end: int) -> tuple[Listed, int] | None:
        """The list of the item in which it may have been made, or behind the end of which, and where that ends."""
        if last - first > 1 or (first == last and not first):
            return None
        place = _place(first, last)
        item = listed.items[place]
        below = self._outline.lists.get(item.id)
        return None if below is None or below.owner is not item.span else (below, self._next(listed, place, end))

    def _made_of(self, listed: Listed, first: int, last: int, end: int) -> bool:
        """Whether what it touches of that list, or that and what stands before, could be worked out anew."""
        before = listed.items[first - 1] if first else None
        joins = before is not None and (
            last_of(before.span).block_text or line_start(self._before, self._start) < self._core_end(before)
        )
        if not joins and self._replaced(listed, first, last, end):
            return True
        return before is not None and self._replaced(listed, first - 1, max(last, first), end)

    def _replaced(self, listed: Listed, first: int, last: int, end: int) -> bool:
        items, column = listed.items, listed.span.column
        start = line_start(self._before, self._start)
        if first < last:
            start = min(start, self._line(items[first]))
        upto = self._next(listed, last - 1, end)
        if upto < self._end:
            return False
        piece = self._after[start : upto + self._more]
        try:
            root = root_of(piece)
        except CannotEdit:
            return False
        if root is not None and (root.shape != "sequence" or root.flow or root.column != column or root.anchor):
            return False
        if root is not None and piece[root.start] != "-":
            return False
        new = [] if root is None else root.items
        if not new and last - first == len(items):
            return False
        _shift(new, start)
        added = [item for each in new if (item := item_in(listed, each)) is not None]
        if len(added) != len(new):
            return False
        if not first:
            if root is not None:
                listed.span.start = start + root.start
            else:
                listed.span.start = self._line(items[last]) + column + self._more
        for gone in items[first:last]:
            self._forget(gone)
        items[first:last] = added
        listed.span.items[first:last] = new
        _shift([each.span for each in items[first + len(new) :]], self._more)
        for place, item in enumerate(items):
            item.place = place
        for item in added:
            if item.id in self._outline.items:
                raise not_foreseen()
            self._outline.items[item.id] = item
            if item.span.shape == "mapping":
                self._add([(item.span, item.id)])
        return True

    def made_at_top(self) -> bool:
        """Whether it was made within one entry of the whole file, or between two of them."""
        root = self._outline.root
        entries = sorted(root.entries.items(), key=lambda entry: entry[1][0].start)
        if root.flow or not entries or self._before[root.start] in "&!":
            return False
        lines = [line_start(self._before, key.start) for _, (key, _) in entries]
        if any(key.start != line + root.column for line, (_, (key, _)) in zip(lines, entries, strict=True)):
            return False
        lines.append(len(self._before))
        place = bisect_right(lines, self._start) - 1
        if place < 0:
            return False
        if self._start == lines[place] and self._start == self._end and place:
            if self._entries_replaced(entries, lines, place, place):
                return True
            place -= 1
        return place < len(entries) and self._entries_replaced(entries, lines, place, place + 1)

    def _entries_replaced(
        self, entries: Sequence[tuple[str, tuple[Span, Span]]], lines: Sequence[int], first: int, last: int
    ) -> bool:
        """Whether the entries in those places could be worked out anew; `lines` where each begins, and the end."""
        root, start, upto = self._outline.root, lines[first], lines[last]
        touched = [name for name, _ in entries[first:last]]
        if self._end > upto or "units" in touched:
            return False
        if first == last and (self._before[start - 1] not in "\r\n" or last_of(entries[first - 1][1][1]).block_text):
            return False
        try:
            found = root_of(self._after[start : upto + self._more])
        except CannotEdit:
            return False
        if found is None or found.shape != "mapping" or found.flow or found.anchor or found.column != root.column:
            return False
        others = {name: entry for name, entry in entries if name not in touched}
        if not found.entries or not others.keys().isdisjoint(found.entries):
            return False
        new = list(found.entries.items())
        _shift([span for _, entry in new for span in entry], start)
        _shift([span for _, entry in entries[last:] for span in entry], self._more)
        root.pairs = dict([*entries[:first], *new, *entries[last:]])
        root.start = min(key.start for key, _ in root.entries.values())
        root.end = max(max(key.end, value.end) for key, value in root.entries.values())
        if "tray" in touched and (listed := self._outline.lists.pop(TRAY, None)) is not None:
            for item in listed.items:
                self._forget(item)
        if "tray" in found.entries:
            self._add([(root, TRAY)])
        if "units" in found.entries:
            self._add([(root, None)])
        return True

    def _add(self, owners: Iterable[tuple[Span, Below]]) -> None:
        """Add what stands in those lists; CannotEdit where something of that name is left, as one of them is to go."""
        if not add_items(self._outline, owners):
            raise not_foreseen()

    def _forget(self, item: Item) -> None:
        left = [item]
        while left:
            each = left.pop()
            below = self._outline.lists.get(each.id)
            if below is not None and below.owner is each.span:
                left += below.items
                del self._outline.lists[each.id]
            if self._outline.items.get(each.id) is each:
                del self._outline.items[each.id]

    def _next(self, listed: Listed, place: int, end: int) -> int:
        """Where the line of the item after that begins; `end` where there is none."""
        return self._line(listed.items[place + 1]) if place + 1 < len(listed.items) else end

    def _line(self, item: Item) -> int:
        return line_start(self._before, hyphen(self._before, item))

    def _core_end(self, item: Item) -> int:
        return line_after(self._before, item.span.end)


def _place(first: int, last: int) -> int:
    """Of the item that is touched, or behind which it is."""
    return first if last > first else first - 1


def _shift(spans: Iterable[Span], by: int) -> None:
    for each in spans:
        each.move(by)
