"""What readers of tables, decks, texts and graphs give: units as their source tells them, each with its place there.

A reader decides as little as it can: it gives what stands in the source, under the names that the source uses. What is
the same for all sources (ids, parents that are not there, circles, what has no name) is settled in `settling`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, get_args

from msgspec import Struct

from orgsim.messages import Message
from orgsim.model.dates import PartialDate
from orgsim.model.kinds import Kind, Side
from orgsim.model.meeting import Meets
from orgsim.model.scenario import LinkKind, Municipality, Source, Status
from orgsim.model.staffing import Budget, Leader, Staff
from orgsim.model.text import Language, Text
from orgsim.model.units import Area, Matter, OfficialLanguage, Seats


class Place(Struct, frozen=True):
    """Where something stands, as the program that a planner opens the source with counts it: from 1."""

    file: str = ""
    """Its name, without the folders."""
    sheet: str = ""
    slide: int | None = None
    row: int | None = None
    """Of a sheet, with its head and all that is hidden."""
    line: int | None = None
    """Of a text."""
    name: str = ""
    """Of a shape, a node or an object, where it has no number."""


NOWHERE = Place()

Inference = Literal[
    "parent-by-line", "parent-by-place", "parent-by-name", "parent-by-indent", "name-by-place", "order-by-place"
]
"""What was found out and not stated: by where a line ends, where a box lies, what is called alike, how far it is
indented; told in the note of the unit."""
INFERENCES: tuple[Inference, ...] = get_args(Inference)


class Tie(Struct, frozen=True):
    """A link beside the hierarchy, from one record to another."""

    kind: LinkKind
    to: str
    """The key of the other record."""
    note: str = ""
    said: Text | None = None
    """The same by language, where the source tells it so."""
    source: tuple[str, ...] = ()
    """Keys of `Imported.sources`."""


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One unit as its source tells it. `None` and empty: not told, as in `Unit`, whose fields most of these are."""

    key: str
    """What the source calls it where others refer to it. Two records may have the same: that is told, not refused."""
    own_key: bool = True
    """Whether the source states that key for others to keep; else the reader made it, and the id follows the name."""
    names: tuple[tuple[Language | None, str], ...] = ()
    """Each in its language, or in one that is not told."""
    parent: str | None = None
    """The key of the one above. `None`: at the top."""
    place: Place = NOWHERE
    placed: bool = True
    """Whether its place in the organisation is known; else it goes to the tray."""
    kind: str | None = None
    """Id of a kind, orgsim's or of `Imported.kinds`. `None`: told by `kind_word`, the name, and what is around."""
    kind_word: str = ""
    """What the source calls its kind: "Lautakunta", "Director"."""
    short: Text | None = None
    seats: Seats | None = None
    """Keys of `drawn_from` are keys of records."""
    staff: Staff | None = None
    budget: Budget | None = None
    leader: Leader | None = None
    code: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    count: int | float | None = None
    beside: bool | None = None
    """Whether it stands beside the one above, where that is not its kind's."""
    side: Side | None = None
    language: OfficialLanguage | None = None
    area: tuple[Area, ...] = ()
    remit: tuple[Matter, ...] | None = None
    """Units to whom matters are delegated, and those that prepare them, are keys of records."""
    meets: Meets | None = None
    agenda_closes: int | None = None
    hours: float | None = None
    items: int | None = None
    purpose: Text | None = None
    open: Text | None = None
    note: Text | None = None
    notes: tuple[str, ...] = ()
    """Further remarks, each a line below `note`: what stood in columns that mean nothing else."""
    continues: tuple[str, ...] = ()
    """Ids of units of earlier drafts."""
    source: tuple[str, ...] = ()
    """Keys of `Imported.sources`."""
    shared: bool | None = None
    council_decision: bool | None = None
    links: tuple[Tie, ...] = ()
    inferred: tuple[Inference, ...] = ()


