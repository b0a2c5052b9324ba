"""What a file is called after the title of what it holds."""

from __future__ import annotations

import re
import unicodedata

LONGEST_STEM = 48
"""Letters that a suggested name has at most, without its ending: as many as its field shows."""

_BETWEEN_WORDS = re.compile(r"[\W_]+")


def stem_for(title: str, otherwise: str) -> str:
    """`title` as the name of a file: lower case, without accents, words joined by hyphens, at most `LONGEST_STEM` long.

    `otherwise` where the title has neither letters nor digits.
    """
    apart = unicodedata.normalize("NFKD", title.casefold())
    bare = unicodedata.normalize("NFC", "".join(letter for letter in apart if not unicodedata.combining(letter)))
    words = _BETWEEN_WORDS.sub("-", bare).strip("-")
    if len(words) <= LONGEST_STEM:
        return words or otherwise
    whole_words = words[: LONGEST_STEM + 1].rpartition("-")[0]
    return whole_words or words[:LONGEST_STEM]
