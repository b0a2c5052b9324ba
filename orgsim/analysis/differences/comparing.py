"""How two scenarios differ, unit by unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

import msgspec

from orgsim.analysis.differences.change import Change
from orgsim.analysis.differences.changes import alike, changes
from orgsim.analysis.differences.grouping import is_whole
from orgsim.analysis.differences.link_changes import link_changes
from orgsim.analysis.differences.matching import Matching, Pair, match
from orgsim.analysis.differences.moves import has_moved, is_near, move
from orgsim.analysis.differences.part_changes import part_changes
from orgsim.analysis.differences.two import Two
from orgsim.model.abandoning import leave_if_abandoned
from orgsim.model.comparison import Comparison, confirmed
from orgsim.model.hierarchy import Hierarchy, hierarchy, named_sides
from orgsim.model.kinds import Side
from orgsim.model.memo import once_per_two
from orgsim.model.scenario import Scenario

Aspect = Literal["only-a", "only-b", "merged", "split", "moved", "renamed", "changed", "not-shown"]
Status = Literal["same", "only-a", "only-b", "merged", "split", "moved", "renamed", "changed", "not-shown"]

ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
"""The weightiest first: a unit of several aspects has the first of them as its status.

`not-shown` is of a unit that one scenario has, where the other shows nothing, or only a part, of that side of the
organisation: whether it is there too is unknown, and so it is no difference.
"""
STATUSES: tuple[Status, ...] = get_args(Status)


class Difference(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One unit in both scenarios, or what became of it."""

    id: str
    """Of the unit in a, else in b. Where units are merged or split, of the one that they come to or from."""
    status: Status
    aspects: tuple[Aspect, ...]
    """In the order of `ASPECTS`; none for a unit that is the same."""
    a: tuple[int, ...]
    """Its units in a, by index; first the one that it is, then those that are merged into it."""
    b: tuple[int, ...]
    """Its units in b, by index; first the one that it is, then those that it is split into."""
    changes: tuple[Change, ...] = ()
    """In the order of `FIELDS`; of merged and split units those of the one that stays."""
    unstated: bool = False
    """All that differs is what only one of the two scenarios states, or shows: nothing, or only a part, of the unit's
    side is in the other."""
    near: bool = False
    """Of a moved unit: the nearest unit above it that both scenarios have is the same one."""
    within: bool = False
    """Of a unit that only one scenario has: its parent too is in that scenario only."""


