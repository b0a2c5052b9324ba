"""A deck while slides are added to it."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, Final

from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.theme import Theme
from orgsim.export.progress import Done, tell_done
from orgsim.export.slides.shapes import POINT, Shapes
from orgsim.export.slides.template import Template, city_template, foot, own_template
from orgsim.export.slides.text import LOCALES, clean
from orgsim.messages import Catalog
from orgsim.model.abandoning import leave_if_abandoned

_TITLE_SIZES: Final = (24.0, 20.0, 18.0, 16.0)
"""Points of titles, of which the largest that has room is taken."""
_CITY_SIZES: Final = (40.0, 36.0, 32.0, 28.0, *_TITLE_SIZES)
"""The same in a city's template, below what that says itself."""
_LINE: Final = 1.25
"""Of a title's points, from one line to the next."""
_LONGEST_TITLE: Final = 200
_FOOT_SIZE: Final = 1000
"""Hundredths of a point."""
_STRIDE: Final = 50
"""Slides after which it is told how far it is, where many are done at once."""
_QUICKLY: Final = 1
"""The level of zlib's that takes least time."""


class Slide:
    """A slide, and the XML of what is put on it."""

    def __init__(self, deck: Deck, its: Any, number: int) -> None:
        self._deck = deck
        self.its: Any = its
        """As python-pptx knows it."""
        self.number = number
        """From 1."""
        self._put: list[bytes] = []
        """Compressed, as what thousands of slides say would else fill the memory."""
        self.shapes = Shapes(deck.texts, first=1 + max([2, *[shape.shape_id for shape in its.shapes]]))

    def put(self, xml: str) -> None:
        """Put shapes over those that are there."""
        self._put.append(zlib.compress(xml.encode("utf-8"), _QUICKLY))

    def finish(self) -> None:
        """Have in the presentation what was put here. What the library holds of the slide's shapes is the past then."""
        if not self._put:
            return
        from orgsim.export.slides.written import write

        write(self.its.part, self._put)

    def link_to(self, other: Slide) -> str:
        """A relationship to another slide, for what leads there."""
        from pptx.opc.constants import RELATIONSHIP_TYPE

        return str(self.its.part.relate_to(other.its.part, RELATIONSHIP_TYPE.SLIDE))

    def note(self, *said: str) -> None:
        """Say that in the speaker's notes."""
        lines = [clean(each) for each in said if each]
        if lines:
            self.its.notes_slide.notes_text_frame.text = "\n".join(lines)

    def adopt(self, frame: Any, *, name: str, told: str) -> None:
        """Name what the library has added, and give it an id that what follows does not have."""
        own = frame._element.xpath(".//p:cNvPr")[0]
        own.set("id", str(self.shapes.number()))
        own.set("name", clean(name))
        own.set("descr", clean(told))


class Deck:
    """Slides of one presentation, in one language."""

    def __init__(self, theme: Theme, texts: Catalog, *, about: str, template: bytes | None = None) -> None:
        self.theme = theme
        self.texts = texts
        self._template: Template = own_template(theme) if template is None else city_template(template)
        _count_parts(self._template.presentation)
        self._is_own = template is None
        self._about = clean(about)
        self.within = 0.0, 0.0
        """Where in the making of the deck what is added now begins and ends, as shares of it."""
        self._share = 0.0
        self._slides: list[Slide] = []
        properties = self._template.presentation.core_properties
        properties.title, properties.language = self._about, LOCALES[texts.language]
        properties.author, properties.comments, properties.keywords = "", "orgsim", ""
        properties.last_modified_by = ""

    @property
    def room(self) -> tuple[float, float, float, float]:
        """What is free on a slide below its title: left, top, width and height in pixels."""
        return self._template.room

    @property
    def count(self) -> int:
        """How many slides there are."""
        return len(self._slides)

    def slide(self, number: int) -> Slide:
        """The slide of that number, from 1."""
        return self._slides[number - 1]

    def first(self, title: str, below: Sequence[str]) -> Slide:
        """The slide that the deck begins with."""
        slide = self._new(self._template.first, title, "")
        for shape in slide.its.placeholders:
            if shape.placeholder_format.idx == 1 and shape.has_text_frame:
                shape.text_frame.text = "\n".join(map(clean, below))
                self._spoken(shape)
                if self._is_own:
                    self._sized(shape, 18.0)
        return slide

    def add(self, title: str, date: str = "") -> Slide:
        """A slide with that title, after all others."""
        return self._new(self._template.plain, title, date)

    def tell(self, number: int = 0, count: int = 0) -> None:
        """Say that of what is added now so many of so many are done; leave it where nobody wants it any more."""
        leave_if_abandoned()
        begin, end = self.within
        # A slide that is added to what is done in part tells nothing of that part.
        self._share = max(self._share, begin + (end - begin) * number / max(count, 1))
        tell_done(Done("slides", self.count, 0, self._share))

    def data(self) -> bytes:
        """The deck as a file."""
        for number, slide in enumerate(self._slides):
            if number % _STRIDE == 0:
                self.tell(number, self.count)
            slide.finish()
        made = io.BytesIO()
        self._template.presentation.save(made)
        return made.getvalue()

    def _new(self, layout: Any, title: str, date: str) -> Slide:
        self.tell()
        its = self._template.presentation.slides.add_slide(layout)
        said = clean(title)
        said = said if len(said) <= _LONGEST_TITLE else f"{said[: _LONGEST_TITLE - 1].rstrip()}…"
        own = its.shapes.title
        own.text_frame.text = said
        self._spoken(own)
        if layout is self._template.plain:
            size = self._title_size(said)
            if size is not None:
                self._sized(own, size)
        slide = Slide(self, its, len(self._slides) + 1)
        for shape in list(its.placeholders):
            # What the layout has room for and nothing stands in would ask to be filled.
            if shape is not own and shape.placeholder_format.idx != 0 and layout is self._template.plain:
                shape._element.getparent().remove(shape._element)
        locale = LOCALES[self.texts.language]
        size = _FOOT_SIZE if self._is_own else None
        for made in foot(layout, _numbers(slide.shapes), about=self._about, date=clean(date), locale=locale, size=size):
            its.shapes._spTree.append(made)
        self._slides.append(slide)
        return slide

    def _title_size(self, title: str) -> float | None:
        """Points of a title that takes more room than there is; `None`: as the template has it."""
        font, width = load_font(), self.room[2] - 24
        its, height = self._template.title
        sizes = _TITLE_SIZES if self._is_own else (its, *[size for size in _CITY_SIZES if size < its])
        for number, size in enumerate(sizes):
            lines = 2 if size <= _TITLE_SIZES[-1] + 2 else 1
            if not self._is_own:
                lines = max(lines, min(int(height * POINT / (size * _LINE)), 2))
            if font.width(title, size / POINT, bold=True) <= width * lines * 0.95:
                return None if number == 0 else size
        return _TITLE_SIZES[-1] if self._is_own else min(its, 14.0)

    def _sized(self, shape: Any, points: float) -> None:
        from pptx.util import Pt

        for paragraph in shape.text_frame.paragraphs:
            for run in paragraph.runs:
                run.font.size = Pt(points)

    def _spoken(self, shape: Any) -> None:
        for paragraph in shape.text_frame.paragraphs:
            for run in paragraph.runs:
                run._r.get_or_add_rPr().set("lang", LOCALES[self.texts.language])


def _count_parts(presentation: Any) -> None:
    # Imported here, as python-pptx is.
    from orgsim.export.slides.written import count_parts

    count_parts(presentation)


def _numbers(shapes: Shapes) -> Iterator[int]:
    while True:
        yield shapes.number()
