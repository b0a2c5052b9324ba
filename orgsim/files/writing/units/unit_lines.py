"""The line of each unit in the text of a draft that is being edited, found when it is first asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property

from orgsim.files.writing.units.following import held
from orgsim.files.yaml.encoding import BOM
from orgsim.files.yaml.lines import BREAK


class UnitLines(Mapping[str, int]):
    """As `ScenarioFile.lines`, of the bytes of a draft; a unit that an alias stands for is in none."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _lines(self) -> dict[str, int]:
        text = self._data.removeprefix(BOM).decode("utf-8")
        starts = [0, *(found.end() for found in BREAK.finditer(text))]
        with held(text) as outline:
            return {id: bisect_right(starts, start) for id, start in outline.starts().items()}

    def __getitem__(self, id: str) -> int:
        return self._lines[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)
