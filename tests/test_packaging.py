"""pyproject.toml and constraints.txt against what is really here; .ci/run builds and installs the wheel."""

from __future__ import annotations

import re
import sys
import tomllib
from functools import cache
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path

import orgsim
from orgsim.app.guide.pages import REFERENCES

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = SETTINGS["project"]
CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8")

# By their lines, as to parse all of the code takes seconds.
_IMPORTS = re.compile(r"^[ \t]*(?:from (\w+)[\w.]* import\b|import ([^#;\n]+))", re.MULTILINE)


def canonical(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name.group()).lower()


@cache
def imported_by(package: Path) -> set[str]:
    """Name every top-level module that a package imports, wherever in the code that stands."""
    names: set[str] = set()
    for path in package.rglob("*.py"):
        for whence, what in _IMPORTS.findall(path.read_text(encoding="utf-8")):
            names.update([whence] if whence else [each.split(".")[0].split()[0] for each in what.split(",")])
    return names


def test_the_folders_and_licences_that_go_into_the_wheel_are_here() -> None:
    wheel = SETTINGS["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel.keys() == {"packages", "force-include"}
    assert wheel["packages"] == ["orgsim"]
    inside = wheel["force-include"]
    pages = ["docs/guide", *(f"docs/{name}.md" for name in REFERENCES)]
    assert inside == {name: f"orgsim/_data/{name}" for name in ("scenarios", "resources", *pages)}
    wanted = [*inside, *PROJECT["license-files"], PROJECT["readme"]]
    assert [name for name in wanted if not (ROOT / name).exists()] == []


def test_the_templates_go_into_the_wheel_with_the_other_resources() -> None:
    assert {path.name for path in (ROOT / "resources" / "templates").iterdir()} == {
        "scenario.fi.yaml",
        "scenario.sv.yaml",
        "scenario.en.yaml",
    }


def test_the_sdist_names_only_what_is_here() -> None:
    named = SETTINGS["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_package_that_the_code_imports_is_declared_and_every_declared_one_is_imported() -> None:
    declared = {canonical(requirement) for requirement in PROJECT["dependencies"]}
    others = imported_by(ROOT / "orgsim") - sys.stdlib_module_names - {"orgsim"}
    providers = packages_distributions()
    used = {canonical(name) for module in others for name in providers[module]}
    assert used - {"shiboken6"} == declared  # shiboken6 is a part of PySide6 that is installed by itself


def test_every_package_that_the_code_imports_can_be_imported() -> None:
    # What comes with Python is there, if not on every system.
    for module in imported_by(ROOT / "orgsim") - sys.stdlib_module_names:
        import_module(module)


def test_the_command_starts_the_command_line() -> None:
    module, _, function = PROJECT["scripts"]["orgsim"].partition(":")
    assert callable(getattr(import_module(module), function))


def test_the_version_is_told_once() -> None:
    assert PROJECT["dynamic"] == ["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", orgsim.__version__)


def test_constraints_pin_every_requirement_and_name_no_server() -> None:
    groups = SETTINGS["dependency-groups"].values()
    required = [*PROJECT["dependencies"], *(requirement for group in groups for requirement in group)]
    lines = [line for line in CONSTRAINTS.splitlines() if not line.startswith("#")]
    assert all(re.match(r"[a-z0-9-]+==\S+( ; .+)?$", line) for line in lines)
    assert {canonical(requirement) for requirement in required} <= {canonical(line) for line in lines}
    assert "://" not in CONSTRAINTS


def test_python_3_11_is_kept_from_the_pyside_that_loses_references() -> None:
    pinned = re.findall(
        r"^pyside6-essentials==(\d+)\.(\d+)\S* ; python_full_version < '3.12'$", CONSTRAINTS, re.MULTILINE
    )
    assert len(pinned) == 1
    assert tuple(map(int, pinned[0])) < (6, 12)
