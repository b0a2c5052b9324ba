"""Files that cannot be written for a while."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.room import room_for


@contextmanager
def nothing_can_be_written() -> Iterator[None]:
    """As a lock does, this keeps files from being written for a while; root too."""
    pytest.importorskip("resource")
    with room_for(1):
        yield
