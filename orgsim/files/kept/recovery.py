"""What of a draft stands in no file yet, as it is kept against the end of the program: a recovery file.

It holds what the draft's file held, what it would be saved as, and the actions between them, so that they can be undone
and be done anew should others have saved the file meanwhile. A digest tells a whole one from a torn one.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from orgsim.files.kept.plain import Plain, plain, whole
from orgsim.files.kept.store import digest
from orgsim.messages import Message
from orgsim.model.edits.edits import Edit

_MARK = b"orgsim recovery 1\n"
_DIGEST = 16
_LARGEST = 256 * 1024 * 1024


class KeptAct(msgspec.Struct, frozen=True):
    """An action on the draft."""

    words: Message
    edits: tuple[Edit, ...]
    step: bytes = b""
    """What it changed in the text, as histories keep it; empty: that is not known."""


class Recovery(msgspec.Struct, frozen=True):
    """A draft that was edited and not saved."""

    path: Path
    time: float
    """When it was kept: seconds since 1970."""
    title: str
    saved: bytes
    """What its file held, as far as was known."""
    edited: bytes
    """What it was to hold."""
    acts: tuple[KeptAct, ...] | None
    """What leads from the one to the other; `None` where it cannot be told, as when another version has kept it."""


_Act = tuple[Plain, list[Plain], str | None, bytes]
"""The third says nothing: files of earlier versions have the place."""


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    path: str
    time: float
    title: str
    saved: bytes
    edited: bytes
    acts: Sequence[_Act]


def written(recovery: Recovery) -> bytes:
    """The bytes of its file."""
    acts = [(plain(act.words), [plain(edit) for edit in act.edits], None, act.step) for act in recovery.acts or ()]
    kept = _Kept(str(recovery.path), recovery.time, recovery.title, recovery.saved, recovery.edited, acts)
    packed = zlib.compress(msgspec.msgpack.encode(kept), 1)
    return _MARK + digest(packed) + packed


def read(data: bytes) -> Recovery | None:
    """The recovery of these bytes; `None` where they are torn, or are none."""
    begin = len(_MARK) + _DIGEST
    packed = data[begin:]
    if not data.startswith(_MARK) or data[len(_MARK) : begin] != digest(packed):
        return None
    try:
        unpacked = zlib.decompressobj().decompress(packed, _LARGEST)
        kept = msgspec.msgpack.decode(unpacked, type=_Kept)
    except (zlib.error, msgspec.MsgspecError, ValueError):
        return None
    return Recovery(Path(kept.path), kept.time, kept.title, kept.saved, kept.edited, _acts(kept.acts))


def _acts(kept: Sequence[_Act]) -> tuple[KeptAct, ...] | None:
    try:
        return tuple([KeptAct(whole(words), whole(edits), step) for words, edits, _, step in kept])
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
