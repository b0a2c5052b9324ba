"""Opened files, kept in a store: what was read of them need not be read again while their bytes are the same.

Only what could be opened whole is kept, with its warnings. What is kept is data: it is decoded by the types of the
model, and whatever does not fit them is as if it were not there.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec.structs import replace

from orgsim.files.kept.packing import packed, unpacker
from orgsim.files.kept.store import Store, digest
from orgsim.files.problems import Problem, Report, Severity
from orgsim.files.reading.opened import ComparisonFile, Member, Opened, ScenarioFile
from orgsim.files.yaml.encoding import read_bytes
from orgsim.messages import Message
from orgsim.model.comparison import Comparison
from orgsim.model.scenario import Scenario


class _Source(msgspec.Struct, frozen=True, array_like=True):
    """A file that was read."""

    path: str
    real: str
    """Where its path led to."""
    digest: bytes


class _Problem(msgspec.Struct, frozen=True, array_like=True):
    path: str
    line: int
    column: int
    key: str
    args: dict[str, Any]
    severity: Severity
    has_place: bool


class _Scenario(msgspec.Struct, frozen=True, array_like=True):
    source: int
    scenario: Scenario
    warnings: tuple[_Problem, ...]
    lines: dict[str, int]


class _Comparison(msgspec.Struct, frozen=True, array_like=True):
    source: int
    comparison: Comparison
    warnings: tuple[_Problem, ...]
    members: tuple[tuple[str, str, int, int], ...]


class _Opening(msgspec.Struct, frozen=True, array_like=True):
    sources: tuple[_Source, ...]
    """First: whether they are the same is known before the rest is decoded."""
    rest: msgspec.Raw


class _Rest(msgspec.Struct, frozen=True, array_like=True):
    comparison: _Comparison | None
    files: tuple[_Scenario, ...]
    problems: tuple[_Problem, ...]


def kept_opening(paths: Sequence[Path], store: Store, program: bytes) -> Opened | None:
    """What opening the files at `paths` gave the last time, if each still holds the same; `None` where it is not known.

    `program` tells the program that reads from any other.
    """
    kept = store.get(_key(paths, program))
    if kept is None:
        return None
    try:
        opening = msgspec.msgpack.decode(kept, type=_Opening)
        data: list[bytes] = []
        for source in opening.sources:
            path = Path(source.path)
            its = read_bytes(path, Report(path))
            if its is None or digest(its) != source.digest or str(path.resolve()) != source.real:
                return None
            data.append(its)
        return _opened(opening, data)
    except (msgspec.MsgspecError, ValueError, TypeError, LookupError, OSError, RuntimeError, RecursionError):
        return None


def opened_anew(kept: bytes, data: Sequence[bytes]) -> Opened | None:
    """What was kept, made anew of that; `data` are the bytes of the files that it was made of (`bytes_of`)."""
    try:
        return _opened(msgspec.msgpack.decode(kept, type=_Opening), data)
    except (msgspec.MsgspecError, ValueError, TypeError, LookupError, RuntimeError, RecursionError):
        return None


def bytes_of(opened: Opened) -> list[bytes]:
    """The bytes of all files that were opened, in the order in which they are kept."""
    return [file.data for file in _every(opened)]


def _every(opened: Opened) -> list[ScenarioFile | ComparisonFile]:
    return [*opened.files, *([opened.comparison] if opened.comparison is not None else [])]


def _opened(opening: _Opening, data: Sequence[bytes]) -> Opened:
    rest = unpacker(_Rest).decode(opening.rest)
    return Opened(
        comparison=_comparison(rest.comparison, opening.sources, data) if rest.comparison is not None else None,
        files=tuple([_scenario(its, opening.sources, data) for its in rest.files]),
        problems=_problems(rest.problems),
        failed=(),
    )


def keep_opening(paths: Sequence[Path], opened: Opened, store: Store, program: bytes) -> bytes:
    """Keep what opening the files at `paths` gave, unless something of them could not be opened.

    Returns what is kept; empty where that is nothing.
    """
    if opened.failed or not opened.files or any(problem.severity == "error" for problem in opened.problems):
        return b""
    every = _every(opened)
    places = {file.path: place for place, file in enumerate(every)}
    if {problem.path for problem in opened.problems} - places.keys():
        # Of a file that is not shown, such as a second comparison.
        return b""
    comparison = opened.comparison
    try:
        rest = _Rest(
            comparison=None
            if comparison is None
            else _Comparison(
                places[comparison.path],
                comparison.comparison,
                _plain_problems(comparison.warnings),
                tuple([(str(its.path), its.written, its.line, its.column) for its in comparison.members]),
            ),
            files=tuple(
                [
                    _Scenario(places[file.path], file.scenario, _plain_problems(file.warnings), dict(file.lines))
                    for file in opened.files
                ]
            ),
            problems=_plain_problems(opened.problems),
        )
        sources = tuple(
            [_Source(str(file.path), str(file.path.resolve()), digest(file.data)) for file in every],
        )
        # As `_Opening` has it, without a copy of the rest.
        kept = packed((sources, rest))
        store.keep(_key(paths, program), kept)
    except (msgspec.MsgspecError, ValueError, TypeError, OSError, RuntimeError, RecursionError):
        # A path that is no text, a message about something that is none: read anew the next time.
        return b""
    return kept


def _key(paths: Iterable[Path], program: bytes) -> bytes:
    return digest(b"opening", program, *[str(path).encode(errors="surrogateescape") for path in paths])


def _scenario(its: _Scenario, sources: Sequence[_Source], data: Sequence[bytes]) -> ScenarioFile:
    scenario = replace(its.scenario, kinds=MappingProxyType(its.scenario.kinds))
    path = Path(sources[its.source].path)
    return ScenarioFile(path, data[its.source], scenario, _problems(its.warnings), MappingProxyType(its.lines))


def _comparison(its: _Comparison, sources: Sequence[_Source], data: Sequence[bytes]) -> ComparisonFile:
    members = [Member(Path(path), written, line, column) for path, written, line, column in its.members]
    path = Path(sources[its.source].path)
    return ComparisonFile(path, data[its.source], its.comparison, _problems(its.warnings), tuple(members))


def _problems(plain: Iterable[_Problem]) -> tuple[Problem, ...]:
    return tuple(
        [
            Problem(
                Path(its.path), its.line, its.column, Message(its.key, _args(its.args)), its.severity, its.has_place
            )
            for its in plain
        ]
    )


def _plain_problems(problems: Iterable[Problem]) -> tuple[_Problem, ...]:
    return tuple(
        [
            _Problem(
                str(its.path),
                its.line,
                its.column,
                its.message.key,
                {name: _plain(arg) for name, arg in its.message.args.items()},
                its.severity,
                its.has_place,
            )
            for its in problems
        ]
    )


def _plain(arg: object) -> object:
    """An argument of a message, as data: a message within it as a mapping, a tuple as a list."""
    match arg:
        case Message(key=key, args=args):
            return {"key": key, "args": {name: _plain(its) for name, its in args.items()}}
        case tuple():
            return [_plain(its) for its in arg]
        case bool() | str() | int() | float() | None:
            return arg
    raise TypeError(arg)


def _args(plain: Mapping[str, Any]) -> dict[str, object]:
    return {name: _arg(arg) for name, arg in plain.items()}


def _arg(plain: Any) -> object:
    match plain:
        case {"key": str(key), "args": dict(args)}:
            return Message(key, _args(args))
        case list():
            return tuple([_arg(its) for its in plain])
    return plain
