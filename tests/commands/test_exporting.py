"""What commands that export hold while they do."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from orgsim.cli import main
from orgsim.export.progress import Done, telling
from orgsim.files.reading.opened import ScenarioFile

HOPEAVESI = Path(__file__).resolve().parents[2] / "scenarios" / "hopeavesi-nyt.yaml"


@pytest.mark.parametrize("ending", ["graphml", "xlsx"])
def test_the_text_of_a_draft_is_not_held_while_it_is_written_in_another_form(tmp_path: Path, ending: str) -> None:
    own = tmp_path / "own.yaml"
    own.write_bytes(HOPEAVESI.read_bytes())
    held: list[tuple[int, int]] = []

    def look(_: Done) -> None:
        # A test before this one may have had the collector left to a window, which is no more.
        gc.collect()
        files = [its for its in gc.get_objects() if type(its) is ScenarioFile and its.path == own]
        held.append((len(files), sum(len(its.data) + len(its.lines) for its in files)))

    token = telling.set(look)
    try:
        assert main(["export", str(own), "-o", str(tmp_path / f"out.{ending}")]) == 0
    finally:
        telling.reset(token)
    assert held and set(held) == {(1, 0)}
