"""Reading the files that a command is given, and telling what is wrong with them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from orgsim.commands.output import write
from orgsim.messages import Catalog

if TYPE_CHECKING:
    from orgsim.files.problems import Problem
    from orgsim.files.reading.opened import Opened

FINE, FOUND, FAILED = 0, 1, 2
"""Exit codes: nothing to say, findings, usage or unreadable files."""


def read(paths: Sequence[Path], texts: Catalog) -> Opened:
    """Read the files, and write what is wrong with them to standard error."""
    # Imported here, as the window shares what stands below, and may know already what is in its files.
    from orgsim.files.reading.opening import open_paths

    opened = open_paths(paths)
    tell(opened.problems, texts)
    return opened


def tell(problems: Sequence[Problem], texts: Catalog) -> None:
    """Write each problem to standard error as ``FILE:LINE:COLUMN: text``."""
    from orgsim.files.problems import describe

    write("".join(f"{describe(problem, texts)}\n" for problem in problems), sys.stderr)
