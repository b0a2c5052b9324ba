"""Why the system could not do something with a file, in the language of whoever reads it."""

from __future__ import annotations

import errno
from typing import Final

from orgsim.messages import Message, message

KNOWN: Final = (
    "eacces",
    "eagain",
    "ebadmsg",
    "ebusy",
    "ecanceled",
    "econnaborted",
    "econnrefused",
    "econnreset",
    "edquot",
    "eexist",
    "efbig",
    "ehostdown",
    "ehostunreach",
    "eilseq",
    "eintr",
    "einval",
    "eio",
    "eisdir",
    "ekeyexpired",
    "eloop",
    "emfile",
    "emlink",
    "enametoolong",
    "enetdown",
    "enetreset",
    "enetunreach",
    "enfile",
    "enodev",
    "enoent",
    "enokey",
    "enolck",
    "enomedium",
    "enomem",
    "enospc",
    "enosys",
    "enotconn",
    "enotdir",
    "enotempty",
    "enotsup",
    "enxio",
    "eoverflow",
    "eperm",
    "epipe",
    "eremoteio",
    "erofs",
    "estale",
    "etimedout",
    "etxtbsy",
    "euclean",
    "exdev",
)
"""The errors of files, by the names that POSIX gives them, for which the catalogs have words: `system.NAME`."""


def reason(error: OSError | ValueError) -> Message | str:
    """Why, without a stop at the end; in the system's own words and language where we have none.

    A ValueError is a path that no file can have: with a NUL, or half a character.
    """
    if isinstance(error, ValueError):
        return message("system.einval")
    name = errno.errorcode.get(error.errno or 0, "").lower()
    return message(f"system.{name}") if name in KNOWN else error.strerror or str(error)
