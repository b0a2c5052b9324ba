"""Switching a rule off and on, answering a breach: written into the comparison file at once, with the reason."""

from __future__ import annotations

from collections.abc import Callable

from orgsim.app.document.document import Document
from orgsim.app.document.open_files import with_saved
from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.comparison_file import ComparisonFile
from orgsim.files.writing.answers import answer, take_back
from orgsim.files.writing.rules_off import switch_off, switch_on
from orgsim.files.yaml.atomic import why_unwritten
from orgsim.files.yaml.editing import CannotEdit
from orgsim.messages import Message, message
from orgsim.model.comparison import AnswerableRule


def turn_off(document: Document, rule: str, reason: str) -> Message | None:
    """Switch a rule off; why it cannot be done, or `None` where it was."""
    comparison = document.state.comparison
    if comparison is None:
        return message("checks-view.off.no-comparison")
    return _write(document, comparison, lambda: switch_off(comparison.path, rule, reason))


def turn_on(document: Document, rule: str) -> Message | None:
    """Switch a rule on again; why it cannot be done, or `None` where it was."""
    comparison = document.state.comparison
    if comparison is None:
        return message("checks-view.off.no-comparison")
    return _write(document, comparison, lambda: switch_on(comparison.path, rule))


def answer_breach(document: Document, rule: AnswerableRule, scenario: str, unit: str, reason: str) -> Message | None:
    """Answer a breach with a reason; why it cannot be done, or `None` where it was."""
    comparison = document.state.comparison
    if comparison is None:
        return message("checks-view.answer.no-comparison")
    return _write(document, comparison, lambda: answer(comparison.path, rule, scenario, unit, reason))


def take_answer_back(document: Document, rule: AnswerableRule, scenario: str, unit: str) -> Message | None:
    """Take the answer to a breach away; why it cannot be done, or `None` where it was."""
    comparison = document.state.comparison
    if comparison is None:
        return message("checks-view.answer.no-comparison")
    return _write(document, comparison, lambda: take_back(comparison.path, rule, scenario, unit))


def _write(document: Document, before: ComparisonFile, write: Callable[[], ComparisonFile]) -> Message | None:
    try:
        after = write()
    except CannotEdit as error:
        return error.message
    except UnreadableFile as error:
        reason: Message | str = error.problems[0].message
    except OSError as error:
        reason = why_unwritten(error)
    else:
        document.show(with_saved(document.state, after))
        return None
    return message("checks-view.off.failed", file=before.path.name, reason=reason)
