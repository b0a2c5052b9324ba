"""A matter in words: its name, what it involves, who prepares it, and to whom the power to decide it is passed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgsim.analysis.meeting_text import span_text
from orgsim.messages import Euros, Message, message
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.text import Text
from orgsim.model.units import Delegation, Matter


def matter_text(matter: Matter, hierarchy: Hierarchy) -> Text | Message:
    """The matter's name, and in brackets what is stated of it beside."""
    details = tuple(_details(matter, hierarchy))
    return message("fact.remit.detailed", name=matter.name, details=details) if details else matter.name


def chain_text(steps: Sequence[Delegation], hierarchy: Hierarchy) -> Text | Message:
    """One or more steps, each with its limit and its condition: "Jaosto, enintään 200 000 € → Johtaja"."""
    chain = step_text(steps[0], hierarchy)
    for step in steps[1:]:
        key = "fact.delegation.beside" if step.beside else "difference.altered"
        chain = message(key, before=chain, after=step_text(step, hierarchy))
    return chain


def step_text(step: Delegation, hierarchy: Hierarchy) -> Text | Message:
    """To whom, up to which size, for which cases only."""
    said: Text | Message = _name(step.to, hierarchy)
    if step.up_to is not None:
        said = message("fact.delegation.up-to", unit=said, amount=Euros(step.up_to))
    if step.when is not None:
        said = message("fact.delegation.when", unit=said, cases=step.when)
    return said


def _details(matter: Matter, hierarchy: Hierarchy) -> Iterator[Message]:
    for area in matter.area:
        yield message(f"fact.remit.area.{area}")
    if matter.prepared_by == ():
        yield message("fact.remit.unprepared")
    elif matter.prepared_by is not None:
        prepared: Text | Message | None = None
        for id in matter.prepared_by:
            name = _name(id, hierarchy)
            prepared = name if prepared is None else message("difference.altered", before=prepared, after=name)
        yield message("fact.remit.prepared-by", units=prepared)
    if matter.delegated == ():
        yield message("fact.remit.kept")
    elif matter.delegated is not None:
        yield message("fact.remit.delegated", units=chain_text(matter.delegated, hierarchy))
    if matter.a_year is not None:
        yield message("fact.remit.a-year", n=matter.a_year)
    if matter.preparation is not None:
        yield message("fact.remit.preparation", days=span_text(matter.preparation))


def _name(id: str, hierarchy: Hierarchy) -> Text:
    here = hierarchy.index.get(id)
    return Text(und=id) if here is None else hierarchy.units[here].name
