"""Records become units of one draft: which is which, what each is, and what it stands below.

Nothing refuses a source here. What cannot be as it stands there is put right in the way that loses least, told as an
oddity with its place, and can be chosen otherwise.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.importing.fitting import fitted
from orgsim.importing.kinds import PLAIN, KindGuesses, commonest, guesses
from orgsim.importing.naming import Ids, name_of, one_line
from orgsim.importing.records import AS_OFFERED, Choices, Imported, Oddity, OddWord, Place, Record
from orgsim.model.ids import made_id
from orgsim.model.kinds import Kind
from orgsim.model.staffing import Staff, total
from orgsim.model.text import Text
from orgsim.model.units import DEEPEST_UNIT

TOP = -1
_MOST_OWN_KINDS = 12
"""Further words for kinds are taken for titles, which are no kinds."""
_FIRST_TOLD = 5


class Node(Struct):
    """A unit to be, and what it stands below."""

    record: Record
    name: Text
    id: str = ""
    kind: str = ""
    above: int = TOP
    """Place of the one above among the nodes."""
    placed: bool = True


class Settled(Struct, frozen=True):
    """The units of one draft, in the order of the source, and all that is odd."""

    nodes: tuple[Node, ...]
    kinds: Mapping[str, Kind]
    """Those of the draft's own."""
    oddities: tuple[Oddity, ...]
    ids: Mapping[str, str]
    """The id of each key; of a key that several have, that of the first."""


def settled(imported: Imported, choices: Choices = AS_OFFERED) -> Settled:
    """The units that `imported` tells of, with `choices` made of what is odd."""
    odd = [*imported.oddities]
    records = [*imported.records]
    for place, record in enumerate(records):
        fine, wrong = fitted(record)
        if fine is not record:
            records[place] = fine
            odd += wrong
    keys = _distinct(records, choices, odd)
    nodes, moved = _named(records, imported, choices, odd)
    places = {node.record.key: place for place, node in reversed([*enumerate(nodes)])}
    _set_parents(nodes, places, keys, moved, choices, odd)
    _open_circles(nodes, choices, odd)
    own = _set_kinds(nodes, imported, choices, odd)
    known = guesses(own)
    if imported.id is None:
        # What orgsim itself wrote stands where it should.
        _lift_elected(nodes, known, choices, odd)
    nodes = _one_top(nodes, imported, choices, odd)
    _keep_shallow(nodes, odd)
    _set_away(nodes)
    _set_ids(nodes, known.kinds, odd)
    if not nodes:
        odd.append(Oddity(what="nothing", place=imported.place))
    ids = {node.record.key: node.id for node in reversed(nodes)}
    for key, of in keys.items():
        if of in ids:
            ids.setdefault(key, ids[of])
    return Settled(tuple(nodes), own, tuple(odd), ids)


# which is which


def _distinct(records: list[Record], choices: Choices, odd: list[Oddity]) -> dict[str, str]:
    """See to it that no two records have the same key, in place; by its key in small letters, each key of a record."""
    first: dict[str, int] = {}
    twice: list[int] = []
    for place, record in enumerate(records):
        if first.setdefault(record.key, place) != place:
            twice.append(place)
    gone: set[int] = set()
    for place in twice:
        record = records[place]
        one = records[first[record.key]]
        alike = _words(one) == _words(record)
        offered = ("one-unit", "numbered") if alike else ("numbered", "one-unit")
        taken = choices.of("same-key", record.place, offered)
        args = {"id": one_line(record.key), "first": _row(one.place)}
        odd.append(_oddity("same-key", record, args, offered, taken))
        if taken == "one-unit":
            records[first[record.key]] = _together(one, record)
            gone.add(place)
        else:
            number = 2
            while (key := f"{record.key}-{number}") in first:
                number += 1
            first[key] = place
            records[place] = replace(record, key=key)
    if gone:
        records[:] = [record for place, record in enumerate(records) if place not in gone]
    folded: dict[str, str] = {}
    for record in records:
        other = folded.setdefault(record.key.casefold(), record.key)
        if other != record.key:
            odd.append(_oddity("case-only", record, {"id": one_line(record.key), "other": one_line(other)}))
    return folded


def _words(record: Record) -> list[str]:
    return [one_line(text).casefold() for _, text in record.names]


def _together(one: Record, other: Record) -> Record:
    """One unit of two rows, as where two people share a post: what they are together, and what either states."""
    stated = {
        name: getattr(other, name)
        for name in ("seats", "budget", "leader", "code", "since", "until", "short", "purpose", "remit", "kind")
        if getattr(one, name) is None
    }
    notes = tuple(dict.fromkeys([*one.notes, *other.notes]))
    return replace(one, **stated, staff=_both(one.staff, other.staff), notes=notes)


