"""How the members of a body, and the ways in which they are chosen, differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from orgsim.analysis.differences.change import Change, Named
from orgsim.analysis.differences.two import Two, unit_name
from orgsim.analysis.differences.value_changes import Listed, of_list, of_number, of_word
from orgsim.analysis.known_words import group_name, speakers_name
from orgsim.messages import Message, message
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.text import squeezed
from orgsim.model.units import Chair, Eligible, Seats

_NOT_STATED = Seats()


def seat_changes(two: Two, before: Seats | None, after: Seats | None) -> Iterator[Change]:
    """What differs, field by field. Where nothing is said of the members, no field is stated."""
    one, other = before or _NOT_STATED, after or _NOT_STATED
    yield from of_number("seats", one.total, other.total)
    yield from of_number("deputies", one.deputies, other.deputies)
    yield from of_list(
        "drawn-from",
        _quotas(one.drawn_from, _drawn(two.a), two.id_in_b),
        _quotas(other.drawn_from, _drawn(two.b)),
    )
    yield from of_list(
        "reserved", _quotas(one.reserved, _reserved, squeezed), _quotas(other.reserved, _reserved, squeezed)
    )
    yield from of_word("eligible", _eligible(one.eligible), _eligible(other.eligible))
    yield from of_word("chair", _chair(one.chair), _chair(other.chair))
    yield from of_word("vice-chair", _chair(one.vice_chair), _chair(other.vice_chair))
    yield from of_number("women", one.women, other.women)
    yield from of_number("men", one.men, other.men)
    yield from of_number("deputy-women", one.deputy_women, other.deputy_women)
    yield from of_number("deputy-men", one.deputy_men, other.deputy_men)
    yield from of_list("speakers", _quotas(one.speakers, _speakers), _quotas(other.speakers, _speakers))


def _quotas(
    quotas: dict[str, int] | None, name: Callable[[str, int], Message], id: Callable[[str], str] = str
) -> Listed:
    return None if quotas is None else {id(of): Named(of, name(of, number), number) for of, number in quotas.items()}


def _drawn(hierarchy: Hierarchy) -> Callable[[str, int], Message]:
    def name(body: str, number: int) -> Message:
        return message("fact.drawn-from.value", n=number, body=unit_name(hierarchy, body))

    return name


def _reserved(group: str, number: int) -> Message:
    return message("fact.reserved.value", n=number, group=group_name(group))


def _speakers(language: str, number: int) -> Message:
    return message("fact.reserved.value", n=number, group=speakers_name(language))


def _eligible(word: Eligible | None) -> Named | None:
    return None if word is None else Named(word, message(f"eligible.{word}"))


def _chair(word: Chair | None) -> Named | None:
    return None if word is None else Named(word, message(f"difference.chair.{word}"))
