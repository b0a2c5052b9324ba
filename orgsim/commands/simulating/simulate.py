"""`orgsim simulate`: how long matters take in each draft of a comparison."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from orgsim.analysis.deciding.gains import gains as gains_of
from orgsim.analysis.deciding.resolving import processes
from orgsim.analysis.deciding.simulating import runs_of, seed_of, simulate
from orgsim.commands.formats import Dialect, as_json
from orgsim.commands.output import takes_unicode, write
from orgsim.commands.reading import FAILED, FINE, read
from orgsim.commands.simulating.formats import Told, csv, plain
from orgsim.commands.simulating.table import table
from orgsim.messages import Catalog
from orgsim.model.comparison import Assumptions

_INTERRUPTED = 130
_PATIENCE = 1.0
"""Seconds before anything is said of how far it is."""
_SELDOM = 20.0
"""Seconds between lines where they cannot be written over."""
_BAR = 20


def run(
    paths: Sequence[Path],
    *,
    format: str,
    runs: int | None,
    seed: int | None,
    year: int | None,
    gains: bool,
    remits_continue: bool | None,
    texts: Catalog,
    dialect: Dialect = "plain",
) -> int:
    """Write how long matters take in the scenarios at `paths` to standard output; the exit code.

    How far it is goes to standard error. Ctrl+C keeps what is done, and says so there: the figures are then those of
    fewer runs.
    """
    opened = read(paths, texts)
    scenarios = tuple(file.scenario for file in opened.files)
    if not scenarios:
        if format == "json":
            write(as_json({"scenarios": [], "differences": []}), sys.stdout)
        return FAILED
    wanted = runs_of(opened.assumptions) if runs is None else runs
    start = seed_of(opened.assumptions) if seed is None else seed
    assumptions = opened.assumptions
    if remits_continue is not None:
        assumptions = replace(assumptions or Assumptions(), remits_continue=remits_continue)
    reference = opened.reference
    its = processes(scenarios, assumptions, year, reference=reference, pairs=opened.pairs)
    progress = _Progress(texts)
    simulated = simulate(its, wanted, start, reference=reference, report=progress.report)
    progress.end()
    stopped = simulated.results[0].runs < wanted
    if stopped:
        write(f"{texts('cli.simulate.stopped', n=simulated.results[0].runs, wanted=wanted)}\n", sys.stderr)
    tried = None
    if gains and not stopped:
        tried = tuple(
            [
                tuple(sorted(gains_of(process, came, start), key=lambda gain: -gain.days))
                for process, came in zip(its, simulated.runs, strict=True)
            ]
        )
    told = Told(
        scenarios=scenarios,
        results=simulated.results,
        differences=simulated.differences,
        gains=tried,
        wanted=wanted,
        alone=opened.comparison is None,
    )
    match format:
        case "json":
            text = as_json(plain(told, texts), unicode=takes_unicode(sys.stdout))
        case "csv":
            text = csv(told, texts, dialect)
        case _:
            text = table(told, texts)
    write(text, sys.stdout, encoding="utf-8" if dialect == "fi" else None)
    if opened.failed:
        return FAILED
    return _INTERRUPTED if stopped else FINE


class _Progress:
    """Tells on standard error how far it is: over one line of a terminal, else now and then on a line of its own."""

    def __init__(self, texts: Catalog) -> None:
        self._texts = texts
        self._begun = self._told = time.monotonic()
        self._in_place = sys.stderr is not None and sys.stderr.isatty()
        self._shown = False

    def report(self, done: int, of: int) -> bool:
        """Tell that so many runs are done."""
        now = time.monotonic()
        spent = now - self._begun
        if done == of or spent < _PATIENCE or (not self._in_place and now - self._told < _SELDOM):
            return True
        self._told = now
        left = round(spent * (of - done) / done)
        filled = _BAR * done // of
        bar = f"[{'#' * filled}{'.' * (_BAR - filled)}]"
        text = f"{bar} {self._texts('cli.simulate.progress', done=done, wanted=of, seconds=left)}"
        write(f"\r{text}\x1b[K" if self._in_place else f"{text}\n", sys.stderr)
        self._shown = self._in_place
        return True

    def end(self) -> None:
        """Clear the line."""
        if self._shown:
            write("\r\x1b[K", sys.stderr)
