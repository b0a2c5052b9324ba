"""Weeks and months, weekdays, days and spans of days as files word them: read, written, and what was meant.

What reads returns `None` where it cannot; what is meant is worded as a file would have it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from orgsim.files.reading.nearest import nearest
from orgsim.files.yaml.flow import Bare, Plain
from orgsim.model.dates import PartialDate
from orgsim.model.meeting import MONTHS, WEEKDAYS, Meets, Period, Weekday

Value = TypeVar("Value")

_DAYS = "days"
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
"""Which weekday of a month: the words of files."""

_EVERY = re.compile(r"(?:([0-9]{1,4}) )?(week|month)s?\Z")
_DAY_COUNT = re.compile(r"(-?[0-9]{1,6})(?: days?)?\Z")
_SPAN = re.compile(r"([0-9]{1,6})\.\.([0-9]{1,6})(?: days?)?\Z")
_MEANT_SPAN = re.compile(r"([0-9]{1,6})[^0-9a-z]*(?:\.{2,3}|-|\N{EN DASH}|\N{EM DASH}|to|till)[^0-9]*([0-9]{1,6})\b")
_OTHER = re.compile(r"\b(?:joka toinen|joka toisena|every other|every second|varannan)\b")
_TIMES_A = re.compile(r"\b([0-9]{1,2}) ?(?:x|kertaa|times|gånger)\b", re.IGNORECASE)
_LONGEST = 60

_PERIODS: dict[str, Period] = {
    **dict.fromkeys(
        ("week", "weeks", "weekly", "viikko", "viikkoa", "viikon", "viikoittain", "viikossa", "vko"), "week"
    ),
    **dict.fromkeys(("vecka", "veckor", "veckan", "veckovis", "fortnight"), "week"),
    **dict.fromkeys(("month", "months", "monthly", "kuukausi", "kuukautta", "kuukauden", "kuukausittain"), "month"),
    **dict.fromkeys(("kk", "kk:n", "kuussa", "kuukaudessa", "månad", "månader", "månaden", "månadsvis"), "month"),
}
_TIMES = {
    **dict.fromkeys(("second", "other", "two", "fortnight", "toinen", "kahden", "varannan", "andra", "två"), 2),
    **dict.fromkeys(("third", "three", "kolmas", "kolmen", "tredje", "tre"), 3),
    **dict.fromkeys(("fourth", "four", "neljäs", "neljän", "fjärde", "fyra"), 4),
}
_NTH = {
    **ORDINALS,
    **{
        f"{number}{ending}": number
        for number in range(1, 6)
        for ending in ("", ".", "st", "nd", "rd", "th", ":a", ":e")
    },
    "ensimmäinen": 1,
    "toinen": 2,
    "kolmas": 3,
    "neljäs": 4,
    "viides": 5,
    "viimeinen": -1,
    "första": 1,
    "andra": 2,
    "tredje": 3,
    "fjärde": 4,
    "femte": 5,
    "sista": -1,
}
_NAMES_OF_WEEKDAYS: dict[str, Weekday] = {
    name: day
    for day, names in zip(
        WEEKDAYS,
        (
            ("monday", "mon", "maanantai", "maanantaina", "maanantaisin", "ma", "måndag", "mån"),
            ("tuesday", "tue", "tiistai", "tiistaina", "tiistaisin", "ti", "tisdag", "tis"),
            ("wednesday", "wed", "keskiviikko", "keskiviikkona", "keskiviikkoisin", "ke", "onsdag", "ons"),
            ("thursday", "thu", "torstai", "torstaina", "torstaisin", "to", "torsdag", "tors"),
            ("friday", "fri", "perjantai", "perjantaina", "perjantaisin", "pe", "fredag", "fre"),
            ("saturday", "sat", "lauantai", "lauantaina", "lauantaisin", "la", "lördag", "lör"),
            ("sunday", "sun", "sunnuntai", "sunnuntaina", "sunnuntaisin", "su", "söndag", "sön"),
        ),
        strict=True,
    )
    for name in names
}
_NAMES_OF_MONTHS: dict[str, int] = {
    name: month
    for month, names in enumerate(
        (
            ("january", "jan", "tammikuu", "tammi", "januari"),
            ("february", "feb", "helmikuu", "helmi", "februari"),
            ("march", "mar", "maaliskuu", "maalis", "mars"),
            ("april", "apr", "huhtikuu", "huhti"),
            ("may", "toukokuu", "touko", "maj"),
            ("june", "jun", "kesäkuu", "kesä", "juni"),
            ("july", "jul", "heinäkuu", "heinä", "juli"),
            ("august", "aug", "elokuu", "elo", "augusti"),
            ("september", "sep", "syyskuu", "syys"),
            ("october", "oct", "lokakuu", "loka", "oktober"),
            ("november", "nov", "marraskuu", "marras"),
            ("december", "dec", "joulukuu", "joulu"),
        ),
        start=1,
    )
    for name in names
}
_MEANT_DAYS = {
    **dict.fromkeys(("day", "days", "d", "päivä", "päivää", "pv", "vrk", "vuorokautta", "dag", "dagar", "dygn"), 1),
    **{word: 7 for word, period in _PERIODS.items() if period == "week"},
}


def every_in(text: str) -> tuple[int, Period] | None:
    """How many of which: `2 weeks`, `month`."""
    found = _EVERY.match(text.strip())
    if found is None:
        return None
    return int(found[1] or 1), "week" if found[2] == "week" else "month"


def every_text(number: int, period: Period) -> str:
    """As `every_in` reads it."""
    return period if number == 1 else f"{number} {period}s"


def meant_every(text: str) -> str | None:
    """Such as `2 weeks` for "2 weks", "joka toinen viikko" and "every other week"."""
    words = _words(text)
    found = [period for word in words if (period := _like(word, _PERIODS)) is not None]
    if not found:
        return None
    numbers = [int(word) for word in words if word.isdecimal() and len(word) < 4]
    numbers += [_TIMES[word] for word in words if word in _TIMES]
    return every_text(max(1, (numbers or [1])[0]), found[0])


def on_in(text: str) -> tuple[int | None, Weekday] | None:
    """Which weekday, and which of those in a month where that is said: `monday`, `second monday`."""
    *before, day = text.strip().split(" ")
    weekday = next((each for each in WEEKDAYS if each == day), None)
    if weekday is None or len(before) > 1:
        return None
    if not before:
        return None, weekday
    return (ORDINALS[before[0]], weekday) if before[0] in ORDINALS else None


def on_text(nth: int | None, weekday: Weekday) -> str:
    """As `on_in` reads it."""
    return weekday if nth is None else f"{next(word for word, place in ORDINALS.items() if place == nth)} {weekday}"


def meant_on(text: str) -> str | None:
    """Such as `second monday` for "2. maanantai" and "secnd Monday"."""
    words = _words(text)
    days = [day for word in words if (day := _like(word, _NAMES_OF_WEEKDAYS)) is not None]
    if not days:
        return None
    nths = [nth for word in words if word not in _NAMES_OF_WEEKDAYS and (nth := _like(word, _NTH)) is not None]
    return on_text(nths[0] if nths else None, days[-1])


def month_in(text: str) -> int | None:
    """A month of every year: `july`."""
    return next((place for place, name in enumerate(MONTHS, start=1) if name == text.strip()), None)


def meant_month(text: str) -> str | None:
    """Such as `july` for "Heinäkuu" and "--07"; nothing for what has a year."""
    alone = re.fullmatch(r"\s*(?:--)?([0-9]{1,2})\s*", text)
    if alone is not None:
        return MONTHS[int(alone[1]) - 1] if 1 <= int(alone[1]) <= 12 else None
    its = _words(text)
    month = _like(its[0], _NAMES_OF_MONTHS) if len(its) == 1 and its[0].isalpha() else None
    return None if month is None else MONTHS[month - 1]


def meant_rule(text: str) -> str | None:
    """A rule in braces for one in words, or a number a year: "joka toinen maanantai", "2 kertaa kuussa"."""
    on, every = meant_on(text), meant_every(text)
    if on is None and every is None:
        return None
    times = _TIMES_A.search(text[:_LONGEST])
    if times is not None and every is not None and on is None:
        return str(int(times[1]) * (12 if every.endswith(("month", "months")) else 52))
    if on is not None and _OTHER.search(text[:_LONGEST].casefold()):
        every, on = "2 weeks", on.split(" ")[-1]
    elif on is not None and " " in on:
        every = "month"
    every = every or "week"
    monthly = every.endswith(("month", "months"))
    if on is None:
        on = "second monday" if monthly else "monday"
    elif monthly and " " not in on:
        on = f"second {on}"
    elif not monthly:
        on = on.split(" ")[-1]
    return f"{{every: {every}, on: {on}}}"


def days_in(text: str) -> int | None:
    """A whole number of days: `6 days`, `6`."""
    found = _DAY_COUNT.match(text.strip())
    return None if found is None else int(found[1])


def days_text(days: int) -> str:
    """As `days_in` reads it."""
    return "1 day" if days == 1 else f"{days} {_DAYS}"


def meant_days(text: str) -> str | None:
    """Such as `6 days` for "6 päivää" and `14 days` for "2 viikkoa"."""
    found = re.fullmatch(r"\s*([0-9]{1,4})\s*([^\W\d_]+)\.?\s*", text[:_LONGEST].casefold())
    times = None if found is None else _like(found[2], _MEANT_DAYS)
    return None if found is None or times is None else days_text(int(found[1]) * times)


def span_in(text: str) -> tuple[int, int] | None:
    """The least and the most of days, in the order of the text: `10..30 days`; `20 days` are both."""
    found = _SPAN.match(text.strip())
    if found is not None:
        return int(found[1]), int(found[2])
    days = days_in(text)
    return None if days is None else (days, days)


def span_text(span: tuple[int, int]) -> str:
    """As `span_in` reads it."""
    least, most = span
    return days_text(least) if least == most else f"{least}..{most} {_DAYS}"


def meant_span(text: str) -> str | None:
    """Such as `10..30 days` for "10–30 päivää"."""
    found = _MEANT_SPAN.match(text[:_LONGEST].strip().casefold())
    if found is None:
        return meant_days(text)
    least, most = sorted((int(found[1]), int(found[2])))
    times = next((its for word in _words(text) if (its := _MEANT_DAYS.get(word)) is not None), 1)
    return span_text((least * times, most * times))


def stated(meets: Meets) -> Plain:
    """What a file says of it, as short as it can be said."""
    if meets.dates:
        return [PartialDate(day.isoformat()) for day in meets.dates]
    if meets.a_year is not None and not meets.except_ and not meets.except_months:
        return meets.a_year
    said: dict[str, Plain] = {}
    if meets.a_year is not None:
        said["a-year"] = meets.a_year
    if meets.every is not None and meets.period is not None:
        said["every"] = Bare(every_text(meets.every, meets.period))
    if meets.weeks is not None:
        said["weeks"] = meets.weeks
    if meets.on is not None:
        said[Bare("on")] = on_text(meets.nth, meets.on)
    if meets.from_ is not None:
        said["from"] = PartialDate(meets.from_.isoformat())
    if meets.except_ or meets.except_months:
        said["except"] = [*(MONTHS[month - 1] for month in meets.except_months), *meets.except_]
    return said


def _words(text: str) -> list[str]:
    return text[:_LONGEST].casefold().replace(",", " ").split()


def _like(word: str, known: Mapping[str, Value]) -> Value | None:
    if word in known:
        return known[word]
    found = nearest(word, known, 0.75) if len(word) > 3 else None
    return None if found is None else known[found]
