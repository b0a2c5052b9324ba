"""The actions of `orgsim edit` that set what a comparison assumes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast, get_args

from orgsim.commands.edit_actions import Action
from orgsim.files.writing.assumptions import save_assumptions, with_assumed
from orgsim.files.yaml.editing import CannotEdit
from orgsim.files.yaml.scalars import is_id
from orgsim.messages import message
from orgsim.model.assumption_edits import Assumed, Measure
from orgsim.model.comparison import (
    MOST_CHAIR_FACTOR,
    MOST_DAYS_BEFORE,
    MOST_FEE,
    MOST_MEETINGS,
    MOST_RUNS,
    MOST_SEED,
)

VERB = "set-assumption"
_OF_BODIES = ("meetings", "fee", "agenda-closes")
_BOUNDS: Mapping[Measure, tuple[int, int]] = {
    "meetings": (0, MOST_MEETINGS),
    "fee": (0, MOST_FEE),
    "agenda-closes": (0, MOST_DAYS_BEFORE),
    "chair-factor": (0, MOST_CHAIR_FACTOR),
    "tabled": (0, 1),
    "escalated": (0, 1),
    "seed": (0, MOST_SEED),
    "runs": (1, MOST_RUNS),
}
_WHOLE = ("meetings", "agenda-closes", "seed", "runs")
_TRUTHS = {"true": True, "false": False}


def assumed(actions: Sequence[Action]) -> list[Assumed]:
    """What `actions` assume; CannotEdit tells of the first that cannot be done."""
    return [_assumed(action) for action in actions]


def written(before: bytes, path: Path, edits: Sequence[Assumed], *, dry_run: bool) -> bytes:
    """The bytes of the comparison file at `path` after `edits`, which are put into it unless that is only tried."""
    if not dry_run:
        return save_assumptions(path, edits).data
    for edit in edits:
        before = with_assumed(before, path, edit)
    return before


def _assumed(action: Action) -> Assumed:
    name, value = action.words
    written, _, key = name.partition(".")
    measure = cast("Measure", written)
    if measure not in get_args(Measure):
        raise CannotEdit(message("cli.edit.assumption.none", found=name, known=get_args(Measure)))
    if (measure in _OF_BODIES) != bool(key):
        raise CannotEdit(message(f"cli.edit.assumption.{'alone' if key else 'of-body'}", measure=measure))
    if key and not is_id(key):
        raise CannotEdit(message("edit.unit.bad-id", id=key))
    return Assumed(measure, key or None, _value(measure, value) if value.strip() else None)


def _value(measure: Measure, text: str) -> float | int:
    if measure == "remits-continue":
        if text not in _TRUTHS:
            raise CannotEdit(message("cli.edit.assumption.truth", measure=measure, found=text))
        return _TRUTHS[text]
    least, most = _BOUNDS[measure]
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = least - 1.0
    whole = measure in _WHOLE
    if not least <= number <= most or (whole and number != int(number)):
        key = f"cli.edit.assumption.{'whole' if whole else 'number'}"
        raise CannotEdit(message(key, measure=measure, found=text, least=least, most=most))
    return int(number) if whole else number
