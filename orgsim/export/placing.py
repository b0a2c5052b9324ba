"""Where files may be written, and why they may not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from orgsim.export.errors import UnwritableError
from orgsim.files.problems import shown
from orgsim.files.yaml.atomic import unwritable, why_unwritten, write_atomically
from orgsim.messages import Message, message
from orgsim.model.abandoning import leave_if_abandoned

_HELD = 8_000_000
"""Bytes that are held before they are put into a file."""


def check_place(output: Path) -> None:
    """UnwritableError where nothing can be written there, before anything is made."""
    reason = unwritable(output)
    if reason is not None:
        raise UnwritableError(_told(output, reason))


def check_sources(output: Path, sources: Collection[Path]) -> None:
    """UnwritableError where the file is one of those that what is written was made from."""
    if any(_same_file(output, source) for source in sources):
        raise UnwritableError(message("export.error.source", file=shown(output.name)))


def written(output: Path, data: bytes | Path) -> UnwritableError | None:
    """Write the file, whole or not at all; why that cannot be."""
    try:
        write_atomically(output, data)
    except (OSError, ValueError) as error:
        # A ValueError is a name that no file can have.
        return UnwritableError(_told(output, why_unwritten(error)))
    return None


def written_in_pieces(output: Path, pieces: Iterator[bytes]) -> UnwritableError | None:
    """Write the file, whole or not at all, from pieces that are made meanwhile; why that cannot be.

    Where they are more than a few they lie in a file on the way until the last is made. Raises what making them raises.
    """
    held = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > _HELD:
            break
    else:
        leave_if_abandoned()
        return written(output, b"".join(held))
    with on_the_way() as folder:
        whole = folder / "document"
        with whole.open("wb") as file:
            file.writelines(held)
            held.clear()
            file.writelines(pieces)
        leave_if_abandoned()
        return written(output, whole)


@contextmanager
def on_the_way() -> Iterator[Path]:
    """A folder for what is made on the way to a file; UnwritableError where there is no room for it.

    What the system refuses in it meanwhile is told so too.
    """
    # Imported here and below, as documents are made without it.
    from tempfile import TemporaryDirectory

    try:
        with TemporaryDirectory() as folder:
            yield Path(folder)
    except OSError as error:
        raise no_room(why_unwritten(error)) from error


@contextmanager
def lying_aside() -> Iterator[IO[bytes]]:
    """What is made first and stands last: in memory, and in a file on the way once it is more than a little.

    UnwritableError where there is no room for that.
    """
    from tempfile import SpooledTemporaryFile

    try:
        with SpooledTemporaryFile(_HELD) as file:
            yield cast("IO[bytes]", file)
    except OSError as error:
        raise no_room(why_unwritten(error)) from error


def no_room(reason: Message | str) -> UnwritableError:
    """What is made on the way to a file could not be written whole."""
    return UnwritableError(message("export.error.on-the-way", folder=shown(_folder()), reason=reason))


def _folder() -> str:
    from tempfile import gettempdir

    try:
        return gettempdir()
    except OSError:
        # There is none that could be written to; the system's reason names those that were tried.
        return "tmp"


def _told(output: Path, reason: Message | str) -> Message:
    return message("export.error.unwritable", path=shown(str(output)), reason=reason)


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        # One of them is not there, so nothing of it can be lost.
        return False
