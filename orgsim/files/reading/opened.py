"""What reading gives: scenarios and comparisons with their files. Types alone, without what reads them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from orgsim.files.problems import Problem
from orgsim.model.comparison import Assumptions, Comparison, Pairing
from orgsim.model.scenario import Scenario


class ScenarioFile(msgspec.Struct, frozen=True, eq=False):
    """A scenario with the file that it was read from."""

    path: Path
    data: bytes
    """The bytes of the file, exactly: its comments and unknown keys live here."""
    scenario: Scenario
    warnings: tuple[Problem, ...]
    lines: Mapping[str, int]
    """The line of each unit by its id, counted from 1."""
    edited: bool = False
    """Whether it says something else than its file did when it was edited last."""


class Member(msgspec.Struct, frozen=True):
    """A scenario as the comparison's list names it."""

    path: Path
    written: str
    line: int
    """Where it is named, counted from 1."""
    column: int


class ComparisonFile(msgspec.Struct, frozen=True, eq=False):
    """A comparison with the file that it was read from."""

    path: Path
    data: bytes
    """The bytes of the file, exactly."""
    comparison: Comparison
    warnings: tuple[Problem, ...]
    members: tuple[Member, ...]
    """Its scenarios in its order, each once."""

    def baseline(self) -> Path | None:
        """The file that is the baseline, if any is."""
        wanted = self.comparison.baseline
        return next((member.path for member in self.members if member.written == wanted), None)


class Opened(msgspec.Struct, frozen=True, eq=False):
    """What could be opened, and what is to be said of it."""

    comparison: ComparisonFile | None
    """The first comparison among the files."""
    files: tuple[ScenarioFile, ...]
    """In the order in which they were named; a comparison stands for its scenarios in its own order."""
    problems: tuple[Problem, ...]
    """Of all files, warnings too: file by file in the order in which they were read."""
    failed: tuple[Path, ...]
    """Files that could not be opened."""

    @property
    def reference(self) -> int:
        """The column that every other one is compared to: that of the comparison's baseline, else the leftmost."""
        baseline = self.comparison.baseline() if self.comparison is not None else None
        return next((column for column, file in enumerate(self.files) if file.path == baseline), 0)

    @property
    def pairs(self) -> tuple[Pairing, ...]:
        """What the comparison, if there is one, decides of units that look alike."""
        return self.comparison.comparison.pairs if self.comparison is not None else ()

    @property
    def assumptions(self) -> Assumptions | None:
        """What the comparison assumes of meetings and fees, if there is one that does."""
        return self.comparison.comparison.assumptions if self.comparison is not None else None
