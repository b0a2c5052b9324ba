"""Pages as a browser would read them."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import lxml.html
import pytest
from lxml.html import HtmlElement

from orgsim.export.documents import document, document_pieces, write_document
from orgsim.export.sheets.subject import subject_of
from orgsim.export.web.tables import table as table_markup
from orgsim.files.reading.opening import open_paths
from orgsim.messages import catalog
from orgsim.model.abandoning import Abandoned, abandoned
from orgsim.model.hierarchy import hierarchy

CASES = Path(__file__).resolve().parents[2] / "cases"
KOSKENLAHTI = CASES / "koskenlahti" / "koskenlahden-organisaatiouudistus-2026.yaml"
HOSTILE = '</title></script></style><script>x()</script>"><img src=x onerror=x()> & `' + "'"


def read(data: bytes) -> HtmlElement:
    return lxml.html.document_fromstring(data.decode("utf-8"))


def said(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture(scope="module")
def data() -> bytes:
    return document(subject_of(open_paths([KOSKENLAHTI])), "html", catalog("fi"))


@pytest.fixture(scope="module")
def page(data: bytes) -> HtmlElement:
    return read(data)


def table(page: HtmlElement, section: str) -> list[dict[str, str]]:
    """The rows of a section's table by their headings."""
    its = page.get_element_by_id(section).find(".//table")
    titles = [said(each) for each in its.find("thead").iter("th")]
    rows = [[said(cell) for cell in row] for body in its.iter("tbody") for row in body.iter("tr")]
    return [dict(zip(titles, row, strict=True)) for row in rows if len(row) == len(titles)]


def test_who_jumps_from_part_to_part_finds_all_parts(page: HtmlElement) -> None:
    assert page.get("lang") == "fi"
    assert [said(each) for each in page.iter("h1")] == ["Koskenlahden organisaatiouudistus 2026"]
    assert said(page.find(".//title")) == "Koskenlahden organisaatiouudistus 2026"
    for landmark in ("header", "nav", "main", "footer"):
        assert len(page.findall(f".//{landmark}")) == 1
    levels = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.find(".//body/a").get("href") == "#main"
    ids = Counter(each.get("id") for each in page.xpath("//*[@id]"))
    assert max(ids.values()) == 1
    inner = [unquote(each.get("href")[1:]) for each in page.iter("a") if each.get("href").startswith("#")]
    assert inner
    assert {*inner} <= {*ids}
    for name in ("aria-labelledby", "for", "data-of"):
        assert {word for each in page.xpath(f"//*[@{name}]") for word in each.get(name).split()} <= {*ids}


