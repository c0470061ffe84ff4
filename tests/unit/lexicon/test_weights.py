"""The weights of candidates are what the observed documents teach, and their chances are right."""

import importlib.util
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

from policyrecs.lexicon.patterns import table

SCRIPT = Path(__file__).parents[3] / "benchmarks" / "weigh.py"


@pytest.fixture(scope="module")
def weigh() -> ModuleType:
    """The script that learns them."""
    found = importlib.util.spec_from_file_location("weigh", SCRIPT)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def candidates(weigh: ModuleType) -> list[object]:
    """The observed candidates, with how they are phrased."""
    found: list[object] = weigh.with_phrasing(weigh.kept())
    return found


def close(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    """Whether two tables hold the same weights, but for what the last digits of a solver change."""
    names = one.keys() | other.keys()
    return all(abs(one.get(name, 0) - other.get(name, 0)) < 0.05 for name in names)


def test_the_weights_of_traits_are_learnt_from_what_was_observed(weigh: ModuleType) -> None:
    """A weight set by hand, or of documents that are not in the repository."""
    base, weights = weigh.phrasing_weights(weigh.kept())
    kept = table("weights")["phrasing"]
    assert base == pytest.approx(kept["base"], abs=0.05)
    assert close(weights, kept["traits"])


def test_the_weights_of_signs_are_learnt_from_what_was_observed(
    weigh: ModuleType, candidates: list[object]
) -> None:
    """The same of what else speaks for and against a candidate."""
    base, weights = weigh.sign_weights(candidates)
    kept = table("weights")["signs"]
    assert base == pytest.approx(kept["base"], abs=0.05)
    assert close(weights, kept["weights"])


def test_no_trait_is_of_few_documents(weigh: ModuleType) -> None:
    """A phrase that only one document or issuer has."""
    documents: dict[str, set[int]] = {}
    for one in weigh.kept():
        for trait in one.traits:
            documents.setdefault(trait, set()).add(one.document)
    known = table("weights")["phrasing"]["traits"]
    assert min(len(documents[trait]) for trait in known) >= weigh.FEWEST_DOCUMENTS


def test_confidence_is_right_as_often_as_it_says(
    weigh: ModuleType, candidates: list[object]
) -> None:
    """Candidates of documents left out: of those called probable, as many are right."""
    told = weigh.left_out(candidates)
    for low in range(0, 10, 2):
        within = [(one, chance) for one, chance in told if low <= 10 * chance < low + 2]
        share = sum(weigh.is_coded(one) for one, _ in within) / len(within)
        assert share == pytest.approx(sum(chance for _, chance in within) / len(within), abs=0.06)
