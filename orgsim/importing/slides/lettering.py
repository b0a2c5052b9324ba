"""What stands in shapes: paragraphs, and lines within them that were broken by hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from lxml import etree

from orgsim.importing.naming import joined
from orgsim.importing.slides.packages import local

_BREAK = "\v"
_WRITTEN = re.compile(r"_x000[BbDdAa]_|[\n\r\u2028]")


def paragraphs(body: etree._Element | None, *, heads: bool = False) -> tuple[str, ...]:
    """The paragraphs of a text body that say something, each on one line; `heads`: of each what stands before a tab."""
    if body is None:
        return ()
    every: list[list[str]] = []
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
        every.append(_WRITTEN.sub(_BREAK, said.partition("\t")[0] if heads else said).split(_BREAK))
    letters = [line.strip() for lines in every for line in lines]
    if _stands_upright(letters):
        return (" ".join("".join(letter or " " for letter in letters).split()),)
    return tuple([text for text in map(joined, every) if text])


def _stands_upright(lines: Sequence[str]) -> bool:
    """Whether a name stands upright in a narrow box, each of its letters on a line; an empty one parts words.

    Of letters that are words by themselves, as in Chinese, two are a name; of others three, as two may be two codes.
    """
    told = [unicodedata.normalize("NFC", line) for line in lines if line]
    letters = sum(its.isalpha() for its in told)
    wide = all(unicodedata.east_asian_width(its[0]) in "WF" for its in told if its.isalpha())
    return all(len(its) == 1 for its in told) and letters >= (2 if wide else 3)
