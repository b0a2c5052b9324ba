"""Qt without a window, with the bundled font, and Lohja's comparison opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from orgsim.export.page.application import ensure_application
from orgsim.files.reading.opening import Opened, open_paths


@pytest.fixture
def painting(qapp: QGuiApplication) -> None:
    """Makes painting possible."""
    ensure_application()


@pytest.fixture
def lohja(scenarios_dir: Path) -> Opened:
    return open_paths([scenarios_dir / "lohja-2016.yaml"])