def _both(one: Staff | None, other: Staff | None) -> Staff | None:
    if one is None or other is None:
        return one or other
    people = [its for its in (one.people, other.people) if its is not None]
    fte = [its for its in (one.fte, other.fte) if its is not None]
    vacant = True if one.vacant and other.vacant else None
    return Staff(people=sum(people) if people else None, fte=total(fte) if fte else None, vacant=vacant)


def _last_part(key: str) -> str:
    """What stands last in an address; other keys are as they are."""
    if not key.startswith(("http://", "https://", "urn:")):
        return key
    return re.split(r"[/#:]", key.rstrip("/#"))[-1] or key


def _named(
    records: Sequence[Record], imported: Imported, choices: Choices, odd: list[Oddity]
) -> tuple[list[Node], dict[str, str | None]]:
    """The nodes, each with a name; and of those that are left out, what stood above them."""
    nodes: list[Node] = []
    out: dict[str, str | None] = {}
    for record in records:
        name = name_of(record.names, imported.language)
        if name is None:
            key = _last_part(one_line(record.key))
            offered = ("by-key", "left-out") if record.own_key and key else ("left-out",)
            taken = choices.of("no-name", record.place, offered)
            odd.append(_oddity("no-name", record, {"id": key}, offered, taken))
            if taken == "left-out":
                out[record.key] = record.parent
                continue
            # No id is made of an address.
            its = record if key == one_line(record.key) else replace(record, own_key=False)
            nodes.append(Node(its, Text(und=key), placed=record.placed))
            continue
        nodes.append(Node(record, name, placed=record.placed))
    return nodes, out


# what stands below what


def _set_parents(
    nodes: list[Node],
    places: dict[str, int],
    keys: Mapping[str, str],
    moved: Mapping[str, str | None],
    choices: Choices,
    odd: list[Oddity],
) -> None:
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
            odd.append(_oddity("parent-case", node.record, {"id": one_line(parent), "other": one_line(like)}))
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
            odd.append(_oddity("parent-missing", node.record, args, offered, taken))
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
            odd.append(_oddity("parent-itself", node.record, {"name": node.name}))
        else:
            node.above = above
    if zeros:
        node, parent, same = zeros[0]
        args = {"n": len(zeros), "id": one_line(parent), "other": one_line(same)}
        odd.append(_oddity("parent-zeros", node.record, args))


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


def _open_circles(nodes: list[Node], choices: Choices, odd: list[Oddity]) -> None:
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
            names = tuple([nodes[each].name for each in circle[:_FIRST_TOLD]])
            odd.append(_oddity("circle", first.record, {"names": names, "n": len(circle)}, offered, taken))
            first.above, first.placed = TOP, taken == "top"
        for each in way:
            state[each] = 2


def _one_top(nodes: list[Node], imported: Imported, choices: Choices, odd: list[Oddity]) -> list[Node]:
    """Tell of several that stand at the top; put them below one that is made for that, where it is chosen."""
    tops = [node for node in nodes if node.above == TOP and node.placed]
    if len(tops) < 2 or imported.id is not None:
        # What orgsim itself wrote has as many as it means to.
        return nodes
    offered = ("kept", "one-top")
    taken = choices.of("several-tops", imported.place, offered)
    names = tuple([node.name for node in tops[:_FIRST_TOLD]])
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


def _keep_shallow(nodes: list[Node], odd: list[Oddity]) -> None:
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
                odd.append(_oddity("too-deep", node.record, {"name": node.name, "n": DEEPEST_UNIT}))
                node.above = nodes[node.above].above
            else:
                depth += 1
            depths[each] = depth


def _set_away(nodes: list[Node]) -> None:
    """What stands below something that is put away is put away with it: it keeps its place there."""
    for node in nodes:
        if not node.placed and node.above != TOP:
            node.above = TOP


# what each is