class Differences(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """All units of two scenarios, each once: in the order of a, then what only b has.

    A unit whose parts go to several others, each of which exists by itself, is in the rows of those too.
    It does not refer to the scenarios, so that it can be remembered for as long as they live.
    """

    rows: tuple[Difference, ...]
    a_rows: tuple[int, ...]
    """The row of each unit of a, by index."""
    b_rows: tuple[int, ...]
    """The row of each unit of b, by index."""
    matching: Matching
    counts: Mapping[Status, int]
    """Rows by status, zeros too; they add up to all rows. Treat as read-only."""
    aspects: Mapping[Aspect, int]
    """Rows by aspect, zeros too: one that is moved and changed counts in both. Treat as read-only."""
    unstated: int
    """Rows of which all that differs is what only one scenario states or shows."""

    @property
    def number(self) -> int:
        """How many rows differ in anything: what the other scenario does not show is not known to."""
        return len(self.rows) - self.counts["same"] - self.counts["not-shown"]

    def of_a(self, unit: int) -> Difference:
        """How a unit of a, by index, differs."""
        return self.rows[self.a_rows[unit]]

    def of_b(self, unit: int) -> Difference:
        """How a unit of b, by index, differs."""
        return self.rows[self.b_rows[unit]]

    def along(self, moved: Difference, a: Hierarchy, b: Hierarchy) -> int:
        """How many units came along with one that has moved: those below it in `b` that stood below it in `a`.

        What is new there, or came there from elsewhere, did not.
        """
        before, parts = a.subtree(moved.a[0]), self.matching.b_to_a
        return sum([any(part in before for part in parts[unit]) for unit in b.subtree(moved.b[0])[1:]])


def compare(a: Scenario, b: Scenario, pairs: Sequence[Pair] = ()) -> Differences:
    """How `b` differs from `a`; linear in their units, and computed once for the same scenarios and pairs.

    `pairs` are units, by their ids in a and b, that the planner confirmed to be the same.
    """
    return _compare(a, b, tuple(pairs))


def is_compared(a: Scenario, b: Scenario, pairs: Sequence[Pair] = ()) -> bool:
    """Whether `compare` knows by now how they differ."""
    return _compare.knows(a, b, tuple(pairs))


def compare_all(
    scenarios: Sequence[Scenario], baseline_index: int | None = None, comparison: Comparison | None = None
) -> tuple[Differences | None, ...]:
    """How each of `scenarios` differs from the baseline, or without one from the leftmost; `None` for that itself.

    The baseline is the a of each. What was decided of pairs is taken from `comparison`.
    """
    reference = baseline_index or 0
    return tuple(
        None
        if column == reference
        else compare(scenarios[reference], scenario, _confirmed(comparison, scenarios[reference], scenario))
        for column, scenario in enumerate(scenarios)
    )


def _confirmed(comparison: Comparison | None, a: Scenario, b: Scenario) -> tuple[Pair, ...]:
    return () if comparison is None else confirmed(comparison, a.id, b.id)


@once_per_two
def _compare(a: Scenario, b: Scenario, pairs: tuple[Pair, ...]) -> Differences:
    one, other = hierarchy(a), hierarchy(b)
    two = Two(one, other, match(one, other, pairs), named_sides(a), named_sides(b))
    rows, a_rows, b_rows = _rows(two, link_changes(two, a.links, b.links))
    statuses = Counter([row.status for row in rows])
    aspects = Counter([aspect for row in rows if row.aspects for aspect in row.aspects])
    return Differences(
        rows=tuple(rows),
        a_rows=tuple(a_rows),
        b_rows=tuple(b_rows),
        matching=two.matching,
        counts={status: statuses[status] for status in STATUSES},
        aspects={aspect: aspects[aspect] for aspect in ASPECTS},
        unstated=sum(row.unstated for row in rows),
    )


def _rows(two: Two, links: Mapping[int, Change]) -> tuple[list[Difference], list[int], list[int]]:
    a, b, matching = two.a, two.b, two.matching
    a_to_b, b_to_a = matching.a_to_b, matching.b_to_a
    parts = part_changes(two)
    rows: list[Difference] = []
    a_rows, b_rows = [-1] * len(a.units), [-1] * len(b.units)

    for here, there in enumerate(matching.same_in_b):
        ahead = a_to_b[here]
        if there >= 0:
            back = b_to_a[there]
            a_rows[here] = b_rows[there] = len(rows)
            if (
                len(ahead) == 1
                and len(back) == 1
                and here not in links
                and here not in parts
                and alike(two, here, there)
                and not has_moved(two, here, there)
            ):
                unit = a.units[here]
                rows.append(Difference(id=unit.id, status="same", aspects=(), a=back, b=ahead))
            else:
                rows.append(_difference(two, here, there, links.get(here), parts.get(here, ())))
        elif not ahead:
            a_rows[here] = len(rows)
            rows.append(_of_one(a, here, "only-a", two.whole_in_b, a_to_b))
        elif len(ahead) > 1:
            a_rows[here] = len(rows)
            rows.append(_parts(two, a.units[here].id, (here,), ahead))

    same_in_a = {there for there in matching.same_in_b if there >= 0}
    for there, back in enumerate(b_to_a):
        if there in same_in_a:
            continue
        if not back:
            b_rows[there] = len(rows)
            rows.append(_of_one(b, there, "only-b", two.whole_in_a, b_to_a))
        elif len(back) > 1:
            b_rows[there] = len(rows)
            rows.append(_parts(two, b.units[there].id, back, (there,)))

    # What is left went into the row of its only counterpart.
    for here, row in enumerate(a_rows):
        if row < 0:
            a_rows[here] = b_rows[a_to_b[here][0]]
    for there, row in enumerate(b_rows):
        if row < 0:
            b_rows[there] = a_rows[b_to_a[there][0]]
    return rows, a_rows, b_rows


def _of_one(
    own: Hierarchy,
    unit: int,
    only: Literal["only-a", "only-b"],
    whole_in_other: frozenset[Side],
    others: Sequence[tuple[int, ...]],
) -> Difference:
    """The row of a `unit` that has no other; `others` are those of each unit of its own draft.

    Where the other draft does not show its side as a whole, nothing is known of it there.
    """
    parent = own.parents[unit]
    unshown = own.sides[unit] not in whole_in_other
    status: Literal["not-shown", "only-a", "only-b"] = "not-shown" if unshown else only
    return Difference(
        id=own.units[unit].id,
        status=status,
        aspects=(status,),
        a=(unit,) if only == "only-a" else (),
        b=(unit,) if only == "only-b" else (),
        unstated=unshown,
        within=parent >= 0 and not others[parent],
    )


def _parts(two: Two, id: str, ones: tuple[int, ...], others: tuple[int, ...]) -> Difference:
    """The row of units of which none is another: as many as before under other boxes are merely changed."""
    aspects = _regrouped(two, ones, others) or ("changed",)
    return Difference(id=id, status=aspects[0], aspects=aspects, a=ones, b=others)


def _regrouped(two: Two, ones: tuple[int, ...], others: tuple[int, ...]) -> tuple[Aspect, ...]:
    """Whether units are merged, split, or both: by their numbers where one box goes over, or where all go into one.

    A box may stand for several units: 15 unnamed ones that become 4 named ones are merged. Where parts go to and fro
    between more, numbers do not tell, and the lineage does.
    """
    if is_whole(two.matching, (ones, others)):
        more = sum(two.b.units[unit].weight for unit in others) - sum(two.a.units[unit].weight for unit in ones)
        return ("merged",) if more < 0 else ("split",) if more > 0 else ()
    return (*(("merged",) if len(ones) > 1 else ()), *(("split",) if len(others) > 1 else ()))


def _difference(two: Two, here: int, there: int, links: Change | None, parts: tuple[Change, ...] = ()) -> Difference:
    """The row of a unit of a and the unit of b that it is, with what else is merged into it or split from it."""
    leave_if_abandoned()
    back, ahead = two.matching.b_to_a[there], two.matching.a_to_b[here]
    aspects: list[Aspect] = list(_regrouped(two, back, ahead))
    if len(back) > 1:
        back = (here, *[other for other in back if other != here])
    if len(ahead) > 1:
        ahead = (there, *[other for other in ahead if other != there])
    found = list(changes(two, here, there))
    renamed = bool(found) and found[0].field == "name"
    if links is not None:
        found.append(links)
    found.extend(parts)
    changed = len(found) > renamed
    moved = has_moved(two, here, there)
    if moved:
        aspects.append("moved")
        found.insert(0, move(two, here, there))
    if renamed:
        aspects.append("renamed")
    if changed:
        aspects.append("changed")
    return Difference(
        id=two.a.units[here].id,
        status=aspects[0] if aspects else "same",
        aspects=tuple(aspects),
        a=back,
        b=ahead,
        changes=tuple(found),
        unstated=aspects == ["changed"] and all(change.unstated for change in found),
        near=moved and is_near(two, here, there),
    )
