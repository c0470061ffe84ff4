"""The weights of candidates are what the observed documents teach, and their chances are right."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from policyrecs.lexicon.weights import Weights, learnt

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
def stretches(weigh: ModuleType) -> list[Any]:
    """What was observed."""
    found: list[Any] = weigh.kept()
    return found


@pytest.fixture(scope="module")
def candidates(weigh: ModuleType, stretches: list[Any]) -> list[Any]:
    """The observed candidates, with how they are phrased."""
    found: list[Any] = weigh.with_phrasing(stretches)
    return found


def are_close(one: Weights, other: Weights) -> bool:
    """Whether two models have the same weights, but for the last digits of a solver."""
    names = one.known.keys() | other.known.keys()
    apart = [abs(one.known.get(name, 0) - other.known.get(name, 0)) for name in names]
    return max(apart) < 0.05 and abs(one.base - other.base) < 0.05


def test_the_weights_of_traits_are_learnt_from_what_was_observed(
    weigh: ModuleType, stretches: list[Any]
) -> None:
    """A weight set by hand, or of documents that are not in the repository."""
    assert are_close(learnt("phrasing"), weigh.phrasing_weights(stretches))


def test_the_weights_of_signs_are_learnt_from_what_was_observed(
    weigh: ModuleType, candidates: list[Any]
) -> None:
    """The same of what else speaks for and against a candidate."""
    assert are_close(learnt("signs"), weigh.sign_weights(candidates))


def test_no_trait_is_of_few_documents(weigh: ModuleType, stretches: list[Any]) -> None:
    """A phrase that only one document or issuer has."""
    documents: dict[str, set[int]] = {}
    for one in stretches:
        for trait in one.traits:
            documents.setdefault(trait, set()).add(one.document)
    known = learnt("phrasing").known
    assert min(len(documents[trait]) for trait in known) >= weigh.FEWEST_DOCUMENTS


def test_confidence_is_right_as_often_as_it_says(weigh: ModuleType, candidates: list[Any]) -> None:
    """Candidates of documents left out: of those called probable, as many are right."""
    told = weigh.left_out(candidates)
    for low in range(0, 10, 2):
        within = [(one, chance) for one, chance in told if low <= 10 * chance < low + 2]
        share = sum(weigh.is_coded(one) for one, _ in within) / len(within)
        assert share == pytest.approx(sum(chance for _, chance in within) / len(within), abs=0.06)
