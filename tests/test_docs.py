"""README and docs/ say what is true, as far as a test can tell."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from orgsim.analysis.deciding.claimable import CLAIMABLE
from orgsim.analysis.figures.metrics import KINDS, METRICS
from orgsim.cli import _COMMANDS as COMMANDS
from orgsim.files.reading.kinds_file import builtin_kinds

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
GUIDE = ROOT / "docs" / "scenario-format.md"
ARCHITECTURE = [ROOT / "docs" / "architecture.md", *sorted((ROOT / "docs" / "architecture").glob("*.md"))]
PAGES = [README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


def read(path: Path) -> str:
    return path.read_text("utf-8")


def section(path: Path, heading: str) -> str:
    """The text below a heading of the second level, up to the next."""
    return re.split(r"^## ", read(path).partition(f"\n## {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str) -> list[list[str]]:
    """The cells of all rows of the tables in `text` but their headings."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    headings = {at - 1 for at, line in enumerate(lines) if set(line) <= set("|-")}
    kept = [line for at, line in enumerate(lines) if at not in headings and not set(line) <= set("|-")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in kept]


def code(text: str) -> set[str]:
    """Everything that stands between backticks within a line."""
    return set(re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)))


# links


def anchor(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.replace("`", "").strip().lower()).replace(" ", "-")


