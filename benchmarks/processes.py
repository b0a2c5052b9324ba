"""Starting processes to see how long they take and how much memory they need."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

import msgspec

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


class Run(msgspec.Struct, frozen=True):
    """How one process went."""

    seconds: float
    """From its start to its first byte of output, or to its end where it writes nothing."""
    megabytes: float
    """The most memory that it held at once, if it says so after the first byte; else 0."""


def run(*command: str | Path) -> Run:
    """Run a command; RuntimeError where it fails."""
    started = time.perf_counter()
    with subprocess.Popen([*command], stdout=subprocess.PIPE, env=environment(), cwd=ROOT) as process:
        assert process.stdout is not None
        process.stdout.read(1)
        seconds = time.perf_counter() - started
        said = process.stdout.read()
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return Run(seconds, float(said or 0))


def start(what: str, *paths: Path) -> Run:
    """Start a window, `bare` or `orgsim`, and see it painted."""
    return run(sys.executable, HERE / "first_paint.py", what, *paths)


@cache
def environment() -> dict[str, str]:
    """Like that of an installed app from its second start on: modules compiled and kept, settings and what was read and
    laid out as of the first start, no screen.
    """
    folder = tempfile.mkdtemp(prefix="orgsim-benchmark-")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return environment | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": folder,
        "XDG_CACHE_HOME": folder,
        "PYTHONPYCACHEPREFIX": f"{folder}/compiled",
        "PYTHONPATH": str(ROOT),
    }
