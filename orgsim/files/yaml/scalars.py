"""What a plain word of a file stands for where a number, a truth value, a date or an id is expected.

The rules are those of YAML 1.2's core schema, not 1.1's: `no` is a word, `1:30` is not 90, and `010` is ten.
Each reader returns `None` for what it cannot read; each remedy returns what the writer may have meant.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from orgsim.model.dates import SEASONS, PartialDate

LONGEST_ID = 100
MOST_DECIMALS = 120
"""Of a number in digits: every binary fraction that a file can state with an exponent can be written without one."""

ID_PATTERN = r"[^\W_][\w.\-]*"
"""A letter or digit of any script, then letters, digits, hyphens, underscores and dots."""

DATE_PATTERN = rf"\d{{4}}(-\d{{2}}(-\d{{2}})?|-W\d{{2}}|-({'|'.join(SEASONS)}))?"

_ID = re.compile(rf"{ID_PATTERN}\Z")
_WHOLE = re.compile(r"[-+]?[0-9]{1,15}\Z")
_BASED = re.compile(r"0(?:o[0-7]{1,15}|x[0-9a-fA-F]{1,12})\Z")
_DECIMALS = rf"[0-9]{{1,{MOST_DECIMALS}}}"
_NUMBER = re.compile(rf"[-+]?(?:\.{_DECIMALS}|[0-9]{{1,15}}(?:\.(?:{_DECIMALS})?)?)(?:[eE][-+]?[0-9]{{1,2}})?\Z")
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_YES = frozenset(("yes", "y", "on", "kyllä", "joo", "ja", "1", "x"))
_NO = frozenset(("no", "n", "off", "ei", "nej", "0"))
_SPACES = " \u00a0\u202f\u2009'"


def whole_number(text: str) -> int | None:
    """An integer of at most 15 digits."""
    if _WHOLE.match(text):
        return int(text)
    if _BASED.match(text):
        return int(text[2:], 8 if text[1] == "o" else 16)
    return None


def number(text: str) -> float | None:
    """A finite number; an integer stays exact as one."""
    whole = whole_number(text)
    if whole is not None:
        return float(whole)
    return float(text) if _NUMBER.match(text) else None


def count(text: str) -> float | None:
    """A number, an integer where it is whole."""
    found = number(text)
    return int(found) if found is not None and found == int(found) else found


def plain_decimal(number: float) -> str:
    """A number as files have it, which reads back the same: digits with a point, or none where it is whole."""
    if number == int(number) and abs(number) < 10**15:
        return str(int(number))
    return f"{Decimal(repr(number)):f}"


def truth(text: str) -> bool | None:
    """`true` or `false`."""
    return _TRUTH.get(text)


def meant_number(text: str, *, whole: bool) -> str | None:
    """The one number in `text`, such as 13 in "13 jäsentä", 47241 in "47 241" and 1.5 in "1,5"."""
    squeezed = re.sub(rf"(?<=\d)[{_SPACES}](?=\d{{3}}(?!\d))", "", text[:60])
    found: list[str] = re.findall(r"\d+(?:[.,]\d+)?", squeezed)
    if len(found) != 1 or len(found[0]) > 15:
        return None
    meant = found[0].replace(",", ".")
    if not whole:
        return meant
    return None if float(meant) != int(float(meant)) else str(int(float(meant)))


def meant_euros(text: str) -> str | None:
    """The one amount of euros in `text`: 1200000 in "1,2 milj. €", 340000 in "340 t€"."""
    meant = meant_number(text, whole=False)
    found = re.search(_MULTIPLE, text, re.IGNORECASE)
    if meant is None or found is None:
        return meant
    times = 1_000_000 if found["million"] else 1000
    return plain_decimal(float(Decimal(meant) * times))


def meant_truth(text: str) -> str | None:
    """`true` or `false` for the words that people use for them."""
    word = text.casefold()
    return "true" if word in _YES else "false" if word in _NO else None


def partial_date(text: str) -> PartialDate | None:
    """A year, season, month, week or day in the order of ISO 8601."""
    try:
        return PartialDate(text) if text.isascii() else None
    except ValueError:
        return None


def looks_like_date(text: str) -> bool:
    """Whether `text` has the form of a date, be there such a day or not."""
    return re.fullmatch(DATE_PATTERN, text, re.ASCII) is not None


def meant_date(text: str) -> str | None:
    """`text` in ISO 8601, where it is a date in another order or in words.

    Such as 25.2.2016, 2.2016, 2016/2/25, 2016-2-5, one with a time, vko 14/2016, kevät 2017.
    """
    words = re.match(_WORDS_AND_YEAR, text.strip().casefold())
    if words:
        year, word = words["year"] or words["before"], words["word"]
        written = f"{year}-W{int(words['week']):02}" if words["week"] else f"{year}-{_SEASON_WORDS.get(word)}"
        return written if partial_date(written) else None
    for pattern, order in _OTHER_DATES:
        match = re.match(pattern, text.strip(), re.ASCII)
        if match:
            parts = {name: int(match[name]) for name in order}
            written = f"{parts['year']:04}-{parts['month']:02}"
            if "day" in parts:
                written += f"-{parts['day']:02}"
            return written if partial_date(written) else None
    return None


def winter(text: str) -> int | None:
    """The year of a winter, which is no date: it lies in two years."""
    words = re.match(_WORDS_AND_YEAR, text.strip().casefold())
    year = words and words["word"] in _WINTER and (words["year"] or words["before"])
    return int(year) if year else None


_SEASON_WORDS = {
    **dict.fromkeys(("spring", "kevät", "keväällä", "kevätkausi", "vår", "våren"), "spring"),
    **dict.fromkeys(("summer", "kesä", "kesällä", "sommar", "sommaren"), "summer"),
    **dict.fromkeys(("autumn", "fall", "syksy", "syksyllä", "syyskausi", "höst", "hösten"), "autumn"),
}
_WINTER = frozenset(("winter", "talvi", "talvella", "vinter", "vintern"))
# What is hardly ever written is made when it is first met: no start is to wait for it.
_WORDS_AND_YEAR = (
    r"(?:(?P<before>[0-9]{4})[ \-]?)?(?:(?:vko|viikko|v\.|vecka|week|w) ?(?P<week>[0-9]{1,2})|(?P<word>[a-zäöå]+))"
    r"(?(before)\Z|[ /\-](?P<year>[0-9]{4})\Z)"
)
_OTHER_DATES = (
    (r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})\Z", ("day", "month", "year")),
    (r"(?P<month>\d{1,2})[./](?P<year>\d{4})\Z", ("month", "year")),
    (r"(?P<day>\d{1,2})[/-](?P<month>\d{1,2})[/-](?P<year>\d{4})\Z", ("day", "month", "year")),
    (r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:[Tt ].*)?\Z", ("year", "month", "day")),
    (r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})\Z", ("year", "month", "day")),
    (r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})\Z", ("year", "month")),
)
_MULTIPLE = (
    r"(?<![^\W\d_])(?:(?P<million>milj(?:oon\w*|on\w*)?|mn|mio|million\w*|m(?=\s*(?:€|eur|$)))|"
    r"(?P<thousand>tuhat\w*|tuhan\w*|tusen|thousand|t(?=\s*(?:€|eur|$))|k(?=\s*(?:€|eur|$))))"
)


def is_id(text: str) -> bool:
    """Whether `text` can be an id."""
    return len(text) <= LONGEST_ID and _ID.match(text) is not None


def meant_id(text: str) -> str | None:
    """`text` as an id, such as `city-board` for "City board:"."""
    composed = unicodedata.normalize("NFC", text[:LONGEST_ID]).strip()
    hyphenated = re.sub(r"[^\w.\-]+", "-", composed).strip("-_.")
    lowered = hyphenated.lower() if composed != hyphenated else hyphenated
    return lowered if is_id(lowered) else None
