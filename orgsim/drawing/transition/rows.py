"""What of a transition is shown as a row of its own, and what is folded into one: a step before anything is placed.

Units that go on unchanged are many and say little, so those of a group are one row, and so are many that end or begin.
A group can be opened, at either column, which shows each of its units by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from orgsim.analysis.transition import Fate, Flow, Transition
from orgsim.drawing.transition.options import Grouping, TransitionOptions
from orgsim.messages import Message
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.kinds import Side
from orgsim.model.text import Text

Fold = Literal["same", "ended", "begun", "not-shown"]
"""What is folded together: the fate of its units. The same: carried on, and neither name, kind, place nor measure is
another."""

_MOST_ALONE: Mapping[Fold, int] = {"same": 1, "ended": 8, "begun": 8, "not-shown": 1}
"""How many of a group are still shown each by itself."""

_SIDES: tuple[Side, ...] = ("elected", "influence", "administration", "programme", "external")
_TOLD = (_SIDES.index("administration"), _SIDES.index("external"))
"""Places of the sides whose groups say so."""
_TRUNK = 0.75
"""Share of a side's units from which on those below one top are the parts of the side, others standing beside it."""
_PARTED: frozenset[Side] = frozenset(("administration", "programme"))
"""Sides that are grouped by their top units or kinds. What the others have stands together."""


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Rows that stand together below a heading."""

    key: str
    """Of its column: what `TransitionOptions.opened` names."""
    title: Text | Message
    before: bool
    """Whether it is in the column of a."""
    total: float | None
    """The measure of all its units; `None` where none states it."""
    side: int
    """Groups of one side stand together, from the elected bodies down to what is outside."""
    foldable: bool
    """Whether it has units that are folded unless it is opened."""
    opened: bool
    tells_side: bool
    """Whether its heading says which side it is on: where units go over between what is outside and what is not."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One bar."""

    group: int
    units: tuple[int, ...]
    """By index, in reading order; several only in a folded row."""
    fold: Fold | None
    """Why several units are one row."""
    width: float | None
    """The measure of its units together; `None` where none states it."""
    unstated: int
    """How many of them do not state it."""


class Strand(msgspec.Struct, frozen=True, kw_only=True):
    """One band: flows of one fate between two rows."""

    fate: Fate
    before: int | None
    """Row in the column of a."""
    after: int | None
    flows: tuple[int, ...]
    """By index into the transition's flows."""
    out: float
    into: float
    """How much it takes and makes, by the measure; 0 where that is not stated."""


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """Both columns."""

    groups: tuple[tuple[Group, ...], tuple[Group, ...]]
    rows: tuple[tuple[Row, ...], tuple[Row, ...]]
    strands: tuple[Strand, ...]


def rows_of(transition: Transition, before: Hierarchy, after: Hierarchy, options: TransitionOptions) -> Rows:
    """The rows and bands that `options` ask for; linear in the units and flows."""
    grouping = options.grouping or suiting_grouping(before, after)
    sides = (before, after)
    tells_sides = any(
        flow.before is not None
        and flow.after is not None
        and (before.sides[flow.before] == "external") != (after.sides[flow.after] == "external")
        for flow in transition.flows
    )
    placed = tuple(_Grouping(flat, grouping, tells_sides=tells_sides) for flat in sides)
    folds = _folds(transition, before, after, placed, options)
    units_by_row: tuple[dict[str, set[int]], dict[str, set[int]]] = ({}, {})
    rows_of_flow: list[tuple[str | None, str | None]] = []
    for number, flow in enumerate(transition.flows):
        keys: list[str | None] = []
        for column, unit in enumerate((flow.before, flow.after)):
            if unit is None:
                keys.append(None)
                continue
            fold = folds.get(number)
            key = f"{placed[column].key(unit)}|{fold}" if fold is not None else str(unit)
            units_by_row[column].setdefault(key, set()).add(unit)
            keys.append(key)
        rows_of_flow.append((keys[0], keys[1]))
    rows: list[tuple[Row, ...]] = []
    groups: list[tuple[Group, ...]] = []
    numbers: list[dict[str, int]] = []
    for column, nodes in enumerate((transition.left, transition.right)):
        widths = {node.unit: node.width for node in nodes}
        its = placed[column]
        present = {its.key(node.unit) for node in nodes}
        order = [key for key in its.order if key in present]
        place = {key: number for number, key in enumerate(order)}
        widths_by_key: dict[str, list[float | None]] = {key: [] for key in order}
        for node in nodes:
            widths_by_key[its.key(node.unit)].append(node.width)
        made = {key: sorted(units) for key, units in units_by_row[column].items()}
        listed = sorted(made, key=lambda key: (place[its.key(made[key][0])], "|" in key, made[key][0]))
        numbers.append({key: number for number, key in enumerate(listed)})
        rows.append(
            tuple(
                [
                    Row(
                        group=place[its.key(made[key][0])],
                        units=tuple(made[key]),
                        fold=_fold_in(key) if len(made[key]) > 1 else None,
                        width=_sum(widths[unit] for unit in made[key]),
                        unstated=sum(widths[unit] is None for unit in made[key]),
                    )
                    for key in listed
                ]
            )
        )
        foldable = _foldable(transition, before, after, its, column)
        groups.append(
            tuple(
                [
                    Group(
                        key=f"{column}:{key}",
                        title=its.titles[key],
                        before=column == 0,
                        side=its.sides[key],
                        total=_sum(widths_by_key[key]),
                        foldable=key in foldable and not options.everything,
                        opened=f"{column}:{key}" in options.opened,
                        tells_side=tells_sides and its.sides[key] in _TOLD,
                    )
                    for key in order
                ]
            )
        )
    return Rows(
        groups=(groups[0], groups[1]),
        rows=(rows[0], rows[1]),
        strands=_strands(transition.flows, rows_of_flow, numbers),
    )


