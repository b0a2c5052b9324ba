"""Workbooks: xlsx, xls, xlsb and ods, read by calamine. Macros are never run, and nothing outside the file is fetched.

What a file unpacks to is looked at before it is unpacked: a zip of some kilobytes can hold gigabytes, and a sheet with
one cell in its last row is a million rows long.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from xml.etree import ElementTree

from orgsim.importing.records import CannotImport
from orgsim.importing.tables.sheets import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Cell, Sheet
from orgsim.importing.zips import ENCRYPTED, OLE, ZIP
from orgsim.messages import message

_MOST_UNPACKED = 700_000_000
_EMPTY_ROWS = 1_000
"""So many empty rows end a sheet: what stands far below its table was left there by accident."""

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_ROW_NUMBER = re.compile(rb'\br="(\d{1,7})"')
_LEVEL = re.compile(rb'\boutlineLevel="([1-7])"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_SPAN = re.compile(rb'\b(min|max)="(\d{1,5})"')
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_STYLED = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*?\br="([A-Z]{1,3})(\d{1,7})")[^>]*?\bs="(\d{1,5})"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_XF = re.compile(rb"<(?:\w+:)?xf\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?xf>)", re.DOTALL)
_INDENT = re.compile(rb'<(?:\w+:)?alignment\b[^>]*?\bindent="(\d{1,3})"')
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FAR_OUT = re.compile(rb"""r=["'](?:[A-Za-z]{2,}\d|[A-Za-z]*\d{6})""")
_ODDLY_WRITTEN = re.compile(rb"""r=[^"']|r\s=""")
"""Spaces round the sign: no program writes them, but a reader of XML takes them."""
_PLACE_AS_WRITTEN = re.compile(rb"""r=["']([A-Za-z]*)(\d+)""")
_PLACE = re.compile(rb"""<(?:\w+:)?(?:c|row)\b[^>]*?\br\s*=\s*["']\s*([A-Za-z]*)(\d*)""")
"""Where a cell stands, or the number of a row, as anybody may write it."""
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576
_TIMES_ACROSS = re.compile(
    rb"""<table:table-cell\b(?=[^>]*office:value-type)[^>]*?number-columns-repeated\s*=\s*["'](\d+)"""
)
_TIMES_DOWN = re.compile(
    rb"""<table:table-row\b[^>]*?number-rows-repeated\s*=\s*["'](\d+)[^>]*?(?:/>|>(.*?)</table:table-row>)""", re.DOTALL
)
_BOOKS = (b"\x09\x08\x10\x00\x00\x06\x05\x00", b"\x09\x08\x08\x00\x00\x05\x05\x00")
"""How a workbook begins in Excel 97 and later, and in Excel 5."""
_FILE_PASS = 0x2F
_FIRST_RECORDS = 8
_ROW_BEGINS = re.compile(rb"(?=<(?:\w+:)?row\b)")
_ROW_ENDS = re.compile(rb"</(?:\w+:)?row>")
_CELL_BEGINS = re.compile(rb"(?=<(?:\w+:)?c\b)")
_ROWS_END = re.compile(rb"</(?:\w+:)?sheetData>")


def sheets_of_workbook(data: bytes, file: str, only: str | None = None) -> tuple[Sheet, ...]:
    """The sheets of a workbook that have anything in them, hidden ones last; CannotImport where it cannot be read.

    `only` is the name of the one that is wanted.
    """
    if data.startswith(OLE) and ENCRYPTED in data:
        raise CannotImport(message("import.encrypted", file=file))
    parts: dict[str, bytes] = {}
    cut: frozenset[str] = frozenset()
    if data.startswith(ZIP):
        data, parts, cut = _checked(data, file)
    return _read(data, file, only, parts, cut)


