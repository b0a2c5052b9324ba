"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` into the file at `path`, which keeps its old content until the new one is written whole.

    A link is followed, and an old file's permissions are kept. Raises OSError where that cannot be done.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        # A folder, which raises; or a device or pipe, which cannot be replaced by a file.
        target.write_bytes(data)
        return
    beside = target.with_name(f".{target.stem[:40]}-{secrets.token_hex(4)}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


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
