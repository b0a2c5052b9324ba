"""What is changed in the assumptions of a comparison: each change a value, applied by a pure function."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from orgsim.model.comparison import Assumptions

Measure = Literal[
    "meetings",
    "fee",
    "agenda-closes",
    "minutes",
    "chair-factor",
    "a-year",
    "tabled",
    "escalated",
    "seed",
    "runs",
    "remits-continue",
]
OF_BODIES: Final[tuple[Measure, ...]] = ("meetings", "fee", "agenda-closes", "minutes")
"""Of what a number is assumed for each kind of body, or body."""


class Assumed(Struct, frozen=True):
    """A number is assumed, or no longer (`None`: it is unknown)."""

    measure: Measure
    key: str | None
    """Kind or id of the body; `None` for what is of none: the chair's factor, shares, what is simulated."""
    value: float | int | None

    @property
    def place(self) -> tuple[Measure, str | None]:
        """What it is assumed of; the last word on one place holds."""
        return self.measure, self.key


def assuming(assumptions: Assumptions | None, edits: Iterable[Assumed]) -> Assumptions | None:
    """`assumptions` after `edits`; `None` where nothing is assumed, before and after."""
    done = assumptions
    for edit in edits:
        done = _assuming(done or Assumptions(), edit)
    return None if assumptions is None and done == Assumptions() else done


def with_edit(edits: Sequence[Assumed], edit: Assumed) -> tuple[Assumed, ...]:
    """`edits` and one more, in the place of an earlier one of the same."""
    return (*(other for other in edits if other.place != edit.place), edit)


def taking_back(assumptions: Assumptions | None, edits: Iterable[Assumed]) -> tuple[Assumed, ...]:
    """What takes `edits` back, once they are made to `assumptions`: what was not assumed is unknown again."""
    before = assumptions or Assumptions()
    return tuple([Assumed(edit.measure, edit.key, _assumed(before, edit)) for edit in edits])


def of_bodies(assumptions: Assumptions, measure: Measure) -> Mapping[str, float | int]:
    """What is assumed by kind or id of body."""
    found: Mapping[str, float | int] = getattr(assumptions, _field(measure))
    return found


def _assumed(assumptions: Assumptions, of: Assumed) -> float | int | None:
    """What is assumed in the place of `of`."""
    if of.key is None:
        found: float | None = getattr(assumptions, _field(of.measure))
        return found
    return of_bodies(assumptions, of.measure).get(of.key)


def _assuming(assumptions: Assumptions, edit: Assumed) -> Assumptions:
    if edit.key is None:
        return replace(assumptions, **{_field(edit.measure): edit.value})
    old = of_bodies(assumptions, edit.measure)
    new = {key: value for key, value in old.items() if key != edit.key or edit.value is not None}
    if edit.value is not None:
        new[edit.key] = edit.value
    return replace(assumptions, **{_field(edit.measure): new})


def _field(measure: Measure) -> str:
    return measure.replace("-", "_")
