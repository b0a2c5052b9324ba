from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from orgsim.export.report.markdown import as_report
from orgsim.export.sheets.subject import Subject, subject_of
from orgsim.files.reading.opening import open_paths
from orgsim.messages import catalog
from orgsim.model.text import Text


def test_a_report_has_figures_changes_and_findings(koskenlahti_dir: Path) -> None:
    subject = subject_of(open_paths([koskenlahti_dir / "koskenlahden-organisaatiouudistus-2026.yaml"]))
    text = as_report(subject, catalog("fi"))
    lines = text.splitlines()
    assert lines[0] == "# Koskenlahden organisaatiouudistus 2026"
    assert "| Paikkoja valtuuston lisäksi | 123 | 99 | 123 | −24 | ±0 |" in lines
    assert any("| ≥ 9 | ≥ 59 | ≥ 9 |" in line for line in lines)
    assert sum(line.startswith("## Muutokset: Malli") for line in lines) == 2
    assert any("Sivistystoimiala sai uuden nimen: Koulutustoimiala" in line for line in lines)
    assert any("| ristiriita |" in line for line in lines)
    assert not any("| kunnossa |" in line for line in lines)


def test_nothing_of_a_draft_is_markup(koskenlahti_dir: Path) -> None:
    (file,) = open_paths([koskenlahti_dir / "koskenlahti-nyt.yaml"]).files
    hostile = replace(file.scenario, title=Text(fi="<b>*A* | [x](http://x)</b>\n# B"))
    text = as_report(Subject(scenarios=(hostile,), letters=("A",)), catalog("fi"))
    assert text.startswith("# \\<b\\>\\*A\\* \\| \\[x\\](http\\://x)\\</b\\> \\# B\n")
