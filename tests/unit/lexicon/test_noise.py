"""The words on noise, against their own examples."""

import pytest

from policyrecs.lexicon.noise import could_be_noise, is_protected, is_similar, shape
from policyrecs.lexicon.patterns import table

SHAPES = table("noise")["shape"]


@pytest.mark.parametrize(("noisy", "word"), [pair for entry in SHAPES for pair in entry["matches"]])
def test_a_shape_brings_noise_back_to_its_word(noisy: str, word: str) -> None:
    """A scanned word would be taken for another word."""
    assert shape(noisy) == shape(word)
    assert could_be_noise(noisy, word)


@pytest.mark.parametrize(("one", "other"), [pair for entry in SHAPES for pair in entry["apart"]])
def test_real_words_of_one_shape_are_known_as_such(one: str, other: str) -> None:
    """One word would be taken for a noisy other one."""
    assert shape(one) == shape(other)
    assert is_similar(one)
    assert is_similar(other)


@pytest.mark.parametrize(
    ("noisy", "word"),
    [
        ("goverment", "government"),
        ("recomend", "recommend"),
        ("dene", "define"),
        ("c0sts", "costs"),
    ],
)
def test_lost_letters_are_noise(noisy: str, word: str) -> None:
    """A slip of the pen would cost the quote."""
    assert could_be_noise(noisy, word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("should", "must"),
        ("adopt", "adapt"),
        ("required", "requires"),
        ("unable", "able"),
        ("limits", "limit"),
        ("2030", "2036"),
        ("nist", "ntia"),
        ("increase", "decrease"),
        ("prescription", "proscription"),
    ],
)
def test_another_word_is_no_noise(one: str, other: str) -> None:
    """A paraphrase would be given offsets."""
    assert not could_be_noise(one, other)


def test_words_that_carry_the_sense_are_protected() -> None:
    """A "not" could be passed over."""
    assert all(map(is_protected, ("not", "should", "must", "only")))
    assert not is_protected("publish")
