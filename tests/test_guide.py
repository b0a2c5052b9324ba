"""The guide says in every language what is true of the window, the start and the commands."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from docs.fill_guide import commands, key_in, with_examples, with_keys
from orgsim.analysis.deciding import simulating
from orgsim.app.actions import ENTRIES
from orgsim.app.guide.pages import PAGES, REFERENCES, Page, anchor_of, pages, place, section_of
from orgsim.cli import _COMMANDS as COMMANDS
from orgsim.cli import main
from orgsim.commands.simulating import simulate
from orgsim.messages import catalog
from orgsim.model.text import LANGUAGES, Language
from orgsim.model.views import VIEWS
from orgsim.resources import documents, scenarios_folder

ROOT = Path(__file__).resolve().parent.parent
MOST_BYTES = 2_500_000
EVERY = [(language, name) for language in LANGUAGES for name in PAGES]


def page(language: Language, name: str) -> Page:
    return next(page for page in pages(language) if page.name == name)


def section(text: str, number: int) -> str:
    """What stands below a page's heading of the second level of that number, from 1."""
    return re.split(r"^## .+$", text, flags=re.MULTILINE)[number]


def first_cells(text: str) -> list[str]:
    """The first cells of a table's rows, but that of its heading."""
    cells = [line.strip("|").split("|")[0].strip() for line in text.splitlines() if line.startswith("|")]
    return [cell for cell in cells if set(cell) != {"-"}][1:]


def code(text: str) -> set[str]:
    return set(re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)))


# the same in every language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_and_no_other(language: Language) -> None:
    assert {path.name for path in documents("guide", language).iterdir()} == {f"{name}.md" for name in PAGES}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_same_headings_tables_and_pictures_in_every_language(name: str) -> None:
    finnish = page("fi", name)
    for language in LANGUAGES:
        other = page(language, name)
        assert [heading.level for heading in other.headings] == [heading.level for heading in finnish.headings]
        assert other.text.count("\n|") == finnish.text.count("\n|")
        assert other.text.count("\n```") == finnish.text.count("\n```")
        assert [picture.replace(f"-{language}.", "-fi.") for picture in other.pictures] == list(finnish.pictures)


def test_no_page_was_left_untranslated() -> None:
    """A line of prose that two languages share is one that somebody copied."""
    for name in PAGES:
        lines = {
            language: {
                line for line in page(language, name).text.splitlines() if len(line.split()) > 8 and line[0] != "|"
            }
            for language in LANGUAGES
        }
        shared = (lines["fi"] & lines["sv"]) | (lines["fi"] & lines["en"]) | (lines["sv"] & lines["en"])
        fenced = "".join(re.findall(r"^```.*?^```", page("fi", name).text, re.MULTILINE | re.DOTALL))
        assert {line for line in shared if line not in fenced} == set()


# links and pictures


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_links_lead_to_pages_that_ship_and_to_their_headings(language: Language, name: str) -> None:
    here = page(language, name)
    text = re.sub(r"^```.*?^```", "", here.text, flags=re.MULTILINE | re.DOTALL)
    for link in re.findall(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)", text):
        if "://" in link:
            continue
        where = place(here, link)
        assert where is not None, link
        anchors = {heading.anchor for heading in page(language, where.name).headings}
        assert not where.anchor or where.anchor in anchors, link


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_lists_the_others_in_the_order_of_reading(language: Language) -> None:
    listed = re.findall(r"^- \[[^\]]+\]\((\S+)\.md\)", page(language, "README").text, re.MULTILINE)
    assert tuple(listed) == PAGES[1:]


def test_every_picture_is_there_is_shown_and_together_they_are_small() -> None:
    shown = {
        (page.path.parent / name).resolve()
        for language in LANGUAGES
        for page in pages(language)
        for name in page.pictures
    }
    there = set(documents("guide", "pictures").resolve().iterdir())
    assert shown == there
    assert sum(path.stat().st_size for path in there) <= MOST_BYTES


