"""What a card says of its file."""

from __future__ import annotations

from orgsim.analysis.figures.headline import figure_text
from orgsim.analysis.library.entries import Entry
from orgsim.analysis.library.shelves import name_of
from orgsim.messages import Catalog
from orgsim.model.views import LETTERS


def sort_of(entry: Entry, speech: Catalog) -> str:
    """What it is, as in "Vertailu · 2 luonnosta"."""
    if entry.sort == "comparison":
        return speech("library.sort.comparison", n=entry.listed)
    return speech(f"library.sort.{entry.sort}")


def caption_of(entry: Entry, speech: Catalog) -> str:
    """Whose it is, its status and its date; the name of its file comes last."""
    parts = [speech.value(entry.municipality)] if entry.municipality is not None else []
    parts += [speech(f"status.{entry.status}")] if entry.status is not None else []
    parts += [speech.value(entry.date)] if entry.date is not None else []
    # The file's name is the heading of one that cannot be read.
    return " · ".join([*parts, entry.path.name] if entry.sort != "unreadable" else [str(entry.path.parent)])


def figures_of(entry: Entry, speech: Catalog) -> tuple[tuple[str, str], ...]:
    """Its figures, each with what it counts; unknown ones are `?`."""
    if not entry.figures and entry.events:
        return ((speech.number(entry.events), speech("library.events", n=entry.events)),)
    return tuple((figure_text(key, speech), speech.say(key.label)) for key in entry.figures)


def trouble_of(entry: Entry, speech: Catalog) -> str:
    """What keeps it, or a scenario of it, from being read; empty where all is well."""
    problem = entry.problem
    if problem is None:
        return ""
    said = speech.say(problem.message)
    if problem.has_place:
        said = speech("library.problem", line=str(problem.line), text=said)
    return said if problem.path == entry.path else f"{problem.path.name}: {said}"


def tip_of(entry: Entry, speech: Catalog) -> str:
    """What a card has no room for: its whole title, a comparison's scenarios by their letters, and where the file is.

    What keeps it, or a scenario of it, from being read comes first.
    """
    trouble = trouble_of(entry, speech)
    if entry.sort == "unreadable":
        return trouble
    # A comparison may name more scenarios than there are letters.
    members = [f"{LETTERS[n : n + 1]} {speech.value(title)}".strip() for n, title in enumerate(entry.members)]
    return "\n".join(part for part in (trouble, name_of(entry, speech), *members, str(entry.path)) if part)


def told(entry: Entry, speech: Catalog) -> str:
    """All of the card in a sentence, for who hears it."""
    figures = [f"{number} {label}" for number, label in figures_of(entry, speech)]
    parts = [sort_of(entry, speech), name_of(entry, speech), *map(speech.value, entry.members)]
    return ", ".join(
        [part for part in (*parts, caption_of(entry, speech), *figures, trouble_of(entry, speech)) if part]
    )
