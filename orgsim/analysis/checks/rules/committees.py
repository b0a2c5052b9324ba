"""Committees of councillors instead of boards: `committee-model`, `one-model`, `chair-model`."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from orgsim.analysis.checks.rules.draft import Draft, kind_name
from orgsim.analysis.checks.rules.groups import drawn_from_parent, outsiders, unplaced_groups
from orgsim.analysis.checks.rules.judgement import Judgement, breaks, lacks, passes, unsure
from orgsim.messages import Message, message
from orgsim.model.kinds import CITY_BOARDS


def committee_model(draft: Draft) -> Iterator[Judgement]:
    """Where there are committees (valiokunnat), only councillors and their deputies sit on them and the city board.

    A temporary committee (§ 35) is held to the same, whatever is beside it. Sections follow the body that they stand
    under (§ 30.5), but the council may open them to others (§ 31.2).
    """
    committees = draft.of("committee")
    if committees:
        boards = [*committees, *draft.of(*CITY_BOARDS)]
        yield from _only_councillors(draft, sorted(boards), "committee")
        sections = [section for section in draft.of("section") if draft.flat.parents[section] in boards]
        yield from _sections(draft, sections)
    yield from _only_councillors(draft, draft.of("temporary-committee"), "temporary")


def _only_councillors(draft: Draft, bodies: list[int], case: str) -> Iterator[Judgement]:
    right, silent = [], []
    for body in bodies:
        seats, name = draft.seats(body), draft.name(body)
        unplaced = unplaced_groups(seats)
        from_outside = outsiders(seats)
        broken = _others_than_councillors(draft, body)
        if broken is not None:
            yield replace(breaks(broken, message("rule.committee-model.remedy"), [body]), case=case)
        elif seats.eligible is None:
            silent.append(body)
        elif from_outside:
            # All are said to be councillors or deputies, these too: or does the draft contradict itself?
            said = message("rule.committee-model.likely", unit=name, n=from_outside)
            yield unsure(said, message("rule.committee-model.missing-reserved", unit=name), [body], case=case)
        elif unplaced:
            missing = message("rule.committee-model.missing-group", unit=name, groups=unplaced)
            yield replace(lacks(missing, [body]), case=case)
        else:
            right.append(body)
    if right:
        yield replace(passes(message("rule.committee-model.pass", units=draft.names(right)), right), case=case)
    if silent:
        missing = message("rule.committee-model.missing", units=draft.names(silent))
        yield replace(lacks(missing, silent), case=case)


def _others_than_councillors(draft: Draft, body: int) -> Message | None:
    """That the draft lets others in, if it does."""
    seats, name = draft.seats(body), draft.name(body)
    if seats.eligible is None and (from_outside := outsiders(seats)):
        return message("rule.committee-model.reserved", unit=name, n=from_outside)
    if seats.eligible == "anyone":
        return message("rule.committee-model.anyone", unit=name)
    if "outsider" in (seats.chair, seats.vice_chair):
        return message("rule.committee-model.chair", unit=name)
    return None


def _sections(draft: Draft, sections: list[int]) -> Iterator[Judgement]:
    """Sections of committees and of the city board: with outsiders never a pass, and never a breach."""
    right, silent = [], []
    for section in sections:
        seats, name = draft.seats(section), draft.name(section)
        if outsiders(seats) or seats.eligible == "anyone" or "outsider" in (seats.chair, seats.vice_chair):
            missing = message("rule.committee-model.missing-opened", unit=name)
            yield unsure(message("rule.committee-model.section", unit=name), missing, [section], case="section")
        elif unplaced := unplaced_groups(seats):
            missing = message("rule.committee-model.missing-group", unit=name, groups=unplaced)
            yield replace(lacks(missing, [section]), case="section")
        elif seats.eligible is None and not drawn_from_parent(draft, section):
            silent.append(section)
        else:
            right.append(section)
    if right:
        said = message("rule.committee-model.pass", units=draft.names(right))
        yield replace(passes(said, right), case="section")
    if silent:
        missing = message("rule.committee-model.missing", units=draft.names(silent))
        yield replace(lacks(missing, silent), case="section")


def one_model(draft: Draft) -> Iterator[Judgement]:
    """Committees stand instead of boards; joint bodies, the audit committee and the election board aside.

    A temporary committee is no committee of this rule. A regional body with powers may be a board or a board of
    directors (§ 36): whether it may stand beside committees is not known.
    """
    committees, boards = (
        [body for body in draft.of(kind) if not draft.unit(body).shared] for kind in ("committee", "board")
    )
    regional = [body for body in draft.of("regional-board") if not draft.unit(body).shared]
    if committees and boards:
        told = {"committees": draft.names(committees), "boards": draft.names(boards)}
        remedy = message("rule.one-model.remedy")
        yield breaks(message("rule.one-model.breach", **told), remedy, [*committees, *boards])
    elif committees and regional:
        said = message("rule.one-model.regional", units=draft.names(regional))
        missing = message("rule.one-model.missing-regional", units=draft.names(regional))
        yield unsure(said, missing, [*committees, *regional], case="regional")
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
        elif chair == "board-member" or (chair == "parent-member" and draft.parent_kind(body) in CITY_BOARDS):
            if unit.council_decision:
                yield passes(message("rule.chair-model.pass", unit=unit.name), [body])
            else:
                said = message("rule.chair-model.breach", unit=unit.name)
                yield breaks(said, message("rule.chair-model.remedy"), [body])
    if silent:
        yield lacks(message("rule.chair-model.missing", units=draft.names(silent)), silent)
