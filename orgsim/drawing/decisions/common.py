"""The matters that drafts are compared over, and which are left out of these and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal, get_args

from orgsim.analysis.deciding.results import Overall, Result, Times
from orgsim.messages import Catalog
from orgsim.model.text import Text

Reason = Literal["data", "meetings", "cases"]
"""A draft does not tell enough; its meetings do not suffice; no case comes."""

_NO_MEETING: Final = "deciding.missing.no-meeting"
_KEYS: Final[dict[str, Reason]] = {
    "deciding.missing.undecided": "meetings",
    _NO_MEETING: "meetings",
    "deciding.missing.no-case": "cases",
    "deciding.missing.no-cases": "cases",
}


def shown_overall(results: Sequence[Result]) -> tuple[tuple[Overall, ...], bool]:
    """What stands for all cases of each draft, and whether it is of the matters that all drafts decided.

    Where there are none such, each draft has its own.
    """
    common = tuple([its.common for its in results])
    if all(its.decision is not None for its in common):
        return common, True
    return tuple([its.overall for its in results]), False


def matters_of(results: Sequence[Result]) -> dict[str, tuple[Times | None, ...]]:
    """The matters of all drafts by id, each with its times in every draft; in the order of the first that has it."""
    ids = dict.fromkeys(times.matter for its in results for times in its.matters)
    by_id = [{times.matter: times for times in its.matters} for its in results]
    return {id: tuple([its.get(id) for its in by_id]) for id in ids}


def name_of(row: Sequence[Times | None]) -> Text:
    """What the first draft that has a matter calls it; `row` is its of `matters_of`."""
    return next(times.name for times in row if times is not None)


def left_out(results: Sequence[Result]) -> dict[Reason, tuple[str, ...]]:
    """Ids of the matters that drafts are not compared over, by reason; reasons without any are left out.

    None where each draft has its own (`shown_overall`).
    """
    shown, is_common = shown_overall(results)
    if not shown or not is_common:
        return {}
    among = frozenset.intersection(*[frozenset(its.matters) for its in shown])
    out = [(id, why_unknown(row)) for id, row in matters_of(results).items() if id not in among]
    by_reason: dict[Reason, tuple[str, ...]] = {
        reason: tuple([id for id, why in out if why == reason]) for reason in get_args(Reason)
    }
    return {reason: ids for reason, ids in by_reason.items() if ids}


def why_unknown(row: Sequence[Times | None]) -> Reason:
    """Why these are unknown: of several reasons the one without which the others would not be known."""
    keys = {_KEYS.get(each.key, "data") for times in row if times is not None for each in times.missing}
    return next((reason for reason in get_args(Reason) if reason in keys), "data")


def never_meet(result: Result) -> tuple[Text, ...]:
    """Names of the bodies of which it is known that they do not meet in the year."""
    return tuple([each.args["body"] for each in result.missing if each.key == _NO_MEETING])  # type: ignore[misc]


def no_meetings(results: Sequence[Result], otherwise: str, texts: Catalog) -> str:
    """Why no body of these drafts has a meeting; `otherwise` is the key of what is said where meetings are unknown."""
    year = str(results[0].first.year) if results else ""
    if not any(map(never_meet, results)):
        return texts(otherwise)
    unknown = any(each.key == "deciding.missing.meetings" for its in results for each in its.missing)
    return texts("decisions.none-meets-or-unknown" if unknown else "decisions.none-meets", year=year)


def counted(results: Sequence[Result], texts: Catalog) -> tuple[str, ...]:
    """How many matters are left out, a sentence for each reason."""
    return tuple([texts(f"decisions.left-out.{reason}", n=len(ids)) for reason, ids in left_out(results).items()])


def too_much(results: Sequence[Result], texts: Catalog) -> Iterator[str]:
    """By name the matters that are left out as the meetings of some draft do not suffice, in a sentence or none.

    None of a draft alone, which is compared with no other.
    """
    ids = left_out(results).get("meetings", ())
    if ids and len(results) > 1:
        rows = matters_of(results)
        said = ", ".join([name_of(rows[id]).in_language(texts.language) for id in ids])
        yield texts("decisions.left-out.named", n=len(ids), matters=said)
