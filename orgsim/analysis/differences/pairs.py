"""Units without a counterpart that look alike: offered as pairs for the planner to confirm or refuse, never matched.

What speaks for a pair is weighed as independent evidence: the score is 1 − Π(1 − weight), so that each reason adds and
none is enough to be certain. The weights are orgsim's own, set so that a like name alone is enough, most shared
subordinates in the same place are, and place and kind without more are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Generator, Iterator
from itertools import chain
from typing import Literal, TypeVar

import msgspec

from orgsim.analysis.differences.change import differ
from orgsim.analysis.differences.matching import Matching, Pair
from orgsim.analysis.differences.name_likeness import (
    LEAST,
    LIKE,
    MOST,
    STRIDE,
    Names,
    Steps,
    indexed,
    languages,
    likest,
    names,
)
from orgsim.messages import Message, message
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.kinds import Side
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit

THRESHOLD = 0.5
"""Least score of a pair that is offered."""
_ASSUMED = 0.8
"""Least score of a pair that speaks for the pairs around it, though nobody has confirmed it yet."""

_NAME, _LINEAGE, _MATTERS, _CHILDREN, _PLACE, _KIND = 0.85, 0.7, 0.6, 0.5, 0.2, 0.1

_DOUBTFUL = 0.9
"""What is left of a name's weight where it is less than like."""

_REALM: dict[Side, int] = {"elected": 0, "influence": 0, "administration": 1, "external": 1, "programme": 2}
"""A body may become an advisory one, and an office a company; neither becomes the other."""

_Result = TypeVar("_Result")

ReasonKind = Literal["name", "lineage", "matters", "children", "place", "kind"]


class Reason(msgspec.Struct, frozen=True):
    """One thing that speaks for a pair."""

    kind: ReasonKind
    message: Message


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """Two units that may be one and the same."""

    a: int
    """Index of a unit that only a has."""
    b: int
    """Index of a unit that only b has."""
    score: float
    """How much speaks for it: from `THRESHOLD` to 1."""
    reasons: tuple[Reason, ...]
    """The weightiest first."""


def offers(a: Scenario, b: Scenario, matching: Matching, refused: Collection[Pair] = ()) -> tuple[Offer, ...]:
    """The likeliest pairs, the likeliest first, each unit in at most one of them. `refused` are not offered again."""
    work = offering(a, b, matching, refused)
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: tuple[Offer, ...] = end.value
            return result


def offering(
    a: Scenario, b: Scenario, matching: Matching, refused: Collection[Pair] = ()
) -> Generator[float, None, tuple[Offer, ...]]:
    """As `offers`, step by step: yields which share of the work is done, and may be left at any step.

    Names are compared where they share a word: 1 000 × 1 000 units take part of a second, and a step of any number of
    units some milliseconds, so that whoever leaves waits for nothing.
    """
    search = _Search(hierarchy(a), hierarchy(b), matching, frozenset(refused))
    yield from _each(search.read_names(), 0.0)
    yield from search.compare_names()
    first = yield from _each(search.assigned(_Known(search.a, search.b, matching, {})), 1.0)
    assumed = {offer.a: offer.b for offer in first if offer.score >= _ASSUMED}
    if not assumed:
        return first
    search.follow_down(known := _Known(search.a, search.b, matching, assumed))
    return (yield from _each(search.assigned(known), 1.0))


def _each(steps: Steps[_Result], share: float) -> Generator[float, None, _Result]:
    """`steps` during which the share of the work stays as it is."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: _Result = end.value
            return result
        yield share


class _Known(msgspec.Struct, frozen=True, eq=False):
    """Which units are taken to be the same: those that are matched, and those that are likely to be."""

    a: Hierarchy
    b: Hierarchy
    matching: Matching
    assumed: dict[int, int]

    def of(self, unit: int) -> tuple[int, ...]:
        return self.matching.a_to_b[unit] or ((self.assumed[unit],) if unit in self.assumed else ())

    def common_children(self, one: int, other: int) -> int:
        """Only those that are matched: two teams are not the same because the names of their leaders' posts are."""
        parents, a_to_b = self.b.parents, self.matching.a_to_b
        return sum(any(parents[there] == other for there in a_to_b[child]) for child in self.a.children[one])

    def same_place(self, one: int, other: int) -> Message | None:
        parent, parent_there = self.a.parents[one], self.b.parents[other]
        if parent < 0 or parent_there < 0:
            # To be one of many without a parent is no place.
            alone = (
                parent == parent_there and self.a.ends[0] == len(self.a.units) and self.b.ends[0] == len(self.b.units)
            )
            return message("pair.reason.place-top") if alone else None
        if parent_there in self.matching.a_to_b[parent]:
            return message("pair.reason.place", unit=self.b.units[parent_there].name)
        return message("pair.reason.place-offered") if self.assumed.get(parent) == parent_there else None


