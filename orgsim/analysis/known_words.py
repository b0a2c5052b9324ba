"""Words of a file that are ids where they stand, as a reader is told them: groups of people, lanes without a unit.

A file names them in a word of its own, and has no place for their names in three languages. The words that many files
need have texts of their own; any other is at least written as words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from orgsim.messages import Message, message
from orgsim.model.text import Text, plain

GROUPS: Final = frozenset(
    [
        "councillors-outside-board",
        "deputies-of-parent",
        "finnish-speakers",
        "members-of-parent",
        "outsiders",
        "residents",
        "service-users",
        "staff",
        "swedish-speakers",
        "users",
    ]
)
"""Groups that seats are kept for, with texts of their own."""
_LANES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("asukkaat", "kuntalaiset", "invanarna", "invånarna", "invanare", "residents"), "residents"),
    **dict.fromkeys(("henkilosto", "henkilöstö", "personal", "personalen", "personnel", "staff"), "staff"),
}
"""Those who take part in a reform and are no unit of any draft, by the words that files have for them."""
_ID: Final = re.compile(r"[a-zåäö0-9]+(?:[-_][a-zåäö0-9]+)+")


def group_name(word: str) -> Message | Text:
    """The people that seats are kept for."""
    return message(f"group.{word}") if word in GROUPS else plain(as_words(word))


def lane_name(word: str) -> Message | Text:
    """Who does something, where that is no unit of the draft."""
    known = _LANES.get(word)
    return message(f"timeline.lane.{known}") if known is not None else plain(as_words(word))


def speakers_name(language: str) -> Message | Text:
    """The people who speak a language, given by its code."""
    return message(f"difference.language.{language}") if language in ("fi", "sv") else plain(language)


def as_words(word: str) -> str:
    """An id as words: `library-users` as "library users"; what is no id stays as it is written."""
    return re.sub("[-_]", " ", word) if _ID.fullmatch(word) else word
