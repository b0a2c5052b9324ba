"""What is typed as the value of a unit's field, read as a file would be."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec.structs import fields, replace

from orgsim.files.problems import Report
from orgsim.files.reading.reading import BROKEN, Reader, Reading
from orgsim.files.reading.rules import SHORT_FORMS
from orgsim.files.reading.shapes import reader_of
from orgsim.files.yaml.nodes import Mapping, Node, Null, Scalar, Sequence
from orgsim.files.yaml.tree import read_tree
from orgsim.messages import Message, message
from orgsim.model.dates import FIRST_SOURCE_YEAR, FIRST_YEAR, LAST_YEAR, PartialDate, is_within_years
from orgsim.model.edits.edits import (
    HEAD_FIELDS,
    LINK_FIELDS,
    MATTER_FIELDS,
    DraftSet,
    Edit,
    LinkSet,
    MatterRenamed,
    MatterSet,
    Renamed,
    Set,
    SourceSet,
    matter_value,
)
from orgsim.model.edits.fields import FIELDS, PARTED, stated
from orgsim.model.edits.texts import renamed
from orgsim.model.scenario import Link, Scenario, Source
from orgsim.model.text import LANGUAGES, Language, Text
from orgsim.model.units import Matter, Unit

_TEXTS = frozenset(("short", "purpose", "open", "note", "leader.title"))


class Unreadable(Exception):  # noqa: N818 -- it reads better where it is caught
    """What was typed cannot stand in that field."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def typed(unit: Unit, field: str, value: str, language: Language | None = None) -> list[Edit]:
    """What sets that field of `unit` to a value as it is typed; nothing typed, or `null`, states nothing any more.

    Of a text the wording in `language` is meant, else the first that there is; `{fi: …, sv: …}` is all of it. `seats`
    as a number sets their total and leaves what else is stated of them; as a mapping it is all that is. So does `staff`
    with the people, and `leader` with the title. Unreadable where it cannot stand there.
    """
    if (field == "name" or field in _TEXTS) and language is None and _is_by_language(node := _node(value)):
        return [Set(unit.id, field, stated(_read(unit, field, node), field))]
    if field == "name":
        return [Renamed(unit.id, value, language)]
    if field not in PARTED and field not in FIELDS:
        known = dict.fromkeys(("name", *PARTED, *FIELDS))
        raise Unreadable(message("edit.unit.no-field", field=field, fields=tuple(known)))
    nothing = value.strip() in ("", "null", "~")
    if field in PARTED:
        short = SHORT_FORMS.get(PARTED[field])
        if short is not None and not nothing and isinstance(_node(value), Scalar):
            # A number alone says how many seats there are, and nothing of who sits on them.
            return typed(unit, f"{field}.{short}", value, language)
        type_ = PARTED[field]
        new = type_() if nothing else getattr(_read(unit, field, _node(value)), field) or type_()
        old = getattr(unit, field) or type_()
        return [
            Set(unit.id, f"{field}.{its.encode_name}", getattr(new, its.name))
            for its in fields(type_)
            if getattr(new, its.name) != getattr(old, its.name)
        ]
    if field in _TEXTS:
        old_text = stated(unit, field)
        before = old_text if isinstance(old_text, Text) else None
        return [Set(unit.id, field, _text(before, value, language, nothing=nothing))]
    return [Set(unit.id, field, None if nothing else stated(_read(unit, field, _node(value)), field))]


def _is_by_language(node: Node) -> bool:
    return isinstance(node, Mapping) and set(node.entries) <= set(LANGUAGES)


def typed_of_matter(
    id: str, matter: Matter, field: str, value: str, language: Language | None = None
) -> MatterRenamed | MatterSet:
    """As `typed`, for a field of a matter of the unit `id`; `[]` as `delegated` says that the power stays there."""
    if field == "name":
        return MatterRenamed(id, matter.id, value, language)
    known = next((its for its in MATTER_FIELDS if its == field), None)
    if known is None:
        raise Unreadable(message("edit.matter.no-field", field=field, fields=MATTER_FIELDS))
    nothing = value.strip() in ("", "null", "~")
    if field == "note":
        return MatterSet(id, matter.id, known, _text(matter.note, value, language, nothing=nothing))
    if nothing:
        return MatterSet(id, matter.id, known, None)
    words = {"id": matter.id, "name": "-"}
    item = _mapping({**{key: _word(word) for key, word in words.items()}, field: _node(value)})
    whole = Unit(id=id, kind="-", name=Text(und="-"))
    remit = _read(whole, "remit", Sequence([item], 0, 0, flow=True)).remit
    assert remit is not None
    return MatterSet(id, matter.id, known, matter_value(remit[0], known))


