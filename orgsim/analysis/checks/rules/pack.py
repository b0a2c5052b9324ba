"""The pack of rules of law, and how a scenario is judged by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from orgsim.analysis.checks.finding import Finding
from orgsim.analysis.checks.rules.audit import audit_chairs, audit_overlap, audit_place
from orgsim.analysis.checks.rules.committees import chair_model, committee_model, one_model
from orgsim.analysis.checks.rules.delegations import coercion, council_undelegable, delegation_chain
from orgsim.analysis.checks.rules.draft import Draft
from orgsim.analysis.checks.rules.enterprises import enterprise_board
from orgsim.analysis.checks.rules.evenness import even_body
from orgsim.analysis.checks.rules.judgement import Judgement
from orgsim.analysis.checks.rules.languages import bilingual_education, language_pool
from orgsim.analysis.checks.rules.leaders import one_leader
from orgsim.analysis.checks.rules.permits import permit_authority
from orgsim.analysis.checks.rules.quotas import gender_quota
from orgsim.analysis.checks.rules.regions import regional_body
from orgsim.analysis.checks.rules.required import council_size, election_board, influence_bodies, required_bodies
from orgsim.analysis.checks.rules.sections import section_chair, section_parent
from orgsim.files.reading.rulebook import Basis, rulebook
from orgsim.messages import message
from orgsim.model.scenario import Scenario

Rule = Callable[[Draft], Iterable[Judgement]]

PACK: dict[str, Rule] = {
    "required-bodies": required_bodies,
    "council-size": council_size,
    "election-board": election_board,
    "influence-bodies": influence_bodies,
    "committee-model": committee_model,
    "one-model": one_model,
    "section-parent": section_parent,
    "section-chair": section_chair,
    "chair-model": chair_model,
    "audit-chairs": audit_chairs,
    "audit-overlap": audit_overlap,
    "audit-place": audit_place,
    "bilingual-education": bilingual_education,
    "language-pool": language_pool,
    "permit-authority": permit_authority,
    "coercion": coercion,
    "delegation-chain": delegation_chain,
    "council-undelegable": council_undelegable,
    "gender-quota": gender_quota,
    "regional-body": regional_body,
    "one-leader": one_leader,
    "enterprise-board": enterprise_board,
    "even-body": even_body,
}
"""Every rule that rests on a statute, by its id."""

IN_FORCE = "law-in-force"
"""Rule of the app's own: whether the pack's acts are those that the scenario is under."""


class Days(NamedTuple):
    """When a scenario takes force, as precisely as it says: some day from `first` to `last`."""

    first: dt.date
    last: dt.date


def in_force(scenario: Scenario) -> Days | Finding:
    """The days by which the scenario is judged, or why no rule of law can be applied to it."""
    effective = scenario.effective
    book = rulebook()
    if effective is None:
        missing = message("rules.missing.effective")
        said = message("rules.no-date", first=book.first_day)
    elif effective.last < book.first_day:
        missing = None
        said = message("rules.older-act", act=book.older_act, first=book.first_day)
    elif effective.first < book.first_day:
        missing = message("rules.missing.day")
        said = message("rules.vague-date", effective=effective, first=book.first_day)
    else:
        return Days(effective.first, effective.last)
    remedy = None if missing is None else message("rules.state-date")
    return Finding(
        scenario=scenario.id,
        rule=IN_FORCE,
        severity="law",
        result="unknown",
        message=said,
        missing=missing,
        remedy=remedy,
    )


def apply(id_: str, draft: Draft, days: Days) -> Iterator[Finding]:
    """What the rule `id_` has to say of a draft that takes force on one of `days`; nothing where it does not apply."""
    entry = rulebook().rules[id_]
    basis = basis_of(id_, days)
    if not basis:
        return
    for judgement in PACK[id_](draft):
        units = tuple(draft.unit(unit).id for unit in judgement.units)
        yield Finding(
            scenario=draft.scenario.id,
            rule=id_,
            severity=judgement.severity or entry.severity,
            result=judgement.result,
            message=judgement.said,
            unit=units[0] if len(units) == 1 else None,
            concerned=units if len(units) > 1 else (),
            remedy=judgement.remedy,
            missing=judgement.missing,
            basis=_of_case(basis, judgement.case),
        )


def _of_case(bases: tuple[Basis, ...], case: str | None) -> tuple[Basis, ...]:
    """The sections that a judgement of that case rests on."""
    return tuple(basis for basis in bases if basis.case in (None, case)) or bases


def basis_of(id_: str, days: Days) -> tuple[Basis, ...]:
    """The sections behind a rule that are in force on any of `days`."""
    return tuple(basis for basis in rulebook().rules[id_].basis if basis.meets(*days))
