"""Whatever is quoted of a text is found there, and what nobody wrote is not."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from policyrecs.alignment import find, known_of, searched
from policyrecs.readers import read_path

_SOURCES = sorted((Path(__file__).parents[2] / "data" / "sources").glob("*.txt"))
_SEARCHED = [searched(read_path(path)) for path in _SOURCES]
_KNOWN = known_of([each.index for each in _SEARCHED])
_WORD = re.compile(r"[A-Za-z]{3,}")

_LAYOUTS = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2014": "-",
    " ": "  ",
}


@st.composite
def _quoted(draw: st.DrawFn) -> tuple[int, int, int]:
    """A source, and a run of 4 to 40 of its words."""
    number = draw(st.integers(0, len(_SEARCHED) - 1))
    words = _SEARCHED[number].index.words
    first = draw(st.integers(0, len(words) - 5))
    last = min(len(words), first + draw(st.integers(4, 40)))
    return number, first, last


@given(_quoted())
def test_every_run_of_words_is_found_at_its_place(run: tuple[int, int, int]) -> None:
    """A verbatim quote would be lost."""
    number, first, last = run
    within = _SEARCHED[number]
    words = within.index.words
    found = find(words.slice(first, last), within, _KNOWN)
    text = within.document.text
    assert found
    assert all(text[each.start : each.end] == words.slice(first, last) for each in found)


@given(_quoted(), st.sampled_from(sorted(_LAYOUTS)))
def test_layout_does_not_matter(run: tuple[int, int, int], mark: str) -> None:
    """A quote copied by another program would be lost."""
    number, first, last = run
    within = _SEARCHED[number]
    words = within.index.words
    quote = words.slice(first, last).replace(mark, _LAYOUTS[mark])
    found = find(quote, within, _KNOWN)
    place = words.starts[first], words.ends[last - 1]
    # The text is Markdown for some; what is markup in a quote is no word of it.
    assert found or any(sign in quote for sign in "[]<>&")
    if len(found) == 1 and len(found[0].spans) == 1:
        text = within.document.text
        assert text[slice(*found[0].spans[0])].split()[0] == text[slice(*place)].split()[0]


@given(_quoted(), st.sampled_from(["- {}", "3. {}", "\u201c{}\u201d", "**{}**", "> {}", "({})"]))
def test_marks_of_who_quotes_do_not_matter(run: tuple[int, int, int], form: str) -> None:
    """A verbatim quote in a list, in quotation marks or in bold would be lost."""
    number, first, last = run
    within = _SEARCHED[number]
    quote = within.index.words.slice(first, last)
    assert find(form.format(quote), within, _KNOWN) or any(sign in quote for sign in "[]<>&")


@given(_quoted(), st.data())
def test_a_changed_word_is_found_nowhere(run: tuple[int, int, int], data: st.DataObject) -> None:
    """A paraphrase would be given offsets."""
    number, first, last = run
    within = _SEARCHED[number]
    quote = within.index.words.slice(first, last)
    places = list(_WORD.finditer(quote))[1:-1]
    if not places:
        return
    match = data.draw(st.sampled_from(places))
    changed = f"{quote[: match.start()]}zebra{quote[match.end() :]}"
    assert () == find(changed, within, _KNOWN) or "[" in quote


@given(st.text(max_size=200))
def test_any_text_is_looked_for_without_harm(quote: str) -> None:
    """One odd record would end the run."""
    for finding in find(quote, _SEARCHED[0], _KNOWN):
        assert finding.start < finding.end
