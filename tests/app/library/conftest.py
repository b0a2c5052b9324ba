"""What ships is read, and its small pictures are laid out, once for all windows that show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from orgsim.analysis.library.entries import Reading
from orgsim.app.library import reader
from orgsim.drawing.chart.thumbnail import Thumbnail
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language
from orgsim.resources import is_shipped


@pytest.fixture(scope="session", autouse=True)
def _what_ships_is_read_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "read_entry", _reading_once(reader.read_entry))
        patch.setattr(reader, "thumbnail", _laying_out_once(reader.thumbnail))
        yield


def _reading_once(read_entry: Callable[[Path], Reading | None]) -> Callable[[Path], Reading | None]:
    readings: dict[Path, Reading | None] = {}

    def read(path: Path) -> Reading | None:
        if not is_shipped(path):
            return read_entry(path)
        if path not in readings:
            readings[path] = read_entry(path)
        return readings[path]

    return read


def _laying_out_once(thumbnail: Callable[..., Thumbnail]) -> Callable[..., Thumbnail]:
    # By identity, which stays theirs as they are kept.
    laid_out: dict[Any, tuple[Sequence[Scenario], Thumbnail]] = {}

    def lay_out(scenarios: Sequence[Scenario], language: Language, room: tuple[float, float]) -> Thumbnail:
        key = tuple(map(id, scenarios)), language, room
        if key not in laid_out:
            laid_out[key] = scenarios, thumbnail(scenarios, language, room)
        return laid_out[key][1]

    return lay_out
