"""Command lines in the user's language: argparse, with its own English words replaced."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, Literal, cast

from orgsim.messages import Catalog, Message, message
from orgsim.model.text import LANGUAGES

_FORMATS = ("table", "json", "csv")
_DIALECTS = ("plain", "fi")
_FOLDS: tuple[Literal["auto", "none"], ...] = ("auto", "none")


Command = Callable[[argparse.Namespace, Catalog], int]
"""Does what a command line asks for; the exit code."""


class UsageError(Exception):
    """A command line that cannot be understood, and why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class Parser(argparse.ArgumentParser):
    """A parser that raises UsageError and speaks the language of `texts`."""

    def __init__(self, name: str, key: str, texts: Catalog) -> None:
        """`key` is that of the command's texts: `KEY.about`, `KEY.examples`."""
        super().__init__(
            prog=name,
            description=texts(f"{key}.about"),
            epilog=f"{texts('cli.examples')}:\n{texts(f'{key}.examples')}",
            formatter_class=partial(_Formatter, usage=texts("cli.usage")),
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )
        self.texts = texts
        self.files = self.add_argument_group(texts("cli.arguments"))
        self.options = self.add_argument_group(texts("cli.options"))

    def add_common(self) -> None:
        """The options that every command has."""
        add = self.options.add_argument
        language = choice("--language", LANGUAGES)
        add("--language", metavar="|".join(LANGUAGES), type=language, help=self.texts("cli.language"))
        add("-h", "--help", action="store_true", help=self.texts("cli.help"))
        add("--version", action="store_true", help=self.texts("cli.version"))

    def add_files(self, key: str) -> None:
        """The files that the command reads; that there are any is for the command to see to."""
        self.files.add_argument("files", metavar=self.texts("cli.file"), nargs="*", type=Path, help=self.texts(key))

    def read(self, arguments: list[str]) -> argparse.Namespace:
        """The arguments' values; UsageError where they cannot be understood.

        After `--` come files, whatever their names.
        """
        end = arguments.index("--") if "--" in arguments else len(arguments)
        try:
            values, unknown = self.parse_known_intermixed_args(arguments[:end])
        except argparse.ArgumentError as error:
            # All other mistakes are found by this module: what remains is a value too few or too many.
            flag = error.argument_name or ""
            raise UsageError(message("cli.error.value", option=re.split(r"[/ ]", flag)[-1])) from error
        if unknown:
            raise UsageError(_unknown(unknown[0], self._option_string_actions))
        if files := arguments[end + 1 :]:
            if "files" not in values:
                raise UsageError(message("cli.error.extra", found=files[0]))
            values.files = [*values.files, *map(Path, files)]
        return values

    def error(self, message_: str) -> Any:
        """Whatever argparse itself objects to."""
        raise UsageError(message("cli.error.other", reason=message_))


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help whose usage line begins with the user's word for it."""

    def __init__(self, prog: str, usage: str, **rest: Any) -> None:
        super().__init__(prog, **rest)
        self._usage_word = usage

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or f"{self._usage_word}: ")


def choice(option: str, words: tuple[str, ...]) -> Callable[[str], str]:
    """A reader of one of `words`; UsageError names them, and the one that was nearly written."""

    def read(text: str) -> str:
        if text not in words:
            raise UsageError(message("cli.error.choice", option=option, found=text, choices=words))
        return text

    return read


def some_of(option: str, words: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    """A reader of some of `words` with commas between them, or of `all`; UsageError names them."""
    one = choice(option, (*words, "all"))

    def read(text: str) -> tuple[str, ...]:
        named = [one(word.strip()) for word in text.split(",")]
        return words if "all" in named else tuple(dict.fromkeys(named))

    return read


def fold(text: str) -> Literal["auto", "none"] | int:
    """What charts fold: `auto`, `none` or the number of a layer; UsageError for anything else."""
    if re.fullmatch(r"[1-9][0-9]{0,3}", text):
        return int(text)
    for word in _FOLDS:
        if text == word:
            return word
    raise UsageError(message("cli.error.fold", found=text))


_MANY = 10_000


def number(option: str, least: int, most: int) -> Callable[[str], int]:
    """A reader of a whole number from `least` to `most`; UsageError for anything else."""

    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,18}", text) or not least <= int(text) <= most:
            # Years are written without spaces between their digits.
            ends = {end: str(value) if most < _MANY else value for end, value in (("least", least), ("most", most))}
            raise UsageError(message("cli.error.number", option=option, found=text, **ends))
        return int(text)

    return read


def size(text: str) -> tuple[int, int]:
    """Width and height in pixels, as in `1920x1080`; UsageError for anything else."""
    match = re.fullmatch(r"([1-9][0-9]{0,8})[x×]([1-9][0-9]{0,8})", text)
    if match is None:
        raise UsageError(message("cli.error.size", found=text))
    return int(match[1]), int(match[2])


def _unknown(found: str, known: Iterable[str]) -> Message:
    if not found.startswith("-"):
        return message("cli.error.extra", found=found)
    # Imported here, as only a mistake needs it.
    from orgsim.files.reading.nearest import nearest

    likely = nearest(found.partition("=")[0], known)
    if likely is None:
        return message("cli.error.option", found=found)
    return message("cli.error.option-like", found=found, likely=likely)


def files_of(values: argparse.Namespace) -> list[Path]:
    """The files that are told; UsageError where none is."""
    if not values.files:
        raise UsageError(message("cli.error.no-files"))
    return cast(list[Path], values.files)


def add_csv(parser: Parser) -> None:
    """The option for how a CSV is written."""
    parser.options.add_argument(
        "--csv", metavar="|".join(_DIALECTS), type=choice("--csv", _DIALECTS), help=parser.texts("cli.csv")
    )


def add_format(parser: Parser) -> None:
    """The options for what is written to the output."""
    add_csv(parser)
    parser.options.add_argument(
        "--format",
        metavar="|".join(_FORMATS),
        type=choice("--format", _FORMATS),
        default="table",
        help=parser.texts("cli.format"),
    )


def format_of(values: argparse.Namespace) -> str:
    """What to write: CSV too where only its dialect is told; UsageError where that is told of another format."""
    format = cast(str, values.format)
    if values.csv is None or format == "csv":
        return format
    if format not in ("table", "text"):
        raise UsageError(message("cli.error.csv", format=format))
    return "csv"
