"""The line of each unit in the text of a draft that is being edited, found when it is first asked for."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from orgsim.files.reading.opened import ScenarioFile
from orgsim.files.writing.units.following import held
from orgsim.files.yaml.encoding import text_of

_LONG = 60_000
"""Bytes of a text from which on it takes longer than a frame to find where its units stand."""


class UnitLines(Mapping[str, int]):
    """As `ScenarioFile.lines`, of the bytes of a draft; a unit that an alias stands for is in none."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._known: dict[str, int] = {}
        """Of the units that were asked for: who shows one need not wait for all."""

    @property
    def takes_long(self) -> bool:
        """Whether it takes a while to find them, as it is a long text and was not done yet."""
        return len(self._data) > _LONG and "_starts" not in vars(self)

    @cached_property
    def _text(self) -> str:
        return text_of(self._data)

    @cached_property
    def _starts(self) -> dict[str, int]:
        with held(self._text) as outline:
            return outline.starts()

    def __getitem__(self, id: str) -> int:
        if id not in self._known:
            self._known[id] = self._line(self._starts[id])
        return self._known[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._starts)

    def __len__(self) -> int:
        return len(self._starts)

    def _line(self, start: int) -> int:
        before = self._text[:start]
        return 1 + before.count("\n") + before.count("\r") - before.count("\r\n")


def lacking(files: Sequence[ScenarioFile]) -> list[int]:
    """The places of those among the files of which it takes a while to find the lines."""
    return [at for at, file in enumerate(files) if isinstance(file.lines, UnitLines) and file.lines.takes_long]


def finding(several: Iterable[Mapping[str, int]]) -> Generator[None, object, None]:
    """Find those lines, one draft's after another's: work for a thread."""
    for lines in several:
        len(lines)
        yield None
