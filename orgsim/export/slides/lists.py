"""Differences, matters, checks and goals as native tables."""

from __future__ import annotations

from orgsim.analysis.checks.finding import verdict
from orgsim.analysis.checks.rules.wording import disclaimer, section, title
from orgsim.analysis.checks.table import checks_table
from orgsim.drawing.tables.goals import goals_sheet
from orgsim.export.sheets.differences import differences_sheet
from orgsim.export.sheets.matters import matters_sheet
from orgsim.export.sheets.pasting import written
from orgsim.export.sheets.subject import Subject
from orgsim.export.slides.deck import Deck
from orgsim.export.slides.tables import Heading, add_table


def add_differences(deck: Deck, subject: Subject, column: int) -> None:
    """The list of what differs between the reference and that draft."""
    sheet = differences_sheet(subject, deck.texts)
    if sheet is None:
        return
    pair = f"{subject.letters[subject.reference]} → {subject.letters[column]}"
    # The first column is the pair, which the title says.
    places = [place for place, each in enumerate(sheet.columns) if place and not each.key]
    rows = [[written(row[place], deck.texts) for place in places] for row in sheet.rows if row[0] == pair]
    if not rows:
        return
    filled = [at for at in range(len(places)) if any(row[at] for row in rows)]
    shares = {"long": 2.6, "text": 1.7}
    head = [Heading(sheet.columns[places[at]].title, shares.get(sheet.columns[places[at]].form, 1.0)) for at in filled]
    add_table(deck, f"{sheet.name} {pair}", head, [[row[at] for at in filled] for row in rows])


def add_matters(deck: Deck, subject: Subject) -> None:
    """Who decides what, in each draft; what became of it stands beside who decides, where something did."""
    sheet = matters_sheet(subject, deck.texts)
    if sheet is None or not sheet.rows:
        return
    count = len(subject.scenarios)
    places = [place for place, each in enumerate(sheet.columns) if place and not each.key]
    each = max(len(places) // count, 1)
    same = deck.texts("matters.status.same")
    rows = []
    for row in sheet.rows:
        cells = [written(row[0], deck.texts)]
        for column in range(count):
            own = [written(row[place], deck.texts) for place in places[column * each : (column + 1) * each]]
            who, became = own[0], [said for said in own[1 : 1 + (count > 1)] if said and said != same]
            if passed := own[1 + (count > 1) :]:
                became += [f"{deck.texts('matters-view.passed-on')} {said}" for said in passed if said]
            cells.append(who + (f" ({', '.join(became)})" if became else ""))
        rows.append(cells)
    head = [Heading(sheet.columns[0].title, 1.6)]
    head += [
        Heading(_titled(subject, column, deck), 1.6, colour=deck.theme.scenario[column].fill) for column in range(count)
    ]
    add_table(deck, sheet.name, head, rows)


def add_checks(deck: Deck, subject: Subject) -> None:
    """What needs attention; what holds is counted."""
    texts = deck.texts
    table = checks_table(subject.scenarios, subject.rules_off, subject.answers, subject.under)
    rows = []
    for row in table.rows:
        about = texts.value(row.subject) if row.subject is not None else texts.say(title(row.rule))
        for letter, cell in zip(subject.letters, row.cells, strict=True):
            rows += [
                [
                    about,
                    letter,
                    texts.say(verdict(finding)),
                    texts.say(finding.message),
                    "" if finding.remedy is None else texts.say(finding.remedy),
                    "; ".join([texts.say(section(basis)) for basis in finding.basis]),
                ]
                for finding in cell
                if finding.result != "pass"
            ]
    passed = [
        f"{letter}: {texts('check.count.pass', n=counts['pass'])}"
        for letter, counts in zip(subject.letters, table.counts, strict=True)
    ]
    notes = [" · ".join(passed)]
    if any(finding.basis for row in table.rows for cell in row.cells for finding in cell):
        notes.append(texts.say(disclaimer()))
    if not table.rows:
        return
    head = [Heading(texts("check-column.rule"), 1.6), Heading(texts("draft-column.letter"), 0.8, "ctr")]
    shares = (("result", 0.9), ("message", 2.8), ("remedy", 2.0), ("basis", 1.3))
    head += [Heading(texts(f"check-column.{name}"), share) for name, share in shares]
    add_table(deck, texts("sheet.checks"), head, rows, notes=notes)


def add_goals(deck: Deck, subject: Subject) -> None:
    """Goals with their weights and scores, the results, and who is ahead."""
    texts = deck.texts
    sheet = goals_sheet(subject.scenarios, subject.goals, "".join(subject.letters), texts, subject.unseen)
    if not sheet.rows:
        return
    head = [Heading(texts("goals-view.goal"), 3.0), Heading(texts("slides.weight"), 0.8, "ctr")]
    head += [
        Heading(letter, 1.3, "ctr", deck.theme.scenario[column].fill) for column, letter in enumerate(subject.letters)
    ]
    rows = [
        [line.title, line.weight, *[_score(cell.score, cell.rating, deck) for cell in line.cells]]
        for line in sheet.lines
    ]
    results = [" ".join([part for part in (cell.value, cell.place) if part]) for cell in sheet.results]
    if any(results):
        rows.append([texts("slides.result"), "", *results])
    said = [line.flips for line in sheet.lines if line.flips]
    notes = [part for part in (sheet.verdict, sheet.reason) if part]
    add_table(deck, texts("export.view.goals"), head, rows, notes=notes, said=said)


def _score(score: float | None, rating: str, deck: Deck) -> str:
    if score is not None:
        return deck.texts.number(score)
    return rating or deck.texts("value.unknown")


def _titled(subject: Subject, column: int, deck: Deck) -> str:
    title = subject.scenarios[column].title.in_language(deck.texts.language)
    return title if len(subject.scenarios) == 1 else f"{subject.letters[column]}  {title}"
