from __future__ import annotations

import pytest

from orgsim.importing.records import CannotImport
from tests.importing.tables.making import draft, imports, names


@pytest.mark.parametrize(
    "text",
    [
        "point,x,y\np1,0,0\np2,1,1\np3,2,1\n",
        "Piste;E-koordinaatti;N-koordinaatti\nK1;385123;6672456\nK2;385200;6672500\n",
    ],
)
def test_points_are_no_units(text: str) -> None:
    with pytest.raises(CannotImport) as told:
        imports(text)
    assert told.value.message.key == "import.points"


def test_units_with_places_come_in_and_the_places_are_told() -> None:
    text = "Nimi;Lat;Lon\nKirjasto;60,1;24,9\nKoulu;60,2;24,8\n"
    assert names(draft(text).scenario.units) == ["Kirjasto", "Koulu"]
    (odd,) = [its for its in imports(text).oddities if its.what == "coordinates"]
    assert odd.args["columns"] == ("Lon", "Lat")


def test_where_it_is_told_what_stands_above_nothing_is_odd_about_places() -> None:
    text = "id;name;parent;x;y\n1;Kunta;;1;2\n2;Koulu;1;2;2\n"
    assert names(draft(text).scenario.units) == ["Kunta", ["Koulu"]]
    assert "coordinates" not in [its.what for its in imports(text).oddities]


def test_words_above_numbers_are_headings_whatever_they_are() -> None:
    assert names(draft("Asema;Huoneita\nKirjasto;3\nMuseo;7\n").scenario.units) == ["Kirjasto", "Museo"]
