"""Writing what is assumed of meetings, fees and decisions into the text of a comparison file.

Edits are verified (`verified_editing`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from pathlib import Path

from msgspec.structs import asdict, replace

from orgsim.files.reading.comparison_file import ComparisonFile, read_comparison_text
from orgsim.files.writing.verified_editing import first_verified, save_edited
from orgsim.files.yaml.editing import (
    CannotEdit,
    Edit,
    with_all_comments,
    with_entry,
    with_whole_value,
    without_entry,
    without_entry_but_comment,
    without_lines_of_entry,
)
from orgsim.files.yaml.flow import flow
from orgsim.messages import message
from orgsim.model.assumption_edits import Assumed, assuming, of_bodies
from orgsim.model.comparison import Assumptions, Comparison

_ASSUMPTIONS = ("comparison", "assumptions")


def save_assumptions(path: Path, edits: Iterable[Assumed]) -> ComparisonFile:
    """Put `edits` into the comparison file at `path`, as it is on disk now: all of them, or none.

    UnreadableFile or CannotEdit where that cannot be done, OSError where it cannot be written; the file is as before.
    """
    return save_edited(path, lambda data: reduce(lambda so_far, edit: with_assumed(so_far, path, edit), edits, data))


def with_assumed(data: bytes, path: Path, edit: Assumed) -> bytes:
    """The bytes of a comparison file after `edit`; all others stay. `path` is for messages."""
    before = read_comparison_text(data, path).comparison
    wanted = assuming(before.assumptions, [edit])
    if (wanted or Assumptions()) == (before.assumptions or Assumptions()):
        return data
    plain = _plain(before, wanted)
    ways = _ways(edit, before.assumptions or Assumptions())
    result = first_verified(data, path, ways, lambda after: _plain(after, after.assumptions) == plain)
    if result is None:
        raise CannotEdit(message("edit.assumptions-by-hand", line=_line(edit)))
    return result


def _ways(edit: Assumed, before: Assumptions) -> list[Edit]:
    """Ways to do it, the one that suits most files first. A comment is never lost by one."""
    names = [edit.measure] if edit.key is None else [edit.measure, edit.key]
    here = (*_ASSUMPTIONS, *names)
    if edit.value is None:
        return [
            lambda text: with_all_comments(text, without_entry(text, here)),
            lambda text: without_entry_but_comment(text, here),
            lambda text: with_all_comments(
                text, with_whole_value(text, here[:3], "null" if edit.key is None else "{}")
            ),
            # A comment stands between the key above and this one, which is all there is.
            lambda text: with_all_comments(text, without_lines_of_entry(text, here)),
        ]
    number = flow(_number(edit.value))
    if edit.key is None:
        return [lambda text: with_entry(text, here, number)]
    if of_bodies(before, edit.measure):
        return [lambda text: with_entry(text, here, number)]
    first = flow({edit.key: _number(edit.value)})
    return [
        lambda text: with_entry(text, here[:3], first),
        # The mapping is there, with nothing in it but a comment.
        lambda text: with_entry(text, here, number),
    ]


def _plain(comparison: Comparison, assumptions: Assumptions | None) -> dict[str, object]:
    """All that is said, with those assumptions: none at all, and ones that say nothing, are the same."""
    return asdict(replace(comparison, assumptions=assumptions or Assumptions()))


def _number(value: float) -> int | float:
    """As a planner writes it: 80 and not 80.0."""
    return value if isinstance(value, bool) or value != int(value) else int(value)


def _line(edit: Assumed) -> str:
    """The line that the file would need."""
    value = "null" if edit.value is None else flow(_number(edit.value))
    if edit.key is None:
        return f"{edit.measure}: {value}"
    return f"# {edit.measure}: {edit.key}" if edit.value is None else f"{edit.measure}: {{{edit.key}: {value}}}"
