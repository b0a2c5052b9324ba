from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from orgsim.files.reading.opening import open_paths
from orgsim.files.system_reasons import KNOWN, reason
from orgsim.messages import Message, catalog
from orgsim.model.text import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_known_reason_has_words_in_each_language(language: Language) -> None:
    said = set()
    for name in KNOWN:
        known = reason(OSError(getattr(errno, name.upper()), "in the system's words"))
        assert isinstance(known, Message)
        words = catalog(language).say(known)
        assert words[0].isupper()
        assert not words.endswith(".")
        said.add(words)
    assert len(said) > len(KNOWN) - 5


def test_what_has_no_words_of_ours_is_told_in_the_systems() -> None:
    assert reason(OSError(errno.EILSEQ, os.strerror(errno.EILSEQ))) == os.strerror(errno.EILSEQ)
    assert reason(OSError("what a library says")) == "what a library says"


def test_a_file_that_cannot_be_read_says_why_in_finnish(tmp_path: Path) -> None:
    opened = open_paths([tmp_path / ("pitkä" * 60 + ".yaml")])
    said = [catalog("fi").say(problem.message) for problem in opened.problems]
    assert any("Nimi tai polku on liian pitkä" in each for each in said)
