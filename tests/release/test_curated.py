"""The curated files are well formed, and every decision finds its words."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from policyrecs.assemble import source_document
from policyrecs.curated import Applied, Curated, apply, canonical, load
from policyrecs.curated.anchors import locate
from policyrecs.curated.reviews import Decision
from policyrecs.readers import read_path
from policyrecs.records import Recommendation
from policyrecs.vocabulary import Method, Polarity, Review

DATA = Path(__file__).parents[2] / "data"
FILES = sorted(DATA.glob("*/*.toml"))


@pytest.fixture(scope="module")
def curated() -> Curated:
    """The curated layer of this repository."""
    return load(DATA)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_are_in_the_canonical_format(path: Path) -> None:
    """A change of one fact would hide in a reformatted file."""
    text = path.read_text("utf-8")
    assert canonical(text) == text


def test_every_decision_anchors(curated: Curated) -> None:
    """A decision on words that are not there would stop the build of the release."""
    for key, decisions in curated.decisions.items():
        text = read_path(DATA / "sources" / curated.sources[key].file).text
        for decision in decisions:
            for quote, start in _quoted(decision):
                span = locate(text, quote, start)
                assert span is not None, (key, quote)
                assert start in {None, span.start}, (key, quote)


def _quoted(decision: Decision) -> list[tuple[str, int | None]]:
    """Everything that a decision quotes, with where it stood."""
    anchors = [
        *(decision.actions or ()),
        *(decision.rationale or ()),
        *(decision.repeats or ()),
        *(decision.notes or ()),
    ]
    named = [(party.quote, party.start) for party in decision.parties or () if party.quote]
    return [
        (decision.quote, decision.start),
        *((anchor.quote, anchor.start) for anchor in anchors),
        *named,
    ]


def test_acts_stand_inside_their_recommendation(curated: Curated) -> None:
    """An act of the next sentence would be counted here."""
    for decisions in curated.decisions.values():
        for decision in decisions:
            for act in decision.actions or ():
                assert act.quote in decision.quote


def test_kept_decisions_can_stand_without_the_rules(curated: Curated) -> None:
    """Worse rules would drop a record that two people agreed on."""
    kept = [each for found in curated.decisions.values() for each in found if each.kind]
    assert kept
    assert all(each.is_complete for each in kept)


def test_the_reviewed_records_do_not_depend_on_what_the_rules_find(curated: Curated) -> None:
    """The released records would move with every change of the rules."""
    for key in curated.decisions:
        alone = _applied(curated, key, ())
        found = [_as_badly_found(record) for record in alone.recommendations[1:]]
        mended = _applied(curated, key, found)
        assert list(map(_coded, alone.recommendations)) == list(map(_coded, mended.recommendations))
        assert len(found) == mended.outcomes["edited"]
        assert 0 == mended.outcomes["unreviewed"]


def _applied(curated: Curated, key: str, records: Sequence[Recommendation]) -> Applied:
    document = read_path(DATA / "sources" / curated.sources[key].file, document_id=key)
    return apply(
        curated,
        document=source_document(document),
        text=document.text,
        recommendations=records,
        stakeholders=(),
        citations=(),
    )


def _as_badly_found(record: Recommendation) -> Recommendation:
    """A record as poor rules would have it: cut short, of the wrong polarity, without parties."""
    wrong = {
        "end": record.end - 4,
        "quote": record.quote[:-4],
        "polarity": Polarity.MIXED if record.polarity is Polarity.DO else Polarity.DO,
        "actions": (),
        "stakeholders": (),
        "method": Method.RULES,
        "review": Review.UNREVIEWED,
    }
    return Recommendation(**(dict(record) | wrong))


def _coded(record: Recommendation) -> dict[str, object]:
    """What a decision codes: everything but how the record came to be."""
    return record.model_dump(exclude={"method", "review"})
