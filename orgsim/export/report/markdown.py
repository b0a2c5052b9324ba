"""A report of drafts in Markdown: figures, ties, what differs in sentences, what the checks found, and when what
happens; goals, links, and how long decisions take.

What stands in drafts is escaped, so that nothing of it is markup.
"""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.analysis.changes.minutes import Minutes, as_markdown, escaped
from orgsim.analysis.changes.telling import since_baseline
from orgsim.analysis.checks.finding import verdict
from orgsim.analysis.checks.rules.wording import disclaimer, section, title
from orgsim.analysis.checks.table import ChecksTable, checks_table
from orgsim.analysis.figures.comparison import Row, compare_figures, of_what_is_told
from orgsim.analysis.figures.cost import basis
from orgsim.export.report.decisions import decisions
from orgsim.export.report.marking import table, table_of
from orgsim.export.report.ties import ties
from orgsim.export.sheets.drafts import links_sheet
from orgsim.export.sheets.figures import reasons
from orgsim.export.sheets.goals import weighed_sheet
from orgsim.export.sheets.subject import Subject
from orgsim.export.sheets.timeline import timeline_sheet
from orgsim.messages import Catalog
from orgsim.model.hierarchy import hierarchy


def as_report(subject: Subject, texts: Catalog) -> str:
    """All of it; each draft is held against the reference, which comes first where there are several."""
    parts = [f"# {escaped(subject.named(texts))}", "\n".join(_drafts(subject, texts))]
    parts.append("\n".join([f"## {texts('sheet.figures')}", "", *_figures(subject, texts)]))
    named = [*ties(subject, texts)]
    if named:
        parts += [f"## {texts('metric.group.ties')}", *named]
    reference = subject.scenarios[subject.reference]
    for column in subject.others:
        draft = subject.scenarios[column]
        lines = since_baseline(reference, draft, subject.pairs(column))
        parts.append(as_markdown(Minutes(draft.title, reference.title, lines), texts).rstrip("\n"))
    parts.append("\n".join([f"## {texts('sheet.checks')}", "", *_checks(subject, texts)]))
    for sheet in (timeline_sheet(subject, texts), weighed_sheet(subject, texts), links_sheet(subject, texts)):
        if sheet is not None:
            parts.append("\n".join([f"## {escaped(sheet.name)}", "", *table_of(sheet, texts)]))
    parts += decisions(subject, texts)
    return "\n\n".join(parts) + "\n"


def _drafts(subject: Subject, texts: Catalog) -> Iterator[str]:
    names = ("letter", "title", "status", "date", "units")
    rows = [
        (
            letter,
            scenario.title.in_language(texts.language),
            "" if scenario.status is None else texts(f"status.{scenario.status}"),
            "" if scenario.date is None else texts.value(scenario.date),
            texts.number(sum(unit.weight for unit in hierarchy(scenario).units)),
        )
        for letter, scenario in zip(subject.letters, subject.scenarios, strict=True)
    ]
    return table([texts(f"draft-column.{name}") for name in names], rows, right=(4,))


def _figures(subject: Subject, texts: Catalog) -> Iterator[str]:
    """The figures that a first look shows, with their differences, and why some are not known."""
    rows = [
        row
        for row in of_what_is_told(compare_figures(subject.scenarios, subject.assumptions, subject.reference))
        if not row.metric.detail
    ]
    letters = subject.letters
    first = letters[subject.reference]
    head = [texts("figure-column.name"), *letters]
    head += [texts("figure-column.difference", letter=letters[other], reference=first) for other in subject.others]
    group = None
    cells: list[tuple[str, ...]] = []
    for row in rows:
        if row.metric.group != group:
            group = row.metric.group
            cells.append((f"**{texts(f'metric.group.{group}')}**", *[""] * (len(head) - 1)))
        cells.append(_figure(row, subject, texts))
    yield from table(head, cells, right=range(1, len(head)), marked=True)
    told = [
        f"- {escaped(texts.say(row.metric.title))}: {escaped(each)}"
        for row in rows
        for each in _why(row, subject, texts)
    ]
    if told:
        yield from ("", *told)
    costs = basis(subject.scenarios, subject.assumptions)
    if costs is not None:
        yield from ("", escaped(texts.say(costs)))


def _figure(row: Row, subject: Subject, texts: Catalog) -> tuple[str, ...]:
    return (
        escaped(texts.say(row.metric.title)),
        *[escaped(row.metric.written(figure, texts)) for figure in row.figures],
        *[escaped(row.difference_text(other, texts)) for other in subject.others],
    )


def _why(row: Row, subject: Subject, texts: Catalog) -> Iterator[str]:
    if any(not figure.absent for figure in row.figures):
        yield from reasons(row.figures, subject.letters, texts)


def _checks(subject: Subject, texts: Catalog) -> Iterator[str]:
    """What needs attention; what holds is counted."""
    found = checks_table(subject.scenarios, subject.rules_off, subject.answers, subject.under)
    rows = [*_findings(found, subject, texts)]
    if rows:
        names = ("rule", "result", "message", "remedy", "basis")
        yield from table([texts("draft-column.letter"), *[texts(f"check-column.{name}") for name in names]], rows)
        yield ""
    for letter, counts in zip(subject.letters, found.counts, strict=True):
        yield f"- {letter}: {texts('check.count.pass', n=counts['pass'])}"
    if any(finding.basis for row in found.rows for cell in row.cells for finding in cell):
        yield from ("", escaped(texts.say(disclaimer())))


def _findings(table: ChecksTable, subject: Subject, texts: Catalog) -> Iterator[tuple[str, ...]]:
    for row in table.rows:
        about = texts.value(row.subject) if row.subject is not None else texts.say(title(row.rule))
        for letter, cell in zip(subject.letters, row.cells, strict=True):
            for finding in cell:
                if finding.result != "pass":
                    yield (
                        letter,
                        about,
                        texts.say(verdict(finding)),
                        texts.say(finding.message),
                        "" if finding.remedy is None else texts.say(finding.remedy),
                        "; ".join([texts.say(section(basis)) for basis in finding.basis]),
                    )
