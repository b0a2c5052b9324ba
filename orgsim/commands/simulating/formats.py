"""What the formats of `orgsim simulate` write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from orgsim.analysis.deciding.assumption import Assumption
from orgsim.analysis.deciding.results import Days, Difference, Gain, Interval, Overall, Parts, Result, Times
from orgsim.commands.formats import Cell, Dialect, as_csv
from orgsim.messages import Catalog, Message
from orgsim.model.scenario import Scenario

_DECIMALS = 4


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A comparison as it was simulated, to be written."""

    scenarios: tuple[Scenario, ...]
    results: tuple[Result, ...]
    differences: tuple[Difference, ...]
    gains: tuple[tuple[Gain, ...], ...] | None
    """By scenario, the largest first; `None`: not asked for."""
    wanted: int
    """Runs that were asked for."""
    alone: bool
    """Whether there is no comparison, whose assumptions would go before the defaults."""


def plain(told: Told, texts: Catalog) -> dict[str, object]:
    """As JSON has it."""
    return {
        "scenarios": [
            {
                "id": its.scenario,
                "runs": its.runs,
                "seed": its.seed,
                "from": str(its.first),
                "to": str(its.last),
                "matters": [_matter(times, its, texts) for times in its.matters],
                "overall": _overall(its.overall, its),
                "common": _overall(its.common, its),
                "slowest": its.slowest,
                "as-slow": list(its.as_slow),
                "agendas": [
                    {
                        "body": agenda.body,
                        "meetings": len(agenda.meetings),
                        "agenda-closes": agenda.closes,
                        "limit": agenda.limit,
                        "items": _rounded(agenda.items),
                        "items-at-least": _rounded(agenda.at_least),
                        "items-max": agenda.most_items,
                        "full": _rounded(agenda.full),
                        "tabled": _rounded(agenda.put_off),
                        "dates": None if agenda.evenly else [str(day) for day in agenda.meetings],
                    }
                    for agenda in its.agendas
                ],
                "evenings": [
                    {"bodies": load.bodies, "least": load.least, "mean": _rounded(load.mean), "most": load.most}
                    for load in its.loads
                ],
                **({} if told.gains is None else {"gains": [_gain(each) for each in told.gains[column]]}),
                "assumptions": [_assumption(each, texts) for each in its.assumptions],
                "missing": _said(its.missing, texts),
            }
            for column, its in enumerate(told.results)
        ],
        "differences": [
            {
                "scenario": each.scenario,
                "reference": each.reference,
                "mean": _rounded(each.mean),
                "interval": _interval(each.interval),
            }
            for each in told.differences
        ],
    }


def csv(told: Told, texts: Catalog, dialect: Dialect) -> str:
    """A row for each matter of each scenario."""
    header = ["scenario", "matter", "name", "path", "cases", "runs", "mean", "mean-low", "mean-high", "median",
              "lower", "upper", "p90", "final-median", "final-p90", "waits", "missing"]  # fmt: skip
    return as_csv(
        header,
        [
            [
                its.scenario,
                times.matter,
                times.name.written(texts.language),
                " > ".join(times.bodies),
                _rounded(times.cases_a_year),
                its.runs,
                *_csv_cells(times),
                " ".join(f"{body}:{days}" for body, days in _waits(times.parts).items()),
                " ".join(_said(times.missing, texts)),
            ]
            for its in told.results
            for times in its.matters
        ],
        dialect,
    )


def _csv_cells(times: Times) -> list[Cell]:
    its, final = times.decision, times.finality
    if its is None or final is None:
        return [None] * 9
    low, high = _interval(its.mean_interval) or (None, None)
    figures = (its.median, its.lower, its.upper, its.p90, final.median, final.p90)
    return [_rounded(its.mean), low, high, *map(_rounded, figures)]


def _matter(times: Times, of: Result, texts: Catalog) -> dict[str, object]:
    its = times.decision
    return {
        "id": times.matter,
        **_middle(its),
        "runs": of.runs,
        "waits": None if times.parts is None else _waits(times.parts),
        "path": list(times.bodies),
        "levels": [
            {"body": level.body, "path": list(level.bodies), "share": _rounded(level.share), **_middle(level.decision)}
            for level in times.levels
        ],
        "a-year": _rounded(times.cases_a_year),
        "decider-assumed": times.assumed,
        **_days(its),
        "finality": _final(times.finality),
        "parts": _parts(times.parts, of),
        "missing": _said(times.missing, texts),
    }


def _overall(overall: Overall, of: Result) -> dict[str, object]:
    its = overall.decision
    return {
        "matters": len(overall.matters),
        "left-out": list(overall.left_out),
        **_middle(its),
        **_days(its),
        "finality": _final(overall.finality),
        "waits": None if overall.parts is None else _waits(overall.parts),
        "parts": _parts(overall.parts, of),
    }


def _days(its: Days | None) -> dict[str, object]:
    return {
        "lower": None if its is None else _rounded(its.lower),
        "upper": None if its is None else _rounded(its.upper),
        "cases": 0 if its is None else its.cases,
        "mean-interval": None if its is None else _interval(its.mean_interval),
        "median-interval": None if its is None else _interval(its.median_interval),
    }


def _final(its: Days | None) -> dict[str, object] | None:
    return None if its is None else _middle(its)


def _middle(its: Days | None) -> dict[str, object]:
    """Around what the days lie; without them the same keys, and nothing known."""
    if its is None:
        return dict.fromkeys(("mean", "median", "p90"))
    return {"mean": _rounded(its.mean), "median": _rounded(its.median), "p90": _rounded(its.p90)}


def _waits(parts: Parts | None) -> Mapping[str, float]:
    """Mean days by body: where a body comes twice in the course of a matter, both together."""
    waits: dict[str, float] = {}
    for wait in () if parts is None else parts.waits:
        waits[wait.body] = waits.get(wait.body, 0.0) + wait.days
    return {body: round(days, _DECIMALS) for body, days in waits.items()}


def _parts(parts: Parts | None, of: Result) -> dict[str, object] | None:
    if parts is None:
        return None
    return {
        "preparation": _rounded(parts.preparation),
        "meeting": _rounded(sum(wait.meeting for wait in parts.waits)),
        "full": _rounded(sum(wait.full for wait in parts.waits)) if of.limited else None,
        "tabled": _rounded(sum(wait.tabled for wait in parts.waits)),
        "taken-over": _rounded(parts.taken_over),
        **{period.kind: _rounded(period.days) for period in parts.legal},
    }


def _gain(gain: Gain) -> dict[str, object]:
    return {
        "body": gain.body,
        "meetings": gain.meetings,
        "added": gain.added_a_year,
        "days": _rounded(gain.days),
        "interval": _interval(gain.interval),
        "matters": list(gain.matters),
    }


def _assumption(its: Assumption, texts: Catalog) -> dict[str, object]:
    return {
        "subject": its.subject,
        "origin": its.origin,
        "value": _rounded(its.value),
        "bodies": list(its.bodies),
        "matters": list(its.matters),
        "text": texts.say(its.text),
        "source": None if its.source is None else texts.say(its.source),
        "about": None if its.about is None else texts.say(its.about),
    }


def _said(messages: Sequence[Message], texts: Catalog) -> list[str]:
    return [texts.say(each) for each in messages]


def _interval(interval: Interval | None) -> tuple[float, float] | None:
    return None if interval is None else (round(interval.low, _DECIMALS), round(interval.high, _DECIMALS))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DECIMALS)
