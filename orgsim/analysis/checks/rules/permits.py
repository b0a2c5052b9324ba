"""Who decides on permits: `permit-authority`."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.analysis.checks.rules.draft import Draft
from orgsim.analysis.checks.rules.judgement import Judgement, breaks, lacks, notes, passes
from orgsim.messages import message
from orgsim.model.kinds import CITY_BOARDS
from orgsim.model.units import Area

_PERMITS: tuple[Area, ...] = ("building-permits", "environment-permits")
_AUTHORITIES = ("board", "committee", "board-of-directors")


def permit_authority(draft: Draft) -> Iterator[Judgement]:
    """Building and environment permits are not decided by the city board itself."""
    stated: set[Area] = set()
    for body in draft.side("elected"):
        areas = [area for area in _PERMITS if area in draft.unit(body).area]
        if areas:
            stated.update(areas)
            yield _judge(draft, body)
    silent = tuple(message(f"rules.area.{area}") for area in _PERMITS if area not in stated)
    if silent:
        yield lacks(message("rule.permit-authority.missing", areas=silent))


def _judge(draft: Draft, body: int) -> Judgement:
    name, kind = draft.name(body), draft.kind(body)
    above = draft.parent_kind(body) if kind == "section" else kind
    remedy = message("rule.permit-authority.remedy")
    if kind in CITY_BOARDS:
        return breaks(message("rule.permit-authority.breach", unit=name), remedy, [body])
    if above in CITY_BOARDS:
        said = message("rule.permit-authority.section", unit=name, board=draft.board_name)
        return notes(said, [body], remedy, severity="guidance")
    if above in _AUTHORITIES:
        return passes(message("rule.permit-authority.pass", unit=name, board=draft.board_name), [body])
    return lacks(message("rule.permit-authority.missing-kind", unit=name), [body])