def suiting_grouping(before: Hierarchy, after: Hierarchy) -> Grouping:
    """By part where both administrations have several, else by kind."""
    several = [
        len({group.key(unit) for unit, side in enumerate(flat.sides) if side == "administration"}) > 2
        for flat in (before, after)
        for group in (_Grouping(flat, "part"),)
    ]
    return "part" if all(several) else "kind"


def is_unchanged(flow: Flow, before: Hierarchy, after: Hierarchy, pairs: frozenset[tuple[int, int]]) -> bool:
    """Whether the unit goes on with its name, kind, measure and place: below what its parent became.

    `pairs` are the two ends of all flows.
    """
    here, there = flow.before, flow.after
    if flow.fate != "carried-on" or here is None or there is None or flow.out != flow.into:
        return False
    one, other = before.units[here], after.units[there]
    if one.kind != other.kind or one.weight != other.weight or not _same_name(one.name, other.name):
        return False
    parents = before.parents[here], after.parents[there]
    return parents in pairs or parents == (-1, -1)


def _same_name(one: Text, other: Text) -> bool:
    """Whether two names agree in some language: a draft may leave out a translation."""
    return one == other or not set(one.every()).isdisjoint(other.every())


def _folds(
    transition: Transition,
    before: Hierarchy,
    after: Hierarchy,
    placed: Sequence[_Grouping],
    options: TransitionOptions,
) -> dict[int, Fold]:
    """By number of a flow why it is folded."""
    if options.everything:
        return {}
    wanted: dict[int, Fold] = {}
    alike: dict[tuple[int, str, Fold], list[int]] = {}
    for number, flow, fold in _foldings(transition, before, after):
        keys = [
            (column, placed[column].key(unit), fold)
            for column, unit in enumerate((flow.before, flow.after))
            if unit is not None
        ]
        if any(f"{column}:{group}" in options.opened for column, group, _ in keys):
            continue
        wanted[number] = fold
        for key in keys:
            alike.setdefault(key, []).append(number)
    few = {
        number
        for (_, _, fold), numbers in alike.items()
        if fold != "same" and len(numbers) <= _MOST_ALONE[fold]
        for number in numbers
    }
    return {number: fold for number, fold in wanted.items() if number not in few}


def _foldings(transition: Transition, before: Hierarchy, after: Hierarchy) -> Iterable[tuple[int, Flow, Fold]]:
    pairs = frozenset(
        (flow.before, flow.after)
        for flow in transition.flows
        if flow.before is not None and flow.after is not None and flow.fate != "part"
    )
    parted: tuple[set[int | None], set[int | None]] = (set(), set())
    for flow in transition.flows:
        if flow.fate == "part":
            parted[0].add(flow.before)
            parted[1].add(flow.after)
    for number, flow in enumerate(transition.flows):
        if flow.fate in ("ended", "begun", "not-shown"):
            yield number, flow, flow.fate
        elif flow.before in parted[0] or flow.after in parted[1]:
            # It gives or takes a part.
            continue
        elif is_unchanged(flow, before, after, pairs):
            yield number, flow, "same"


def _foldable(
    transition: Transition, before: Hierarchy, after: Hierarchy, its: _Grouping, column: int
) -> frozenset[str]:
    """Keys of the groups of which several units could be folded."""
    counts: dict[tuple[str, Fold], int] = {}
    for _, flow, fold in _foldings(transition, before, after):
        unit = flow.after if column else flow.before
        if unit is not None:
            key = its.key(unit), fold
            counts[key] = counts.get(key, 0) + 1
    return frozenset(key for (key, fold), count in counts.items() if count > _MOST_ALONE[fold])