def names_of_sheets(data: bytes) -> tuple[str, ...]:
    """What the sheets of a workbook are called that are not hidden; empty where it is none, or cannot be read."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    if not data.startswith((ZIP, OLE)):
        return ()
    try:
        about = CalamineWorkbook.from_filelike(io.BytesIO(data)).sheets_metadata
    except (CalamineError, OSError, ValueError):
        return ()
    seen = [its.name for its in about if its.typ == SheetTypeEnum.WorkSheet and its.visible == SheetVisibleEnum.Visible]
    return tuple(seen)


def _read(
    data: bytes, file: str, only: str | None, parts: Mapping[str, bytes], short: frozenset[str]
) -> tuple[Sheet, ...]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        about = sorted(book.sheets_metadata, key=lambda its: its.visible != SheetVisibleEnum.Visible)
        names = [its.name for its in about if its.typ == SheetTypeEnum.WorkSheet and only in (None, its.name)]
        found: list[Sheet] = []
        for name in names:
            its = book.get_sheet_by_name(name)
            if its.start is None or its.end is None:
                continue
            height, width = its.end[0] - its.start[0] + 1, its.end[1] - its.start[1] + 1
            rows, cut = _trimmed(its.to_python(nrows=min(height, MOST_ROWS)))
            cut = cut or name in short or (height > MOST_ROWS and len(rows) == MOST_ROWS)
            found.append(_sheet(rows, file, name, its.start, parts, cut=cut))
            if width > MOST_COLUMNS:
                found[-1] = _narrowed(found[-1])
    except PasswordError as error:
        raise CannotImport(message("import.encrypted", file=file)) from error
    except (CalamineError, OSError, ValueError, MemoryError) as error:
        why = "import.encrypted" if data.startswith(OLE) and _asks_for_a_password(data) else "import.damaged"
        raise CannotImport(message(why, file=file)) from error
    except BaseException as error:
        # What the library's own language calls a panic is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise CannotImport(message("import.damaged", file=file)) from error
    return tuple([sheet for sheet in found if sheet.rows])


def _asks_for_a_password(data: bytes) -> bool:
    """Whether a workbook in the old format of Excel is ciphered: it says so among its first records ([MS-XLS] 2.4.117).

    The library tells only that it does not know what the file is.
    """
    for start in _BOOKS:
        at = data.find(start)
        for _ in range(_FIRST_RECORDS if at >= 0 else 0):
            if at + 4 > len(data):
                break
            record, size = struct.unpack_from("<HH", data, at)
            if record == _FILE_PASS:
                return True
            at += 4 + size
    return False


def _trimmed(rows: Sequence[Sequence[Cell]]) -> tuple[Sequence[Sequence[Cell]], bool]:
    """Rows without the empty ones at their end, and without what stands far below them; whether there was such."""
    empty = 0
    last = 0
    for place, row in enumerate(rows):
        # Zeros are cells with something in them, too.
        if any(row) or any(cell != "" for cell in row):
            if empty >= _EMPTY_ROWS and last:
                return rows[:last], True
            empty, last = 0, place + 1
        else:
            empty += 1
    return rows[:last], False


def _narrowed(sheet: Sheet) -> Sheet:
    from msgspec.structs import replace

    return replace(sheet, rows=[row[:MOST_COLUMNS] for row in sheet.rows], cut=True)


def _sheet(
    rows: Sequence[Sequence[Cell]],
    file: str,
    name: str,
    start: tuple[int, int],
    parts: Mapping[str, bytes],
    *,
    cut: bool,
) -> Sheet:
    xml = parts.get(name, b"")
    top, left = start
    outline: dict[int, int] = {}
    hidden: set[int] = set()
    begin, end = _rows_within(xml)
    is_told = xml.find(b"hidden=", begin, end) >= 0 or xml.find(b"outlineLevel=", begin, end) >= 0
    for place, found in enumerate(_ROW.finditer(xml, begin, end) if is_told else ()):
        told = found[1]
        if b"hidden" in told or b"outlineLevel" in told:
            number = _ROW_NUMBER.search(told)
            row = int(number[1]) if number else place + 1
            if _HIDDEN.search(told):
                hidden.add(row)
            if level := _LEVEL.search(told):
                outline[row] = int(level[1])
    merged = [
        (int(r0), int(r1), _column(c0) - left, _column(c1) - left) for c0, r0, c1, r1 in _MERGED.findall(xml, end)
    ]
    return Sheet(
        file,
        name,
        rows,
        first_row=top + 1,
        first_column=left,
        hidden_rows=frozenset(hidden),
        hidden_columns=frozenset(place - left for place in _hidden_columns(xml[:begin]) if place >= left),
        merged=tuple(merged),
        outline=outline,
        indents=_indents(xml, parts.get("", b""), left),
        cut=cut,
    )


def _rows_within(xml: bytes) -> tuple[int, int]:
    """Where the rows of a sheet begin and end."""
    start, end = xml.find(b"sheetData>"), xml.rfind(b"sheetData>")
    return (start, end) if start >= 0 else (len(xml), len(xml))


def _hidden_columns(xml: bytes) -> Iterator[int]:
    for found in _COLUMN.finditer(xml):
        if _HIDDEN.search(found[1]):
            ends = {name: int(number) for name, number in _SPAN.findall(found[1])}
            yield from range(ends.get(b"min", 1) - 1, min(ends.get(b"max", 0), MOST_COLUMNS))


def _indents(xml: bytes, styles: bytes, left: int) -> dict[tuple[int, int], int]:
    """How far cells are indented by their style: the form in which Excel's own button indents."""
    start = styles.find(b"<cellXfs")
    if start < 0 or b"indent=" not in styles:
        return {}
    by_style: dict[bytes, int] = {}
    for place, found in enumerate(_XF.finditer(styles, start, styles.find(b"</cellXfs>", start))):
        indent = _INDENT.search(found[1] or b"")
        if indent and int(indent[1]):
            by_style[str(place).encode()] = int(indent[1])
    return {
        (int(row), _column(column) - left): by_style[style]
        for column, row, style in _STYLED.findall(xml)
        if style in by_style
    }


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


