"""What decisions in time stand on that no draft states, and what is lacking where nothing is known."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.analysis.deciding.results import Result
from orgsim.messages import Catalog
from orgsim.model.comparison import Assumptions

_MOST_REASONS = 20


def follows(results: Sequence[Result], assumed: Assumptions | None) -> bool | None:
    """Whether matters that a draft gives to nobody follow the body that goes on; `None`: none could."""
    if assumed is not None and assumed.remits_continue is False:
        return False
    told = [each for result in results for each in result.assumptions]
    return True if any(each.subject == "decides" and each.origin == "convention" for each in told) else None


def lacking(results: Sequence[Result], letters: str, speech: Catalog) -> str:
    """What the drafts would have to state for anything to be known."""
    lines: list[str] = []
    for letter, result in zip(letters, results, strict=False):
        reasons = [*result.missing, *(each for times in result.matters for each in times.missing)]
        before = f"{letter}: " if len(results) > 1 else ""
        lines += [f"{before}{said}" for said in dict.fromkeys(map(speech.say, reasons))]
    return "\n\n".join([speech("decisions-view.nothing"), "\n".join(lines[:_MOST_REASONS])])
