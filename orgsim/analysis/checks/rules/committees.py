"""Committees of councillors instead of boards: `committee-model`, `one-model`, `chair-model`."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.analysis.checks.rules.draft import BOARDS, Draft, kind_name
from orgsim.analysis.checks.rules.groups import outsiders, unplaced_groups
from orgsim.analysis.checks.rules.judgement import Judgement, breaks, lacks, passes
from orgsim.messages import Message, message


def committee_model(draft: Draft) -> Iterator[Judgement]:
    """Where there are committees (valiokunnat), only councillors and their deputies sit on them and the city board."""
    committees = draft.of("committee")
    right, silent = [], []
    for body in sorted([*committees, *draft.of(*BOARDS)]) if committees else []:
        seats, name = draft.seats(body), draft.name(body)
        unplaced = unplaced_groups(seats)
        broken = _others_than_councillors(draft, body)
        if broken is not None:
            yield breaks(broken, message("rule.committee-model.remedy"), [body])
        elif seats.eligible is None:
            silent.append(body)
        elif unplaced:
            yield lacks(message("rule.committee-model.missing-group", unit=name, groups=unplaced), [body])
        else:
            right.append(body)
    if right:
        yield passes(message("rule.committee-model.pass", units=draft.names(right)), right)
    if silent:
        yield lacks(message("rule.committee-model.missing", units=draft.names(silent)), silent)


def _others_than_councillors(draft: Draft, body: int) -> Message | None:
    """That the draft lets others in, if it does."""
    seats, name = draft.seats(body), draft.name(body)
    if from_outside := outsiders(seats):
        return message("rule.committee-model.reserved", unit=name, n=from_outside)
    if seats.eligible == "anyone":
        return message("rule.committee-model.anyone", unit=name)
    if "outsider" in (seats.chair, seats.vice_chair):
        return message("rule.committee-model.chair", unit=name)
    return None


def one_model(draft: Draft) -> Iterator[Judgement]:
    """Committees stand instead of boards; joint bodies, the audit committee and the election board aside."""
    committees, boards = (
        [body for body in draft.of(kind) if not draft.unit(body).shared] for kind in ("committee", "board")
    )
    if committees and boards:
        told = {"committees": draft.names(committees), "boards": draft.names(boards)}
        remedy = message("rule.one-model.remedy")
        yield breaks(message("rule.one-model.breach", **told), remedy, [*committees, *boards])
    elif unplaced := draft.of_unknown_kind("elected"):
        yield lacks(message("rule.one-model.missing", units=draft.names(unplaced)), unplaced)
    elif draft.shows_part("elected"):
        # What it shows keeps to one model; what it does not show may be of the other.
        unseen = ("board",) if committees else ("committee",) if boards else ("committee", "board")
        kinds = tuple(kind_name(kind) for kind in unseen)
        yield lacks(message("rules.missing.unseen", kinds=kinds), committees or boards)
    elif committees:
        yield passes(message("rule.one-model.committees"), committees)
    elif boards:
        yield passes(message("rule.one-model.boards"), boards)
    elif not draft.side("elected"):
        yield lacks(message("rules.missing.elected-bodies"))


def chair_model(draft: Draft) -> Iterator[Judgement]:
    """Where a member of the city board chairs a board or committee, the draft says that the council decides so."""
    silent = []
    for body in draft.of("board", "committee"):
        unit, chair = draft.unit(body), draft.seats(body).chair
        if chair is None:
            silent.append(body)
        elif chair == "board-member" or (chair == "parent-member" and draft.parent_kind(body) in BOARDS):
            if unit.council_decision:
                yield passes(message("rule.chair-model.pass", unit=unit.name), [body])
            else:
                said = message("rule.chair-model.breach", unit=unit.name)
                yield breaks(said, message("rule.chair-model.remedy"), [body])
    if silent:
        yield lacks(message("rule.chair-model.missing", units=draft.names(silent)), silent)
