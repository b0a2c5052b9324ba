from __future__ import annotations

import pytest

from orgsim.importing.decoding import decoded

LIST = "Yksikkö;Kulut\nKirjasto;1,5\nÅboländska museet;2\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_letters_are_read_whatever_program_wrote_them(encoding: str) -> None:
    assert decoded(LIST.encode(encoding)) == LIST


def test_bytes_that_mean_nothing_in_windows_do_not_keep_a_text_out() -> None:
    assert decoded(b"\xc4iti\x81") == "Äiti\x81"
