"""The tree of a YAML text, before anything is known of its meaning: every node with its place.

Scalars stay as they are written. What `no`, `010` or `2016` mean, the field that they stand in decides.
"""

from __future__ import annotations

from msgspec import Struct

from orgsim.files.problems import Place, Spot


class Null(Struct, gc=False):
    """Nothing, `~` or `null`."""

    line: int
    column: int

    @property
    def mark(self) -> Place:
        """Where it stands."""
        return Spot(self.line, self.column)


class Scalar(Struct, gc=False):
    """A word, a number, a sentence."""

    text: str
    line: int
    column: int

    @property
    def mark(self) -> Place:
        """Where it begins."""
        return Spot(self.line, self.column)


class Sequence(Struct, gc=False):
    """A list."""

    items: list[Node]
    line: int
    column: int
    flow: bool
    """Written in brackets."""
    under: int = -1
    """The line of the key that it belongs to; -1 where that has a place of its own, or there is none."""

    @property
    def mark(self) -> Place:
        """Where it begins."""
        return Spot(self.line, self.column)


class Mapping(Struct, gc=False):
    """Keys with values, in the order of the text."""

    entries: dict[str, Node]
    line: int
    column: int
    flow: bool
    """Written in braces."""
    under: int = -1
    """As of a list."""
    places: dict[str, Place] | None = None
    """Where its keys stand; `None` where that follows from where it and its values stand (`place`)."""

    @property
    def mark(self) -> Place:
        """Where it begins."""
        return Spot(self.line, self.column)

    def place(self, key: str) -> Place:
        """Where that key of its stands.

        Few are ever asked for, and kept as objects they would take as much memory as all words. Where no places are
        kept, a key in braces is the only one there, and all others stand below each other, each on the line of its
        value unless that says otherwise.
        """
        if self.places is not None:
            return self.places[key]
        if self.flow:
            return Spot(self.line, self.column + 1)
        value = self.entries[key]
        under = value.under if isinstance(value, Sequence | Mapping) else -1
        return Spot(value.line if under < 0 else under, self.column)


Node = Null | Scalar | Sequence | Mapping


def node_at(node: Mapping, *keys: str) -> Node | None:
    """What stands under those keys, each within the one before; `None` where nothing does."""
    here: Node = node
    for key in keys:
        if type(here) is not Mapping or key not in here.entries:
            return None
        here = here.entries[key]
    return here


def scalar_at(node: Mapping, key: str) -> Scalar | None:
    """The word that stands under that key; `None` where none does."""
    value = node.entries.get(key)
    return value if type(value) is Scalar else None


def scalars_at(node: Mapping, key: str) -> list[Scalar]:
    """The words that stand under that key, one alone or those of a list."""
    return [item for item in items_at(node, key) if type(item) is Scalar]


def items_at(node: Mapping, key: str) -> list[Node]:
    """What stands under that key: the items of a list, or the one that is there alone."""
    if key not in node.entries:
        return []
    value = node.entries[key]
    return value.items if type(value) is Sequence else [value]
