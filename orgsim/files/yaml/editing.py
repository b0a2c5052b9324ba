"""Edits of a YAML text that leave every other byte of it as it was: comments, blank lines, order, unknown keys.

An edit finds its place by the spans of the text and inserts, or replaces one value. Whoever edits reads the result
again and compares: YAML has more forms than are foreseen here, and a file is not to be spoilt by one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from orgsim.files.yaml.encoding import BOM, text_of
from orgsim.files.yaml.lines import BREAK, line_after, line_ending, line_start
from orgsim.files.yaml.spans import Span, spans
from orgsim.messages import Message

Path = Sequence[str | int]
"""The way to a value from the root: keys of mappings and positions in lists."""

Edit = Callable[[str], str]
"""An edit of a text; CannotEdit where the text is not made for it."""

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class CannotEdit(Exception):  # noqa: N818 -- it reads better where it is caught
    """A text whose form is not understood well enough to change it; nothing was changed."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def edited_text(data: bytes, edit: Edit) -> bytes:
    """`data`, which is UTF-8, after an edit of its text, unread; a byte order mark stays."""
    bom = BOM if data.startswith(BOM) else b""
    return bom + edit(text_of(data)).encode("utf-8")


def with_item(text: str, path: Path, item: str) -> str:
    """`text` with `item`, a value on one line, as the last of the list at `path`; the list is made where there is none.

    CannotEdit where there is something else, or what holds the list is not there.
    """
    owner = _at(text, path[:-1])
    key = path[-1]
    if owner.shape != "mapping" or not isinstance(key, str):
        raise _not_foreseen()
    if key not in owner.entries:
        return _with_new_list(text, owner, key, item)
    key_span, value = owner.entries[key]
    if value.shape == "sequence":
        return _in_brackets(text, value, item) if value.flow else _below(text, value, item)
    if not _is_nothing(value):
        raise _not_foreseen()
    if owner.flow:
        return _replaced(text, key_span.end, max(value.end, key_span.end), f": [{item}]")
    emptied = text[: value.start] + text[value.end :]
    return _with_line(emptied, value.start, _indent(owner, _list_indent(owner)) + f"- {item}")


def without_item(text: str, path: Path, position: int) -> str:
    """`text` without the item at `position` of the list at `path`; a comment on its own lines goes with it."""
    list_ = _at(text, path)
    if list_.shape != "sequence" or position >= len(list_.items):
        raise _not_foreseen()
    item = list_.items[position]
    if not list_.flow:
        start = text.rfind("-", list_.start, item.start + 1)
        line = line_start(text, start)
        if start < 0 or text[line:start].strip(" "):
            raise _not_foreseen()
        return text[:line] + text[line_after(text, item.end) :]
    if position:
        start, end = list_.items[position - 1].end, item.end
    else:
        start, end = item.start, list_.items[1].start if len(list_.items) > 1 else item.end
    if "#" in text[start : item.start] + text[item.end : end]:
        raise _not_foreseen()
    return text[:start] + text[end:]


def with_item_moved(text: str, path: Path, position: int, to: int) -> str:
    """`text` with the item at `position` of the list at `path` standing at `to`, with its comments."""
    list_ = _at(text, path)
    if list_.shape != "sequence" or not (0 <= position < len(list_.items) and 0 <= to < len(list_.items)):
        raise _not_foreseen()
    order = list(range(len(list_.items)))
    order.insert(to, order.pop(position))
    pieces = [(item.start, item.end) for item in list_.items] if list_.flow else _lines_of_items(text, list_)
    texts = [text[start:end] for start, end in pieces]
    if not list_.flow and not BREAK.search(texts[-1][-1:]):
        # The file's last line has no end: in its new place it needs one, and the line that is last then does without.
        ending = line_ending(text)
        texts[-1] += ending
        last = texts[order[-1]]
        texts[order[-1]] = last[: -len(ending)] if last.endswith(ending) else last
    for (start, end), source in reversed(list(zip(pieces, order, strict=True))):
        text = text[:start] + texts[source] + text[end:]
    return text


def with_value(text: str, path: Path, value: str) -> str:
    """`text` with `value`, written on one line, at `path`: in the place of what is there, or as a new key."""
    owner, key = _at(text, path[:-1]), path[-1]
    if owner.shape == "sequence" and isinstance(key, int) and key < len(owner.items):
        return _exchanged(text, owner.items[key], value)
    if owner.shape != "mapping" or not isinstance(key, str):
        raise _not_foreseen()
    if key not in owner.entries:
        return _with_entry(text, owner, f"{key}: {value}")
    key_span, old = owner.entries[key]
    if _is_nothing(old):
        return _replaced(text, key_span.end, max(old.end, key_span.end), f": {value}")
    return _exchanged(text, old, value)


