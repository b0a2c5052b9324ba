from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.campaigns.campaign import chance_of
from tests.campaigns.kills import play

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows kills otherwise")

# Writes half of a file, and takes its time before the other half.
TEARING = """
import os, sys, time
from pathlib import Path

path = Path(sys.argv[1])
for _ in sys.stdin:
    process = os.fork()
    if not process:
        path.write_bytes(path.read_bytes()[:40])
        time.sleep(60)
    print(process, 0.02, flush=True)
    time.sleep(0.2)
    os.waitpid(process, 0)
    print("ended", flush=True)
"""


def test_nothing_is_torn_nor_left(tmp_path: Path) -> None:
    came = play(chance_of(1, 0), tmp_path, kills=5)
    assert (came.tries, came.faults) == (5, ())


def test_a_torn_file_is_a_fault(tmp_path: Path) -> None:
    came = play(chance_of(1, 1), tmp_path, kills=3, saving=TEARING)
    assert any("torn" in fault for fault in came.faults)
