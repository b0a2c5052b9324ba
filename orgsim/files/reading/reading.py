"""What readers share while they read one file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import pairwise
from typing import Any

from orgsim.files.problems import Place, Report, shown
from orgsim.files.reading import rules
from orgsim.files.reading.nearest import did_you_mean, nearest
from orgsim.files.yaml.nodes import Mapping, Node, Null, Scalar, Sequence, scalars_at
from orgsim.messages import Message

_UNIT = Message("problem.whose.unit")
PARENT_KEYS = frozenset(
    (
        *("parent", "parent-id", "parent_id", "parentid", "reports-to", "reports_to", "above", "ylempi", "ylätaso"),
        *("yläyksikkö", "ylayksikko", "ylempi-yksikkö", "emo", "emoyksikkö", "överordnad", "överenhet", "förälder"),
    )
)
"""Keys by which a table says what stands above a row. In a draft, units stand within each other."""


class Broken:
    """Stands for a value that could not be read; the problem has been reported."""


BROKEN = Broken()

Seen = tuple[Any, Mapping]
"""A structure, and its node. One that could not be read is a dict of what could, some of it `BROKEN` (see `said`)."""

Reader = Callable[[Node, "Reading"], Any]
"""Makes a value of a node, or reports why it cannot and returns `BROKEN`."""


class Reading:
    """One file being read: where its problems go, and the structures that may refer to each other."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.seen: dict[type, list[Seen]] = {kind: [] for kind in rules.REFERRING}
        """Each structure by its type, in the order of the file."""


def said(structure: Any, name: str) -> Any:
    """What a structure says in that field: `BROKEN` where it could not be read, the field's default where nothing.

    `None` where it has no such field.
    """
    return structure.get(name) if type(structure) is dict else getattr(structure, name, None)


def unknown_key(
    name: str, value: Node, node: Mapping, reading: Reading, known: Collection[str], whose: Message
) -> None:
    """Warn of a key that the structure does not have. It stays in the file: data is never thrown away."""
    if type(value) is Scalar and whose == _UNIT and name.casefold() in PARENT_KEYS:
        # What it is and is not is told once all units are known (`references`).
        return
    if type(value) is Null and node.flow and name.casefold() not in known:
        # {fi: Talous, henkilöstö}: a key that nobody meant.
        cut = _number_cut_before(name, node)
        if cut is None:
            reading.report.warning(node.place(name), "comma-in-text", found=shown(name))
        else:
            reading.report.error(node.place(name), "comma-in-number", key=cut[0], instead=cut[1])
        return

    def remedy() -> Message:
        return did_you_mean(nearest(name, known), Message("problem.remedy.kept"))

    reading.report.warning(node.place(name), "unknown-key", found=shown(name), whose=whose, remedy=remedy)


def _number_cut_before(name: str, node: Mapping) -> tuple[str, str] | None:
    """Of `{count: 2,5}`, where 5 is the `name`: the key of the number, and the number as it is written."""
    for (key, value), after in pairwise(node.entries.items()):
        if after[0] == name and type(value) is Scalar and _is_digits(value.text) and _is_digits(name):
            return key, f"{value.text}.{name}"
    return None


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def words_of(node: Mapping, key: str) -> Iterator[tuple[str, Place]]:
    """The words under `key`, be it one or a list of them, with their places."""
    for item in scalars_at(node, key):
        yield item.text.strip(), item.mark


def wrong_shape(node: Node, reading: Reading, key: str, expected: str, **told: object) -> Broken:
    """Report that `key` should have been something else; `expected` names that, as in `problem.shape.*`."""
    match node:
        case Scalar():
            found = Message("problem.shape.found-word", {"word": shown(node.text)})
        case Mapping():
            found = Message("problem.shape.found-mapping")
        case Sequence():
            found = Message("problem.shape.found-list")
        case Null():
            found = Message("problem.shape.found-nothing")
    wanted = Message(f"problem.shape.{expected}", told)
    reading.report.error(node.mark, "wrong-shape", key=key, expected=wanted, found=found)
    return BROKEN
