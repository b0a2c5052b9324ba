"""Lists in text: a unit a line, what stands below it indented, with or without bullets, numbers or headings."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from orgsim.importing.naming import one_line
from orgsim.importing.records import Imported, Oddity, Place, Record

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_TAB = 4
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*\Z")
_BULLET = re.compile(r"(?:[-*+•◦▪▫‣⁃·–—■□●○➢§o])(?:\s+|\Z)(?:\[[ xX]\]\s+)?")
_NUMBER = re.compile(r"(?:(\d{1,4}(?:\.\d{1,4})*)[.)]?|[a-zåäö][.)])\s+", re.IGNORECASE)
_TREE = re.compile(r"[│| \t\u00a0]*(?:[├└╰`+\\][ \t]*[─━\-]+\s*|\|--+\s+(?![|-]))")
"""As `tree` prints them, with and without letters for lines; a row of a Markdown table is none."""
_LABELS = frozenset(
    (
        *("yksiköt", "alayksiköt", "osastot", "toimielimet", "enheter", "underenheter", "avdelningar", "organ"),
        *("units", "sub-units", "subunits", "departments", "divisions", "bodies"),
    )
)
"""Lines that are no unit, but say of those below them what they are."""
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}\Z")
_FENCE = re.compile(r"\s*(?:```|~~~)")


class _Line(Struct):
    """A line of the list."""

    row: int
    depth: int
    """How far it is indented, in columns."""
    text: str
    number: str = ""
    """Its own, where it has one of several parts: "2.1.3"."""
    heading: int = 0
    """1 to 6."""
    bullet: bool = False


def is_list(text: str) -> bool:
    """Whether a text reads as a list of units: bullets, headings or indented lines, and no columns."""
    lines = _lines(text)
    if len(lines) < 2:
        return False
    columns = sum("\t" in its.text or ";" in its.text or its.text.count(",") > 1 for its in lines)
    if 2 * columns > len(lines):
        return False
    # A table whose first cells are empty may look indented; a list has levels that follow each other.
    return any(its.bullet or its.heading or its.number for its in lines) or len({its.depth for its in lines}) > 1


def read_list(text: str, file: str = "") -> Imported:
    """The organisation that a list tells of: each line a unit, below the nearest line before it that is less indented.

    Headings of Markdown stand above the lines that follow them. Lines that are numbered in parts ("2.1") stand below
    the line with the number before the last part, however they are indented. In a list with bullets what is indented
    below one without a bullet of its own is noted of it, and what is not indented is left out.
    """
    lines = _lines(text)
    marked = any(its.bullet for its in lines)
    records: list[Record] = []
    odd: list[Oddity] = []
    open_: list[tuple[int, int, str]] = []  # heading, depth and key of what a line may stand below, the outermost first
    numbers: dict[str, str] = {}
    by_number = sum(bool(its.number) for its in lines) * 2 > len(lines) and any("." in its.number for its in lines)
    for line in lines:
        place = Place(file=file, line=line.row)
        said = one_line(_without_markup(line.text))
        name = said.rstrip(":").rstrip()
        if not name:
            continue
        if marked and not line.bullet and not line.heading and not line.number:
            if open_ and line.depth > open_[-1][1] and open_[-1][1] >= 0 and records:
                last = records[-1]
                records[-1] = replace(last, notes=(*last.notes, said))
            else:
                odd.append(Oddity(what="not-read", place=place, args={"found": said}))
            continue
        key = f"line {line.row}"
        if line.heading:
            while open_ and (not open_[-1][0] or open_[-1][0] >= line.heading):
                open_.pop()
        else:
            while open_ and not open_[-1][0] and open_[-1][1] >= line.depth:
                open_.pop()
        if name.casefold() in _LABELS:
            # What follows it stands below what it stands below itself.
            continue
        parent = open_[-1][2] if open_ else None
        open_.append((line.heading, -1 if line.heading else line.depth, key))
        if by_number and line.number:
            parent = numbers.get(line.number.rpartition(".")[0], parent if line.number.count(".") == 0 else None)
            numbers[line.number] = key
        records.append(Record(key=key, own_key=False, names=((None, name),), parent=parent, place=place))
    return Imported(records=tuple(records), oddities=tuple(odd), place=Place(file=file))


def _lines(text: str) -> list[_Line]:
    """The lines that say something, without what frames them."""
    found: list[_Line] = []
    fenced = False
    for row, raw in enumerate(text.splitlines(), start=1):
        if _FENCE.match(raw):
            fenced = not fenced
            continue
        if fenced or not raw.strip() or _RULE.match(raw):
            continue
        found.append(_line(row, raw))
    return found


def _line(row: int, raw: str) -> _Line:
    raw = raw.rstrip()
    if (heading := _HEADING.match(raw)) is not None:
        number = _NUMBER.match(heading[2])
        return _Line(row, 0, heading[2][number.end() :] if number else heading[2], heading=len(heading[1]))
    if (tree := _TREE.match(raw)) is not None and tree.end() < len(raw):
        return _Line(row, _wide(raw[: tree.end()]), raw[tree.end() :])
    body = raw.lstrip(" \t\u00a0>")
    depth = _wide(raw[: len(raw) - len(body)])
    number = None
    if (bullet := _BULLET.match(body)) is not None:
        body = body[bullet.end() :]
    elif (number := _NUMBER.match(body)) is not None:
        body = body[number.end() :]
    return _Line(row, depth, body, number=(number[1] or "") if number else "", bullet=bool(bullet or number))


def _wide(space: str) -> int:
    """How many columns white space takes, with tabs to the next fourth."""
    columns = 0
    for letter in space:
        columns = columns + 1 if letter != "\t" else columns - columns % _TAB + _TAB
    return columns


def _without_markup(text: str) -> str:
    """What is read of a line of Markdown: without stars, links and tags."""
    if not any(sign in text for sign in "*_`[<&\\~"):
        return text
    inline = _markdown().parseInline(text)[0].children or []
    return "".join(" " if each.type in ("softbreak", "hardbreak") else each.content for each in inline)


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("strikethrough")
