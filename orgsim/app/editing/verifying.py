"""Whether the texts of edited drafts say what they should, found out in a thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from orgsim.files.problems import Problem
from orgsim.files.writing.units.drafts import Draft, prepare, verify
from orgsim.files.writing.units.session import Session, taken_out
from orgsim.files.yaml.editing import CannotEdit


class Found(Struct, frozen=True, eq=False):
    """What was found of a draft's text."""

    draft: Draft
    digest: bytes
    wrong: bool = False
    """Whether it does not say what it should."""
    warnings: tuple[Problem, ...] | None = None
    """What is odd about it; `None`: it was read before, and nothing was found anew."""


class Verifying(Struct, frozen=True, eq=False):
    """The drafts as they are, to be read; those of which the text is among the `sound` need not be."""

    drafts: Mapping[Path, Draft]
    sound: frozenset[bytes]

    def begin(self) -> Callable[[], dict[Path, Found]]:
        """What reads them: it touches nothing of Qt's."""
        return partial(_found, self.drafts, self.sound)


def digest(data: bytes) -> bytes:
    """By what a text that was read is known again."""
    return blake2b(data, digest_size=16).digest()


def without_unsound(session: Session, path: Path, sound: frozenset[bytes]) -> Session:
    """`session` without its last actions, as many as it takes until the text at `path` is one of the `sound`."""
    while session.done and digest(session.histories[path].draft.data) not in sound:
        session = taken_out(session)
    return session


def _found(drafts: Mapping[Path, Draft], sound: frozenset[bytes]) -> dict[Path, Found]:
    found: dict[Path, Found] = {}
    for path, draft in drafts.items():
        known = digest(draft.data)
        warnings = None
        try:
            if known not in sound:
                warnings = verify(draft, path).warnings
            # So that the next change need not wait for it.
            prepare(draft)
        except CannotEdit:
            found[path] = Found(draft, known, wrong=known not in sound)
            continue
        found[path] = Found(draft, known, warnings=warnings)
    return found
