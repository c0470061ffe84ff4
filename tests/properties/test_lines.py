"""Lines that are written: one for each row, and harmless where people read them."""

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from policyrecs.cli.harmless import harmless, one_line
from policyrecs.rows import json_line

WORDS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n\r\u2028\u2029\x85"))


@given(st.dictionaries(WORDS, WORDS | st.none() | st.lists(WORDS)))
def test_a_row_is_one_line_and_reads_back(row: dict[str, object]) -> None:
    """Python, R and others break a text at U+2028 too, and then half a row is no JSON."""
    line = json_line(row)
    assert 1 == len(line.splitlines())
    assert row == json.loads(line)


@given(st.text())
def test_nothing_shown_drives_a_terminal(words: str) -> None:
    """A document could clear the screen, forge an error line or turn words around."""
    shown = one_line(words)
    assert 1 >= len(shown.splitlines())
    obeyed = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not [c for c in shown if unicodedata.category(c) in obeyed]
    assert len(words) == len(harmless(words))
