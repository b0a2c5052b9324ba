"""The rows of a table that may be very long: each is put into words when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

from orgsim.drawing.tables.matrix_row import Row

Thing = TypeVar("Thing")
Key = tuple[str, ...]


class Rows(Sequence[Row], Generic[Thing]):
    """Rows, of which only those that were asked for are in words."""

    def __init__(
        self, things: Sequence[Thing | Row], key: Callable[[Thing], Key], make: Callable[[Thing], Row]
    ) -> None:
        """`things` are what rows are made of, by `make`, and headings; `key` tells what names the row."""
        self._things = things
        self._key = key
        self._make = make
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(at, slice):
            return tuple([self[number] for number in range(*at.indices(len(self)))])
        row = self._made.get(at)
        if row is None:
            thing = self._things[at]
            row = self._made[at] = thing if isinstance(thing, Row) else self._make(thing)
        return row

    def key(self, at: int) -> Key:
        """What names the row, in words or not; nothing for a heading."""
        thing = self._things[at]
        return thing.key if isinstance(thing, Row) else self._key(thing)

    def is_heading(self, at: int) -> bool:
        """Whether it is the name of the group of rows below."""
        return isinstance(self._things[at], Row)


def no_rows() -> Rows[Row]:
    """The rows of a table that has none."""
    return Rows((), lambda row: row.key, lambda row: row)
