"""The size of text; nothing is timed but the opening of the window."""

from __future__ import annotations

import shutil

import msgspec
import pytest
from conftest import OpenWindow
from legibility import SCREENS, legibility
from pytest_benchmark.fixture import BenchmarkFixture

from orgsim.app.opening.file_actions import default_comparison


@pytest.mark.benchmark(group="legibility")
@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
def bench_legibility(benchmark: BenchmarkFixture, open_window: OpenWindow, size: tuple[int, int]) -> None:
    """Lohja's two models side by side."""
    window, document = benchmark.pedantic(lambda: open_window(default_comparison(), size=size), rounds=1)
    benchmark.extra_info["legibility"] = msgspec.to_builtins(
        legibility(window, document.state.scenarios, shutil.which("dot"))
    )
