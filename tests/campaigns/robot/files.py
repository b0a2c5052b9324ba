"""The files that a robot opens, changes, breaks, removes and brings back."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from benchmarks.organisations import generate
from orgsim.resources import scenarios_folder

_SIZES = (40, 180)
_SMALL_SIZES = (1, 6, 12)
_SMALL = ("heinola-2024.yaml", "lohja-nykytila.yaml")
"""Of what ships, the drafts of a few units."""
_SCENARIOS = re.compile(r"^(  scenarios: )\[.*\]$", re.MULTILINE)
_TITLE = re.compile(rb"^(\s*title: )(.*)$", re.MULTILINE)


class Files:
    """A folder of drafts and comparisons, all of which may be put back."""

    def __init__(self, folder: Path, *, small: bool) -> None:
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
        for size in _SMALL_SIZES if small else _SIZES:
            (folder / f"generated-{size}.yaml").write_text(generate(size), "utf-8")
        if small:
            shipped = (scenarios_folder() / "lohja-2016.yaml").read_text("utf-8")
            for name, drafts in (
                ("usual", "generated-12.yaml, generated-6.yaml"),
                ("three", ", ".join((*_SMALL, "generated-1.yaml"))),
            ):
                text = _SCENARIOS.sub(rf"\1[{drafts}]", shipped)
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
        data = path.read_bytes() if path.exists() else self._whole[path]
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
            beside = path.with_name(f"{path.name}~")
            beside.write_bytes(data)
            beside.replace(path)

    def tidy(self) -> None:
        """Remove what was made beside them."""
        for path in self._folder.iterdir():
            if path not in self._whole:
                path.unlink()

    def break_(self, path: Path, way: float) -> None:
        """Leave the file so that it cannot be read."""
        data = self._whole[path]
        cut = int(way * len(data))
        self._written(path, (data[:cut], data[:cut] + b"\n  : [", b"", b"\xff\xfe\x00")[int(way * 1000) % 4])

    def remove(self, path: Path) -> None:
        """Take the file away."""
        path.unlink(missing_ok=True)

    def protect(self, path: Path) -> None:
        """Let nobody write to the file."""
        if path.exists():
            path.chmod(0o444)

    def restore(self) -> None:
        """Bring all of them back as they were."""
        for path, data in self._whole.items():
            if path.exists():
                path.chmod(0o644)
            if not path.exists() or path.read_bytes() != data:
                path.write_bytes(data)

    def _written(self, path: Path, data: bytes) -> None:
        if path.exists():
            path.chmod(0o644)
        path.write_bytes(data)
