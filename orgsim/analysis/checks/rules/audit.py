"""The audit committee (tarkastuslautakunta): `audit-chairs`, `audit-overlap`."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.analysis.checks.rules.draft import Draft
from orgsim.analysis.checks.rules.groups import LEADERS
from orgsim.analysis.checks.rules.judgement import Judgement, breaks, lacks, notes, passes
from orgsim.messages import message
from orgsim.model.kinds import CITY_BOARDS
from orgsim.model.units import Chair


def audit_chairs(draft: Draft) -> Iterator[Judgement]:
    """Its chair and vice-chair are councillors."""
    for audit in draft.of("audit-committee"):
        seats = draft.seats(audit)
        name = draft.name(audit)
        posts = {"chair": seats.chair, "vice-chair": seats.vice_chair}
        held = {post: _is_councillor(draft, audit, chair) for post, chair in posts.items()}
        missing = [message(f"rule.audit-chairs.missing-{post}") for post, held_so in held.items() if held_so is None]
        if False in held.values():
            said = tuple(message(f"rules.post.{post}") for post, held_so in held.items() if held_so is False)
            remedy = message("rule.audit-chairs.remedy")
            yield breaks(message("rule.audit-chairs.breach", unit=name, posts=said), remedy, [audit])
        elif missing:
            yield lacks(missing, [audit])
        else:
            yield passes(message("rule.audit-chairs.pass", unit=name), [audit])


def _is_councillor(draft: Draft, audit: int, chair: Chair | None) -> bool | None:
    """Whether one who is elected from there is a councillor; `None` where the draft does not say."""
    below_council = draft.parent_kind(audit) == "council"
    if chair == "councillor" or (below_council and chair == "parent-member"):
        return True
    if chair in ("deputy-councillor", "outsider") or (below_council and chair == "parent-deputy"):
        return False
    return True if draft.seats(audit).eligible == "councillors" else None


def audit_overlap(draft: Draft) -> Iterator[Judgement]:
    """None of its seats is drawn from the city board, or the other way round; mayors do not sit there."""
    boards = draft.of(*CITY_BOARDS)
    for audit in draft.of("audit-committee"):
        unit, seats = draft.unit(audit), draft.seats(audit)
        remedy = message("rule.audit-overlap.remedy")
        drawn = seats.drawn_from or {}
        shared = [
            board
            for board in boards
            if drawn.get(draft.unit(board).id) or (draft.seats(board).drawn_from or {}).get(unit.id)
        ]
        leaders = [leader for leader in LEADERS if (seats.reserved or {}).get(leader)]
        if shared or "board-member" in (seats.chair, seats.vice_chair):
            said = message("rule.audit-overlap.breach", unit=unit.name, board=draft.board_name)
            yield breaks(said, remedy, [audit, *shared])
        elif leaders:
            yield breaks(message("rule.audit-overlap.mayor", unit=unit.name), remedy, [audit])
        elif seats.drawn_from is None:
            yield lacks(message("rule.audit-overlap.missing"), [audit])
        else:
            yield passes(message("rule.audit-overlap.pass", unit=unit.name, board=draft.board_name), [audit])


def audit_place(draft: Draft) -> Iterator[Judgement]:
    """It is the council's: under the city or municipal board it would stand under the one whose work it audits."""
    for audit in draft.of("audit-committee"):
        name, parent = draft.name(audit), draft.flat.parents[audit]
        above = [draft.kind(unit) for unit in draft.flat.path(audit) if unit != audit]
        if any(kind in CITY_BOARDS for kind in above):
            said = message("rule.audit-place.note", unit=name, board=draft.board_name)
            yield notes(said, [audit], message("rule.audit-place.remedy"))
        elif parent >= 0 and draft.kind(parent) == "council":
            yield passes(message("rule.audit-place.pass", unit=name), [audit])
        else:
            yield lacks(message("rule.audit-place.missing", unit=name), [audit])
