"""The tree of a YAML text in the plain block style that drafts are mostly written in, without PyYAML's events.

Faster than those, and its places take a fifth of their memory. It knows keys and items of lists on lines of their own,
plain and quoted values on one line, brackets that close on theirs, and comments behind all of these. Whatever else a
text has (anchors, tags, folded texts, tabs, keys without a value, mistakes) is left to `tree.py`, which tells what is
wrong with it: what this finds is the same tree to the letter and the place, or nothing
(docs/decisions/0045-plain-drafts-are-read-without-events.md).
"""

from __future__ import annotations

import re
import sys

from orgsim.files.problems import Place, Spot
from orgsim.files.yaml.nodes import Mapping, Node, Null, Scalar, Sequence
from orgsim.model.abandoning import Abandoned, abandoned

_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that YAML does not allow, or that end lines and comments for some of its readers."""
_MAYBE_ODD = bytes([*range(0x0A), *range(0x0B, 0x20), 0x7F, 0xC2, 0xE2, 0xEF])
"""Bytes without which a text holds none of them."""

_LINE = re.compile(
    r"(-\ +)?"
    r"(?:([^\W_][\w.\-]{0,99}):(?:\ +|\Z))?"
    r"(?:([^\W_][^:\#]*(?:(?::(?=\S)|(?<=\S)\#)[^:\#]*)*)|([\"'\[{].*))?"
    r"(?:(?:\ |(?<=\ ))\#.*)?\Z"
)
"""A line without the blanks at its ends: an item's dash, a key, a plain value or one that a quote or bracket begins."""

_FLOW_WORD = r"[^\W_][^,\[\]{}:\#\n]*"
_COMMENT = r"(?:\ +\#.*)?\Z"
_PAIR = re.compile(rf"\{{([^\W_][\w.\-]{{0,99}}):\ ({_FLOW_WORD})\}}{_COMMENT}")
_QUOTED = re.compile(rf"(\"[^\"\\\n]*\"|'[^'\n]*'){_COMMENT}")
_THE_END = re.compile(_COMMENT)
_TOKEN = re.compile(
    rf"\ *(?:([{{\[])|([}}\]])|(,)|([^\W_][\w.\-]{{0,99}}):(?=\ )|({_FLOW_WORD})|(\"[^\"\\\n]*\"|'[^'\n]*')(?!:))"
)
_NULLS = frozenset(("null", "Null", "NULL"))
_DEEPEST = 10_100
_MOST_NODES = 3_000_000
_CHUNK = 1 << 18
"""Bytes that are read at a time: a large text is never there twice as a whole."""
_MOST_LINES = 1 << 14
"""Different lines of which is remembered what they say; most lines of a large organisation are like another."""

_Line = tuple[int, str | None, int, str | None, str | None]
"""Of the dash the length; the key; where the value begins; the plain word; what a quote or a bracket begins."""
_BLANK: _Line = (0, None, 0, None, None)


def block_tree(text: bytes) -> Mapping | None:
    """The tree of `text`; `None` where it is not in this style, or may hold more than a file may.

    Raises Abandoned once nobody wants it.
    """
    # Before each value stands a colon, a comma, a bracket or the end of a line.
    if sum(text.count(before) for before in (b":", b",", b"[", b"\n")) > _MOST_NODES:
        return None
    builder = _Builder()
    is_abandoned = abandoned.get()
    at = 0
    while at < len(text):
        if is_abandoned is not None and is_abandoned():
            raise Abandoned
        end = text.find(b"\n", at + _CHUNK)
        if end < 0:
            end = len(text)
        piece = text[at:end]
        if b"\r" in piece:
            piece = piece.removesuffix(b"\r").replace(b"\r\n", b"\n")
        try:
            chunk = piece.decode("utf-8")
        except UnicodeDecodeError:
            return None
        if len(piece.translate(None, _MAYBE_ODD)) != len(piece) and _ODD.search(chunk):
            return None
        if not builder.read(chunk.split("\n")):
            return None
        at = end + 1
    return builder.whole()


