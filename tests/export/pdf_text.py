"""Reads the text of a PDF that Qt wrote, by the table from glyphs to characters that each of its fonts must have."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_RANGE = re.compile(r"<(\w{4})> <(\w{4})> (?:<(\w{4})>|\[(.*?)\])", re.DOTALL)


def pdf_text(data: bytes) -> str:
    """All text in the order in which it was painted, without the spaces between pieces."""
    objects = {int(number): body for number, body in _OBJECT.findall(data)}
    fonts = {
        f"F{number}": _characters(_inflated(objects[int(found[1])]))
        for number, body in objects.items()
        if (found := re.search(rb"/ToUnicode (\d+) 0 R", body))
    }
    text = []
    for body in objects.values():
        content = _inflated(body).decode("latin-1")
        if not re.search(r"\bBT\b", content):
            continue
        font: dict[int, str] = {}
        for name, glyphs in re.findall(r"/(F\d+) \S+ Tf|<([0-9A-Fa-f]+)> Tj", content):
            if name:
                font = fonts[name]
            else:
                text += [font[int(glyphs[at : at + 4], 16)] for at in range(0, len(glyphs), 4)]
    # Qt names the space's glyph after the first character that it stands for, which is the tab.
    return "".join(text).replace("\t", " ")


def _inflated(body: bytes) -> bytes:
    stream = _STREAM.search(body)
    if stream is None:
        return b""
    return zlib.decompress(stream[1]) if b"/FlateDecode" in body[: stream.start()] else stream[1]


def _characters(table: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    ranges = table.decode("latin-1").partition("beginbfrange")[2]
    for first, last, start, each in _RANGE.findall(ranges):
        codes = (
            [int(code, 16) for code in re.findall(r"<(\w{4})>", each)]
            if each
            else range(int(start, 16), int(start, 16) + int(last, 16) - int(first, 16) + 1)
        )
        found |= {int(first, 16) + place: chr(code) for place, code in enumerate(codes)}
    return found
