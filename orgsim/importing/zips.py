"""Office files are zips: how they begin, what they may unpack to, and their parts, read one at a time."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from msgspec import Struct

from orgsim.importing.records import CannotImport
from orgsim.messages import message

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Stands in the container that a file with a password is put into."""

_LARGEST_PART = 64_000_000
_LARGEST_SUM = 300_000_000


def holds(data: bytes, *beginnings: str) -> bool:
    """Whether a zip has a part whose name begins so.

    Its list of parts tells that, as a document that is embedded in another has parts of its own; of a zip whose list is
    damaged, whether the name stands in it anywhere.
    """
    if not any(each.encode() in data for each in beginnings):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zip:
            return any(name.startswith(beginnings) for name in zip.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return True


class Relation(Struct, frozen=True):
    """One part refers to another."""

    type: str
    """The last word of its type: the words before that differ between editions of the standard."""
    part: str


class Parts:
    """The parts of an office file, each unpacked when it is asked for: what is not read may be as large as it likes."""

    def __init__(self, data: bytes, file: str) -> None:
        """CannotImport where `data` is no zip, or one with a password."""
        self.file = file
        self._read = 0
        if data.startswith(OLE) and ENCRYPTED in data:
            raise CannotImport(message("import.encrypted", file=file))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise CannotImport(message("import.damaged", file=file)) from error
        self.names = frozenset(self._zip.namelist())
        if any(entry.flag_bits & 1 for entry in self._zip.infolist()):
            raise CannotImport(message("import.encrypted", file=file))

    def read(self, part: str) -> bytes:
        """What that part contains; CannotImport where it is too large or damaged."""
        try:
            entry = self._zip.getinfo(part)
            self._read += entry.file_size
            # A size may be declared wrongly: zipfile reads no more than was declared.
            if entry.file_size > _LARGEST_PART or self._read > _LARGEST_SUM:
                raise CannotImport(message("import.too-large", file=self.file))
            return self._zip.read(entry)
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, KeyError, EOFError, RuntimeError) as error:
            raise CannotImport(message("import.damaged", file=self.file)) from error


def beside(part: str, target: str) -> str:
    """The name of the part that `part` refers to as `target`."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
