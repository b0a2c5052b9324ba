"""The tree of a YAML text, before anything is known of its meaning: every node with its place.

Scalars stay as they are written. What `no`, `010` or `2016` mean, the field that they stand in decides.
"""

from __future__ import annotations

from msgspec import Struct

from orgsim.files.problems import Place


class Null(Struct, gc=False):
    """Nothing, `~` or `null`."""

    mark: Place


class Scalar(Struct, gc=False):
    """A word, a number, a sentence."""

    text: str
    mark: Place


class Sequence(Struct):
    """A list."""

    items: list[Node]
    mark: Place
    flow: bool
    """Written in brackets."""


class Mapping(Struct):
    """Keys with values, in the order of the text."""

    entries: dict[str, tuple[Place, Node]]
    """The value by its key, with the place of the key."""
    mark: Place
    flow: bool
    """Written in braces."""


Node = Null | Scalar | Sequence | Mapping


def scalar_at(node: Mapping, key: str) -> Scalar | None:
    """The word that stands under that key; `None` where none does."""
    value = node.entries[key][1] if key in node.entries else None
    return value if type(value) is Scalar else None


def scalars_at(node: Mapping, key: str) -> list[Scalar]:
    """The words that stand under that key, one alone or those of a list."""
    if key not in node.entries:
        return []
    value = node.entries[key][1]
    return [item for item in (value.items if type(value) is Sequence else [value]) if type(item) is Scalar]
