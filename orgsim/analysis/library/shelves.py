"""The order of a library: the user's folders, then what ships: comparisons, and scenarios by municipality."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import msgspec

from orgsim.analysis.library.entries import Entry
from orgsim.analysis.search import finds
from orgsim.messages import Catalog, Message, message


class Shelf(msgspec.Struct, frozen=True, eq=False):
    """Entries under one heading."""

    heading: Message
    entries: tuple[Entry, ...]
    folder: Path | None = None
    """Of the user's own files: where they are."""
    left: int = 0
    """How many files of that folder are not shown."""


def shipped_shelves(entries: Collection[Entry], speech: Catalog) -> tuple[Shelf, ...]:
    """What ships: comparisons, then scenarios by municipality, then what names none, then what cannot be read."""
    comparisons = [each for each in entries if each.sort == "comparison"]
    by_place: dict[str, list[Entry]] = {}
    for each in entries:
        if each.sort == "scenario":
            place = each.municipality.in_language(speech.language) if each.municipality is not None else ""
            by_place.setdefault(place, []).append(each)
    shelves = [(message("library.comparisons"), comparisons)]
    shelves += [(message("library.of", place=place), by_place[place]) for place in sorted(by_place) if place]
    shelves.append((message("library.of-none"), by_place.get("", [])))
    shelves.append((message("library.unreadable"), [each for each in entries if each.sort == "unreadable"]))
    return tuple(Shelf(heading, in_order(own, speech)) for heading, own in shelves if own)


def folder_shelf(folder: Path, entries: Collection[Entry], left: int, speech: Catalog) -> Shelf:
    """The files of one of the user's folders, comparisons first."""
    return Shelf(message("library.folder"), in_order(entries, speech), folder, left)


def in_order(entries: Collection[Entry], speech: Catalog) -> tuple[Entry, ...]:
    """Comparisons, then scenarios, then what cannot be read, each by title."""
    sorts = ("comparison", "scenario", "unreadable")
    return tuple(sorted(entries, key=lambda each: (sorts.index(each.sort), name_of(each, speech).casefold())))


def name_of(entry: Entry, speech: Catalog) -> str:
    """Its title, or the name of its file where that cannot be read."""
    return speech.value(entry.title) if entry.title is not None else entry.path.name


def found(shelves: Sequence[Shelf], query: str) -> tuple[Shelf, ...]:
    """Of each shelf what has every word of `query` in its titles, its municipality or the name of its file."""
    if not query.strip():
        return tuple(shelves)
    kept = [
        msgspec.structs.replace(shelf, entries=tuple(each for each in shelf.entries if _has(each, query)), left=0)
        for shelf in shelves
    ]
    return tuple(shelf for shelf in kept if shelf.entries)


def _has(entry: Entry, query: str) -> bool:
    texts = [text for text in (entry.title, entry.municipality, *entry.members) if text is not None]
    return finds(query, "\n".join((entry.path.name, *(wording for text in texts for wording in text.every()))))
