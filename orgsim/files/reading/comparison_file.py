"""Comparison files."""

from __future__ import annotations

from functools import cache
from pathlib import Path, PurePosixPath, PureWindowsPath

import msgspec

from orgsim.files.lookalikes import unseen, without_unseen
from orgsim.files.problems import Place, Report, shown
from orgsim.files.reading.document import Document, collection_paused, load, parse
from orgsim.files.reading.goals import check_goals
from orgsim.files.reading.nearest import did_you_mean, nearest
from orgsim.files.reading.opened import ComparisonFile, Member
from orgsim.files.reading.pairings import check_pairings
from orgsim.files.reading.reading import BROKEN, Reader, Reading
from orgsim.files.reading.rulebook import rulebook
from orgsim.files.reading.shapes import reader_of
from orgsim.files.yaml.nodes import Mapping, Node, scalars_at
from orgsim.messages import Message
from orgsim.model.comparison import Comparison

__all__ = ["ComparisonFile", "Member", "comparison_of", "read_comparison", "read_comparison_text"]


class ComparisonDocument(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The keys at the root of a comparison file."""

    orgsim: int = 1
    comparison: Comparison


def read_comparison(path: Path) -> ComparisonFile:
    """Read the comparison file at `path`, without its scenarios; UnreadableFile with every problem where that fails."""
    return read_comparison_text(load(path), path)


def read_comparison_text(data: bytes, path: Path) -> ComparisonFile:
    """Read a comparison from the bytes of its file; UnreadableFile with every problem where that fails."""
    with collection_paused():
        return comparison_of(parse(data, path))


def comparison_of(document: Document) -> ComparisonFile:
    """The comparison that a document holds; UnreadableFile with every problem where it holds none."""
    root, report = document.root, document.report
    if not document.is_comparison:
        report.error(root.mark, "scenario-for-comparison")
        document.finish(failed=True)
    reading = Reading(report)
    read = _reader()(root, reading)
    check_pairings(reading)
    check_goals(reading)
    comparison = root.entries["comparison"]
    members = _members(comparison, document.path.parent, report)
    _check_rules(comparison, report)
    warnings = document.finish(failed=read is BROKEN)
    return ComparisonFile(document.path, document.data, read.comparison, warnings, members)


@cache
def _reader() -> Reader:
    return reader_of(ComparisonDocument)


def _members(comparison: Node, folder: Path, report: Report) -> tuple[Member, ...]:
    if type(comparison) is not Mapping:
        return ()
    members: dict[str, Member] = {}
    items = scalars_at(comparison, "scenarios")
    for item in items:
        written = item.text.strip()
        if unseen(written):
            report.error(item.mark, "unseen", found=shown(written))
            written = without_unseen(written)
        if not written:
            continue
        if not _is_beside(written):
            report.error(item.mark, "path-not-relative", found=shown(written))
        elif written in members:
            report.warning(item.mark, "scenario-listed-twice", found=shown(written))
        else:
            path = folder / written.replace("\\", "/")
            members[written] = Member(path, written, item.mark.line + 1, item.mark.column + 1)
    if "scenarios" in comparison.entries and not items:
        report.error(comparison.place("scenarios"), "no-scenarios")
    for baseline in scalars_at(comparison, "baseline") if members else []:
        _check_baseline(baseline.text.strip(), baseline.mark, members, report)
    return tuple(members.values())


def _check_baseline(written: str, mark: Place, members: dict[str, Member], report: Report) -> None:
    if written not in members:
        listed = Message("problem.remedy.one-of", {"words": tuple(shown(member) for member in members)})
        remedy = did_you_mean(nearest(written, members), listed)
        report.error(mark, "unknown-baseline", found=shown(written), remedy=remedy)


def _check_rules(comparison: Node, report: Report) -> None:
    """A rule that is switched off by a wrong name would go on being applied, unnoticed."""
    if type(comparison) is not Mapping or "rules-off" not in comparison.entries:
        return
    off = comparison.entries["rules-off"]
    if type(off) is not Mapping:
        return
    for name in off.entries:
        if name not in rulebook().rules:
            listed = Message("problem.remedy.one-of", {"words": tuple(rulebook().rules)})
            remedy = did_you_mean(nearest(name, rulebook().rules), listed)
            report.error(off.place(name), "unknown-rule", found=shown(name), remedy=remedy)


def _is_beside(written: str) -> bool:
    """Whether a path can be followed from the comparison's folder: never a drive, a share or an address on the net."""
    windows = PureWindowsPath(written)
    return not (windows.drive or windows.root or PurePosixPath(written).is_absolute() or "://" in written)
