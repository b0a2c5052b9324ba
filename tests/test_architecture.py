"""The import contracts of pyproject.toml hold, and looking at a model stays cheap."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_imports_run_downwards_only() -> None:
    code = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(no_cache=True, no_logo=True))"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def imports_widgets(path: Path) -> bool:
    """Tell whether a module names PySide6.QtWidgets in an import, at its top or within a function."""
    names: set[str] = set()
    text = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)) if "QtWidgets" in text else ():
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return any(name.startswith("PySide6.QtWidgets") for name in names)


def test_widgets_live_in_the_app() -> None:
    app = ROOT / "orgsim" / "app"
    elsewhere = [path for path in (ROOT / "orgsim").rglob("*.py") if app not in path.parents]
    assert [str(path) for path in elsewhere if imports_widgets(path)] == []


def test_the_model_and_the_resources_load_nothing_heavy() -> None:
    code = "import sys, orgsim.model, orgsim.resources; print(*{name.split('.')[0] for name in sys.modules})"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    heavy = {"PySide6", "numpy", "pyqtgraph", "networkx", "pyphen", "yaml"}
    assert heavy.isdisjoint(ended.stdout.split())


MOST_MODULES = 20


def test_no_room_holds_more_modules_than_a_newcomer_reads() -> None:
    modules = [path for top in ("orgsim", "tests") for path in (ROOT / top).rglob("*.py")]
    rooms = Counter(path.parent.relative_to(ROOT).as_posix() for path in modules if path.name != "__init__.py")
    assert {room: number for room, number in rooms.items() if number > MOST_MODULES} == {}


MOST_LINES = 400


def test_no_module_is_longer_than_what_has_one_purpose() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "orgsim").rglob("*.py")
    }
    assert {module: lines for module, lines in lengths.items() if lines > MOST_LINES} == {}
