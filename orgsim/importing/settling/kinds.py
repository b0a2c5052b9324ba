"""What each unit is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache

from msgspec.structs import replace

from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.importing.kinds import PLAIN, KindGuesses, commonest, guesses
from orgsim.importing.naming import one_line
from orgsim.importing.records import Choices, Imported, Oddity
from orgsim.importing.settling.nodes import TOP, Node, oddity
from orgsim.model.ids import made_id
from orgsim.model.kinds import Kind
from orgsim.model.text import Text

_MOST_OWN_KINDS = 12
"""Further words for kinds are taken for titles, which are no kinds."""


def set_kinds(nodes: list[Node], imported: Imported, choices: Choices, odd: list[Oddity]) -> dict[str, Kind]:
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


def lift_elected(nodes: list[Node], known: KindGuesses, choices: Choices, odd: list[Oddity]) -> None:
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
        odd.append(oddity("below-its-office", node.record, args, offered, taken))
        if taken == "lifted":
            node.above = office.above if above == TOP else above


def _is_office(node: Node, known: KindGuesses) -> bool:
    if node.above == TOP or node.kind not in builtin_kinds():
        return False
    return (node.record.side or known.kinds[node.kind].side) == "administration"
