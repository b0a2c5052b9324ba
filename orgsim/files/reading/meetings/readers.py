"""Readers of when bodies meet, of days and of shares. Each knows the key that it reads, to name it in problems."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from orgsim.files.problems import Place, Report, shown
from orgsim.files.reading.meetings import words
from orgsim.files.reading.reading import BROKEN, Broken, Reader, Reading, unknown_key, wrong_shape
from orgsim.files.reading.words import choice_reader, date_reader, number_reader
from orgsim.files.yaml.nodes import Mapping, Node, Null, Scalar, Sequence
from orgsim.files.yaml.scalars import meant_number, number, partial_date, plain_decimal, whole_number
from orgsim.files.yaml.tree import read_tree
from orgsim.messages import Message
from orgsim.model.comparison import MOST_MEETINGS
from orgsim.model.dates import PartialDate
from orgsim.model.meeting import MOST_EVERY, Meets

_WHOSE = Message("problem.whose.meets")
_LONGEST = 5_000
"""Signs of what a cell says of meetings: some hundred days."""


def meets_reader(key: str) -> Reader:
    """When a body meets: a rule, a list of days, or a number a year."""
    a_year = number_reader(key, 0, MOST_MEETINGS, whole=True)
    of_rule = _Rule()

    def read(node: Node, reading: Reading) -> Any:
        match node:
            case Mapping():
                return of_rule.read(node, reading)
            case Sequence():
                return _of_days(_days(node.items, key, reading), node, reading)
            case Scalar() if partial_date(node.text) is not None and whole_number(node.text) is None:
                return _of_days(_days([node], key, reading), node, reading)
            case Scalar() if (rule := words.meant_rule(node.text)) is not None:
                reading.report.error(node.mark, "meets-in-words", key=key, found=shown(node.text), rule=rule)
                return BROKEN
            case Scalar() if any(sign.isdecimal() for sign in node.text):
                number_ = a_year(node, reading)
                return BROKEN if number_ is BROKEN else Meets(a_year=number_)
        return wrong_shape(node, reading, key, "meets")

    return read


def meets_in(text: str) -> Meets | None:
    """When a body meets: as files word it, `{every: 2 weeks, on: monday}`, or as people do, "joka toinen maanantai"."""
    for said in (text, words.meant_rule(text)):
        if said is None or len(said) > _LONGEST or "\n" in said:
            continue
        report = Report(Path())
        tree = read_tree(f"meets: {said}".encode("utf-8", "replace"), report)
        if type(tree) is Mapping and tree.entries.keys() == {"meets"} and not report.failed:
            found = meets_reader("meets")(tree.entries["meets"], Reading(report))
            if isinstance(found, Meets) and not report.failed:
                return found
    return None


class _Rule:
    """The reader of what a mapping says."""

    def __init__(self) -> None:
        self._readers: dict[str, Reader] = {
            "a-year": number_reader("a-year", 0, MOST_MEETINGS, whole=True),
            "every": _worded("every", words.every_in, words.meant_every, "every"),
            "on": _worded("on", words.on_in, words.meant_on, "weekday"),
            "weeks": choice_reader("weeks", ("even", "odd")),
            "from": _day_reader("from"),
            "except": _excepted_reader("except"),
        }

    def read(self, node: Mapping, reading: Reading) -> Any:
        """The rule; what contradicts itself in it is told, each thing once."""
        values: dict[str, Any] = {}
        for name, value in node.entries.items():
            if name not in self._readers:
                unknown_key(name, value, node, reading, self._readers, _WHOSE)
            elif type(value) is not Null:
                values[name] = self._readers[name](value, reading)
        if any(value is BROKEN for value in values.values()) or not _is_consistent(values, node, reading):
            return BROKEN
        every, period = values.get("every", (None, None))
        nth, on = values.get("on", (None, None))
        excepted: tuple[PartialDate | int, ...] = values.get("except", ())
        return Meets(
            a_year=values.get("a-year"),
            every=every,
            period=period,
            on=on,
            nth=nth,
            weeks=values.get("weeks"),
            from_=values.get("from"),
            except_=tuple([each for each in excepted if isinstance(each, PartialDate)]),
            except_months=tuple(sorted({each for each in excepted if isinstance(each, int)})),
        )


def _is_consistent(values: dict[str, Any], node: Mapping, reading: Reading) -> bool:
    """Whether it says how often, once, and on which day."""

    def at(key: str) -> Place:
        return node.entries[key].mark

    report = reading.report
    often = [key for key in ("a-year", "every", "weeks") if key in values]
    if not often:
        report.error(node.mark, "meets-how-often")
        return False
    if len(often) > 1:
        report.error(at(often[1]), "meets-twice", key=often[1], other=often[0])
        return False
    if often == ["a-year"]:
        extra = next((key for key in ("on", "from") if key in values), None)
        if extra is not None:
            report.error(at(extra), "meets-number-with-rule", key=extra)
        return extra is None
    number_, period = values.get("every", (1, "week"))
    if not 1 <= number_ <= MOST_EVERY:
        found = shown(node.entries["every"].text)  # type: ignore[union-attr]  # a word, as it was read
        key = "too-small" if number_ < 1 else "number-too-large"
        bound = {"least": 1} if number_ < 1 else {"most": MOST_EVERY}
        report.error(at("every"), key, key="every", found=found, **bound)
        return False
    nth, on = values.get("on", (None, None))
    if on is None and (period == "month" or "weeks" in values or "from" not in values):
        example = "second monday" if period == "month" else "monday"
        report.error(at(often[0]), "meets-which-day", key=often[0], example=example)
        return False
    if period == "month" and nth is None:
        report.error(at("on"), "meets-which-of-month", found=on, example=f"second {on}")
        return False
    if period != "month" and nth is not None:
        report.error(at("on"), "meets-of-month-in-weeks", found=words.on_text(nth, on), day=on)
        return False
    return True


def _worded(key: str, parse: Callable[[str], Any], meant: Callable[[str], str | None], shape: str) -> Reader:
    def read(node: Node, reading: Reading) -> Any:
        if type(node) is not Scalar:
            return wrong_shape(node, reading, key, shape)
        return _parsed(node, reading, key, parse, meant, shape)

    return read


def _parsed(
    node: Scalar,
    reading: Reading,
    key: str,
    parse: Callable[[str], Any],
    meant: Callable[[str], str | None],
    shape: str,
    problem: str = "choice",
) -> Any:
    """What a word says; one that says nothing is told as `problem`, with what it may have been meant to be."""
    value = parse(node.text)
    if value is not None:
        return value
    remedy = _remedy(meant(node.text), f"problem.remedy.{shape}", node.text)
    reading.report.error(node.mark, problem, key=key, found=shown(node.text), remedy=remedy)
    return BROKEN


def _remedy(word: str | None, otherwise: str, text: str) -> Message:
    if word is not None:
        return Message("problem.remedy.write", {"word": shown(word)})
    alone = meant_number(text, whole=True)
    if otherwise == "problem.remedy.every" and alone is not None and alone == text.strip():
        return Message("problem.remedy.every-of", {"number": alone})
    return Message(otherwise)


def _day_reader(key: str) -> Reader:
    """A day of the calendar."""
    date = date_reader(key)

    def read(node: Node, reading: Reading) -> dt.date | Broken:
        found = date(node, reading)
        if not isinstance(found, PartialDate):
            return BROKEN
        if found.precision != "day":
            reading.report.error(node.mark, "no-day", key=key, found=found.text)
            return BROKEN
        return found.first

    return read


def _excepted_reader(key: str) -> Reader:
    """Dates, and by their names months of every year, as numbers."""
    date = date_reader(key)

    def one(node: Node, reading: Reading) -> Any:
        month = words.month_in(node.text) if type(node) is Scalar else None
        if month is not None:
            return month
        meant = words.meant_month(node.text) if type(node) is Scalar else None
        if meant is None or type(node) is not Scalar:
            return date(node, reading)
        remedy = Message("problem.remedy.write", {"word": shown(meant)})
        reading.report.error(node.mark, "choice", key=key, found=shown(node.text), remedy=remedy)
        return BROKEN

    def read(node: Node, reading: Reading) -> tuple[PartialDate | int, ...] | Broken:
        if type(node) not in (Scalar, Sequence):
            return wrong_shape(node, reading, key, "dates")
        values = tuple([one(each, reading) for each in (node.items if type(node) is Sequence else [node])])
        return BROKEN if any(value is BROKEN for value in values) else values

    return read


def _days(nodes: list[Node], key: str, reading: Reading) -> list[tuple[dt.date | Broken, Node]]:
    day = _day_reader(key)
    return [(day(node, reading), node) for node in nodes]


def _of_days(days: list[tuple[dt.date | Broken, Node]], node: Node, reading: Reading) -> Meets | Broken:
    if not days:
        # Not "never": that is 0 a year.
        reading.report.error(node.mark, "meets-no-days")
        return BROKEN
    found: dict[dt.date, Node] = {}
    for day, at in days:
        if isinstance(day, Broken):
            return BROKEN
        if day in found:
            line = str(found[day].mark.line + 1)
            reading.report.warning(at.mark, "meets-day-twice", found=day.isoformat(), line=line)
        else:
            found[day] = at
    return Meets(dates=tuple(sorted(found)))


def days_reader(key: str, least: int, most: int) -> Reader:
    """A whole number of days, with or without the word."""

    def read(node: Node, reading: Reading) -> int | Broken:
        if type(node) is not Scalar:
            return wrong_shape(node, reading, key, "days")
        days: int | Broken = _parsed(node, reading, key, words.days_in, words.meant_days, "days", "whole-number")
        if isinstance(days, Broken):
            return BROKEN
        return _bounded(days, node, key, least, most, reading)

    return read


def span_reader(key: str, least: int, most: int) -> Reader:
    """The least and the most of days: `10..30 days`."""

    def read(node: Node, reading: Reading) -> tuple[int, int] | Broken:
        if type(node) is not Scalar:
            return wrong_shape(node, reading, key, "span")
        span: tuple[int, int] | Broken = _parsed(node, reading, key, words.span_in, words.meant_span, "span", "span")
        if isinstance(span, Broken):
            return BROKEN
        if span[0] > span[1]:
            right = words.span_text((span[1], span[0]))
            reading.report.error(node.mark, "span-backwards", key=key, found=shown(node.text), word=right)
            return BROKEN
        outermost = [_bounded(days, node, key, least, most, reading) for days in dict.fromkeys(span)]
        return BROKEN if any(days is BROKEN for days in outermost) else span

    return read


def _bounded(days: int, node: Scalar, key: str, least: int, most: int, reading: Reading) -> int | Broken:
    if days < least:
        reading.report.error(node.mark, "too-small", key=key, found=shown(node.text), least=least)
        return BROKEN
    if days > most:
        reading.report.error(node.mark, "number-too-large", key=key, found=shown(node.text), most=most)
        return BROKEN
    return days


def share_reader(key: str) -> Reader:
    """A share from 0 to 1."""

    def read(node: Node, reading: Reading) -> float | Broken:
        if type(node) is not Scalar:
            return wrong_shape(node, reading, key, "share")
        value = number(node.text)
        if value is not None and 0 <= value <= 1:
            return value
        said = meant_number(node.text, whole=False)
        percent = None if said is None or node.text.strip().startswith("-") else float(said)
        if percent is None or percent > 100:
            remedy = Message("problem.remedy.share")
        elif percent <= 1 and "%" not in node.text:
            remedy = Message("problem.remedy.write", {"word": plain_decimal(percent)})
        else:
            share = plain_decimal(round(percent / 100, 6))
            remedy = Message("problem.remedy.share-of", {"word": share, "percent": plain_decimal(percent)})
        reading.report.error(node.mark, "share", key=key, found=shown(node.text), remedy=remedy)
        return BROKEN

    return read
