"""What the clipboard holds that can become a draft: a table as HTML or with tabs, or a text that is a list."""

from __future__ import annotations

from PySide6.QtCore import QMimeData


def pasted(data: QMimeData) -> bytes | None:
    """A table or a list that was copied; `None` where there is neither.

    The HTML of a table tells its merged cells; programs that put a table there put it as text as well.
    """
    if data.hasHtml() and "<table" in (html := data.html()).casefold():
        return html.encode()
    text = data.text()
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        return None
    tabbed = sum("\t" in line.strip() for line in lines)
    indented = sum(line[:1] in " \t" or line[:1] in "-*+#" for line in lines)
    return text.encode() if tabbed * 2 > len(lines) or indented or "graph" in text[:200] else None
