from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from tests.room import room_for


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_modules_that_are_imported_on_a_full_disk_are_not_kept_by_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    for name in ("imported_meanwhile", "imported_after"):
        (tmp_path / f"{name}.py").write_text(f"WORDS = {['word'] * 99}\n", "utf-8")
    with room_for(50):
        importlib.import_module("imported_meanwhile")
    importlib.import_module("imported_after")
    kept = [path.name.partition(".")[0] for path in (tmp_path / "__pycache__").iterdir()]
    assert kept == ["imported_after"]
