"""Writing the reasons by which breaches are answered into the text of a comparison file.

Edits are verified (`verified_editing`).
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec.structs import replace

from orgsim.files.reading.comparison_file import ComparisonFile, read_comparison_text
from orgsim.files.writing.rules_off import as_words
from orgsim.files.writing.verified_editing import exactly, save_edited, verified_edit
from orgsim.files.yaml.editing import CannotEdit, Edit, with_item, without_entry, without_item
from orgsim.files.yaml.flow import flow
from orgsim.messages import message
from orgsim.model.comparison import Answer, AnswerableRule, Comparison
from orgsim.model.text import Text

_ANSWERS = ("comparison", "answers")


def answer(path: Path, rule: AnswerableRule, scenario: str, unit: str, reason: str) -> ComparisonFile:
    """Answer a breach in the comparison file at `path`, as it is on disk now.

    UnreadableFile or CannotEdit where that cannot be done, OSError where it cannot be written; the file is as before.
    """
    said = Answer(rule=rule, scenario=scenario, unit=unit, reason=Text(und=as_words(reason)))
    return save_edited(path, lambda data: with_answer(data, path, said))


def take_back(path: Path, rule: AnswerableRule, scenario: str, unit: str) -> ComparisonFile:
    """Take the answer to a breach away; it raises as `answer` does."""
    return save_edited(path, lambda data: without_answer(data, path, rule, scenario, unit))


def with_answer(data: bytes, path: Path, answer: Answer) -> bytes:
    """The bytes of a comparison file with that answer, in the place of an earlier one. `path` is for messages."""
    data = without_answer(data, path, answer.rule, answer.scenario, answer.unit)
    before = read_comparison_text(data, path).comparison
    item = flow({key: getattr(answer, key) for key in ("rule", "scenario", "unit", "reason")})
    wanted = replace(before, answers=(*before.answers, answer))
    return _edited(data, path, partial(with_item, path=_ANSWERS, item=item), wanted, item)


def without_answer(data: bytes, path: Path, rule: AnswerableRule, scenario: str, unit: str) -> bytes:
    """The bytes of a comparison file in which that breach is not answered."""
    wanted = read_comparison_text(data, path).comparison
    for position in reversed(range(len(wanted.answers))):
        each = wanted.answers[position]
        if (each.rule, each.scenario, each.unit) == (rule, scenario, unit):
            wanted = replace(wanted, answers=(*wanted.answers[:position], *wanted.answers[position + 1 :]))
            # A list that is left empty goes with its key.
            last = partial(without_entry, path=_ANSWERS)
            edit = partial(without_item, path=_ANSWERS, position=position) if wanted.answers else last
            data = _edited(data, path, edit, wanted, f"# {rule}, {unit}")
    return data


def _edited(data: bytes, path: Path, edit: Edit, wanted: Comparison, line: str) -> bytes:
    try:
        return verified_edit(data, path, edit, exactly(wanted))
    except CannotEdit as error:
        raise CannotEdit(message("edit.answers-by-hand", line=line)) from error
