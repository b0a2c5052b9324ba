"""Characters that are not seen, or that turn what is seen around: kept in data, marked where they are shown.

A name with an override (U+202E) reads backwards in a chart, and with a zero-width space it looks like another name and
is none. Joiners and direction marks that writing needs stay: in emoji, and in scripts that are joined or read from the
right (Unicode Technical Report 36, Unicode Security Considerations).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

MARK: Final = "□"
"""What is shown instead: a character that the bundled font has."""

_UNSEEN = "[\u200b\u2060-\u2064\ufeff\u180e\u202a-\u202e]|(?<=[0-9A-Za-z\u00c0-\u024f])[\u200c\u200d]"
_DIRECTIONS = "[\u061c\u200e\u200f\u2066-\u2069]"
_FROM_RIGHT = "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_BREAKS = "\r\n|[\r\x0b\x0c\x85]"

FORBIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no text of a draft can have: no XML, workbook or terminal takes it."""


@cache
def _pattern(written: str) -> re.Pattern[str]:
    """Made when it is first needed: most texts have none of all this, and no start is to wait for it."""
    return re.compile(written)


def typed(text: str) -> str:
    """What was typed or pasted, without what no draft can have; a break of a word processor becomes one of a text."""
    return FORBIDDEN.sub("", _pattern(_BREAKS).sub("\n", text))


def marked(text: str) -> str:
    """`text` with a mark in place of each character that would not be seen, or would turn its neighbours around."""
    if text.isprintable() or text.isascii():
        # All that is marked are format characters, of which none is printable.
        return text
    seen = _pattern(_UNSEEN).sub(MARK, text)
    return seen if _pattern(_FROM_RIGHT).search(seen) else _pattern(_DIRECTIONS).sub(MARK, seen)
