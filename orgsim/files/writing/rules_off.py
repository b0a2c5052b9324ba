"""Writing which rules are switched off into the text of a comparison file.

Edits are verified (`verified_editing`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from orgsim.files.reading.comparison_file import ComparisonFile, read_comparison_text
from orgsim.files.writing.verified_editing import exactly, first_verified, save_edited
from orgsim.files.yaml.editing import (
    CannotEdit,
    Edit,
    with_all_comments,
    with_entry,
    without_entry,
    without_lines_of_entry,
)
from orgsim.files.yaml.flow import flow
from orgsim.messages import message
from orgsim.model.comparison import Comparison
from orgsim.model.text import Text

_OFF = ("comparison", "rules-off")


def switch_off(path: Path, rule: str, reason: str) -> ComparisonFile:
    """Switch a rule off in the comparison file at `path`, as it is on disk now.

    UnreadableFile or CannotEdit where that cannot be done, OSError where it cannot be written; the file is as before.
    """
    return save_edited(path, lambda data: with_rule_off(data, path, rule, reason))


def switch_on(path: Path, rule: str) -> ComparisonFile:
    """Switch a rule on again; it raises as `switch_off` does."""
    return save_edited(path, lambda data: with_rule_on(data, path, rule))


def with_rule_off(data: bytes, path: Path, rule: str, reason: str) -> bytes:
    """The bytes of a comparison file with a rule switched off for that reason, `as_words`. `path` is for messages."""
    before = read_comparison_text(data, path).comparison
    said = Text(und=as_words(reason))
    wanted = replace(before, rules_off={**before.rules_off, rule: said})
    value = flow(said)
    return _edited(data, path, [partial(with_entry, path=(*_OFF, rule), value=value)], wanted, f"{rule}: {value}")


def with_rule_on(data: bytes, path: Path, rule: str) -> bytes:
    """The bytes of a comparison file with a rule that is not switched off."""
    before = read_comparison_text(data, path).comparison
    if rule not in before.rules_off:
        return data
    wanted = replace(before, rules_off={key: said for key, said in before.rules_off.items() if key != rule})
    here = (*_OFF, rule)
    # A comment on the rule's own lines is a part of its reason and goes; what stands around them stays.
    ways: list[Edit] = [
        lambda text: with_all_comments(text, without_entry(text, here)),
        partial(without_lines_of_entry, path=here),
        partial(without_entry, path=here),
    ]
    return _edited(data, path, ways, wanted, f"# {rule}")


def as_words(text: str) -> str:
    """`text` on one line, without what cannot be seen."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _edited(data: bytes, path: Path, ways: Sequence[Edit], wanted: Comparison, line: str) -> bytes:
    result = first_verified(data, path, ways, exactly(wanted))
    if result is None:
        raise CannotEdit(message("edit.rules-by-hand", line=line))
    return result
