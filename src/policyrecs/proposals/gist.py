"""The gist of a recommendation: the acts and the words by which another can ask the same."""

import re
from dataclasses import dataclass

from policyrecs.lexicon.wording import act_of, is_general, is_left_out, stem
from policyrecs.proposals.statement import Statement
from policyrecs.vocabulary import Kind, Polarity

_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
"""A word, as "open", "co-operate" or "government's"; a note glued to it ("models.4") is none."""

_NUMBER = re.compile(r"(?<![\w.,)\]])\d(?:[\d.,]*\d)?")
"""A number that stands by itself, as "5" in "5%" or "2,000"; not the note in "harms.4"."""

_SHORTEST = 2
"""Letters of a word that counts."""


@dataclass(frozen=True, slots=True)
class Gist:
    """What decides whether two recommendations ask for the same act.

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


def gist_of(statement: Statement) -> Gist:
    """Return the gist of a statement: the words of its acts, or all where no act was read."""
    acts = {(act_of(verb), polarity): None for verb, polarity, _ in statement.acts}
    verbs = {
        stem(verb) for lemma, _, _ in statement.acts for verb in (*lemma.split(), act_of(lemma))
    }
    texts = [words for _, _, words in statement.acts] or [statement.quote]
    words: dict[str, str] = {}
    for text in texts:
        for found in _WORD.findall(text.casefold()):
            word = found.replace("\u2019", "'").removesuffix("'s")
            if len(word) >= _SHORTEST and not is_left_out(word) and stem(word) not in verbs:
                words.setdefault(stem(word), word)
    numbers = frozenset(number for text in texts for number in _NUMBER.findall(text))
    telling = frozenset(key for key, word in words.items() if not is_general(word))
    return Gist(
        acts=tuple(sorted(acts)),
        words=words | {number: number for number in sorted(numbers)},
        telling=telling | numbers,
        numbers=numbers,
        solicited=statement.kind is Kind.SOLICITED,
    )
