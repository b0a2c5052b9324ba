"""What becomes of matters that are dragged from one body to another, and what is said of it before they are let go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from orgsim.messages import Message, message
from orgsim.model.edits.edits import Edit, MatterAdded, MatterMoved
from orgsim.model.edits.refusing import refusal
from orgsim.model.edits.words import by_name
from orgsim.model.hierarchy import unit_of
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import Matter, Unit


class Passing(msgspec.Struct, frozen=True):
    """Matters that would pass to another body."""

    words: Message
    sort: Literal["lands", "stays", "refused"]
    edits: tuple[Edit, ...] = ()
    """One for each matter that can pass."""


def passing(scenario: Scenario, matters: Sequence[Matter], of: str | None, to: str | None) -> Passing:
    """Those matters of the body `of`, or that nobody decides, are held over the body `to`, or over none.

    Of several, those pass that `to` does not decide yet; which of them do is asked once they are let go.
    """
    body = unit_of(scenario, to) if to is not None else None
    if body is None:
        return Passing(message("passing.nobody"), "refused")
    if of == to:
        return Passing(message("passing.stays", what=_what(matters), unit=body.name), "stays")
    edits = [_edit(matter, of, body) for matter in matters]
    reasons = [refusal(scenario, edit) for edit in edits]
    able = tuple([edit for edit, why in zip(edits, reasons, strict=True) if why is None])
    if not able:
        why = next((why for why in reasons if why is not None), None)
        said = by_name(why, scenario) if why is not None else message("passing.none-there")
        return Passing(said, "refused")
    if len(matters) > 1:
        return Passing(message("passing.asked", n=len(able), unit=body.name), "lands", able)
    return Passing(message("passing.passes", what=_what(matters), unit=body.name), "lands", able)


def _edit(matter: Matter, of: str | None, body: Unit) -> Edit:
    if of is None:
        # Who delegates what, and who prepares it, is for the body to say that gets it.
        return MatterAdded(body.id, replace(matter, delegated=None, prepared_by=None))
    return MatterMoved(matter.id, of, body.id)


def _what(matters: Sequence[Matter]) -> Text | Message:
    return matters[0].name if len(matters) == 1 else message("passing.several", n=len(matters))