# what is in the zip


def _checked(data: bytes, file: str) -> tuple[bytes, dict[str, bytes], frozenset[str]]:
    """The file, once it is known what it unpacks to; of an xlsx the text of each sheet by name, of styles by "".

    Where a sheet has cells too far out to be read as a rectangle, these are taken out of it: it is named last.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zip:
            if any(entry.flag_bits & 1 for entry in zip.infolist()):
                raise CannotImport(message("import.encrypted", file=file))
            if sum(entry.file_size for entry in zip.infolist()) > _MOST_UNPACKED:
                raise CannotImport(message("import.too-large", file=file))
            if "content.xml" in zip.namelist() and _is_repeated(zip.read("content.xml")):
                raise CannotImport(message("import.too-large", file=file))
            parts = _parts(zip)
            known = frozenset(parts.values())
            # Sizes may be declared wrongly: zipfile reads no more than was declared, and then the sums do not agree.
            texts = {entry.filename: zip.read(entry) for entry in zip.infolist() if entry.filename in known}
            for entry in zip.infolist():
                if entry.filename not in known:
                    with zip.open(entry) as opened:
                        while opened.read(1 << 20):
                            pass
            trimmed = {name: its for name, text in texts.items() if (its := _within_bounds(text, file)) is not text}
            if trimmed:
                data = _with(zip, trimmed)
                texts.update(trimmed)
            cut = frozenset(name for name, part in parts.items() if part in trimmed)
            return data, {name: texts[part] for name, part in parts.items() if part in texts}, cut
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError) as error:
        raise CannotImport(message("import.damaged", file=file)) from error
    except Exception as error:
        # zlib and lzma have errors of their own.
        if isinstance(error, CannotImport):
            raise
        raise CannotImport(message("import.damaged", file=file)) from error


def _is_repeated(xml: bytes) -> bool:
    """Whether an ods says of cells with something in them that they are there more often than can be read."""
    if any(int(times) > MOST_COLUMNS for times in _TIMES_ACROSS.findall(xml)):
        return True
    rows = sum(
        int(found[1])
        for found in _TIMES_DOWN.finditer(xml)
        if b"office:value-type" in (found[2] or b"") and int(found[1]) > 1
    )
    return rows > MOST_CELLS // MOST_COLUMNS


def _parts(zip: zipfile.ZipFile) -> dict[str, str]:
    names = set(zip.namelist())
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return {}
    targets = {
        each.get("Id", ""): each.get("Target", "")
        for each in ElementTree.fromstring(zip.read("xl/_rels/workbook.xml.rels"))
    }
    found = {"": "xl/styles.xml"} if "xl/styles.xml" in names else {}
    for each in ElementTree.fromstring(zip.read("xl/workbook.xml")).iter():
        if each.tag.rpartition("}")[2] == "sheet":
            target = targets.get(each.get(_RELATION, ""), "")
            # As calamine finds it, or it would read what was not looked at here.
            part = target.lstrip("/") if target.startswith(("/", "xl/")) else f"xl/{target}"
            if part in names:
                found[each.get("name", "")] = part
    return found


def _within_bounds(xml: bytes, file: str) -> bytes:
    """A sheet without the cells that make its rectangle too large to be read; itself where there are none."""
    if _FAR_OUT.search(xml) is None and _ODDLY_WRITTEN.search(xml) is None:
        # Fewer than 100 000 rows of at most 26 columns.
        return xml
    if _is_fine(xml, file):
        return xml
    fine = _without_what_is_far_out(xml)
    if not _is_fine(fine, file):
        # Cells may stand elsewhere than their rows say.
        raise CannotImport(message("import.too-large", file=file))
    return fine


def _is_fine(xml: bytes, file: str) -> bool:
    """Whether the rectangle of a sheet's cells can be read; CannotImport where one stands beyond what a sheet has."""
    if _ODDLY_WRITTEN.search(xml) is None:
        last, widest = _size(_PLACE_AS_WRITTEN.findall(xml))
        if last <= MOST_ROWS and widest <= _LAST_COLUMN and last * widest <= MOST_CELLS:
            return True
    # What was found may stand in a text.
    last, widest = _size(_PLACE.findall(xml))
    if last > _LAST_ROW or widest > _LAST_COLUMN:
        # The library would make room for all that lies between.
        raise CannotImport(message("import.damaged", file=file))
    return last <= MOST_ROWS and last * widest <= MOST_CELLS


