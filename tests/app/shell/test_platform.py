from __future__ import annotations

import subprocess
import sys

import pytest

from orgsim.app.shell.platform import obstacle


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_always_have_a_display(platform: str) -> None:
    assert obstacle({}, platform) is None


def test_a_platform_without_screen_needs_no_display() -> None:
    assert obstacle({"QT_QPA_PLATFORM": "offscreen"}, "linux") is None
    assert obstacle({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "linux") is None


def test_wayland_needs_no_x_libraries() -> None:
    assert obstacle({"WAYLAND_DISPLAY": "wayland-0"}, "linux") is None


def test_without_a_display_there_is_an_obstacle() -> None:
    for environment in ({}, {"QT_QPA_PLATFORM": "xcb"}):
        found = obstacle(environment, "linux")
        assert found is not None
        assert found.key == "start.no-display"


def test_the_program_says_so_in_one_sentence_and_ends() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "orgsim"],
        env={"PATH": "/usr/bin:/bin", "LANG": "fi_FI.UTF-8", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "näytön" in done.stderr
    assert "Traceback" not in done.stderr
