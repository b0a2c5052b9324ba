"""Bodies of a part of the municipality: `regional-body`."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.analysis.checks.rules.draft import Draft
from orgsim.analysis.checks.rules.judgement import Judgement, lacks, notes, passes
from orgsim.messages import message


def regional_body(draft: Draft) -> Iterator[Judgement]:
    """A regional body with powers is a board or a board of directors; a council (neuvosto) can only advise."""
    for body in draft.of("regional-board"):
        yield passes(message("rule.regional-body.pass", unit=draft.name(body)), [body])
    for body in draft.of("regional-council", side=None):
        yield _neuvosto(draft, body)


def _neuvosto(draft: Draft, body: int) -> Judgement:
    unit = draft.unit(body)
    if unit.remit:
        said = message("rule.regional-body.decides", unit=unit.name)
        return notes(said, [body], message("rule.regional-body.remedy"))
    if unit.remit is not None:
        return passes(message("rule.regional-body.advises", unit=unit.name), [body])
    if draft.flat.sides[body] == "elected":
        return lacks(message("rule.regional-body.missing", unit=unit.name), [body])
    return notes(message("rule.regional-body.note", unit=unit.name), [body], message("rule.regional-body.remedy"))
