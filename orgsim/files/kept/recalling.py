"""What was worked out of scenarios, such as their charts, recalled from a store instead of being worked out again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from time import perf_counter
from typing import Any, TypeVar

import msgspec

from orgsim.files.kept.store import Store, digest
from orgsim.files.reading.opened import ScenarioFile

Result = TypeVar("Result")

_WORTH = 0.004
"""Seconds of work from which on a result is worth a file."""
_MOST_FILES = 8
"""Of which digests are remembered."""


class Recalling:
    """Recalls results of one program from a store, and keeps new ones there."""

    def __init__(self, store: Store, program: bytes) -> None:
        self._store = store
        self._program = program
        self._digests: dict[int, tuple[ScenarioFile, bytes]] = {}

    def recall(
        self, what: str, files: Sequence[ScenarioFile], given: object, kind: Any, find: Callable[[], Result]
    ) -> Result:
        """The result that goes by the name `what`, of the scenarios in `files` and of what else is `given`.

        It is of the type `kind`, and `find` works it out where it is not known. `given` and the result are what msgspec
        can write.
        """
        encode = msgspec.msgpack.Encoder(order="sorted").encode
        key = digest(what.encode(), self._program, encode(given), *[self._digest(file) for file in files])
        kept = self._store.get(key)
        if kept is not None:
            try:
                found: Result = _decoder(kind).decode(kept)
            except (msgspec.MsgspecError, ValueError):
                pass
            else:
                return found
        began = perf_counter()
        found = find()
        if perf_counter() - began >= _WORTH:
            self._store.keep(key, msgspec.msgpack.encode(found))
        return found

    def _digest(self, file: ScenarioFile) -> bytes:
        known = self._digests.get(id(file))
        if known is None or known[0] is not file:
            if len(self._digests) >= _MOST_FILES:
                self._digests.clear()
            known = self._digests[id(file)] = file, digest(file.data)
        return known[1]


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)
