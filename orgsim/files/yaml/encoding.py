"""The bytes of a file: how many there may be, and whether they are text in UTF-8."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path

from orgsim.files.problems import NOWHERE, START, Report, Spot
from orgsim.files.system_reasons import reason

LARGEST = 64 * 1024 * 1024
"""Bytes that a file may have; 100 000 units take about 20 million."""

BOM = b"\xef\xbb\xbf"

_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n\r")
_UTF_16_OR_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


class NotAFileError(OSError):
    """There is something else, such as a pipe or a device."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, os.strerror(errno.EINVAL), str(path))


class TooLargeError(OSError):
    """A file holds more bytes than were asked for at most."""

    def __init__(self, path: Path, size: int) -> None:
        super().__init__(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        self.size = size


def read_bytes(path: Path, report: Report) -> bytes | None:
    """The bytes of the file at `path`; `None` where they cannot be had or are too many, which the report tells."""
    try:
        return bytes_at(path)
    except IsADirectoryError:
        report.error(NOWHERE, "folder")
    except NotAFileError:
        report.error(NOWHERE, "not-a-file")
    except TooLargeError as error:
        report.error(NOWHERE, "too-large", size=error.size / 1024**2, most=LARGEST / 1024**2)
    except FileNotFoundError:
        report.error(NOWHERE, "broken-link" if path.is_symlink() else "no-such-file")
    except PermissionError:
        report.error(NOWHERE, "no-permission")
    except (OSError, ValueError) as error:
        # A ValueError is a path that no file can have, such as one with a NUL.
        if isinstance(error, OSError) and error.errno == errno.ELOOP:
            report.error(NOWHERE, "broken-link")
        else:
            report.error(NOWHERE, "cannot-read", reason=reason(error))
    return None


def bytes_at(path: Path, most: int = LARGEST) -> bytes:
    """All that the file at `path` holds, which are at most so many bytes.

    OSError where that cannot be read: IsADirectoryError, NotAFileError and TooLargeError tell of what is no such file.
    """
    # Asked before it is opened: opening a pipe or a device may wait for ever.
    about = path.stat()
    if stat.S_ISDIR(about.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(about.st_mode):
        raise NotAFileError(path)
    if about.st_size > most:
        raise TooLargeError(path, about.st_size)
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise TooLargeError(path, len(data))
    return data


def bytes_there(path: Path) -> bytes | None:
    """As `bytes_at`; `None` where they cannot be had, and why is told by whoever reads the file."""
    try:
        return bytes_at(path)
    except OSError:
        return None


def text_of(data: bytes) -> str:
    """The text of `data`, which is known to be UTF-8, without its BOM."""
    return data.removeprefix(BOM).decode("utf-8")


def check_text(data: bytes, report: Report) -> bytes | None:
    """`data` without its BOM, once it is known to be clean UTF-8; else `None`, and the report tells where and why."""
    if data.startswith(b"%PDF-"):
        report.error(START, "not-text")
        return None
    if data.startswith(_UTF_16_OR_32) or data[:200].count(0) > len(data[:200]) // 4:
        report.error(START, "utf-16")
        return None
    text = data.removeprefix(BOM)
    try:
        text.decode("utf-8")
    except UnicodeDecodeError as error:
        if 0 in text:
            # A picture, say: no text has such a byte, whatever its encoding.
            report.error(START, "not-text")
        else:
            _report_not_utf_8(text, error.start, report)
        return None
    if len(text.translate(None, _CONTROLS)) != len(text):
        for match in re.finditer(b"[" + re.escape(_CONTROLS) + b"]", text):
            code = text[match.start()]
            key = "vertical-tab" if code == 0x0B else "control-character"
            report.error(_spot(text, match.start()), key, code=f"U+{code:04X}")
            if report.full:
                break
        return None
    return text


def _report_not_utf_8(text: bytes, start: int, report: Report) -> None:
    """Name the first byte that is not UTF-8, and the letter that it is in Windows-1252, where Excel writes that."""
    line_end = re.compile(b"[\r\n]").search(text, start)
    line = text[_line_start(text, start) : line_end.start() if line_end else len(text)][:2000]
    try:
        letter = text[start : start + 1].decode("cp1252")
        line.decode("cp1252")
    except UnicodeDecodeError:
        letter = ""
    at = _spot(text, start)
    if letter.isprintable() and letter:
        report.error(at, "windows-1252", byte=f"{text[start]:02X}", letter=letter)
    else:
        report.error(at, "not-utf-8", byte=f"{text[start]:02X}")


def _spot(text: bytes, offset: int) -> Spot:
    """The place of a byte; what precedes it is UTF-8."""
    line_start = _line_start(text, offset)
    return Spot(line_ends(text, 0, offset), len(text[line_start:offset].decode("utf-8", "replace")))


def line_ends(text: bytes, start: int, end: int) -> int:
    """How many lines end there: by LF, by CR, or by both."""
    return text.count(b"\n", start, end) + text.count(b"\r", start, end) - text.count(b"\r\n", start, end)


def _line_start(text: bytes, offset: int) -> int:
    return max(text.rfind(b"\n", 0, offset), text.rfind(b"\r", 0, offset)) + 1
