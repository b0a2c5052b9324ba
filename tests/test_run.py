"""run.py, as a person meets it: in a folder of its own, as a process of its own."""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
RUN = ROOT / "run.py"
# Nothing of the person's own settings, and no way to any package: what these tests start stays on this machine.
BARE = {
    "PATH": os.defpath,
    "LC_ALL": "C.UTF-8",
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_INDEX_URL": "http://127.0.0.1:9/",
    "PIP_RETRIES": "0",
    "SYSTEMROOT": os.environ.get("SYSTEMROOT", ""),
}


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("run_under_test", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with all that run.py reads, and no .venv."""
    folder = tmp_path / "orgsim"
    folder.mkdir()
    for name in ("run.py", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, folder)
    return folder


def start(checkout: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(checkout / "run.py"), *arguments]
    return subprocess.run(command, env=BARE | environment, capture_output=True, encoding="utf-8", check=False)


def without(module: str, checkout: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start run.py on a Python from which a module is missing, as on a Debian without python3-venv."""
    code = f"import runpy, sys; sys.modules[{module!r}] = None; sys.argv = ['run.py', 'metrics', 'x'];"
    code += f"runpy.run_path({str(checkout / 'run.py')!r}, run_name='__main__')"
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=BARE | environment, capture_output=True, encoding="utf-8", check=False)


