from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from orgsim.app.shell.platform import obstacle


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_always_have_a_display(platform: str) -> None:
    assert obstacle({}, platform) is None


def test_a_platform_without_screen_needs_no_display() -> None:
    assert obstacle({"QT_QPA_PLATFORM": "offscreen"}, "linux") is None
    assert obstacle({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "linux") is None


def test_wayland_needs_no_x_libraries(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "w"))
        server.listen()
        assert obstacle({"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)}, "linux") is None
        assert obstacle({"WAYLAND_DISPLAY": str(tmp_path / "w")}, "linux") is None


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"DISPLAY": ":4711"}, ":4711"),
        ({"DISPLAY": "nonsense"}, "nonsense"),
        ({"DISPLAY": ":4711", "QT_QPA_PLATFORM": "xcb"}, ":4711"),
        ({"WAYLAND_DISPLAY": "gone"}, "gone"),
        ({"WAYLAND_DISPLAY": "gone", "DISPLAY": ":4711"}, ":4711"),
        ({"WAYLAND_DISPLAY": "gone", "DISPLAY": ":0", "QT_QPA_PLATFORM": "wayland"}, "gone"),
    ],
)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others have no X or Wayland to reach")
def test_a_display_that_does_not_answer_is_named(environment: dict[str, str], named: str, tmp_path: Path) -> None:
    found = obstacle({"XDG_RUNTIME_DIR": str(tmp_path), **environment}, "linux")
    assert found is not None
    if found.key == "start.no-xcb":
        pytest.skip("this machine has no libraries of X")
    assert (found.key, found.args) == ("start.unreachable-display", {"display": named})


def test_without_a_display_there_is_an_obstacle() -> None:
    for environment in ({}, {"QT_QPA_PLATFORM": "xcb"}):
        found = obstacle(environment, "linux")
        assert found is not None
        assert found.key == "start.no-display"


@pytest.mark.parametrize("display", [{}, {"WAYLAND_DISPLAY": "gone"}])
def test_the_program_says_so_in_one_sentence_and_ends(display: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "orgsim"],
        env={"PATH": "/usr/bin:/bin", "LANG": "fi_FI.UTF-8", "PYTHONIOENCODING": "utf-8", **display},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "näytön" in done.stderr or "Näyttöön gone ei saada yhteyttä" in done.stderr
    assert "Traceback" not in done.stderr
