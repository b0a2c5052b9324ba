"""Why the system could not do something with a file, in the language of whoever reads it."""

from __future__ import annotations

import errno
from typing import Final

from orgsim.messages import Message, message

KNOWN: Final = (
    "eacces",
    "eagain",
    "ebusy",
    "edquot",
    "eexist",
    "efbig",
    "ehostdown",
    "ehostunreach",
    "einval",
    "eio",
    "eisdir",
    "eloop",
    "emfile",
    "enametoolong",
    "enetunreach",
    "enfile",
    "enodev",
    "enoent",
    "enomem",
    "enospc",
    "enotconn",
    "enotdir",
    "enotempty",
    "enxio",
    "eperm",
    "erofs",
    "estale",
    "etimedout",
    "etxtbsy",
    "exdev",
)
"""The errors of files, by the names that POSIX gives them, for which the catalogs have words: `system.NAME`."""


def reason(error: OSError) -> Message | str:
    """Why, without a stop at the end; in the system's own words and language where we have none."""
    name = errno.errorcode.get(error.errno or 0, "").lower()
    return message(f"system.{name}") if name in KNOWN else error.strerror or str(error)
