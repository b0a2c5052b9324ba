"""The nearest right word to one that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from orgsim.files.problems import shown
from orgsim.messages import Message
from orgsim.model.kinds import Kind

_LONGEST = 40
"""Longer words are no typing errors, and comparing them takes quadratic time."""

_MOST_WORDS = 2_000
"""More words than this are not compared: the suggestion would cost more than it is worth."""


def nearest(word: str, words: Iterable[str], likeness: float = 0.6) -> str | None:
    """The one of `words` that is most like `word`, or `None`. Likeness goes from 0 (nothing in common) to 1."""
    from difflib import get_close_matches

    if len(word) > _LONGEST:
        return None
    folded = {known.casefold(): known for known, _ in zip(words, range(_MOST_WORDS), strict=False)}
    if exact := folded.get(word.casefold()):
        return exact
    found = get_close_matches(word.casefold(), folded, n=1, cutoff=likeness)
    return folded[found[0]] if found else None


def nearest_kind(word: str, kinds: Mapping[str, Kind]) -> str | None:
    """The id of the kind that `word` is likely to mean: as an id, or as a name in Finnish, Swedish or English.

    A name that fits well goes before an id that fits somewhat: `lautakunat` is a board by its Finnish name.
    """
    names: dict[str, str] = {}
    for id_, kind in kinds.items():
        for text in (kind.name, kind.plural):
            for name in text.every() if text else ():
                names.setdefault(name, id_)
    by_name = nearest(word, names, 0.8)
    by_id = nearest(word, kinds, 0.8)
    if by_id is not None:
        return by_id
    if by_name is not None:
        return names[by_name]
    by_id = nearest(word, kinds)
    if by_id is not None:
        return by_id
    by_name = nearest(word, names)
    return None if by_name is None else names[by_name]


def did_you_mean(word: str | None, otherwise: Message) -> Message:
    """The remedy that names `word`, or the other one where there is none."""
    return otherwise if word is None else Message("problem.did-you-mean", {"word": shown(word)})
