"""Files of any sort that organisations can be read from: told apart by what they contain."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Mapping as Map
from collections.abc import Sequence
from pathlib import Path, PurePath
from types import MappingProxyType

from msgspec import Struct

from orgsim.files.system_reasons import reason
from orgsim.files.yaml.encoding import TooLargeError, bytes_at
from orgsim.importing.decoding import decoded
from orgsim.importing.graphs.reading import read_graph
from orgsim.importing.records import AS_OFFERED, CannotImport, Choices, Imported
from orgsim.importing.slides.sorts import is_deck, is_document
from orgsim.importing.tables.mapping import Mapping, places
from orgsim.importing.tables.reading import Table, read, tables
from orgsim.importing.tables.sheets import Sheet
from orgsim.importing.texts.reading import read_text
from orgsim.importing.zips import OLE, ZIP, holds
from orgsim.messages import message

MOST_BYTES = 200_000_000
"""Of one file. The list of a city of a million has some ten."""

_OFFICE = frozenset((".pptx", ".potx", ".ppsx", ".pptm", ".ppt", ".odp", ".docx", ".docm", ".doc", ".odt"))
"""Endings of decks and documents. Lists of systems are often called a workbook and are CSV or HTML."""
_OWN_PAGE = re.compile(rb'<meta name="generator" content="orgsim ')
_ELEMENT = re.compile(r"[\s\ufeff]*+<(?:\?xml\b|!doctype\b|([a-z][\w.:-]*+)[\s>])", re.IGNORECASE)
_SCENARIO = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:orgsim|scenario|comparison):")


class Found(Struct, frozen=True, eq=False):
    """One organisation that was found in files, and how it was read."""

    imported: Imported
    mapping: Mapping | None = None
    """Of a table: what its columns mean."""
    sheet: Sheet | None = None
    """Of a table: its cells."""

    @property
    def lacks_columns(self) -> bool:
        """Whether columns that mean something are not there, as where the next delivery of a list has fewer."""
        if self.mapping is None or self.sheet is None:
            return False
        there = zip(self.mapping.columns, places(self.sheet, self.mapping), strict=True)
        return any(at is None and column.role != "left-out" for column, at in there)


def found_in(
    files: Map[str, bytes],
    *,
    sheet: str | None = None,
    mapping: Mapping | None = None,
    mappings: Map[tuple[str, str], Mapping] = MappingProxyType({}),
    choices: Choices = AS_OFFERED,
    slides: Sequence[int] | None = None,
) -> tuple[Found, ...]:
    """The organisations in `files`, by what they are called, with what they contain; CannotImport tells of the first
    that has none, or that is a draft already.

    `sheet` is the one that is wanted of a workbook, `slides` are those of a deck, from 1. `mapping` goes before what is
    guessed of all tables, `mappings` before that of the table in that file and sheet.
    """
    several: list[Table] = []
    others: list[Found] = []
    for file, data in files.items():
        if not data.removeprefix(BOM_UTF8).strip():
            raise CannotImport(message("import.empty", file=file))
        _refuse_own(data, file)
        _refuse_other(data, file)
        if PurePath(file).suffix.casefold() in _OFFICE and not data.startswith((ZIP, OLE)):
            # What stands for a file that was not brought along is a text; so is a page that a server gave instead.
            raise CannotImport(message("import.damaged", file=file))
        if is_document(data):
            from orgsim.importing.slides.documents import read_document

            others += map(Found, read_document(data, file))
            continue
        if is_deck(data):
            others += map(Found, _of_deck(data, file, sheet, slides))
            continue
        graphs = read_graph(data, file)
        if told := _of_texts(data, file) if graphs is None else graphs.imported:
            others += map(Found, _with_something(told, file))
            continue
        listed = data if graphs is None else graphs.table
        for table in () if listed is None else tables(listed, file, sheet, mapping):
            its = mappings.get((file, table.sheet.name))
            several.append(table if its is None else Table(table.sheet, its, table.draft))
    by_place = {(table.sheet.file, table.sheet.name): table for table in several}
    of_tables = [_found(its, by_place.get((its.place.file, its.place.sheet))) for its in read(several, choices)]
    return (*of_tables, *others)


def _refuse_own(data: bytes, file: str) -> None:
    """CannotImport for drafts, which are opened, and for pages of orgsim, whose tables tell of drafts in other ways."""
    if PurePath(file).suffix.casefold() in (".yaml", ".yml") or _SCENARIO.match(data):
        raise CannotImport(message("import.is-draft", file=file))
    if _OWN_PAGE.search(data, 0, 4_000):
        raise CannotImport(message("import.own-page", file=file))


def _refuse_other(data: bytes, file: str) -> None:
    """CannotImport for what people keep organisations in and no program reads well, with what to do instead."""
    what = "pdf" if data.startswith(b"%PDF-") else None
    if data.startswith(ZIP):
        if b"application/vnd.oasis.opendocument.text" in data[:200]:
            what = "text"
        elif holds(data, "visio/document"):
            what = "visio"
    if what is not None:
        raise CannotImport(message(f"import.other.{what}", file=file))


def _with_something(told: Sequence[Imported], file: str) -> Sequence[Imported]:
    """Those that have units; what orgsim itself wrote may have none. CannotImport where nothing is left."""
    found = [its for its in told if its.records or its.id is not None]
    if not found:
        raise CannotImport(message("import.no-units", file=file))
    return found


def _found(imported: Imported, table: Table | None) -> Found:
    return Found(imported) if table is None else Found(imported, table.mapping, table.sheet)


def _of_deck(data: bytes, file: str, sheet: str | None, slides: Sequence[int] | None) -> tuple[Imported, ...]:
    """What slides tell; one may be asked for by its number as if it were a sheet."""
    from orgsim.importing.slides.reading import read_deck

    if slides is None and sheet is not None and sheet.strip().isdecimal() and len(sheet) < 9:
        slides = [int(sheet)]
    return read_deck(data, file, slides)


def _of_texts(data: bytes, file: str) -> tuple[Imported, ...]:
    """What a list, a Mermaid chart or a DOT graph tells of; empty for tables and for what is no text."""
    if data.startswith((ZIP, OLE)):
        return ()
    text = decoded(data)
    if _is_markup(text) and "<table" not in text[:200_000].casefold():
        raise CannotImport(message("import.unknown", file=file))
    return () if "\0" in text[:4_000] or "<table" in text[:200_000].casefold() else read_text(text, file)


def _is_markup(text: str) -> bool:
    """Whether a text is an element from its begin to its end, or says itself that it is such: its lines list nothing.

    Markdown may begin with an element too.
    """
    opened = _ELEMENT.match(text)
    return opened is not None and (opened[1] is None or text.rstrip().endswith(f"</{opened[1]}>"))


def contents(paths: Sequence[Path]) -> dict[str, bytes]:
    """What files contain, by what they are called; CannotImport tells of the first that cannot be read."""
    found: dict[str, bytes] = {}
    for path in paths:
        try:
            name = path.name if path.name not in found else str(path)
            found[name] = bytes_at(path, MOST_BYTES)
        except TooLargeError as error:
            raise CannotImport(message("import.too-large", file=path.name)) from error
        except OSError as error:
            raise CannotImport(message("import.cannot-read", file=str(path), reason=reason(error))) from error
    return found
