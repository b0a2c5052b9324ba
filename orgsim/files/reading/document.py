"""One file as far as its syntax and version: what both a scenario and a comparison begin as."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from orgsim.files.problems import START, Problem, Report, UnreadableFile
from orgsim.files.reading import rules
from orgsim.files.yaml.encoding import check_text, read_bytes
from orgsim.files.yaml.nodes import Mapping, Scalar
from orgsim.files.yaml.scalars import whole_number
from orgsim.files.yaml.tree import read_tree


class Document(Struct, frozen=True, eq=False):
    """A file whose text could be read: a mapping at its root, in a version of the format that is known."""

    path: Path
    data: bytes
    """Exactly as in the file."""
    root: Mapping
    report: Report

    @property
    def is_comparison(self) -> bool:
        """Whether it is a comparison, and not a scenario, by the keys that it has."""
        return "comparison" in self.root.entries and "units" not in self.root.entries

    def finish(self, *, failed: bool) -> tuple[Problem, ...]:
        """The warnings, once all is read; UnreadableFile with every problem where something failed."""
        problems = self.report.problems()
        if failed or self.report.failed:
            raise UnreadableFile(problems)
        return problems


@contextmanager
def collection_paused() -> Iterator[None]:
    """Keep the garbage collector from walking a growing tree again and again; nothing here makes cycles.

    In the window it never runs by itself (`app/shell/collecting.py`), and a thread that reads leaves that so.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def load(path: Path) -> bytes:
    """The bytes of a file; UnreadableFile where they cannot be had."""
    report = Report(path)
    data = read_bytes(path, report)
    if data is None:
        raise UnreadableFile(report.problems())
    return data


def parse(data: bytes, path: Path) -> Document:
    """Read the text of a file; UnreadableFile where nothing can be made of it."""
    report = Report(path)
    if _is_workbook(data):
        report.error(START, "workbook")
        raise UnreadableFile(report.problems())
    text = check_text(data, report)
    if text is not None:
        report.text = text
        root = read_tree(text, report)
        if type(root) is Mapping:
            if _check_version(root, report):
                return Document(path, data, root, report)
        elif not report.failed:
            report.error(START if root is None else root.mark, "empty-file" if root is None else "no-keys")
    if _is_table(data, path):
        report = Report(path)
        report.error(START, "table")
    raise UnreadableFile(report.problems())


def _is_workbook(data: bytes) -> bool:
    return data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def _is_table(data: bytes, path: Path) -> bool:
    """Whether what is no draft is a table in text: by its name, or as its first lines have equally many columns."""
    if path.suffix.lower() in (".csv", ".tsv", ".tab"):
        return True
    lines = [line.strip() for line in data[:4000].splitlines() if line.strip()][:3]
    prose = (b"#", b"-", b"{", b"%")
    if len(lines) < 2 or lines[0].startswith(prose) or any(b": " in line or b", " in line for line in lines):
        return False
    return any(
        len(counts := {line.count(sign) for line in lines}) == 1 and counts != {0} for sign in (b";", b"\t", b",")
    )


def _check_version(root: Mapping, report: Report) -> bool:
    """Whether this program is new enough; of a file that is newer, nothing else can be said."""
    if "orgsim" not in root.entries:
        report.warning(root.mark, "no-version", version=rules.VERSION)
        return True
    node = root.entries["orgsim"]
    version = whole_number(node.text) if type(node) is Scalar else None
    if version is None or version == rules.VERSION:
        return True
    key = "newer-version" if version > rules.VERSION else "no-such-version"
    report.error(node.mark, key, found=str(version), version=str(rules.VERSION))
    return False
