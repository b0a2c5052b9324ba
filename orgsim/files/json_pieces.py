"""JSON that is written as it is made, where the whole is more than memory has room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

_LEAST = 1 << 16
"""Characters of a piece, where there are as many."""


class Members(dict[str, object]):
    """An object some of whose values, or the values of those, are made while they are written: iterators and others."""


def pieces(value: object, written: Callable[[object], str], *, indent: int) -> Iterator[str]:
    """`value` as indented JSON with an end of line, in pieces of some size.

    Iterators are arrays, made as they are written; `Members` are objects that may hold such; anything else is
    `written`, indented by as much.
    """
    held: list[str] = []
    size = 0
    for part in _parts(value, written, " " * indent, "\n"):
        held.append(part)
        size += len(part)
        if size >= _LEAST:
            yield "".join(held)
            held.clear()
            size = 0
    yield "".join([*held, "\n"])


def _parts(value: object, written: Callable[[object], str], indent: str, line: str) -> Iterator[str]:
    """`line` is the end of one with the indentation of the next, where the value stands."""
    deeper = line + indent
    if isinstance(value, Members):
        before = "{"
        for name, its in value.items():
            yield f"{before}{deeper}{written(name)}: "
            yield from _parts(its, written, indent, deeper)
            before = ","
        yield "{}" if before == "{" else f"{line}}}"
    elif isinstance(value, Iterator):
        before = "["
        for its in value:
            yield f"{before}{deeper}"
            yield from _parts(its, written, indent, deeper)
            before = ","
        yield "[]" if before == "[" else f"{line}]"
    else:
        # Within texts ends of lines are escaped.
        yield written(value).replace("\n", line)
