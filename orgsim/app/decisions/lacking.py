"""What decisions in time stand on that no draft states, and what is lacking where nothing is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from orgsim.analysis.deciding.assumption import Assumption, Origin
from orgsim.analysis.deciding.results import Result
from orgsim.messages import Catalog, Message
from orgsim.model.comparison import Assumptions

_MOST_REASONS = 20
_KEYS: Mapping[str, str] = {
    "deciding.missing.a-year": "a-year",
    "deciding.missing.hours": "items",
    "deciding.missing.meetings": "meets",
    "deciding.missing.no-meeting": "meets",
    "deciding.missing.no-remits": "remit",
    "deciding.missing.no-successor": "remit",
    "deciding.missing.successors": "remit",
    "deciding.missing.preparation": "preparation",
    "deciding.missing.preparer": "prepared-by",
    "deciding.missing.several": "remit",
    "deciding.missing.unassigned": "remit",
    "deciding.missing.no-cases": "a-year",
    "deciding.missing.undecided": "meets",
    "deciding.missing.no-case": "runs",
}
"""Where a file states what is lacking."""
_Its = TypeVar("_Its", Message, Assumption)


class Ground(Struct, frozen=True):
    """A sentence that figures stand on."""

    text: str
    source: str = ""
    """Where it comes from, or could be stated; empty where nothing is known of that."""
    about: str = ""
    """What else is known of the source."""


def follows(results: Sequence[Result], assumed: Assumptions | None) -> bool | None:
    """Whether matters that a draft gives to nobody follow the body that goes on; `None`: none could."""
    if assumed is not None and assumed.remits_continue is False:
        return False
    told = [each for result in results for each in result.assumptions]
    return True if any(each.subject == "decides" and each.origin == "convention" for each in told) else None


def lacking(results: Sequence[Result], letters: str, speech: Catalog) -> str:
    """What the drafts would have to state for anything to be known, or why nothing is decided in them."""
    # What draws decisions is loaded where they are looked at, and not before.
    from orgsim.drawing.decisions.common import why_unknown

    lines: list[str] = []
    for letter, result in zip(letters, results, strict=False):
        reasons = [*result.missing, *(each for times in result.matters for each in times.missing)]
        before = f"{letter}: " if len(results) > 1 else ""
        lines += [f"{before}{said}" for said in dict.fromkeys(map(speech.say, reasons))]
    stated = why_unknown([times for result in results for times in result.matters]) != "data"
    first = speech("decisions-view.nothing-decided" if stated else "decisions-view.nothing")
    return "\n\n".join([first, "\n".join(lines[:_MOST_REASONS])])


def missing_grounds(rows: Sequence[Iterable[Message]], letters: str, speech: Catalog) -> list[Ground]:
    """What is missing in drafts, a row of sentences each, with the key of files that would tell it."""
    return [
        Ground(text, speech("decisions-view.key", key=_KEYS[its.key]) if its.key in _KEYS else "")
        for text, its in _gathered([[(each, speech.say(each), None) for each in row] for row in rows], letters)
    ]


def assumed_grounds(rows: Sequence[Iterable[Assumption]], letters: str, speech: Catalog) -> list[Ground]:
    """What is assumed of drafts, a row each, with where it comes from."""
    told = [[(each, speech.say(each.text), each.origin) for each in row] for row in rows]
    return [Ground(text, *_source(its, speech)) for text, its in _gathered(told, letters)]


def _gathered(rows: Sequence[Iterable[tuple[_Its, str, Origin | None]]], letters: str) -> list[tuple[str, _Its]]:
    """Each sentence once, with the letters of the drafts that it is of where that is not all of them."""
    found: dict[tuple[str, Origin | None], tuple[list[str], _Its]] = {}
    for letter, row in zip(letters, rows, strict=False):
        for its, said, origin in row:
            found.setdefault((said, origin), ([], its))[0].append(letter)
    return [
        (text if len(of) == len(rows) else f"{' '.join(of)}: {text}", its)
        for (text, _origin), (of, its) in found.items()
    ]


def _source(of: Assumption, speech: Catalog) -> tuple[str, str]:
    """Where it comes from, and what else is known of that."""
    if of.source is None:
        if of.origin == "convention":
            return "", ""
        return speech("decisions-view.in-draft" if of.origin == "draft" else "decisions-view.stated"), ""
    return speech("decisions-view.source", source=of.source), "" if of.about is None else speech.say(of.about)
