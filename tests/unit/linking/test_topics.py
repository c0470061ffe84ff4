"""Topics of recommendations: own words first, headings as support."""

from policyrecs.candidates import Candidate, Mention
from policyrecs.documents import Outline
from policyrecs.linking.topics import link_topics
from policyrecs.readers import read_bytes
from policyrecs.segment import outline
from policyrecs.vocabulary import Basis, Evidence, Kind, Modality, Polarity, Role, Status


def candidate(document: Outline, words: str, **fields: object) -> Candidate:
    """A candidate that spans `words` in `document`."""
    start = document.document.text.index(words)
    passage = next(
        passage.index
        for passage in document.passages
        if passage.block.start <= start < passage.block.end
    )
    return Candidate(
        start=start,
        end=start + len(words),
        passage=passage,
        evidence=Evidence.MODAL,
        kind=Kind.DIRECT,
        status=Status.CORE,
        polarity=Polarity.DO,
        modality=Modality.RECOMMENDATION,
        **fields,  # type: ignore[arg-type]  # the tests pass fields of Candidate
    )


def topics(text: str, words: str, **fields: object) -> list[str]:
    """The topic codes of `words` in the Markdown document `text`."""
    document = outline(read_bytes(text.encode(), "note.md"))
    return [
        topic.topic for topic in link_topics(document, [candidate(document, words, **fields)])[0]
    ]


def test_own_words_show_topics_in_text_order() -> None:
    """Topics sorted by name, or the same topic twice."""
    words = "Agencies should publish open data and audit privacy, then audit again."
    assert ["data_access", "accountability", "privacy"] == topics(words, words)


def test_a_weak_term_alone_shows_nothing() -> None:
    """A word like "risk" taken for safety wherever it stands."""
    words = "Ministers should accept the risk."
    assert [] == topics(words, words)


def test_a_heading_supports_a_weak_term() -> None:
    """A section on safety in which "risk" shows nothing."""
    words = "Ministers should accept the risk."
    assert ["safety"] == topics(f"# Patient safety\n\n{words}\n", words)


def test_a_heading_alone_gives_no_topic() -> None:
    """Every item of a chapter labelled with the chapter's topic."""
    words = "Ministers should meet monthly."
    assert [] == topics(f"# Patient safety\n\n{words}\n", words)


def test_words_in_a_partys_name_are_no_topic() -> None:
    """A telecommunications agency making every call of its own about infrastructure."""
    words = "The Telecommunications Office should publish its privacy rules."
    mention = Mention(0, len("The Telecommunications Office"), Role.ADDRESSEE, Basis.EXPLICIT)
    assert ["privacy"] == topics(words, words, mentions=(mention,))


def test_surfaces_are_verbatim() -> None:
    """An offset into the folded candidate taken for one into the document."""
    text = "First words.\n\nThe agency should protect “personal data” of users.\n"
    document = outline(read_bytes(text.encode(), "note.md"))
    found = link_topics(
        document, [candidate(document, "The agency should protect “personal data” of users.")]
    )
    assert [("privacy", "personal data", text.index("personal"))] == [
        (topic.topic, topic.surface, topic.start) for topic in found[0]
    ]


def test_a_rejected_candidate_has_no_topics() -> None:
    """Work on what nobody will see."""
    words = "Agencies should publish open data."
    assert [] == topics(words, words, rejection="forecast")
