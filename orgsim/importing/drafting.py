"""From what was found in files to drafts on disk: what each is called, where it stands, and what is kept beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from orgsim.files.writing.comparison_new import new_comparison
from orgsim.files.writing.file_names import stem_for
from orgsim.files.yaml.atomic import write_atomically
from orgsim.importing.again import Kept, kept_beside
from orgsim.importing.again import written as kept_written
from orgsim.importing.building import Built, built, draft_text
from orgsim.importing.reading import Found
from orgsim.importing.records import Choices, Place
from orgsim.messages import Catalog
from orgsim.model.text import Text


class Draft(Struct, frozen=True, eq=False):
    """One organisation that was found, as the draft that it becomes."""

    found: Found
    built: Built


def drafts_of(found: Iterable[Found], texts: Catalog, choices: Choices) -> tuple[Draft, ...]:
    """The drafts of what was found, the earliest first and those without a date last, each with an id of its own."""
    ordered = sorted(found, key=lambda its: (its.imported.date is None, its.imported.date and its.imported.date.first))
    taken: set[str] = set()
    drafts: list[Draft] = []
    for its in ordered:
        draft = built(its.imported, texts, choices)
        id = draft.scenario.id
        number = 1
        while id in taken:
            number += 1
            id = f"{draft.scenario.id}-{number}"
        taken.add(id)
        drafts.append(Draft(its, replace(draft, scenario=replace(draft.scenario, id=id))))
    return tuple(drafts)


def paths_for(output: Path, drafts: Sequence[Draft]) -> list[Path]:
    """Where the drafts stand: a single one at `output`; several beside it, called after their dates or titles."""
    if len(drafts) == 1:
        return [output]
    scenarios = [draft.built.scenario for draft in drafts]
    dates = [scenario.date for scenario in scenarios]
    by_date = None not in dates and len({str(date) for date in dates}) == len(dates)
    names = [
        str(scenario.date) if by_date else stem_for(scenario.title.every()[0], "luonnos") for scenario in scenarios
    ]
    found: list[Path] = []
    for place, name in enumerate(names, 1):
        path = output.with_name(f"{output.stem}-{name}.yaml")
        found.append(path if path not in found else output.with_name(f"{output.stem}-{name}-{place}.yaml"))
    return found


def writing(output: Path, drafts: Sequence[Draft], choices: Choices, texts: Catalog) -> Iterator[Path]:
    """Write the drafts, with how each was read beside it, and of several a comparison at `output`.

    Yields the path of each once it is written. What is there already is replaced. OSError where one cannot be written.
    """
    paths = paths_for(output, drafts)
    for draft, path in zip(drafts, paths, strict=True):
        place = draft.found.imported.place
        data = draft_text(draft.built.scenario, texts("import.remark", file=where(place, texts)))
        write_atomically(path, data)
        kept = Kept(
            file=place.file,
            sheet=part(place),
            mapping=draft.found.mapping,
            choices=dict(choices.taken),
            base=data.decode(),
        )
        write_atomically(kept_beside(path), kept_written(kept))
        yield path
    if len(drafts) > 1:
        titles = [draft.built.scenario.title.written(texts.language) for draft in drafts]
        data = new_comparison(Text(und=" – ".join(titles)[:200]), paths, output, baseline=paths[0])
        write_atomically(output, data)
        yield output


def where(place: Place, texts: Catalog) -> str:
    """The file and the sheet or slide of something, for its reader."""
    its = place.sheet if place.slide is None else texts("importing.slide", number=str(place.slide))
    return f"{place.file}, {its}" if its else place.file


def part(place: Place) -> str:
    """The sheet, or the number of the slide; empty where a file has neither."""
    return place.sheet if place.slide is None else str(place.slide)
