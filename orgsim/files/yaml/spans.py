"""Where everything in a YAML text begins and ends: what an edit of the text needs to know and a reader does not."""

from __future__ import annotations

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
    items: list[Span] = []
    """Of a sequence."""
    entries: dict[str, tuple[Span, Span]] = {}
    """Of a mapping: key and value by the key's text."""


def spans(text: str) -> Span | None:
    """The span of the value of `text`, a YAML document that was read without errors; `None` where it has none."""
    from yaml import events

    parser = event_parser(text.encode())
    stack: list[Span] = []
    keys: list[Span | None] = []
    root: Span | None = None
    while True:
        event = parser.get_event()
        match event:
            case events.StreamEndEvent():
                return root
            case events.MappingStartEvent() | events.SequenceStartEvent():
                stack.append(_opened(event, "mapping" if isinstance(event, events.MappingStartEvent) else "sequence"))
                keys.append(None)
                continue
            case events.MappingEndEvent() | events.SequenceEndEvent():
                span = stack.pop()
                keys.pop()
                if span.flow:
                    span.end = _end(event)
            case events.ScalarEvent():
                span = _scalar(event)
            case events.AliasEvent():
                span = _alias(event)
            case _:
                continue
        if not stack:
            root = span
            continue
        above = stack[-1]
        above.end = max(above.end, span.end)
        if above.shape == "sequence":
            above.items.append(span)
        elif keys[-1] is None:
            keys[-1] = span
        else:
            above.entries[keys[-1].text] = (keys[-1], span)
            keys[-1] = None


def _opened(event: Any, shape: Shape) -> Span:
    start = event.start_mark
    return Span(shape, start.index, start.index, start.column, flow=bool(event.flow_style), items=[], entries={})


def _end(event: Any) -> int:
    end: int = event.end_mark.index
    return end


def _alias(event: Any) -> Span:
    return Span("alias", event.start_mark.index, _end(event), event.start_mark.column)


def _scalar(event: Any) -> Span:
    start = event.start_mark
    return Span(
        "scalar",
        start.index,
        event.end_mark.index,
        start.column,
        text=event.value,
        plain=not event.style,
        block_text=event.style in ("|", ">"),
    )