def _size(places: Sequence[tuple[bytes, bytes]]) -> tuple[int, int]:
    """The last row and the last column of cells at those places, from 1."""
    numbers, columns = set(map(itemgetter(1), places)), set(map(itemgetter(0), places))
    last = max((int(number.lstrip(b"0")[:9] or b"0") for number in numbers), default=0)
    return last, max((_column(letters[:4].upper()) for letters in columns), default=0) + 1


def _without_what_is_far_out(xml: bytes) -> bytes:
    numbers = [int(number) for number in re.findall(rb'<(?:\w+:)?row\b[^>]*?\br="(\d{1,7})"', xml)]
    last = max(numbers, default=0)
    if last <= MOST_ROWS and last * 16_384 <= MOST_CELLS:
        return xml
    columns = set(re.findall(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})', xml))
    widest = max((_column(letters) for letters in columns), default=0) + 1
    if last <= MOST_ROWS and last * widest <= MOST_CELLS:
        return xml
    width = min(widest, MOST_COLUMNS)
    most = min(MOST_ROWS, MOST_CELLS // width)
    kept = _before(sorted(numbers), most)
    start = _ROW_BEGINS.search(xml)
    end = None if start is None else _ROWS_END.search(xml, start.start())
    if start is None or end is None:
        return xml
    rows = [row for row in _ROW_BEGINS.split(xml[start.start() : end.start()]) if row]
    fine = b"".join(_within(row, width) if widest > width else row for row in rows if _row_number(row) <= kept)
    return xml[: start.start()] + fine + xml[end.start() :]


def _before(numbers: list[int], most: int) -> int:
    """The last row before a gap that ends the table, or the last that is read."""
    last = 0
    for number in numbers:
        if number > most or (last and number - last > _EMPTY_ROWS):
            break
        last = number
    return last


def _row_number(row: bytes) -> int:
    found = _ROW_NUMBER.search(row[:200])
    return int(found[1]) if found else 0


def _within(row: bytes, width: int) -> bytes:
    closing = _ROW_ENDS.search(row)
    first, *cells = _CELL_BEGINS.split(row if closing is None else row[: closing.start()])
    kept = [cell for cell in cells if (at := _CELL.match(cell)) and _column(at[1]) < width]
    return first + b"".join(kept) + (b"" if closing is None else closing[0])


def _with(zip: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as copy:
        for entry in zip.infolist():
            copy.writestr(entry.filename, changed.get(entry.filename) or zip.read(entry))
    return into.getvalue()
