"""The comments at the head of a file that is copied: where the description of its format lies, and what it is."""

from __future__ import annotations

import os
import re
from pathlib import Path

from orgsim.files.yaml.editing import edited_text

_HEAD = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*")
_SCHEMA = re.compile(r"[ \t]*# yaml-language-server: \$schema=(\S+)[^\r\n]*")


def with_head(text: str, old: Path, new: Path, origin: str | None = None) -> str:
    """`text`, of a file in the folder `old`, with comments at its head that fit a file in the folder `new`.

    Where an `origin` is told, a sentence on a line, it stands for them: they speak of the original.
    """
    found = _HEAD.match(text)
    assert found is not None
    head, rest = found[0], text[found.end() :]
    lines = head.splitlines(keepends=True)
    schema = [line for line in lines if _SCHEMA.match(line)]
    others = [line for line in lines if not _SCHEMA.match(line)]
    if origin is not None:
        ending = next((end for end in ("\r\n", "\n", "\r") if end in text), "\n")
        others = [f"# {origin}{ending}"]
    moved = [told for line in schema if (told := _moved_schema(line, old, new))]
    if schema and not moved and others and others[0].strip() == "#":
        # It parted what went from what stays.
        del others[0]
    return "".join([*moved, *others]) + rest


def _moved_schema(line: str, old: Path, new: Path) -> str:
    """A line that names the description of the format, as seen from the folder `new`; nothing where it is not near.

    A way through many folders, or to another drive, would be wrong as soon as the file is sent to somebody.
    """
    found = _SCHEMA.match(line)
    assert found is not None
    if "://" in found[1] or Path(found[1]).is_absolute():
        return line
    try:
        way = Path(os.path.relpath((old / found[1]).resolve(), new.resolve())).as_posix()
    except (OSError, ValueError):
        return ""
    if not (new / way).is_file() or way.count("../") > 1 or re.search(r"\s", way):
        return ""
    return line[: found.start(1)] + way + line[found.end(1) :]


def copied_to(data: bytes, old: Path, new: Path) -> bytes:
    """The bytes of a file in the folder `old` for one in the folder `new`: all as it was but where its format lies."""
    return edited_text(data, lambda text: with_head(text, old, new))
