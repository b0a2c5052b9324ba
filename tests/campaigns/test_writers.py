from __future__ import annotations

from pathlib import Path

from tests.campaigns.campaign import chance_of
from tests.campaigns.writers import play, was_put_over
from tests.files.writing.test_writers import Saved

# Tells what it has saved, and has not.
LYING = """
import sys
print("ready", flush=True)
sys.stdin.readline()
print(sys.argv[2] + "-0", flush=True)
"""


def test_nothing_that_was_told_as_saved_is_lost(tmp_path: Path) -> None:
    came = play(chance_of(1, 7), tmp_path, additions=2)
    assert (came.tries, came.faults, came.sums["editors"]) == (6, (), 0)


def test_nothing_is_lost_of_an_editor_either(tmp_path: Path) -> None:
    came = play(chance_of(1, 3), tmp_path, additions=3)
    assert (came.tries, came.faults, came.sums["editors"]) == (9, (), 1)


def test_what_is_told_as_saved_and_is_not_there_is_a_fault(tmp_path: Path) -> None:
    came = play(chance_of(1, 7), tmp_path, additions=1, writer=LYING)
    assert came.faults == tuple(f"told as saved and gone: {name}-0" for name in "abc")


def test_an_editor_puts_over_only_what_it_could_not_know() -> None:
    ours = Saved("a-1", begun=2.0, ended=3.0)
    assert was_put_over(ours, Saved("# editor", begun=1.0, ended=4.0))
    assert not was_put_over(ours, Saved("# editor", begun=3.5, ended=4.0))
    assert not was_put_over(ours, Saved("# editor", begun=1.0, ended=1.5))
    assert not was_put_over(ours, Saved("# editor", begun=2.5, ended=4.0, known=frozenset({"a-1"})))