def with_pip_at_hand(checkout: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start run.py where the pip of a new environment is the one that these tests run with: to unpack one takes long.

    That it is unpacked too is proved by whoever runs these tests with run.py.
    """
    pip = Path(str(importlib.util.find_spec("pip").origin)).parent  # type: ignore[union-attr]
    code = "import os, runpy, sys, sysconfig, venv; sys.argv = ['run.py', 'metrics', 'x'];"
    code += (
        "inside = lambda made: sysconfig.get_path('purelib', vars={'base': made.env_dir, 'platbase': made.env_dir});"
    )
    code += f"link = lambda self, made: os.symlink({str(pip)!r}, os.path.join(inside(made), 'pip'));"
    code += f"venv.EnvBuilder._setup_pip = link; runpy.run_path({str(checkout / 'run.py')!r}, run_name='__main__')"
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=BARE | environment, capture_output=True, encoding="utf-8", check=False)


def make_ready(checkout: Path, groups: list[str]) -> Path:
    """Lay an environment as a finished set-up leaves it, where orgsim only tells what it was given."""
    run = load(checkout / "run.py")
    venv.create(run.VENV, with_pip=False, symlinks=os.name != "nt")
    packages = next(path for path in run.VENV.rglob("site-packages") if path.is_dir())
    tell = "import json, os, sys; print(json.dumps([sys.argv[1:], os.getcwd()])); sys.exit(7)"
    for package in ("orgsim", "pytest"):
        (packages / package).mkdir()
        (packages / package / "__main__.py").write_text(tell, encoding="utf-8")
    folder = packages.relative_to(run.VENV).as_posix()
    stamp = {"fingerprint": run.fingerprint(), "groups": groups, "folder": folder, "packages": ["orgsim", "pytest"]}
    run.write_stamp(stamp)
    return Path(run.STAMP)


def test_old_pythons_can_read_it() -> None:
    ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_needs_only_the_standard_library() -> None:
    tree = ast.parse(RUN.read_text(encoding="utf-8"))
    imported = {
        alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    imported |= {str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= sys.stdlib_module_names


def test_asks_for_the_python_that_the_package_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=" + ".".join(map(str, load(RUN).OLDEST_PYTHON))


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13)])
def test_an_old_python_is_told_in_one_sentence(version: tuple[int, int, int]) -> None:
    run = load(RUN)
    with pytest.raises(run.SetupError) as stop:
        run.check_python(version)
    english, finnish = stop.value.args
    assert english.startswith(f"orgsim needs Python 3.11 or newer, and this is {'.'.join(map(str, version))}")
    assert "3.11" in finnish
    assert "\n" not in english + finnish


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 2), (4, 0, 0)])
def test_a_new_python_passes(version: tuple[int, int, int]) -> None:
    load(RUN).check_python(version)


@pytest.mark.parametrize(
    ("arguments", "opens"),
    [
        ([], True),
        (["lohja.yaml"], True),
        (["--smoke-test", "out.png"], True),
        (["metrics", "lohja.yaml"], False),
        (["--help"], False),
        (["--version"], False),
    ],
)
def test_knows_which_arguments_open_the_window(arguments: list[str], opens: bool) -> None:
    assert load(RUN).opens_window(arguments) is opens


@pytest.mark.parametrize("environment", [{"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "w"}, {"QT_QPA_PLATFORM": "offscreen"}])
def test_a_display_of_any_sort_will_do(environment: dict[str, str]) -> None:
    load(RUN).check_display("linux", environment)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_only_linux_is_asked_for_a_display(platform: str) -> None:
    load(RUN).check_display(platform, {})


def test_no_display_is_told_in_one_sentence() -> None:
    run = load(RUN)
    with pytest.raises(run.SetupError, match="no display") as stop:
        run.check_display("linux", {"DISPLAY": ""})
    assert "\n" not in "".join(stop.value.args)


@pytest.mark.parametrize(
    ("environment", "uses"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, True),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({}, False),
    ],
)
def test_asks_for_the_libraries_of_x11_only_where_qt_will_use_them(environment: dict[str, str], uses: bool) -> None:
    assert load(RUN).uses_x11(environment) is uses


def test_speaks_finnish_where_the_system_does(checkout: Path) -> None:
    answer = without("ensurepip", checkout, PATH="", LC_ALL="fi_FI.UTF-8")
    assert answer.stderr.startswith("Asenna ensin: ")


def test_a_missing_module_is_named_before_anything_is_made(checkout: Path) -> None:
    answer = without("ensurepip", checkout, PATH="")
    assert answer.returncode == 1
    assert answer.stderr == "Please install first: Python's venv and ensurepip\n"
    assert answer.stdout == ""
    assert not (checkout / ".venv").exists()


def test_debian_is_told_the_package_or_root_gets_it_installed(checkout: Path, tmp_path: Path) -> None:
    log, tools = tmp_path / "apt.log", tmp_path / "tools"
    tools.mkdir()
    apt = tools / "apt-get"
    apt.write_text(f'#!/bin/sh\necho "$*" >> {log}\n', encoding="utf-8")
    apt.chmod(0o755)
    answer = without("ensurepip", checkout, PATH=str(tools))
    package = f"python3.{sys.version_info[1]}-venv"
    assert answer.returncode == 1
    remedy = f"sudo apt-get update && sudo apt-get install {package}"
    assert answer.stderr.splitlines()[-1] == f"Please install first: {remedy}"
    if os.geteuid() == 0:
        assert answer.stderr.splitlines()[0] == f"Installing with apt-get: {package}"
        assert (
            log.read_text(encoding="utf-8").splitlines()[1].endswith(f"install --yes --no-install-recommends {package}")
        )
    else:
        assert not log.exists()


def test_missing_libraries_are_named_for_debian_and_for_others() -> None:
    missing = load(RUN).missing_packages({"libno-such-thing.so.9": "libno-such-thing9"}, make_venv=False)
    assert missing == ({"libno-such-thing9": "libno-such-thing.so.9"} if sys.platform.startswith("linux") else {})


def test_this_machine_has_what_is_asked_for() -> None:
    """These tests run on Qt, so a library that is missing here is one that need not be asked for."""
    assert load(RUN).missing_packages(load(RUN).QT_LIBRARIES, make_venv=True) == {}


def test_without_a_network_it_says_so_and_what_is_there_stays(checkout: Path) -> None:
    run = load(checkout / "run.py")
    stamp = make_ready(checkout, []).read_bytes()
    shutil.rmtree(run.packages_folder() / "pytest")  # what is damaged is made anew
    answer = with_pip_at_hand(checkout)
    assert answer.returncode == 1
    assert answer.stdout == ""
    last = answer.stderr.splitlines()[-1]
    assert last == f"The packages could not be fetched: is there a network? (pip's log: {run.LOG})"
    assert "Traceback" not in answer.stderr
    assert "loosen the range" not in answer.stderr, "nobody who starts orgsim has specified versions"
    assert run.LOG.exists()
    assert run.STAMP.read_bytes() == stamp
    assert (run.packages_folder() / "orgsim").is_dir()
    assert not run.BEFORE.exists()


def test_what_was_cut_short_is_made_anew(checkout: Path) -> None:
    run = load(checkout / "run.py")
    venv.create(run.VENV, with_pip=False, symlinks=os.name != "nt")
    run.write_stamp(run.UNFINISHED)
    (run.VENV / "half-installed").touch()
    answer = with_pip_at_hand(checkout, PIP_NO_INDEX="1")
    assert answer.returncode == 1
    assert answer.stderr.splitlines()[-1].startswith("pip failed: ")
    assert not (run.VENV / "half-installed").exists()


def test_an_environment_made_by_hand_is_kept(checkout: Path) -> None:
    run = load(checkout / "run.py")
    venv.create(run.VENV, with_pip=False, symlinks=os.name != "nt")
    (run.packages_folder() / "pip").mkdir()  # of which all that is asked is whether it is there: it fails
    (run.VENV / "mine").touch()
    assert start(checkout, "metrics", "x").returncode == 1
    assert (run.VENV / "mine").exists()
    assert not run.STAMP.exists()


def test_once_set_up_it_hands_over_arguments_folder_and_exit_code(checkout: Path, tmp_path: Path) -> None:
    make_ready(checkout, [])
    command = [sys.executable, str(checkout / "run.py"), "metrics", "a b.yaml", "--format", "json"]
    answer = subprocess.run(command, cwd=tmp_path, env=BARE, capture_output=True, encoding="utf-8", check=False)
    assert answer.returncode == 7
    assert json.loads(answer.stdout) == [["metrics", "a b.yaml", "--format", "json"], str(tmp_path)]
    assert answer.stderr == ""


def test_the_tests_run_from_the_checkout(checkout: Path) -> None:
    make_ready(checkout, ["test"])
    answer = start(checkout, "test", "-n", "0", "-k", "tree")
    assert answer.returncode == 7
    assert json.loads(answer.stdout) == [["-n", "0", "-k", "tree"], str(checkout)]


BY_FILE = ["--dist", "loadfile"]


@pytest.mark.parametrize(
    ("arguments", "cores", "handed"),
    [
        ([], 1, []),
        ([], 2, ["-n", "2", *BY_FILE]),
        (["tests/model", "-k", "tree"], 4, ["-n", "4", *BY_FILE]),
        ([], 64, ["-n", "8", *BY_FILE]),
        (["-n", "3"], 4, []),
        (["-n0"], 4, []),
        (["--numprocesses=3"], 4, []),
        (["--pdb"], 4, []),
    ],
)
def test_the_tests_run_on_all_cores_unless_one_says_otherwise(
    arguments: list[str], cores: int, handed: list[str]
) -> None:
    assert load(RUN).in_processes(arguments, cores) == handed


def test_a_window_without_a_display_is_refused_also_once_set_up(checkout: Path) -> None:
    make_ready(checkout, [])
    answer = start(checkout, "lohja.yaml")
    expected = "There is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set).\n"
    assert (answer.returncode, answer.stderr) == ((1, expected) if sys.platform.startswith("linux") else (7, ""))


def test_only_what_the_environment_depends_on_brings_a_new_set_up(checkout: Path) -> None:
    run = load(checkout / "run.py")
    make_ready(checkout, [])
    assert run.is_set_up(set())
    assert not run.is_set_up({"test"})

    project = checkout / "pyproject.toml"
    text = project.read_text(encoding="utf-8")
    project.write_text(text + "\n[tool.whatever]\nlength = 1\n", encoding="utf-8")
    assert run.is_set_up(set())
    project.write_text(text.replace('"msgspec>=', '"msgspec>1,>='), encoding="utf-8")
    assert not run.is_set_up(set())
    project.write_text(text, encoding="utf-8")
    assert run.is_set_up(set())
    with (checkout / "constraints.txt").open("a", encoding="utf-8") as constraints:
        constraints.write("another==1.0\n")
    assert not run.is_set_up(set())


def test_an_environment_is_built_on_only_where_it_is_sound(checkout: Path) -> None:
    run = load(checkout / "run.py")
    venv.create(run.VENV, with_pip=False, symlinks=os.name != "nt")
    packages = next(path for path in run.VENV.rglob("site-packages") if path.is_dir())
    assert not run.is_sound({})  # it has no pip
    (packages / "pip").mkdir()
    assert run.is_sound({})
    folder = packages.relative_to(run.VENV).as_posix()
    assert run.is_sound({"folder": folder, "packages": ["pip"]})
    assert not run.is_sound({"folder": folder, "packages": ["msgspec", "pip"]})
    assert not run.is_sound(run.UNFINISHED)


@pytest.mark.parametrize("harm", [lambda library: library.write_bytes(b"half"), lambda library: library.unlink()])
def test_a_library_that_was_cut_short_is_made_anew(checkout: Path, harm: Callable[[Path], object]) -> None:
    run = load(checkout / "run.py")
    make_ready(checkout, [])
    library = run.packages_folder() / "orgsim" / "core.abi3.so"
    library.write_bytes(bytes(200_000))
    found = run.libraries_in(run.packages_folder())
    assert found == {"orgsim/core.abi3.so": 200_000}
    run.write_stamp(run.read_stamp() | {"libraries": found})
    assert run.is_set_up(set())
    harm(library)
    assert not run.is_set_up(set())
    assert not run.is_sound(run.read_stamp())


def test_a_checkout_can_be_moved_with_its_environment_and_needs_no_network(checkout: Path) -> None:
    make_ready(checkout, [])
    moved = checkout.with_name("Järjestelmä ä")
    checkout.rename(moved)
    assert start(moved, "metrics", "x").returncode == 7


@pytest.mark.parametrize("language", ["C.UTF-8", "fi_FI.UTF-8", "C"])
def test_orgsim_is_found_in_its_folder_whatever_that_is_called_and_wherever_it_moves(
    checkout: Path, language: str
) -> None:
    run = load(checkout / "run.py")
    venv.create(run.VENV, with_pip=False, symlinks=os.name != "nt")
    (run.packages_folder() / "_editable_impl_orgsim.pth").write_text("/somewhere/else\n", encoding="utf-8")
    run.point_here(run.packages_folder())
    assert [path.name for path in run.packages_folder().glob("*.pth")] == ["orgsim.pth"]
    (checkout / "orgsim").mkdir()
    (checkout / "orgsim" / "__init__.py").touch()
    moved = checkout.with_name("Järjestelmä ä")
    checkout.rename(moved)
    ask = [load(moved / "run.py").PYTHON, "-P", "-c", "import orgsim; print(ascii(orgsim.__path__[0]))"]
    answer = subprocess.run(ask, env=BARE | {"LC_ALL": language}, capture_output=True, encoding="utf-8", check=False)
    assert (answer.stdout, answer.stderr) == (ascii(str(moved / "orgsim")) + "\n", "")


def test_what_worked_comes_back_after_a_set_up_that_was_killed(checkout: Path) -> None:
    run = load(checkout / "run.py")
    make_ready(checkout, [])
    run.VENV.rename(run.BEFORE)
    run.VENV.mkdir()
    run.write_stamp(run.UNFINISHED)
    assert start(checkout, "metrics", "x").returncode == 7
    assert not run.BEFORE.exists()


def test_what_was_put_aside_goes_once_its_successor_is_finished(checkout: Path) -> None:
    run = load(checkout / "run.py")
    make_ready(checkout, [])
    run.BEFORE.mkdir()
    run.set_up(set())
    assert not run.BEFORE.exists()
    assert start(checkout, "metrics", "x").returncode == 7


def one_sentence(answer: subprocess.CompletedProcess[str]) -> str:
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr.count("\n") == 1
    return answer.stderr


def test_a_file_in_the_place_of_the_environment_is_named(checkout: Path) -> None:
    (checkout / ".venv").write_text("mine", encoding="utf-8")
    said = one_sentence(start(checkout, "metrics", "x"))
    assert said.startswith(f"{checkout / '.venv'} is in the way: ")
    assert (checkout / ".venv").read_text(encoding="utf-8") == "mine"


def test_a_link_that_leads_nowhere_is_named_too(checkout: Path) -> None:
    (checkout / ".venv").symlink_to(checkout / "gone")
    assert " is in the way: " in one_sentence(start(checkout, "metrics", "x"))


def test_a_folder_that_somebody_else_made_and_that_is_of_no_use_is_named_and_kept(checkout: Path) -> None:
    venv.create(checkout / ".venv", with_pip=False, symlinks=os.name != "nt")
    said = one_sentence(start(checkout, "metrics", "x"))
    assert said.startswith(f"{checkout / '.venv'} was not made by orgsim, and has no pip")
    assert (checkout / ".venv" / "pyvenv.cfg").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="to root every folder is open")
def test_a_checkout_that_cannot_be_written_to_is_named(checkout: Path) -> None:
    checkout.chmod(0o555)
    try:
        said = one_sentence(start(checkout, "metrics", "x"))
    finally:
        checkout.chmod(0o755)
    assert said.startswith(f"Nothing can be written into {checkout}, where orgsim keeps its Python packages: ")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="to root every folder is open")
def test_an_environment_that_only_another_user_can_read_is_named(checkout: Path) -> None:
    (checkout / ".venv").mkdir(mode=0)
    said = one_sentence(start(checkout, "metrics", "x"))
    assert said.startswith(f"{checkout / '.venv'} cannot be read by this user, as after a start with sudo: ")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such programs")
def test_a_python_that_does_not_start_is_told_in_one_sentence(checkout: Path) -> None:
    make_ready(checkout, [])
    run = load(checkout / "run.py")
    run.PYTHON.unlink()
    run.PYTHON.write_text("no program", encoding="utf-8")
    said = one_sentence(start(checkout, "metrics", "x"))
    assert said.startswith(f"{run.PYTHON} does not start (Permission denied): delete the folder .venv")


def test_a_stamp_cut_short_counts_as_unfinished(checkout: Path) -> None:
    run = load(checkout / "run.py")
    assert run.read_stamp() == {}
    stamp = make_ready(checkout, [])
    stamp.write_text(stamp.read_text(encoding="utf-8")[:20], encoding="utf-8")
    assert run.read_stamp() == run.UNFINISHED
    assert not run.is_set_up(set())
