"""Sheets into a workbook (Office Open XML), by XlsxWriter.

Text is written as text, whatever it looks like: no cell of a draft becomes a formula, a link or a number.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from itertools import pairwise
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from orgsim.export.placing import on_the_way
from orgsim.export.progress import PACKING, Done, tell_done
from orgsim.export.sheets.sheet import Cell, Column, Form, Number, Sheet
from orgsim.export.workbook.arranging import Arranged, arranged
from orgsim.export.workbook.bars import draw
from orgsim.export.workbook.formats import number_format
from orgsim.export.workbook.rows import RowWriter, rows_file, worksheet_class
from orgsim.messages import Catalog
from orgsim.model.abandoning import leave_if_abandoned
from orgsim.model.text import Language
from orgsim.model.unseen import FORBIDDEN

_MANY = 20_000
"""Rows from which on the parts of a workbook are files."""
_PIECE = 1 << 20
"""Bytes that are packed in one go."""
_EXCELS_DAY = (1980, 1, 1, 0, 0, 0)
"""The day of the parts of a workbook: XlsxWriter packs from memory with it, from files with another."""
_IS_MARKED = re.compile(r"[&<>\x00-\x1f\ufffe\uffff]|_x|\A\s|\s\Z")
"""What a text may hold that is written otherwise in the file than it is read."""
_DEEPEST = 7
"""Levels of an outline that spreadsheet programs know."""
_LONGEST = 32_767
"""Characters in a cell."""
_WIDEST = 60.0
_LONG = 50.0
"""Letters in a line of a column of long text."""
_NARROWEST = 8.0
_BESIDE = 2.0
"""Letters of room beside a number."""
_SAMPLE = 500
"""Rows that a column's width is taken from."""
_FORMS: dict[Form, str] = {
    "text": "General",
    "long": "General",
    "sign": "General",
    "whole": "#,##0",
    "plain": "General",
    "euros": "#,##0 €",
    "money": "#,##0.00 €",
    "day": "d.m.yyyy",
}
_NUMBERS: frozenset[Form] = frozenset(("whole", "plain", "euros", "money"))
_ENGLISH_DAY = "d mmm yyyy"
_LOCALES: dict[Language, str] = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
_INK, _HEAD, _RULE = "#1A2B3C", "#DCE6F1", "#B8C4D0"
_LINE = 15.0
"""Points of a line."""
_HIGHEST = 225.0
_ACROSS = 7
"""Columns that a note goes across, at most."""
_A4, _A3 = 9, 8
"""As the format numbers papers."""
_A4_LETTERS, _A3_LETTERS = 210.0, 360.0
"""Letters in a line that can be read on a sheet of it."""
_HEADER = 100
"""Letters of a title above a page."""


def as_workbook(sheets: Sequence[Sheet], *, title: str, texts: Catalog) -> bytes:
    """A workbook of `sheets` with that `title`. Charts stand on a sheet of their own, after the one that has them."""
    return b"".join(workbook_pieces(sheets, title=title, texts=texts))


def workbook_pieces(sheets: Sequence[Sheet], *, title: str, texts: Catalog) -> Iterator[bytes]:
    """The same in pieces. Where there are many rows its parts lie in files on the way, else in memory."""
    if sum([len(sheet.rows) for sheet in sheets]) < _MANY:
        data = io.BytesIO()
        _make(sheets, title, texts, data, None)
        yield data.getvalue()
        return
    with on_the_way() as folder:
        path = folder / "workbook.xlsx"
        with path.open("w+b") as file:
            _make(sheets, title, texts, file, folder)
            file.seek(0)
            while piece := file.read(_PIECE):
                yield piece


