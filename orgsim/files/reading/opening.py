"""Opening what a user names: scenarios and comparisons in any mixture, whatever is wrong with some of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from orgsim.files.problems import Problem, Severity, UnreadableFile, shown
from orgsim.files.reading.answers import unknown_in_answers
from orgsim.files.reading.assumptions import unknown_in_assumptions, unknown_in_deciders
from orgsim.files.reading.comparison_file import comparison_of
from orgsim.files.reading.document import Document, collection_paused, load, parse
from orgsim.files.reading.goals import unknown_in_goals
from orgsim.files.reading.nearest import did_you_mean, nearest
from orgsim.files.reading.opened import ComparisonFile, Member, Opened, ScenarioFile
from orgsim.files.reading.pairings import unknown_in_pairs
from orgsim.files.reading.scenario_file import scenario_of
from orgsim.messages import Message

__all__ = ["Opened", "open_paths"]

_CHECKS = (unknown_in_pairs, unknown_in_goals, unknown_in_assumptions, unknown_in_deciders, unknown_in_answers)
"""What is held against the scenarios of a comparison once these are read."""


def open_paths(paths: Sequence[Path], known: Iterable[ScenarioFile] = ()) -> Opened:
    """Read the files at `paths`; one that cannot be read does not keep the others from opening.

    Scenarios of a comparison that are `known` are taken as they are, and not read again.
    """
    opening = _Opening({file.path: file for file in known})
    with collection_paused():
        for path in paths:
            opening.open(path)
    return Opened(opening.comparison, tuple(opening.files), tuple(opening.problems), tuple(opening.failed))


class _Opening:
    """The files opened so far."""

    def __init__(self, known: Mapping[Path, ScenarioFile]) -> None:
        self._known = known
        self.comparison: ComparisonFile | None = None
        self.files: list[ScenarioFile] = []
        self.problems: list[Problem] = []
        self.failed: list[Path] = []
        self._seen: set[Path] = set()
        self._by_id: dict[str, Path] = {}

    def open(self, path: Path) -> None:
        if not self._is_new(path):
            return
        try:
            document = parse(load(path), path)
            if document.is_comparison:
                self._open_comparison(document)
            else:
                self._add(scenario_of(document), document)
        except UnreadableFile as error:
            self._fail(path, error.problems)

    def _open_comparison(self, document: Document) -> None:
        file = comparison_of(document)
        self.problems.extend(file.warnings)
        if self.comparison is None:
            self.comparison = file
        else:
            at = document.root.place("comparison")
            first = shown(self.comparison.path.name)
            self._say(file.path, at.line + 1, at.column + 1, "one-comparison", "warning", first=first)
        for member in file.members:
            self._open_member(file.path, member)
        own = {_real(member.path) for member in file.members}
        files = [other for other in self.files if _real(other.path) in own]
        for check in _CHECKS:
            self.problems.extend(check(document, files, complete=len(files) == len(own)))

    def _open_member(self, comparison: Path, member: Member) -> None:
        if _real(member.path) == _real(comparison):
            self.failed.append(member.path)
            found = shown(member.written)
            self._say(comparison, member.line, member.column, "comparison-in-comparison", found=found)
            return
        if not self._is_new(member.path):
            return
        if not _is_there(member.path):
            # Told where it can be mended: in the comparison, which names a file that is not there.
            self.failed.append(member.path)
            found, remedy = shown(member.written), _likely(member)
            self._say(comparison, member.line, member.column, "missing-scenario", found=found, remedy=remedy)
            return
        known = self._known.get(member.path)
        # Of one with the id of another the line is told.
        if known is not None and known.scenario.id not in self._by_id:
            self._by_id[known.scenario.id] = known.path
            self.files.append(known)
            self.problems.extend(known.warnings)
            return
        try:
            document = parse(load(member.path), member.path)
            if document.is_comparison:
                self.failed.append(member.path)
                found = shown(member.written)
                self._say(comparison, member.line, member.column, "comparison-in-comparison", found=found)
            else:
                self._add(scenario_of(document), document)
        except UnreadableFile as error:
            self._fail(member.path, error.problems)

    def _add(self, file: ScenarioFile, document: Document) -> None:
        self.files.append(file)
        self.problems.extend(file.warnings)
        id_ = file.scenario.id
        first = self._by_id.setdefault(id_, file.path)
        if first is not file.path:
            at = document.root.entries["id"].mark
            found = shown(first.name)
            self._say(file.path, at.line + 1, at.column + 1, "same-scenario-id", "warning", id=shown(id_), first=found)

    def _fail(self, path: Path, problems: Iterable[Problem]) -> None:
        self.failed.append(path)
        self.problems.extend(problems)

    def _is_new(self, path: Path) -> bool:
        real = _real(path)
        if real in self._seen:
            return False
        if real is not None:
            self._seen.add(real)
        return True

    def _say(self, path: Path, line: int, column: int, key: str, severity: Severity = "error", **args: object) -> None:
        self.problems.append(Problem(path, line, column, Message(f"problem.{key}", args), severity))


def _real(path: Path) -> Path | None:
    """The file that a path leads to; `None` where no such path can be, of which reading it will tell."""
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError):
        return None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        # Too long a name, or a folder that may not be entered: reading it will tell.
        return True


def _likely(member: Member) -> Message:
    """The file beside the missing one that has nearly its name."""
    try:
        names = [path.name for path in member.path.parent.glob("*.y*ml")]
    except OSError:
        names = []
    return did_you_mean(nearest(member.path.name, names), Message("problem.remedy.no-file"))
