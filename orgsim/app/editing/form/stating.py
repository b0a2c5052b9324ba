"""What the fields of the form show of a unit, and what is typed in them as edits: without a window."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter, is_not
from pathlib import Path

from msgspec import Struct
from msgspec.structs import fields

from orgsim.analysis.meeting_text import meets_text, meets_worded
from orgsim.analysis.namesakes import said_above
from orgsim.app.document.comparing import chosen
from orgsim.app.document.state import State
from orgsim.files.reading.meetings import words
from orgsim.files.writing.typed import AMOUNTS, value_typed
from orgsim.files.writing.units.values import Unreadable, typed
from orgsim.files.yaml.flow import flow
from orgsim.messages import Catalog, message
from orgsim.model.dates import PartialDate
from orgsim.model.edits.edits import Edit, Renamed, Set
from orgsim.model.edits.fields import Value, stated
from orgsim.model.hierarchy import hierarchy, tray_of, unit_of
from orgsim.model.meeting import Meets
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Language, Text
from orgsim.model.units import Unit

_GROUPED_FROM = 10_000
_NO_BREAK = "\u00a0"


class Subject(Struct, frozen=True, eq=False):
    """A unit of a draft that is edited."""

    path: Path
    column: int
    scenario: Scenario
    unit: Unit
    languages: tuple[Language, ...]
    """In which its draft names units; empty: in none that it tells."""

    @property
    def key(self) -> tuple[Path, str]:
        """By which it is known again after a change."""
        return self.path, self.unit.id


def subject(state: State) -> Subject | None:
    """The selected unit as the active draft has it; `None` where it has it not, or is not edited."""
    if state.selected is None or state.active >= len(state.files):
        return None
    file = state.files[state.active]
    if file.path not in state.editing:
        return None
    unit = unit_of(file.scenario, state.selected)
    if unit is None:
        id = next(iter(chosen(state)[state.active]), None)
        unit = unit_of(file.scenario, id) if id is not None else None
    if unit is None:
        return None
    return Subject(file.path, state.active, file.scenario, unit, languages_of(file.scenario))


@once_per_value
def languages_of(scenario: Scenario) -> tuple[Language, ...]:
    """The languages in which some of its units are named."""
    every = hierarchy(scenario).units, tray_of(scenario).units

    def is_one(language: Language) -> bool:
        # It is asked of each draft that an edit makes: to look at each of 100 000 units takes a quarter of a second.
        said = attrgetter(f"name.{language}")
        return any(any(map(partial(is_not, None), map(said, units))) for units in every)

    return tuple(filter(is_one, LANGUAGES))


def wordings(of: Subject, text: Text | None) -> tuple[Language | None, ...]:
    """The languages in which `text` is or can be said there; `None` alone: in none that is told."""
    if text is not None and text.und is not None:
        return (None,)
    own = [] if text is None else [language for language in LANGUAGES if getattr(text, language) is not None]
    if not own and (of.unit.name.und is not None or not of.languages):
        return (None,)
    return tuple([language for language in LANGUAGES if language in own or language in of.languages])


def nearest(of: Subject, text: Text | None, language: Language) -> Language | None:
    """The language in which `text` is shown to who reads in `language`, or would be written by him."""
    if text is not None and any(text.every()):
        return text.spoken(language)[1]
    there = wordings(of, text)
    return language if language in there else there[0]


def said(text: Text | None, language: Language | None) -> str:
    """The wording in that language, as the file has it."""
    return "" if text is None else getattr(text, language or "und") or ""


def text_of(of: Subject, field: str) -> Text | None:
    """The text that is stated there."""
    value = stated(of.unit, field)
    return value if isinstance(value, Text) else None


def shown(of: Subject, field: str, language: Language | None, speech: Catalog) -> str:
    """What is stated there, as it is typed."""
    value = stated(of.unit, field)
    match value:
        case None:
            return ""
        case Text():
            return said(value, language)
        case PartialDate():
            return value.text
        case int() | float() if not isinstance(value, bool):
            return number(value, speech, grouped=field in AMOUNTS)
        case Meets():
            said_so = speech.say(meets_text(value))
            # What the words do not tell whole is shown as files have it.
            return said_so if meets_worded(said_so, speech) == value else flow(words.stated(value))
    return str(value)


def number(value: float, speech: Catalog, *, grouped: bool = False) -> str:
    """A number as it is written, with all its decimals."""
    whole = value == int(value)
    digits = str(int(value)) if whole else repr(float(value))
    if speech.language == "en":
        return digits
    if grouped and abs(value) >= _GROUPED_FROM:
        front, mark, back = digits.partition(".")
        digits = f"{int(front):,}".replace(",", _NO_BREAK) + mark + back
    return digits.replace(".", ",")


def plain(field: str, text: str, speech: Catalog) -> str:
    """What was typed, as a file has it: a person writes numbers, days and meetings as his language does."""
    if field == "meets" and (meets := meets_worded(text.strip(), speech)) is not None:
        return flow(words.stated(meets))
    return value_typed(field, text, speech.language)


def edits(of: Subject, field: str, language: Language | None, text: str, speech: Catalog) -> Sequence[Edit]:
    """What sets that field to what is typed; nothing typed states nothing any more. Unreadable where it cannot be."""
    id, text = of.unit.id, plain(field, text, speech)
    old = stated(of.unit, field)
    if text == shown(of, field, language, speech):
        return ()
    if field == "name":
        left = {its: said for its, said in _wordings(of.unit.name) if its != language}
        if not text and language is not None and left:
            return (Set(id, "name", Text(**left)),)
        return (Renamed(id, text, language),)
    if field == "code":
        return (Set(id, field, text or None),)
    if isinstance(old, Text) or (old is None and field in _TEXTS):
        return (Set(id, field, worded(old if isinstance(old, Text) else None, language, text)),)
    return typed(of.unit, field, text)


def worded(old: Text | None, language: Language | None, text: str) -> Text | None:
    """`old` with that wording in that language, or none in it where nothing is typed; `None`: nothing is left."""
    if language is None:
        return Text(und=text) if text else None
    left = {its: said for its, said in _wordings(old or Text()) if its != language}
    if text:
        left[language] = text
    return Text(**left) if left else None


_TEXTS = frozenset(("short", "purpose", "open", "note", "leader.title"))


def _wordings(text: Text) -> Iterator[tuple[str, str]]:
    for field in fields(Text):
        if (its := getattr(text, field.name)) is not None:
            yield field.name, its


def quota(of: Subject, field: str, key: str, text: str, speech: Catalog) -> Sequence[Edit]:
    """What sets how many seats come from there; nothing typed: none that is told."""
    now: Value = stated(of.unit, field)
    known = dict(now) if isinstance(now, Mapping) else {}
    if not text.strip():
        known.pop(key, None)
    else:
        # Read as any number of seats is.
        (read,) = typed(of.unit, "seats.total", text.strip()) or (None,)
        if not isinstance(read, Set) or not isinstance(read.value, int):
            raise Unreadable(message("edit.unit.value", field=field))
        known[key] = read.value
    if known == (dict(now) if isinstance(now, Mapping) else {}):
        return ()
    return (Set(of.unit.id, field, known or None),)


def places(
    scenario: Scenario, speech: Catalog, but: Container[str] = (), *, bodies: bool = False
) -> list[tuple[str, str, str]]:
    """The units of `scenario` to choose from: what each is called, what stands above it and tells it apart, and its id.

    `bodies`: only those that decide.
    """
    flat = hierarchy(scenario)
    found = []
    for here, (unit, kind) in enumerate(zip(flat.units, flat.kinds, strict=True)):
        if unit.id not in but and (kind.body or not bodies):
            found.append((speech.value(unit.name), said_above(scenario, here, speech.value), unit.id))
    return found
