"""The differences of two scenarios for a reader at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.analysis.difference_words import counted, heading, told
from orgsim.analysis.differences import STATUSES, Difference, Status
from orgsim.commands.compared import Compared
from orgsim.commands.lettering import legend, letter
from orgsim.commands.output import printable
from orgsim.messages import Catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.units import Unit

_LETTERS = (letter(0), letter(1))


def as_table(compared: Compared, texts: Catalog) -> str:
    """Both scenarios, the counts, and what differs, by status; where nothing is shared, first what may be the same."""
    parts = [legend((compared.a, compared.b), texts), [_counts(compared, texts)]]
    groups = [group for status in STATUSES if status != "same" and (group := list(_group(compared, status, texts)))]
    pairs = list(_pairs(compared, texts))
    shared = any(row.a and row.b for row in compared.differences.rows)
    parts += [*groups, pairs] if shared else [pairs, *groups]
    rows = compared.differences.rows
    if any(row.unstated or any(change.unstated for change in row.changes) for row in rows):
        parts.append([texts("compare.unstated")])
    return "\n".join("\n".join([*lines, ""]) for lines in parts if lines)


def _counts(compared: Compared, texts: Catalog) -> str:
    counts = compared.differences.counts
    told = [
        texts.say(counted(status, counts[status], _LETTERS, baseline=compared.baseline))
        for status in STATUSES
        if counts[status]
    ]
    if not any(counts[status] for status in STATUSES if status != "same"):
        told.append(texts("compare.none"))
    return " · ".join(told)


def _group(compared: Compared, status: Status, texts: Catalog) -> Iterator[str]:
    rows = [row for row in compared.differences.rows if row.status == status]
    if not rows:
        return
    yield f"{texts.say(heading(status, _LETTERS, baseline=compared.baseline))} ({len(rows)})"
    for row in rows:
        yield f"  {_title(compared, row, texts)}"
        if row.unstated and not row.changes:
            yield f"    ? {texts('difference.not-shown')}"
        for change in row.changes:
            mark = "?" if change.unstated else " "
            yield f"    {mark} {printable(texts.say(told(change)))}"


def _title(compared: Compared, row: Difference, texts: Catalog) -> str:
    ones, others = compared.units_of(row)
    if len(ones) > 1 or len(others) > 1:
        return f"{_names(ones, texts)} → {_names(others, texts)}"
    title = _names(ones or others, texts)
    if row.status == "moved":
        below = len(hierarchy(compared.b).subtree(row.b[0])) - 1
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