def _fold_in(key: str) -> Fold | None:
    fold = key.rpartition("|")[2]
    return next((each for each in _MOST_ALONE if each == fold), None)


def _strands(
    flows: Sequence[Flow], rows_of_flow: Sequence[tuple[str | None, str | None]], numbers: Sequence[Mapping[str, int]]
) -> tuple[Strand, ...]:
    together: dict[tuple[Fate, str | None, str | None], list[int]] = {}
    for number, keys in enumerate(rows_of_flow):
        together.setdefault((flows[number].fate, *keys), []).append(number)
    return tuple(
        [
            Strand(
                fate=fate,
                before=None if left is None else numbers[0][left],
                after=None if right is None else numbers[1][right],
                flows=tuple(its),
                out=sum(flows[number].out or 0.0 for number in its),
                into=sum(flows[number].into or 0.0 for number in its),
            )
            for (fate, left, right), its in together.items()
        ]
    )


def _sum(widths: Iterable[float | None]) -> float | None:
    known = [width for width in widths if width is not None]
    return sum(known) if known else None


class _Grouping:
    """The groups of one hierarchy."""

    def __init__(self, flat: Hierarchy, grouping: Grouping, *, tells_sides: bool = False) -> None:
        self._keys: list[str] = []
        self.titles: dict[str, Text | Message] = {}
        """By key, in reading order."""
        self.sides: dict[str, int] = {}
        """Place of the side of each group."""
        tops = _tops(flat) if grouping == "part" else {}
        owners = _owners(flat) if tells_sides else {}
        for unit, side in enumerate(flat.sides):
            title: Text | Message
            if grouping == "kind" and side in _PARTED:
                kind = flat.kinds[unit]
                key, title = flat.units[unit].kind, kind.plural or kind.name
            elif unit in owners:
                key = f"unit-{flat.units[owners[unit]].id}"
                title = Message("transition-view.outside", {"name": flat.units[owners[unit]].name})
            elif unit in tops:
                key, title = f"unit-{flat.units[tops[unit]].id}", flat.units[tops[unit]].name
            else:
                key, title = f"side-{side}", Message(f"transition-view.side.{side}")
            if tells_sides and side == "administration" and not isinstance(title, Message):
                title = Message("transition-view.administration", {"name": title})
            self._keys.append(key)
            self.titles.setdefault(key, title)
            self.sides.setdefault(key, _SIDES.index(side))
        self.order = sorted(self.titles, key=lambda key: self.sides[key])
        """Keys from above: side by side, as they come in the file."""

    def key(self, unit: int) -> str:
        """The key of the group of that unit."""
        return self._keys[unit]


def _owners(flat: Hierarchy) -> dict[int, int]:
    """The company or other outsider that has each unit outside, itself included, where it has any."""
    found: dict[int, int] = {}
    for unit, side in enumerate(flat.sides):
        if side != "external":
            continue
        above = flat.parents[unit]
        if above >= 0 and flat.sides[above] == "external":
            found[unit] = found[above]
        elif any(flat.sides[child] == "external" for child in flat.children[unit]):
            found[unit] = unit
    return found


def _tops(flat: Hierarchy) -> dict[int, int]:
    """The top unit above each unit of a side that is grouped by parts, itself included.

    Where a side has one top, such as the city manager, the units right below it are its parts: so too where a few units
    stand beside it, as internal audit does, or one whose parent was forgotten.
    """
    found: dict[int, int] = {}
    for side in _PARTED:
        tops = [
            unit
            for unit, its in enumerate(flat.sides)
            if its == side and (flat.parents[unit] < 0 or flat.sides[flat.parents[unit]] != side)
        ]
        trunk = _trunk(flat, side, tops)
        while trunk is not None:
            below = _below(flat, side, trunk)
            if not below:
                break
            tops = sorted([*(top for top in tops if top != trunk), *below])
            trunk = below[0] if len(below) == 1 else None
        if len(tops) < 2:
            continue
        for top in tops:
            found.update((unit, top) for unit in flat.subtree(top) if flat.sides[unit] == side)
    return found


def _trunk(flat: Hierarchy, side: Side, tops: Sequence[int]) -> int | None:
    """The top that the others merely stand beside, and below which units have units of their own."""
    if len(tops) == 1:
        return tops[0]
    sizes = {top: sum(flat.sides[unit] == side for unit in flat.subtree(top)) for top in tops}
    largest = max(tops, key=lambda top: sizes[top], default=None)
    if largest is None or sizes[largest] < _TRUNK * sum(sizes.values()):
        return None
    branching = [child for child in _below(flat, side, largest) if _below(flat, side, child)]
    return largest if len(branching) > 1 else None


def _below(flat: Hierarchy, side: Side, unit: int) -> list[int]:
    return [child for child in flat.children[unit] if flat.sides[child] == side]