class _Builder:
    """The lists and mappings that are open, from the outermost, and how far each is indented."""

    def __init__(self) -> None:
        self._root = Mapping({}, 0, 0, False)
        self._opened: list[Mapping | Sequence] = []
        self._indents: list[int] = []
        self._pending: tuple[str, int] | None = None
        """The key of the innermost mapping that waits for the lines below it, and its line."""
        self._number = -1
        self._known: dict[str, _Line] = {}
        self._keys: dict[str, str] = {}

    def whole(self) -> Mapping | None:
        """The tree, once all lines were read."""
        return self._root if self._pending is None and self._root.entries else None

    def read(self, lines: list[str]) -> bool:
        """Whether the next `lines` are in this style: one loop, kept flat for speed."""
        known, opened, indents, nulls = self._known, self._opened, self._indents, _NULLS
        number, pending = self._number, self._pending
        value: Node | None
        here: Mapping | Sequence
        for line in lines:
            number += 1
            body = line.lstrip(" ")
            said = known.get(body)
            if said is None:
                said = self._said(body)
                if said is None:
                    return False
                if len(known) < _MOST_LINES:
                    known[body] = said
            if said is _BLANK:
                continue
            dash, key, begin, word, other = said
            indent = len(line) - len(body)
            begin += indent

            if dash:
                if pending is not None:
                    above = opened[-1]
                    if indent < indents[-1] or type(above) is not Mapping:
                        return False
                    here = Sequence([], number, indent, False, pending[1])
                    above.entries[pending[0]] = here
                    pending = None
                    indents.append(indent)
                    opened.append(here)
                else:
                    while indents and indents[-1] > indent:
                        indents.pop()
                        opened.pop()
                    if not indents or indents[-1] != indent:
                        return False
                    here = opened[-1]
                if type(here) is not Sequence:
                    return False
                if key is None:
                    if word is not None:
                        value = Null(number, begin) if word in nulls else Scalar(word, number, begin)
                    else:
                        value = _other(other, number, begin) if other is not None else None
                    if value is None:
                        return False
                    here.items.append(value)
                    continue
                indent += dash
                inner = Mapping({}, number, indent, False)
                here.items.append(inner)
                indents.append(indent)
                opened.append(inner)
                entries = inner.entries
            else:
                if pending is not None:
                    above = opened[-1]
                    if indent <= indents[-1] or type(above) is not Mapping:
                        return False
                    here = Mapping({}, number, indent, False, pending[1])
                    above.entries[pending[0]] = here
                    pending = None
                    indents.append(indent)
                    opened.append(here)
                elif indents:
                    # A list may stand as far left as the key that it belongs to.
                    while indents and indents[-1] >= indent + (type(opened[-1]) is Mapping):
                        indents.pop()
                        opened.pop()
                    if not indents or indents[-1] != indent:
                        return False
                    here = opened[-1]
                else:
                    here = self._root
                    here.line, here.column = number, indent
                    indents.append(indent)
                    opened.append(here)
                if type(here) is not Mapping:
                    return False
                entries = here.entries
            if key is None or key in entries or len(opened) > _DEEPEST:
                return False
            if word is not None:
                entries[key] = Null(number, begin) if word in nulls else Scalar(word, number, begin)
            elif other is None:
                pending = (key, number)
            else:
                value = _other(other, number, begin)
                if value is None:
                    return False
                entries[key] = value
        self._number, self._pending = number, pending
        return True

    def _said(self, body: str) -> _Line | None:
        if not body or body[0] == "#":
            return _BLANK
        found = _LINE.match(body.rstrip(" "))
        if found is None:
            return None
        dash, key, word, other = found.groups()
        if key is None and (dash is None or (word is None and other is None)):
            return None
        if key is not None:
            key = self._keys.setdefault(key, key)
        if word is not None:
            word = word.rstrip(" ")
        return len(dash or ""), key, found.start(4) if other is not None else found.start(3), word, other


def _other(text: str, line: int, column: int) -> Node | None:
    """The value that begins with a quote or a bracket, and ends with the line, or before the comment on it."""
    pair = _PAIR.match(text)
    if pair is not None:
        key, word = pair.groups()
        begin = column + pair.start(2)
        word = word.rstrip(" ")
        return Mapping(
            {sys.intern(key): Null(line, begin) if word in _NULLS else Scalar(word, line, begin)}, line, column, True
        )
    if text[0] in "\"'":
        quoted = _QUOTED.match(text)
        return None if quoted is None else Scalar(quoted[1][1:-1], line, column)
    return _bracketed(text, line, column)


def _bracketed(text: str, line: int, column: int) -> Node | None:
    stack: list[Mapping | Sequence] = []
    key: tuple[str, Place] | None = None
    complete = False
    """Whether a value was just read, which a comma or a bracket is to follow."""
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            return None
        at = found.end()
        opening, closing, comma, name, word, quoted = found.groups()
        begin = column + found.start(found.lastindex or 0)
        value: Node
        if closing is not None:
            top = stack[-1]
            empty = not (top.entries if isinstance(top, Mapping) else top.items)
            if (closing == "}") is not (type(top) is Mapping) or key is not None or not (complete or empty):
                return None
            stack.pop()
            complete = True
            if not stack:
                return top if _THE_END.match(text, at) else None
            continue
        if comma is not None:
            if not complete:
                return None
            complete = False
            continue
        if complete:
            return None
        if name is not None:
            top = stack[-1]
            if type(top) is not Mapping or key is not None or name in top.entries:
                return None
            key = (name, Spot(line, begin))
            continue
        if opening is not None:
            value = Mapping({}, line, begin, True, places={}) if opening == "{" else Sequence([], line, begin, True)
        elif quoted is not None:
            value, complete = Scalar(quoted[1:-1], line, begin), True
        else:
            plain = word.rstrip(" ")
            value, complete = Null(line, begin) if plain in _NULLS else Scalar(plain, line, begin), True
        if stack:
            top = stack[-1]
            if isinstance(top, Sequence):
                top.items.append(value)
            elif key is not None:
                assert top.places is not None
                top.entries[key[0]], top.places[key[0]] = value, key[1]
                key = None
            else:
                return None
        if opening is not None:
            assert not isinstance(value, Scalar | Null)
            stack.append(value)
            if len(stack) > _DEEPEST:
                return None
    return None