def _make(sheets: Sequence[Sheet], title: str, texts: Catalog, into: IO[bytes], folder: Path | None) -> None:
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    book = xlsxwriter.Workbook(
        into if folder is None else io.BytesIO(),
        {
            **({"in_memory": True} if folder is None else {"tmpdir": str(folder)}),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    before, count = 0, sum([len(sheet.rows) for sheet in sheets])
    _tell(book, _plain(title), texts.language, None if folder is None else into, count)
    styles = _Styles(book, texts.language)
    known: dict[Cell, str] = {}
    with ExitStack() as opened:
        opened.callback(_close_parts, book)
        for its in map(arranged, sheets):
            leave_if_abandoned()
            sheet = its.sheet
            made = opened.enter_context(rows_file(folder))
            _write(book.add_worksheet(sheet.name, worksheet_class()), its, styles, known, made, (before, count))
            before += len(sheet.rows)
            if sheet.bars:
                draw(book, sheet, texts("sheet.charts"))
        leave_if_abandoned()
        try:
            book.close()
        except FileCreateError as error:
            # Whatever the system refused, wrapped.
            raise error.args[0] from error


def _close_parts(book: Any) -> None:
    """Close what was being written when the system refused it: nobody can remove an open file on Windows."""
    for worksheet in book.worksheets():
        with suppress(OSError):
            if worksheet.fh is not None:
                worksheet.fh.close()


def _tell(book: Any, title: str, language: Language, into: IO[bytes] | None, rows: int) -> None:
    """The properties of the document. Its language is one that XlsxWriter has no name for.

    Where its parts are files they are packed `into` another, a piece at a time, and as they are packed from memory;
    all `rows` are written by then.
    """
    from xlsxwriter.core import Core
    from xlsxwriter.packager import Packager
    from xlsxwriter.sharedstrings import SharedStrings

    book.set_properties({"title": title, "comments": "orgsim"})
    begin, end = PACKING

    class Described(Core):  # type: ignore[misc]  # the library has no types
        def _write_cp_content_status(self) -> None:
            self._xml_data_element("dc:language", _LOCALES[language])

    class Strings(SharedStrings):  # type: ignore[misc]  # as above
        def _write_si(self, string: str) -> None:
            # Most texts are as plain as this, and there are many.
            if _IS_MARKED.search(string) is None:
                self.fh.write(f"<si><t>{string}</t></si>")
            else:
                super()._write_si(string)

    class Packing(Packager):  # type: ignore[misc]  # as above
        def _write_shared_strings_file(self) -> None:
            strings = Strings()
            strings.string_table = self.workbook.str_table
            strings._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            try:
                strings._assemble_xml_file()
            except OSError:
                with suppress(OSError):
                    strings.fh.close()
                raise

        def _create_package(self) -> list[tuple[str, str, bool]]:
            parts: list[tuple[str, str, bool]] = super()._create_package()
            if into is None:
                return parts
            size, done = sum([Path(name).stat().st_size for name, _, _ in parts]), 0
            with ZipFile(into, "w", compression=ZIP_DEFLATED) as packed:
                for name, inside, _ in parts:
                    about = ZipInfo(inside, _EXCELS_DAY)
                    about.compress_type = ZIP_DEFLATED
                    with Path(name).open("rb") as part, packed.open(about, "w") as its:
                        while piece := part.read(_PIECE):
                            leave_if_abandoned()
                            its.write(piece)
                            done += len(piece)
                            tell_done(Done("rows", rows, rows, begin + (end - begin) * done / max(size, 1)))
            return []

        def _write_core_file(self) -> None:
            core = Described()
            core._set_properties(self.workbook.doc_properties)
            core._set_xml_writer(self._filename("docProps/core.xml"))
            core._assemble_xml_file()

    book._get_packager = Packing


class _Styles:
    """The formats of cells, each made once."""

    def __init__(self, book: Any, language: Language) -> None:
        self._add: Callable[[dict[str, Any]], Any] = book.add_format
        self._day = _ENGLISH_DAY if language == "en" else _FORMS["day"]
        self.head = self._add(
            {"bold": True, "font_color": _INK, "bg_color": _HEAD, "bottom": 1, "text_wrap": True, "valign": "top"}
        )
        self.head.set_border_color(_RULE)
        self.note = self._add({"italic": True, "font_color": _INK, "text_wrap": True, "valign": "top"})
        self.broken = self._add({"text_wrap": True, "valign": "top"})
        self._made: dict[object, Any] = {}

    def form(self, form: Form) -> Any:
        """Of the cells of a column."""
        return self._once(
            form,
            {
                "valign": "top",
                "num_format": self._day if form == "day" else _FORMS[form],
                **({"text_wrap": True} if form == "long" else {}),
                **({"align": "center"} if form == "sign" else {}),
                **({"align": "left"} if form == "day" else {}),
            },
        )

    def beside_number(self) -> Any:
        """Of text in the column after numbers, which stand at its edge."""
        return self._once("beside", {"valign": "top", "align": "left", "indent": 1})

    def number(self, number: Number) -> Any:
        written = number_format(number)
        return self._once(written, {"valign": "top", "num_format": written})

    def indented(self, level: int) -> Any:
        """Of a name: bold at the top."""
        return self._once(level, {"valign": "top", "align": "left", "indent": min(level, 15), "bold": level == 0})

    def _once(self, key: object, properties: dict[str, Any]) -> Any:
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._add(properties)
        return found


def _write(
    its: Any, ordered: Arranged, styles: _Styles, texts: dict[Cell, str], made: IO[str], done: tuple[int, int]
) -> None:
    sheet = ordered.sheet
    last = len(sheet.columns) - 1
    widths = [_width(sheet, place, column) for place, column in enumerate(sheet.columns)]
    for place, (column, width) in enumerate(zip(sheet.columns, widths, strict=True)):
        its.set_column(place, place, width, styles.form(column.form))
    writer = RowWriter(its, texts, _plain, made, done)
    # Excel makes rows as high as their text needs, LibreOffice does not: so they are told.
    titles = [column.title for column in sheet.columns]
    high = max(map(_lines, titles, [width - 3 for width in widths]))
    writer.add(titles, writer.looks([styles.head] * len(titles)), height=_LINE * high)
    plain = [styles.form(column.form) for column in sheet.columns]
    if sheet.levels is None:
        _write_flat(writer, sheet, styles, plain, widths)
    else:
        for place, (before, column) in enumerate(pairwise(sheet.columns), 1):
            if column.form == "text" and before.form in _NUMBERS:
                plain[place] = styles.beside_number()
        looks = {level: writer.looks(_at_level(level, sheet, styles, plain)) for level in set(sheet.levels)}
        for row, level in zip(sheet.rows, sheet.levels, strict=True):
            writer.add(row, looks[level], level=min(level, _DEEPEST))
    writer.finish(last)
    for number, note in enumerate(sheet.notes):
        at = len(sheet.rows) + 2 + number
        across = min(last, _ACROSS)
        its.merge_range(at, 0, at, across, "", styles.note)
        its.set_row(at, _LINE * _lines(note, sum(widths[: across + 1])))
        its.write_string(at, 0, _plain(note), styles.note)
    # Summaries stand above what they sum up: else programs fold the rows of the unit before.
    its.outline_settings(True, False, True, False)
    its.freeze_panes(1, sheet.fixed)
    if sheet.rows:
        its.autofilter(0, 0, len(sheet.rows), last)
    _lay_out(its, sheet, sum(widths[: ordered.printed]), ordered.printed)


def _write_flat(writer: RowWriter, sheet: Sheet, styles: _Styles, plain: list[Any], widths: Sequence[float]) -> None:
    """Rows whose text is broken into lines."""
    broken = [
        style if column.form == "sign" else styles.broken for column, style in zip(sheet.columns, plain, strict=True)
    ]
    for row in sheet.rows:
        its = [
            here if type(cell) is str else styles.number(cell) if type(cell) is Number else style
            for cell, here, style in zip(row, broken, plain, strict=True)
        ]
        lines = max(map(_lines, row, widths), default=1)
        for place, cell in enumerate(row):
            if isinstance(cell, dt.date):
                its[place] = styles.form("day")
        writer.add(row, writer.looks(its), height=min(_LINE * lines, _HIGHEST) if lines > 1 else None)


def _at_level(level: int, sheet: Sheet, styles: _Styles, plain: list[Any]) -> list[Any]:
    """Of the cells of a row there: days stand in columns of days."""
    its = [*plain]
    if sheet.indented is not None:
        its[sheet.indented] = styles.indented(level)
    return its


def _lay_out(its: Any, sheet: Sheet, width: float, printed: int) -> None:
    """On paper: lying, with the headings on each page, on as many pages side by side as can be read."""
    its.set_landscape()
    its.set_paper(_A4 if width <= _A4_LETTERS else _A3)
    its.fit_to_pages(max(1, math.ceil(width / _A3_LETTERS)), 0)
    its.repeat_rows(0)
    if width > _A3_LETTERS:
        its.repeat_columns(0, sheet.fixed - 1)
    rows = len(sheet.rows) + (1 + len(sheet.notes) if sheet.notes else 0)
    its.print_area(0, 0, rows, printed - 1)
    its.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    its.set_header(f"&L{_for_header(sheet.title)}&R{_for_header(sheet.name)}")
    its.set_footer("&R&P/&N")


def _for_header(text: str) -> str:
    plain = " ".join(_plain(text).split())
    return (plain if len(plain) <= _HEADER else f"{plain[: _HEADER - 1]}…").replace("&", "&&")


def _lines(cell: Cell, width: float) -> int:
    """About how many lines a text takes in a column."""
    if type(cell) is not str or (len(cell) <= width and "\n" not in cell):
        return 1
    return sum([max(1, math.ceil(len(line) * 0.98 / width)) for line in cell.split("\n")])


def _width(sheet: Sheet, place: int, column: Column) -> float:
    if column.width is not None:
        return max([column.width, *[_room(cell, column.form) for cell in [row[place] for row in sheet.rows]]])
    longest = _NARROWEST
    for row in sheet.rows[:_SAMPLE]:
        cell = row[place]
        if isinstance(cell, str):
            # Bold letters at the top, and those that are indented, are wider.
            shift = sheet.levels[0] if sheet.levels is not None and place == sheet.indented else 0
            longest = max(longest, *[len(line) * 1.08 + shift for line in cell.split("\n")])
        elif cell is not None:
            longest = max(longest, 12.0 if isinstance(cell, dt.date | Number) else len(f"{cell:,}") + 3.0)
    if sheet.levels is not None and place == sheet.indented:
        longest += max(sheet.levels, default=0) * 1.5
    heading = max(map(len, column.title.split())) + 4.0
    most = _LONG if column.form == "long" else _WIDEST
    return max(min(longest, most), min(heading, most))


def _room(cell: Cell, form: Form) -> float:
    """How wide a column has to be for a number: one that is wider than its column is shown as ###."""
    if isinstance(cell, Number):
        return len(f"{cell.value:,.{cell.decimals}f}{' €' if cell.euros else ''}") + _BESIDE
    if isinstance(cell, int | float) and form in ("euros", "money"):
        return len(f"{cell:,.{2 if form == 'money' else 0}f} €") + _BESIDE
    return 0.0


def _plain(text: str) -> str:
    """`text` as a cell may hold it: without control characters, which no draft has, and no longer than it can be."""
    if len(text) <= _LONGEST // 2 and text.isprintable():
        return text
    said = FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(said) <= _LONGEST // 2 or len(said.encode("utf-16-le")) // 2 <= _LONGEST:
        return said
    cut = said.encode("utf-16-le")[: 2 * (_LONGEST - 1)].decode("utf-16-le", "ignore")
    return f"{cut}…"
