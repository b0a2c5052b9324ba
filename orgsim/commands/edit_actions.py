"""The actions of `orgsim edit`: words of a command line as what is to be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from msgspec import Struct

from orgsim.commands.arguments import UsageError, choice
from orgsim.messages import message
from orgsim.model.text import LANGUAGES, Language

_WORDS = {
    "move": 1,
    "add": 2,
    "remove": 1,
    "rename": 2,
    "set": 3,
    "bring": 1,
    "duplicate": 1,
    "put-away": 1,
    "take-out": 1,
    "link": 3,
    "unlink": 3,
    "set-link": 5,
    "add-matter": 2,
    "remove-matter": 2,
    "move-matter": 3,
    "rename-matter": 3,
    "set-matter": 4,
    "clear-remit": 1,
    "add-source": 2,
    "set-source": 3,
    "remove-source": 1,
    "set-draft": 2,
    "remark": 2,
    "set-assumption": 2,
}
"""Each action, and how many words it needs."""
_SEVERAL = frozenset(("move", "bring"))
"""Those that take as many words as there are."""
_PLACED = frozenset(("move", "add", "bring", "take-out"))
"""Those that must say where something comes."""
_FLAGS = {
    "move": ("--top", "--alone"),
    "add": ("--top",),
    "bring": ("--top",),
    "take-out": ("--top",),
    "remove": ("--keep-subordinates",),
    "clear-remit": ("--nothing",),
}
_WITH_VALUE = {
    "move": ("--below", "--at"),
    "add": ("--below", "--at", "--id", "--in"),
    "bring": ("--from", "--below", "--at"),
    "take-out": ("--below", "--at"),
    "duplicate": ("--times",),
    "link": ("--note", "--in"),
    "set-link": ("--in",),
    "add-matter": ("--at", "--id", "--in"),
    "move-matter": ("--at",),
    "rename-matter": ("--in",),
    "set-matter": ("--in",),
    "add-source": ("--in",),
    "set-source": ("--in",),
    "set-draft": ("--in",),
    "rename": ("--in",),
    "set": ("--in",),
}
_ANYWHERE = ("--dry-run", "-h", "--help", "--version")


class Action(Struct, frozen=True):
    """One thing to be done, as it was written."""

    verb: str
    words: tuple[str, ...]
    flags: frozenset[str] = frozenset()
    below: str | None = None
    at: int | None = None
    """How many stand before it; on the command line the first place is 1."""
    id: str | None = None
    file: str | None = None
    """The draft that units come from."""
    times: int = 1
    note: str | None = None
    language: Language | None = None


def parted(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """The file with the options of the command, and the words of its actions."""
    position, has_file = 0, False
    while position < len(arguments):
        word = arguments[position]
        if word == "--language":
            position += 2
        elif word.startswith("-"):
            position += 1
        elif not has_file:
            has_file = True
            position += 1
        else:
            break
    options, words = list(arguments[:position]), []
    rest = iter(arguments[position:])
    for word in rest:
        if word in _ANYWHERE or word.startswith("--language="):
            options.append(word)
        elif word == "--language":
            # The language of the messages, as everywhere; that of a text is --in.
            options += [word, *[value for value in [next(rest, None)] if value is not None]]
        else:
            words.append(word)
    return options, words


def actions(words: Sequence[str]) -> tuple[Action, ...]:
    """The actions that `words` name, one after another; UsageError where they cannot be understood."""
    found: list[Action] = []
    left = list(words)
    while left:
        found.append(_action(left))
    return tuple(found)


def _action(left: list[str]) -> Action:
    """The first action of `left`, which is taken from it."""
    verb = choice("ACTION", tuple(_WORDS))(left.pop(0))
    words: list[str] = []
    while left and (len(words) < _WORDS[verb] or (verb in _SEVERAL and not left[0].startswith("--"))):
        words.append(left.pop(0))
    if len(words) < _WORDS[verb]:
        raise UsageError(message("cli.edit.too-few", action=verb, needed=_WORDS[verb], n=len(words)))
    flags: set[str] = set()
    values: dict[str, str] = {}
    while left and left[0].startswith("--"):
        option, _, value = left.pop(0).partition("=")
        if option in _FLAGS.get(verb, ()):
            flags.add(option)
        elif option not in _WITH_VALUE.get(verb, ()):
            known = (*_FLAGS.get(verb, ()), *_WITH_VALUE.get(verb, ()))
            raise UsageError(message("cli.error.choice", option=verb, found=option, choices=known))
        elif value or left:
            values[option] = value or left.pop(0)
        else:
            raise UsageError(message("cli.error.value", option=option))
    below = values.get("--below")
    if verb in _PLACED and (below is None) == ("--top" not in flags):
        raise UsageError(message("cli.edit.where", action=verb))
    if verb == "bring" and "--from" not in values:
        raise UsageError(message("cli.edit.from"))
    language = values.get("--in")
    if language is not None:
        choice("--in", LANGUAGES)(language)
    return Action(
        verb,
        tuple(words),
        frozenset(flags),
        below,
        None if (place := _number("--at", values)) is None else place - 1,
        values.get("--id"),
        values.get("--from"),
        _number("--times", values) or 1,
        values.get("--note"),
        cast("Language | None", language),
    )


def _number(option: str, values: Mapping[str, str]) -> int | None:
    """A number from 1 on; `None` where the option is not given."""
    text = values.get(option)
    if text is None:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 9 or int(text) < 1:
        raise UsageError(message("cli.edit.at" if option == "--at" else "cli.edit.times", found=text))
    return int(text)
