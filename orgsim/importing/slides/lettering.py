"""What stands in shapes: paragraphs, and lines within them that were broken by hand."""

from __future__ import annotations

import re

from lxml import etree

from orgsim.importing.naming import joined
from orgsim.importing.slides.packages import local

_BREAK = "\v"
_WRITTEN = re.compile(r"_x000[BbDdAa]_|[\n\r\u2028]")


def paragraphs(body: etree._Element | None, *, heads: bool = False) -> tuple[str, ...]:
    """The paragraphs of a text body that say something, each on one line; `heads`: of each what stands before a tab."""
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
        said = "".join(words).strip()
        text = joined(_WRITTEN.sub(_BREAK, said.partition("\t")[0] if heads else said).split(_BREAK))
        if text:
            found.append(text)
    return tuple(found)
