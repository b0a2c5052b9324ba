"""What is wrong with a file: where, what was found, what was expected and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, Protocol

from msgspec import Struct

from orgsim.messages import Catalog, Message

Severity = Literal["error", "warning"]

MOST = 100
"""Problems of one severity that are told of a file; the rest are counted."""

_LONGEST = 60


class Place(Protocol):
    """A place in a text, counted from 0: PyYAML's marks are such."""

    @property
    def line(self) -> int: ...  # noqa: D102 -- said by the class

    @property
    def column(self) -> int: ...  # noqa: D102 -- said by the class


class Spot(Struct, frozen=True):
    """A place that no mark of the parser tells."""

    line: int
    column: int


START = Spot(0, 0)
"""Where a problem of the file as a whole is shown."""

NOWHERE = Spot(0, 0)
"""Of a file of which there is no text at all, since it is not there or cannot be read."""


class Problem(Struct, frozen=True):
    """One thing that is wrong with a file."""

    path: Path
    line: int
    """Counted from 1."""
    column: int
    """In characters, counted from 1."""
    message: Message
    severity: Severity = "error"
    """An error keeps the file from opening; a warning does not."""
    has_place: bool = True
    """Whether line and column mean anything: of a file that is not there they are 1 and tell nothing."""


_PASSING = frozenset(("problem.no-permission", "problem.cannot-read"))


def unread(problems: Iterable[Problem]) -> frozenset[Path]:
    """The files that are there and could not be read, as while another program has them locked: that may pass."""
    return frozenset(problem.path for problem in problems if problem.message.key in _PASSING)


class UnreadableFile(Exception):  # noqa: N818 -- it reads better where it is caught
    """A file that cannot be opened, with every problem that was found in it, warnings too, by line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems


class Report:
    """Gathers the problems of one file while it is read.

    An argument that is costly to find, such as the nearest right word, may be given as a function: it is called only
    for the problems that are kept, so that a file with a million mistakes is refused as fast as one with a hundred.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.failed = False
        self._problems: list[Problem] = []
        self._counts: dict[Severity, int] = {"error": 0, "warning": 0}

    @property
    def full(self) -> bool:
        """Whether further errors would only be counted."""
        return self._counts["error"] >= MOST

    def error(self, at: Place, key: str, /, **args: object) -> None:
        """Note what keeps the file from opening. `key` is the part of the text's key after `problem.`."""
        self.failed = True
        self._note("error", at, key, args)

    def warning(self, at: Place, key: str, /, **args: object) -> None:
        """Note what is odd but does not keep the file from opening."""
        self._note("warning", at, key, args)

    def _note(self, severity: Severity, at: Place, key: str, args: dict[str, object]) -> None:
        self._counts[severity] += 1
        if self._counts[severity] <= MOST:
            given = {name: arg() if callable(arg) else arg for name, arg in args.items()}
            said = Message(f"problem.{key}", given)
            has_place = at is not NOWHERE
            self._problems.append(Problem(self.path, at.line + 1, at.column + 1, said, severity, has_place))

    def problems(self) -> tuple[Problem, ...]:
        """All that was noted, by place; where there were too many, the last one of its severity says how many more."""
        told = sorted(self._problems, key=lambda problem: (problem.line, problem.column))
        for severity, count in self._counts.items():
            if count > MOST:
                last = [problem for problem in told if problem.severity == severity][-1]
                more = Message(f"problem.more-{severity}s", {"n": count - MOST})
                told.append(Problem(self.path, last.line, last.column, more, severity))
        return tuple(told)


def shown(text: str) -> str:
    """Text of a file as a message may show it: one line, of bounded length, without control characters."""
    cut = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return cut if cut.isprintable() else "".join(c if c.isprintable() else _escaped(c) for c in cut)


def describe(problem: Problem, catalog: Catalog) -> str:
    """One line for a terminal: ``FILE:LINE:COLUMN: text``, as compilers write it and editors follow it."""
    return f"{_path(problem)}:{problem.line}:{problem.column}: {catalog.say(problem.message)}"


def describe_to_reader(problem: Problem, catalog: Catalog) -> str:
    """As `describe`, but without a line and column that tell nothing."""
    return describe(problem, catalog) if problem.has_place else f"{_path(problem)}: {catalog.say(problem.message)}"


def _path(problem: Problem) -> str:
    return "".join(c if c.isprintable() else _escaped(c) for c in str(problem.path))


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
