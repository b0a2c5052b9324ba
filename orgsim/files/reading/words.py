"""Readers of single values: texts, ids, numbers, dates. Each knows the key that it reads, to name it in problems."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from orgsim.files.problems import Place, shown
from orgsim.files.reading.nearest import did_you_mean, nearest
from orgsim.files.reading.reading import BROKEN, Reader, Reading, unknown_key, wrong_shape
from orgsim.files.yaml.nodes import Mapping, Node, Null, Scalar
from orgsim.files.yaml.scalars import (
    count,
    is_id,
    looks_like_date,
    meant_date,
    meant_euros,
    meant_id,
    meant_number,
    meant_truth,
    number,
    partial_date,
    plain_decimal,
    truth,
    whole_number,
    winter,
)
from orgsim.messages import Message
from orgsim.model.dates import FIRST_YEAR, LAST_YEAR, is_within_years
from orgsim.model.text import LANGUAGES, Text

_OF_BUDGETS = frozenset(("expenses", "income"))
_EUROS = frozenset((*_OF_BUDGETS, "up-to"))


def text_reader(key: str) -> Reader:
    """A text in one language or several."""
    whose = Message("problem.whose.text")
    languages = frozenset(LANGUAGES)

    def read(node: Node, reading: Reading) -> Any:
        if type(node) is Scalar:
            text = node.text.strip()
            if text:
                return Text(und=text)
        elif type(node) is Mapping:
            found: dict[str, str] = {}
            fine = True
            for name, value in node.entries.items():
                if name not in languages:
                    unknown_key(name, value, node, reading, languages, whose)
                elif type(value) is Scalar:
                    text = value.text.strip()
                    if text:
                        found[name] = text
                elif type(value) is not Null:
                    wrong_shape(value, reading, name, "word")
                    fine = False
            if found and fine:
                return Text(**found)
            if not fine:
                return BROKEN
        else:
            return wrong_shape(node, reading, key, "text")
        reading.report.error(node.mark, "empty-text", key=key)
        return BROKEN

    return read


def word_reader(key: str) -> Reader:
    """A word as it is written, be it like a number or not."""

    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Scalar:
            return wrong_shape(node, reading, key, "word")
        text = node.text.strip()
        if not text:
            reading.report.error(node.mark, "empty-text", key=key)
            return BROKEN
        return text

    return read


def id_reader(key: str) -> Reader:
    """An id."""

    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Scalar:
            return wrong_shape(node, reading, key, "id")
        if is_id(node.text):
            return node.text
        bad_id(node.text, node.mark, key, reading)
        return BROKEN

    return read


def bad_id(text: str, mark: Place, key: str, reading: Reading) -> None:
    """Report what cannot be an id, and the nearest that can."""
    meant = meant_id(text)
    remedy = _write(meant, Message("problem.remedy.id"))
    reading.report.error(mark, "id-form", key=key, found=shown(text), remedy=remedy)


def choice_reader(key: str, choices: tuple[str, ...]) -> Reader:
    """One of a few words."""
    known = frozenset(choices)

    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Scalar:
            return wrong_shape(node, reading, key, "word")
        if node.text in known:
            return node.text

        def remedy() -> Message:
            listed = Message("problem.remedy.one-of", {"words": choices})
            return did_you_mean(nearest(node.text, choices), listed)

        reading.report.error(node.mark, "choice", key=key, found=shown(node.text), remedy=remedy)
        return BROKEN

    return read


def date_reader(key: str, first: int = FIRST_YEAR) -> Reader:
    """A date, as precisely as it is known, of the year `first` or a later one."""

    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Scalar:
            return wrong_shape(node, reading, key, "date")
        date = partial_date(node.text)
        said = shown(node.text)
        if date is not None:
            if is_within_years(date, first):
                return date
            years = {"first": str(first), "last": str(LAST_YEAR)}
            reading.report.error(node.mark, "no-such-year", key=key, found=said, **years)
            return BROKEN
        year = winter(node.text)
        if year is not None:
            kind = "winter-span" if key in ("start", "end") else "winter"
            reading.report.error(node.mark, kind, key=key, found=said, before=str(year - 1), year=str(year))
        elif looks_like_date(node.text) and "-W" in node.text and first <= int(node.text[:4]) <= LAST_YEAR:
            its_year = int(node.text[:4])
            weeks = dt.date(its_year, 12, 28).isocalendar().week  # that day lies in the last week of its year
            reading.report.error(node.mark, "no-such-week", key=key, found=said, year=str(its_year), last=str(weeks))
        elif looks_like_date(node.text):
            reading.report.error(node.mark, "no-such-date", key=key, found=said)
        else:
            remedy = _write(meant_date(node.text), Message("problem.remedy.date"))
            reading.report.error(node.mark, "date", key=key, found=said, remedy=remedy)
        return BROKEN

    return read


def number_reader(
    key: str,
    least: int | None,
    most: int | None = None,
    *,
    whole: bool,
    parse: Callable[[str], float | None] | None = None,
    above: int | None = None,
) -> Reader:
    """A number, whole or not, that is at least and at most so much, and more than `above`."""
    parse = parse or (whole_number if whole else number)

    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Scalar:
            return wrong_shape(node, reading, key, "whole-number" if whole else "number")
        value = parse(node.text)
        if value is None:
            meant = meant_euros(node.text) if key in _EUROS else meant_number(node.text, whole=whole)
            remedy = _write(meant, _number_remedy(key, node.text, whole))
            name = "whole-number" if whole else "number"
            reading.report.error(node.mark, name, key=key, found=shown(node.text), remedy=remedy)
            return BROKEN
        if least is not None and value < least and not (parse is count and 0 < value < 1):
            name = "count-of-none" if key == "count" else "negative-euros" if key in _OF_BUDGETS else "too-small"
            reading.report.error(node.mark, name, key=key, found=shown(node.text), least=_bound(key, least))
            return BROKEN
        if above is not None and value <= above:
            reading.report.error(node.mark, "not-above", key=key, found=shown(node.text), bound=above)
            return BROKEN
        if most is not None and value > most:
            reading.report.error(node.mark, "number-too-large", key=key, found=shown(node.text), most=_bound(key, most))
            return BROKEN
        return value

    return read


def _bound(key: str, bound: int) -> int | str:
    """The bound as it is told: years are not written in thousands."""
    return str(bound) if key == "year" else bound


def count_reader(key: str, least: int | None) -> Reader:
    """A whole number of units, or a decimal that tells full-time equivalents: which it may be, the unit's kind says."""
    return number_reader(key, least, whole=True, parse=count)


def _number_remedy(key: str, text: str, whole: bool) -> Message:
    part = number(text.replace(",", ".")) if whole else None
    if part is not None and part > 0:
        if key in ("staff", "people"):
            return Message("problem.remedy.fte", {"number": plain_decimal(part)})
        return Message("problem.remedy.whole", {"low": str(int(part)), "high": str(int(part) + 1)})
    return Message("problem.remedy.digits" if whole else "problem.remedy.number")


def truth_reader(key: str) -> Reader:
    """True or false."""

    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Scalar:
            return wrong_shape(node, reading, key, "truth")
        value = truth(node.text)
        if value is None:
            remedy = _write(meant_truth(node.text), Message("problem.remedy.truth"))
            reading.report.error(node.mark, "truth", key=key, found=shown(node.text), remedy=remedy)
            return BROKEN
        return value

    return read


def _write(word: str | None, otherwise: Message) -> Message:
    return otherwise if word is None else Message("problem.remedy.write", {"word": shown(word)})
