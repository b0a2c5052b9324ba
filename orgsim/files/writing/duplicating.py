"""A copy of a scenario's file as a new draft: another id and title, and every other byte as it was."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterator, Mapping
from pathlib import Path

import msgspec

from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.scenario_file import ScenarioFile, read_scenario_text
from orgsim.files.writing.heads import with_head
from orgsim.files.yaml.editing import CannotEdit, Edit, edited_text, with_key_after, with_whole_value
from orgsim.files.yaml.flow import flow
from orgsim.files.yaml.scalars import meant_id
from orgsim.messages import catalog, message
from orgsim.model.dates import PartialDate
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Language, Text
from orgsim.model.units import apart

_MOST_NUMBERS = 10_000
_UNITS = re.compile(r"^units:", re.MULTILINE)
"""Where what a file says of itself mostly ends, and nearly all of it begins."""


def new_draft(
    file: ScenarioFile, path: Path, *, id: str, title: Text, today: dt.date, origin: str | None = None
) -> bytes:
    """The bytes of a copy of `file` for `path`: a draft of `today` with that id and title.

    Comments, order and unknown keys stay. Where the `origin` is told, a sentence on a line, it stands for the comments
    at the head: they speak of the original. What says where the description of the format lies says it as seen from
    `path`, or goes where that is not near. CannotEdit where the file is written in a way that is not foreseen.
    """

    def edit(text: str) -> str:
        text = with_head(text, file.path.parent, path.parent, origin)
        text = with_whole_value(text, ("id",), flow(id))
        text = with_whole_value(text, ("title",), flow(title))
        text = with_key_after(text, ("status",), "title", "draft")
        return with_key_after(text, ("date",), "status", today.isoformat())

    wanted = msgspec.structs.replace(
        file.scenario, id=id, title=title, status="draft", date=PartialDate(today.isoformat())
    )
    return _edited_above(file.data, edit, path, wanted)


def _edited_above(data: bytes, edit: Edit, path: Path, wanted: Scenario) -> bytes:
    """`data` after an edit of what stands above its units, which is quickly done; of all where that is not enough.

    CannotEdit where it does not come to say what is `wanted`.
    """
    from yaml import YAMLError

    def above(text: str) -> str:
        found = _UNITS.search(text)
        at = found.start() if found is not None else 0
        return edit(text[:at]) + text[at:]

    try:
        return _saying(edited_text(data, above), path, wanted)
    except (CannotEdit, YAMLError):
        return _saying(edited_text(data, edit), path, wanted)


def _saying(edited: bytes, path: Path, wanted: Scenario) -> bytes:
    try:
        read = read_scenario_text(edited, path).scenario
    except UnreadableFile as error:
        raise CannotEdit(message("edit.not-foreseen")) from error
    if _said(read) != _said(wanted):
        raise CannotEdit(message("edit.not-foreseen"))
    return edited


def _said(scenario: Scenario) -> object:
    """Everything that a file says, to be compared by value."""

    def plain(value: object) -> object:
        return dict(value) if isinstance(value, Mapping) else str(value)

    alone = msgspec.structs.replace(scenario, units=(), tray=())
    return msgspec.to_builtins((alone, apart(scenario.units), apart(scenario.tray)), enc_hook=plain)


def with_own_id(file: ScenarioFile, path: Path, id: str) -> bytes:
    """The bytes of `file` with that id, and every other byte as it is: for a copy that kept its original's.

    CannotEdit where the file is written in a way that is not foreseen.
    """
    wanted = msgspec.structs.replace(file.scenario, id=id)
    return _edited_above(file.data, lambda text: with_whole_value(text, ("id",), flow(id)), path, wanted)


def copied_title(title: Text, language: Language, key: str = "copy.title", **more: object) -> Text:
    """A title that tells that it is of a copy, in each language that `title` has; in `language` where it says none.

    `key` is the text that tells so, with what it takes beside the title.
    """
    if title.und is not None:
        return Text(und=catalog(language)(key, title=title.und, **more))
    wordings = {language: getattr(title, language) for language in LANGUAGES}
    return Text(
        **{
            language: catalog(language)(key, title=wording, **more)
            for language, wording in wordings.items()
            if wording is not None
        }
    )


def worded(suggested: Text, written: str, language: Language) -> Text:
    """The title that a planner means: as suggested, in all its languages, where they wrote nothing else."""
    return suggested if written == suggested.in_language(language) else Text(und=written)


def free_id(name: str, taken: Container[str]) -> str:
    """An id made of `name` that none of those `taken` is."""
    first = meant_id(name) or "luonnos"
    return next(candidate for candidate in _numbered(first) if candidate not in taken)


def free_path(folder: Path, stem: str) -> Path:
    """A file in `folder` that is not there yet, called after `stem`."""
    return next(path for name in _numbered(stem) if not _is_there(path := folder / f"{name}.yaml"))


def _numbered(name: str) -> Iterator[str]:
    yield name
    for number in range(2, _MOST_NUMBERS):
        yield f"{name}-{number}"


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # A folder that may not be entered: writing will tell.
        return False
