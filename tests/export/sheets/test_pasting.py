from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from orgsim.export.sheets.pasting import Pasted, as_html, as_tabs

CELLS = st.lists(st.tuples(st.text(), st.text()), min_size=1, max_size=5)


@given(CELLS)
def test_text_for_the_clipboard_is_read_back_and_holds_no_formula(rows: list[tuple[str, str]]) -> None:
    text = as_tabs(Pasted(("a", "b"), rows))
    read = [*csv.reader(io.StringIO(text, newline=""), dialect="excel-tab")]
    assert len(read) == 1 + len(rows)
    assert not any(cell[:1] in ("=", "@") for row in read for cell in row)


def test_line_ends_stay_within_their_cell_and_differences_stay_numbers() -> None:
    table = Pasted(("Asia", "B − A"), [("a\nb", "+3"), ("=1+1", "−0,25"), ("x\ty", "−11 680 €")])
    assert as_tabs(table) == ('Asia\tB − A\r\n"a\nb"\t+3\r\n\'=1+1\t-0,25\r\n"x\ty"\t-11 680 €\r\n')


def test_html_is_a_table_with_headings_and_nothing_of_a_draft_is_markup() -> None:
    html = as_html(Pasted(("Asia", "A"), [("Laki", ""), ("<b>x</b>", 'a&"b"\nc')]), "fi")
    assert html == (
        '<meta charset="utf-8"><table lang="fi" border="1">'
        '<thead><tr><th scope="col" align="left">Asia</th><th scope="col" align="left">A</th></tr></thead><tbody>'
        '<tr><th scope="rowgroup" colspan="2" align="left">Laki</th></tr>'
        '<tr><th scope="row" align="left">&lt;b&gt;x&lt;/b&gt;</th>'
        '<td>a&amp;&quot;b&quot;<br style="mso-data-placement:same-cell">c</td></tr>'
        "</tbody></table>"
    )
