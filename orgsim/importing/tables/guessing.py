"""Which columns a table has, told by how they are headed and by what stands in them: offered, and open to change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from msgspec.structs import replace

from orgsim.importing.naming import one_line
from orgsim.importing.tables.cells import looks_like_a_person, says_vacant, text_of, title_in
from orgsim.importing.tables.coordinates import are_headings
from orgsim.importing.tables.dialects import in_dialect
from orgsim.importing.tables.headings import languages_told, meaning, names_a_kind, plain, years_in
from orgsim.importing.tables.mapping import MONEY, Column, Mapping, Parents, Role, by_role
from orgsim.importing.tables.referring import referring, with_ids
from orgsim.importing.tables.sheets import Cell, Sheet, is_empty, letters
from orgsim.importing.tables.sorts import texts_of_all, what_rows_are
from orgsim.model.text import Language

_LOOKED_AT = 40
"""Rows in which headings are looked for."""
_SAMPLE = 400
"""Rows whose cells are looked at."""
_MOST = 0.6
_WITHHELD = frozenset(("n/d", "n/a", "not disclosed", "ei julkinen"))
"""What stands for the names of people that are not given out."""
_AGAIN = 4
"""How often each name stands in a column that gives none out."""
_FEWEST_KINDS = 2
_SEVERAL: frozenset[Role] = frozenset(("level-name", "left-out", "personal", "note"))
_NAMED = frozenset(("name", "nimi", "namn"))
"""Headings that fit persons as well as units."""
_UNIT = re.compile(
    r"\b(?:units?|bod(?:y|ies)|depts?|departments?|org\w*|enhet\w*|\w*organisaatio\w*|\w*yksik(?:kö|ö)\w*)\b"
)
"""What headings of ids say of whom these are."""
_OF_TEXTS: frozenset[Role] = frozenset(("name", "short", "leader", "purpose", "open", "note", "remit"))

_NEVER_FLAGS: frozenset[Role] = frozenset(
    ("leader", "holder", "people", "fte", "count", "seats", "deputies", "title", "department")
)
_FLAGS = frozenset(("true", "false", "yes", "no", "kyllä", "ei", "ja", "nej", "tosi", "epätosi", "sant", "falskt"))
"""What programs and people write for yes and no."""


def guessed(sheet: Sheet) -> Mapping:
    """What is what in `sheet`, as far as can be told."""
    return _guessed(sheet, _head(sheet))


def with_head(sheet: Sheet, mapping: Mapping, row: int | None) -> Mapping:
    """`mapping` where the headings stand on the row of that number, or nowhere; what columns mean is guessed anew."""
    head = None if row is None else row - sheet.first_row
    return replace(_guessed(sheet, head), named=mapping.named, decimal=mapping.decimal)


def _guessed(sheet: Sheet, head: int | None) -> Mapping:
    if head is None or not 0 <= head < len(sheet.rows):
        return _without_headings(sheet)
    headings = [" ".join(text_of(cell).split()) for cell in sheet.rows[head]]
    body = sheet.rows[head + 1 :]
    columns = _columns(sheet, headings)
    columns = _levels(columns, headings)
    columns = _without_flags(columns, body)
    columns = _in_languages(_people(sheet, columns, body))
    columns = with_ids(_each_once(_named(_referred(columns, body), body)), body)
    parents = _parents(sheet, columns, body, head)
    if parents == "none" and (place := referring(columns, body)) is not None:
        columns[place] = replace(columns[place], role="parent", language=None)
        parents = _parents(sheet, columns, body, head)
    mapping = Mapping(head=sheet.row(head), columns=tuple(columns), parents=parents)
    mapping = replace(mapping, rows=what_rows_are(columns, parents, body))
    return in_dialect(mapping, headings)


def with_column(sheet: Sheet, mapping: Mapping, place: int, role: Role, language: Language | None) -> Mapping:
    """`mapping` where the column at that place means something else; what else follows from that is guessed anew.

    What two columns would state is stated by the one that was told last.
    """
    again = {(role, language)} if role not in _SEVERAL else set()
    columns = [
        replace(column, role="left-out", language=None) if (column.role, column.language) in again else column
        for column in mapping.columns
    ]
    columns[place] = replace(columns[place], role=role, language=language)
    head = mapping.head - sheet.first_row if mapping.head is not None else -1
    body = sheet.rows[head + 1 :]
    parents = _parents(sheet, columns, body, head)
    return replace(mapping, columns=tuple(columns), parents=parents, rows=what_rows_are(columns, parents, body))


def is_a_table(mapping: Mapping) -> bool:
    """Whether units can be found by that: there is a name, or what could stand for one."""
    roles = {column.role for column in mapping.columns}
    return not roles.isdisjoint(("name", "level-name", "title"))


def _head(sheet: Sheet) -> int | None:
    """The place of the row that has the most headings, of those before the table."""
    best, place = 0.0, None
    for at, row in enumerate(islice(sheet.rows, _LOOKED_AT)):
        texts = [text for cell in row if (text := text_of(cell))]
        if not texts or not all(isinstance(cell, str) or cell is None for cell in row):
            continue
        meant = sum(meaning(text) is not None for text in texts)
        known = meant + sum(meaning(text) is None and names_a_kind(text) for text in texts)
        if not meant and known < _FEWEST_KINDS:
            # "Kaupunginhallitus" alone on a row is the city board.
            continue
        score = known + known / len(texts)
        if known and score > best + (1 if place is not None else 0):
            best, place = score, at
    # One word that could be a heading is a name more often, unless it stands alone above a list.
    return place if best >= 2 else 0 if are_headings(sheet.rows) else None


def _columns(sheet: Sheet, headings: Sequence[str]) -> list[Column]:
    found: list[Column] = []
    for place, text in enumerate(headings):
        known = meaning(text) if text else None
        role, language = known if known is not None else ("left-out", None)
        at = letters(sheet.first_column + place)
        found.append(Column(text, at, role, language if role in _OF_TEXTS else None))
    return found


def _without_flags(columns: list[Column], body: Sequence[Sequence[Cell]]) -> list[Column]:
    """Columns of yes and no are left out where something else was guessed: "leader" may say whether a post leads."""
    return [
        replace(column, role="left-out", language=None)
        if column.role in _NEVER_FLAGS and _are_flags(body, place)
        else column
        for place, column in enumerate(columns)
    ]


def _are_flags(body: Sequence[Sequence[Cell]], place: int) -> bool:
    said = [row[place] for row in islice(body, _LOOKED_AT) if place < len(row) and not is_empty(row[place])]
    return len(said) > 1 and all(type(cell) is bool or text_of(cell).casefold() in _FLAGS for cell in said)


def _referred(columns: list[Column], body: Sequence[Sequence[Cell]]) -> list[Column]:
    """Of several columns of ids, as of posts and of departments, those stay that refer to each other, if any do."""
    ids, parents = _places_of("id", columns), _places_of("parent", columns)
    if len(ids) * len(parents) < 2:
        return columns
    said = {place: set(texts_of_all(body, place)) for place in (*ids, *parents)}
    shares = {(one, other): len(said[one] & said[other]) for one in ids for other in parents}
    best = max(shares, key=lambda pair: shares[pair])
    if not shares[best]:
        return columns
    return [
        replace(column, role="left-out", language=None)
        if column.role in ("id", "parent") and place not in best
        else column
        for place, column in enumerate(columns)
    ]


def _each_once(columns: list[Column]) -> list[Column]:
    """What two columns would state is stated by the first, or of money by that of the last year."""
    years = [max(years_in(column.heading), default=0) for column in columns]
    last = {
        role: max([its for its, at in zip(years, columns, strict=True) if at.role == role], default=0) for role in MONEY
    }
    columns = [
        replace(column, role="left-out", language=None) if year < last.get(column.role, 0) else column
        for column, year in zip(columns, years, strict=True)
    ]
    taken: set[tuple[Role, str | None]] = set()
    found: list[Column] = []
    for column in columns:
        again = (column.role, column.language) in taken and column.role not in _SEVERAL
        found.append(replace(column, role="left-out", language=None) if again else column)
        taken.add((column.role, column.language))
    return found


def _levels(columns: list[Column], headings: Sequence[str]) -> list[Column]:
    """Columns that are headed as kinds are: a level each, where there are several and nothing else tells the parent."""
    if any(column.role in ("parent", "parent-name") for column in columns):
        return columns
    levels = [place for place, text in enumerate(headings) if text and names_a_kind(text)]
    levels = [
        place for place in levels if columns[place].role in ("left-out", "name", "level-name", "department", "code")
    ]
    if len(levels) < 2 or {*levels} <= languages_told(headings).keys():
        return columns
    found = [*columns]
    for place in levels:
        found[place] = replace(columns[place], role="level-name", language=None)
    return found


def _people(sheet: Sheet, columns: list[Column], body: Sequence[Sequence[Cell]]) -> list[Column]:
    """Names of people are no names of units: where a column has them, it tells who holds what, or who leads whom."""
    found = [*columns]
    titled = any(column.role == "title" for column in columns)
    several = sum(column.role == "name" and column.language is None for column in columns) > 1
    either = titled and any(column.role == "name" and plain(column.heading) in _NAMED for column in columns)
    units = not titled and _are_of_units(columns)
    for place, column in enumerate(columns):
        if column.role != "name" or units:
            continue
        fits_persons = plain(column.heading) in _NAMED
        if several and either and not fits_persons:
            # "Unit" beside "Name": units are called by two words with capitals, as people are.
            continue
        withheld = either and several and _are_few(_texts(body, place))
        if withheld or _are_people(body, place, titled, several and fits_persons):
            found[place] = replace(column, role="holder")
    who = {one_line(text).casefold() for place in _places_of("holder", found) for text in texts_of_all(body, place)}
    above = {column.role for column in found} & {"parent", "parent-name", "level-name"}
    for place, column in enumerate(columns):
        if column.role != "leader":
            continue
        texts = [text for text in _texts(body, place) if not says_vacant(text)]
        if texts and sum(one_line(text).casefold() in who for text in texts) * 2 >= len(texts):
            found[place] = replace(column, role="personal" if above else "parent-name", language=None)
            above.add("parent-name")
        elif (
            texts and sum(title_in(text) != text for text in texts) * 2 >= len(texts) and not any(map(title_in, texts))
        ):
            found[place] = replace(column, role="personal", language=None)
    return found


def _in_languages(columns: list[Column]) -> list[Column]:
    """Names of units under "Nimi" and "Namn" are in the languages of these words."""
    told = languages_told([column.heading if column.role == "name" else "" for column in columns])
    return [replace(column, language=told.get(place, column.language)) for place, column in enumerate(columns)]


def _are_of_units(columns: Sequence[Column]) -> bool:
    """Whether other columns tell of units: they have kinds and seats, and something that is told to be a unit above."""
    roles = {column.role for column in columns}
    if not roles.isdisjoint(("holder", "personal")):
        return False
    return not roles.isdisjoint(("kind", "seats")) or any(
        column.role in ("id", "parent") and _UNIT.search(plain(column.heading)) for column in columns
    )


def _are_few(texts: Sequence[str]) -> bool:
    """Whether the same stands again and again: "N/D" or "Vacant" where names of people are not given out."""
    return len(texts) > len(set(texts)) * _AGAIN


def _places_of(role: Role, columns: Sequence[Column]) -> list[int]:
    return [place for place, column in enumerate(columns) if column.role == role]


def _are_people(body: Sequence[Sequence[Cell]], place: int, titled: bool, several: bool) -> bool:
    texts = [text for text in _texts(body, place) if not says_vacant(text) and text.casefold() not in _WITHHELD]
    if not texts:
        return titled and bool(_texts(body, place))
    people = sum(map(looks_like_a_person, texts)) / len(texts)
    return people >= (0.3 if titled else 0.8) and (titled or several or len(texts) >= 3)


def _named(columns: list[Column], body: Sequence[Sequence[Cell]]) -> list[Column]:
    """See to it that there is a name: a column that is headed as a kind, or the first that has texts of its own."""
    roles = {column.role for column in columns}
    if not roles.isdisjoint(("name", "level-name", "title")):
        return columns
    found = [*columns]
    for place, column in enumerate(columns):
        if column.role == "department" or (column.role == "left-out" and names_a_kind(column.heading)):
            found[place] = replace(column, role="name")
            return found
    for place, column in enumerate(columns):
        if column.role == "left-out" and _is_of_texts(body, place):
            found[place] = replace(column, role="name")
            return found
    return found


def _is_of_texts(body: Sequence[Sequence[Cell]], place: int) -> bool:
    texts = _texts(body, place)
    return bool(texts) and sum(any(map(str.isalpha, text)) for text in texts) >= _MOST * len(texts)


def _texts(body: Sequence[Sequence[Cell]], place: int) -> list[str]:
    cells = (row[place] for row in islice(body, _SAMPLE) if place < len(row))
    return [text for cell in cells if (text := text_of(cell))]


def _parents(sheet: Sheet, columns: Sequence[Column], body: Sequence[Sequence[Cell]], head: int) -> Parents:
    """By what it is told what stands above a row; of what is stated, the first that is filled in."""
    at = by_role(columns)
    for role in ("parent", "parent-name"):
        if role in at and (named := set(texts_of_all(body, at[role]))):
            if role == "parent-name" and "parent" in at and _texts(body, at["parent"]):
                continue
            ids = set(texts_of_all(body, at["id"])) if "id" in at else set()
            names = {text for key in ("name", "title", "holder") if key in at for text in texts_of_all(body, at[key])}
            numbers = set(texts_of_all(body, at["number"])) if "number" in at else set()
            shares: dict[Parents, int] = {
                "id": len(named & ids),
                "name": len(named & names),
                "number": len(named & numbers),
            }
            best = max(shares, key=lambda key: shares[key])
            return best if shares[best] else "id" if ids else "name"
    if "number" in at and _are_outline_numbers(_texts(body, at["number"])):
        return "number"
    if "id" in at and _are_outline_numbers(_texts(body, at["id"])):
        return "number"
    if "level-name" in at:
        return "levels"
    if "level" in at and _texts(body, at["level"]):
        return "layer"
    return _by_looks(sheet, at.get("name", at.get("title", 0)), head + 1)


def _by_looks(sheet: Sheet, place: int, first: int) -> Parents:
    names = [row[place] for row in islice(sheet.rows, first, None) if place < len(row) and not is_empty(row[place])]
    if any(isinstance(cell, str) and cell[:1] in " \t\u00a0" for cell in names[1:]):
        return "indent"
    if any(column == place and row > sheet.row(first) for row, column in sheet.indents):
        return "indent"
    return "outline" if sheet.outline else "none"


def _are_outline_numbers(texts: Sequence[str]) -> bool:
    dotted = [text for text in texts if "." in text.rstrip(".") and text.replace(".", "").isdigit()]
    plain_numbers = [text for text in texts if text.replace(".", "").isdigit()]
    return len(dotted) >= 2 and len(plain_numbers) >= 0.9 * len(texts)


def _without_headings(sheet: Sheet) -> Mapping:
    """Of a table without headings: ids and names by what stands in them, or names that step to the right."""
    width = max((len(row) for row in islice(sheet.rows, _SAMPLE)), default=0)
    texts = [_texts(sheet.rows, place) for place in range(width)]
    lettered = [place for place in range(width) if _is_of_texts(sheet.rows, place)]
    found: dict[int, Role] = {}
    parents: Parents = "none"
    if lettered and _is_staggered(sheet.rows, lettered):
        found = dict.fromkeys(lettered, "level-name")
        parents = "levels"
    else:
        for place in range(width):
            others = [other for other in range(width) if other != place and len(set(texts[other])) == len(texts[other])]
            inside = [other for other in others if texts[place] and set(texts[place]) <= set(texts[other])]
            if inside and len(set(texts[place])) < len(texts[place]):
                found = {
                    inside[0]: "id" if inside[0] not in lettered[:1] or len(lettered) > 1 else "name",
                    place: "parent",
                }
                parents = "id" if found[inside[0]] == "id" else "name"
                break
        name = next((place for place in lettered if place not in found), None)
        if name is not None and "name" not in found.values():
            found[name] = "name"
        if parents == "none" and name is not None:
            numbered = next((place for place in range(width) if _are_outline_numbers(texts[place])), None)
            if numbered is not None:
                found[numbered] = "number"
            parents = "number" if numbered is not None else _by_looks(sheet, name, 0)
    columns = [
        Column("", letters(sheet.first_column + place), found.get(place, "left-out"))
        for place in range(width)
        if texts[place]
    ]
    return Mapping(columns=tuple(columns), parents=parents)


def _is_staggered(rows: Sequence[Sequence[Cell]], places: Sequence[int]) -> bool:
    """Whether most rows have a name in one of those columns only, and several of these are used so."""
    if len(places) < 2:
        return False
    alone: list[int] = []
    several = 0
    for row in islice(rows, _SAMPLE):
        filled = [place for place in places if place < len(row) and not is_empty(row[place])]
        if len(filled) == 1:
            alone.append(filled[0])
        elif filled:
            several += 1
    return len(set(alone)) > 1 and len(alone) >= 3 * several
