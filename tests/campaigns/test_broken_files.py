from __future__ import annotations

from pathlib import Path

from tests.campaigns.broken_files import fault_in, play
from tests.campaigns.campaign import chance_of

WRONG = b"orgsim: 1\nid: a\ntitle: T\nstatus: nonsense\nunits:\n  - {id: a, kind: council, name: N}\n"


def test_a_hundred_broken_files_end_in_messages(tmp_path: Path) -> None:
    came = play(chance_of(1, 0), tmp_path / "kept")
    assert (came.tries, came.faults) == (100, ())


def test_a_line_that_is_wrong_and_not_told_is_a_fault() -> None:
    assert fault_in(WRONG, 4) == ""
    assert fault_in(WRONG, 3).startswith("line 3 is wrong, and told is ['broken.yaml:4:")
