from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orgsim.importing.building import built, draft_text
from orgsim.importing.records import Imported
from orgsim.importing.texts.lists import is_list, read_list
from orgsim.messages import catalog


def outline(imported: Imported) -> list[str]:
    """Each unit as "above > name"."""
    names = {record.key: record.names[0][1] for record in imported.records}
    return [f"{names[its.parent]} > {names[its.key]}" if its.parent else names[its.key] for its in imported.records]


def test_what_is_indented_stands_below_with_blanks_or_tabs() -> None:
    asked = ["Kaupunki", "Kaupunki > Sivistys, kulttuuri", "Sivistys, kulttuuri > Koulut", "Kaupunki > Tekninen"]
    assert outline(read_list("Kaupunki\n  Sivistys, kulttuuri\n     Koulut\n  Tekninen\n")) == asked
    assert outline(read_list("Kaupunki\r\n\tSivistys, kulttuuri\r\n\t\tKoulut\r\n\tTekninen")) == asked


def test_bullets_of_any_sort_and_trees_are_no_part_of_names() -> None:
    asked = ["Kaupunki", "Kaupunki > Koulut", "Koulut > Lukio", "Kaupunki > Tekninen"]
    for text in (
        "- Kaupunki\n  - Koulut\n    - Lukio\n  - Tekninen",
        "* Kaupunki\n    + Koulut\n        - [ ] Lukio\n    + [x] Tekninen",
        "•\tKaupunki\n\to\tKoulut\n\t\t▪\tLukio\n\to\tTekninen",  # as Word copies its lists
        "Kaupunki\n├── Koulut\n│   └── Lukio\n└── Tekninen",
        "Kaupunki\n|-- Koulut\n|   `-- Lukio\n`-- Tekninen",
        "Kaupunki\n+---Koulut\n|   \\---Lukio\n\\---Tekninen",  # Windows' tree /A
        "a) Kaupunki\n  1. Koulut\n    i. Lukio\n  2. Tekninen",
    ):
        assert outline(read_list(text)) == asked, text


def test_numbers_in_parts_tell_what_stands_below_what_without_any_indentation() -> None:
    text = "1 Kaupunki\n1.1 Sivistys\n1.1.1 Koulut\n1.2 Tekninen\n2 Kuntayhtymä"
    asked = ["Kaupunki", "Kaupunki > Sivistys", "Sivistys > Koulut", "Kaupunki > Tekninen", "Kuntayhtymä"]
    assert outline(read_list(text)) == asked


def test_headings_stand_above_what_follows_and_markup_is_not_read() -> None:
    text = (
        "# Kaupunki\n\n## **Hallitus**\n- [Tekninen](http://example.org) lautakunta\n- Sivistys\\_ltk\n\n## Virasto #\n"
    )
    asked = ["Kaupunki", "Kaupunki > Hallitus", "Hallitus > Tekninen lautakunta", "Hallitus > Sivistys_ltk"]
    assert outline(read_list(text)) == [*asked, "Kaupunki > Virasto"]


def test_numbers_of_headings_colons_and_lines_that_only_say_what_follows_are_no_part_of_it() -> None:
    text = "# Kunta\n## 1. Sivistys:\n- Hallinto\n- **Yksiköt:**\n  - Koulut\n  - Kirjasto:\n    - Lastenosasto\n"
    asked = ["Kunta", "Kunta > Sivistys", "Sivistys > Hallinto", "Sivistys > Koulut", "Sivistys > Kirjasto"]
    assert outline(read_list(text)) == [*asked, "Kirjasto > Lastenosasto"]


def test_lines_without_a_bullet_are_noted_or_told_to_be_left_out() -> None:
    imported = read_list(
        "Uudistus lyhyesti:\n- Hallitus\n  kokoontuu maanantaisin\n  - Jaosto\n```\n- Koodi\n```\n---\n"
    )
    assert outline(imported) == ["Hallitus", "Hallitus > Jaosto"]
    assert imported.records[0].notes == ("kokoontuu maanantaisin",)
    assert [(its.what, its.place.line, its.args["found"]) for its in imported.oddities] == [
        ("not-read", 1, "Uudistus lyhyesti:")
    ]


def test_tables_are_no_lists() -> None:
    assert not is_list("id;nimi;ylempi\n1;Kaupunki;\n2;Sivistys;1")
    assert not is_list("Kaupunki\tSivistys\tKoulut\nKaupunki\tTekninen\t")
    assert not is_list("Yksi rivi")
    assert is_list("Kaupunki\n\tSivistys")


@given(st.text(alphabet=" \t\n-*#1.aä>`[](|├└─", max_size=200))
def test_any_text_gives_a_draft_that_can_be_read(text: str) -> None:
    imported = read_list(text)
    made = built(imported, catalog("fi"))
    assert draft_text(made.scenario)
    keys = [record.key for record in imported.records]
    assert len({*keys}) == len(keys)
    # What stands above a line was written before it: nothing can go round in a circle.
    assert all(its.parent in keys[:place] for place, its in enumerate(imported.records) if its.parent)
