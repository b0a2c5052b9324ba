"""Broken files: what ships, comparisons too, and generated drafts, mutated; none may end in an exception.

Half of the mutations are any at all. The other half makes one line wrong, and then that line is to be told.
"""

from __future__ import annotations

import random
import re
import time
import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path

from benchmarks.organisations import generate
from orgsim.files.problems import MOST, Problem, UnreadableFile, describe
from orgsim.files.reading.comparison_file import comparison_of
from orgsim.files.reading.document import parse
from orgsim.files.reading.scenario_file import scenario_of
from orgsim.messages import catalog
from orgsim.model.text import LANGUAGES
from orgsim.resources import scenarios_folder
from tests.campaigns.campaign import Round

FILES = 100
"""In a round."""
_SIZES = (1, 12, 80)
_PIECES = (
    *rb"- : { } [ ] , ' # &a *a <<:*a !! !x % @ ` | > ? ~ null \ \ud800 \0 id: kind: units: seats: name: und:".split(),
    *rb"comparison: orgsim: 2 -1 baseline: goals: story: pairs: weight: 1e999 0x1f 2016-02-30".split(),
    *[bytes.fromhex(one) for one in "09 0a 0d 0d0a 2020 0a20 00 0b ff c285 e280a8 efbbbf c2a0 e280ae".split()],  # noqa: SIM905 -- read better so
    b'"',
    b"9" * 40,
)
_Wrong = Callable[[bytes], bytes]
_KNOWN: dict[re.Pattern[bytes], tuple[_Wrong, ...]] = {
    re.compile(rb"^ *(- )?kind: (council|city-board|committee|section|division|service-area|performance-unit)$"): (
        lambda line: line.replace(b"kind: ", b"kind: zz-no-"),
        lambda line: line.replace(b"kind:", b"knid:"),
        lambda line: line.replace(b"kind: ", b"kind: ["),
    ),
    re.compile(rb"^ *(- )?seats: \d+$"): (
        lambda line: line.replace(b"seats: ", b"seats: many"),
        lambda line: line.replace(b"seats: ", b"seats: -"),
        lambda line: line.replace(b"seats: ", b"seats: {a: "),
    ),
    re.compile(rb"^ *- id: [a-z0-9-]+$"): (
        lambda line: line.replace(b"id: ", b"id: A b"),
        lambda line: line.replace(b"id: ", b"id: {}"),
        lambda line: line.replace(b"id: ", b'id: "'),
    ),
    re.compile(rb"^ *(title|name): \{fi: [^{}\"']*\}$"): (
        lambda line: line.replace(b"{fi:", b"{xx:"),
        lambda line: line.replace(b"{fi:", b"[fi:"),
    ),
    re.compile(rb"^orgsim: 1$"): (lambda line: b"orgsim: 99", lambda line: b"orgsim: one", lambda line: b"orgsmi: 1"),
    re.compile(rb"^(date|status): .*$"): (lambda line: line.split(b":")[0] + b": 2016-99-99",),
    re.compile(rb"^  scenarios: \[.*\]$"): (lambda line: b"  scenarios: {}", lambda line: line.replace(b"[", b"[{}, ")),
}


def play(chance: random.Random, folder: Path, files: int = FILES) -> Round:
    """A round of so many broken files."""
    faults: list[str] = []
    slowest = 0.0
    for turn in range(files):
        data, line = _pointed(chance) if turn % 2 else (_wild(chance), None)
        begun = time.perf_counter()
        fault = fault_in(data, line)
        slowest = max(slowest, time.perf_counter() - begun)
        if fault:
            kept = Path(f"{folder}-{turn}.yaml")
            kept.write_bytes(data)
            faults.append(f"{fault} (kept: {kept})")
    return Round(files, tuple(faults), tops={"longest_read": slowest})


def fault_in(data: bytes, line: int | None) -> str:
    """What is wrong with how that file is read; empty where nothing is. `line`: the one that is known to be wrong."""
    path = Path("broken.yaml")
    try:
        document = parse(data, path)
        problems = (comparison_of(document) if document.is_comparison else scenario_of(document)).warnings
    except UnreadableFile as error:
        problems = error.problems
        if not any(problem.severity == "error" for problem in problems):
            return "it was refused without an error"
    except Exception as error:
        return f"an exception: {error!r} {traceback.format_exc()[-600:]}"
    lines = len(re.split(rb"\r\n|\r|\n", data))
    for problem in problems:
        if fault := _fault_of(problem, lines):
            return fault
    if len(problems) > 2 * MOST + 2:
        return f"{len(problems)} problems"
    told = [describe(problem, catalog("en")) for problem in problems]
    if (
        line is not None
        and not any(problem.line == line for problem in problems)
        and f"line {line} " not in "".join(told)
    ):
        return f"line {line} is wrong, and told is {told[:4]}"
    return ""


def _fault_of(problem: Problem, lines: int) -> str:
    if not 1 <= problem.line <= lines or problem.column < 1:
        return f"a problem at {problem.line}:{problem.column} of {lines} lines"
    for language in LANGUAGES:
        said = describe(problem, catalog(language))
        if not said.isprintable():
            return f"a message that cannot be printed: {said!r}"
    return ""


@cache
def _whole() -> tuple[bytes, ...]:
    shipped = [path.read_bytes() for path in sorted(scenarios_folder().glob("*.yaml"))]
    # Comparisons are few, and have as many keys.
    return (
        *shipped,
        *[one for one in shipped if b"\ncomparison:" in one] * 3,
        *[generate(size).encode() for size in _SIZES],
    )


def _wild(chance: random.Random) -> bytes:
    data = chance.choice(_whole())
    if chance.random() < 0.8:
        data = data[: chance.randint(100, 5000)]
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randint(0, len(data))
        end = min(len(data), at + chance.choice((0, 0, 1, 3, 40, 400)))
        way = chance.random()
        if way < 0.5:
            piece = chance.choice(_PIECES)
        elif way < 0.65:
            piece = chance.randbytes(chance.randint(1, 6))
        elif way < 0.85:
            source = chance.choice(_whole())
            begin = chance.randint(0, len(source))
            piece = source[begin : begin + chance.randint(1, 200)]
        else:
            piece = b""
        data = data[:at] + piece + data[end:]
    return data


def _pointed(chance: random.Random) -> tuple[bytes, int]:
    """A file with one line that is wrong, and the line's number, counted from 1."""
    while True:
        lines = chance.choice(_whole()).split(b"\n")
        number = chance.randrange(len(lines))
        ways = [way for shape, several in _KNOWN.items() if shape.match(lines[number]) for way in several]
        if ways:
            lines[number] = chance.choice(ways)(lines[number])
            return b"\n".join(lines), number + 1