def _set_kinds(nodes: list[Node], imported: Imported, choices: Choices, odd: list[Oddity]) -> dict[str, Kind]:
    """Set the kind of each node; the draft's own kinds, with those that are made of words of the source."""
    known = guesses(imported.kinds)
    own = {key: kind for key, kind in imported.kinds.items() if known.kinds[key] is kind}
    said = [_word(node) for node in nodes]
    words = Counter([word for node, word in zip(nodes, said, strict=True) if not node.kind])
    meant = {word: known.by_word(word) for word in words if word}
    strange = [word for word in meant if meant[word] is None]
    offered = ("own-kind", "as-unit") if len(strange) <= _MOST_OWN_KINDS else ("as-unit", "own-kind")
    first = {_word(node): node.record.place for node in reversed(nodes)} if strange else {}
    for word in strange:
        taken = choices.of("unknown-kind", first[word], offered)
        args = {"word": word, "n": words[word]}
        odd.append(Oddity(what="unknown-kind", place=first[word], args=args, choices=offered, taken=taken))
        if taken == "own-kind":
            id = meant[word] = made_id(word, {*known.kinds, *own}, "kind")
            own[id] = Kind(side="administration", name=Text(und=word), look="unit")
    for node, word in zip(nodes, said, strict=True):
        if node.kind:
            continue
        stated = node.record.kind
        if stated is not None and stated in known.kinds:
            node.kind = stated
        elif word:
            node.kind = meant[word] or _by_name(node, known) or PLAIN
            if meant[word] is None:
                node.record = replace(node.record, notes=(*node.record.notes, word))
        else:
            node.kind = _by_name(node, known) or ""
    _guess_by_those_around(nodes, {**known.kinds, **own})
    return own


def _word(node: Node) -> str:
    record = node.record
    return _plain_word(record.kind_word) if record.kind_word else record.kind or ""


_plain_word = lru_cache(maxsize=1 << 10)(one_line)


def _by_name(node: Node, known: KindGuesses) -> str | None:
    for name in node.name.every():
        if (found := known.by_name(name)) is not None:
            return found
    return None


def _guess_by_those_around(nodes: list[Node], kinds: Mapping[str, Kind]) -> None:
    """What is called as no kind is like most of its siblings, where these are of the administration.

    A body is never guessed so: rules of law would be held against what nobody has said.
    """
    if all(node.kind for node in nodes):
        return
    around: defaultdict[int, list[str]] = defaultdict(list)
    for node in nodes:
        if node.kind and kinds[node.kind].side == "administration" and not kinds[node.kind].post:
            around[node.above].append(node.kind)
    most = {above: commonest(its) or PLAIN for above, its in around.items() if above != TOP}
    for node in nodes:
        if not node.kind:
            node.kind = most.get(node.above, PLAIN)


def _lift_elected(nodes: list[Node], known: KindGuesses, choices: Choices, odd: list[Oddity]) -> None:
    """Elected bodies that a list has below the office which serves them stand below the body above that office.

    Where there is none, they stand beside the office. What is at the top, or of a kind that only the source knows, is
    taken for no office: it may be the city itself.
    """
    elected = [known.is_elected_body(node.kind) for node in nodes]
    for place, node in enumerate(nodes):
        if not elected[place] or node.above == TOP or not _is_office(nodes[node.above], known):
            continue
        office = nodes[node.above]
        above = office.above
        while above != TOP and not elected[above]:
            above = nodes[above].above
        offered = ("lifted", "left")
        taken = choices.of("below-its-office", node.record.place, offered)
        args = {"name": node.name, "office": office.name}
        odd.append(_oddity("below-its-office", node.record, args, offered, taken))
        if taken == "lifted":
            node.above = office.above if above == TOP else above


def _is_office(node: Node, known: KindGuesses) -> bool:
    if node.above == TOP or node.kind not in builtin_kinds():
        return False
    return (node.record.side or known.kinds[node.kind].side) == "administration"


def _set_ids(nodes: list[Node], kinds: Mapping[str, Kind], odd: list[Oddity]) -> None:
    """Give each its id: first to those whose key can be one as it is, so that no other takes it."""
    ids = Ids(kinds)
    left: list[Node] = []
    for node in nodes:
        if node.record.own_key and ids.takes_key(node.record.key):
            node.id = node.record.key
        else:
            left.append(node)
    for node in left:
        record = node.record
        name = node.name.every()[0]
        if not record.own_key:
            node.id = ids.of_name(name, node.kind)
            continue
        node.id = ids.of_key(record.key, node.kind)
        odd.append(_oddity("key-rewritten", record, {"found": one_line(record.key)[:80], "id": node.id}))


def _oddity(
    what: OddWord,
    record: Record,
    args: Mapping[str, object],
    choices: tuple[str, ...] = (),
    taken: str | None = None,
) -> Oddity:
    return Oddity(what=what, place=record.place, key=record.key, args=args, choices=choices, taken=taken)


def _row(place: Place) -> str:
    number = next((each for each in (place.row, place.line, place.slide) if each is not None), None)
    return place.name if number is None else str(number)
