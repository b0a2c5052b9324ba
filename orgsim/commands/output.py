"""Writing to a terminal, a pipe or a file, whatever characters it can take."""

from __future__ import annotations

import unicodedata
from typing import TextIO

from orgsim.files.system_reasons import reason
from orgsim.messages import Message

_PLAIN = str.maketrans(
    {
        "−": "-",
        "–": "-",
        "×": "x",
        "≥": ">=",
        "±": "+-",
        "\u00a0": " ",
        "”": '"',
        "“": '"',
        "’": "'",
        "…": "...",
        "→": "->",
        "€": "EUR",
    }
)
"""What to write where the stream's encoding lacks a character that orgsim's own texts use."""


class OutputError(Exception):
    """What was to be said could not be written, such as to a full disk; `reason` tells why."""

    def __init__(self, reason: Message | str) -> None:
        super().__init__(reason)
        self.reason = reason


def write(text: str, stream: TextIO | None, *, encoding: str | None = None) -> None:
    """Write `text` to `stream`, with a stand-in for each character that its encoding lacks.

    `encoding` is that of what is written, where a format asks for one.
    Line ends are written as they are, on Windows too. Does nothing where there is no stream, as in a program without
    a console. BrokenPipeError where the reader has gone, OutputError where else
    it cannot be written.
    """
    if stream is None:
        return
    encoding = encoding or stream.encoding or "utf-8"
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        data = "".join(_written_in(character, encoding) for character in text).encode(encoding, "replace")
    buffer = getattr(stream, "buffer", None)
    try:
        if buffer is None:
            stream.write(data.decode(encoding))
        else:
            stream.flush()
            buffer.write(data)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(reason(error)) from error


def takes_unicode(stream: TextIO | None) -> bool:
    """Whether `stream` can write every character."""
    return stream is None or (stream.encoding or "utf-8").lower().replace("-", "").startswith("utf")


def printable(text: str) -> str:
    """Text of a file on one line, without the control characters that would steer a terminal."""
    return "".join(
        character if character.isprintable() or character == "\u00a0" else " " if character.isspace() else "\ufffd"
        for character in text
        if character != "\u00ad"
    )


def width(text: str) -> int:
    """The columns that `text` takes in a terminal: two for wide characters of East Asia, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def left(text: str, columns: int) -> str:
    """`text` at the left of `columns`."""
    return text + " " * (columns - width(text))


def right(text: str, columns: int) -> str:
    """`text` at the right of `columns`."""
    return " " * (columns - width(text)) + text


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _written_in(character: str, encoding: str) -> str:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        plain = character.translate(_PLAIN)
        return plain if plain != character else unicodedata.normalize("NFKD", character)[0]
    return character
