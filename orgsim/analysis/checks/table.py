"""The findings of several scenarios side by side: a row for each rule, each claim and each open question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, get_args

import msgspec

from orgsim.analysis.checks.checking import check
from orgsim.analysis.checks.finding import Finding, Result
from orgsim.analysis.checks.rules.pack import IN_FORCE, PACK
from orgsim.analysis.deciding.claimable import Under, claims_any
from orgsim.files.reading.rulebook import rulebook
from orgsim.messages import Message
from orgsim.model.comparison import Answer, clear_answers
from orgsim.model.hierarchy import hierarchy, unit_of
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text

RESULTS: tuple[Result, ...] = ("breach", "unknown", "note", "answered", "pass", "off")
"""What needs a planner's attention comes first."""
_URGENCIES: Mapping[Result, int] = {result: place for place, result in enumerate(RESULTS)}

Group = Literal["law", "integrity", "guidance", "note", "open-question"]
GROUPS: tuple[Group, ...] = get_args(Group)

Key = tuple[str, ...]
"""The rule's id; of a claim with its metric and the unit that it counts within, of a question and of what is not placed
with the unit."""

_NONE_OFF: Mapping[str, Text] = MappingProxyType({})


class ChecksRow(msgspec.Struct, frozen=True, kw_only=True):
    """What one rule says of each scenario, or what becomes of one claim or one question."""

    group: Group
    rule: str
    key: Key
    """Names the row, whatever is open beside it."""
    subject: Message | Text | str | None = None
    """What a claim or a question is about, or what is not placed; `None` where the rule's own title says it."""
    cells: tuple[tuple[Finding, ...], ...]
    """The findings for each scenario, those first that need attention; none where the rule has nothing to say."""


class ChecksTable(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """All findings of the open scenarios."""

    rows: tuple[ChecksRow, ...]
    """Group by group, those first in which something is broken; in a group by gravity, then in the rulebook's order."""
    counts: tuple[Mapping[Result, int], ...]
    """Findings by result for each scenario, zeros too. Treat as read-only."""
    unjudged: tuple[bool, ...]
    """Whether no rule of law is applied to a scenario; the finding of rule `law-in-force` says why."""


def checks_table(
    scenarios: Sequence[Scenario],
    rules_off: Mapping[str, Text] = _NONE_OFF,
    answers: Sequence[Answer] = (),
    under: Under | None = None,
) -> ChecksTable:
    """The findings of `scenarios`; `rules_off` has the reason for each rule that is switched off, `answers` those by
    which single breaches are answered, `under` what simulated figures have to be of (see `check`).
    """
    meant = clear_answers(answers, [scenario.id for scenario in scenarios])
    columns = [findings(scenario, rules_off, meant, under) for scenario in scenarios]
    cells: dict[Key, list[list[Finding]]] = {}
    subjects: dict[Key, Message | Text | str | None] = {}
    for column, (scenario, found) in enumerate(zip(scenarios, columns, strict=True)):
        for key, subject, finding in _keyed(scenario, found):
            if (of := cells.get(key)) is None:
                of = cells[key] = [[] for _ in scenarios]
                subjects[key] = subject
            of[column].append(finding)
    rows = [
        ChecksRow(
            group=_group(key[0]),
            rule=key[0],
            key=key,
            subject=subjects[key],
            cells=tuple([tuple(its if len(its) < 2 else sorted(its, key=_urgency)) for its in by_column]),
        )
        for key, by_column in cells.items()
    ]
    order = {rule: place for place, rule in enumerate([IN_FORCE, *rulebook().rules])}
    gravities = [_gravity(row) for row in rows]
    broken = {row.group for row, gravity in zip(rows, gravities, strict=True) if gravity == _URGENCIES["breach"]}
    # Where two are alike, they stay as they were found.
    ranks = [
        # Why no law is applied tells of all that stands below it.
        (
            row.group not in broken,
            GROUPS.index(row.group),
            -1 if row.rule == IN_FORCE else gravity,
            order[row.rule],
            place,
        )
        for place, (row, gravity) in enumerate(zip(rows, gravities, strict=True))
    ]
    rows = [rows[rank[-1]] for rank in sorted(ranks)]
    return ChecksTable(
        rows=tuple(rows),
        counts=tuple(_counted(found) for found in columns),
        unjudged=tuple(any(finding.rule == IN_FORCE for finding in found) for found in columns),
    )


def findings(
    scenario: Scenario,
    rules_off: Mapping[str, Text] = _NONE_OFF,
    answers: Sequence[Answer] = (),
    under: Under | None = None,
) -> tuple[Finding, ...]:
    """As `check`; what it finds with every rule on and nothing answered is remembered while the scenario lives."""
    if rules_off or answers or claims_any(scenario):
        # What is claimed of a simulation may have been simulated since.
        return check(scenario, rules_off, answers, under)
    return _with_every_rule(scenario)


def verdict(cell: Sequence[Finding]) -> Result | None:
    """What of a cell needs attention first; `None` where there is nothing in it."""
    return min((finding.result for finding in cell), key=RESULTS.index, default=None)


def is_law(rule: str) -> bool:
    """Whether it is one of those that are applied only where the law is known that is in force."""
    return rule in PACK


@once_per_value
def _with_every_rule(scenario: Scenario) -> tuple[Finding, ...]:
    return check(scenario)


def _keyed(scenario: Scenario, found: Sequence[Finding]) -> Iterator[tuple[Key, Message | Text | str | None, Finding]]:
    flat = hierarchy(scenario)
    for finding in found:
        if finding.result == "off":
            yield (finding.rule,), None, finding
        elif finding.claimed is not None:
            subject = finding.message.args.get("subject", finding.claimed)
            assert isinstance(subject, Message | str)
            yield ("claim", finding.claimed, finding.unit or ""), subject, finding
        elif finding.rule == "open-question" and finding.unit is not None:
            yield ("open-question", finding.unit), flat.units[flat.index[finding.unit]].name, finding
        elif finding.rule == "not-placed" and (unit := unit_of(scenario, finding.unit or "")) is not None:
            yield ("not-placed", unit.id), unit.name, finding
        else:
            yield (finding.rule,), None, finding


def _group(rule: str) -> Group:
    if rule == "open-question":
        return "open-question"
    return "law" if rule == IN_FORCE else rulebook().rules[rule].severity


def _gravity(row: ChecksRow) -> int:
    """Of what needs attention first in any of its cells."""
    return min([_URGENCIES[finding.result] for cell in row.cells for finding in cell])


def _urgency(finding: Finding) -> int:
    return _URGENCIES[finding.result]


def _counted(found: Sequence[Finding]) -> Mapping[Result, int]:
    counts = Counter(finding.result for finding in found)
    return {result: counts[result] for result in RESULTS}
