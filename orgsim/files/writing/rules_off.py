"""Writing which rules are switched off into the text of a comparison file.

Edits are verified (`verified_editing`).
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec.structs import replace

from orgsim.files.reading.comparison_file import ComparisonFile, read_comparison_text
from orgsim.files.writing.verified_editing import exactly, save_edited, verified_edit
from orgsim.files.yaml.editing import CannotEdit, Edit, with_entry, without_entry
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
    return _edited(data, path, partial(with_entry, path=(*_OFF, rule), value=value), wanted, f"{rule}: {value}")


def with_rule_on(data: bytes, path: Path, rule: str) -> bytes:
    """The bytes of a comparison file with a rule that is not switched off."""
    before = read_comparison_text(data, path).comparison
    if rule not in before.rules_off:
        return data
    wanted = replace(before, rules_off={key: said for key, said in before.rules_off.items() if key != rule})
    return _edited(data, path, partial(without_entry, path=(*_OFF, rule)), wanted, f"# {rule}")


def as_words(text: str) -> str:
    """`text` on one line, without what cannot be seen."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _edited(data: bytes, path: Path, edit: Edit, wanted: Comparison, line: str) -> bytes:
    try:
        return verified_edit(data, path, edit, exactly(wanted))
    except CannotEdit as error:
        raise CannotEdit(message("edit.rules-by-hand", line=line)) from error
