"""The traits of how a stretch is phrased."""

from policyrecs.documents import Outline, Passage
from policyrecs.extraction.phrasing import Phrasing
from policyrecs.lexicon.weights import learnt
from policyrecs.readers import read_bytes
from policyrecs.segment import outline

TEXT = "# Rules on 3 dams\n\nThe WHO urges:\n\n- Fund Peru's 12 clinics: now!\n"


def traits(text: str) -> tuple[Outline, Passage, frozenset[str]]:
    """The traits of the last passage of a text."""
    cut = outline(read_bytes(text.encode(), "text.md"))
    passage = cut.passages[-1]
    start, end = passage.sentences[0]
    return cut, passage, Phrasing(cut).traits(passage, start, end)


def test_names_and_figures_count_only_as_such() -> None:
    """A trait that tells one issuer's documents from another's."""
    _, _, found = traits(TEXT)
    assert {"fund", "^fund", "Name", "^fund Name", "Name #", "# clinics", "!"} <= found
    assert not any("peru" in one.lower() or "12" in one for one in found)


def test_what_stands_above_counts_as_what_it_is() -> None:
    """A word of the heading taken for one of the call."""
    _, _, found = traits(TEXT)
    assert {"heading: #", "heading: dams", "lead-in: NAME urges", "lead-in: :"} <= found
    assert "dams" not in found


def test_where_a_stretch_begins_counts() -> None:
    """A second sentence of an item taken for its first."""
    cut, passage, _ = traits("- Act now. Wait no more.\n")
    (first, second) = passage.sentences
    assert "opens item" in Phrasing(cut).traits(passage, *first)
    assert "within item" in Phrasing(cut).traits(passage, *second)


def test_words_of_calls_weigh_more_than_words_of_forecasts() -> None:
    """Weights of the wrong sign, or none."""
    call, forecast = (
        learnt("phrasing").of_traits(traits(text)[2])
        for text in (
            "The government should ensure that schools are funded.\n",
            "The weather may have been expected to turn?\n",
        )
    )
    assert call > 0 > forecast
