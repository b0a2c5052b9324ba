from __future__ import annotations

import os
from pathlib import Path

# Before Qt is imported anywhere: tests need no screen, and must not open windows on one.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

SCENARIOS = Path(__file__).resolve().parent.parent / "scenarios"


@pytest.fixture
def scenarios_dir() -> Path:
    return SCENARIOS
