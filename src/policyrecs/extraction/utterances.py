"""A verb that can make a call, in its clause."""

from policyrecs.extraction.agents import names_party
from policyrecs.extraction.calls import Complement
from policyrecs.lexicon.patterns import patterns
from policyrecs.values import value
from policyrecs.vocabulary import Modality

NEGATIONS = frozenset({"not", "never", "don't", "doesn't", "didn't", "cannot", "can't"})
BEING = frozenset({"be", "been", "being", "is", "are", "was", "were", "am"})
HAVING = frozenset({"have", "has", "had", "'ve"})
WEAKENING = frozenset({"could", "may", "might", "can", "likely", "probably", "perhaps"})
"""Helping verbs, by what they do to the verb that follows."""


@value
class Performative:
    """A verb that makes a call, as performatives.toml describes it.

    Attributes:
        lemma: Its base form.
        after: The forms of complement that make it a call.
        modality: How strongly it binds.
        weight: What else it takes to be a call; see performatives.toml.
    """

    lemma: str
    after: frozenset[str]
    modality: Modality
    weight: str


@value
class Utterance:
    """A performative verb in its clause.

    Attributes:
        verb: The verb.
        tense: Its form: "base", "third", "past" or "gerund".
        helpers: Auxiliaries and adverbs before it.
        before: The words before it, helpers included.
        subject: Its subject, in lower case; "" where there is none.
        cased: Its subject as the text has it.
        own: Whether the subject is the document's author.
        complement: What it calls for.
        following: The words after it.
        party: The words that name who is to act, as the text has them; "" where there are none.
        ends: Where the verb ends in the sentence.
        to_reader: Whether the reader is asked to read or visit something.
    """

    verb: Performative
    tense: str
    helpers: frozenset[str]
    before: str
    subject: str
    cased: str
    own: bool
    complement: Complement
    following: str
    party: str
    ends: int
    to_reader: bool

    @property
    def to_party(self) -> bool:
        """Whether the words that name who is to act name a known party, or are a name."""
        named = patterns("performatives")["named-subject"].regex
        return named.match(self.party) is not None or names_party(self.party)

    @property
    def refuses(self) -> bool:
        """Whether it is negated: "we do not recommend"."""
        return bool(self.helpers & NEGATIONS)