def test_references_are_pages_of_docs() -> None:
    assert [page.name for page in pages("fi")[len(PAGES) :]] == list(REFERENCES)
    assert place(page("fi", "format"), "../../scenario-format.md#seats") is not None
    assert place(page("fi", "format"), "../../architecture.md") is None
    assert place(page("fi", "format"), "https://example.org/tour.md") is None
    assert place(page("fi", "format"), "../../../README.md") is None


def test_anchors_are_those_of_github() -> None:
    assert anchor_of("Yleisön edessä: `F5`, ja muuta") == "yleisön-edessä-f5-ja-muuta"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tour_has_a_section_for_every_view(language: Language) -> None:
    """Where F1 opens the guide."""
    for view in VIEWS:
        assert section_of(page(language, "tour"), catalog(language)(f"action.{view}")), view


# keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_the_window_is_listed_and_no_other(language: Language) -> None:
    text = page(language, "keys").text
    assert with_keys(text, language) == text, "run docs/fill_guide.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_that_the_guide_names_are_keys_of_the_window(language: Language) -> None:
    speech = catalog(language)
    known = {key_in(language, key) for entry in ENTRIES for key in entry.keys}
    known |= {key_in(language, key) for key in ("Esc", "Alt+Left", "Shift+Enter", "Ctrl+Enter", "Shift+Tab")}
    known |= {speech(key) for entry in ENTRIES if (key := f"action.{entry.name}.keys") in speech}
    pattern = r"[-+]|F\d+|(Ctrl|Shift|Vaihto|Skift|Alt)\+.+|Esc"
    for one in pages(language)[: len(PAGES)]:
        assert {word for word in code(one.text) if re.fullmatch(pattern, word)} <= known, one.name


# set-up


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_packages_to_install_are_those_that_the_start_looks_for(language: Language) -> None:
    wanted = re.search(r"sudo apt-get install (.*?)```", page(language, "start").text, re.DOTALL)
    assert wanted is not None
    looked_for = re.findall(r'"(lib[a-z0-9.-]+)",?$', (ROOT / "run.py").read_text("utf-8"), re.MULTILINE)
    assert set(re.findall(r"\blib[a-z0-9.-]+", wanted[1])) == set(looked_for)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_scenarios_that_ship_are_listed(language: Language) -> None:
    listed = [cell.strip("`") for cell in first_cells(section(page(language, "library").text, 4))]
    assert sorted(listed) == sorted(path.name for path in scenarios_folder().iterdir())


# the command line


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_told_of_and_no_other(language: Language) -> None:
    told = [heading.text for heading in page(language, "command-line").headings if heading.level == 2]
    assert sorted(told) == sorted(COMMANDS)


def any_language(text: str) -> list[str]:
    """The commands of a page's examples, without what each language calls its own way."""
    return [re.sub(r"(-o )\w+|(--language )\w+", r"\1\2", command) for command, _ in commands(text)]


def test_examples_do_what_the_guide_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], qapp: QApplication
) -> None:
    """In every language, for what is said; what is written is called otherwise, and is the same."""
    shutil.copytree(scenarios_folder(), tmp_path / "scenarios")
    monkeypatch.chdir(tmp_path)
    known: list[tuple[object, simulating.SimulatedComparison]] = []

    def simulate_once(*of: Any, report: object, **more: Any) -> simulating.SimulatedComparison:
        """The same drafts come to the same, however it is told."""
        found = next((came for given, came in known if given == (of, more)), None)
        if found is None:
            found = simulating.simulate(*of, **more)
            known.append(((of, more), found))
        return found

    monkeypatch.setattr(simulate, "simulate", simulate_once)
    texts = {language: page(language, "command-line").text for language in LANGUAGES}
    for language, text in texts.items():
        assert any_language(text) == any_language(texts["fi"])
        assert with_examples(text) == text, "run docs/fill_guide.py"
        for command, _ in commands(text):
            if "--language" in command:
                assert f"--language {language}" in command
    assert len(known) == 1
    examples = commands(texts["fi"])
    assert len(examples) == 16
    for command, _ in examples:
        if " -o " in command:
            assert main(command.split()) == 0
            assert capsys.readouterr() == ("", "")
            assert (tmp_path / re.findall(r"-o (\S+)", command)[0]).stat().st_size > 1000
    assert capsys.readouterr().err == ""
