"""The changes of a draft for minutes: as a list to read, and as a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from orgsim.analysis.changes.line import Line
from orgsim.files.tables import Cell, Dialect, as_csv
from orgsim.messages import Catalog, Message, message
from orgsim.model.text import Text

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&#@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


class Minutes(Struct, frozen=True):
    """What was done to one draft."""

    title: Text
    since: Text | Message
    """The title of the baseline, or since when else."""
    lines: tuple[Line, ...]
    reasons: tuple[str | None, ...] = ()
    """Of each line why, where that was told beside the draft; else what the line says counts."""

    def why(self, number: int, texts: Catalog) -> str | None:
        """Why, of the line with that number, from 0: a reason or a note, told as what it is."""
        told = self.reasons[number] if number < len(self.reasons) else None
        if told:
            return texts("changes.because", reason=told)
        reason = self.lines[number].reason
        return None if reason is None else texts("changes.noted", note=reason)


def heading(minutes: Minutes) -> Message:
    """What stands above the changes."""
    return message("changes.heading", title=minutes.title, since=minutes.since)


def as_text(minutes: Minutes, texts: Catalog) -> str:
    """A numbered list in plain text."""
    found = [_plain(texts.say(heading(minutes))), ""]
    for number, line in enumerate(minutes.lines):
        found.append(f"{number + 1}. {_plain(texts.say(line.words))}")
        why = minutes.why(number, texts)
        if why is not None:
            found.append(f"   {_plain(why)}")
    if not minutes.lines:
        found.append(texts("changes.none"))
    return "\n".join(found) + "\n"


def as_markdown(minutes: Minutes, texts: Catalog) -> str:
    """A heading and a table in Markdown. What stands in drafts is escaped, so that nothing of it is markup."""
    found = [f"## {escaped(texts.say(heading(minutes)))}", ""]
    if not minutes.lines:
        return "\n".join([*found, texts("changes.none"), ""])
    found.append(f"| {' | '.join(map(escaped, _header(texts)))} |")
    found.append("|---:|---|---|---|")
    found += [f"| {' | '.join(escaped(str(cell or '')) for cell in row)} |" for row in rows(minutes, texts)]
    return "\n".join(found) + "\n"


def as_table(several: Sequence[Minutes], texts: Catalog, dialect: Dialect = "plain") -> str:
    """All of them in one table as CSV."""
    header = (texts("changes.column.draft"), *_header(texts))
    cells = ((minutes.title.written(texts.language), *row) for minutes in several for row in rows(minutes, texts))
    return as_csv(header, cells, dialect)


def rows(minutes: Minutes, texts: Catalog) -> Iterator[tuple[Cell, ...]]:
    """The number, the unit, the sentence and the reason of each line."""
    for number, line in enumerate(minutes.lines):
        unit, said = line.name.in_language(texts.language), texts.say(line.words)
        yield number + 1, _plain(unit), _plain(said), minutes.why(number, texts)


def _header(texts: Catalog) -> tuple[str, ...]:
    return tuple([texts(f"changes.column.{name}") for name in ("number", "unit", "change", "why")])


def _plain(text: str) -> str:
    """On one line, without characters that would steer a terminal."""
    one = _SPACE.sub(" ", text).strip()
    return "".join(each if each.isprintable() or each == "\u00a0" else "\ufffd" for each in one if each != "\u00ad")


def escaped(text: str) -> str:
    """`text` on one line of Markdown, nothing of which is markup."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", _plain(text))
