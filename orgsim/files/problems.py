"""What is wrong with a file: where, what was found, what was expected and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

from orgsim.messages import Catalog, Message

if TYPE_CHECKING:
    from orgsim.files.lookalikes import LookAlike

Severity = Literal["error", "warning"]

MOST = 100
"""Problems of one severity that are told of a file; the rest are counted."""

_LONGEST = 60
_LINE_END = "\r\n|[\r\n]"
"""Compiled for the first text that is told of: no start is to wait for it."""


class Place(Protocol):
    """A place in a text, counted from 0: PyYAML's marks are such."""

    @property
    def line(self) -> int: ...  # noqa: D102 -- said by the class

    @property
    def column(self) -> int: ...  # noqa: D102 -- said by the class


class Spot(Struct, frozen=True, gc=False):
    """A place that no mark of the parser tells, or that takes less memory than one."""

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
        self.text = b""
        """Of the file, once it is known to be text."""
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
        told = sorted(self._by_look_alikes(), key=lambda problem: (problem.line, problem.column))
        for severity, count in self._counts.items():
            if count > MOST:
                last = [problem for problem in told if problem.severity == severity][-1]
                more = Message(f"problem.more-{severity}s", {"n": count - MOST})
                told.append(Problem(self.path, last.line, last.column, more, severity))
        return tuple(told)

    def _by_look_alikes(self) -> list[Problem]:
        """The problems, those of them that a look-alike character makes told by that."""
        if not self._problems or self.text.isascii():
            return self._problems
        lines = lines_of(self.text.decode("utf-8"))
        told: dict[tuple[int, int, str], Problem] = {}
        for problem in sorted(self._problems, key=lambda problem: problem.severity):
            found = _look_alike(problem, lines)
            if found is None:
                told[(problem.line, problem.column, f"{len(told)}")] = problem
                continue
            line, character = found
            place = replace(problem, line=line + 1, column=character.column + 1, message=_told_by(character))
            told.setdefault((line, character.column, "look-alike"), place)
        return list(told.values())


_OF_VALUES = {
    "problem.number": "number",
    "problem.whole-number": "number",
    "problem.date": "date",
    **dict.fromkeys(
        [
            f"problem.{key}"
            for key in ("id-form", "choice", "truth", "unknown-kind", "unknown-key", "unknown-unit", "unknown-source")
        ],
        "",
    ),
    **dict.fromkeys(["problem.unknown-rule", "problem.unseen", "problem.comma-in-text"], ""),
}
_OF_SYNTAX = ("problem.syntax.", "problem.missing", "problem.wrong-shape", "problem.no-keys")
_LINES_ABOVE = 2
"""How far above the place that the parser names the character may stand that has misled it."""


def _look_alike(problem: Problem, lines: list[str]) -> tuple[int, LookAlike] | None:
    """The character that makes a problem, with its line counted from 0."""
    from orgsim.files.lookalikes import in_syntax, in_value

    key, at = problem.message.key, problem.line - 1
    if at >= len(lines) or not problem.has_place:
        return None
    if key in _OF_VALUES:
        found = in_value(lines[at], problem.column - 1, _OF_VALUES[key])
        return None if found is None else (at, found)
    if key.startswith(_OF_SYNTAX):
        above = _LINES_ABOVE if key.startswith("problem.syntax.") else 0
        for line in range(at, max(at - above, 0) - 1, -1):
            found = in_syntax(lines[line], quotes=line == at)
            if found is not None:
                return line, found
    return None


def _told_by(found: LookAlike) -> Message:
    args: dict[str, object] = {
        "column": str(found.column + 1),
        "character": Message(f"problem.character.{found.name}"),
        "code": found.code,
    }
    if not found.instead:
        return Message("problem.unseen-character", args)
    instead: object = Message("problem.character.plain-space") if found.instead == " " else f"`{found.instead}`"
    return Message("problem.look-alike", {**args, "instead": instead})


def lines_of(text: str) -> list[str]:
    """The lines of a file, as YAML 1.2 and editors tell them apart: Python's own ends of lines are more."""
    return re.split(_LINE_END, text)


def shown(text: str) -> str:
    """Text of a file as a message may show it: one line of bounded length, with escapes for what nobody sees."""
    cut = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return cut if cut.isascii() and cut.isprintable() else _escaped(cut)


def describe(problem: Problem, catalog: Catalog) -> str:
    """One line for a terminal: ``FILE:LINE:COLUMN: text``, as compilers write it and editors follow it."""
    return f"{_path(problem)}:{problem.line}:{problem.column}: {catalog.say(problem.message)}"


def describe_to_reader(problem: Problem, catalog: Catalog) -> str:
    """As `describe`, but without a line and column that tell nothing."""
    return describe(problem, catalog) if problem.has_place else f"{_path(problem)}: {catalog.say(problem.message)}"


def _path(problem: Problem) -> str:
    return _escaped(str(problem.path))


def _escaped(text: str) -> str:
    from orgsim.files.lookalikes import is_seen

    return "".join(c if is_seen(c) else c.encode("unicode_escape").decode("ascii") for c in text)
