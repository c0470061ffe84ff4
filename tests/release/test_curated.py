"""The curated files are well formed, and every decision finds its words."""

from pathlib import Path

import pytest

from policyrecs.curated import Curated, canonical, load
from policyrecs.curated.anchors import locate
from policyrecs.curated.reviews import Decision
from policyrecs.readers import read_path

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
