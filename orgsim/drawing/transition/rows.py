"""What of a transition is shown as a row of its own, and what is folded into one: a step before anything is placed.

Units that go on unchanged are many and say little, so those of a group are one row, and so are many that end or begin;
where very much changes, so is what else becomes of a group's units. A group can be opened, at either column, which
shows each of its units by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

import msgspec

from orgsim.analysis.transition import Fate, Flow, Transition
from orgsim.drawing.transition.folding import Fold, folds_of
from orgsim.drawing.transition.options import Grouping, TransitionOptions
from orgsim.drawing.transition.parts import PARTED, SIDES, Tops, parts_of, suits_parts
from orgsim.messages import Message
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.text import Text

_TOLD = (SIDES.index("administration"), SIDES.index("external"))
"""Places of the sides whose groups say so."""


_Places = dict[int, Text | Message]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Rows that stand together below a heading."""

    key: str
    """Of its column: what `TransitionOptions.opened` names, alone or with a fold behind a bar."""
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
    weight: int
    """How many units there are of them: each as often as it stands for."""
    fold: Fold | None
    """Why several units are one row."""
    width: float | None
    """The measure of its units together; `None` where none states it."""
    unstated: int
    """How many of them do not state it."""
    before: bool
    """Whether it is in the column of a."""
    elsewhere: Text | Message | None = None
    """Of one unit that moves: what it stands below in the other scenario."""
    continued: bool = False
    """Whether it has bands on other pages too."""


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

    grouping: Grouping
    groups: tuple[tuple[Group, ...], tuple[Group, ...]]
    rows: tuple[tuple[Row, ...], tuple[Row, ...]]
    strands: tuple[Strand, ...]


def rows_of(
    transition: Transition,
    before: Hierarchy,
    after: Hierarchy,
    options: TransitionOptions,
    *,
    every_change: bool = False,
) -> Rows:
    """The rows and bands that `options` ask for; linear in the units and flows.

    With `every_change`, whatever changes has a row of its own, however many they are: nothing is opened on paper.
    """
    pairs = [
        (flow.before, flow.after)
        for flow in transition.flows
        if flow.before is not None and flow.after is not None and flow.fate != "part"
    ]
    parts = parts_of(before, after, pairs) if options.grouping != "kind" else ({}, {})
    grouping = options.grouping or ("part" if suits_parts(before, after, pairs, parts) else "kind")
    parts = parts if grouping == "part" else ({}, {})
    sides = (before, after)
    tells_sides = any((before.sides[here] == "external") != (after.sides[there] == "external") for here, there in pairs)
    placed = tuple(
        _Grouping(flat, grouping, tops, tells_sides=tells_sides) for flat, tops in zip(sides, parts, strict=True)
    )
    folds: Mapping[int, Fold] = {}
    foldable: frozenset[str] = frozenset()
    if not options.everything:
        named = [[f"{column}:{key}" for key in its.keys] for column, its in enumerate(placed)]
        together = {*pairs, (-1, -1)}

        def stays(here: int, there: int) -> bool:
            return (parts[0].get(here, -1), parts[1].get(there, -1)) in together

        folds, foldable = folds_of(transition, before, after, named, stays, options.opened, every_change=every_change)
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
    elsewhere = _elsewhere(transition.flows, before, after)
    rows: list[tuple[Row, ...]] = []
    groups: list[tuple[Group, ...]] = []
    numbers: list[dict[str, int]] = []
    for column, nodes in enumerate((transition.left, transition.right)):
        widths = {node.unit: node.width for node in nodes}
        its, flat = placed[column], sides[column]
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
                        weight=sum([flat.units[unit].weight for unit in made[key]]),
                        fold=_fold_in(key) if len(made[key]) > 1 else None,
                        width=_sum(widths[unit] for unit in made[key]),
                        unstated=sum(widths[unit] is None for unit in made[key]),
                        before=column == 0,
                        elsewhere=elsewhere[column].get(made[key][0]) if len(made[key]) == 1 else None,
                    )
                    for key in listed
                ]
            )
        )
        groups.append(
            tuple(
                [
                    Group(
                        key=f"{column}:{key}",
                        title=its.titles[key],
                        before=column == 0,
                        side=its.sides[key],
                        total=_sum(widths_by_key[key]),
                        foldable=f"{column}:{key}" in foldable,
                        opened=any(each.partition("|")[0] == f"{column}:{key}" for each in options.opened),
                        tells_side=tells_sides and its.sides[key] in _TOLD,
                    )
                    for key in order
                ]
            )
        )
    return Rows(
        grouping=grouping,
        groups=(groups[0], groups[1]),
        rows=(rows[0], rows[1]),
        strands=_strands(transition.flows, rows_of_flow, numbers),
    )


def _elsewhere(flows: Sequence[Flow], before: Hierarchy, after: Hierarchy) -> tuple[_Places, _Places]:
    """By unit that moves, of either column, what it stands below in the other."""
    found: tuple[_Places, _Places] = ({}, {})
    for flow in flows:
        if flow.fate == "moved" and flow.before is not None and flow.after is not None:
            found[0][flow.before] = place_of(after, flow.after)
            found[1][flow.after] = place_of(before, flow.before)
    return found


def place_of(flat: Hierarchy, unit: int) -> Text | Message:
    """What a unit stands below."""
    above = flat.parents[unit]
    return Message("transition-view.top", {}) if above < 0 else flat.units[above].name


def _fold_in(key: str) -> Fold | None:
    fold = key.rpartition("|")[2]
    return next((each for each in get_args(Fold) if each == fold), None)


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

    def __init__(self, flat: Hierarchy, grouping: Grouping, tops: Tops, *, tells_sides: bool = False) -> None:
        self.keys: list[str] = []
        """By unit that of its group."""
        self.titles: dict[str, Text | Message] = {}
        """By key, in reading order."""
        self.sides: dict[str, int] = {}
        """Place of the side of each group."""
        owners = _owners(flat) if tells_sides else {}
        for unit, side in enumerate(flat.sides):
            title: Text | Message
            if grouping == "kind" and side in PARTED:
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
            self.keys.append(key)
            self.titles.setdefault(key, title)
            self.sides.setdefault(key, SIDES.index(side))
        self.order = sorted(self.titles, key=lambda key: self.sides[key])
        """Keys from above: side by side, as they come in the file."""

    def key(self, unit: int) -> str:
        """The key of the group of that unit."""
        return self.keys[unit]


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