def typed_of_link(link: Link, field: str, value: str, language: Language | None = None) -> LinkSet:
    """As `typed`, for a field of a link."""
    known = next((its for its in LINK_FIELDS if its == field), None)
    if known is None:
        raise Unreadable(message("edit.link.no-field", field=field, fields=LINK_FIELDS))
    nothing = value.strip() in ("", "null", "~")
    read: Text | str | tuple[str, ...] | None
    if field == "note":
        read = _text(link.note, value, language, nothing=nothing)
    elif field == "source":
        unit = Unit(id="x", kind="x", name=Text(und="-"))
        read = None if nothing else _read(unit, "source", _node(value)).source
    else:
        read = value.strip()
    return LinkSet(link.kind, link.from_, link.to, known, read)


def typed_of_draft(scenario: Scenario, field: str, value: str, language: Language | None = None) -> DraftSet:
    """As `typed`, for a field of the draft itself: `title`, `status`, `date`, `effective`, `note`."""
    known = next((its for its in HEAD_FIELDS if its == field), None)
    if known is None:
        raise Unreadable(message("edit.unit.no-field", field=field, fields=HEAD_FIELDS))
    nothing = value.strip() in ("", "null", "~")
    if known in ("title", "note"):
        return DraftSet(known, _text(getattr(scenario, known), value, language, nothing=nothing))
    if nothing:
        return DraftSet(known, None)
    return DraftSet(known, value.strip() if known == "status" else date_typed(value))


def typed_of_source(key: str, source: Source, field: str, value: str, language: Language | None = None) -> SourceSet:
    """As `typed`, for a field of a source that the draft has."""
    names = [its.name for its in fields(Source)]
    if field not in names:
        raise Unreadable(message("edit.unit.no-field", field=field, fields=tuple(names)))
    nothing = value.strip() in ("", "null", "~")
    new: Text | PartialDate | str | None
    if field == "title":
        new = _text(source.title, value, language, nothing=nothing)
        if new is None:
            raise Unreadable(message("edit.draft.no-source-title"))
    elif field == "date":
        new = None if nothing else date_typed(value, FIRST_SOURCE_YEAR)
    else:
        new = None if nothing else value.strip()
    return SourceSet(key, replace(source, **{field: new}))


def date_typed(value: str, first: int = FIRST_YEAR) -> PartialDate:
    """A date as files write it, of the year `first` or a later one that they may tell of; Unreadable for any other."""
    try:
        date = PartialDate(value.strip())
    except ValueError:
        raise Unreadable(message("edit.draft.date")) from None
    if not is_within_years(date, first):
        raise Unreadable(message("edit.draft.date-year", first=str(first), last=str(LAST_YEAR)))
    return date


def _text(old: Text | None, value: str, language: Language | None, *, nothing: bool) -> Text | None:
    if nothing and (old is None or language is None or old.und is not None):
        return None
    if nothing and old is not None and language is not None:
        left = {its: said for its, said in _wordings(old).items() if its != language}
        return Text(**left) if left else None
    if old is None:
        return Text(**{language or "und": value})
    return renamed(old, value, language)


def _wordings(text: Text) -> dict[str, str]:
    return {field.name: said for field in fields(Text) if (said := getattr(text, field.name)) is not None}


def _word(text: str) -> Scalar:
    return Scalar(text, 0, 0)


def _mapping(entries: dict[str, Node]) -> Mapping:
    """In no file: all that it holds stands at its beginning."""
    return Mapping(entries, 0, 0, flow=True)


def _node(value: str) -> Node:
    """As a file would have it behind the key; what is no YAML is a word."""
    report = Report(Path("value"))
    node = read_tree(value.encode("utf-8", "replace"), report)
    return _word(value) if node is None or report.failed else node


def _read(unit: Unit, field: str, node: Node) -> Unit:
    """A unit with that field, as read."""
    key, _, inner = field.partition(".")
    if isinstance(node, Null):
        raise Unreadable(message("edit.unit.value", field=field))
    if inner:
        node = _mapping({inner: node})
    report = Report(Path("value"))
    whole = _mapping({"id": _word(unit.id), "kind": _word(unit.kind), "name": _word("-"), key: node})
    found = unit_reader()(whole, Reading(report))
    if found is BROKEN or report.failed:
        problems = report.problems()
        raise Unreadable(problems[0].message if problems else message("edit.unit.value", field=field))
    assert isinstance(found, Unit)
    return found


@cache
def unit_reader() -> Reader:
    """What reads a unit from its node."""
    return reader_of(Unit)
