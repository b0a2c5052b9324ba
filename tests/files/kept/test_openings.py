"""What was opened is had again from a store while its files hold the same, and never else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from orgsim.files.kept import openings
from orgsim.files.kept.kept import Kept
from orgsim.files.kept.openings import keep_opening, kept_opening
from orgsim.files.kept.store import Store
from orgsim.files.reading.opened import Opened
from orgsim.files.reading.opening import open_paths
from orgsim.resources import scenarios_folder

PROGRAM = b"this one"
CASES = Path(__file__).parents[2] / "cases" / "koskenlahti"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kept")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CASES, tmp_path / "drafts"))


def opened(store: Store, *paths: Path) -> Opened:
    """Open the files, and have that kept."""
    what = open_paths(paths)
    keep_opening(paths, what, store, PROGRAM)
    return what


def every_file() -> list[Path]:
    return [*sorted(scenarios_folder().glob("*.yaml")), *sorted(CASES.glob("*.yaml"))]


@pytest.mark.parametrize("path", every_file(), ids=lambda path: path.stem)
def test_it_is_all_that_was_read(store: Store, path: Path) -> None:
    what = opened(store, path)

    kept = kept_opening([path], store, PROGRAM)

    assert kept is not None
    assert repr(kept) == repr(what)
    assert [file.data for file in kept.files] == [file.data for file in what.files]


def test_what_is_large_is_made_anew_of_what_was_kept_and_says_the_same(tmp_path: Path, folder: Path) -> None:
    paths = [folder / "koskenlahden-organisaatiouudistus-2026.yaml"]
    what = open_paths(paths)
    assert what.comparison is not None and len(what.files) > 1

    anew = Kept(tmp_path / "kept", scattered=0).open(paths)

    assert repr(anew) == repr(what)
    assert [file.data for file in anew.files] == [file.data for file in what.files]
    assert anew.comparison is not None and anew.comparison.data == what.comparison.data


def test_a_file_that_changed_is_read_again(store: Store, folder: Path) -> None:
    comparison, draft = folder / "koskenlahden-organisaatiouudistus-2026.yaml", folder / "koskenlahti-nyt.yaml"
    opened(store, comparison)
    assert kept_opening([comparison], store, PROGRAM) is not None

    # Of the same size, and within the same second.
    draft.write_bytes(draft.read_bytes().replace(b"a", b"e", 1))

    assert kept_opening([comparison], store, PROGRAM) is None


def test_another_program_reads_for_itself(store: Store, folder: Path) -> None:
    draft = folder / "koskenlahti-nyt.yaml"
    opened(store, draft)

    assert kept_opening([draft], store, b"the next version") is None


def test_a_file_that_is_gone_or_leads_elsewhere_is_not_known(store: Store, folder: Path) -> None:
    draft, link = folder / "koskenlahti-nyt.yaml", folder / "link.yaml"
    link.symlink_to(draft)
    opened(store, link)
    assert kept_opening([link], store, PROGRAM) is not None

    link.unlink()
    assert kept_opening([link], store, PROGRAM) is None
    shutil.copyfile(draft, link)
    assert kept_opening([link], store, PROGRAM) is None


def test_a_warning_is_told_again(store: Store, tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    draft.write_text("orgsim: 1\nid: a\ntitle: Luonnos\nunits:\n  - {id: v, kind: council, name: Valtuusto, naem: x}\n")
    what = opened(store, draft)
    assert [problem.message.key for problem in what.problems] == ["problem.unknown-key"]

    kept = kept_opening([draft], store, PROGRAM)

    assert kept is not None
    assert kept.problems == what.problems
    assert kept.files[0].warnings == what.files[0].warnings


def test_what_could_not_be_opened_whole_is_not_kept(store: Store, folder: Path) -> None:
    comparison = folder / "koskenlahden-organisaatiouudistus-2026.yaml"
    (folder / "koskenlahti-nyt.yaml").write_text("units: [")
    opened(store, comparison)

    assert kept_opening([comparison], store, PROGRAM) is None


@pytest.mark.parametrize("kept", [b"", b"\x93", b"\x92\x90\xc0", b"\x92\x91\x93\xa1x\xa1x\xc4\x00\x80"])
def test_what_does_not_fit_the_model_is_as_if_it_were_not_there(store: Store, kept: bytes) -> None:
    path = CASES / "koskenlahti-nyt.yaml"
    store.put(openings._key([path], PROGRAM), kept)

    assert kept_opening([path], store, PROGRAM) is None
