from __future__ import annotations

import pytest

from orgsim.analysis.changes.genitive import finnish_genitive, genitive
from orgsim.model.text import Text


@pytest.mark.parametrize(
    ("name", "bent"),
    [
        ("Kaupunginhallitus", "kaupunginhallituksen"),
        ("Tekninen lautakunta", "teknisen lautakunnan"),
        ("Lupajaosto", "lupajaoston"),
        ("Kaupunginvaltuusto", "kaupunginvaltuuston"),
        ("Tekniset palvelut", None),
        ("Konsernihallinto", "konsernihallinnon"),
        ("Sivistystoimiala", "sivistystoimialan"),
        ("Lohjan kaupunginhallitus", "Lohjan kaupunginhallituksen"),
        ("Sivistyksen toimiala", "Sivistyksen toimialan"),
        ("Hyvinvointi- ja sivistyslautakunta", "Hyvinvointi- ja sivistyslautakunnan"),
        ("Ruotsinkielinen jaosto", "ruotsinkielisen jaoston"),
        ("Kunnanjohtaja", "kunnanjohtajan"),
        ("Ympäristöpäällikkö", "ympäristöpäällikön"),
        ("Kirjastopalvelut", "kirjastopalvelujen"),
        ("Koskenlahden Vesi Oy", None),
        ("KESKUS", None),
        ("Lautakunta 2", None),
        ("", None),
    ],
)
def test_finnish_genitive(name: str, bent: str | None) -> None:
    assert finnish_genitive(name) == bent


def test_only_the_finnish_wording_is_bent() -> None:
    bent = genitive(Text(fi="Lupajaosto", sv="Tillståndssektionen"))
    assert bent == Text(fi="lupajaoston", sv="Tillståndssektionen", en="Lupajaosto")
    assert genitive(Text(und="Lupajaosto")) is None
    assert genitive(Text(sv="Nämnd")) is None
