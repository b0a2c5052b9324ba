"""Decisions in time in words: what a simulation tells, in rows with a cell for each draft, and what it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal

import msgspec

from orgsim.analysis.deciding.results import Days, Difference, Gain, Overall, Result, Times
from orgsim.drawing.decisions.common import matters_of, name_of, shown_overall, too_much
from orgsim.drawing.decisions.contrast import with_interval
from orgsim.drawing.decisions.loads import evenings_text
from orgsim.drawing.decisions.parts import CAUSES, days_of
from orgsim.drawing.decisions.spread import ASSUMED
from orgsim.messages import Catalog
from orgsim.model.hierarchy import unit_of
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text

About = Literal["days", "by-matter", "where", "agendas", "evenings", "one-more"]
Standing = Literal["missing", "assumed"]
Row = tuple[str, tuple[str, ...]]
"""What it is of, and a cell for each draft."""
NONE: Final = "–"
"""Stands for what a draft does not have."""
_NAMED: Final[dict[About, str]] = {"by-matter": "matter-column.matter", "agendas": "cost-column.body"}


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """Rows under a heading."""

    about: About
    heading: str
    of: str
    """What the names of its rows are of."""
    rows: tuple[Row, ...]
    note: str = ""
    """What a mark behind some of its cells means."""


def blocks_of(
    results: Sequence[Result],
    differences: Sequence[Difference],
    letters: Sequence[str],
    texts: Catalog,
    gains: Sequence[Sequence[Gain]] | None = None,
) -> tuple[Block, ...]:
    """All that a simulation tells of drafts with those `letters`; blocks without a row are left out.

    What is unknown says so.
    """
    found: list[tuple[About, Iterator[Row]]] = [
        ("days", _over_all(results, differences, letters, texts)),
        ("by-matter", _by_matter(results, texts)),
        ("where", _where(results, texts)),
        ("agendas", _agendas(results, texts)),
        ("evenings", _evenings(results, texts)),
    ]
    if gains is not None:
        found.append(("one-more", _gains(gains, texts)))
    marked = any(times.assumed and times.decision for its in results for times in its.matters)
    blocks = [
        Block(
            about=about,
            heading=texts(f"cli.simulate.{about}"),
            of=texts(_NAMED.get(about, "figure-column.name")),
            rows=tuple(rows),
            note=f"{ASSUMED} {texts('cli.simulate.decider-assumed')}" if about == "by-matter" and marked else "",
        )
        for about, rows in found
    ]
    return tuple([block for block in blocks if block.rows])


def known_blocks(
    results: Sequence[Result], differences: Sequence[Difference], letters: Sequence[str], texts: Catalog
) -> tuple[Block, ...]:
    """Those of the blocks of which any draft has anything."""
    unknown = texts("value.unknown")
    return tuple(
        [
            block
            for block in blocks_of(results, differences, letters, texts)
            if any(cell not in ("", unknown) for _, cells in block.rows for cell in cells)
        ]
    )


def whose(results: Sequence[Result], texts: Catalog) -> str:
    """Which cases figures of all of them are of."""
    if len(results) == 1:
        return texts("cli.simulate.all")
    shown, is_common = shown_overall(results)
    if is_common:
        return texts("cli.simulate.all-common", n=len(shown[0].matters))
    return texts("cli.simulate.all-own")


def spread_text(days: Days | None, texts: Catalog) -> str:
    """The median, and within what nine of ten are."""
    if days is None:
        return texts("value.unknown")
    return f"{texts.number(days.median, 0)} ({texts.number(days.p90, 0)})"


def assumed(result: Result, texts: Catalog) -> Iterator[str]:
    """What its figures stand on, each with its source."""
    for each in result.assumptions:
        # Of the year that may also be whoever asks.
        of_comparison = each.source is None and each.origin == "stated" and each.subject != "year"
        source = "" if each.source is None else f" [{texts.say(each.source)}]"
        source = f" [{texts('decisions-view.stated')}]" if of_comparison else source
        yield f"{texts.say(each.text)}{source}"


def missing(result: Result, texts: Catalog, among: Sequence[Result] = ()) -> Iterator[str]:
    """What the draft would have to state for more to be known, over all and by matter.

    `among` are the results of all drafts: what they are not compared over, as meetings do not suffice, is said of each.
    """
    yield from too_much(among, texts)
    said = dict.fromkeys(texts.say(each) for each in result.missing)
    yield from said
    for times in result.matters:
        reasons = [texts.say(each) for each in times.missing]
        if reasons and not said.keys() >= {*reasons}:
            yield f"{times.name.in_language(texts.language)}: {' '.join(reasons)}"


def basis(results: Sequence[Result], differences: Sequence[Difference], letters: Sequence[str], texts: Catalog) -> str:
    """In a line which year was simulated and how often, what was assumed and is missing, and how drafts differ.

    What the drafts state themselves is not counted as assumed.
    """
    its = results[0]
    taken = {texts.say(each.text) for result in results for each in result.assumptions if each.origin != "draft"}
    lacks = {said for result in results for said in missing(result, texts)}
    return " · ".join(
        [
            texts("decisions-view.done", runs=its.runs, year=str(its.first.year), seed=str(its.seed)),
            *([texts("decisions.basis.assumed", n=len(taken))] if taken else []),
            *([texts("decisions.basis.missing", n=len(lacks))] if lacks else []),
            *[f"{label} {said}" for label, _, said in _differing(results, differences, letters, texts)],
        ]
    )


def slowest(result: Result, scenario: Scenario, texts: Catalog) -> str | None:
    """The matter that takes longest, with the bodies on its way; `None` where no matter is known."""
    its = next((times for times in result.matters if times.matter == result.slowest), None)
    if its is None:
        return None
    units = [unit_of(scenario, id) for id in its.bodies]
    path = " → ".join([unit.name.in_language(texts.language) for unit in units if unit is not None])
    said = texts("cli.simulate.slowest", matter=its.name, path=path)
    return said + (f" {texts('decisions.as-slow', n=len(result.as_slow))}" if result.as_slow else "")


def lacking(result: Result, scenario: Scenario, texts: Catalog, among: Sequence[Result] = ()) -> Iterator[str]:
    """What is missing, and the slowest path; `among` is as of `missing`."""
    yield from missing(result, texts, among)
    path = slowest(result, scenario, texts)
    if path is not None:
        yield path


def standing_on(
    results: Sequence[Result], scenarios: Sequence[Scenario], letters: Sequence[str], texts: Catalog
) -> dict[Standing, tuple[str, ...]]:
    """What is missing of the drafts with those `letters`, and what their figures stand on; what is empty is left out.

    Each sentence is told once (`by_letters`).
    """
    lacks = [lacking(its, scenario, texts, results) for its, scenario in zip(results, scenarios, strict=True)]
    found: dict[Standing, tuple[str, ...]] = {
        "missing": tuple(by_letters(lacks, letters)),
        "assumed": tuple(by_letters([assumed(its, texts) for its in results], letters)),
    }
    return {name: sentences for name, sentences in found.items() if sentences}


def by_letters(told: Sequence[Iterator[str]], letters: Sequence[str]) -> Iterator[str]:
    """Each sentence once, after the letters of the drafts that it is said of where there are several."""
    found: dict[str, list[str]] = {}
    for letter, sentences in zip(letters, told, strict=True):
        for said in dict.fromkeys(sentences):
            found.setdefault(said, []).append(letter)
    for said, by in found.items():
        yield f"{', '.join(by)}: {said}" if len(letters) > 1 else said


def _over_all(
    results: Sequence[Result], differences: Sequence[Difference], letters: Sequence[str], texts: Catalog
) -> Iterator[Row]:
    shown, _ = shown_overall(results)
    yield whose(results, texts), tuple([spread_text(its.decision, texts) for its in shown])
    yield texts("cli.simulate.mean"), tuple([_mean(its, texts) for its in shown])
    yield texts("cli.simulate.final"), tuple([spread_text(its.finality, texts) for its in shown])
    for label, one, said in _differing(results, differences, letters, texts):
        yield label, tuple([said if column == one else "" for column in range(len(results))])


def _differing(
    results: Sequence[Result], differences: Sequence[Difference], letters: Sequence[str], texts: Catalog
) -> Iterator[tuple[str, int, str]]:
    """Of each difference which drafts it is of, the column of the one, and how many days, with the interval."""
    scenarios = [its.scenario for its in results]
    for difference in differences:
        one, other = scenarios.index(difference.scenario), scenarios.index(difference.reference)
        cell = with_interval(texts.number(difference.mean, 1, signed=True), difference.interval, texts)
        yield texts("cli.simulate.difference", one=letters[one], other=letters[other]), one, cell


def _mean(overall: Overall, texts: Catalog) -> str:
    if overall.decision is None:
        return texts("value.unknown")
    its = overall.decision
    if its.mean_interval is None:
        return texts.number(its.mean, 1)
    return f"{texts.number(its.mean, 1)} ± {texts.number(its.mean_interval.high - its.mean, 1)}"


def _by_matter(results: Sequence[Result], texts: Catalog) -> Iterator[Row]:
    for row in matters_of(results).values():
        yield name_of(row).in_language(texts.language), tuple([_times(times, texts) for times in row])


def _times(times: Times | None, texts: Catalog) -> str:
    said = spread_text(None if times is None else times.decision, texts)
    return said + ASSUMED if times is not None and times.assumed and times.decision is not None else said


def _where(results: Sequence[Result], texts: Catalog) -> Iterator[Row]:
    parts = [its.parts for its in shown_overall(results)[0]]
    if not any(parts):
        return
    for cause in CAUSES:
        cells = []
        for its, result in zip(parts, results, strict=True):
            if cause == "full" and its is not None and not result.limited:
                # Nobody waits for room where no meeting is known to be limited: 0 would read as if that was measured.
                cells.append(texts("decisions.no-limit"))
                continue
            value = None if its is None else days_of(its, cause)
            cells.append(texts("value.unknown") if value is None else texts.number(value, 1))
        yield texts(f"cli.simulate.part.{cause}"), tuple(cells)


def _agendas(results: Sequence[Result], texts: Catalog) -> Iterator[Row]:
    by_id = [{agenda.body: agenda for agenda in its.agendas} for its in results]
    names: dict[str, Text] = {}
    for column in by_id:
        names.update({id: agenda.name for id, agenda in column.items() if id not in names})
    for id, name in names.items():
        cells = []
        for column in by_id:
            agenda = column.get(id)
            if agenda is None:
                cells.append(NONE)
                continue
            items = texts.number(agenda.at_least, 1)
            cell = f"{len(agenda.meetings)} × {items if agenda.items is not None else f'≥ {items}'}"
            cells.append(cell if agenda.full is None else f"{cell}, {texts.number(100 * agenda.full, 0)} %")
        yield name.in_language(texts.language), tuple(cells)


def _evenings(results: Sequence[Result], texts: Catalog) -> Iterator[Row]:
    for bodies in range(1, max([len(its.loads) for its in results], default=0) + 1):
        cells = []
        for its in results:
            load = next((load for load in its.loads if load.bodies == bodies), None)
            cells.append(texts("value.unknown") if load is None else evenings_text(load, texts))
        yield texts("cli.simulate.sits", n=bodies), tuple(cells)


def _gains(gains: Sequence[Sequence[Gain]], texts: Catalog) -> Iterator[Row]:
    """By body, the largest gain of any draft first."""
    names: dict[str, Text] = {}
    for its in gains:
        names.update({gain.body: gain.name for gain in its if gain.body not in names})
    best = {id: max(gain.days for its in gains for gain in its if gain.body == id) for id in names}
    for id in sorted(names, key=lambda id: -best[id]):
        found = [next((gain for gain in its if gain.body == id), None) for its in gains]
        cells = [NONE if gain is None else texts.number(-gain.days, 1, signed=True) for gain in found]
        yield names[id].in_language(texts.language), tuple(cells)
