from __future__ import annotations

from pathlib import Path

import pytest

from orgsim import resources


def test_the_checkout_has_them_beside_the_package() -> None:
    assert resources.resource("kinds.yaml").is_file()
    assert resources.resource("i18n", "fi.json").is_file()
    assert (resources.scenarios_folder() / "lohja-2016.yaml").is_file()


def test_the_guide_is_here_and_is_no_place_for_files_of_ones_own() -> None:
    assert resources.documents("guide", "fi", "tour.md").is_file()
    assert resources.is_shipped(resources.documents("guide", "fi"))


def test_a_wheel_has_them_inside_and_ignores_strangers_beside_it(tmp_path: Path) -> None:
    (tmp_path / "resources").mkdir()
    inside = tmp_path / "orgsim" / "_data" / "resources"
    inside.mkdir(parents=True)
    assert resources._find("resources", tmp_path / "orgsim") == inside
    with pytest.raises(FileNotFoundError):
        resources._find("scenarios", tmp_path / "orgsim")


def test_what_is_missing_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as missing:
        resources._find("scenarios", tmp_path / "orgsim")
    assert str(missing.value) == (
        f"orgsim is not fully installed: its folder of scenarios is missing at {tmp_path / 'scenarios'}"
    )
