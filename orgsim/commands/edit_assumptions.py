"""The actions of `orgsim edit` that set what a comparison assumes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast, get_args

from msgspec.structs import fields

from orgsim.commands.edit_actions import Action
from orgsim.files.problems import shown
from orgsim.files.reading.assumptions import bodies_known
from orgsim.files.reading.comparison_file import read_comparison_text
from orgsim.files.reading.opening import open_paths
from orgsim.files.reading.rules import rule
from orgsim.files.writing.assumptions import save_assumptions, with_assumed
from orgsim.files.writing.typed import number_typed
from orgsim.files.yaml.editing import CannotEdit
from orgsim.files.yaml.scalars import is_id
from orgsim.messages import message
from orgsim.model.assumption_edits import OF_BODIES, Assumed, Measure
from orgsim.model.comparison import Assumptions
from orgsim.model.text import Language

VERB = "set-assumption"
_TRUTHS = {"true": True, "false": False}


def written(before: bytes, path: Path, actions: Sequence[Action], language: Language, *, dry_run: bool) -> bytes:
    """The bytes of the comparison file at `path` after `actions`, which are put into it unless that is only tried.

    Numbers are typed as people write them in `language`. UnreadableFile where it is no comparison, CannotEdit for the
    first that cannot be done, as where a number would be of no body of its scenarios, and so without effect.
    """
    # Whoever named the wrong file has nothing to mend in his numbers.
    read_comparison_text(before, path)
    edits = [_assumed(action, language) for action in actions]
    _check_bodies(path, edits)
    if not dry_run:
        return save_assumptions(path, edits).data
    for edit in edits:
        before = with_assumed(before, path, edit)
    return before


def _check_bodies(path: Path, edits: Sequence[Assumed]) -> None:
    named = [edit.key for edit in edits if edit.key is not None and edit.value is not None]
    opened = open_paths([path]) if named else None
    if opened is None or opened.failed:
        # What cannot be read may have such a body.
        return
    known = bodies_known(file.scenario for file in opened.files)
    for key in named:
        if not known.has(key):
            remedy = known.remedy(key, message("cli.edit.assumption.kinds", known=tuple(known.kinds)))
            raise CannotEdit(message("problem.assumption-of-no-body", found=shown(key), remedy=remedy))


def _assumed(action: Action, language: Language) -> Assumed:
    name, value = action.words
    written, _, key = name.partition(".")
    measure = cast("Measure", written)
    if measure not in get_args(Measure):
        raise CannotEdit(message("cli.edit.assumption.none", found=name, known=get_args(Measure)))
    if (measure in OF_BODIES) != bool(key):
        raise CannotEdit(message(f"cli.edit.assumption.{'alone' if key else 'of-body'}", measure=measure))
    if key and not is_id(key):
        raise CannotEdit(message("edit.unit.bad-id", id=key))
    return Assumed(measure, key or None, _value(measure, value, language) if value.strip() else None)


def _value(measure: Measure, text: str, language: Language) -> float | int:
    if measure == "remits-continue":
        if text not in _TRUTHS:
            raise CannotEdit(message("cli.edit.assumption.truth", measure=measure, found=text))
        return _TRUTHS[text]
    its = rule(Assumptions, measure)
    least, most = (0, 1) if its.form == "share" else (its.least or 0, its.most or 0)
    try:
        number = float(number_typed(text, language))
    except ValueError:
        number = least - 1.0
    whole = _is_whole(measure)
    if not least <= number <= most or (whole and number != int(number)):
        key = f"cli.edit.assumption.{'whole' if whole else 'number'}"
        raise CannotEdit(message(key, measure=measure, found=text, least=least, most=most))
    return int(number) if whole else number


def _is_whole(measure: Measure) -> bool:
    """Whether numbers of it have no decimals, as the model says."""
    its = next(field.type for field in fields(Assumptions) if field.encode_name == measure)
    return int in {its, *get_args(its)}
