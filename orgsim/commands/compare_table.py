"""The differences of scenarios for a reader at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgsim.analysis.differences.comparing import STATUSES, Difference, Status
from orgsim.analysis.differences.words import counted, heading, told, unshown
from orgsim.commands.compared import Compared
from orgsim.commands.lettering import legend
from orgsim.commands.output import printable
from orgsim.messages import Catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit


def as_table(scenarios: Sequence[Scenario], several: Sequence[Compared], texts: Catalog) -> str:
    """All scenarios, and for each two that are compared the counts and what differs, by status.

    Where the two share nothing, what may be the same comes first.
    """
    parts = [legend(scenarios, texts)]
    for compared in several:
        if len(several) > 1 or compared.columns != (0, 1):
            a, b = compared.letters
            parts.append([f"{a} → {b}  ({compared.a.id} → {compared.b.id})"])
        parts += _section(compared, texts)
    rows = [row for compared in several for row in compared.differences.rows]
    if any(row.unstated or any(change.unstated for change in row.changes) for row in rows):
        parts.append([texts("compare.unstated")])
    return "\n".join("\n".join([*lines, ""]) for lines in parts if lines)


def _section(compared: Compared, texts: Catalog) -> list[list[str]]:
    groups = [group for status in STATUSES if status != "same" and (group := list(_group(compared, status, texts)))]
    pairs = list(_pairs(compared, texts))
    shared = any(row.a and row.b for row in compared.differences.rows)
    return [[_counts(compared, texts)], *([*groups, pairs] if shared else [pairs, *groups])]


def _counts(compared: Compared, texts: Catalog) -> str:
    counts = compared.differences.counts
    told = [
        texts.say(counted(status, counts[status], compared.letters, baseline=compared.baseline))
        for status in STATUSES
        if counts[status]
    ]
    if not compared.differences.number:
        told.append(texts("compare.none"))
    return " · ".join(told)


def _group(compared: Compared, status: Status, texts: Catalog) -> Iterator[str]:
    rows = [row for row in compared.differences.rows if row.status == status]
    if not rows:
        return
    yield f"{texts.say(heading(status, compared.letters, baseline=compared.baseline))} ({len(rows)})"
    for row in rows:
        yield f"  {_title(compared, row, texts)}"
        if row.status == "not-shown":
            yield f"    ? {texts.say(unshown(compared.letters, in_a=bool(row.a)))}"
        for change in row.changes:
            mark = "?" if change.unstated else " "
            yield f"    {mark} {printable(texts.say(told(change)))}"


def _title(compared: Compared, row: Difference, texts: Catalog) -> str:
    ones, others = compared.units_of(row)
    if len(ones) > 1 or len(others) > 1:
        return f"{_names(ones, texts)} → {_names(others, texts)}"
    title = _names(ones or others, texts)
    if row.status == "moved":
        below = compared.differences.along(row, hierarchy(compared.a), hierarchy(compared.b))
        return f"{title}, {texts('difference.branch', n=below)}" if below else title
    if not ones or not others:
        flat = hierarchy(compared.a if ones else compared.b)
        parent = flat.parents[(row.a or row.b)[0]]
        return f"{title}  ({_names([flat.units[parent]], texts)})" if parent >= 0 else title
    return title


def _names(units: list[Unit], texts: Catalog) -> str:
    return " + ".join(printable(unit.name.in_language(texts.language)) for unit in units)


def _pairs(compared: Compared, texts: Catalog) -> Iterator[str]:
    if compared.offers:
        yield f"{texts('compare.pairs')} ({len(compared.offers)})"
    for offer in compared.offers:
        one, other = compared.units_offered(offer)
        percent = f"{int(offer.score * 100)} %"
        reasons = printable(texts.value(tuple(reason.message for reason in offer.reasons)))
        yield f"  {percent:>5}  {_names([one], texts)} = {_names([other], texts)}  ({one.id} = {other.id})"
        yield f"         {reasons}"
