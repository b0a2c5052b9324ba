"""What stands in shapes: paragraphs, and lines within them that were broken by hand."""

from __future__ import annotations

import re

from lxml import etree

from orgsim.importing.slides.packages import local

_BREAK = "\v"
_WRITTEN = re.compile(r"_x000[BbDdAa]_|[\n\r\u2028]")
_AND = re.compile(r"(?:ja|tai|sekä|eli|och|eller|samt|and|or|und|&)\b", re.IGNORECASE)
_BINDING = "ja|tai|sekä|eli|och|eller|samt|för|av|and|or|of|for|und"
_ENDS_OPEN = re.compile(rf"(?:[-\u2010\u00ad,&/]|\s(?:{_BINDING}))\Z", re.IGNORECASE)
_GOES_ON = re.compile(rf"(?:&|(?:{_BINDING})\b)")


def paragraphs(body: etree._Element | None) -> tuple[str, ...]:
    """The paragraphs of a text body that say something, each on one line."""
    if body is None:
        return ()
    found: list[str] = []
    for each in body:
        if local(each) != "p":
            continue
        words: list[str] = []
        for part in each.iter():
            name = local(part)
            if name == "t":
                words.append(part.text or "")
            elif name == "br":
                words.append(_BREAK)
        text = _joined(_WRITTEN.sub(_BREAK, "".join(words)).split(_BREAK))
        if text:
            found.append(text)
    return tuple(found)


def name_and_notes(lines: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """What a box is called, and the further lines of it. A name goes on behind a hyphen, and around an "and"."""
    name, *rest = lines or ("",)
    while rest and (_ENDS_OPEN.search(name) or _GOES_ON.match(rest[0])):
        name = _joined([name, rest.pop(0)])
    return name, tuple(rest)


def _joined(lines: list[str]) -> str:
    """Lines of one text: a word that was broken at its hyphen is one, "kunta-" before "ja" stays what it is."""
    found = ""
    for raw in lines:
        line = " ".join(raw.split())
        if not line:
            continue
        if found.endswith("\u00ad"):
            found = found[:-1] + line
        elif found.endswith(("-", "\u2010")) and not found.endswith(" -") and not _AND.match(line):
            found += line
        else:
            found = f"{found} {line}" if found else line
    return found
