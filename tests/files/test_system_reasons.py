from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from orgsim.export.placing import written
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
    assert len(said) > len(KNOWN) - 10


def test_what_has_no_words_of_ours_is_told_in_the_systems() -> None:
    assert reason(OSError(errno.ENOTBLK, os.strerror(errno.ENOTBLK))) == os.strerror(errno.ENOTBLK)
    assert reason(OSError("what a library says")) == "what a library says"


def test_a_file_that_cannot_be_read_says_why_in_finnish(tmp_path: Path) -> None:
    opened = open_paths([tmp_path / ("pitkä" * 60 + ".yaml")])
    said = [catalog("fi").say(problem.message) for problem in opened.problems]
    assert any("Nimi tai polku on liian pitkä" in each for each in said)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ConnectionResetError(errno.ECONNRESET, os.strerror(errno.ECONNRESET)), "Yhteys verkkolevyyn on katkennut"),
        (OSError(errno.ENOKEY, os.strerror(errno.ENOKEY)), "Tiedosto on salattu eikä sen avainta ole"),
        (OSError(errno.EUCLEAN, os.strerror(errno.EUCLEAN)), "Levy on vioittunut ja pitää tarkistaa"),
        (OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP)), "Levy ei tue toimintoa"),
    ],
)
def test_what_network_drives_and_damaged_disks_say_is_told_in_finnish(error: OSError, said: str) -> None:
    why = reason(error)
    assert isinstance(why, Message)
    assert catalog("fi").say(why) == said


@pytest.mark.parametrize("name", ["a\0b.yaml", "a\ud800b.yaml"])
def test_a_name_that_no_file_can_have_is_told_in_finnish(name: str, tmp_path: Path) -> None:
    said = [catalog("fi").say(problem.message) for problem in open_paths([tmp_path / name]).problems]
    assert len(said) == 1 and "Järjestelmä ei hyväksy nimeä tai toimintoa" in said[0]
    unwritten = written(tmp_path / name, b"x")
    assert unwritten is not None
    assert "Järjestelmä ei hyväksy nimeä tai toimintoa" in catalog("fi").say(unwritten.message)


class OfWindowsError(OSError):
    """As Python raises it there: with Windows' own number, and with that of POSIX that it takes for the same."""

    def __init__(self, winerror: int, number: int, words: str) -> None:
        super().__init__(number, words)
        self.winerror = winerror


@pytest.mark.parametrize(
    ("winerror", "number", "said"),
    [
        (32, errno.EACCES, "Tiedosto on toisen ohjelman käytössä"),
        (53, errno.ENOENT, "Verkkolevyyn ei saada yhteyttä"),
        (64, errno.EINVAL, "Yhteys verkkolevyyn on katkennut"),
        (206, errno.ENOENT, "Nimi tai polku on liian pitkä"),
        (112, errno.ENOSPC, "Levy on täynnä"),
        (123, errno.EINVAL, "Järjestelmä ei hyväksy nimeä tai toimintoa"),
        (5, errno.EACCES, "Käyttöoikeus puuttuu"),
    ],
)
def test_what_windows_says_of_networks_and_programs_is_told_in_finnish(winerror: int, number: int, said: str) -> None:
    why = reason(OfWindowsError(winerror, number, "in Windows' words"))
    assert isinstance(why, Message)
    assert catalog("fi").say(why) == said


def test_what_windows_alone_knows_is_told_in_its_words() -> None:
    """Python tells of it by the number of a name that cannot be, which it is not."""
    assert reason(OfWindowsError(1920, errno.EINVAL, "in Windows' words")) == "in Windows' words"
