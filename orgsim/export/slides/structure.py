"""Slides of charts: each draft by itself, with its branches where they have no room, and all side by side."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from orgsim.analysis.overlays.overlaid import overlaid
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.difference_marks import mark_all
from orgsim.drawing.chart.links import link_legend, link_lines
from orgsim.drawing.chart.marks import Legend, Marked, Marks
from orgsim.drawing.chart.side_by_side import draw_side_by_side
from orgsim.drawing.drawing import Box, Drawing, Line
from orgsim.drawing.folding.differing import differing, fates_of
from orgsim.drawing.folding.fitting import Wishes, fit, options_of
from orgsim.drawing.overlay.legend import overlay_legend
from orgsim.drawing.overlay.lines import overlay_lines
from orgsim.drawing.overlay.shading import shade_boxes
from orgsim.drawing.paging.dividing import divide
from orgsim.drawing.paging.sheets import Sheet
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.theme import Theme
from orgsim.drawing.viewport import fit_zoom
from orgsim.export.sheets.subject import Subject
from orgsim.export.slides.chart import Placed, badge, chart_shapes, sign
from orgsim.export.slides.deck import Deck, Slide
from orgsim.export.slides.shapes import POINT, Ink, Look, Words
from orgsim.export.slides.text import Paragraph, Run
from orgsim.messages import Catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.views import Overlay

LEAST: Final = 10 / POINT
"""Pixels of the names in a chart: 10 points."""
_BESIDE: Final = 8.5 / POINT
"""Of what is said beside them, such as where a branch goes on."""
LARGEST: Final = 1.5
"""The zoom of charts that have room for more."""
HEAD: Final = 26.0
"""Pixels of what stands above a chart."""
GAP: Final = 16.0
LEGEND: Final = 28.0
"""Of what stands below it."""
_LEGEND_LINE: Final = 18.0
"""Of each further line of that."""
_STEP = " › "
_NEAREST = 6
"""Names of what stands above a branch: there is one line for them."""
_HEAD_SIZE: Final = 12.0
_INSET: Final = 9.6
"""Pixels by which titles stand in from the edge of their placeholder."""


def add_draft(deck: Deck, subject: Subject, column: int) -> None:
    """The chart of one draft: all of it or, where it has no room in text of 10 points, an overview and its branches."""
    scenario, texts = subject.scenarios[column], deck.texts
    options = ChartOptions(language=texts.language, enough=LARGEST, wrapped=False)
    left, top, width, height = deck.room
    foot = (left, top + height, width)
    height -= LEGEND if any(link.kind in subject.links for link in scenario.links) else 0.0
    dividing = divide([scenario], options, lambda _, overview: (width, height - HEAD), _BESIDE, names=LEAST, aim=1.0)
    sheets = _divided(deck, dividing)
    title = titled(subject, column, texts)
    date = "" if scenario.date is None else texts.value(scenario.date)
    slides = [deck.add(_headed(title, sheet, scenario, texts), date) for sheet in sheets]
    pages = {texts("paper.goes-on", n=page + 1): slide.number for page, slide in enumerate(slides)}
    # Thousands of charts are not kept once they are on their slides.
    kept = [*reversed(sheets)]
    del sheets
    for number, slide in enumerate(slides):
        sheet = kept.pop()
        deck.tell(len(slides) + number, 2 * len(slides))
        (chart,) = sheet.charts
        drawing = _referring(chart.drawing, dict(chart.goes_on), slides, pages, texts)
        links = {id: slide.link_to(slides[page]) for id, page in chart.goes_on}
        ties = link_lines(drawing, scenario, subject.links)
        placed = Placed(drawing=drawing, scenario=scenario, x=0, y=0, zoom=LARGEST, lines=ties, links=links)
        place(deck, slide, (left, top + HEAD, width, height - HEAD), placed)
        # Of the kinds of which any line is drawn here.
        drawn = {line.style for line in ties}
        slide.put("".join(_legend(deck, slide, [its for its in link_legend(subject.links) if its.line in drawn], foot)))
        said = _where(sheet, scenario, slides, texts) if drawing.boxes else texts("chart.vacant")
        if said:
            slide.put(heading(slide, said, (left, top, width), deck))
        slide.note(title, *sources(scenario, texts))


def _divided(deck: Deck, dividing: Generator[tuple[int, int], None, tuple[Sheet, ...]]) -> tuple[Sheet, ...]:
    """The charts, while it is told how far they are: about half of what there is to do of them."""
    while True:
        try:
            done, count = next(dividing)
        except StopIteration as end:
            sheets: tuple[Sheet, ...] = end.value
            return sheets
        deck.tell(done, 2 * count)


def add_side_by_side(deck: Deck, subject: Subject) -> None:
    """The charts of all drafts on one slide, folded as much as lets them be read."""
    slide = deck.add(subject.named(deck.texts))
    put_side_by_side(deck, slide, subject, range(len(subject.scenarios)))


def add_marked(deck: Deck, subject: Subject, column: int) -> None:
    """The reference and that draft side by side, with what differs marked."""
    texts, columns = deck.texts, (subject.reference, column)
    letters = "".join(subject.letters)
    marked = mark_all(subject.scenarios, subject.differences(), columns, letters, baseline=subject.baseline)
    slide = deck.add(f"{texts('sheet.differences')} {letters[columns[0]]} → {letters[column]}")
    put_side_by_side(deck, slide, subject, columns, marked)


def put_side_by_side(
    deck: Deck,
    slide: Slide,
    subject: Subject,
    columns: Sequence[int],
    marked: Marked | None = None,
    wishes: Wishes | None = None,
    room: tuple[float, float, float, float] | None = None,
    overlay: Overlay | None = None,
) -> None:
    """Put the charts of these columns side by side; with `marked`, what differs stands out, and is told below.

    Without, boxes are in the colours of the `overlay`, if there is one.
    """
    texts, (left, top, width, height) = deck.texts, room or deck.room
    scenarios = tuple([subject.scenarios[column] for column in columns])
    colours = overlaid(scenarios, overlay) if overlay is not None and marked is None else None
    foot = (left, top + height, width)
    height -= LEGEND if marked is not None or colours is not None else 0.0
    height -= _LEGEND_LINE if colours is not None else 0.0
    own = (width + GAP) / len(columns) - GAP
    pane = (own, height - HEAD)
    options = ChartOptions(language=texts.language, pane=pane, enough=LARGEST, wrapped=False)
    asked = wishes or Wishes()
    marks: list[Marks | None] = [None] * len(columns)
    if marked is not None:
        marks = [marked.marks[column] for column in columns]
        pair = Marked(marks=tuple(marks), legend=marked.legend)
        options = replace(options, fates=fates_of(pair))
        asked = replace(asked, differing=asked.differing | differing(pair))
    options = options_of(options, fit(scenarios, options, asked, LEAST, listed=False), LEAST)
    drawings = draw_side_by_side(scenarios, replace(options, outline=False))
    lines: list[tuple[Line, ...]] = [()] * len(columns)
    entries: Sequence[Legend] = [] if marked is None else marked.legend
    if colours is not None:
        both = list(enumerate(zip(drawings, scenarios, strict=True)))
        lines = [overlay_lines(drawing, its, (), None, colours, at) for at, (drawing, its) in both]
        drawings = [shade_boxes(drawing, its, colours, at) for at, (drawing, its) in both]
        entries = overlay_legend(colours, drawings)
    zoom = common_zoom(drawings, pane)
    for at, (column, scenario, drawing) in enumerate(zip(columns, scenarios, drawings, strict=True)):
        x = left + at * (own + GAP)
        slide.put(heading(slide, titled(subject, column, texts), (x, top, own), deck, column))
        if not drawing.boxes:
            slide.put(heading(slide, texts("chart.vacant"), (x, top + HEAD, own), deck))
        placed = Placed(drawing=drawing, scenario=scenario, x=0, y=0, zoom=zoom, lines=lines[at], marks=marks[at])
        place(deck, slide, (x, top + HEAD, *pane), placed)
    slide.put("".join(_legend(deck, slide, entries, foot)))
    slide.note(*[each for scenario in scenarios for each in sources(scenario, texts)])


def _legend(deck: Deck, slide: Slide, entries: Sequence[Legend], place: tuple[float, float, float]) -> Iterator[str]:
    """Each mark, colour, sign and line with what it is called, on a line that ends at `place`."""
    left, bottom, width = place
    texts, font, size = deck.texts, load_font(), 10.0
    # Colours take two lines; they begin higher than marks.
    last = bottom - LEGEND / 2
    x, middle = left + _INSET, last - _LEGEND_LINE if any(entry.heading for entry in entries) else last
    for entry in entries:
        if entry.mark is None and not (entry.look or entry.sign or entry.line or entry.heading):
            continue
        words = texts.say(entry.words)
        room = font.width(words, size / POINT, entry.heading) + 8
        beside = 0 if entry.heading else 22
        if x + beside + room > left + width and middle < last:
            x, middle = left + _INSET, last
        if x + beside + room > left + width:
            return
        yield _sample(slide, entry, (x, middle), deck.theme, words)
        run = Run(words, size, deck.theme.text if entry.heading else deck.theme.muted_text, entry.heading)
        frame = (x + beside, middle - 9, room, 18)
        yield slide.shapes.shape(frame, Look(), name=words, words=Words((Paragraph((run,)),), wrapped=False))
        x += beside + room + 12


def _sample(slide: Slide, entry: Legend, at: tuple[float, float], theme: Theme, words: str) -> str:
    """What an entry of the legend tells of, with its middle at its left edge there."""
    x, middle = at
    if entry.mark is not None:
        return badge(slide.shapes, (x, middle - 8, 16, 16), entry.mark, theme, name=words)
    if entry.sign:
        return sign(slide.shapes, (x + 2, middle - 6, 12, 12), entry.sign, theme, name=words)
    if entry.look:
        look = theme.look(entry.look)
        return slide.shapes.shape((x, middle - 5, 16, 10), Look(look.fill, Ink(look.border, 1.0), 2.0), name=words)
    if entry.line:
        line = theme.line(entry.line)
        ink = Ink(line.colour, line.width, line.style)
        return slide.shapes.polyline([(x, middle), (x + 18, middle)], ink, name=words)
    return ""


def common_zoom(drawings: Sequence[Drawing], pane: tuple[float, float]) -> float:
    """The zoom at which all have room in panes of that size."""
    return min([LARGEST, *[fit_zoom((its.width, its.height), pane) for its in drawings]])


def place(deck: Deck, slide: Slide, pane: tuple[float, float, float, float], placed: Placed) -> None:
    """Put a chart into the middle of a pane, at its top, no larger than it has room."""
    left, top, width, height = pane
    drawing = placed.drawing
    zoom = min(placed.zoom, fit_zoom((drawing.width, drawing.height), (width, height)))
    x = left + (width - drawing.width * zoom) / 2
    y = top + max(min((height - drawing.height * zoom) / 2, 24.0), 0.0)
    slide.put(chart_shapes(replace(placed, x=x, y=y, zoom=zoom), slide.shapes, deck.theme, deck.texts))


def heading(slide: Slide, text: str, place: tuple[float, float, float], deck: Deck, column: int | None = None) -> str:
    """A line above a chart, in the colour of the draft of that `column`."""
    left, top, width = place
    colour = deck.theme.muted_text if column is None else deck.theme.scenario[column].fill
    runs = (Run(text, _HEAD_SIZE, colour, column is not None),)
    words = Words((Paragraph(runs),), (_INSET, 0.0, _INSET, 0.0), anchor="t")
    return slide.shapes.shape((left, top, width, HEAD - 4), Look(), name=text, words=words)


def titled(subject: Subject, column: int, texts: Catalog) -> str:
    """The title of a draft, with its letter where there are several."""
    title = subject.scenarios[column].title.in_language(texts.language)
    return title if len(subject.scenarios) == 1 else f"{subject.letters[column]}  {title}"


def sources(scenario: Scenario, texts: Catalog) -> Iterator[str]:
    """The documents that a draft is taken from."""
    for source in scenario.sources.values():
        said = texts.value(source.title)
        parts = [said, *([texts.value(source.date)] if source.date is not None else [])]
        parts += [source.url] if source.url else []
        yield texts("slides.source", source=", ".join(parts))


def _headed(title: str, sheet: Sheet, scenario: Scenario, texts: Catalog) -> str:
    """The title of a slide: of a branch with the names of what heads it."""
    if sheet.is_overview:
        named = title
    else:
        flat = hierarchy(scenario)
        heads = [texts.value(flat.units[flat.index[id]].name) for id in sheet.heads if id in flat.index]
        named = ", ".join(heads)
    number, count = sheet.place
    return f"{named} ({number}/{count})" if count > 1 else named


def _where(sheet: Sheet, scenario: Scenario, slides: Sequence[Slide], texts: Catalog) -> str:
    """What stands above the branches of a slide, and on which slide that is."""
    flat = hierarchy(scenario)
    (chart,) = sheet.charts
    names = [texts.value(flat.units[flat.index[id]].name) for id in chart.path[-_NEAREST:]]
    if len(chart.path) > _NEAREST:
        names = ["…", *names]
    parts = [_STEP.join(names)] if names else []
    if sheet.source is not None:
        parts.append(texts("slides.goes-on-from", n=slides[sheet.source].number))
    return " · ".join(parts)


def _referring(
    drawing: Drawing, goes_on: dict[str, int], slides: Sequence[Slide], pages: Mapping[str, int], texts: Catalog
) -> Drawing:
    """The drawing whose boxes tell the slide on which they go on, in place of the page.

    `pages` are the numbers of slides by what is said of each as a page.
    """

    def told(box: Box) -> Box:
        page = goes_on.get(box.id)
        return box if page is None else replace(box, purpose=(texts("slides.goes-on", n=slides[page].number),))

    labels = [
        replace(label, text=texts("slides.goes-on", n=pages[label.text])) if label.text in pages else label
        for label in drawing.labels
    ]
    return replace(drawing, boxes=tuple([told(box) for box in drawing.boxes]), labels=tuple(labels))
