"""From the text of a YAML file to a tree of nodes, by the events of PyYAML's parser.

Texts in the plain style of most drafts are read without events (`block_tree.py`), to the same tree. The events come
from the C parser, or from the slow one in Python where PyYAML was built without it. The builder
keeps its own stack, so that no nesting of a file can exhaust Python's; aliases share the node that they name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from orgsim.files.problems import Place, Report, shown
from orgsim.files.yaml.block_tree import block_tree
from orgsim.files.yaml.nodes import Mapping, Node, Null, Scalar, Sequence
from orgsim.files.yaml.syntax import report_syntax_error
from orgsim.model.abandoning import Abandoned, abandoned
from orgsim.model.unseen import FORBIDDEN

DEEPEST = 10_100
"""Lists and mappings that may lie within each other: two for each layer of units, and what one of them holds."""

MOST_NODES = 4_000_000
"""Values in one file; an organisation of 100 000 units has half as many."""

MOST_ALIASED = 100_000
"""Values that aliases may repeat, counted as often as they are repeated."""

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_STANDARD = "tag:yaml.org,2002:"
_HARMLESS_TAGS = frozenset(
    ["!", *(f"{_STANDARD}{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq"))]
)
_ODD_BREAKS = re.compile(b"\xc2\x85|\xe2\x80[\xa8\xa9]")


class _Stop(Exception):  # noqa: N818 -- nothing went wrong in the program
    """The rest of the file is not worth reading: what is wrong has been reported."""


def read_tree(text: bytes, report: Report) -> Node | None:
    """The tree of `text`, which is UTF-8 without a BOM; `None` where it holds nothing or was given up.

    Given up are texts that are not YAML, hold several documents, or are built to exhaust memory. A duplicate key,
    a tag or a key that is not a word is reported, and the reading goes on.
    """
    plain = block_tree(text)
    if plain is not None:
        return plain
    try:
        return build(text, report, event_parser)
    except _Stop:
        return None


def event_parser(text: bytes) -> Any:
    """PyYAML's parser in C; the one in Python where PyYAML was built without it."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        return python_parser(text)
    return CParser(_without_odd_breaks(text))


def _without_odd_breaks(text: bytes) -> bytes:
    """`text` with spaces for what YAML 1.1 takes for an end of the line, and editors and YAML 1.2 do not.

    They come along when text is copied from a PDF, and would end a comment unseen. No character changes its place.
    """
    return _ODD_BREAKS.sub(b" ", text)


def python_parser(text: bytes) -> Any:
    """PyYAML's parser in Python: the same events, some thirty times slower."""
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class PythonParser(Reader, Scanner, Parser):
        def __init__(self, stream: bytes) -> None:
            Reader.__init__(self, stream)
            Scanner.__init__(self)
            Parser.__init__(self)

    return PythonParser(_without_odd_breaks(text))


class _Frame:
    """A list or mapping that is being read."""

    __slots__ = ("anchor", "entries", "items", "key", "key_mark", "merged", "node", "places", "size")

    def __init__(self, node: Mapping | Sequence, anchor: str | None) -> None:
        self.node = node
        self.anchor = anchor
        self.entries = node.entries if type(node) is Mapping else None
        self.places = node.places if type(node) is Mapping else None
        self.items = node.items if type(node) is Sequence else None
        self.key: str | None = None
        self.key_mark: Any = None
        self.merged: list[tuple[Place, Node]] = []
        self.size = 1


# In the place of a key that is no word. They are told by identity, so no key of a file can be taken for them.
_COMPLEX = "a list or a mapping"
_MERGE = "<<"


