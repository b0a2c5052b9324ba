from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def generate() -> Callable[..., str]:
    """The generator of organisations; the benchmarks are no package that could be imported by name."""
    spec = importlib.util.spec_from_file_location("organisations", ROOT / "benchmarks" / "organisations.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.generate
