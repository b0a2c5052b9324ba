"""What `orgsim simulate` writes for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgsim.analysis.deciding.results import Days, Gain, Overall, Result
from orgsim.commands.lettering import legend
from orgsim.commands.output import left, printable, right, width
from orgsim.commands.simulating.formats import Told
from orgsim.messages import Catalog
from orgsim.model.hierarchy import unit_of
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.views import letter

_Row = tuple[str, Sequence[str]]
_ASSUMED = "*"
"""Behind figures of a matter of which it is assumed who decides it."""


def table(told: Told, texts: Catalog) -> str:
    """The drafts side by side, and below them what each stands on and lacks."""
    rows = [*_times(told, texts), *_where(told, texts), *_agendas(told, texts), *_evenings(told, texts)]
    rows += _gains(told, texts)
    names = max(width(name) for name, _ in rows)
    columns = [max(width(cells[at]) for _, cells in rows if cells) for at in range(len(told.results))]
    lines = [
        (left(name, names) + "".join(f"  {right(cell, to)}" for cell, to in zip(cells, columns, strict=False))).rstrip()
        for name, cells in rows
    ]
    return "\n".join([*legend(told.scenarios, texts), *lines, *_notes(told, texts)]) + "\n"


def _heading(told: Told, text: str) -> list[_Row]:
    return [("", ()), (text, [letter(column) for column in range(len(told.results))])]


def _times(told: Told, texts: Catalog) -> Iterator[_Row]:
    yield from _heading(told, texts("cli.simulate.days"))
    shown = _shown(told)
    yield f"  {_whose(told, texts)}", [_spread(its.decision, texts) for its in shown]
    yield f"  {texts('cli.simulate.mean')}", [_mean(its, texts) for its in shown]
    yield f"  {texts('cli.simulate.final')}", [_spread(its.finality, texts) for its in shown]
    for difference in told.differences:
        scenarios = [its.scenario for its in told.results]
        columns = scenarios.index(difference.scenario), scenarios.index(difference.reference)
        label = texts("cli.simulate.difference", one=letter(columns[0]), other=letter(columns[1]))
        cells = ["" for _ in scenarios]
        cells[columns[0]] = texts.number(difference.mean, 1, signed=True)
        if difference.interval is not None:
            low, high = difference.interval.low, difference.interval.high
            cells[columns[0]] += f" ({texts.number(low, 1, signed=True)} … {texts.number(high, 1, signed=True)})"
        yield f"  {label}", cells
    yield from _heading(told, texts("cli.simulate.by-matter"))
    names: dict[str, Text] = {}
    for its in told.results:
        names.update({times.matter: times.name for times in its.matters if times.matter not in names})
    by_id = [{times.matter: times for times in its.matters} for its in told.results]
    for id, name in names.items():
        cells = [
            _spread(its[id].decision, texts) + (_ASSUMED if its[id].assumed and its[id].decision else "")
            for its in by_id
        ]
        yield f"  {printable(name.in_language(texts.language))}", cells
    if any(times.assumed and times.decision for its in told.results for times in its.matters):
        yield f"  {_ASSUMED} {texts('cli.simulate.decider-assumed')}", ()


def _shown(told: Told) -> list[Overall]:
    """Over the matters that all drafts tell, where there are such; else each draft's own."""
    common = [its.common for its in told.results]
    return common if all(its.decision for its in common) else [its.overall for its in told.results]


def _whose(told: Told, texts: Catalog) -> str:
    """Which cases figures of all of them are of."""
    if len(told.results) == 1:
        return texts("cli.simulate.all")
    first = _shown(told)[0]
    if first is told.results[0].common:
        return texts("cli.simulate.all-common", n=len(first.matters))
    return texts("cli.simulate.all-own")


def _where(told: Told, texts: Catalog) -> Iterator[_Row]:
    yield from _heading(told, texts("cli.simulate.where"))
    parts = [its.parts for its in _shown(told)]
    for kind in ("preparation", "meeting", "full", "tabled", "taken-over", "minutes", "notice", "claim", "appeal"):
        cells = []
        for its in parts:
            if its is None:
                cells.append(texts("value.unknown"))
                continue
            value: float | None
            if kind == "preparation":
                value = its.preparation
            elif kind == "taken-over":
                value = its.taken_over
            elif kind in ("meeting", "full", "tabled"):
                value = sum(getattr(wait, kind) for wait in its.waits)
            else:
                value = sum(period.days for period in its.legal if period.kind == kind)
            cells.append(texts("value.unknown") if value is None else texts.number(value, 1))
        yield f"  {texts(f'cli.simulate.part.{kind}')}", cells


