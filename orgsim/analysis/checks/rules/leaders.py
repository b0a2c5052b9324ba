"""Who leads the municipality: `one-leader`."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.analysis.checks.rules.draft import Draft
from orgsim.analysis.checks.rules.judgement import Judgement, breaks, lacks, passes
from orgsim.messages import Message, message


def one_leader(draft: Draft) -> Iterator[Judgement]:
    """A city manager or a mayor, not both."""
    managers, mayors = draft.of("city-manager", side=None), draft.of("mayor", side=None)
    deputies = draft.of("deputy-mayor", side=None)
    if managers and mayors:
        both = [*managers, *mayors]
        said = message("rule.one-leader.breach", units=draft.names(both))
        yield breaks(said, message("rule.one-leader.remedy"), both)
    elif managers and deputies:
        # Deputy mayors without a mayor: whether there is one is not said.
        yield lacks(message("rule.one-leader.missing-mayor"), [*managers, *deputies])
    elif managers or mayors:
        yield passes(_leads(draft, managers, mayors), managers or mayors)
    else:
        yield lacks(message("rule.one-leader.missing"), deputies)


def _leads(draft: Draft, managers: list[int], mayors: list[int]) -> Message:
    key = "rule.one-leader.manager" if managers else "rule.one-leader.mayor"
    return message(key, unit=draft.name((managers or mayors)[0]))
