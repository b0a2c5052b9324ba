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

_OF_WINDOWS: Final = {
    19: "erofs",
    21: "enomedium",
    23: "eio",
    32: "ebusy",
    33: "ebusy",
    39: "enospc",
    53: "ehostunreach",
    59: "econnreset",
    64: "econnreset",
    65: "eacces",
    67: "ehostunreach",
    121: "etimedout",
    206: "enametoolong",
    1117: "eio",
    1231: "enetunreach",
    1232: "ehostunreach",
    1236: "econnaborted",
    1295: "edquot",
    1392: "euclean",
}
"""What Windows says of drives and networks, by its own numbers (Microsoft, *System Error Codes*), in those names.

Python takes a file that another program holds for one that is not ours, a network that is gone for a file that is not
there, and what it does not know for a name that cannot be.
"""
_WINDOWS_NAMES: Final = frozenset({87, 123, 161})
"""Of Windows' numbers those of names that cannot be."""


def reason(error: OSError | ValueError) -> Message | str:
    """Why, without a stop at the end; in the system's own words and language where we have none.

    A ValueError is a path that no file can have: with a NUL, or half a character.
    """
    if isinstance(error, ValueError):
        return message("system.einval")
    of_windows: int | None = getattr(error, "winerror", None)
    name = _OF_WINDOWS.get(of_windows or 0) or errno.errorcode.get(error.errno or 0, "").lower()
    if of_windows is not None and name == "einval" and of_windows not in _WINDOWS_NAMES:
        return error.strerror or str(error)
    return message(f"system.{name}") if name in KNOWN else error.strerror or str(error)