class _Search:
    """The units without a counterpart, and how alike their names are."""

    def __init__(self, a: Hierarchy, b: Hierarchy, matching: Matching, refused: frozenset[Pair]) -> None:
        self.a, self.b, self.refused = a, b, refused
        self.ones = [unit for unit, there in enumerate(matching.a_to_b) if not there]
        self.others = [unit for unit, here in enumerate(matching.b_to_a) if not here]
        self._free = frozenset(self.ones), frozenset(self.others)
        self._likeness: dict[int, dict[int, float]] = {}
        """Of each unit of a those of b whose names are like its own: millions of pairs, each of few bytes so."""
        self._names: tuple[Names, Names] = {}, {}
        self._namesakes: tuple[dict[int, int], dict[int, int]] = {}, {}

    def read_names(self) -> Steps[None]:
        spoken = languages((self.a, self.ones), (self.b, self.others))
        ones = yield from names(self.a, self.ones, spoken)
        others = yield from names(self.b, self.others, spoken)
        self._names = ones, others
        self._namesakes = _namesakes(self.ones, ones), _namesakes(self.others, others)

    def compare_names(self) -> Generator[float, None, None]:
        if not self.ones or not self.others:
            return
        indexes = yield from _each(indexed(self._names[1]), 0.0)
        for position, found in enumerate(likest(self._names[0], indexes)):
            if found:
                its = {self.others[other]: likeness for other, likeness in found.items()}
                self._likeness[self.ones[position]] = its
            yield (position + 1) / len(self.ones)

    def assigned(self, known: _Known) -> Steps[tuple[Offer, ...]]:
        """The best of all offers, then the best of those whose units are still free, and so on."""
        every = []
        further = yield from self._further(known)
        alike = ((one, other) for one, found in self._likeness.items() for other in found)
        for at, (one, other) in enumerate(chain(alike, further)):
            if offer := self._offer(one, other, known):
                every.append(offer)
            if at % STRIDE == 0:
                yield
        every.sort(key=lambda offer: (-offer.score, offer.a, offer.b))
        taken: tuple[set[int], set[int]] = set(), set()
        best = []
        for offer in every:
            if offer.a not in taken[0] and offer.b not in taken[1]:
                taken[0].add(offer.a)
                taken[1].add(offer.b)
                best.append(offer)
        return tuple(best)

    def _further(self, known: _Known) -> Steps[set[tuple[int, int]]]:
        """Pairs that anything but place and kind may speak for, beside those whose names are alike."""
        for at, _ in enumerate(self._of_one_name(known)):
            if at % STRIDE == 0:
                yield
        found = set()
        for child, there in enumerate(known.matching.a_to_b):
            parent = self.a.parents[child]
            for other in there:
                found.add((parent, self.b.parents[other]))
        ones = _by_statement(self.a, self.ones)
        for statement, others in _by_statement(self.b, self.others).items():
            for one in ones.get(statement, ()):
                found.update((one, other) for other in others)
        ones_free, others_free = self._free
        return {
            (one, other)
            for one, other in found
            if one in ones_free and other in others_free and other not in self._likeness.get(one, ())
        }

    def follow_down(self, known: _Known) -> None:
        """Assume of units whose parents are taken to be the same that they are the same too, where one name fits.

        Parents come before their children, so that a branch is followed to its leaves.
        """
        taken = set(known.assumed.values())
        for one, other in self._of_one_name(known):
            if one not in known.assumed and other not in taken:
                known.assumed[one] = other
                taken.add(other)

    def _of_one_name(self, known: _Known) -> Iterator[tuple[int, int]]:
        """Units of the very same name below the same unit, of which likeness may have passed over some."""
        for language, found in self._names[0].items():
            named: dict[tuple[str, int], list[int]] = {}
            for other, name in zip(self.others, self._names[1][language], strict=True):
                if name is not None:
                    named.setdefault((name.words, self.b.parents[other]), []).append(other)
            before: Counter[tuple[str, int]] = Counter()
            for one, name in zip(self.ones, found, strict=True):
                parent = self.a.parents[one]
                if name is None or parent < 0:
                    continue
                for there in known.of(parent):
                    namesakes = named.get((name.words, there), [])
                    # Of many siblings of one name each meets those that stand about where it does.
                    first = max(min(before[name.words, parent], len(namesakes) - 1) - MOST // 2, 0)
                    for other in namesakes[first : first + MOST]:
                        self._likeness.setdefault(one, {})[other] = 100
                        yield one, other
                before[name.words, parent] += 1

    def _offer(self, one: int, other: int, known: _Known) -> Offer | None:
        a, b = self.a, self.b
        if _REALM[a.sides[one]] != _REALM[b.sides[other]] or (a.units[one].id, b.units[other].id) in self.refused:
            return None
        evidence = sorted(self._evidence(one, other, known), key=lambda each: -each[0])
        doubt = 1.0
        for weight, _ in evidence:
            doubt *= 1 - weight
        if 1 - doubt < THRESHOLD:
            return None
        return Offer(a=one, b=other, score=1 - doubt, reasons=tuple([reason for _, reason in evidence]))

    def _evidence(self, one: int, other: int, known: _Known) -> Iterator[tuple[float, Reason]]:
        here, there = self.a.units[one], self.b.units[other]
        place = known.same_place(one, other)
        likeness = self._likeness.get(one, {}).get(other, 0)
        if likeness >= LEAST:
            # A name that many bear tells them apart only by the place.
            bearers = max(self._namesakes[0][one], self._namesakes[1][other]) if place is None else 1
            yield _by_name(likeness) / bearers, Reason("name", _alike(here, there, likeness))
        earlier = [id for id in here.continues if id in there.continues]
        if earlier:
            share = len(earlier) / max(len(here.continues), len(there.continues))
            yield _LINEAGE * share, Reason("lineage", message("pair.reason.lineage", units=tuple(earlier)))
        if here.remit and there.remit:
            ids = {matter.id for matter in there.remit}
            common = tuple([matter.name for matter in here.remit if matter.id in ids])
            if common:
                share = 2 * len(common) / (len(here.remit) + len(there.remit))
                yield _MATTERS * share, Reason("matters", message("pair.reason.matters", n=len(common), names=common))
        children = known.common_children(one, other)
        if children:
            share = 2 * children / (len(self.a.children[one]) + len(self.b.children[other]))
            yield _CHILDREN * share, Reason("children", message("pair.reason.children", n=children))
        if place is not None:
            yield _PLACE, Reason("place", place)
        if here.kind == there.kind:
            yield _KIND, Reason("kind", message("pair.reason.kind", kind=self.b.kinds[other].name))


def _by_name(likeness: float) -> float:
    """What a like name weighs: from `LIKE` on enough for an offer; below it only beside other reasons."""
    if likeness >= LIKE:
        return THRESHOLD + (_NAME - THRESHOLD) * (likeness - LIKE) / (100 - LIKE)
    return THRESHOLD * likeness / LIKE * _DOUBTFUL


def _alike(one: Unit, other: Unit, likeness: float) -> Message:
    """How alike two names are. The word for the kind is not part of what is compared, so it may still differ."""
    if likeness < 100:
        return message("pair.reason.name", percent=int(likeness))
    if one.kind != other.kind and differ(one.name, other.name):
        return message("pair.reason.same-but-kind")
    return message("pair.reason.same-name")


def _namesakes(units: list[int], names: Names) -> dict[int, int]:
    """How many of `units` have the name of each, itself included."""
    every = list(zip(*[[name and name.words for name in found] for found in names.values()], strict=True))
    counts = Counter(every)
    return {unit: counts[name] for unit, name in zip(units, every, strict=True)}


_MOST_SHARING = 20
"""Units that state the same matter, or continue the same unit; more of them tell nothing."""


def _by_statement(hierarchy: Hierarchy, units: Collection[int]) -> dict[tuple[str, str], list[int]]:
    """Units by the matters that they decide and the earlier units that they continue."""
    found: dict[tuple[str, str], list[int]] = {}
    for unit in units:
        here = hierarchy.units[unit]
        for matter in here.remit or ():
            found.setdefault(("matter", matter.id), []).append(unit)
        for earlier in here.continues:
            found.setdefault(("earlier", earlier), []).append(unit)
    return {statement: there for statement, there in found.items() if len(there) <= _MOST_SHARING}
