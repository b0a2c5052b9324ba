"""Writing a file whole or not at all, and in the place only of what it was made for."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import BinaryIO

from orgsim.files.system_reasons import reason
from orgsim.files.yaml.exchanging import exchange
from orgsim.files.yaml.leftovers import part_of, remove_leftovers
from orgsim.files.yaml.locking import LockedError
from orgsim.messages import Message, message

_PAUSES = (0.01, 0.01, 0.01)
"""Seconds before a file is put into its place again: short, since the window waits."""

_PIECE = 1 << 20
"""Bytes of a file that are copied in one go."""

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class WriteProtectedError(PermissionError):
    """The file is there and may be read, but is not to be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EACCES, os.strerror(errno.EACCES), str(path))


class ChangedMeanwhileError(OSError):
    """The file does not hold any more what was to be replaced; it was left as it is."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.ESTALE, os.strerror(errno.ESTALE), str(path))


def write_atomically(path: Path, data: bytes | Path, *, instead_of: bytes | None = None) -> None:
    """Put `data` into the file at `path`, which keeps its old content until the new one is written whole.

    Of a path, it is what that file holds, a piece at a time, as it may be more than memory has room for.
    `instead_of`: what it is to hold until then, else ChangedMeanwhileError. A link is followed. An old file's owner,
    group, permissions and extended attributes are kept; where they cannot be given to a new file, where the folder
    takes none, and where the file has other names (hard links), it is overwritten in its place. Raises
    WriteProtectedError for a file that is not to be written, another OSError where it cannot be.
    """
    # Not `Path.resolve`, which tells of links in a circle by a RuntimeError.
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    if target.exists() and not target.is_file():
        if instead_of is not None:
            raise ChangedMeanwhileError(path)
        # A folder, which raises; or a device or pipe, which cannot be replaced by a file.
        with target.open("wb") as file:
            for piece in _pieces(data):
                file.write(piece)
        return
    before = target.stat() if target.exists() else None
    if before is not None and _is_protected(target, before):
        raise WriteProtectedError(path)
    if before is None and instead_of is not None:
        raise ChangedMeanwhileError(path)
    remove_leftovers(target)
    beside = part_of(target)
    try:
        if _write_beside(beside, data, target, before):
            if instead_of is None:
                _put(beside, target)
            else:
                _put_instead(beside, target, b"".join(_pieces(data)), instead_of)
        else:
            beside.unlink(missing_ok=True)
            _overwrite(target, data, instead_of)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _pieces(data: bytes | Path) -> Iterator[bytes]:
    if isinstance(data, bytes):
        yield data
        return
    with data.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _write_beside(beside: Path, data: bytes | Path, target: Path, before: os.stat_result | None) -> bool:
    """Write a new file that is to take the place of `target`; whether it can, with all that `target` is."""
    if before is not None and before.st_nlink > 1:
        return False
    # It is never open to more people than the old one, not even for a moment.
    mode = 0o666 if before is None else stat.S_IMODE(before.st_mode) & 0o600
    if sys.platform == "linux":
        # Without a name until it is whole, so that the death of the process leaves nothing; not all systems can.
        with suppress(OSError):
            descriptor = os.open(beside.parent, os.O_TMPFILE | os.O_WRONLY, mode)
            with os.fdopen(descriptor, "wb") as file:
                path = Path(f"/proc/self/fd/{descriptor}")
                if not _fill_new(file, path, data, target, before):
                    return False
                # Only with a folder to begin at, whichever, does Python follow the link that the path is.
                os.link(path, beside, src_dir_fd=descriptor, follow_symlinks=True)
                return True
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    except PermissionError:
        if before is None:
            raise
        return False
    with os.fdopen(descriptor, "wb") as file:
        return _fill_new(file, beside, data, target, before)


def _fill_new(file: BinaryIO, path: Path, data: bytes | Path, target: Path, before: os.stat_result | None) -> bool:
    """Write the open file that is reached at `path`; whether it is all that `target` is."""
    for piece in _pieces(data):
        file.write(piece)
    file.flush()
    os.fsync(file.fileno())
    return before is None or _take_after(path, target, before)


def _put(beside: Path, target: Path) -> None:
    """Put the file `beside` into the place of `target`, however often somebody looks into that just then."""
    for pause in _PAUSES:
        try:
            beside.replace(target)
        except PermissionError:
            # Windows refuses it while a scanner or a synchronising program has the file open, which is mostly short.
            time.sleep(pause)
        else:
            return
    beside.replace(target)


def _put_instead(beside: Path, target: Path, data: bytes, instead_of: bytes) -> None:
    """Put the file `beside`, which holds `data`, into the place of `target` if that still holds `instead_of`.

    Where the system can exchange them, what was there is looked at once more afterwards, and goes back if somebody has
    saved it in between; elsewhere a moment remains between the look and the exchange.
    """
    if not _holds(target, instead_of):
        raise ChangedMeanwhileError(target)
    try:
        if not exchange(beside, target):
            _put(beside, target)
            return
        if not _holds(beside, instead_of):
            exchange(beside, target)
            if not _holds(beside, data):
                # And once more in between: the newest stays.
                exchange(beside, target)
            raise ChangedMeanwhileError(target)
    except FileNotFoundError as error:
        raise ChangedMeanwhileError(target) from error
    with suppress(OSError):
        beside.unlink()


def _holds(path: Path, data: bytes) -> bool:
    try:
        # By its size first: what has grown beyond all measure meanwhile is not read.
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        # Some editors put the old file aside before they write the new one.
        return False


def _overwrite(target: Path, data: bytes | Path, instead_of: bytes | None) -> None:
    """Write `data` into the file itself, or what it held before where that fails."""
    with target.open("r+b", buffering=0) as file:
        if instead_of is not None and target.stat().st_size != len(instead_of):
            raise ChangedMeanwhileError(target)
        old = file.readall()
        if instead_of is not None and old != instead_of:
            raise ChangedMeanwhileError(target)
        try:
            _fill(file, _pieces(data))
        except BaseException:
            with suppress(OSError):
                _fill(file, (old,))
            raise


def _fill(file: FileIO, pieces: Iterable[bytes]) -> None:
    file.seek(0)
    for piece in pieces:
        left = memoryview(piece)
        while left:
            left = left[file.write(left) :]
    file.truncate()
    os.fsync(file.fileno())


def unwritable(path: Path) -> Message | str | None:
    """Why no file can be written at `path`, as far as can be told before there is anything to write."""
    try:
        error = _refusing(path, Path(os.path.realpath(path)))
    except OSError as failed:
        error = failed
    except ValueError as failed:
        # A name that no file can have.
        return reason(failed)
    return why_unwritten(error) if error is not None else None


def _refusing(path: Path, target: Path) -> OSError | None:
    if target.exists():
        if target.is_dir():
            return IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        return WriteProtectedError(path) if is_protected(target) else None
    if not stat.S_ISDIR(target.parent.stat().st_mode):
        return NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))
    if not os.access(target.parent, os.W_OK | os.X_OK):
        return PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return None


def write_new(path: Path, data: bytes) -> None:
    """Put `data` into a file at `path` that is not there yet.

    FileExistsError where it is, another OSError where it cannot be written; then nothing is left there.
    """
    with path.open("xb") as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def why_unwritten(error: OSError | ValueError) -> Message | str:
    """Why a file could not be written, without a stop at the end: in the system's words where we have none."""
    match error:
        case WriteProtectedError():
            return message("file.write-protected")
        case LockedError():
            return message("file.locked")
        case ChangedMeanwhileError():
            return message("file.changed-meanwhile")
    return reason(error)


