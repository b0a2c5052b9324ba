"""What commands that export hold while they do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HOPEAVESI = Path(__file__).resolve().parents[2] / "scenarios" / "hopeavesi-nyt.yaml"
# In a process of its own, as the command is: windows that were tested in this one keep what they have read.
HELD = """
import gc, sys
from pathlib import Path
from orgsim.cli import main
from orgsim.export.progress import telling
from orgsim.files.reading.opened import ScenarioFile

own, out, held = Path(sys.argv[1]), sys.argv[2], set()

def look(_):
    files = [its for its in gc.get_objects() if type(its) is ScenarioFile and its.path == own]
    held.add((len(files), sum(len(its.data) + len(its.lines) for its in files)))

telling.set(look)
assert main(["export", str(own), "-o", out]) == 0
print(held)
"""


@pytest.mark.parametrize("ending", ["graphml", "xlsx"])
def test_the_text_of_a_draft_is_not_held_while_it_is_written_in_another_form(tmp_path: Path, ending: str) -> None:
    own = tmp_path / "own.yaml"
    own.write_bytes(HOPEAVESI.read_bytes())
    asked = [sys.executable, "-c", HELD, str(own), str(tmp_path / f"out.{ending}")]
    told = subprocess.run(asked, capture_output=True, text=True, check=True)
    # One draft, without its text and its lines.
    assert told.stdout.splitlines()[-1] == "{(1, 0)}"
