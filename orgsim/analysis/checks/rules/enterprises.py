"""Municipal enterprises (liikelaitokset): `enterprise-board`."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.analysis.checks.rules.draft import Draft
from orgsim.analysis.checks.rules.judgement import Judgement, breaks, lacks, passes
from orgsim.messages import message


def enterprise_board(draft: Draft) -> Iterator[Judgement]:
    """An enterprise has a board of directors: above it, directly below it or tied to it by a link."""
    directors = draft.of("board-of-directors", side=None)
    for enterprise in draft.of("municipal-enterprise", side=None):
        # An enterprise of another municipality's or a joint authority's is not for this draft to furnish.
        if draft.flat.sides[enterprise] != "external":
            yield _judge(draft, enterprise, directors)


def _judge(draft: Draft, enterprise: int, directors: list[int]) -> Judgement:
    name = draft.name(enterprise)
    its_own = _tied(draft, enterprise, directors)
    if its_own:
        return passes(message("rule.enterprise-board.pass", unit=name), [enterprise, *its_own])
    if not draft.side("elected"):
        return lacks(message("rules.missing.elected-bodies"), [enterprise])
    if directors or draft.shows_part("elected") or draft.of_unknown_kind("elected"):
        return lacks(message("rule.enterprise-board.missing", unit=name), [enterprise])
    said = message("rule.enterprise-board.breach", unit=name)
    return breaks(said, message("rule.enterprise-board.remedy"), [enterprise])


def _tied(draft: Draft, enterprise: int, directors: list[int]) -> list[int]:
    id_ = draft.unit(enterprise).id
    linked = {
        other
        for link in draft.scenario.links
        for one, other in ((link.from_, link.to), (link.to, link.from_))
        if one == id_
    }
    near = {*draft.flat.path(enterprise), *draft.flat.children[enterprise]}
    return [body for body in directors if body in near or draft.unit(body).id in linked]