def is_protected(path: Path) -> bool:
    """Whether the file at `path`, which a link may stand for, is there and is not to be written."""
    target = Path(os.path.realpath(path))
    try:
        return _is_protected(target, target.stat())
    except OSError:
        return False


def _is_protected(target: Path, about: os.stat_result) -> bool:
    """Whether its owner protected it, or it is not ours to write: a rename would ask neither.

    The mode is asked too, since to the superuser all is open.
    """
    return not about.st_mode & _WRITABLE or not os.access(target, os.W_OK)


def _take_after(file: Path, model: Path, about: os.stat_result) -> bool:
    """Give `file` the owner, group, permissions and attributes of `model`; whether that was done."""
    if hasattr(os, "chown"):
        made = file.stat()
        # Some drives of a network refuse it even where nothing would change.
        if (made.st_uid, made.st_gid) != (about.st_uid, about.st_gid):
            try:
                os.chown(file, about.st_uid, about.st_gid)
            except OSError:
                # A colleague's file would be ours, and its rights those of another group.
                return False
    # After the owner, since a change of that takes permissions away.
    file.chmod(stat.S_IMODE(model.stat().st_mode))
    return _take_attributes(file, model)


def _take_attributes(file: Path, model: Path) -> bool:
    """Give `file` the extended attributes of `model`, lists of access among them: Python can on Linux alone."""
    if sys.platform != "linux":
        return True
    try:
        names = os.listxattr(model)
    except OSError:
        return True
    for name in names:
        try:
            os.setxattr(file, name, os.getxattr(model, name))
        except OSError:
            # What is under `security` and `trusted` is the system's, which has given the new file its own.
            if name.startswith(("user.", "system.")):
                return False
    return True
