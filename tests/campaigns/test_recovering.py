from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.campaigns.campaign import chance_of
from tests.campaigns.recovering import _EDITING, play

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows kills otherwise")

# Writes half of what is kept into its place, and takes its time before the rest.
TEARING = _EDITING.replace(
    "            if turn % 5 == 4:",
    "            file_there = recoveries._file(path)\n"
    "            file_there.write_bytes(file_there.read_bytes()[:60])\n"
    "            time.sleep(60)\n"
    "            if turn % 5 == 4:",
)


def test_nothing_that_was_kept_is_lost(tmp_path: Path) -> None:
    came = play(chance_of(1, 0), tmp_path, kills=5)
    assert (came.tries, came.faults) == (5, ())


def test_a_torn_one_is_a_fault(tmp_path: Path) -> None:
    came = play(chance_of(1, 1), tmp_path, kills=2, editing=TEARING)
    assert any("torn" in fault for fault in came.faults)
