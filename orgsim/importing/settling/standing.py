"""What stands below what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from orgsim.importing.kinds import PLAIN
from orgsim.importing.naming import one_line
from orgsim.importing.records import Choices, Imported, Oddity, Record
from orgsim.importing.settling.nodes import FIRST_TOLD, TOP, Node, oddity
from orgsim.model.text import Text
from orgsim.model.units import DEEPEST_UNIT


def set_parents(
    nodes: list[Node],
    places: dict[str, int],
    keys: Mapping[str, str],
    moved: Mapping[str, str | None],
    choices: Choices,
    odd: list[Oddity],
) -> None:
    """Set what each stands below; by `moved` what stood above those that were left out."""
    made: dict[str, int] = {}
    numbers: dict[str, str] | None = None
    zeros: list[tuple[Node, str, str]] = []
    for place, node in enumerate([*nodes]):
        parent = node.record.parent
        for _ in range(len(moved)):
            if parent is None or parent not in moved:
                break
            parent = moved[parent]
        if parent is None:
            continue
        above = places.get(parent)
        if above is None and (like := keys.get(parent.casefold())) is not None and like in places:
            odd.append(oddity("parent-case", node.record, {"id": one_line(parent), "other": one_line(like)}))
            above = places[like]
        if above is None and (number := _number(parent)) is not None:
            # Most lists have no such parent.
            numbers = _by_numbers(places) if numbers is None else numbers
            if (same := numbers.get(number)) is not None:
                zeros.append((node, parent, same))
                above = places[same]
        if above is None:
            offered = ("top", "tray", "made")
            taken = choices.of("parent-missing", node.record.place, offered)
            args = {"name": node.name, "id": one_line(parent)}
            odd.append(oddity("parent-missing", node.record, args, offered, taken))
            if taken == "made":
                above = made.get(parent)
                if above is None:
                    above = made[parent] = len(nodes)
                    # What others stand below is there, though nothing more is known of it than what it is called.
                    named = Text(und=one_line(parent) or "?")
                    nodes.append(Node(Record(key=parent, place=node.record.place), named))
            else:
                node.placed = taken != "tray"
                continue
        if above == place:
            odd.append(oddity("parent-itself", node.record, {"name": node.name}))
        else:
            node.above = above
    if zeros:
        node, parent, same = zeros[0]
        args = {"n": len(zeros), "id": one_line(parent), "other": one_line(same)}
        odd.append(oddity("parent-zeros", node.record, args))


def _by_numbers(keys: Iterable[str]) -> dict[str, str]:
    """The keys that are numbers, by these without leading zeros, where no other key is the same number."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        if (number := _number(key)) is not None:
            found[number].append(key)
    return {number: its[0] for number, its in found.items() if len(its) == 1}


def _number(key: str) -> str | None:
    """Spreadsheets take 001 for a number, and then it is 1."""
    bare = key.strip()
    return (bare.lstrip("0") or "0") if bare.isascii() and bare.isdecimal() else None


def open_circles(nodes: list[Node], choices: Choices, odd: list[Oddity]) -> None:
    """Take the first of each circle out of it: without a top nothing of it would be seen."""
    state = bytearray(len(nodes))
    for start in range(len(nodes)):
        way: list[int] = []
        here = start
        while here != TOP and not state[here]:
            state[here] = 1
            way.append(here)
            here = nodes[here].above
        if here != TOP and state[here] == 1:
            circle = way[way.index(here) :]
            first = nodes[min(circle)]
            offered = ("top", "tray")
            taken = choices.of("circle", first.record.place, offered)
            names = tuple([nodes[each].name for each in circle[:FIRST_TOLD]])
            odd.append(oddity("circle", first.record, {"names": names, "n": len(circle)}, offered, taken))
            first.above, first.placed = TOP, taken == "top"
        for each in way:
            state[each] = 2


def one_top(nodes: list[Node], imported: Imported, choices: Choices, odd: list[Oddity]) -> list[Node]:
    """Tell of several that stand at the top; put them below one that is made for that, where it is chosen."""
    tops = [node for node in nodes if node.above == TOP and node.placed]
    if len(tops) < 2 or imported.id is not None:
        # What orgsim itself wrote has as many as it means to.
        return nodes
    offered = ("kept", "one-top")
    taken = choices.of("several-tops", imported.place, offered)
    names = tuple([node.name for node in tops[:FIRST_TOLD]])
    args = {"n": len(tops), "names": names}
    odd.append(Oddity(what="several-tops", place=imported.place, args=args, choices=offered, taken=taken))
    if taken == "kept":
        return nodes
    title = one_line(imported.title) or imported.place.sheet or imported.place.file or "?"
    name = imported.titles or Text(und=title)
    for node in nodes:
        if node.above != TOP:
            node.above += 1
        elif node.placed:
            node.above = 0
    return [Node(Record(key="", own_key=False, place=imported.place), name, kind=PLAIN), *nodes]


def keep_shallow(nodes: list[Node], odd: list[Oddity]) -> None:
    """Let no unit stand deeper than a draft can say: what would stands beside the last that can."""
    depths = [0] * len(nodes)
    for start in range(len(nodes)):
        way: list[int] = []
        here = start
        while here != TOP and not depths[here]:
            way.append(here)
            here = nodes[here].above
        depth = 0 if here == TOP else depths[here]
        for each in reversed(way):
            if depth == DEEPEST_UNIT:
                node = nodes[each]
                odd.append(oddity("too-deep", node.record, {"name": node.name, "n": DEEPEST_UNIT}))
                node.above = nodes[node.above].above
            else:
                depth += 1
            depths[each] = depth


def set_away(nodes: list[Node]) -> None:
    """What stands below something that is put away is put away with it: it keeps its place there."""
    for node in nodes:
        if not node.placed and node.above != TOP:
            node.above = TOP
