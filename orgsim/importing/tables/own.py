"""What orgsim's own workbooks tell beside the units of a draft: which drafts there are, and their links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from orgsim.files.yaml.scalars import is_id
from orgsim.importing.records import Imported, Tie
from orgsim.importing.tables.cells import date_of, text_of
from orgsim.importing.tables.sheets import Cell, Sheet
from orgsim.messages import Catalog, catalog
from orgsim.model.scenario import LINK_KINDS, Municipality, Source, Status
from orgsim.model.text import LANGUAGES, Text

_STATUSES: tuple[Status, ...] = ("current", "draft", "adopted")


class Draft(Struct, frozen=True, kw_only=True):
    """What a workbook tells of a draft and of its links."""

    texts: Catalog
    """Of the language that the workbook is written in."""
    sheet: str
    """Where its units stand."""
    row: dict[str, Cell]
    titles: Text
    links: tuple[tuple[str, Tie], ...]
    """Each with the id of the unit that it comes from."""


def only_named(key: str) -> Source:
    """A source of which a table tells no more than its key."""
    return Source(title=Text(und=key))


def drafts(sheets: Sequence[Sheet]) -> tuple[Draft, ...]:
    """The drafts that a workbook of orgsim's tells of; empty for any other."""
    for language in LANGUAGES:
        texts = catalog(language)
        for sheet in sheets:
            if sheet.name == texts("sheet.drafts"):
                links = [*_links(sheets, texts)]
                return tuple([_draft(row, links, texts) for row in _rows(sheet)])
    return ()


def with_what_is_told(imported: Imported, draft: Draft) -> Imported:
    """The units of a draft with what is told of the whole."""
    texts = draft.texts
    told = {name: draft.row.get(texts(f"draft-column.{name}")) for name in ("id", "status", "date", "effective")}
    municipality = text_of(draft.row.get(texts("draft-column.municipality")))
    ties: dict[str, list[Tie]] = {}
    for unit, tie in draft.links:
        ties.setdefault(unit, []).append(tie)
    records = [
        replace(record, links=tuple(ties[record.key])) if record.key in ties else record for record in imported.records
    ]
    id = text_of(told["id"])
    return replace(
        imported,
        records=tuple(records),
        id=id if is_id(id) else None,
        titles=draft.titles,
        status=next((its for its in _STATUSES if texts(f"status.{its}") == text_of(told["status"])), None),
        date=date_of(told["date"]),
        effective=date_of(told["effective"]),
        municipality=Municipality(name=Text(und=municipality)) if municipality else None,
        sources={key: only_named(key) for record in records for key in record.source},
    )


def _rows(sheet: Sheet) -> Iterator[dict[str, Cell]]:
    if sheet.rows:
        head = [text_of(cell) for cell in sheet.rows[0]]
        for row in sheet.rows[1:]:
            yield dict(zip(head, row, strict=False))


def _draft(row: dict[str, Cell], links: Sequence[tuple[str, str, Tie]], texts: Catalog) -> Draft:
    title = texts("draft-column.title")
    letter = text_of(row.get(texts("draft-column.letter")))
    wordings: dict[str, str] = {}
    for language in LANGUAGES:
        if text := text_of(row.get(f"{title} ({language})")):
            wordings[language] = text
    titles = Text(**wordings) if wordings else Text(und=text_of(row.get(title)) or "?")
    return Draft(
        texts=texts,
        sheet=text_of(row.get(texts("draft-column.sheet"))),
        row=row,
        titles=titles,
        links=tuple([(unit, tie) for of, unit, tie in links if of == letter]),
    )


def _links(sheets: Sequence[Sheet], texts: Catalog) -> Iterator[tuple[str, str, Tie]]:
    """Each with the letter of its draft and the id of the unit that it comes from."""
    kinds = {texts(f"link.{kind}"): kind for kind in LINK_KINDS}
    for sheet in sheets:
        if sheet.name != texts("sheet.links"):
            continue
        for row in _rows(sheet):
            kind = kinds.get(text_of(row.get(texts("link-column.kind"))))
            ends = [text_of(row.get(texts(f"link-column.{end}-id"))) for end in ("from", "to")]
            if kind is not None and all(ends):
                note = text_of(row.get(texts("unit-column.note")))
                letter = text_of(row.get(texts("draft-column.letter")))
                yield letter, ends[0], Tie(kind, ends[1], note)
