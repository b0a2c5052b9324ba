"""Handouts put together: the parts on pages that are numbered through, and the cover that leads to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from orgsim.drawing.theme import Theme
from orgsim.export.errors import NothingToShowError
from orgsim.export.handout.cover import Entry, cover
from orgsim.export.handout.listing import listing
from orgsim.export.handout.parts import Part
from orgsim.export.handout.telling import told_of
from orgsim.export.page.frame import heading_of
from orgsim.export.page.numbering import Numbering
from orgsim.export.page.picture import Bookmark, Picture, Size
from orgsim.export.page.steps import Step
from orgsim.export.views import Shown, making_picture
from orgsim.messages import Catalog, catalog, message
from orgsim.model.text import Language
from orgsim.model.views import ViewName

_COVER = 1
"""Pages before the first part."""


class _Section(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What stands under one name."""

    title: str
    shown: Shown
    view: ViewName | None
    """`None`: the list of differences."""
    theme: Theme
    below: bool = False
    """Whether it belongs to the one before it."""


def making_handout(
    shown: Shown, parts: Sequence[Part], *, theme: Theme, language: Language, size: Size, day: dt.date
) -> Generator[Step, Any, Picture]:
    """The handout of `shown`, on sheets of that size and with the date of that day, a part at a time.

    It has those of `parts` about which there is anything to tell. NothingToShowError where that is none.
    """
    speech = catalog(language)
    told = told_of(shown, parts, speech)
    if not told:
        raise NothingToShowError(message("handout.error.nothing"))
    sections = [section for part in told for section in _sections(shown, part, theme, speech)]
    made: list[Picture] = []
    before = _COVER
    for section in sections:
        numbering = Numbering(before)
        if section.view is None:
            picture = listing(section.shown, theme, language, size, numbering)
        else:
            picture = yield from making_picture(
                section.shown,
                section.view,
                theme=section.theme,
                language=language,
                size=size,
                pages=True,
                numbering=numbering,
            )
        made.append(picture)
        before += len(picture.pages)
        yield None
    bookmarks, entries = _led_to(sections, made)
    name = heading_of(shown.title, shown.scenarios, speech)
    front, links = cover(shown, name, entries, theme=theme, language=language, size=size, day=day)
    texts = [picture.smallest_text for picture in made if picture.smallest_text is not None]
    return Picture(
        title=name,
        description=speech("handout.description", title=name, parts=tuple([section.title for section in sections])),
        width=size[0],
        height=size[1],
        pages=(front, *[page for picture in made for page in picture.pages]),
        smallest_text=min(texts, default=None),
        panes=tuple([pane for picture in made for pane in picture.panes]),
        language=language,
        bookmarks=(Bookmark(name, 0), *bookmarks),
        links=links,
    )


def _sections(shown: Shown, part: Part, theme: Theme, speech: Catalog) -> Iterator[_Section]:
    name = speech(f"handout.part.{part}")
    titled = replace(shown, title=f"{name} · {shown.title}" if shown.title else name)
    if part == "drafts":
        for column, scenario in enumerate(shown.scenarios):
            title = scenario.title.in_language(speech.language)
            if len(shown.scenarios) > 1:
                title = f"{theme.letters[column]} {title}"
            alone = replace(shown, scenarios=(scenario,), reference=0, marked=None, ways=())
            own = replace(theme, letters=theme.letters[column], scenario=(theme.scenario[column],))
            yield _Section(title=title, shown=alone, view="structure", theme=own)
        return
    plain = titled if part == "differences" else replace(titled, marked=None)
    yield _Section(title=name, shown=plain, view=part, theme=theme)
    if part == "differences":
        name = speech("handout.list")
        titled = replace(shown, title=f"{name} · {shown.title}" if shown.title else name)
        yield _Section(title=name, shown=titled, view=None, theme=theme, below=True)


def _led_to(sections: Sequence[_Section], made: Sequence[Picture]) -> tuple[list[Bookmark], list[Entry]]:
    """The bookmarks that follow that of the cover, and the entries of the contents."""
    bookmarks: list[Bookmark] = []
    levels: list[int] = []
    # That of the cover stands before all of them.
    shift, last = 1, 0
    before = _COVER
    for section, picture in zip(sections, made, strict=True):
        here = len(bookmarks)
        last = last if section.below else here
        bookmarks.append(Bookmark(section.title, before, last + shift if section.below else None))
        levels.append(1 if section.below else 0)
        places: list[int] = []
        for its in picture.bookmarks:
            above = here if its.below is None else places[its.below]
            if its.page == 0 and its.below is None:
                # The whole is what the section's own bookmark leads to.
                places.append(here)
                continue
            places.append(len(bookmarks))
            bookmarks.append(Bookmark(its.title, before + its.page, above + shift))
            levels.append(levels[above] + 1)
        before += len(picture.pages)
    return bookmarks, [Entry(its.title, its.page, level) for its, level in zip(bookmarks, levels, strict=True)]
