from __future__ import annotations

from typing import get_args

import msgspec

from orgsim.drawing.drawing import Drawing
from orgsim.drawing.folding.legible import Folding
from orgsim.files.kept.openings import _Opening, _Rest


def named_in_text(kind: type[msgspec.Struct], seen: set[type]) -> dict[str, str]:
    """The fields of a struct, and of those that it holds, whose types are written as text."""
    found: dict[str, str] = {}
    if kind not in seen:
        seen.add(kind)
        for name, its in kind.__annotations__.items():
            if isinstance(its, str):
                found[f"{kind.__name__}.{name}"] = its
            else:
                for each in structs_in(its):
                    found |= named_in_text(each, seen)
    return found


def structs_in(its: object) -> list[type[msgspec.Struct]]:
    if isinstance(its, type) and issubclass(its, msgspec.Struct):
        return [its]
    return [each for part in get_args(its) for each in structs_in(part)]


def test_types_of_what_is_kept_are_not_read_from_text_at_each_start() -> None:
    """Python would compile each of three hundred by itself: `annotations` are not imported where they are defined."""
    seen: set[type] = set()
    found: dict[str, str] = {}
    for kind in (_Opening, _Rest, Drawing, Folding):
        found |= named_in_text(kind, seen)
    assert found == {"Unit.units": "tuple[Unit, ...]"}
    assert len(seen) > 30
