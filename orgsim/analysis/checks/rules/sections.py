"""Sections (jaostot): `section-parent`, `section-chair`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from orgsim.analysis.checks.rules.draft import Draft
from orgsim.analysis.checks.rules.groups import drawn_from_parent, outsiders
from orgsim.analysis.checks.rules.judgement import Judgement, breaks, lacks, passes
from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.messages import message
from orgsim.model.kinds import CITY_BOARDS

_Missing = Literal["decision", "members", "chair", "both"]

_PARENTS = (*CITY_BOARDS, "board", "committee", "board-of-directors", "regional-board")

# Boards by their Finnish names (tarkastuslautakunta, keskusvaalilautakunta), and yet not what a section is thought to
# stand under: the rulebook does not say.
_UNSETTLED = ("audit-committee", "election-board")


def section_parent(draft: Draft) -> Iterator[Judgement]:
    """A section stands under the city board, a board, a committee or a board of directors."""
    right, silent, unsettled = [], [], []
    for section in draft.of("section"):
        kind = draft.parent_kind(section)
        if kind is None:
            silent.append(section)
        elif kind in _PARENTS:
            right.append(section)
        elif kind in _UNSETTLED or kind not in builtin_kinds():
            unsettled.append(section)
        else:
            parent = draft.name(draft.flat.parents[section])
            said = message("rule.section-parent.breach", unit=draft.name(section), parent=parent)
            yield breaks(said, message("rule.section-parent.remedy"), [section])
    if right:
        yield passes(message("rule.section-parent.pass", units=draft.names(right)), right)
    if silent:
        yield lacks(message("rule.section-parent.missing", units=draft.names(silent)), silent)
    for section in unsettled:
        told = {"unit": draft.name(section), "parent": draft.name(draft.flat.parents[section])}
        yield lacks(message("rule.section-parent.missing-kind", **told), [section])


def section_chair(draft: Draft) -> Iterator[Judgement]:
    """Outsiders sit in a section only by a decision of the council, and never as its chair.

    Members and deputies of the parent are no outsiders.
    """
    right = []
    missing: dict[_Missing, list[int]] = {"decision": [], "members": [], "chair": []}
    for section in draft.of("section"):
        broken = _broken_chair(draft, section)
        if broken is not None:
            yield broken
            continue
        unsaid = _unsaid(draft, section)
        for what in unsaid:
            missing[what].append(section)
        if not unsaid:
            right.append(section)
    if right:
        yield passes(message("rule.section-chair.pass", units=draft.names(right)), right)
    if missing["members"] == missing["chair"]:
        # Nothing is said of either, as in most drafts: then one sentence tells.
        missing = {"decision": missing["decision"], "both": missing["chair"]}
    nouns = [
        message(f"rule.section-chair.missing-{what}", units=draft.names(sections))
        for what, sections in missing.items()
        if sections
    ]
    if nouns:
        yield lacks(nouns, sorted({section for sections in missing.values() for section in sections}))


def _broken_chair(draft: Draft, section: int) -> Judgement | None:
    unit, seats = draft.unit(section), draft.seats(section)
    if seats.chair == "outsider":
        said = message("rule.section-chair.chair", unit=unit.name)
        return breaks(said, message("rule.section-chair.remedy-chair"), [section])
    from_outside = outsiders(seats)
    if from_outside and unit.council_decision is False:
        said = message("rule.section-chair.outsiders", unit=unit.name, n=from_outside)
        return breaks(said, message("rule.section-chair.remedy-outsiders"), [section])
    return None


def _unsaid(draft: Draft, section: int) -> list[_Missing]:
    """What the draft would have to say of a section for the rule to hold."""
    decided = draft.unit(section).council_decision
    from_outside = outsiders(draft.seats(section))
    wholly = drawn_from_parent(draft, section)
    unsaid: list[_Missing] = []
    if from_outside and not decided:
        unsaid.append("decision")
    elif from_outside is None and not decided and not wholly:
        unsaid.append("members")
    if not wholly and not _chaired_from_within(draft, section):
        unsaid.append("chair")
    return unsaid


def _chaired_from_within(draft: Draft, section: int) -> bool:
    seats = draft.seats(section)
    if outsiders(seats) == 0:
        return True
    if seats.chair == "board-member":
        return draft.parent_kind(section) in CITY_BOARDS
    return seats.chair in ("parent-member", "parent-deputy")