def with_whole_value(text: str, path: Path, value: str) -> str:
    """As `with_value`, also in the place of a block on several lines; comments within that block go with it."""
    owner, key = _at(text, path[:-1]), path[-1]
    if owner.shape != "mapping" or not isinstance(key, str) or key not in owner.entries:
        return with_value(text, path, value)
    key_span, old = owner.entries[key]
    if not old.block_text and (old.shape in ("scalar", "alias") or old.flow):
        return with_value(text, path, value)
    end = old.end
    while BREAK.match(text[end - 1]):
        end -= 1
    return _replaced(text, key_span.end, end, f": {value}")


def with_key_after(text: str, path: Path, after: str, value: str) -> str:
    """`text` with `value`, written on one line, at `path`: in the place of what is there, else below the key `after`.

    Where there is no such key it stands last, as `with_value` puts it.
    """
    owner, key = _at(text, path[:-1]), path[-1]
    if owner.shape != "mapping" or owner.flow or key in owner.entries or after not in owner.entries:
        return with_value(text, path, value)
    key_span, before = owner.entries[after]
    return _with_line(text, max(key_span.end, before.end), _indent(owner, 0) + f"{key}: {value}")


def with_entry(text: str, path: Path, value: str) -> str:
    """`text` with `value`, written on one line, at the last key of `path`; the mapping is made where there is none."""
    outer, name, key = _at(text, path[:-2]), path[-2], path[-1]
    if outer.shape != "mapping" or not isinstance(name, str) or not isinstance(key, str):
        raise _not_foreseen()
    entry = f"{key}: {value}"
    if name not in outer.entries:
        if outer.flow:
            return _with_entry(text, outer, f"{name}: {{{entry}}}")
        return _with_entry(text, outer, f"{name}:", _indent(outer, 2) + entry)
    name_span, inner = outer.entries[name]
    if not _is_nothing(inner):
        return with_value(text, path, value)
    if outer.flow:
        return _replaced(text, name_span.end, max(inner.end, name_span.end), f": {{{entry}}}")
    emptied = text[: inner.start] + text[inner.end :]
    return _with_line(emptied, inner.start, _indent(outer, 2) + entry)


def without_entry(text: str, path: Path) -> str:
    """`text` without the last key of `path` and its value; a mapping that would be left empty goes with it."""
    owner, key = _at(text, path[:-1]), path[-1]
    if owner.shape != "mapping" or not isinstance(key, str) or key not in owner.entries:
        raise _not_foreseen()
    if len(owner.entries) == 1 and len(path) > 1:
        return without_entry(text, path[:-1])
    if not owner.flow:
        return without_lines_of_entry(text, path)
    key_span, value = owner.entries[key]
    end = max(key_span.end, value.end)
    keys = list(owner.entries)
    place = keys.index(key)
    if place:
        before_key, before = owner.entries[keys[place - 1]]
        start = max(before_key.end, before.end)
    else:
        start = key_span.start
        end = owner.entries[keys[1]][0].start if len(keys) > 1 else end
    if "#" in text[start : key_span.start] + text[max(key_span.end, value.end) : end]:
        raise _not_foreseen()
    return text[:start] + text[end:]


def without_lines_of_entry(text: str, path: Path) -> str:
    """`text` without the lines of the last key of `path`; a mapping may be left with nothing in it but a comment."""
    owner, key = _at(text, path[:-1]), path[-1]
    if owner.shape != "mapping" or owner.flow or not isinstance(key, str) or key not in owner.entries:
        raise _not_foreseen()
    key_span, value = owner.entries[key]
    line = line_start(text, key_span.start)
    if text[line : key_span.start].strip(" "):
        raise _not_foreseen()
    return text[:line] + text[line_after(text, max(key_span.end, value.end)) :]


def with_all_comments(before: str, after: str) -> str:
    """`after`, an edit of `before`, where it has not lost a comment, else CannotEdit."""
    if _hashes(after) != _hashes(before):
        raise _not_foreseen()
    return after


def without_entry_but_comment(text: str, path: Path) -> str:
    """`text` without the last key of `path` and its value on one line; the comment after it stays, on its own line."""
    owner, key = _at(text, path[:-1]), path[-1]
    if owner.shape != "mapping" or owner.flow or not isinstance(key, str) or key not in owner.entries:
        raise _not_foreseen()
    key_span, value = owner.entries[key]
    end = max(key_span.end, value.end)
    start = end + len(text[end:]) - len(text[end:].lstrip(" "))
    if text[start : start + 1] != "#" or BREAK.search(text[key_span.start : end]):
        raise _not_foreseen()
    return text[: key_span.start] + text[start:]


