"""A comparison file that did not exist before: of what is open, or a copy of another in another place."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from msgspec.structs import replace

from orgsim.files.reading.comparison_file import ComparisonFile
from orgsim.files.writing.heads import with_head
from orgsim.files.writing.verified_editing import exactly, verified_edit
from orgsim.files.yaml.editing import (
    CannotEdit,
    with_item,
    with_item_moved,
    with_value,
    with_whole_value,
    without_item,
)
from orgsim.files.yaml.flow import flow
from orgsim.messages import message
from orgsim.model.text import Text

_SCENARIOS = ("comparison", "scenarios")
_BASELINE = ("comparison", "baseline")


def new_comparison(
    title: Text,
    scenarios: Sequence[Path],
    path: Path,
    *,
    baseline: Path | None = None,
    moved: Mapping[Path, Path] = MappingProxyType({}),
) -> bytes:
    """The bytes of a comparison of `scenarios`, to be put at `path`: its paths are told from there.

    `moved` tells of copies of some of them, which are named in their place.
    CannotEdit where no path leads from there to a scenario.
    """
    written = relative_paths([moved.get(each, each) for each in scenarios], path.parent)
    lines = ["orgsim: 1", "comparison:", f"  title: {flow(title)}", "  scenarios:"]
    lines += [f"    - {flow(each)}" for each in written]
    lines.append(f"  baseline: {flow(written[list(scenarios).index(baseline)]) if baseline is not None else 'null'}")
    return "".join(f"{line}\n" for line in lines).encode()


def comparison_elsewhere(
    file: ComparisonFile,
    path: Path,
    title: Text,
    scenarios: Sequence[Path],
    moved: Mapping[Path, Path] = MappingProxyType({}),
    *,
    origin: str | None = None,
) -> bytes:
    """The bytes of a copy of `file` for `path`, with another title and `scenarios`; all its other bytes stay.

    But what says at its head where the description of the format lies: it says so from `path`. Where an `origin` is
    told, a sentence on a line, it stands for the other comments there: they speak of the original. `moved` as above.
    The baseline stays where it is one of them. CannotEdit where the file is written in a way that is not foreseen, or
    no path leads from there to a scenario.
    """
    written = relative_paths([moved.get(each, each) for each in scenarios], path.parent)
    old_baseline = file.baseline()
    baseline = next((new for own, new in zip(scenarios, written, strict=True) if own == old_baseline), None)

    def edit(text: str) -> str:
        text = with_head(text, file.path.parent, path.parent, origin)
        if title != file.comparison.title:
            text = with_whole_value(text, ("comparison", "title"), flow(title))
        text = _with_members(text, file, scenarios, written)
        if file.comparison.baseline is not None:
            text = with_value(text, _BASELINE, "null" if baseline is None else flow(baseline))
        return text

    wanted = replace(file.comparison, title=title, scenarios=tuple(written), baseline=baseline)
    return verified_edit(file.data, path, edit, exactly(wanted))


def relative_paths(scenarios: Sequence[Path], folder: Path) -> list[str]:
    """How files are named from `folder`; CannotEdit where no path leads to one, as on another drive of Windows."""
    return [_relative_path(path, folder) for path in scenarios]


def _relative_path(path: Path, folder: Path) -> str:
    # Folders are followed to where they really lie: `..` leads up from there. The file's own name stays.
    target = path.parent.resolve() / path.name
    try:
        return Path(os.path.relpath(target, folder.resolve())).as_posix()
    except ValueError as error:
        raise CannotEdit(message("comparison-new.other-drive", name=path.name)) from error


def _with_members(text: str, file: ComparisonFile, scenarios: Sequence[Path], written: Sequence[str]) -> str:
    """`text` with its list naming `written`; an item that stays keeps its place's comments, and is named anew."""
    names = [member.written for member in file.members]
    if tuple(names) != file.comparison.scenarios:
        # One is listed twice: then it is not told which of them is meant.
        raise CannotEdit(message("edit.not-foreseen"))
    kept = [member.path for member in file.members]
    for position in reversed(range(len(kept))):
        if kept[position] not in scenarios:
            text = without_item(text, _SCENARIOS, position)
            del kept[position]
    for path, name in zip(scenarios, written, strict=True):
        if path not in kept:
            text = with_item(text, _SCENARIOS, flow(name))
            kept.append(path)
    for place, (path, name) in enumerate(zip(scenarios, written, strict=True)):
        at = kept.index(path)
        if at != place:
            text = with_item_moved(text, _SCENARIOS, at, place)
            kept.insert(place, kept.pop(at))
        text = with_value(text, (*_SCENARIOS, place), flow(name))
    return text
