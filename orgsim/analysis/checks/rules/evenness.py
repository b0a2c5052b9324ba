"""Bodies with an even number of seats: `even-body`."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.analysis.checks.rules.draft import Draft
from orgsim.analysis.checks.rules.judgement import Judgement, lacks, notes, passes
from orgsim.messages import message


def even_body(draft: Draft) -> Iterator[Judgement]:
    """An even number of seats is lawful, and worth knowing: the chair's side wins a tie.

    The council has a rule of its own.
    """
    odd, silent = [], []
    for body in draft.side("elected"):
        if not draft.flat.kinds[body].body or draft.kind(body) == "council":
            continue
        seats = draft.seats(body).total
        if seats is None:
            silent.append(body)
        elif seats % 2:
            odd.append(body)
        else:
            yield notes(message("rule.even-body.note", unit=draft.name(body), n=seats), [body])
    if odd:
        yield passes(message("rule.even-body.pass", units=draft.names(odd)), odd)
    if silent:
        yield lacks(message("rule.even-body.missing", units=draft.names(silent)), silent)
