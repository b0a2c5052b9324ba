"""What cells mean: names, numbers, dates and truths as people and programs write them."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from orgsim.files.yaml.scalars import meant_date, meant_euros, meant_truth, partial_date
from orgsim.importing.tables.sheets import Cell
from orgsim.model.dates import PartialDate, is_within_years

NO_END = 2099
"""Programs that ask for an end are given a day far off where none is set: 2100-01-01, 31.12.9999."""

_SERIAL = (20_000, 80_000)
"""Days since 1899-12-30 in the years from 1954 to 2119: dates that have lost their format."""
_EPOCH = dt.date(1899, 12, 30)
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009']")
_PLAIN = re.compile(r"[-+−]?\d+(?:[.,]\d+)?\Z")
_GROUPED = re.compile(r"[-+−]?\d{1,3}(?:(?P<group>[.,])\d{3})+(?:(?!(?P=group))[.,]\d+)?\Z")
_UNIT = re.compile(
    r"\s*(?:€|eur|euroa?|htv|hlö|hlöä|pers(?:on)?(?:er)?|st|kpl|fte|årsv(?:erken)?)\.?\s*\Z", re.IGNORECASE
)

_ABOUT = re.compile(
    r"\s*(?:[~≈]|(?:noin|arviolta|n|ca|c|cirka|circa|omkring|ungefär|about|approx|approximately|around|roughly)\b\.?)"
    r"\s*[-+−]?\d",
    re.IGNORECASE,
)
_VACANT = re.compile(
    r"[\W_]*(?:(?:(?:(?:this|the)\s+)?(?:post|position|role)\s+)?(?:(?:is|was|became|currently|now)\s+){0,3}vacan(?:t|cy)|"
    r"vac\b|unfilled|not (?:yet )?filled|to be (?:confirmed|recruited|appointed|filled)|t\.?b\.?[acdr]\b|"
    r"avoin\b|avoinna|avoimena|täyttämättä|täyttämätön|ei täytetty|haussa\b|rekrytoidaan|vakanssi avoin|"
    r"vakant|obesatt|ledig\b|ledigförklarad|ej tillsatt|tillsätts)",
    re.IGNORECASE,
)
_GONE_WORDS = (
    *("eliminated", "abolished", "discontinued", "deleted", "closed down", "lakkautettu", "lakkautetaan", "lakannut"),
    *("poistettu", "päättynyt", "indragen", "indraget", "indras", "avskaffad", "nedlagd", "upphört"),
)
_GONE = re.compile(rf"[\W_]*(?:{'|'.join(_GONE_WORDS)})\b", re.IGNORECASE)
_TOTAL_WORDS = ("yhteensä", "summa", "total", "sammanlagt", "(tyhjä", "(blank)", "(tom")
"""Each of what `_TOTAL` and `_BLANK` match has one of them."""
_TOTAL = re.compile(
    r"[\W_]*(?:(?:kaikki |koko kaupunki |loppu)?yhteensä|loppusumma|summa|(?:grand |sub)?totals?|totalt|sammanlagt|"
    r"summa summarum|välisumma|delsumma)[\W\d_]*\Z",
    re.IGNORECASE,
)

_BLANK = re.compile(r"\((?:tyhjä|tyhjät|blank|tom|tomt|tomma)\)\Z", re.IGNORECASE)
_TOTAL_LAST = re.compile(r"(.*\w)[\W_]+(?:yhteensä|summa|totale?|totalt|sammanlagt)[\W_]*\Z", re.IGNORECASE)
_TOTAL_FIRST = re.compile(r"[\W_]*(?:yhteensä|summa|totale?|totalt|sammanlagt)[\W_]+(\w.*)", re.IGNORECASE)


def text_of(cell: Cell) -> str:
    """What a cell says, as it is seen: a whole number without a point, a day in the order of ISO 8601."""
    if type(cell) is str:
        return cell.strip()
    if cell is None:
        return ""
    if type(cell) is float:
        return str(int(cell)) if cell == cell and abs(cell) < 1e15 and cell == int(cell) else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return str(cell)


def texts_of(cells: Iterable[Cell]) -> list[str]:
    """What each cell says; most are texts."""
    return [cell.strip() if type(cell) is str else text_of(cell) for cell in cells]


def number_of(cell: Cell) -> float | int | None:
    """The number in a cell: 774.5 in "774,5", "1 234,5 htv", "1.234,50 €"; `None` where there is none, or several."""
    if type(cell) is float:
        found: float | None = cell
    elif type(cell) is str:
        found = _number(cell) if cell else None
    elif type(cell) is int:
        found = float(cell)
    else:
        return None
    if found is None or not math.isfinite(found):
        return None
    return int(found) if found.is_integer() else found


def numbers_of(cells: Iterable[Cell]) -> list[float | int | None]:
    """The number in each cell; workbooks have whole ones as floats."""
    return [int(cell) if type(cell) is float and cell.is_integer() else number_of(cell) for cell in cells]


def says_about(text: str) -> bool:
    """Whether a number is only roughly so: "noin 4", "n. 4", "ca 4", "~4"."""
    return _ABOUT.match(text) is not None


def _number(text: str) -> float | None:
    bare = _SPACES.sub("", _UNIT.sub("", text))
    if _PLAIN.match(bare) and len(bare) < 20:
        return float(bare.replace(",", ".").replace("−", "-"))
    grouped = _GROUPED.match(bare)
    if grouped and len(bare) < 30:
        mark = grouped["group"]
        return float(bare.replace(mark, "").replace(",", ".").replace("−", "-"))
    meant = meant_euros(text) if len(text) < 60 and any(letter.isdigit() for letter in text) else None
    return None if meant is None else float(meant)


def date_of(cell: Cell, *, ends: bool = False) -> PartialDate | None:
    """The date in a cell, as exactly as it is known: a day, a year, 25.2.2016, or the number of a day.

    Of years that a file may tell of; where something `ends` with it also from `NO_END` on, by which registers mean that
    there is no end.
    """
    found = _date_of(cell)
    if found is None or is_within_years(found):
        return found
    return found if ends and found.last.year >= NO_END else None


def _date_of(cell: Cell) -> PartialDate | None:
    if isinstance(cell, dt.datetime):
        return _day(cell.date())
    if isinstance(cell, dt.date):
        return _day(cell)
    if type(cell) in (int, float):
        assert isinstance(cell, int | float)
        if _SERIAL[0] <= cell < _SERIAL[1]:
            return _day(_EPOCH + dt.timedelta(days=int(cell)))
        return partial_date(str(int(cell))) if 1500 <= cell <= 9999 else None
    if not isinstance(cell, str):
        return None
    text = cell.strip()[:40]
    found = partial_date(text)
    if found is None and (meant := meant_date(text)) is not None:
        found = partial_date(meant)
    if found is None and text.isdigit() and len(text) == 5:
        return _date_of(int(text))
    return found


@lru_cache(maxsize=1 << 12)
def _day(day: dt.date) -> PartialDate | None:
    return partial_date(f"{day.year:04}-{day.month:02}-{day.day:02}")


def truth_of(cell: Cell) -> bool | None:
    """Whether a cell says yes or no."""
    if type(cell) is bool:
        return cell
    meant = meant_truth(text_of(cell))
    return None if meant is None else meant == "true"


def says_vacant(text: str) -> bool:
    """Whether that stands where nobody holds a post: "Avoin", "VACANT - recruiting", "(vakant)"."""
    return _VACANT.match(text) is not None


def says_gone(text: str) -> bool:
    """Whether that is said of what has been abolished."""
    return _GONE.match(text) is not None


def says_total(text: str) -> bool:
    """Whether that stands before the sums below a table."""
    return _TOTAL.match(text) is not None


def sums_up(text: str, names: Collection[str]) -> bool:
    """Whether that stands before sums: "Yhteensä", or "Koulut yhteensä" where "koulut" is among `names`.

    No unit is called by an adverb: "X yhteensä" and "X sammanlagt" are sums whatever X is.
    """
    if says_total(text) or says_blank(text):
        return True
    found = _TOTAL_LAST.match(text) or _TOTAL_FIRST.match(text)
    if found is None:
        return False
    return text.rstrip(" :.").casefold().endswith(("yhteensä", "sammanlagt")) or found[1].strip().casefold() in names


def says_blank(text: str) -> bool:
    """Whether a pivot table says by it that there is nothing: its row is of what stands above."""
    return _BLANK.match(text) is not None


def none_says_gone(texts: Iterable[str]) -> bool:
    """Whether of none of `texts` `says_gone` is to be asked: by far the most tables, told for a part of the time."""
    whole = "\n".join(texts).casefold()
    return not any(word in whole for word in _GONE_WORDS)


def none_says_total(texts: Iterable[str]) -> bool:
    """The same for `says_total` and `sums_up`."""
    whole = "\n".join(texts).casefold()
    return not any(word in whole for word in _TOTAL_WORDS)


_TITLE_ENDS = re.compile(
    r"(?:johtaja|päällikkö|sihteeri|esimies|esihenkilö|mestari|chef|direktör|director|manager|head|officer|secretary|"
    r"ordförande|ledare|leader|mayor|chief|executive|koordinaattori|insinööri|arkkitehti|asiantuntija|rehtori|"
    r"president|clerk|treasurer|engineer|commissioner|administrator|supervisor|coordinator|inspector|lääkäri|kamreeri|"
    r"rektor|föreståndare|opettaja|hoitaja|tarkastaja|pormestari|marshal|warden|captain|sergeant|commander|constable|"
    r"sheriff|judge|attorney|counsel|solicitor|controller|comptroller|auditor|assessor|registrar|librarian|planner|"
    r"surveyor|architect|analyst|specialist|assistant|foreman|superintendent|principal|teacher|nurse|physician|"
    r"accountant|consultant|technician|curator|archivist|ombudsman|advis[eo]r|representative|lead|custodian|operator)\w*\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"[A-ZÅÄÖÉÜ][\w'’.\-]*,? (?:(?:[A-ZÅÄÖÉÜ][\w'’.\-]*,?|af|von|van|der?|den) ){0,3}[A-ZÅÄÖÉÜ][\w'’.\-]+\Z"
)
_UNIT_WORDS = re.compile(
    r"\b(?:councils?|boards?|committees?|departments?|offices?|ministry|corporation|authority|commission|agency|"
    r"services?|division|directorate|units?|team|cent(?:re|er)|municipal\w*|district|school|hospital|university|bureau|"
    r"institute|secretariat|administration|branch|section|city|town|kommun|region|palvelut|yksikkö|keskus|virasto)\b",
    re.IGNORECASE,
)
"""What nobody is called by, but units that are written as people are: "Election Commission"."""
_PARTS = re.compile(r"[,;/()\n]+|\s[-–—]\s")
_TITLED = re.compile(
    r"((?:\S+ ){0,2}?\S*(?:johtaja|päällikkö|sihteeri|rehtori|mestari|direktör|chef|rektor)) (.+)\Z", re.I
)


def looks_like_a_person(text: str) -> bool:
    """Whether a text is written as names of people are: two to five words with capitals, none of them a title."""
    text = " ".join(text.split())
    if _PERSON.match(text) is None:
        return False
    return _TITLE_ENDS.search(text) is None and _UNIT_WORDS.search(text) is None


def title_in(text: str) -> str:
    """The title of a post without who holds it: "rehtori" of "Maija Meikäläinen, rehtori"; the same where nobody is."""
    if looks_like_a_person(text):
        return ""
    parts = [part for part in map(str.strip, _PARTS.split(text)) if part]
    fine = [_untitled(part) for part in parts if not looks_like_a_person(part)]
    return text if fine == parts else ", ".join(fine)


def _untitled(text: str) -> str:
    found = _TITLED.match(text)
    return found[1] if found is not None and looks_like_a_person(found[2]) else text
