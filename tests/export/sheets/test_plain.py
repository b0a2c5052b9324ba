from __future__ import annotations

from msgspec import to_builtins
from msgspec.structs import replace

from orgsim.export.sheets.plain import as_units
from orgsim.export.sheets.subject import Subject, subject_of
from orgsim.files.reading.opening import open_paths
from orgsim.files.tables import DIALECTS
from orgsim.importing.building import built
from orgsim.importing.reading import found_in
from orgsim.messages import catalog
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
        data = as_units(replace(first, scenarios=(odd,)), FI, dialect)
        assert b"'=1+1" in data  # no spreadsheet computes it
        (found,) = found_in({"h.csv": data})
        again = built(found.imported, FI).scenario
        assert to_builtins([*map(_stated, again.units)]) == to_builtins([*map(_stated, odd.units)])
        assert {id for id, kind in again.kinds.items()} >= {unit.kind for unit in again.units}


def test_finnish_csv_has_decimal_commas_and_the_other_points() -> None:
    plain, finnish = (as_units(subject(), FI, dialect).decode() for dialect in DIALECTS)
    assert plain.startswith("Taso,Nimi (fi),")
    assert finnish.startswith("\ufeffTaso;Nimi (fi);")


def _stated(unit: Unit) -> Unit:
    """A unit without what a table of units alone does not hold: details of matters, and what its sources are."""
    remit = None
    if unit.remit is not None:
        said = [Text(fi=matter.name.in_language("fi")) for matter in unit.remit]
        remit = tuple(
            [replace(its, delegated=(), area=(), name=name) for its, name in zip(unit.remit, said, strict=True)]
        )
    return replace(unit, remit=remit, source=(), units=tuple(map(_stated, unit.units)))
