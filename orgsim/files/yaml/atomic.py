"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import time
from contextlib import suppress
from pathlib import Path

from orgsim.messages import Message, message

_PAUSES = (0.02, 0.05, 0.1)
"""Seconds before a file is put into its place again: short, since the window waits."""

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class WriteProtectedError(PermissionError):
    """The file is there and may be read, but is not to be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EACCES, os.strerror(errno.EACCES), str(path))


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` into the file at `path`, which keeps its old content until the new one is written whole.

    A link is followed; an old file's permissions are kept, and its owner where the system lets us. Raises
    WriteProtectedError for a file that is not to be written, another OSError where it cannot be.
    """
    # Not `Path.resolve`, which tells of links in a circle by a RuntimeError.
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    if target.exists() and not target.is_file():
        # A folder, which raises; or a device or pipe, which cannot be replaced by a file.
        target.write_bytes(data)
        return
    before = target.stat() if target.exists() else None
    if before is not None and _is_protected(target, before):
        raise WriteProtectedError(path)
    beside = target.with_name(f".{target.stem[:40]}-{os.urandom(4).hex()}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if before is not None:
            _take_after(beside, target, before)
        _put(beside, target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


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


def why_unwritten(error: OSError) -> Message | str:
    """Why a file could not be written, without a stop at the end: in the system's words where we have none."""
    if isinstance(error, WriteProtectedError):
        return message("file.write-protected")
    return error.strerror or str(error)


def _is_protected(target: Path, about: os.stat_result) -> bool:
    """Whether its owner protected it, or it is not ours to write: a rename would ask neither.

    The mode is asked too, since to the superuser all is open.
    """
    return not about.st_mode & _WRITABLE or not os.access(target, os.W_OK)


def _take_after(file: Path, model: Path, about: os.stat_result) -> None:
    """Give `file` the owner, group and permissions of `model`."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(file, about.st_uid, about.st_gid)
    # After the owner, since a change of that takes permissions away.
    shutil.copymode(model, file)
