"""The pages of the guide, and the pages of reference that it leads to, as they lie in `docs/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import msgspec

from orgsim.model.text import Language
from orgsim.resources import documents

PAGES = (
    *("README", "tour", "library", "importing", "editing", "presenting"),
    *("keys", "format", "command-line", "start", "troubles"),
)
"""The guide's pages in the order of reading; each language has a file of each."""
REFERENCES = ("scenario-format", "rules", "decisions-in-time", "scenarios")
"""Pages in English alone, for those who want to know it exactly."""

_FENCED = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")


class Heading(msgspec.Struct, frozen=True):
    """A heading of a page."""

    level: int
    """1: the page's own."""
    text: str
    anchor: str
    """What a link to it ends with, after #."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page of Markdown."""

    name: str
    """Of `PAGES` or `REFERENCES`; the same in every language."""
    path: Path
    text: str
    headings: tuple[Heading, ...]

    @property
    def title(self) -> str:
        """What its first line says."""
        return self.headings[0].text

    @property
    def pictures(self) -> tuple[str, ...]:
        """Its pictures, as it names them."""
        return tuple(_PICTURE.findall(self.text))


class Place(msgspec.Struct, frozen=True):
    """Where a link within the guide leads."""

    name: str
    """Of the page."""
    anchor: str = ""
    """Of a heading; empty: the page's beginning."""


@cache
def pages(language: Language) -> tuple[Page, ...]:
    """The guide in that language, and behind it the references.

    Raises FileNotFoundError where this installation has none.
    """
    return (
        *(_read(name, documents("guide", language, f"{name}.md")) for name in PAGES),
        *(_read(name, documents(f"{name}.md")) for name in REFERENCES),
    )


def place(page: Page, link: str) -> Place | None:
    """Where `link` of that page leads within the guide; `None` where that is no page of it."""
    if "://" in link or link.startswith("mailto:"):
        return None
    name, _, anchor = unquote(link).partition("#")
    if not name:
        return Place(page.name, anchor)
    path = (page.path.parent / name).resolve()
    known = {documents(f"{name}.md").resolve(): name for name in REFERENCES}
    if path in known:
        return Place(known[path], anchor)
    here = path.is_relative_to(documents("guide").resolve())
    return Place(path.stem, anchor) if here and path.suffix == ".md" and path.stem in PAGES else None


def headings(text: str) -> Iterator[Heading]:
    """The headings of a page in its order; what stands in a block of code is none."""
    for signs, said in _HEADING.findall(_FENCED.sub("", text)):
        plain = said.replace("`", "").strip()
        yield Heading(len(signs), plain, anchor_of(plain))


def anchor_of(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.replace("`", "").strip().lower()).replace(" ", "-")


def section_of(page: Page, words: str) -> str:
    """The anchor of the first heading that says `words`; empty where none does."""
    return next((heading.anchor for heading in page.headings if words.lower() in heading.text.lower()), "")


def _read(name: str, path: Path) -> Page:
    text = path.read_text("utf-8")
    return Page(name=name, path=path, text=text, headings=tuple(headings(text)))
