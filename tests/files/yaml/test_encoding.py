"""What a file holds is read whole, and never waited for."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from orgsim.files.yaml.encoding import bytes_at, bytes_there


def test_a_file_is_read_up_to_so_many_bytes(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"1234")
    assert bytes_at(file) == bytes_at(file, 4) == bytes_there(file) == b"1234"
    with pytest.raises(OSError, match="file") as refused:
        bytes_at(file, 3)
    assert refused.value.errno == errno.EFBIG


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_what_is_no_file_is_neither_read_nor_waited_for(tmp_path: Path) -> None:
    pipe, endless = tmp_path / "pipe", tmp_path / "endless"
    os.mkfifo(pipe)
    endless.symlink_to("/dev/zero")
    for path, why in ((pipe, errno.EINVAL), (endless, errno.EINVAL), (tmp_path, errno.EISDIR)):
        with pytest.raises(OSError, match=path.name) as refused:
            bytes_at(path)
        assert refused.value.errno == why
        assert bytes_there(path) is None