def test_nothing_is_fetched_and_the_policy_lets_in_just_what_is_there(data: bytes, page: HtmlElement) -> None:
    assert not page.xpath("//@src | //link | //iframe | //object | //form | //@style | //*[local-name()='image']")
    handlers = page.xpath("//@*[starts-with(name(), 'on')]")
    assert not handlers
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']")[0].get("content")
    assert policy.startswith("default-src 'none'; ")
    text = data.decode("utf-8")
    for name in ("style", "script"):
        (content,) = re.findall(f"<{name}>(.*?)</{name}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert {found[:5] for found in re.findall(r"url\((.{5})", text)} == {"data:"}


def test_charts_are_pictures_with_words_and_their_text_is_text(page: HtmlElement) -> None:
    *charts, timeline = page.xpath("//*[local-name()='svg' and @role='img']")
    assert len(charts) == 3
    title, _ = [page.get_element_by_id(id) for id in timeline.get("aria-labelledby").split()]
    assert said(title) == "Aikajana kuvana"
    assert "Yhteistoimintamenettely" in [said(each) for each in timeline.iter("text")]
    for chart in charts:
        title, description = [page.get_element_by_id(id) for id in chart.get("aria-labelledby").split()]
        assert (title.tag, description.tag) == ("title", "desc")
        assert said(title).startswith("Kaavio: ")
        assert "150 yksiköstä" in said(charts[1])
        assert chart.xpath(".//*[local-name()='text']")
    assert "Kaupunginhallitus" in [said(each) for each in charts[0].iter("text")]


def test_links_are_hidden_until_they_are_asked_for_and_the_switch_needs_no_script(page: HtmlElement) -> None:
    switch = page.get_element_by_id("links-a")
    assert (switch.get("type"), switch.get("checked"), said(switch.getparent())) == (
        *("checkbox", None, "Näytä yhteydet kaaviossa A"),
    )
    (group,) = page.get_element_by_id("figure-a").xpath(".//*[@class='links']")
    # A line and its arrowhead each, of those that do not lie within one box.
    assert len(group) >= 6
    assert ".ties:not(:has(:checked))+figure .links" in page.find(".//style").text


def test_the_same_units_are_lists_with_kind_seats_and_remit(page: HtmlElement) -> None:
    council = page.get_element_by_id("b-valtuusto")
    assert said(council.find("details/summary")) == "Kaupunginvaltuusto Valtuusto · 43 paikkaa · 43 varajäsentä"
    remit = council.find("details/ul[@class='m']")
    assert said(remit[0]) == "kaupunkistrategia"
    audit = page.get_element_by_id("b-tarkastuslautakunta")
    # A list in the list of its parent.
    assert audit.getparent().getparent().getparent() is council
    units = hierarchy(open_paths([KOSKENLAHTI]).files[0].scenario).units
    listed = [said(each) for each in page.get_element_by_id("units-a").xpath(".//*[@class='n']")]
    assert listed == [unit.name.in_language("fi") for unit in units]
    # What becomes of a unit is told in words, and where it is found.
    there = audit.find("p[@class='e']/a")
    assert (there.get("href"), said(there)) == ("#a-tarkastuslautakunta", "Luonnoksessa A: Tarkastuslautakunta")


def test_tables_are_tables(page: HtmlElement) -> None:
    tables = [*page.iter("table")]
    assert len(tables) >= 6
    for its in tables:
        assert said(its.find("caption"))
        assert all(each.get("scope") == "col" and said(each) for each in its.find("thead").iter("th"))
        assert {each.get("scope") for body in its.iter("tbody") for each in body.iter("th")} <= {"row", "rowgroup"}
    assert [row["Luonnos"] for row in table(page, "drafts")] == ["A", "B", "C"]
    seats = next(row for row in table(page, "figures") if row["Luku"] == "Paikkoja")
    assert (seats["A"], seats["B"], seats["B − A"]) == ("166", "142", "−24")
    workshops = [row for row in table(page, "timeline") if row["Tapahtuma"] == "Valtuustoseminaari: mallit 1 ja 2"]
    assert {(row["Milloin"], row["Laji"]) for row in workshops} == {("10.12.2026", "työpaja")}
    assert table(page, "goals")[-2]["Tavoite"] == "Painotettu tulos"
    captions = [said(each) for each in page.get_element_by_id("story").iter("li")]
    assert captions[0].startswith("Näin Koskenlahti on järjestetty nyt")


def test_what_is_not_known_is_no_empty_word(page: HtmlElement) -> None:
    words = [said(each) for each in page.iter("td", "th", "summary")]
    assert not {"None", "nan", "null"} & {*words}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> HtmlElement:
    folder = tmp_path_factory.mktemp("hostile")
    name = json.dumps(HOSTILE)
    text = f"""orgsim: 1
id: hostile
title: {name}
note: {name}
kinds: {{own: {{side: elected, name: {name}, look: plain}}}}
sources:
  one: {{title: {name}, url: "javascript:x()"}}
  two: {{title: Toinen, url: "https://example.org/?a=1&b=\\"2"}}
units:
  - {{id: top, kind: own, name: {name}, open: {name}, purpose: {name}, remit: [{{id: m, name: {name}}}]}}
  - {{id: other, kind: council, name: {{sv: "Fullmäktige"}}}}
"""
    path = folder / "hostile.yaml"
    path.write_text(text, encoding="utf-8")
    write_document(subject_of(open_paths([path])), folder / "out.html", catalog("en"))
    assert [each.name for each in folder.iterdir() if each.suffix != ".yaml"] == ["out.html"]
    return read((folder / "out.html").read_bytes())


def test_text_of_drafts_never_becomes_markup(hostile: HtmlElement) -> None:
    assert len([*hostile.iter("script")]) == 1
    assert not [*hostile.iter("img")]
    assert HOSTILE in said(hostile.find(".//h1"))
    assert HOSTILE in said(hostile.get_element_by_id("a-top"))
    outer = [each.get("href") for each in hostile.iter("a") if not each.get("href").startswith("#")]
    assert outer == ['https://example.org/?a=1&b="2']


def test_names_in_another_language_are_marked(hostile: HtmlElement) -> None:
    name = hostile.get_element_by_id("a-other").find(".//*[@class='n']")
    assert (name.get("lang"), said(name)) == ("sv", "Fullmäktige")


def test_a_draft_without_units_has_neither_chart_nor_list(tmp_path: Path) -> None:
    path = tmp_path / "empty.yaml"
    path.write_text("orgsim: 1\nid: empty\ntitle: Empty\n", encoding="utf-8")
    page = read(document(subject_of(open_paths([path])), "html", catalog("sv")))
    assert page.get("lang") == "sv"
    assert not page.xpath("//*[local-name()='svg'] | //*[contains(@class, 'units')]")


def test_a_page_of_many_units_is_made_in_pieces_and_can_be_left_between_them(tmp_path: Path) -> None:
    lines = "".join(
        [f"  - {{id: u{number}, kind: unit, name: Yksikkö {number}, purpose: Toimii}}\n" for number in range(3_000)]
    )
    path = tmp_path / "many.yaml"
    path.write_text(f"orgsim: 1\nid: many\ntitle: Monta\nunits:\n{lines}", encoding="utf-8")
    its = subject_of(open_paths([path]))
    asked = 0

    def is_left() -> bool:
        nonlocal asked
        asked += 1
        return asked == leave[0]

    leave = [0]
    token = abandoned.set(is_left)
    try:
        pieces = [*document_pieces(its, "html", catalog("fi"))]
        # Head, what stands before, the list of 3 000 in pieces of some hundreds, tables, what comes after.
        assert len(pieces) > 8
        assert sorted(re.findall(rb'<li id="a-u(\d+)">', b"".join(pieces)), key=int) == [
            str(number).encode() for number in range(3_000)
        ]
        # Once more, now that what can be remembered is.
        asked = 0
        document(its, "html", catalog("fi"))
        count = asked
        for leave[0] in range(count - 3, count + 1):
            asked = 0
            with pytest.raises(Abandoned):
                document(its, "html", catalog("fi"))
    finally:
        abandoned.reset(token)
    assert count > 5


def test_a_chart_that_would_be_too_small_upright_lies_on_a_sheet_of_its_own(page: HtmlElement) -> None:
    # With names of 13 pixels, the narrowest is 1 259 wide with its margins: 13 × 680 / 1 259 × 0.75 are 5.3 pt.
    assert [sheet.find("h3").text for sheet in page.find_class("sheet")] == ["Kaavio"] * 3
    small = read(
        document(subject_of(open_paths([CASES.parents[1] / "scenarios" / "lohja-2016.yaml"])), "html", catalog("fi"))
    )
    assert small.find_class("chart") and not small.find_class("sheet")


def test_long_figures_have_several_lines_and_short_ones_one() -> None:
    made = lxml.html.fragment_fromstring(
        table_markup(
            "c",
            ["Luku", "A"],
            [["Kerroksia", "1:51 2:37 3:34 4:29 5:34 6:33"], ["Yksiköitä", "≥ 1 500"]],
            right=frozenset({1}),
        )
    )
    assert [cell.get("class") for cell in made.iter("td")] == ["r l", "r"]
