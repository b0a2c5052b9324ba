"""Numbers and days as people of a language type them, as files have them."""

from __future__ import annotations

import re

from orgsim.model.text import Language

AMOUNTS = frozenset(("budget.expenses", "budget.income"))
_NUMBERS = AMOUNTS | {"staff.fte", "staff.people", "count", "hours", "items", "a-year"}
_DATES = frozenset(("from", "until", "date", "effective"))
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\Z", re.ASCII)
_GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d*)?\Z", re.ASCII)


def value_typed(field: str, text: str, language: Language) -> str:
    """What was typed as that field of anything in a draft, as a file has numbers and days; what is neither as it is."""
    text = text.strip()
    if field in _NUMBERS:
        return number_typed(text, language)
    if field in _DATES and (day := _DAY.match(text)) is not None:
        return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    return text


def number_typed(text: str, language: Language) -> str:
    """A number as a file has it; the text itself where it is none."""
    close = re.sub(r"[\s\u00a0\u202f€]", "", text).replace("\u2212", "-")
    close = ungrouped(close, language)
    return close.replace(",", ".") if re.fullmatch(r"-?\d+([.,]\d+)?", close) else text.strip()


def ungrouped(text: str, language: Language) -> str:
    """`text` without the commas that English has between thousands; elsewhere a comma begins the decimals."""
    return text.replace(",", "") if language == "en" and _GROUPED.match(text) else text
