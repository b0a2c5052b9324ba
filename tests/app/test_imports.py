"""Imports once PySide is there: as Python's own, with what completes PySide's modules."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import linecache, sys
sys.path.insert(0, sys.argv[1])
import PySide6.QtCore
if {plainly}:
    from orgsim.app.imports import import_plainly
    import_plainly()
import plain_module
from PySide6.QtGui import QColor
print(any("plain_module" in name for name in linecache.cache), QColor("red").name())
"""


def _lines_kept_and_colour(folder: str, *, plainly: bool) -> list[str]:
    run = [sys.executable, "-c", PROGRAM.format(plainly=plainly), folder]
    return subprocess.run(run, capture_output=True, encoding="utf-8", check=True).stdout.split()


def test_the_text_of_imported_modules_is_not_read(tmp_path: Path) -> None:
    """PySide 6.11.3 and 6.12.0 read and keep it of every module that is imported after QtCore."""
    (tmp_path / "plain_module.py").write_text("NOTHING = None\n", encoding="utf-8")
    assert _lines_kept_and_colour(str(tmp_path), plainly=True) == ["False", "#ff0000"]
    assert _lines_kept_and_colour(str(tmp_path), plainly=False) == ["True", "#ff0000"], "PySide does without: so can we"
