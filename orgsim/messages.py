"""What the app says, in the language of its reader.

Below the window and the command line nothing is said in words: functions return a `Message`, a key with its
arguments, and the edge renders it by a `Catalog`. So the language can change while the program runs.

The catalogs are `resources/i18n/{fi,sv,en}.json` in the i18next form that translation tools read: a flat object
of key → text, `{name}` for an argument, and `key_one` / `key_other` where the number `n` decides the form (the three
languages share the rule: one is exactly 1).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from orgsim.resources import resource

if TYPE_CHECKING:
    from orgsim.model.dates import PartialDate
    from orgsim.model.text import Language, Text

_MINUS = "−"
_NO_BREAK = "\u00a0"
_MILLION = 1_000_000


class Message(msgspec.Struct, frozen=True):
    """Something to say: the key of a text and its arguments."""

    key: str
    args: Mapping[str, object] = {}


class Euros(msgspec.Struct, frozen=True):
    """An amount of money, to be written in the reader's language."""

    amount: float
    short: bool = False
    """In millions or thousands, where there is little room."""


def message(key: str, **args: object) -> Message:
    """The message `key` with `args`."""
    return Message(key, args)


@cache
def _types() -> tuple[type[PartialDate], type[Text]]:
    """The model's values that a catalog writes, looked up once: an import statement costs as much as a short text."""
    from orgsim.model.dates import PartialDate
    from orgsim.model.text import Text

    return PartialDate, Text


class Catalog:
    """The texts of one language, and its ways of writing numbers and dates."""

    def __init__(self, language: Language, texts: Mapping[str, str]) -> None:
        self.language = language
        self._texts = texts

    def __contains__(self, key: str) -> bool:
        return key in self._texts or f"{key}_other" in self._texts

    def __call__(self, key: str, /, **args: object) -> str:
        """The text of `key` with its arguments put in; KeyError where there is no such text."""
        text = self._texts.get(key)
        if text is None:
            text = self._texts[f"{key}_one" if args["n"] == 1 else f"{key}_other"]
        return text.format_map({name: self.value(value) for name, value in args.items()}) if args else text

    def say(self, message: Message) -> str:
        """`message` in words."""
        return self(message.key, **message.args)

    def value(self, value: object) -> str:
        """An argument as it is written in this language; sequences are separated by commas."""
        if isinstance(value, str):
            # By far the most: they need not wait for what the others import.
            return value
        date_type, text_type = _types()
        match value:
            case None:
                return self("value.unknown")
            case bool():
                return self("value.yes") if value else self("value.no")
            case int() | float():
                return self.number(value)
            case _ if isinstance(value, text_type):
                return value.in_language(self.language)
            case Message():
                return self.say(value)
            case Euros(amount, short):
                return self.short_euros(amount) if short else self.euros(amount, 0 if amount == int(amount) else 2)
            case _ if isinstance(value, date_type):
                return self.partial_date(value)
            case dt.date():
                return self.date(value)
            case tuple() | list():
                return ", ".join(self.value(part) for part in value)
            case _:
                return str(value)

    def number(self, value: float, decimals: int | None = None, *, signed: bool = False) -> str:
        """A number with the language's decimal mark and thousands; at most two decimals unless told.

        `signed` writes + before a positive number and ± before zero, for differences.
        """
        places = decimals if decimals is not None else (0 if value == int(value) else 2)
        digits = f"{abs(value):,.{places}f}"
        if decimals is None and "." in digits:
            digits = digits.rstrip("0").rstrip(".")
        zero = not digits.strip("0.,")
        if self.language != "en":
            digits = digits.replace(",", _NO_BREAK).replace(".", ",")
        sign = "" if zero else _MINUS if value < 0 else "+" if signed else ""
        return f"±{digits}" if zero and signed else f"{sign}{digits}"

    def ordinal(self, number: int) -> str:
        """A place in an order: 2. in Finnish, 2:a in Swedish, 2nd in English."""
        last, teens = number % 10, number % 100 in (11, 12, 13)
        if self.language == "fi":
            return f"{number}."
        if self.language == "sv":
            return f"{number}:a" if last in (1, 2) and not teens else f"{number}:e"
        ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(last, "th")
        return f"{number}{ending}"

    def euros(self, value: float, decimals: int = 0, *, signed: bool = False) -> str:
        """An amount of money: 76 230 € in Finnish and Swedish, €76,230 in English; signed as a number is."""
        number = self.number(value, decimals, signed=signed)
        amount = number.lstrip(f"+{_MINUS}±")
        return number.removesuffix(amount) + self("value.euros", amount=amount)

    def short_euros(self, value: float, decimals: int | None = None, *, signed: bool = False) -> str:
        """As `euros`, but from a million up in millions: 2,1 M€, 340 000 € in Finnish; €2.1M in English.

        Without `decimals` as many as tell about as much of either.
        """
        if abs(value) < _MILLION:
            return self.euros(value, signed=signed)
        millions = value / _MILLION
        places = decimals if decimals is not None else 1 if abs(millions) < 99.95 else 0
        number = self.number(millions, places, signed=signed)
        amount = number.lstrip(f"+{_MINUS}±")
        return number.removesuffix(amount) + self("value.millions", amount=amount)

    def date(self, value: dt.date) -> str:
        """A day: 25.2.2016 in Finnish and Swedish, 25 February 2016 in English."""
        if self.language == "en":
            return f"{value.day} {self(f'month.{value.month}')} {value.year}"
        return f"{value.day}.{value.month}.{value.year}"

    def partial_date(self, value: PartialDate) -> str:
        """A date no more precisely than it is known."""
        first = value.first
        match value.precision:
            case "day":
                return self.date(first)
            case "week":
                iso = first.isocalendar()
                return self("date.week", week=str(iso.week), year=str(iso.year))
            case "month":
                return self("date.month", month=self(f"month.{first.month}"), year=str(first.year))
            case "season":
                return self(f"date.{value.text[5:]}", year=str(first.year))
            case _:
                return str(first.year)


@cache
def catalog(language: Language) -> Catalog:
    """The catalog of `language`."""
    path = resource("i18n", f"{language}.json")
    return Catalog(language, msgspec.json.decode(path.read_bytes(), type=dict[str, str]))
