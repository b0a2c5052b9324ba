from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from orgsim.export.errors import UnwritableError
from orgsim.export.placing import written_in_pieces
from orgsim.messages import catalog
from orgsim.model.abandoning import Abandoned
from tests.room import room_for

MANY = [bytes([number]) * 1_000_000 for number in range(12)]


@pytest.fixture
def on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "on the way"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize("pieces", [[], [b"one", b"two"], MANY], ids=["none", "few", "many"])
def test_pieces_become_a_file_and_nothing_else(tmp_path: Path, on_the_way: Path, pieces: list[bytes]) -> None:
    output = tmp_path / "out.ttl"
    assert written_in_pieces(output, iter(pieces)) is None
    assert output.read_bytes() == b"".join(pieces)
    assert [*on_the_way.iterdir()] == [] and sorted(tmp_path.iterdir()) == [on_the_way, output]


@pytest.mark.parametrize("after", [1, 11])
def test_what_is_left_in_the_middle_leaves_the_old_file(tmp_path: Path, on_the_way: Path, after: int) -> None:
    output = tmp_path / "out.ttl"
    output.write_bytes(b"old")
    seen: list[int] = []

    def pieces() -> Iterator[bytes]:
        yield from MANY[:after]
        seen.append(sum(len([*folder.iterdir()]) for folder in on_the_way.iterdir()))
        raise Abandoned

    with pytest.raises(Abandoned):
        written_in_pieces(output, pieces())
    assert seen == [int(after > 8)], "many pieces lay in a file on the way"
    assert output.read_bytes() == b"old"
    assert [*on_the_way.iterdir()] == [] and sorted(tmp_path.iterdir()) == [on_the_way, output]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such limit")
def test_where_the_disk_has_no_room_on_the_way_it_is_said_and_nothing_is_left(tmp_path: Path, on_the_way: Path) -> None:
    with room_for(3_000_000), pytest.raises(UnwritableError) as refused:
        written_in_pieces(tmp_path / "out.ttl", iter(MANY))
    assert refused.value.message.key == "export.error.on-the-way" and "too large" in catalog("en").say(
        refused.value.message
    )
    assert [*on_the_way.iterdir()] == [] and [*tmp_path.iterdir()] == [on_the_way]
