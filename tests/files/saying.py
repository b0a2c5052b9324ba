"""What reading a text has to say, for tests."""

from __future__ import annotations

from pathlib import Path

from orgsim.files.problems import UnreadableFile, describe
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.messages import catalog
from orgsim.model.text import Language

DRAFT = Path("luonnos.yaml")


def said(text: str | bytes, language: Language = "en") -> list[str]:
    """What reading `text` as a scenario has to say, errors and warnings alike, without the file's name."""
    data = text.encode() if isinstance(text, str) else text
    try:
        problems = read_scenario_text(data, DRAFT).warnings
    except UnreadableFile as error:
        problems = error.problems
        assert any(problem.severity == "error" for problem in problems)
    else:
        assert all(problem.severity == "warning" for problem in problems)
    return [describe(problem, catalog(language)).removeprefix(f"{DRAFT}:") for problem in problems]
