"""The files that a robot opens, changes, breaks, removes and brings back."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks.organisations import generate
from orgsim.resources import scenarios_folder
from tests.campaigns.robot.towns import town, weighing

_SIZE = 180
_TOWNS = (1, 6, 12, 30)
"""Units of the drafts that are made up."""
_SMALL = ("heinola-2024.yaml", "lohja-nykytila.yaml")
"""Of what ships, the drafts of a few units."""
_TITLE = re.compile(rb"^(\s*title: )(.*)$", re.MULTILINE)


_ENORMOUS = 1 << 33
"""Bytes of a file that only seems so large."""
_IN_PLACE: tuple[str, ...] = ("folder", "enormous", "link", *(() if os.name == "nt" else ("pipe", "circle", "endless")))


class Files:
    """A folder of drafts and comparisons, all of which may be put back."""

    def __init__(self, folder: Path, *, small: bool, towns: int = 0) -> None:
        self._small = small
        self._folder = folder
        self._whole: dict[Path, bytes] = {}
        self.pictures = folder.with_name("pictures")
        """Where pictures are saved."""
        folder.mkdir()
        self.pictures.mkdir()
        for path in sorted(scenarios_folder().glob("*.yaml")):
            if not small or path.name in _SMALL:
                shutil.copyfile(path, folder / path.name)
        if not small:
            (folder / f"generated-{_SIZE}.yaml").write_text(generate(_SIZE), "utf-8")
        for name, text in _made_up(random.Random(towns)):
            (folder / f"{name}.yaml").write_text(text, "utf-8")
        for path in sorted(folder.iterdir()):
            self._whole[path] = path.read_bytes()

    @property
    def paths(self) -> list[Path]:
        """All of them, there or not."""
        return list(self._whole)

    @property
    def size(self) -> tuple[int, int]:
        """The window's at rest: a small one is painted sooner."""
        return (800, 500) if self._small else (1366, 768)

    @property
    def usual(self) -> Path:
        """The comparison that a window opens without being asked."""
        return self._folder / ("usual.yaml" if self._small else "lohja-2016.yaml")

    def rewrite(self, path: Path, way: float) -> None:
        """Change what the file says, written as a text editor does: in its place, or renamed over it."""
        data = path.read_bytes() if is_plain(path) else self._whole[path]
        if way < 0.3:
            data += b"# a remark\n"
        elif way < 0.6:
            data = _TITLE.sub(rb"\1Another title", data, count=1)
        else:
            other = self.paths[int(way * 997) % len(self.paths)]
            data = self._whole[other]
        if int(way * 1000) % 2:
            self._written(path, data)
        else:
            self.rewrite_with(path, data)

    def rewrite_with(self, path: Path, data: bytes) -> None:
        """Save that in its place, as most editors do: renamed over it."""
        _cleared(path)
        beside = path.with_name(f"{path.name}~")
        beside.write_bytes(data)
        beside.replace(path)

    def replace(self, path: Path, way: float) -> str:
        """Put something else there; what it is."""
        other = self.paths[int(way * 997) % len(self.paths)]
        _cleared(path, whatever=True)
        what = _IN_PLACE[int(way * len(_IN_PLACE))]
        match what:
            case "folder":
                path.mkdir()
            case "pipe":
                os.mkfifo(path)
            case "enormous":
                with path.open("wb") as file:
                    file.truncate(_ENORMOUS)
            case "link":
                # Not to itself or in a circle of files that are all links.
                path.symlink_to(other if is_plain(other) else "nowhere.yaml")
            case "circle":
                path.symlink_to(path.name)
            case _:
                path.symlink_to("/dev/zero")
        return what

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Have the folder gone meanwhile."""
        away = self._folder.with_name("away")
        self._folder.rename(away)
        try:
            yield
        finally:
            if self._folder.exists():
                # Something was saved there.
                shutil.rmtree(self._folder)
            away.rename(self._folder)

    def tidy(self) -> None:
        """Remove what was made beside them."""
        for path in self._folder.iterdir():
            if path not in self._whole:
                _cleared(path, whatever=True)

    def break_(self, path: Path, way: float) -> None:
        """Leave the file so that it cannot be read."""
        data = self._whole[path]
        cut = int(way * len(data))
        self._written(path, (data[:cut], data[:cut] + b"\n  : [", b"", b"\xff\xfe\x00")[int(way * 1000) % 4])

    def remove(self, path: Path) -> None:
        """Take the file away."""
        _cleared(path, whatever=True)

    def protect(self, path: Path) -> None:
        """Let nobody write to the file."""
        if is_plain(path):
            path.chmod(0o444)

    def restore(self) -> None:
        """Bring all of them back as they were."""
        for path, data in self._whole.items():
            _cleared(path)
            if path.exists():
                path.chmod(0o644)
            if not path.exists() or path.read_bytes() != data:
                path.write_bytes(data)

    def _written(self, path: Path, data: bytes) -> None:
        _cleared(path)
        if path.exists():
            path.chmod(0o644)
        path.write_bytes(data)


def _made_up(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Drafts and comparisons of them, each with its name."""
    for size in _TOWNS:
        yield f"town-{size}", town(chance, size, size)
    own = {f"town-{size}.yaml": f"town-{size}" for size in _TOWNS}
    shipped = {"lohja-nykytila.yaml": "lohja-nykytila", "heinola-2024.yaml": "heinola-2024"}
    for name, drafts in (
        ("usual", ("town-12.yaml", "town-6.yaml")),
        ("three", ("lohja-nykytila.yaml", "town-30.yaml", "town-1.yaml")),
        ("long", ("heinola-2024.yaml", "town-12.yaml")),
    ):
        pairs = [(draft, (own | shipped)[draft]) for draft in drafts]
        yield name, weighing(chance, pairs, long=name == "long")


def is_plain(path: Path) -> bool:
    """Whether it is a file that can be read in no time, and no link."""
    return not path.is_symlink() and path.is_file() and path.stat().st_size < _ENORMOUS


def unlike_files(shown: Mapping[Path, bytes]) -> list[str]:
    """The names of drafts that were saved together, and of which the file does not hold what is shown.

    Where a link came into the place of an open draft, two of them are one file. That holds what was saved last, by the
    order of their paths, with what was done to the other in it; the other shows that once the window is told of it.
    """
    last = {path.resolve(): path for path in sorted(shown)}
    return [path.name for path in last.values() if path.read_bytes() != shown[path]]


def _cleared(path: Path, *, whatever: bool = False) -> None:
    """Take away what is there, unless it is such a file and not `whatever` it is."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif whatever or not is_plain(path):
        path.unlink(missing_ok=True)
