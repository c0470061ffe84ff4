"""The gist of a recommendation: the acts and the words by which another can ask the same."""

import functools
import re
from dataclasses import dataclass

from policyrecs.lexicon.wording import act_of, is_general, is_left_out, stem
from policyrecs.proposals.statement import Act
from policyrecs.vocabulary import Kind, Polarity

_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
"""A word, as "open", "co-operate" or "government's"; a note glued to it ("models.4") is none."""

_NUMBER = re.compile(r"(?<![\w.,)\]])\d(?:[\d.,]*\d)?")
"""A number that stands by itself, as "5" in "5%" or "2,000"; not the note in "harms.4"."""

_SHORTEST = 2
"""Letters of a word that counts."""


@dataclass(frozen=True, slots=True, eq=False)
class Gist:
    """What decides whether two recommendations ask for the same act.

    One is equal to itself alone, which makes it quick to look up what is known of it.

    Attributes:
        acts: Each act by the verb that names it, and its direction.
        words: The object words without their endings, each as it first stands in the text.
        telling: Those of the words that not just any policy text has.
        numbers: The numbers.
        solicited: Whether it is an invitation to comment, which no other call can equal.
    """

    acts: tuple[tuple[str, Polarity], ...]
    words: dict[str, str]
    telling: frozenset[str]
    numbers: frozenset[str]
    solicited: bool


def gist_of(acts: tuple[Act, ...], quote: str, kind: Kind) -> Gist:
    """Return the gist of a recommendation.

    Args:
        acts: Its acts, whose words count.
        quote: Its words, which count where no act was read.
        kind: Whose it is.
    """
    return _gist(acts, "" if acts else quote, solicited=kind is Kind.SOLICITED)


@functools.lru_cache(maxsize=1_024)  # the letters of a campaign say the same
def _gist(acts: tuple[Act, ...], quote: str, *, solicited: bool) -> Gist:
    """The gist of acts, or of a quote where there are none."""
    verbs = {stem(verb) for lemma, _, _ in acts for verb in (*lemma.split(), act_of(lemma))}
    texts = [words for _, _, words in acts] or [quote]
    words: dict[str, str] = {}
    for text in texts:
        for found in _WORD.findall(text.casefold()):
            key, word = _counted(found)
            if key and key not in verbs:
                words.setdefault(key, word)
    numbers = frozenset(number for text in texts for number in _NUMBER.findall(text))
    telling = frozenset(key for key, word in words.items() if not is_general(word))
    return Gist(
        acts=tuple(sorted({(act_of(verb), polarity) for verb, polarity, _ in acts})),
        words=words | {number: number for number in sorted(numbers)},
        telling=telling | numbers,
        numbers=numbers,
        solicited=solicited,
    )


@functools.lru_cache(maxsize=16_384)
def _counted(found: str) -> tuple[str | None, str]:
    """A word as it counts, without its ending and with it; None where it does not."""
    word = found.replace("\u2019", "'").removesuffix("'s")
    counts = len(word) >= _SHORTEST and not is_left_out(word)
    return stem(word) if counts else None, word
