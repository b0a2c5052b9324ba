"""The points at which a word may be broken, in the language it is in, and how good each of them is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from orgsim.drawing.text.compounds import compound_points
from orgsim.drawing.text.finnish import syllable_points

if TYPE_CHECKING:
    from orgsim.model.text import Language


def good_points(word: str, language: Language) -> list[int]:
    """The points a reader would choose: boundaries of compounds, which English does not write in one."""
    return compound_points(word, language)


def possible_points(word: str, language: Language) -> list[int]:
    """Every point that the language's rules allow: Finnish syllables, else pyphen's patterns."""
    return syllable_points(word) if language == "fi" else _patterns(language)(word)


@cache
def _patterns(language: Language) -> Callable[[str], list[int]]:
    # Reading the patterns takes longer than drawing a chart, and most charts never need them.
    import pyphen

    return pyphen.Pyphen(lang={"sv": "sv", "en": "en_GB", "fi": "fi"}[language], left=2, right=3).positions  # type: ignore[no-any-return]  # pyphen has no types