OddWord = Literal[
    # of any source
    "same-key",
    "case-only",
    "key-rewritten",
    "no-name",
    "parent-missing",
    "parent-case",
    "parent-zeros",
    "parent-itself",
    "parent-ambiguous",
    "parent-differs",
    "circle",
    "several-tops",
    "nothing",
    "too-deep",
    "unknown-kind",
    "below-its-office",
    "tie-missing",
    # of tables
    "merged",
    "hidden-rows",
    "hidden-columns",
    "totals",
    "money-of-rows",
    "vacant",
    "eliminated",
    "no-end",
    "not-a-number",
    "about",
    "parts-of-people",
    "not-a-date",
    "people",
    "names",
    "left-out",
    "cut",
    "coordinates",
    # of slides
    "unconnected",
    "no-text",
    "line-loose",
    "picture",
    # of texts and graphs
    "edge-missing",
    "two-parents",
    "frame",
    "context",
    "parties",
    "not-read",
]
ODD_WORDS: tuple[OddWord, ...] = get_args(OddWord)


class Oddity(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something odd in a source: what it is, where, and what one may do about it. It never refuses the source."""

    what: OddWord
    place: Place = NOWHERE
    key: str | None = None
    """Of the record that it is about."""
    args: Mapping[str, object] = {}
    """What its sentence says: the text `import.odd.WHAT`."""
    choices: tuple[str, ...] = ()
    """Words for what may be done: the texts `import.choice.WORD`. Empty: there is nothing to choose."""
    taken: str | None = None
    """The one that was done."""

    @property
    def name(self) -> str:
        """By which a choice is made for this one alone: `same-key@12` with its row, slide or line."""
        at = next((its for its in (self.place.row, self.place.line, self.place.slide) if its is not None), None)
        return self.what if at is None else f"{self.what}@{at}"

    @property
    def sentence(self) -> Message:
        """What is odd."""
        return Message(f"import.odd.{self.what}", self.args)

    @property
    def done(self) -> Message | None:
        """What was done about it, where there was something to choose."""
        return None if self.taken is None else choice_words(self.taken)


def choice_words(choice: str) -> Message:
    """What may be done about something odd."""
    return Message(f"import.choice.{choice}")


class Choices(Struct, frozen=True):
    """What is to be done about what is odd, by its word, or by its name for one place alone."""

    taken: Mapping[str, str] = MappingProxyType({})

    def of(self, what: OddWord, place: Place, choices: tuple[str, ...]) -> str:
        """The choice that holds there: one of `choices`, of which the first is what is done unless told otherwise."""
        name = Oddity(what=what, place=place).name
        for wanted in (self.taken.get(name), self.taken.get(what)):
            if wanted in choices:
                return wanted
        return choices[0]


AS_OFFERED = Choices()


class Imported(Struct, frozen=True, kw_only=True):
    """One organisation as its source tells it: a sheet, a slide, a list, a graph."""

    records: tuple[Record, ...] = ()
    """In the order of the source, which is that of siblings."""
    oddities: tuple[Oddity, ...] = ()
    """What the reader found odd; further ones are found where the records are settled."""
    title: str = ""
    """What the source calls it. Empty: the file's name stands for it."""
    titles: Text | None = None
    """The same by language, where the source tells it so."""
    id: str | None = None
    """Of the draft, where the source is one of orgsim's own."""
    date: PartialDate | None = None
    effective: PartialDate | None = None
    status: Status | None = None
    municipality: Municipality | None = None
    note: Text | None = None
    partial: tuple[Side, ...] = ()
    kinds: Mapping[str, Kind] = MappingProxyType({})
    """Kinds that the source states itself."""
    sources: Mapping[str, Source] = MappingProxyType({})
    language: Language | None = None
    """That of names whose language is not told, where the source says so."""
    place: Place = NOWHERE
    """Of the whole: its file, and its sheet or slide."""


class CannotImport(Exception):  # noqa: N818 -- it reads better where it is caught
    """A source of which nothing can be read, and why: damaged, encrypted, none of the formats that are known."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def by_key(records: Iterable[Record]) -> dict[str, Record]:
    """The first record of each key."""
    found: dict[str, Record] = {}
    for record in records:
        found.setdefault(record.key, record)
    return found