def anchors(path: Path) -> set[str]:
    text = re.sub(r"^ *```.*?^ *```", "", read(path), flags=re.MULTILINE | re.DOTALL)
    return {anchor(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^ *```.*?^ *```|`[^`\n]+`", "", read(page), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        place, _, heading = target.partition("#")
        path = (page.parent / place).resolve() if place else page
        assert path.exists(), f"{target} is not there"
        assert ROOT in path.parents
        if heading:
            assert heading in anchors(path), f"{target}: no such heading"


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_nothing_refers_to_what_a_clone_lacks(page: Path) -> None:
    assert not re.search(r"\bshared/|/work/|/tmp/", read(page))


def test_every_page_can_be_found_from_the_readme() -> None:
    reached, left = set(), [README]
    while left:
        page = left.pop()
        if page not in reached:
            reached.add(page)
            targets = re.findall(r"\]\(([^)\s#]+\.md)[^)\s]*\)", read(page))
            left += [(page.parent / target).resolve() for target in targets if "://" not in target]
    assert set(PAGES) - reached == set()


def test_pages_that_the_code_names_are_there() -> None:
    named = {
        (path.relative_to(ROOT).as_posix(), page)
        for path in (ROOT / "orgsim").rglob("*.py")
        for page in re.findall(r"docs/[\w/.-]+\.md", read(path))
    }
    assert named
    assert [(path, page) for path, page in sorted(named) if not (ROOT / page).exists()] == []


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"^- \[(\d+)\. (.+)\]\((.+)\)$", read(folder / "README.md"), re.MULTILINE)
    assert [name for _, _, name in listed] == sorted(path.name for path in folder.glob("[0-9]*.md"))
    for number, title, name in listed:
        assert int(name[:4]) == int(number)
        assert read(folder / name).startswith(f"# {number}. {title}\n")


# the README


def test_the_readme_is_read_on_two_screens() -> None:
    assert len(read(README).splitlines()) <= 90


def test_every_command_that_a_page_names_is_one() -> None:
    commands = re.findall(r"\borgsim (\w+)\b", "\n".join(code("\n".join(read(page) for page in PAGES))))
    assert set(commands) <= {*COMMANDS, "needs", "tarvitsee"}  # "orgsim needs Python …" is what the start says


# the reference of scenario files


def test_the_guide_names_every_kind() -> None:
    listed = section(GUIDE, "Units").rpartition("| side | kinds |")[2]
    sides = re.findall(r"^\| (\w+)[^|]* \| (.+) \|$", listed, re.MULTILINE)
    assert len(sides) == 5
    for side, cells in sides:
        assert code(cells) == {kind for kind, defined in builtin_kinds().items() if defined.side == side}, side


def test_the_guide_names_every_metric_that_a_claim_may_name() -> None:
    named = {word for cells in rows(section(GUIDE, "Claims")) for word in code(cells[0])}
    common = {"units", "roots", "leaves", "layers", "managers", "span.mean", "span.median", "span.max"}
    common |= {"single-child-managers"}
    sides = {f"{side}.{name}" for side in ("administration", "elected") for name in common}
    told = named | {name for name in sides if name.partition(".")[2] in named}
    assert {name for name in METRICS if not name.endswith("span.distribution")} | {*CLAIMABLE} <= told
    of_one = {"staff.people.branch.ID", "staff.fte.branch.ID", "budget.net.branch.ID"}
    of_one |= {"staff.people.layer.N", "staff.fte.layer.N", f"{KINDS}KIND"}
    dotted = {name for name in named if "." in name}
    assert dotted - {"administration.", "elected.", ".administration", ".elected"} - of_one <= {*METRICS, *CLAIMABLE}


def yaml_blocks(path: Path) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```", read(path), re.MULTILINE | re.DOTALL)


def test_the_shortest_file_of_the_guide_opens_without_a_remark() -> None:
    from orgsim.files.reading.scenario_file import read_scenario_text

    file = read_scenario_text(yaml_blocks(GUIDE)[0].encode(), Path("first-draft.yaml"))
    assert file.warnings == ()
    assert [unit.id for unit in file.scenario.units] == ["council"]


# what the pages on the architecture say of the code


def modules() -> dict[str, list[Path]]:
    """Every Python file of the project by its name without folder and ending."""
    found: dict[str, list[Path]] = {}
    for folder in ("orgsim", "tests", "resources", "docs", "benchmarks"):
        for path in (ROOT / folder).rglob("*.py"):
            found.setdefault(path.stem, []).append(path)
    found["run"] = [ROOT / "run.py"]
    return found


def defined(path: Path) -> set[str]:
    """The names that a module has at its top, and those within its classes."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(read(path))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
    return found


@pytest.mark.parametrize("page", ARCHITECTURE, ids=names(ARCHITECTURE))
def test_the_files_that_the_architecture_names_are_there(page: Path) -> None:
    text = read(page)
    every = [path.relative_to(ROOT).as_posix() for paths in modules().values() for path in paths]
    named = set(re.findall(r"[\w/]*\w+\.py\b", text))
    assert [name for name in named if not any(f"/{path}".endswith(f"/{name}") for path in every)] == []
    others = {
        word for word in code(text) if re.fullmatch(r"(resources|docs|tests|benchmarks|scenarios|\.ci)/[\w./-]*", word)
    }
    others.discard("resources/i18n/CODE.json")
    assert [name for name in others if not (ROOT / name).exists()] == []


def test_what_the_architecture_says_a_module_has_is_there() -> None:
    known = modules()
    text = "\n".join(map(read, ARCHITECTURE))
    pairs = set(re.findall(r"(?<![\w.])(?:\w+/)*([a-z_]+)\.([A-Za-z_]\w+)(?=[^\w.]|\.?$)", text, re.MULTILINE))
    checked = 0
    for module, name in pairs:
        paths = [path for path in known.get(module, []) if path.parts[-2] != "tests"]
        if name in {"py", "md", "json", "yaml", "txt", "toml", "NAME", "RULE"} or not paths:
            continue
        assert any(name in defined(path) for path in paths), f"{module}.{name}"
        checked += 1
    assert checked > 20


def test_every_room_is_told_of_in_the_words_of_its_package() -> None:
    told = {cells[0].strip("*`"): cells[1] for cells in rows(section(ARCHITECTURE[0], "The rooms"))}
    rooms = {
        f"{path.parent.relative_to(ROOT / 'orgsim').as_posix()}/": ast.get_docstring(ast.parse(read(path)))
        for path in (ROOT / "orgsim").rglob("__init__.py")
        if path.parent != ROOT / "orgsim"
    }
    assert told == {room: (said or "").partition("\n")[0].replace("``", "`") for room, said in rooms.items()}


def test_the_page_for_strangers_is_read_in_two_minutes() -> None:
    """Beside the table of rooms and the picture of the layers, which are looked at."""
    text = re.sub(r"^(\||```|  | ─).*$", "", read(ARCHITECTURE[0]), flags=re.MULTILINE)
    assert len(text.split()) < 450
