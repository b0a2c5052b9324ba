"""When a body meets, in words."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.messages import Message, message
from orgsim.model.meeting import Meets


def meets_text(meets: Meets) -> Message:
    """Such as "2 viikon välein, maanantaisin, 11.1.2027 alkaen, ei 7/2027"."""
    return message("rules.several", parts=tuple(_parts(meets)))


def span_text(days: tuple[int, int]) -> Message:
    """The least and the most of days."""
    least, most = days
    return message("meets.days", n=most) if least == most else message("meets.span", least=least, most=most)


def _parts(meets: Meets) -> Iterator[Message]:
    if meets.a_year is not None:
        yield message("meets.a-year", n=meets.a_year)
    if meets.dates:
        yield message("meets.dates", days=meets.dates)
    if meets.every is not None:
        yield message(f"meets.every.{meets.period}", n=meets.every)
    if meets.weeks is not None:
        yield message(f"meets.weeks.{meets.weeks}")
    if meets.on is not None and meets.nth is None:
        yield message(f"meets.on.{meets.on}")
    elif meets.on is not None:
        yield message("meets.nth", nth=message(f"meets.nth.{meets.nth}"), day=message(f"meets.day.{meets.on}"))
    if meets.from_ is not None:
        yield message("meets.from", day=meets.from_)
    if meets.except_months:
        yield message("meets.except-months", months=tuple([message(f"month.{month}") for month in meets.except_months]))
    if meets.except_:
        yield message("meets.except", dates=meets.except_)
