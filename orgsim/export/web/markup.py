"""Text as HTML: the one place that lets anything of a draft into the page."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import quote

from orgsim.model.text import Language, Text
from orgsim.model.unseen import marked

_FORBIDDEN = r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
"""What no HTML document may hold, not even escaped (HTML, section 13.2.3.5), and what UTF-8 cannot write."""

_SPACES = {ord(space): None for space in "\t\n\xa0\xad\u2009\u202f"}
_ESCAPED = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;"))
"""In this order. As `html.escape` has it, which brings along the names of all signs."""


@cache
def _forbidden() -> re.Pattern[str]:
    """Made when it is first needed: that takes as long as loading seven modules, and most pages have none of it."""
    return re.compile(_FORBIDDEN)


def plain(text: str) -> str:
    """`text` without any meaning to a browser, in elements and in quoted attributes alike.

    What would not be seen, or would turn what is seen around, is marked: cells of sheets hold it as data.
    """
    # Nothing that is forbidden is printable; nor are the spaces in numbers, which nearly every page has.
    if not text.isprintable() and not text.translate(_SPACES).isprintable():
        text = _forbidden().sub("\ufffd", marked(text))
    # Hardly any text has one of these, and a page has ten thousands.
    if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
        for sign, escaped in _ESCAPED:
            text = text.replace(sign, escaped)
    return text


def said(text: Text, language: Language) -> str:
    """A text of a draft in the reader's language, marked where it is in another one."""
    words, its = text.spoken(language)
    if its is None or its == language:
        return plain(words)
    return f'<span lang="{its}">{plain(words)}</span>'


def said_in(element: str, text: Text, language: Language, attributes: str = "") -> str:
    """As `said`, in an element of its own, which has the mark itself: half as many for a browser to read."""
    words, its = text.spoken(language)
    lang = "" if its is None or its == language else f' lang="{its}"'
    return f"<{element}{attributes}{lang}>{plain(words)}</{element}>"


def lines(text: str) -> str:
    """As `plain`, with its lines kept apart."""
    return "<br>".join(map(plain, text.splitlines()))


def anchor(letter: str, unit: str) -> str:
    """The id of a unit of the draft of that `letter` within the page, escaped. It holds a hyphen, as no other id does
    after the first letters.
    """
    return plain(f"{letter.lower()}-{unit}")


def toward(letter: str, unit: str) -> str:
    """What a link to it refers to."""
    return "#" + plain(quote(f"{letter.lower()}-{unit}"))


def link(url: str, words: str) -> str:
    """`words`, which are markup already, as a link where `url` leads to the web and nowhere else."""
    if not re.fullmatch(r"https?://[^\s\x00-\x1f]+", url, re.IGNORECASE):
        return words
    return f'<a href="{plain(url)}" rel="noopener noreferrer">{words}</a>'