def with_key(text: str, path: Path, key: str) -> str:
    """`text` with the last key of `path` called `key`; its value stays."""
    owner, old = _at(text, path[:-1]), path[-1]
    if owner.shape != "mapping" or not isinstance(old, str) or old not in owner.entries or key in owner.entries:
        raise _not_foreseen()
    span = owner.entries[old][0]
    return _replaced(text, span.start, span.end, key)


def _at(text: str, path: Path) -> Span:
    here = spans(text)
    for step in path:
        if here is not None and isinstance(step, str) and here.shape == "mapping" and step in here.entries:
            here = here.entries[step][1]
        elif here is not None and isinstance(step, int) and here.shape == "sequence" and step < len(here.items):
            here = here.items[step]
        else:
            raise _not_foreseen()
    if here is None:
        raise _not_foreseen()
    return here


def _hashes(text: str) -> int:
    """How many signs of a comment there are outside of words and texts."""
    count, left = text.count("#"), [spans(text)]
    while left:
        span = left.pop()
        if span is None:
            continue
        if span.shape == "scalar":
            count -= text.count("#", span.start, span.end)
        left += span.items
        for key, value in span.entries.values():
            left += (key, value)
    return count


def _not_foreseen() -> CannotEdit:
    return CannotEdit(Message("edit.not-foreseen"))


def _is_nothing(value: Span) -> bool:
    return value.shape == "scalar" and value.plain and value.text in _NULLS


def _exchanged(text: str, old: Span, value: str) -> str:
    if old.shape == "alias" or old.block_text or (old.shape != "scalar" and not old.flow):
        raise _not_foreseen()
    return _replaced(text, old.start, old.end, value)


def _replaced(text: str, start: int, end: int, by: str) -> str:
    return text[:start] + by + text[end:]


def _in_brackets(text: str, list_: Span, item: str) -> str:
    if list_.items:
        end = list_.items[-1].end
        return _replaced(text, end, end, f", {item}")
    inside = text.find("[", list_.start) + 1
    return _replaced(text, inside, inside, item)


def _below(text: str, list_: Span, item: str) -> str:
    if text[list_.start : list_.start + 1] != "-":
        raise _not_foreseen()
    return _with_line(text, list_.end, " " * list_.column + f"- {item}")


def _with_new_list(text: str, owner: Span, key: str, item: str) -> str:
    if owner.flow:
        return _with_entry(text, owner, f"{key}: [{item}]")
    return _with_entry(text, owner, f"{key}:", _indent(owner, _list_indent(owner)) + f"- {item}")


def _with_entry(text: str, owner: Span, *lines: str) -> str:
    """With a further entry of a mapping: in block style its first line is indented here, in flow style it has one."""
    if owner.flow:
        if owner.entries:
            return _replaced(text, last := _last(owner), last, f", {lines[0]}")
        inside = text.find("{", owner.start) + 1
        return _replaced(text, inside, inside, lines[0])
    for line in reversed((_indent(owner, 0) + lines[0], *lines[1:])):
        text = _with_line(text, owner.end, line)
    return text


def _last(owner: Span) -> int:
    key, value = list(owner.entries.values())[-1]
    return max(key.end, value.end)


def _indent(owner: Span, more: int) -> str:
    first = next(iter(owner.entries.values()))[0]
    return " " * (first.column + more)


def _list_indent(owner: Span) -> int:
    """How far its lists are indented below their keys: as the first one is, else by two."""
    for key, value in owner.entries.values():
        if value.shape == "sequence" and not value.flow:
            return max(0, value.column - key.column)
    return 2


def _with_line(text: str, after: int, line: str) -> str:
    """With a new line after the one that `after` lies in; lines end as they do elsewhere in the text."""
    at = line_after(text, after)
    ending = line_ending(text)
    if at and BREAK.match(text[at - 1]):
        return _replaced(text, at, at, f"{line}{ending}")
    return _replaced(text, at, at, f"{ending}{line}")


def _lines_of_items(text: str, list_: Span) -> list[tuple[int, int]]:
    """Where the lines of each item begin and end: with the comments and blank lines above it, but for the first."""
    pieces: list[tuple[int, int]] = []
    for position, item in enumerate(list_.items):
        hyphen = text.rfind("-", list_.start, item.start + 1)
        line = line_start(text, hyphen)
        if hyphen < 0 or text[line:hyphen].strip(" "):
            raise _not_foreseen()
        start = pieces[-1][1] if position else line
        pieces.append((start, line_after(text, item.end)))
    return pieces