def _agendas(told: Told, texts: Catalog) -> Iterator[_Row]:
    yield from _heading(told, texts("cli.simulate.agendas"))
    by_id = [{agenda.body: agenda for agenda in its.agendas} for its in told.results]
    names: dict[str, Text] = {}
    for column in by_id:
        names.update({id: agenda.name for id, agenda in column.items() if id not in names})
    for id, name in names.items():
        cells = []
        for column in by_id:
            agenda = column.get(id)
            if agenda is None:
                cells.append("–")
                continue
            items = texts.number(agenda.at_least, 1)
            cell = f"{len(agenda.meetings)} × {items if agenda.items is not None else f'≥ {items}'}"
            cells.append(cell if agenda.full is None else f"{cell}, {texts.number(100 * agenda.full, 0)} %")
        yield f"  {printable(name.in_language(texts.language))}", cells


def _evenings(told: Told, texts: Catalog) -> Iterator[_Row]:
    most = max(len(its.loads) for its in told.results)
    if not most:
        return
    yield from _heading(told, texts("cli.simulate.evenings"))
    for bodies in range(1, most + 1):
        cells = []
        for its in told.results:
            load = next((load for load in its.loads if load.bodies == bodies), None)
            if load is None:
                cells.append(texts("value.unknown"))
            elif load.least == load.most:
                cells.append(texts.number(load.most))
            else:
                cells.append(f"{texts.number(load.mean, 0)} ({load.least}–{load.most})")
        yield f"  {texts('cli.simulate.sits', n=bodies)}", cells


def _gains(told: Told, texts: Catalog) -> Iterator[_Row]:
    if told.gains is None:
        return
    yield from _heading(told, texts("cli.simulate.one-more"))
    names: dict[str, Text] = {}
    for its in told.gains:
        names.update({gain.body: gain.name for gain in its if gain.body not in names})
    best = {id: max(gain.days for its in told.gains for gain in its if gain.body == id) for id in names}
    for id in sorted(names, key=lambda id: -best[id]):
        cells = [_gain(next((gain for gain in its if gain.body == id), None), texts) for its in told.gains]
        yield f"  {printable(names[id].in_language(texts.language))}", cells


def _gain(gain: Gain | None, texts: Catalog) -> str:
    return "–" if gain is None else texts.number(-gain.days, 1, signed=True)


def _spread(days: Days | None, texts: Catalog) -> str:
    """The median, and within what nine of ten are."""
    if days is None:
        return texts("value.unknown")
    return f"{texts.number(days.median, 0)} ({texts.number(days.p90, 0)})"


def _mean(overall: Overall, texts: Catalog) -> str:
    if overall.decision is None:
        return texts("value.unknown")
    its = overall.decision
    if its.mean_interval is None:
        return texts.number(its.mean, 1)
    half = its.mean_interval.high - its.mean
    return f"{texts.number(its.mean, 1)} ± {texts.number(half, 1)}"


def _notes(told: Told, texts: Catalog) -> Iterator[str]:
    for column, (scenario, its) in enumerate(zip(told.scenarios, told.results, strict=True)):
        yield ""
        yield f"{letter(column)}  {texts('cli.simulate.assumed')}"
        for each in its.assumptions:
            source = f" [{texts.say(each.source)}]" if each.source is not None else ""
            yield f"  {printable(texts.say(each.text))}{source}"
        missing = [*_missing(scenario, its, texts)]
        if missing:
            yield f"{letter(column)}  {texts('cli.simulate.missing')}"
            yield from (f"  {printable(line)}" for line in missing)
    seed, runs = told.results[0].seed, told.results[0].runs
    yield ""
    yield texts("cli.simulate.runs-done", n=runs, seed=str(seed))


def _missing(scenario: Scenario, its: Result, texts: Catalog) -> Iterator[str]:
    yield from dict.fromkeys(texts.say(each) for each in its.missing)
    said = {texts.say(each) for each in its.missing}
    for times in its.matters:
        reasons = [texts.say(each) for each in times.missing]
        if reasons and not said.issuperset(reasons):
            yield f"{times.name.in_language(texts.language)}: {' '.join(reasons)}"
    slowest = next((times for times in its.matters if times.matter == its.slowest), None)
    if slowest is not None:
        units = [unit_of(scenario, id) for id in slowest.bodies]
        path = " → ".join(unit.name.in_language(texts.language) for unit in units if unit is not None)
        yield texts("cli.simulate.slowest", matter=slowest.name, path=path)
