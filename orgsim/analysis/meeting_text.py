"""When a body meets, in words, and such words read back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from orgsim.files.yaml.scalars import partial_date
from orgsim.messages import Catalog, Message, catalog, message
from orgsim.model.comparison import MOST_MEETINGS
from orgsim.model.dates import PartialDate
from orgsim.model.meeting import MOST_EVERY, NTH, WEEKDAYS, Meets, can_be_stated
from orgsim.model.text import Language

_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\Z")
_ENGLISH_DAY = re.compile(r"(\d{1,2}) (\w+) (\d{4})\Z")
_HERE = "\N{OBJECT REPLACEMENT CHARACTER}"


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


def meets_worded(text: str, speech: Catalog) -> Meets | None:
    """What `meets_text` says so in that language, or a part of it; `None` where the words are others.

    Nothing is guessed: what is like these words, but not they, may mean several things.
    """
    said: dict[str, Any] = {}
    lists: dict[str, list[Any]] = {"dates": [], "except_months": [], "except_": []}
    months, parts = _months(speech.language), _parts_worded(speech.language)
    into = ""
    for piece in text.casefold().split(","):
        part = " ".join(piece.split())
        for name in ("except_months", "except_"):
            start = _around(speech, name)[0]
            if start and part.startswith(start):
                into, part = name, part.removeprefix(start)
        day = _day(part, months)
        if part in parts:
            its, into = parts[part], ""
            if its.keys() & said.keys():
                return None
            said |= its
        elif into == "except_months" and part in months:
            lists[into].append(months[part])
        elif into == "except_" and (date := _excepted(part, months)) is not None:
            lists[into].append(date)
        elif day is not None and not into:
            lists["dates"].append(day)
        elif (since := _since(part, months, speech)) is not None and "from_" not in said:
            said["from_"], into = since, ""
        else:
            return None
    said |= {name: tuple(sorted(its) if name != "except_" else its) for name, its in lists.items() if its}
    meets = Meets(**said)
    return meets if can_be_stated(meets) else None


@cache
def _parts_worded(language: Language) -> Mapping[str, Mapping[str, Any]]:
    """What one part alone says, by its words."""
    speech = catalog(language)
    found: dict[str, Mapping[str, Any]] = {}
    for number in range(MOST_MEETINGS + 1):
        found[speech("meets.a-year", n=number).casefold()] = {"a_year": number}
    for number in range(1, MOST_EVERY + 1):
        for period in ("week", "month"):
            found[speech(f"meets.every.{period}", n=number).casefold()] = {"every": number, "period": period}
    for parity in ("even", "odd"):
        found[speech(f"meets.weeks.{parity}").casefold()] = {"weeks": parity}
    for day in WEEKDAYS:
        found[speech(f"meets.on.{day}").casefold()] = {"on": day}
        for nth in NTH:
            words = speech("meets.nth", nth=message(f"meets.nth.{nth}"), day=message(f"meets.day.{day}"))
            found[words.casefold()] = {"on": day, "nth": nth}
    return found


@cache
def _months(language: Language) -> Mapping[str, int]:
    return {catalog(language)(f"month.{month}").casefold(): month for month in range(1, 13)}


def _around(speech: Catalog, name: str) -> tuple[str, str]:
    """What stands before and behind of what is listed, or of a day."""
    match name:
        case "except_months":
            said = speech("meets.except-months", months=_HERE)
        case "except_":
            said = speech("meets.except", dates=_HERE)
        case _:
            said = speech("meets.from", day=_HERE)
    before, _, behind = said.casefold().partition(_HERE)
    return before, behind


def _since(part: str, months: Mapping[str, int], speech: Catalog) -> dt.date | None:
    before, behind = _around(speech, "from")
    if not (part.startswith(before) and part.endswith(behind)):
        return None
    return _day(part.removeprefix(before).removesuffix(behind), months)


def _day(part: str, months: Mapping[str, int]) -> dt.date | None:
    try:
        if (found := _DAY.match(part)) is not None:
            return dt.date(int(found[3]), int(found[2]), int(found[1]))
        if (found := _ENGLISH_DAY.match(part)) is not None and found[2] in months:
            return dt.date(int(found[3]), months[found[2]], int(found[1]))
    except ValueError:
        # There is no such day.
        return None
    return None


def _excepted(part: str, months: Mapping[str, int]) -> PartialDate | None:
    """A day, or a month of one year."""
    if (day := _day(part, months)) is not None:
        return PartialDate(day.isoformat())
    name, _, year = part.rpartition(" ")
    # There is no year 0.
    return partial_date(f"{year}-{months[name]:02}") if name in months and re.fullmatch(r"\d{4}", year) else None
