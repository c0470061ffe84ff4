"""The topic vocabulary: examples, tree, and how terms are looked up."""

import pytest

from policyrecs.lexicon.topics import TOPICS, TopicEntry, topic_matches


def shown(text: str) -> set[str]:
    """The topics that words of `text` show by themselves."""
    return {code for match in topic_matches(text) for code in match.topics}


@pytest.mark.parametrize("entry", TOPICS.values(), ids=TOPICS.keys())
def test_examples_hold(entry: TopicEntry) -> None:
    """A term that stopped matching, or that matches a word of another meaning."""
    assert entry.code in shown(entry.matches)
    assert entry.code not in shown(entry.leaves)


@pytest.mark.parametrize("entry", TOPICS.values(), ids=TOPICS.keys())
def test_broader_topics_lead_to_a_top(entry: TopicEntry) -> None:
    """A broader topic that does not exist, or that leads back to itself."""
    above = [entry.code]
    while (broader := TOPICS[above[-1]].broader) is not None:
        assert broader not in above
        above.append(broader)


@pytest.mark.parametrize("entry", TOPICS.values(), ids=TOPICS.keys())
def test_every_term_is_found_as_itself(entry: TopicEntry) -> None:
    """A term that a spelling or the look-up by first letters makes unreachable."""
    lost = [
        term
        for term in (*entry.terms, *entry.weak)
        if entry.code
        not in {
            code
            for match in topic_matches(term.replace("~", ""))
            for code in (*match.topics, *match.weak_topics)
        }
    ]
    assert [] == lost


def test_the_longest_term_wins() -> None:
    """A term like "health and safety" read as health."""
    assert {"labour"} == shown("health and safety")


def test_words_are_whole_and_may_be_plural_or_hyphenated() -> None:
    """The word "bank" found in "bankrupt"; "agencies" or "open-source" not found."""
    assert set() == shown("bankrupt")
    assert {"interoperability"} == shown("APIs")
    assert "open_source" in shown("an open-source tool") & shown("an open source tool")
