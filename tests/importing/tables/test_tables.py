"""Lists as they come, and the units that are found in them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.importing.building import draft_text
from orgsim.importing.records import CannotImport, Choices
from orgsim.importing.tables.guessing import guessed
from orgsim.importing.tables.mapping import Mapping, read_mapping, written
from orgsim.importing.tables.reading import read, sheets, tables
from orgsim.model.hierarchy import hierarchy
from orgsim.model.meeting import Meets
from orgsim.model.staffing import Budget, Leader, Staff
from orgsim.model.text import Text
from orgsim.model.units import Seats
from tests.importing.tables.making import FI, draft, imports, names, said, tree, workbook

TREE = ["Kaupunginhallitus", ["Sivistystoimiala", ["Kirjasto", "Museo"], "Tekninen toimiala"]]


@pytest.mark.parametrize(
    "text",
    [
        "Tunnus;Nimi;Yläyksikkö\n1;Kaupunginhallitus;\n2;Sivistystoimiala;1\n3;Kirjasto;2\n4;Museo;2\n"
        "5;Tekninen toimiala;1\n",
        "Nimi\tYläpuolella\nKaupunginhallitus\t\nSivistystoimiala\tKaupunginhallitus\nKirjasto\tSivistystoimiala\n"
        "Museo\tSivistystoimiala\nTekninen toimiala\tkaupunginhallitus\n",
        "Nro,Enhet\n1,Kaupunginhallitus\n1.1,Sivistystoimiala\n1.1.1,Kirjasto\n1.1.2,Museo\n1.2,Tekninen toimiala\n",
        "Taso;Yksikkö\n1;Kaupunginhallitus\n2;Sivistystoimiala\n3;Kirjasto\n3;Museo\n2;Tekninen toimiala\n",
        "Unit\nKaupunginhallitus\n  Sivistystoimiala\n    Kirjasto\n    Museo\n  Tekninen toimiala\n",
        "Taso 1|Taso 2|Taso 3\nKaupunginhallitus||\n|Sivistystoimiala|\n||Kirjasto\n||Museo\n|Tekninen toimiala|\n",
        "Taso 1;Taso 2;Taso 3\nKaupunginhallitus;Sivistystoimiala;Kirjasto\nKaupunginhallitus;Sivistystoimiala;Museo\n"
        "Kaupunginhallitus;Tekninen toimiala;\n",
        "Kaupunginhallitus;;\n;Sivistystoimiala;\n;;Kirjasto\n;;Museo\n;Tekninen toimiala;\n",
        "id,name,parentId\n1,Kaupunginhallitus,\n2,Sivistystoimiala,1\n3,Kirjasto,2\n4,Museo,2\n"
        "5,Tekninen toimiala,1\n",
    ],
    ids=["id", "name", "number", "layer", "indent", "staggered", "levels", "no-headings", "d3-org-chart"],
)
def test_what_stands_above_is_told_in_many_ways(text: str) -> None:
    assert tree(text) == TREE


def test_what_is_indented_by_its_format_or_grouped_stands_below() -> None:
    rows = [["Yksikkö"], ["Kaupunginhallitus"], ["Sivistystoimiala"], ["Kirjasto"], ["Museo"], ["Tekninen toimiala"]]
    depths = (0, 1, 2, 2, 1)

    def indented(book: Any, made: dict[str, Any]) -> None:
        for at, depth in enumerate(depths, 1):
            made["T"].write(at, 0, rows[at][0], book.add_format({"indent": depth}))

    def grouped(book: Any, made: dict[str, Any]) -> None:
        for at, depth in enumerate(depths, 1):
            made["T"].set_row(at, None, None, {"level": depth})

    assert tree(workbook({"T": rows}, indented)) == TREE
    assert tree(workbook({"T": rows}, grouped)) == TREE


def test_cells_are_what_a_unit_states() -> None:
    made = draft(
        "Yksikkö;Yläyksikkö;Jäseniä;Henkilöstö;HTV;Menot 2026 (1000 €);Tulot;Johtaja;Kustannuspaikka;"
        "Voimassa asti;Name (en)\n"
        "Kaupunginhallitus;;11;;;;;;;31.5.2029;City board\n"
        "Sivistystoimiala;Kaupunginhallitus;;812;774,5;52 300;4100000;sivistysjohtaja;0120;2100-01-01;Education\n"
    )
    board, education = hierarchy(made.scenario).units
    assert (board.seats and board.seats.total, board.until and board.until.text) == (11, "2029-05-31")
    assert (board.kind, education.kind) == ("city-board", "division")
    assert education.staff == Staff(people=812, fte=774.5)
    assert education.budget == Budget(expenses=52_300_000, income=4_100_000, year=2026)
    assert (education.leader, education.code) == (Leader(title=Text(und="sivistysjohtaja")), "0120")
    assert (education.until, education.name.en) == (None, "Education")
    assert said(made) == ["3: Päättymispäivä 2100-01-01 tarkoittaa, ettei loppua ole määrätty: sitä ei merkitä"]


def test_headings_below_a_title_are_found_and_totals_are_no_units() -> None:
    rows = [["Organisaatio 1.1.2026"], [], ["Yksikkö", "Htv"], ["Kirjasto", 3.5], ["Yhteensä", 3.5]]
    made = draft(workbook({"Taul1": rows}), file="lista.xlsx")
    assert made.scenario.title == Text(und="Organisaatio 1.1.2026")
    assert made.scenario.date is not None
    assert made.scenario.date.text == "2026-01-01"
    assert names(made.scenario.units) == ["Kirjasto"]
    assert said(made) == ["5: Summarivi: Yhteensä"]
    assert tree(workbook({"Taul1": rows}), Choices({"totals": "kept"})) == ["Kirjasto", "Yhteensä"]


def test_merged_cells_hold_for_each_of_their_rows() -> None:
    def dress(book: Any, made: dict[str, Any]) -> None:
        made["T"].merge_range(1, 0, 2, 0, "Sivistystoimiala")

    data = workbook(
        {"T": [["Toimiala", "Yksikkö"], ["Sivistystoimiala", "Kirjasto"], ["", "Museo"], ["Tekninen", "Kadut"]]}, dress
    )
    made = draft(data)
    assert names(made.scenario.units) == ["Sivistystoimiala", ["Kirjasto", "Museo"], "Tekninen", ["Kadut"]]
    assert said(made)[0] == ": Yhdistetyt solut A2:A3: arvo luetaan niiden jokaiselle riville"


def test_hidden_rows_are_told_and_left_out_if_one_likes() -> None:
    data = workbook(
        {"T": [["Yksikkö", "Htv"], ["Kirjasto", 1], ["Museo", 1]]},
        lambda book, made: made["T"].set_row(2, None, None, {"hidden": True}),
    )
    assert said(draft(data))[0] == ": 1 piilotettu rivi"
    assert tree(data, Choices({"hidden-rows": "left-out"})) == ["Kirjasto"]


def test_a_column_with_parts_of_people_is_one_of_work() -> None:
    rows = "Yksikkö;Henkilöstö{0}\nKirjasto;noin 12{1}\nMuseo;4,5{1}\nArkisto;3{1}\n"
    made = draft(rows.format("", ""))
    assert [unit.staff for unit in made.scenario.units] == [Staff(fte=12), Staff(fte=4.5), Staff(fte=3)]
    assert "3: 4,5 ei ole kokonainen henkilömäärä: koko sarake Henkilöstö luetaan henkilötyövuosina" in said(made)
    # Beside a column of work, whole ones are people.
    made = draft(rows.format(";HTV", ";2"))
    assert made.scenario.units[2].staff == Staff(people=3, fte=2)
    # One who works half a day says nothing of the others.
    made = draft("Yksikkö;Henkilöstö\nKirjasto;12\nMuseo;0,5\n")
    assert [unit.staff for unit in made.scenario.units] == [Staff(people=12), Staff(fte=0.5)]


def test_people_are_counted_and_not_named_unless_asked_for() -> None:
    text = (
        "Toimiala;Yksikkö;Nimike;Nimi;HTV\n"
        "Sivistys;Kirjasto;kirjastonjohtaja;Maija Meikäläinen;1\nSivistys;Kirjasto;virkailija;Ville Virtanen;0,5\n"
        "Sivistys;Kirjasto;virkailija;Avoin;1\nSivistys;Museo;amanuenssi;Liisa Lehto;1\n"
    )
    made = draft(text)
    assert names(made.scenario.units) == ["Sivistys", ["Kirjasto", "Museo"]]
    library = made.scenario.units[0].units[0]
    assert library.staff == Staff(people=2, fte=1.5)
    assert "Meikäläinen" not in draft_text(made.scenario).decode()
    assert ": 3 rivillä on henkilöiden nimiä: heidät lasketaan, nimiä ei tuoda" in said(made), "one is vacant"


VISIO = (
    "Unique_ID,Department,E-mail,Name,Telephone,Title,Reports_To,Master_Shape\n"
    "ID1,Executive,a@x,Ann Smith,1,City manager,,0\nID2,Education,b@x,Bob Jones,2,Director of Education,ID1,1\n"
    "ID3,Education,,Vacant,,Head of Schools,ID2,2\nID4,Education,,Eliminated,,Head of Archives,ID2,2\n"
    "ID5,Education,,Cy Young,,Archivist,ID4,2\n"
)


def test_visios_wizard_is_known_and_its_boxes_are_posts() -> None:
    (table,) = tables(VISIO.encode(), "visio.csv")
    assert (table.mapping.dialect, table.mapping.rows, table.mapping.parents) == ("visio", "posts", "id")
    made = draft(VISIO)
    assert names(made.scenario.units) == ["City manager", ["Director of Education", ["Head of Schools", "Archivist"]]]
    units = hierarchy(made.scenario).units
    assert [unit.id for unit in units] == ["ID1", "ID2", "ID3", "ID5"]
    assert units[0].staff == Staff(people=1)
    assert units[2].staff == Staff(people=1, vacant=True)
    assert "Ann Smith" not in draft_text(made.scenario).decode()


SENIOR = (
    "Post Unique Reference,Name,Grade,Job Title,Job/Team Function,Parent Department,Organisation,Unit,Contact Phone,"
    "Contact E-mail,Reports to Senior Post,Salary Cost of Reports (£),FTE,Actual Pay Floor (£),Valid?\n"
    "P1,Dee Gray,SCS3,Chief Executive,,D,O,Board,,,xx,0,1.00,100,1\nP2,N/D,SCS1,Director,,D,O,Ops,,,P1,0,0.80,100,1\n"
)
JUNIOR = (
    "Parent Department,Organisation,Unit,Reporting Senior Post,Grade,Payscale Minimum (£),Payscale Maximum (£),"
    "Generic Job Title,Number of Posts in FTE,Professional/Occupational Group\n"
    "D,O,Ops,P2,EO,1,2,Officer,12.50,Ops\nD,O,Ops,P2,AO,1,2,Assistant,0.60,Ops\nD,O,Ops,P9,AO,1,2,Clerk,2.00,Ops\n"
)


def test_the_two_lists_of_an_organogram_are_one_organisation() -> None:
    found = [*tables(SENIOR.encode(), "senior.csv"), *tables(JUNIOR.encode(), "junior.csv")]
    (both,) = read(found)
    from orgsim.importing.building import built

    made = built(both, FI)
    assert names(made.scenario.units) == ["Chief Executive", ["Director", ["Officer", "Assistant"]], "Clerk"]
    units = hierarchy(made.scenario).units
    assert [unit.count for unit in units] == [None, None, 12.5, None, 2]
    assert [unit.staff for unit in units][1:4] == [Staff(people=1, fte=0.8), None, Staff(fte=0.6)]
    assert "4: Clerk: yläpuolista yksikköä P9 ei ole luettelossa" in said(made)


def test_tables_of_a_page_are_read_with_what_spans_rows() -> None:
    page = (
        "<html><head><style>td{}</style></head><body><p>x</p><table><tr><th>Toimiala<th>Yksikkö</tr>"
        "<tr><td rowspan=2>Sivistys</td><td>Kirjasto &amp;<br>tieto</td></tr><tr><td>Museo</td></tr></table>"
        "</body></html>"
    )
    assert tree(page) == ["Sivistys", ["Kirjasto & tieto", "Museo"]]


@pytest.mark.parametrize(
    "text",
    [
        "Nimi;Namn;Ylempi yksikkö\nHallitus;Styrelsen;\nKoulut;Skolor;Hallitus\n",
        "Yksikkö;Enhet;HTV\nHallitus;Styrelsen;1\n  Koulut;Skolor;2\n",
    ],
)
def test_names_headed_in_two_languages_are_names_in_these(text: str) -> None:
    made = draft(text)
    assert tree(text) == ["Hallitus", ["Koulut"]]
    assert [unit.name for unit in hierarchy(made.scenario).units] == [
        Text(fi="Hallitus", sv="Styrelsen"),
        Text(fi="Koulut", sv="Skolor"),
    ]


def test_of_several_sheets_those_are_meant_that_tell_what_stands_above() -> None:
    units = [["Yksikkö", "Yläyksikkö"], ["Hallitus", ""], ["Kirjasto", "Hallitus"]]
    data = workbook({"Ohje": [["Yksikkö", "Selite"], ["x", "y"]], "2025": units, "2026": units})
    assert [table.sheet.name for table in tables(data, "a.xlsx")] == ["2025", "2026"]
    assert [table.sheet.name for table in tables(data, "a.xlsx", only="Ohje")] == ["Ohje"]
    with pytest.raises(CannotImport):
        tables(data, "a.xlsx", only="2027")


def test_a_mapping_is_kept_as_json_and_finds_its_columns_where_they_have_moved() -> None:
    old = "Koodi;Mikä;Missä\nA;Hallitus;\nB;Kirjasto;A\n"
    mapping = read_mapping(
        b"head: 1\nparents: id\ncolumns:\n- {heading: Koodi, at: A, role: id}\n"
        b"- {heading: Mik\xc3\xa4, at: B, role: name}\n"
        b"- {heading: Miss\xc3\xa4, at: C, role: parent}\n"
    )
    assert read_mapping(written(mapping)) == mapping
    new = "Lisä;Koodi;Mikä;Missä\n1;A;Hallitus;\n2;B;Kirjasto;A\n"
    for text in (old, new):
        (found,) = read(tables(text.encode(), "a.csv", mapping=mapping))
        assert [(record.key, record.names[0][1], record.parent) for record in found.records] == [
            ("A", "Hallitus", None),
            ("B", "Kirjasto", "A"),
        ]


def test_what_is_no_table_is_told() -> None:
    for data in (b"", b"\x89PNG\r\n\x1a\n\0\0\0", b"1;2\n3;4\n", workbook({"T": [[1, 2], [3, 4]]})):
        with pytest.raises(CannotImport):
            tables(data, "x")


def test_numbers_that_are_only_roughly_so_are_told() -> None:
    found = imports("Yksikkö;Htv\nKirjasto;noin 4\nUimahalli;n. 2,5\nKoulu;3 htv\nMuseo;~1\n")
    about = [odd.args["found"] for odd in found.oddities if odd.what == "about"]
    assert about == ["noin 4", "n. 2,5", "~1"]
    assert [record.staff.fte for record in found.records if record.staff] == [4, 2.5, 3, 1]


def test_columns_without_a_meaning_are_told_and_can_become_notes() -> None:
    text = "Yksikkö;Htv;Väri;E-mail\nKirjasto;1;sininen;a@x.fi\n"
    (left,) = [odd for odd in imports(text).oddities if odd.what == "left-out"]
    assert left.args["columns"] == ("Väri",)
    made = draft(text, Choices({"left-out": "as-notes"}))
    assert made.scenario.units[0].note == Text(und="Väri: sininen")


CELLS = st.sampled_from(
    ["", "1", "1.1", "Kirjasto", "Lautakunta", "Nimi", "Tunnus", "Yläyksikkö", "HTV", "2100-01-01"]
) | st.text(max_size=6)


@given(st.lists(st.lists(CELLS, max_size=5), max_size=8), st.sampled_from(";,\t|"))
def test_any_text_is_a_draft_or_told_to_be_none(rows: list[list[str]], mark: str) -> None:
    data = "\n".join(mark.join(row) for row in rows).encode("utf-8", "replace")
    for sheet in sheets(data) if b"\0" not in data else ():
        assert isinstance(guessed(sheet), Mapping)
    try:
        made = draft(data)
    except CannotImport:
        return
    draft_text(made.scenario)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_draft_or_told_to_be_none(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<table>"):
        try:
            made = draft(start + data)
        except CannotImport:
            continue
        draft_text(made.scenario)


def test_a_superior_that_lost_its_leading_zeros_is_found_where_only_one_can_be_meant() -> None:
    rows = [["Tunnus", "Nimi", "Yläyksikkö"], ["001", "Kunta", None], ["002", "Toimiala", 1], ["003", "Kirjasto", 2]]
    its = draft(workbook({"A": rows}), file="a.xlsx")
    assert names(its.scenario.units) == ["Kunta", ["Toimiala", ["Kirjasto"]]]
    (told,) = [oddity for oddity in its.oddities if oddity.what == "parent-zeros"]
    assert (told.args, told.place.row) == ({"n": 2, "id": "1", "other": "001"}, 3)
    rows.append(["01", "Toinen", None])
    its = draft(workbook({"A": rows}), file="a.xlsx")
    missing = [oddity.place.row for oddity in its.oddities if oddity.what == "parent-missing"]
    assert missing == [3]


@pytest.mark.parametrize(
    "text",
    [
        "Tunnus;Nimi;Sidos\n1;Kunta;\n2;Toimiala;1\n3;Kirjasto;2\n",
        "Nimi;Sidos;Henkilöstö\nKunta;;1\nToimiala;KUNTA;2\nKirjasto;Toimiala;2\n",
    ],
)
def test_a_column_that_names_other_rows_tells_what_stands_above_whatever_its_heading(text: str) -> None:
    assert names(draft(text).scenario.units) == ["Kunta", ["Toimiala", ["Kirjasto"]]]


@pytest.mark.parametrize(
    "text",
    [
        "Tunnus;Nimi;Huoneita\n1;Kunta;3\n2;Toimiala;1\n3;Kirjasto;2\n",
        "Tunnus;Nimi;Huoneita\n1;Kunta;\n2;Toimiala;1\n3;Kirjasto;7\n4;Museo;2\n",
        "Nimi;Naapuri;Henkilöstö\nKunta;;1\nToimiala;Kirjasto;2\nKirjasto;Toimiala;2\n",
        "Nimi;Sidos;Toinen;HTV\nKunta;;;1\nToimiala;Kunta;Kunta;2\nKirjasto;Toimiala;Kunta;2\n",
    ],
)
def test_a_column_that_may_mean_anything_tells_nothing_of_what_stands_above(text: str) -> None:
    (table,) = tables(text.encode(), "lista.csv")
    assert "parent" not in {column.role for column in table.mapping.columns}


def test_when_bodies_meet_is_read_in_the_words_of_files_and_of_people() -> None:
    found = imports(
        "Yksikkö;Kokoontuu;Asioita kokouksessa\n"
        "Hallitus;{every: 2 weeks, on: monday};20\nLautakunta;joka toinen maanantai;12,5\nJaosto;kun ehtii;\n"
        'Valtuusto;11;\nTyöryhmä;"{a: &x [*x]}";\n'
    )
    board = Meets(every=2, period="week", on="monday")
    assert [record.meets for record in found.records] == [board, board, None, Meets(a_year=11), None]
    assert [record.items for record in found.records] == [20, None, None, None, None]
    told = [(odd.what, odd.args["found"]) for odd in found.oddities if odd.what in ("not-a-date", "not-a-number")]
    assert sorted(told) == [("not-a-date", "kun ehtii"), ("not-a-date", "{a: &x [*x]}"), ("not-a-number", "12,5")]


def test_columns_of_yes_and_no_are_neither_leaders_nor_numbers() -> None:
    text = (
        "id,name,title,reports_to,leader,staff\na,Kaupunki,,,TRUE,FALSE\nb,Koulut,,a,FALSE,TRUE\nc,Tiet,,a,FALSE,TRUE\n"
    )
    found = imports(text)
    assert [(record.leader, record.staff) for record in found.records] == [(None, None)] * 3
    assert [odd.args["columns"] for odd in found.oddities if odd.what == "left-out"] == [("leader", "staff")]
    assert not [odd for odd in found.oddities if odd.what == "not-a-number"]
    # Where a column does say who leads, one that does not is told as any other.
    (first, _) = imports("Yksikkö;Johtaja\nKirjasto;kirjastonjohtaja\nKoulu;ei\n").records
    assert first.leader is not None


def test_posts_with_an_id_each_are_not_counted_into_one_as_they_are_called_alike() -> None:
    people = ("Aino Aalto", "Eero Niemi", "Maija Laine", "Pekka Salo", "Liisa Koski")
    rows = zip(
        people, ("Director", "Area Manager", "Area Manager", "Crew", "Crew"), ("", "d", "d", "m1", "m2"), strict=True
    )
    ids = ("d", "m1", "m2", "c1", "c2")
    text = "name,positionName,id,parentId\n" + "".join(
        f"{name},{title},{id},{above}\n" for id, (name, title, above) in zip(ids, rows, strict=True)
    )
    found = imports(text)
    assert [(record.key, record.parent, record.names[0][1]) for record in found.records] == [
        *(("d", None, "Director"), ("m1", "d", "Area Manager"), ("m2", "d", "Area Manager")),
        *(("c1", "m1", "Crew"), ("c2", "m2", "Crew")),
    ]


_BOXES = (
    "id,parentId,level,name,jobTitle,unit\nA1,,Senior,{0},Chief Executive,City Works\n"
    "A2,A1,Senior,{1},Head of Roads,City Works\nA3,A1,Senior,{2},Head of Parks,Green Areas\n"
    "A4,A3,Junior,{3},Gardener,Green Areas\nA5,A2,Junior,{3},Road Foreman,Road Upkeep\n"
    "A6,A5,Junior,{3},Driver,Road Upkeep\n"
)


@pytest.mark.parametrize(
    "people",
    [
        ("Aino Aalto", "Eero Niemi", "Maija Laine", "Pekka Salo"),
        ("N/D", "N/D", "N/D", "N/D"),
        ("Mona Lind", "Vacant", "Maija Laine", "N/D"),
    ],
    ids=["named", "withheld", "both"],
)
def test_each_box_of_a_chart_with_ids_is_a_post_also_where_its_unit_is_told(people: tuple[str, ...]) -> None:
    found = imports(_BOXES.format(*people))
    assert [(record.key, record.parent, record.names[0][1], record.notes) for record in found.records] == [
        ("A1", None, "Chief Executive", ("City Works",)),
        ("A2", "A1", "Head of Roads", ("City Works",)),
        ("A3", "A1", "Head of Parks", ("Green Areas",)),
        ("A4", "A3", "Gardener", ("Green Areas",)),
        ("A5", "A2", "Road Foreman", ("Road Upkeep",)),
        ("A6", "A5", "Driver", ("Road Upkeep",)),
    ]
    assert {record.kind for record in found.records} == {"post"}
    assert [odd.place.row for odd in found.oddities if odd.what == "vacant"] == [3] * ("Vacant" in people)


@pytest.mark.parametrize(
    "heads",
    [
        "dept_id,dept_name,parent_dept_id",
        "DepartmentID,DepartmentName,ParentDepartmentID",
        "Unit code,Unit name,Parent unit code",
        "Yksikön koodi,Yksikön nimi,Ylemmän yksikön koodi",
        "OrganizationId,Organization Name,ParentOrganizationId",
        "Enhetskod,Enhetsnamn,Överordnad enhetskod",
    ],
)
def test_columns_are_headed_as_databases_and_registers_have_them(heads: str) -> None:
    assert tree(f"{heads}\n1,Kaupunki,\n2,Koulut,1\n3,Lukiot,2\n") == ["Kaupunki", ["Koulut", ["Lukiot"]]]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (1, 0, 2, 3), (3, 2, 1, 0)])
def test_of_several_ids_those_count_to_which_the_superior_refers(order: tuple[int, ...]) -> None:
    rows = (
        ("dept_id", "employee_id", "job_title", "manager_id"),
        ("7", "a", "Kaupunginjohtaja", ""),
        ("7", "b", "Arkistonhoitaja", "a"),
        ("8", "c", "Rehtori", "a"),
        ("8", "d", "Opettaja", "c"),
    )
    text = "\n".join(",".join(row[at] for at in order) for row in rows)
    assert tree(text) == ["Kaupunginjohtaja", ["Arkistonhoitaja", "Rehtori", ["Opettaja"]]]


@pytest.mark.parametrize(
    "heads", ["id,name,short_name,parent_unit_id", "id,name,type,parentId", "Unit id,Name,Short name,Reports to"]
)
def test_units_of_two_words_with_capitals_are_no_people_where_the_list_is_one_of_units(heads: str) -> None:
    rows = "1,City Board,board,\n2,Human Resources,team,1\n3,Green Areas,team,1\n4,Street Lights,team,3\n"
    assert tree(f"{heads}\n{rows}") == ["City Board", ["Human Resources", "Green Areas", ["Street Lights"]]]


def test_the_ids_are_those_that_the_parents_are_told_by_however_they_are_headed() -> None:
    text = "tailid;parentid;rooms;name\n12;;4;Kunta\n13;12;4;Koulut\n14;12;5;Museo\n15;13;6;Lukio\n"
    assert tree(text) == ["Kunta", ["Koulut", ["Lukio"], "Museo"]]
    # What is told by names is told by these.
    named = "tailid;parent;name\n12;;Kunta\n13;Kunta;Koulut\n14;Koulut;Lukio\n"
    assert tree(named) == ["Kunta", ["Koulut", ["Lukio"]]]


def test_words_of_swedish_and_finnish_administrations_head_levels_and_budgets_have_their_year() -> None:
    text = "Förvaltning;Avdelning;Menot TA 2026\nBildning;Skolor;120\nBildning;Kultur;80\nTeknik;Gator;70\n"
    made = draft(text)
    assert names(made.scenario.units) == ["Bildning", ["Skolor", "Kultur"], "Teknik", ["Gator"]]
    assert [its.budget for its in hierarchy(made.scenario).units if its.budget] == [
        Budget(expenses=its, year=2026) for its in (120, 80, 70)
    ]
    bodies = draft("Toimielin;Varsinaiset jäsenet;Varajäsenet\nKaupunginhallitus;13;12\n")
    assert bodies.scenario.units[0].seats == Seats(total=13, deputies=12)


def test_of_money_of_several_years_the_last_is_taken_and_none_is_said_to_be_of_another() -> None:
    made = draft("Yksikkö;Menot TP 2024;Menot TA 2025;Tulot TA 2025\nMuseo;100.000;120.000;12.000\n")
    assert made.scenario.units[0].budget == Budget(expenses=120_000, income=12_000, year=2025)
    made = draft("Yksikkö;Menot TP 2024;Tulot TA 2025\nMuseo;100;12\nKirjasto;;8\n")
    assert [unit.budget for unit in made.scenario.units] == [
        Budget(expenses=100, year=2024),
        Budget(income=8, year=2025),
    ]
    assert "2: Ei ymmärretty: Tulot TA 2025" in said(made)