def build(text: bytes, report: Report, parser: Callable[[bytes], Any]) -> Node | None:
    """The tree of the events that a `parser` finds in `text`: one loop, kept flat for speed."""
    from yaml import YAMLError, events

    scalar_event, mapping_start, mapping_end = events.ScalarEvent, events.MappingStartEvent, events.MappingEndEvent
    sequence_start, sequence_end, alias_event = events.SequenceStartEvent, events.SequenceEndEvent, events.AliasEvent
    document_start, stream_end = events.DocumentStartEvent, events.StreamEndEvent

    nulls = _NULLS
    anchors: dict[str, tuple[Node, int]] = {}
    aliased = 0
    total = 0
    root: Node | None = None
    documents = 0
    stack: list[_Frame] = []
    frame: _Frame | None = None
    node: Node

    next_event: Callable[[], Any] | None = None

    while True:
        try:
            if next_event is None:
                next_event = _while_wanted(parser(text).get_event)
            event = next_event()
        except YAMLError as error:
            bracket = frame.node.mark if frame is not None and frame.node.flow else None
            report_syntax_error(error, text, bracket, report)
            return None
        kind = type(event)
        size = 1

        if kind is scalar_event:
            word, style = event.value, event.style
            if style == '"' and not word.isprintable():
                _check_characters(word, event.start_mark, report)
            if event.tag is not None:
                _check_tag(event, report)
            if frame is not None and frame.entries is not None and frame.key is None:
                if event.anchor is not None:
                    anchors[event.anchor] = (Scalar(word, event.start_mark.line, event.start_mark.column), 1)
                frame.key = _MERGE if word == "<<" and not style else word
                frame.key_mark = event.start_mark
                continue
            mark = event.start_mark
            node = Null(mark.line, mark.column) if word in nulls and not style else Scalar(word, mark.line, mark.column)
            if event.anchor is not None:
                anchors[event.anchor] = (node, 1)

        elif kind is mapping_start or kind is sequence_start:
            if event.tag is not None:
                _check_tag(event, report)
            if len(stack) == DEEPEST:
                report.error(event.start_mark, "too-deep", n=DEEPEST)
                raise _Stop
            if frame is not None:
                stack.append(frame)
            if event.anchor is not None:
                anchors.pop(event.anchor, None)
            mark = event.start_mark
            if kind is mapping_start:
                frame = _Frame(Mapping({}, mark.line, mark.column, event.flow_style, places={}), event.anchor)
            else:
                frame = _Frame(Sequence([], mark.line, mark.column, event.flow_style), event.anchor)
            continue

        elif kind is mapping_end or kind is sequence_end:
            assert frame is not None
            node, size = frame.node, frame.size
            if frame.merged:
                _merge(frame, report)
            if frame.anchor is not None:
                anchors[frame.anchor] = (node, size)
            frame = stack.pop() if stack else None

        elif kind is alias_event:
            known = anchors.get(event.anchor)
            if known is None:
                report.error(event.start_mark, "unknown-alias", alias=shown(event.anchor))
                node = Null(event.start_mark.line, event.start_mark.column)
            else:
                node, size = known
                aliased += size
                if aliased > MOST_ALIASED:
                    report.error(event.start_mark, "alias-bomb", n=MOST_ALIASED)
                    raise _Stop

        elif kind is document_start:
            documents += 1
            if documents > 1:
                report.error(event.start_mark, "several-documents")
                raise _Stop
            continue

        elif kind is stream_end:
            return root

        else:
            continue

        total += 1
        if total > MOST_NODES:
            report.error(event.start_mark, "too-many-values", n=MOST_NODES)
            raise _Stop

        if frame is None:
            root = node
            continue
        frame.size += size
        if frame.items is not None:
            frame.items.append(node)
            continue
        key, entries, places = frame.key, frame.entries, frame.places
        assert entries is not None and places is not None
        if key is None:
            frame.key, frame.key_mark = _COMPLEX, node.mark
            report.error(event.start_mark if kind is alias_event else node.mark, "complex-key")
            continue
        frame.key = None
        if key is _COMPLEX:
            continue
        if key is _MERGE:
            frame.merged.append((frame.key_mark, node))
        elif key in entries:
            report.error(frame.key_mark, "duplicate-key", key=shown(key), line=str(places[key].line + 1))
        else:
            entries[key] = node
            places[key] = frame.key_mark


def _while_wanted(next_event: Callable[[], Any]) -> Callable[[], Any]:
    """`next_event`, which raises Abandoned once nobody wants it."""
    is_abandoned = abandoned.get()
    if is_abandoned is None:
        return next_event

    def wanted_event() -> Any:
        if is_abandoned():
            raise Abandoned
        return next_event()

    return wanted_event


def _merge(frame: _Frame, report: Report) -> None:
    """Do what the key ``<<`` asks: take what the mapping lacks from other mappings, the first that has it."""
    assert frame.entries is not None and frame.places is not None
    for mark, value in frame.merged:
        for source in value.items if type(value) is Sequence else [value]:
            if type(source) is Mapping:
                for key, its in source.entries.items():
                    if key not in frame.entries:
                        frame.entries[key], frame.places[key] = its, source.place(key)
            else:
                report.error(mark, "merge-without-mapping")


def _check_tag(event: Any, report: Report) -> None:
    if event.tag not in _HARMLESS_TAGS:
        written = event.tag.replace(_STANDARD, "!!", 1)
        report.error(event.start_mark, "tag", tag=shown(written))


def _check_characters(text: str, mark: Place, report: Report) -> None:
    """Refuse what an escape such as ``\\0`` may put into a text, and no XML, workbook or terminal can take."""
    match = FORBIDDEN.search(text)
    if match:
        report.error(mark, "escaped-control-character", code=f"U+{ord(match[0]):04X}")
