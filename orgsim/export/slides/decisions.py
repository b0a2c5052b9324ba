"""How long decisions take in each draft: native charts, and a native table with what that stands on in the notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from orgsim.analysis.deciding.results import Overall
from orgsim.drawing.decisions.common import counted, shown_overall
from orgsim.drawing.decisions.parts import CAUSES, days_of
from orgsim.drawing.decisions.telling import known_blocks, standing_on, whose
from orgsim.export.sheets.subject import Subject
from orgsim.export.slides.deck import Deck, Slide
from orgsim.export.slides.shapes import EMU, Look, Words
from orgsim.export.slides.tables import Heading, add_table
from orgsim.export.slides.text import LOCALES, Paragraph, Run, clean

_GAP: Final = 20.0
_FOOT: Final = 46.0
_NOTE: Final = 10.0
_LEAST: Final = 0.05
"""Days below which a part is seen by nobody, and is left out of the chart."""
_LOW: Final = 0.045
"""Share of the highest bar below which a part has no room for its number."""
_Series = tuple[str, Sequence[float | None]]


def add_decisions(deck: Deck, subject: Subject) -> None:
    """Slides of what was simulated; none where nothing was, or where no draft tells enough."""
    results, texts = subject.simulated, deck.texts
    if not results or not any(its.overall.decision for its in results):
        return
    title = texts("sheet.decisions")
    shown, _ = shown_overall(results)
    said = texts("cli.simulate.runs-done", n=results[0].runs, seed=str(results[0].seed))
    standing = standing_on(results, subject.scenarios, subject.letters, texts)
    told = [said for sentences in standing.values() for said in sentences]
    slide = deck.add(title)
    left, top, width, height = deck.room
    own = ((width - _GAP) / 2, height - _FOOT)
    days: list[_Series] = [
        (texts("decisions-slide.median"), [None if its.decision is None else its.decision.median for its in shown]),
        (texts("decisions-slide.nine"), [None if its.decision is None else its.decision.p90 for its in shown]),
    ]
    _chart(deck, slide, subject, texts("decisions.axis.decision"), days, (left, top, *own), stacked=False)
    parts = [each for each in _parts(shown, deck) if any(value and value >= _LEAST for value in each[1])]
    where = (left + own[0] + _GAP, top, *own)
    _chart(deck, slide, subject, texts("cli.simulate.where"), parts, where, stacked=True)
    line = " ".join((f"{whose(results, texts)}.", *counted(results, texts), said))
    paragraph = Paragraph((Run(clean(line), _NOTE, deck.theme.muted_text),))
    words = Words((paragraph,), (7.0, 0.0, 7.0, 0.0), anchor="t")
    slide.put(slide.shapes.shape((left, top + own[1] + 6, width, _FOOT - 6), Look(), name=title, words=words))
    slide.note(*told)
    head = [Heading(texts("figure-column.name"), 3.0)]
    head += [
        Heading(letter, 1.4, "r", deck.theme.scenario[column].fill) for column, letter in enumerate(subject.letters)
    ]
    rows: list[tuple[str, ...]] = []
    notes = []
    for block in known_blocks(results, subject.later, subject.letters, texts):
        rows += [(block.heading,), *[(name, *cells) for name, cells in block.rows]]
        notes += [block.note] if block.note else []
    add_table(deck, title, head, rows, notes=[*notes, said], said=told)


def _parts(shown: Sequence[Overall], deck: Deck) -> list[_Series]:
    """Where the days go from readiness to finality, each as a mean."""
    return [
        (
            deck.texts(f"cli.simulate.part.{cause}"),
            [None if its.parts is None else days_of(its.parts, cause) for its in shown],
        )
        for cause in CAUSES
        if cause != "preparation"
    ]


def _chart(
    deck: Deck,
    slide: Slide,
    subject: Subject,
    title: str,
    series: Sequence[_Series],
    place: tuple[float, float, float, float],
    *,
    stacked: bool,
) -> None:
    """Bars of each draft with their numbers; what is not known has none."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
    from pptx.util import Pt

    if not series:
        return
    texts = deck.texts
    data: Any = CategoryChartData(number_format="0.0")  # type: ignore[no-untyped-call]
    data.categories = list(subject.letters)
    for name, values in series:
        data.add_series(clean(name), [None if value is None else round(value, 1) for value in values])
    kind = XL_CHART_TYPE.COLUMN_STACKED if stacked else XL_CHART_TYPE.COLUMN_CLUSTERED
    frame = slide.its.shapes.add_chart(kind, *[round(each * EMU) for each in place], data)
    spoken = [
        f"{letter}: "
        + ", ".join([f"{name} {texts.number(values[at] or 0, 1)}" for name, values in series if values[at] is not None])
        for at, letter in enumerate(subject.letters)
    ]
    slide.adopt(frame, name=title, told=". ".join([title, *spoken]))
    chart = frame.chart
    chart.has_title, chart.has_legend = True, True
    chart.font.size, chart.font.name = Pt(11), "Arial"
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.chart_title.text_frame.text = clean(title)
    run = chart.chart_title.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold = Pt(12), True
    run._r.get_or_add_rPr().set("lang", LOCALES[texts.language])
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 70, True
    if stacked:
        plot.overlap = 100
    axis = chart.value_axis
    axis.minimum_scale, axis.visible, axis.has_major_gridlines = 0, False, False
    chart.category_axis.format.line.color.rgb = _colour(deck.theme.border)
    totals = [sum(filter(None, column)) for column in zip(*[values for _, values in series], strict=True)]
    # What is too low to hold its number has none; the table has it.
    form = f'[<{max(totals) * _LOW:.1f}]"";0.0' if stacked else "0"
    for number, each in enumerate(plot.series):
        _paint(each, number, len(series), form, deck, stacked=stacked)


def _paint(series: Any, number: int, count: int, form: str, deck: Deck, *, stacked: bool) -> None:
    """Parts in shades of one colour, from dark to light; medians in full colour, and 9 of 10 lighter."""
    from pptx.dml.color import RGBColor
    from pptx.util import Pt

    light = number / max(count - 1, 1) * 0.78 if stacked else (0.0, 0.55)[number]
    shade = _mixed(deck.theme.accent.fill, deck.theme.surface, light)
    fill = series.format.fill
    fill.solid()
    fill.fore_color.rgb = _colour(shade)
    series.format.line.color.rgb = _colour(deck.theme.surface)
    series.format.line.width = Pt(0.75)
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = form, False
    labels.font.size = Pt(10)
    if stacked:
        dark = light < 0.45
        labels.font.color.rgb = RGBColor(255, 255, 255) if dark else _colour(deck.theme.text)  # type: ignore[no-untyped-call]


def _mixed(colour: str, other: str, share: float) -> str:
    parts = [(int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join([f"{round(one + (two - one) * share):02x}" for one, two in parts])


def _colour(written: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor(*[int(written[at : at + 2], 16) for at in (1, 3, 5)])  # type: ignore[no-untyped-call]
