"""Where everything in a YAML text begins and ends: what an edit of the text needs to know and a reader does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

from orgsim.files.yaml.tree import event_parser

Shape = Literal["scalar", "alias", "sequence", "mapping"]


class Span(Struct, eq=False):
    """A value of a text, by the offsets of its characters."""

    shape: Shape
    start: int
    end: int
    """One past its last character. Of a block it is the end of what it holds last, without comments behind it."""
    column: int
    """Of its first character: of a block's first key or first hyphen, unless an anchor or a tag stands before that."""
    flow: bool = False
    """In braces or brackets."""
    text: str = ""
    """Of a scalar, as it is read."""
    plain: bool = False
    """Of a scalar: without quotes."""
    block_text: bool = False
    """Of a scalar: lines after `|` or `>`."""
    within: list[Span] = []
    """What `items` gives."""
    pairs: dict[str, tuple[Span, Span]] = {}
    """What `entries` gives."""
    anchor: str | None = None
    """The name that it is given, or that an alias calls."""
    named: Span | None = None
    """Of an alias: the value that it stands for."""
    later: int = 0
    """How far all within it is still to be moved: that is done when it is asked for."""

    @property
    def items(self) -> list[Span]:
        """Of a sequence."""
        if self.later:
            self._settle()
        return self.within

    @property
    def entries(self) -> dict[str, tuple[Span, Span]]:
        """Of a mapping: key and value by the key's text."""
        if self.later:
            self._settle()
        return self.pairs

    def move(self, by: int) -> None:
        """Move it with all that it holds: by so many characters, as what stands before it has changed."""
        self.start += by
        self.end += by
        if self.within or self.pairs:
            self.later += by

    def _settle(self) -> None:
        by, self.later = self.later, 0
        for each in self.within:
            each.move(by)
        for key, value in self.pairs.values():
            key.move(by)
            value.move(by)

    @property
    def word(self) -> str:
        """Of a scalar, or of an alias of one, as it is read."""
        return self.text if self.named is None else self.named.word


_NO_ITEMS: list[Span] = []
_NO_ENTRIES: dict[str, tuple[Span, Span]] = {}
"""Of all scalars, of which there are so many that one each would be felt."""


def spans(text: str) -> Span | None:
    """The span of the value of `text`, a YAML document that was read without errors; `None` where it has none."""
    from yaml import events

    parser = event_parser(text.encode())
    # Told apart by identity rather than by patterns: a large file has a hundred thousand events.
    scalar, mapping, sequence = events.ScalarEvent, events.MappingStartEvent, events.SequenceStartEvent
    ends, alias, stream_end = (
        (events.MappingEndEvent, events.SequenceEndEvent),
        events.AliasEvent,
        events.StreamEndEvent,
    )
    stack: list[Span] = []
    keys: list[Span | None] = []
    anchors: dict[str, Span] = {}
    root: Span | None = None
    while True:
        event = parser.get_event()
        kind = type(event)
        if kind is scalar:
            span = _scalar(event)
        elif kind is mapping or kind is sequence:
            span = _opened(event, "mapping" if kind is mapping else "sequence")
            if span.anchor is not None:
                anchors[span.anchor] = span
            stack.append(span)
            keys.append(None)
            continue
        elif kind in ends:
            span = stack.pop()
            keys.pop()
            if span.flow:
                span.end = _end(event)
        elif kind is alias:
            span = _alias(event, anchors)
        elif kind is stream_end:
            return root
        else:
            continue
        if span.anchor is not None and span.shape == "scalar":
            anchors[span.anchor] = span
        if not stack:
            root = span
            continue
        above = stack[-1]
        if span.end > above.end:
            above.end = span.end
        if above.shape == "sequence":
            above.within.append(span)
        elif keys[-1] is None:
            keys[-1] = span
        else:
            above.pairs[keys[-1].word] = (keys[-1], span)
            keys[-1] = None


def _opened(event: Any, shape: Shape) -> Span:
    start = event.start_mark
    return Span(
        shape,
        start.index,
        start.index,
        start.column,
        flow=bool(event.flow_style),
        within=[],
        pairs={},
        anchor=event.anchor,
    )


def _end(event: Any) -> int:
    end: int = event.end_mark.index
    return end


def _alias(event: Any, anchors: Mapping[str, Span]) -> Span:
    start, name = event.start_mark, event.anchor
    return Span("alias", start.index, _end(event), start.column, anchor=name, named=anchors.get(name))


def _scalar(event: Any) -> Span:
    start, style = event.start_mark, event.style
    return Span(
        "scalar",
        start.index,
        event.end_mark.index,
        start.column,
        text=event.value,
        within=_NO_ITEMS,
        pairs=_NO_ENTRIES,
        plain=not style,
        block_text=style == "|" or style == ">",
        anchor=event.anchor,
    )
