"""Drafts as one HTML document that needs nothing but itself."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from orgsim import __version__
from orgsim.export.progress import tell
from orgsim.export.sheets.checks import checks_sheet
from orgsim.export.sheets.differences import differences_sheet
from orgsim.export.sheets.drafts import drafts_sheet, links_sheet
from orgsim.export.sheets.figures import costs_sheet
from orgsim.export.sheets.matters import matters_sheet
from orgsim.export.sheets.sheet import Sheet
from orgsim.export.sheets.subject import Subject
from orgsim.export.sheets.transition import transition_sheet
from orgsim.export.web.charts import Charts, chart, charts_of, is_small_on_paper, sizes
from orgsim.export.web.decisions import decisions_tables
from orgsim.export.web.lettering import font_faces
from orgsim.export.web.lists import Elsewhere, elsewhere_of, units_list
from orgsim.export.web.markup import link, plain, said
from orgsim.export.web.style import script, style
from orgsim.export.web.tables import figures_table, table_of
from orgsim.messages import Catalog
from orgsim.model.abandoning import leave_if_abandoned
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario, Source
from orgsim.model.views import ViewName

_ASCII = bytes(range(0x80))
_SECTIONS: dict[ViewName, str] = {
    "structure": "drafts",
    "differences": "differences",
    "metrics": "figures",
    "matters": "matters",
    "decisions": "decisions",
    "checks": "checks",
    "transition": "transition",
    "timeline": "timeline",
    "goals": "goals",
}
"""Where on the page that is told which a view of the window shows."""


_Section = tuple[str, str, list[bytes]]
"""The id, the heading and the markup of a part of the page."""


def page_pieces(subject: Subject, texts: Catalog) -> Iterator[bytes]:
    """What is known of the drafts as an HTML document in UTF-8, in the language of `texts`.

    It may be opened from a disk, sent by mail or put on any server: it fetches nothing, and a policy within it forbids
    it to. All of it can be read without its script.
    In pieces, of which the first comes when the last is known: the font at the page's head has the letters of all.
    """
    _tell(0, subject)
    charts = charts_of(subject, texts)
    _tell(1, subject)
    sections = [*_sections(subject, charts, texts)]
    title = plain(subject.named(texts))
    before = "".join(
        [
            f'<a class="skip" href="#main">{plain(texts("web.skip.main"))}</a>',
            f'<a class="skip" href="#contents">{plain(texts("web.contents"))}</a>',
            f"<header><h1>{title}</h1></header>",
            _contents(sections, texts),
            _search(texts),
            '<main id="main" tabindex="-1">',
        ]
    )
    after = f"</main><footer><p>{plain(texts('web.made', version=__version__))}</p></footer>"
    body = [before.encode(), *[piece for _, _, markup in sections for piece in markup], after.encode()]
    # All of ASCII is in the font, and nothing beyond it is escaped.
    beyond = frozenset[str]().union(*[piece.translate(None, _ASCII).decode() for piece in body])
    rules = style(font_faces(beyond)) + sizes(charts, subject.letters)
    does = script()
    policy = (
        f"default-src 'none'; style-src {_hash(rules)}; script-src {_hash(does)}; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    head = (
        f'<!DOCTYPE html>\n<html lang="{texts.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="generator" content="orgsim {plain(__version__)}"><title>{title}</title>'
        f"<style>{rules}</style></head>\n"
    )
    yield f"{head}<body>".encode()
    yield from body
    yield f"<script>{does}</script></body></html>\n".encode()


def _tell(number: int, subject: Subject) -> None:
    """So many parts are made: charts, tables, each draft, figures, and what is left."""
    leave_if_abandoned()
    tell("parts", number, 4 + len(subject.scenarios))


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def _sections(subject: Subject, charts: Charts, texts: Catalog) -> Iterator[_Section]:
    names = [""] * len(subject.scenarios)
    wanted = (
        ("differences", differences_sheet(subject, texts), 2),
        ("costs", costs_sheet(subject, texts), 0),
        ("matters", matters_sheet(subject, texts), 0),
        ("checks", checks_sheet(subject, texts), 1),
        ("transition", transition_sheet(subject, texts, everything=False), 1),
        ("timeline", _timeline_sheet(subject, texts), 4),
        ("goals", _goals_sheet(subject, texts), 0),
        ("links", links_sheet(subject, texts), 1),
    )
    tables = {name: (sheet, head) for name, sheet, head in wanted if sheet is not None and sheet.rows}
    _tell(2, subject)
    elsewhere = elsewhere_of(subject, texts)
    drafts = []
    for column in range(len(names)):
        drafts.append(_draft_section(subject, charts, column, elsewhere[column], texts))
        _tell(3 + column, subject)
    del elsewhere
    figured = _figures_section(subject, texts)
    _tell(3 + len(names), subject)
    # As late as it can be: it may still be worked out beside.
    decided = decisions_tables(subject.settled(), texts)
    known = {"drafts", "figures", *(["decisions"] if decided else []), *tables}
    yield _section(
        "drafts",
        texts("sheet.drafts"),
        table_of(drafts_sheet(subject, names, texts), subject.named(texts), texts, head=1),
    )
    story = _story(subject, known, texts)
    if story:
        yield _section("story", texts("web.story"), story)
    yield from drafts
    # In the order of the sheets, with the figures, which have a table of their own, among them.
    for name in ("differences", "figures", *[name for name, _, _ in wanted if name != "differences"]):
        heading = texts(f"sheet.{name}")
        if name == "figures":
            yield figured
        elif name in tables:
            sheet, head = tables[name]
            caption = f"{heading}: {subject.named(texts)}"
            figure = _timeline_figure(subject, texts) if name == "timeline" else ""
            yield _section(name, heading, figure, table_of(sheet, caption, texts, head=head))
        if name == "matters" and decided:
            yield _section("decisions", texts("sheet.decisions"), decided)


# What draws timelines and weighs goals is loaded where there are any: a tenth of what else a page is made with.


def _timeline_sheet(subject: Subject, texts: Catalog) -> Sheet | None:
    if not any(scenario.timeline for scenario in subject.scenarios):
        return None
    from orgsim.export.sheets.timeline import timeline_sheet

    return timeline_sheet(subject, texts)


def _timeline_figure(subject: Subject, texts: Catalog) -> str:
    from orgsim.export.web.timeline import timeline_figure

    return timeline_figure(subject, texts)


def _goals_sheet(subject: Subject, texts: Catalog) -> Sheet | None:
    if not any(scenario.goals for scenario in subject.scenarios) and not subject.goals:
        return None
    from orgsim.export.sheets.goals import weighed_sheet

    return weighed_sheet(subject, texts)


def _draft_section(
    subject: Subject, charts: Charts, column: int, elsewhere: Mapping[int, Sequence[Elsewhere]], texts: Catalog
) -> _Section:
    letter, title = subject.letters[column], subject.scenarios[column].title.in_language(texts.language)
    heading = f"{letter} {title}" if len(subject.scenarios) > 1 else title
    listed = units_list(subject, column, elsewhere, texts)
    markup = _draft(subject, charts, column, heading, listed, texts)
    return _section_of(f"draft-{plain(letter.lower())}", heading, markup, letter)


def _figures_section(subject: Subject, texts: Catalog) -> _Section:
    heading = texts("sheet.figures")
    return _section("figures", heading, figures_table(subject, f"{heading}: {subject.named(texts)}", texts))


def _section(id: str, heading: str, *markup: str) -> _Section:
    return _section_of(id, heading, markup)


def _section_of(id: str, heading: str, markup: Iterable[str], letter: str = "") -> _Section:
    of = f' data-letter="{plain(letter)}"' if letter else ""
    head = f'<h2 id="{id}-heading">{plain(heading)}</h2>'
    opened = f'<section id="{id}" aria-labelledby="{id}-heading"{of}>{head}'
    return id, heading, [piece.encode() for piece in chain((opened,), markup, ("</section>",))]


def _contents(sections: Sequence[_Section], texts: Catalog) -> str:
    entries = "".join([f'<li><a href="#{id}">{plain(heading)}</a></li>' for id, heading, _ in sections])
    name = plain(texts("web.contents"))
    return f'<nav id="contents" aria-label="{name}" tabindex="-1"><ul>{entries}</ul></nav>'


def _search(texts: Catalog) -> str:
    """Seen only where there is a script that searches."""
    words = plain(texts("web.search"))
    return (
        f'<div class="tools js" role="search" hidden><label for="search">{words}</label>'
        f'<input id="search" type="search" autocomplete="off">'
        f'<p id="found" role="status" data-words="{plain(texts("web.found"))}"></p><ul id="matches"></ul></div>'
    )


def _draft(
    subject: Subject, charts: Charts, column: int, title: str, listed: Iterable[str], texts: Catalog
) -> Iterator[str]:
    scenario, letter = subject.scenarios[column], plain(subject.letters[column].lower())
    yield _about(scenario, texts)
    if hierarchy(scenario).units:
        # On paper a sheet of its own lies on its side, where the chart would be too small else.
        yield '<div class="sheet">' if is_small_on_paper(charts.drawings[column]) else "<div>"
        yield f"<h3>{plain(texts('web.chart-heading'))}</h3>"
        zooms = (("1.5", "web.zoom-in"), (f"{1 / 1.5:.4f}", "web.zoom-out"), ("0", "web.zoom-fit"))
        yield _buttons([(f'data-zoom="{times}" data-of="figure-{letter}"', key) for times, key in zooms], texts)
        yield chart(charts, subject, column, title, texts) + "</div>"
        yield f"<h3>{plain(texts('sheet.units'))}</h3>"
        folds = (("open", "web.unfold"), ("close", "web.fold"))
        yield _buttons([(f'data-fold="{how}" data-of="units-{letter}"', key) for how, key in folds], texts)
        yield from listed
    yield _sources(scenario.sources.values(), texts)


def _buttons(buttons: Iterable[tuple[str, str]], texts: Catalog) -> str:
    """Buttons for the script, by their data and the key of their text; not seen without it."""
    made = [f'<button type="button" {data}>{plain(texts(key))}</button>' for data, key in buttons]
    return f'<div class="row js" hidden>{"".join(made)}</div>'


def _about(scenario: Scenario, texts: Catalog) -> str:
    words = []
    if scenario.status is not None:
        words.append(texts(f"status.{scenario.status}"))
    for name, date in (("date", scenario.date), ("effective", scenario.effective)):
        if date is not None:
            words.append(f"{texts(f'draft-column.{name}')}: {texts.value(date)}")
    told = f"<p>{plain(' · '.join(words))}</p>" if words else ""
    return told + (f"<p>{said(scenario.note, texts.language)}</p>" if scenario.note is not None else "")


def _sources(sources: Iterable[Source], texts: Catalog) -> str:
    entries = []
    for source in sources:
        title = said(source.title, texts.language)
        words = [title if source.url is None else link(source.url, title)]
        words += [plain(texts.value(part)) for part in (source.page, source.date) if part is not None]
        entries.append(f"<li>{', '.join(words)}</li>")
    if not entries:
        return ""
    return f"<h3>{plain(texts('web.sources'))}</h3><ul>{''.join(entries)}</ul>"


def _story(subject: Subject, known: set[str], texts: Catalog) -> str:
    """The captions of the comparison's story, each with a link to what it is about."""
    steps = () if subject.decisions is None else subject.decisions.story
    entries = []
    for step in steps:
        if step.caption is None:
            continue
        view = texts(f"export.view.{step.view}")
        place = _SECTIONS.get(step.view)  # type: ignore[call-overload]  # a file may name a view that there is not
        about = f'<a href="#{place}">{plain(view)}</a>' if place in known else plain(view)
        entries.append(f"<li>{said(step.caption, texts.language)}<br>{about}</li>")
    return f'<ol class="story">{"".join(entries)}</ol>' if entries else ""
