"""Bodies that every municipality has: `required-bodies`, `council-size`, `election-board`, `influence-bodies`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgsim.analysis.checks.rules.draft import Draft, kind_name
from orgsim.analysis.checks.rules.judgement import Judgement, breaks, lacks, passes, perhaps_unseen
from orgsim.files.reading.rulebook import rulebook
from orgsim.messages import Message, message
from orgsim.model.kinds import Side

_REQUIRED = (("council",), ("municipal-board", "city-board"), ("audit-committee",))
_INFLUENCE = (("youth-council",), ("older-people-council",), ("disability-council",))


def required_bodies(draft: Draft) -> Iterator[Judgement]:
    """Council, city board and audit committee all exist."""
    yield _all_exist(
        draft,
        _REQUIRED,
        "elected",
        message("rule.required-bodies.pass", board=draft.board_name),
        "rule.required-bodies.breach",
        message("rule.required-bodies.remedy"),
        message("rules.missing.elected-bodies"),
    )


def influence_bodies(draft: Draft) -> Iterator[Judgement]:
    """Youth council, council for older people and disability council all exist; shared ones do.

    A draft that shows no influence body at all has not said which there are.
    """
    yield _all_exist(
        draft,
        _INFLUENCE,
        "influence",
        message("rule.influence-bodies.pass"),
        "rule.influence-bodies.breach",
        message("rule.influence-bodies.remedy"),
        message("rule.influence-bodies.missing"),
    )


def _all_exist(
    draft: Draft,
    wanted: Sequence[Sequence[str]],
    side: Side,
    holds: Message,
    broken: str,
    remedy: Message,
    missing: Message,
) -> Judgement:
    found = [draft.of(*kinds, side=None) for kinds in wanted]
    there = [unit for units in found for unit in units]
    absent = tuple(kinds[0] for kinds, units in zip(wanted, found, strict=True) if not units)
    if not absent:
        return passes(holds, there)
    bodies = tuple(kind_name(kind) for kind in absent)
    return perhaps_unseen(draft, side, absent, missing) or breaks(message(broken, bodies=bodies), remedy, there)


def council_size(draft: Draft) -> Iterator[Judgement]:
    """Seats are odd, and at least as many as the population calls for.

    Where the population is not stated, more seats than any municipality needs still pass, fewer than any needs or an
    even number still break.
    """
    councils = draft.of("council")
    if not councils:
        yield lacks(message("rule.council-size.missing-council"))
    for council in councils:
        judged = _size(draft, council)
        yield judged
        if judged.result == "pass" and (told := _above_least(draft, council)) is not None:
            yield told


def _size(draft: Draft, council: int) -> Judgement:
    seats = draft.seats(council).total
    municipality = draft.scenario.municipality
    population = None if municipality is None else municipality.population
    if seats is None:
        return lacks(message("rule.council-size.missing-seats"), [council])
    sizes = rulebook().council_sizes
    least = _least(population)
    if seats < (least if least is not None else sizes[0].seats):
        remedy = message("rule.council-size.remedy", least=least if least is not None else sizes[0].seats)
        if least is None or population is None:
            return breaks(message("rule.council-size.below-any", n=seats, least=sizes[0].seats), remedy, [council])
        said = message("rule.council-size.below", n=seats, population=population, least=least)
        return breaks(said, remedy, [council])
    if seats % 2 == 0:
        return breaks(message("rule.council-size.even", n=seats), message("rule.council-size.remedy-even"), [council])
    if least is not None and population is not None:
        return passes(message("rule.council-size.pass", n=seats, population=population, least=least), [council])
    if seats >= sizes[-1].seats:
        return passes(message("rule.council-size.above-any", n=seats, least=sizes[-1].seats), [council])
    return lacks(message("rule.council-size.missing-population"), [council])


def _above_least(draft: Draft, council: int) -> Judgement | None:
    """That more seats than the least are told to the ministry, where it is known that they are more."""
    municipality = draft.scenario.municipality
    sizes = rulebook().council_sizes
    least = _least(None if municipality is None else municipality.population) or sizes[-1].seats
    seats = draft.seats(council).total
    if seats is None or seats <= least:
        return None
    said = message("rule.council-size.above", n=seats, least=least)
    return Judgement(result="note", said=said, units=(council,), severity="note", case="told")


def _least(population: int | None) -> int | None:
    if population is None:
        return None
    sizes = rulebook().council_sizes
    return next(size.seats for size in sizes if size.up_to is None or population <= size.up_to)


def election_board(draft: Draft) -> Iterator[Judgement]:
    """It exists, with exactly 5 members and at least 5 deputies."""
    boards = draft.of("election-board")
    if not boards:
        none = breaks(message("rule.election-board.none"), message("rule.election-board.remedy-none"))
        elected = message("rules.missing.elected-bodies")
        yield perhaps_unseen(draft, "elected", ("election-board",), elected) or none
    for board in boards:
        yield _election_board(draft, board)


def _election_board(draft: Draft, board: int) -> Judgement:
    wanted = rulebook().election_board
    seats = draft.seats(board)
    told = {"members": wanted.members, "deputies": wanted.deputies}
    remedy = message("rule.election-board.remedy", **told)
    if seats.total is not None and seats.total != wanted.members:
        return breaks(message("rule.election-board.members", found=seats.total, **told), remedy, [board])
    if seats.deputies is not None and seats.deputies < wanted.deputies:
        return breaks(message("rule.election-board.deputies", found=seats.deputies, **told), remedy, [board])
    missing = []
    if seats.total is None:
        missing.append(message("rule.election-board.missing-members"))
    if seats.deputies is None:
        missing.append(message("rule.election-board.missing-deputies"))
    if missing:
        return lacks(missing, [board])
    return passes(message("rule.election-board.pass", found=seats.deputies, members=wanted.members), [board])
