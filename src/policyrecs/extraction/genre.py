"""What kind of text a document is, as far as it decides what makes a call there."""

import functools
import itertools
from dataclasses import dataclass

from policyrecs.documents import Outline
from policyrecs.lexicon.patterns import patterns, words_of
from policyrecs.vocabulary import BlockKind

_EDGE = 3000
"""A release shows what it is in its first or last characters."""

_CHARACTERS_PER_TELLING = 1500
_CHARACTERS_PER_TOOL_WORD = 1200
_CHARACTERS_PER_CONDITION = 900
_CHARACTERS_PER_SPORT = 300
"""One sign in so many characters, and the document is news, instructions, conditions or sport."""

_DUTIES_TO_ADVICE = 3
"""A law has at least so many duties to each "should"."""

_FEWEST_SIGNS = 3
"""Fewer signs show no genre, however short the text."""

_SALUTATION = 1500
"""A letter greets its reader within so many characters."""

_MOSTLY = 0.75
"""Quotations with more than this share of a text are no quotations."""


@dataclass(frozen=True)
class Genre:
    """The genre of one document, by signs that its words hold.

    Attributes:
        outline: The document cut into passages.
        words: The whole folded text in lower case.
        headings: The words of its headings, in lower case.
    """

    outline: Outline
    words: str
    headings: tuple[str, ...]

    @functools.cached_property
    def is_resolution(self) -> bool:
        """Whether the document is a resolution, whose operative verbs have no subject."""
        # Two spaces are the blank line before a paragraph, which the first has not.
        text = f"  {self.outline.document.folded}"
        found = patterns("genres")["preamble"].finditer(text)
        return len(list(itertools.islice(found, 2))) > 1

    @functools.cached_property
    def is_motion(self) -> bool:
        """Whether the document is a motion, whose movers speak of themselves by name."""
        return patterns("genres")["motion"].search(self.words) is not None

    @functools.cached_property
    def recommends(self) -> bool:
        """Whether the document speaks of recommending at all."""
        return "recommend" in self.words or self.is_resolution

    @functools.cached_property
    def guides(self) -> bool:
        """Whether the document names itself guidance or a submission, whose "shall" asks."""
        headings = "\n".join(self.headings)
        return any(sign in headings for sign in words_of("genres", "guiding"))

    @functools.cached_property
    def is_law(self) -> bool:
        """Whether the document is a law, contract or rule, whose duties bind without a call."""
        return (
            not (self.recommends and (self._advises or self.is_resolution))
            and not self.guides
            and self.count("first_person") <= 1
            and (self.count("duty") > 1 or self._is_statute)
            and patterns("genres")["numbered-law"].regex.search(self.words) is not None
        )

    @functools.cached_property
    def _advises(self) -> bool:
        """Whether a text says "should" more than now and then, as the preambles of treaties do."""
        return self._plain.count(" should ") * _DUTIES_TO_ADVICE > self.count("duty")

    @functools.cached_property
    def _is_statute(self) -> bool:
        """Whether a text without "shall" refers to its own sections and penalties, as laws do."""
        return " should " not in self.words and self.count("statutory") > 1

    @functools.cached_property
    def is_release(self) -> bool:
        """Whether the document is a body's own release to the press."""
        release = patterns("genres")["release"]
        return any(release.search(edge) for edge in (self.words[:_EDGE], self.words[-_EDGE:]))

    @functools.cached_property
    def is_news(self) -> bool:
        """Whether the document tells what others say, as news does.

        One such word, "nobody has told the bus company", is no sign of it.
        """
        telling = self.count("telling")
        if telling == 1:
            return False
        return telling * _CHARACTERS_PER_TELLING > len(self.words)

    @functools.cached_property
    def is_instructions(self) -> bool:
        """Whether the document tells how to use a tool, or on what conditions."""
        return self._is_dense("instructions", _CHARACTERS_PER_TOOL_WORD) or self._is_dense(
            "conditions", _CHARACTERS_PER_CONDITION
        )

    @functools.cached_property
    def is_sport(self) -> bool:
        """Whether the document tells of matches, which teams must win and players should play."""
        return self._is_dense("sport", _CHARACTERS_PER_SPORT)

    @property
    def asks_nothing(self) -> bool:
        """Whether what sounds like a call is a step, a duty or a game in all of the document."""
        return self.is_instructions or self.is_law or self.is_sport

    @functools.cached_property
    def is_mostly_quotation(self) -> bool:
        """Whether nearly all the text is set off as a quotation: a speech, one's own letter."""
        quoted = last = 0
        for block in (passage.block for passage in self.outline.passages):
            if block.kind is BlockKind.QUOTATION and block.start >= last:
                quoted, last = quoted + block.end - block.start, block.end
        return quoted > _MOSTLY * len(self.words)

    @functools.cached_property
    def is_letter(self) -> bool:
        """Whether the document is a letter, whose "please" asks its reader to act."""
        return " dear " in f" {self.words[:_SALUTATION]}"

    @functools.cached_property
    def _plain(self) -> str:
        """The words, "?" for each letter beyond ASCII: signs are counted there twice as fast."""
        return self.words.encode("ascii", "replace").decode()

    def _is_dense(self, sign: str, characters: int) -> bool:
        """Return whether a sign stands at least thrice, and once in so many characters.

        One word of it again and again is a text's subject: "the package", "the match".
        """
        # Counting all signs takes a while, and most documents have none of the commonest.
        if not any(common in self._plain for common in words_of("genres", f"common_in_{sign}")):
            return False
        counts = [self._plain.count(stretch) for stretch in words_of("genres", sign)]
        distinct = len(counts) - counts.count(0)
        count = sum(counts)
        return distinct > 1 and count >= _FEWEST_SIGNS and count * characters > len(self.words)

    def count(self, sign: str) -> int:
        """Return how often the stretches of genres.toml that show a sign stand in the document."""
        return sum([self._plain.count(stretch) for stretch in words_of("genres", sign)])
