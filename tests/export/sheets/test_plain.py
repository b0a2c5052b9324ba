from __future__ import annotations

from msgspec import to_builtins
from msgspec.structs import replace

from orgsim.export.documents import document
from orgsim.export.sheets.plain import as_units
from orgsim.export.sheets.subject import Subject, subject_of
from orgsim.files.reading.opening import open_paths
from orgsim.files.tables import DIALECTS
from orgsim.importing.building import built
from orgsim.importing.reading import found_in
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.text import Text
from orgsim.model.units import Unit
from orgsim.resources import scenarios_folder

FI = catalog("fi")


def subject() -> Subject:
    return subject_of(open_paths([scenarios_folder() / "hopeavesi-nyt.yaml"]))


def test_units_come_back_from_either_csv_and_no_name_becomes_a_formula() -> None:
    first = subject()
    (scenario,) = first.scenarios
    named = replace(scenario.units[0], short=Text(fi="=1+1"), units=scenario.units[0].units)
    odd = replace(scenario, units=(named, *scenario.units[1:]))
    for dialect in DIALECTS:
        data = b"".join(as_units(replace(first, scenarios=(odd,)), FI, dialect))
        assert b"'=1+1" in data  # no spreadsheet computes it
        (found,) = found_in({"h.csv": data})
        again = built(found.imported, FI).scenario
        told, meant = ([*map(_stated, draft.units)] for draft in (again, odd))
        assert to_builtins(told, enc_hook=str) == to_builtins(meant, enc_hook=str)
        assert {id for id, kind in again.kinds.items()} >= {unit.kind for unit in again.units}


def test_bodies_meet_as_before_when_their_workbook_is_read() -> None:
    first = subject_of(open_paths([scenarios_folder() / "hopeavesi-elamankaari.yaml"]))
    (found,) = found_in({"h.xlsx": document(first, "xlsx", FI)})
    again = built(found.imported, FI).scenario
    told, meant = ([*map(_meetings, hierarchy(draft).units)] for draft in (again, first.scenarios[0]))
    assert told == meant
    assert sum(its[1] is not None for its in meant) >= 3


def _meetings(unit: Unit) -> tuple[object, ...]:
    return unit.id, unit.meets, unit.agenda_closes, unit.hours, unit.items


def test_finnish_csv_has_decimal_commas_and_the_other_points() -> None:
    plain, finnish = (b"".join(as_units(subject(), FI, dialect)).decode() for dialect in DIALECTS)
    assert plain.startswith("Taso,Nimi (fi),")
    assert finnish.startswith("\ufeffTaso;Nimi (fi);")


def _stated(unit: Unit) -> Unit:
    """A unit without what a table of units alone does not hold: what its sources are."""
    return replace(unit, source=(), units=tuple(map(_stated, unit.units)))
