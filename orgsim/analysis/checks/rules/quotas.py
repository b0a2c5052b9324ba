"""Women and men in bodies: `gender-quota`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from orgsim.analysis.checks.rules.draft import Draft
from orgsim.analysis.checks.rules.judgement import Judgement, breaks, lacks, notes, passes
from orgsim.files.reading.rulebook import Least, rulebook
from orgsim.messages import message

_Group = Literal["members", "deputies"]


def gender_quota(draft: Draft) -> Iterator[Judgement]:
    """At least 40 % of each sex in every body but the council, members and deputies apart.

    Where the statute's rounding is unsettled, fewer than either way asks for is a breach, and fewer than the stricter
    one only a matter of guidance.
    """
    bodies = [unit for unit in draft.side("elected") if draft.flat.kinds[unit].body and draft.kind(unit) != "council"]
    silent: dict[_Group, list[int]] = {"members": [], "deputies": []}
    for group, unsaid in silent.items():
        for body in bodies:
            stated = _stated(draft, body, group)
            if stated is None:
                unsaid.append(body)
            elif sum(stated):
                yield _judge(draft, body, group, *stated)
    members, deputies = silent.values()
    if members == deputies:
        if members:
            yield lacks(message("rule.gender-quota.missing-both", units=draft.names(members)), members)
        return
    for group, unsaid in silent.items():
        if unsaid:
            yield lacks(message(f"rule.gender-quota.missing-{group}", units=draft.names(unsaid)), unsaid)


def least_of_each(seats: int) -> Least:
    """The least number of each sex among so many: as the rulebook lists it, else by the two ways of rounding."""
    quota = rulebook().least_of_each_sex
    listed = quota.by_seats.get(seats)
    if listed is not None:
        return listed
    share = seats * quota.percent
    rounded_up = -(-share // 100)
    return Least(rounded_up=rounded_up if 2 * rounded_up <= seats else None, nearest=(share + 50) // 100)


def _stated(draft: Draft, body: int, group: _Group) -> tuple[int, int] | None:
    """Women and men, one of them worked out from the total if need be; `None` where the figures do not tell."""
    seats = draft.seats(body)
    women, men, total = (
        (seats.women, seats.men, seats.total)
        if group == "members"
        else (seats.deputy_women, seats.deputy_men, seats.deputies)
    )
    if total == 0:
        return 0, 0
    if women is None and men is not None and total is not None:
        women = total - men
    if men is None and women is not None and total is not None:
        men = total - women
    if women is None or men is None or min(women, men) < 0 or (total is not None and women + men != total):
        return None
    return women, men


def _judge(draft: Draft, body: int, group: _Group, women: int, men: int) -> Judgement:
    seats, fewer = women + men, min(women, men)
    least = least_of_each(seats)
    told = {
        "unit": draft.name(body),
        "group": message(f"rules.group.{group}"),
        "women": women,
        "men": men,
        "nearest": least.nearest,
    }
    remedy = message("rule.gender-quota.remedy")
    if fewer < least.nearest:
        return breaks(message("rule.gender-quota.breach", **told), remedy, [body])
    if least.rounded_up is None:
        return notes(message("rule.gender-quota.small", **told), [body], severity="guidance")
    if fewer < least.rounded_up:
        said = message("rule.gender-quota.between", **told, up=least.rounded_up)
        return notes(said, [body], remedy, severity="guidance")
    return passes(message("rule.gender-quota.pass", **told), [body])
