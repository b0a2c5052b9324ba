"""Characters that look like those of the format and are others, as text has them that was pasted from Word or a slide.

They are looked for where something is wrong, and nowhere else: in a name they may be meant.
"""

from __future__ import annotations

import re

from msgspec import Struct

_SPACES = "\u00a0\u202f\u2000-\u200a\u3000"
_DASHES = "\u2010-\u2015\u2212"
_BULLETS = "\u2022\u00b7\u25aa\u25cf"
_QUOTES = "\u201c-\u201f\u00ab\u00bb\u2018-\u201b"
_UNSEEN = "\u0085\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
"""Letters and marks that are blank by themselves; some of them belong to an emoji in a name."""
_WIDE_COLON = "\uff1a"

_NAMES: tuple[tuple[str, str, str], ...] = (
    ("\u00a0\u202f\u2007", "no-break-space", " "),
    (_SPACES, "special-space", " "),
    ("\u2013", "en-dash", "-"),
    ("\u2014\u2015", "em-dash", "-"),
    ("\u2212", "minus", "-"),
    (_DASHES, "special-hyphen", "-"),
    (_BULLETS, "bullet", "-"),
    ("\u201c-\u201f\u00ab\u00bb", "curly-quote", '"'),
    ("\u2018-\u201b", "curly-apostrophe", "'"),
    (_WIDE_COLON, "wide-colon", ":"),
    (_UNSEEN + _BLANK, "unseen", ""),
)
_ANY = f"[{_SPACES}{_DASHES}{_BULLETS}{_QUOTES}{_UNSEEN}{_BLANK}{_WIDE_COLON}]"
_HIDDEN = f"[{_BLANK}]"
_IN_PLACE = (
    rf"^ *(?P<indent>[{_SPACES}{_UNSEEN}])|^\s*(?P<item>[{_DASHES}{_BULLETS}])[ {_SPACES}]|:(?P<after>[{_SPACES}])"
    rf"|^\s*- *(?P<hyphen>[{_SPACES}])|\w(?P<colon>{_WIDE_COLON})"
)
_OPENING_QUOTE = rf"(?:[:\[{{,]\s*|-\s+)(?P<quote>[{_QUOTES}])"
_TOKEN = r"(?:(?!:(?: |$))[^,\]}#])*"
_FORMS = {
    "number": r"[-+]?[0-9]+(?:[.,][0-9]+)?\Z",
    "date": r"[0-9]{1,4}[-.][0-9W]{1,3}(?:[-.][0-9]{1,4})?\Z",
}


class LookAlike(Struct, frozen=True):
    """A character at a place of a line."""

    column: int
    """Counted from 0."""
    name: str
    code: str
    """As Unicode numbers it: `U+2013`."""
    instead: str
    """What it is taken for; nothing where it cannot be seen."""


def in_value(line: str, column: int, form: str = "") -> LookAlike | None:
    """The first one in the value that begins at `column`.

    Where the value should have the `form` of a number or a date, only if it has that but for such characters: in
    "13 – 15" the dash is not what is wrong.
    """
    token = re.compile(_TOKEN).match(line, min(column, len(line)))
    assert token is not None
    if form in _FORMS and not re.match(_FORMS[form], _plain(token[0]).strip(" \"'")):
        return None
    found = re.search(_ANY, token[0].rstrip(" "))
    return _at(line, token.start() + found.start()) if found else None


def in_syntax(line: str, *, quotes: bool) -> LookAlike | None:
    """The first one that stands where the format has a sign of its own: an indentation, a hyphen, a space, a quote."""
    found = re.search(_IN_PLACE, line)
    if found is None and quotes:
        found = re.search(_OPENING_QUOTE, line)
    return _at(line, found.start(found.lastgroup or 0)) if found else None


def is_seen(character: str) -> bool:
    """Whether anybody sees that it is there, and what: a space is seen, a no-break space is taken for one."""
    return character.isprintable() and (character.isascii() or not re.match(_HIDDEN, character))


def unseen(text: str) -> bool:
    """Whether there is a character in it that cannot be seen."""
    return re.search(f"[{_UNSEEN}]", text) is not None


def without_unseen(text: str) -> str:
    """`text` as it is seen."""
    return re.sub(f"[{_UNSEEN}]", "", text)


def _at(line: str, column: int) -> LookAlike:
    character = line[column]
    name, instead = next(
        (name, instead) for characters, name, instead in _NAMES if re.match(f"[{characters}]", character)
    )
    return LookAlike(column, name, f"U+{ord(character):04X}", instead)


def _plain(text: str) -> str:
    return re.sub(_ANY, lambda found: _at(found[0], 0).instead, text)
