"""What the dialog of a draft's details holds as edits: without a window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from orgsim.app.editing.form.stating import languages_of, plain
from orgsim.files.writing.duplicating import free_id
from orgsim.files.writing.units.values import Unreadable, date_typed
from orgsim.messages import Catalog, Message, message
from orgsim.model.dates import FIRST_SOURCE_YEAR, FIRST_YEAR, PartialDate
from orgsim.model.edits.edits import Declared, DraftSet, Edit, SourceSet
from orgsim.model.edits.texts import renamed
from orgsim.model.edits.words import words
from orgsim.model.scenario import Scenario, Source, Status
from orgsim.model.text import LANGUAGES, Language, Text


class Wrong(Exception):  # noqa: N818 -- it reads better where it is caught
    """What is written in a field cannot stand there."""

    def __init__(self, where: str, why: Message) -> None:
        super().__init__(why)
        self.where = where
        """`title`, `date`, `effective`; of a source its place in the list, a point, and the field."""
        self.why = why


class Written(Struct, frozen=True):
    """A source as its fields hold it."""

    key: str
    """Empty: it is new."""
    title: str
    date: str = ""
    url: str = ""


class Details(Struct, frozen=True):
    """What the fields hold."""

    titles: Mapping[Language | None, str]
    status: Status | None
    date: str
    effective: str
    sources: Sequence[Written]


def details_of(scenario: Scenario, speech: Catalog) -> Details:
    """What the fields hold at first."""
    return Details(
        {language: getattr(scenario.title, language or "und") or "" for language in title_languages(scenario)},
        scenario.status,
        "" if scenario.date is None else scenario.date.text,
        "" if scenario.effective is None else scenario.effective.text,
        [
            Written(key, speech.value(its.title), "" if its.date is None else its.date.text, its.url or "")
            for key, its in scenario.sources.items()
        ],
    )


def title_languages(scenario: Scenario) -> tuple[Language | None, ...]:
    """In which the title is or can be said; `None` alone: in none that is told."""
    if scenario.title.und is not None:
        return (None,)
    there = languages_of(scenario)
    return tuple(
        [language for language in LANGUAGES if getattr(scenario.title, language) is not None or language in there]
    )


def edits_of(scenario: Scenario, held: Details, speech: Catalog) -> list[Edit]:
    """What makes `scenario` say what the fields hold; Wrong where one of them cannot be."""
    found: list[Edit] = []
    said = {language or "und": text.strip() for language, text in held.titles.items() if text.strip()}
    if not said:
        raise Wrong("title", message("edit.draft.no-title"))
    if (title := Text(**said)) != scenario.title:
        found.append(DraftSet("title", title))
    if held.status != scenario.status:
        found.append(DraftSet("status", held.status))
    if (date := _date("date", held.date, speech)) != scenario.date:
        found.append(DraftSet("date", date))
    if (effective := _date("effective", held.effective, speech)) != scenario.effective:
        found.append(DraftSet("effective", effective))
    left = {each.key for each in held.sources}
    found += [SourceSet(key, None) for key in scenario.sources if key not in left]
    taken = set(scenario.sources)
    for place, each in enumerate(held.sources):
        if not each.title.strip():
            raise Wrong(f"{place}.title", message("edit.draft.no-source-title"))
        date = _date(f"{place}.date", each.date, speech, FIRST_SOURCE_YEAR)
        url = each.url.strip() or None
        old = scenario.sources.get(each.key)
        if old is None:
            key = free_id(each.title, taken)
            taken.add(key)
            found.append(Declared(key, Source(title=Text(und=each.title.strip()), date=date, url=url)))
            continue
        name = old.title
        if each.title.strip() != speech.value(name):
            name = renamed(name, each.title.strip(), name.spoken(speech.language)[1])
        new = replace(old, title=name, date=date, url=url)
        if new != old:
            found.append(SourceSet(each.key, new))
    return found


def words_of(scenario: Scenario, edits: Sequence[Edit]) -> Message:
    """What Undo says."""
    return words(scenario, edits) if len(edits) == 1 else message("edit.words.draft")


def _date(where: str, text: str, speech: Catalog, first: int = FIRST_YEAR) -> PartialDate | None:
    if not text.strip():
        return None
    try:
        return date_typed(plain("date", text, speech), first)
    except Unreadable as error:
        raise Wrong(where, error.message) from None
