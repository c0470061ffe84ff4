"""Whose report, letter or review a text tells of: the maker behind "the report recommends"."""

import bisect
import functools
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from policyrecs.lexicon.parties import groups_of
from policyrecs.lexicon.patterns import patterns
from policyrecs.lexicon.people import listed
from policyrecs.linking.stakeholders.directory import OFFICIAL, Directory
from policyrecs.linking.stakeholders.names import tidy

_LETTERS = frozenset(
    {"letter", "petition", "statement", "declaration", "resolution", "motion", "appeal", "pledge"}
    | {"signatories"}
)
"""Works that people put their names to."""

_INQUIRIES = frozenset({"review", "inquiry", "audit", "survey", "study", "assessment"})
"""Works that are known by a name of their own: "the Harbour Review"."""

_PRONOUNS = frozenset(
    {"it", "he", "she", "they", "we", "i", "you", "who", "which", "that", "this", "these", "those"}
)
"""Makers that say no more than the work does."""

_AMONG = frozenset({"report", "study", "paper", "review", "inquiry", "investigation"})
"""Works that a text calls by each other's nouns: an inquiry's report, a review's paper."""


_OPENING = 500
"""Characters of a text's opening, which says whose report the text is about."""

_NEAR = 400
"""A work is told of close before within so many characters."""


class Work(NamedTuple):
    """A place where a text says who made a work.

    Attributes:
        start: First code point of the words that say so.
        noun: What the work is, in lower case: "report".
        maker: (start, end) of the words that name who made it.
    """

    start: int
    noun: str
    maker: tuple[int, int]


class Works:
    """The works that one document tells of, read when first asked for."""

    def __init__(self, directory: Directory) -> None:
        """Keep the names of the document."""
        self._directory = directory
        self._folded = directory.folded

    def noun_of(self, words: str) -> str | None:
        """What sort of work some words speak of, None where they speak of none: "the letter"."""
        found = patterns("makers")["work"].regex.match(tidy(words))
        return _singular(found["noun"]) if found else None

    def is_letter(self, noun: str) -> bool:
        """Whether people put their names to works of that sort."""
        return noun in _LETTERS

    def maker_within(self, start: int, end: int) -> tuple[int, int] | None:
        """The words within some that name who made the work they speak of: "X's new study"."""
        for name in ("made-by", "report-of"):
            found = patterns("makers")[name].regex.search(self._folded, start, end)
            if found and self.noun_of(self._folded[start : found.end("noun")]):
                return found.span("maker")
        owned = patterns("makers")["owned"].regex.match(self._folded, start, end)
        return owned.span("maker") if owned and owned.end() == end else None

    def maker(self, noun: str, place: int) -> tuple[int, int] | None:
        """The words that name who made the work of that sort last told of before a place.

        It is the one that the opening is about, unless another is told of close before. Where
        none is told of before it, the first after it; a report may be told of as a study,
        but a letter is no report.
        """
        for sort in (noun, "letters" if self.is_letter(noun) else "reports"):
            found = self._sorts.get(sort, [])
            at = bisect.bisect_right(found, place, key=lambda work: work.start)
            if found:
                last = found[at - 1 if at else 0]
                opening = found[0].start < _OPENING and place - last.start > _NEAR
                return found[0].maker if opening else last.maker
        return None

    @functools.cached_property
    def answered(self) -> tuple[int, int] | None:
        """The words that name whose recommendations a response answers; None in other texts.

        It says so itself, or most often tells what they have said: "As the Committee stated".
        """
        if patterns("genres")["responding"].search(self._folded.lower()) is None:
            return None
        said = patterns("makers")["answers"].regex.search(self._folded)
        if said:
            return said.span("maker")
        found = list(patterns("makers")["spoken-of"].regex.finditer(self._folded))
        counts = Counter(one["maker"] for one in found)
        name = counts.most_common(1)[0][0] if counts else None
        return next((one.span("maker") for one in found if one["maker"] == name), None)

    @functools.cached_property
    def _told(self) -> list[Work]:
        """Every place that says who made a work, in text order."""
        return sorted(work for work in self._read() if self._names_maker(work))

    @functools.cached_property
    def _sorts(self) -> dict[str, list[Work]]:
        """The works told of by noun, and all letters and all reports together."""
        found: dict[str, list[Work]] = {}
        for work in self._told:
            found.setdefault(work.noun, []).append(work)
            if self.is_letter(work.noun):
                found.setdefault("letters", []).append(work)
            elif work.noun in _AMONG:
                found.setdefault("reports", []).append(work)
        return found

    def _read(self) -> Iterator[Work]:
        """Yield what the patterns find, in each sentence."""
        anywhere = ("made-by", "report-of", "owned", "named", "lettered", "in-work")
        for start, end in self._directory.sentences:
            if not patterns("makers")["work-or-letter"].regex.search(self._folded, start, end):
                continue
            made = patterns("makers")["made"].regex.match(self._folded, start, end)
            if made:
                yield Work(start, _singular(made["noun"]), made.span("maker"))
            for name in anywhere:
                for found in patterns("makers")[name].regex.finditer(self._folded, start, end):
                    noun = _singular(found["noun"])
                    whole = name == "named" and noun in _INQUIRIES
                    last = found.end("maker") if whole or name != "named" else found.start("noun")
                    yield Work(found.start(), noun, (found.start("maker"), last))

    def _names_maker(self, work: Work) -> bool:
        """Whether the words name somebody, rather than the work itself or a pronoun."""
        named = tidy(self._folded[slice(*work.maker)])
        if named.isupper() and len(named) > 1:
            # "WHO guidelines", but not "an LGBTQ report"
            return bool(OFFICIAL & set(groups_of(named))) or self._directory.names_body(named)
        said = named.lower().removeprefix("the ")
        if not said or said in _PRONOUNS or said.split(" ")[0] in _PRONOUNS:
            return False
        if self.noun_of(said) is not None:
            return " " in said.removeprefix("a ").removeprefix("this ")
        return " " in said or self._is_name(tidy(self._folded[slice(*work.maker)]))

    def _is_name(self, word: str) -> bool:
        """Whether a single capitalised word names somebody: not "Tuesday report", "Page report"."""
        if not word[:1].isupper() or word.isupper():
            return word.isupper()
        low = word.lower()
        again = len(self._directory.places.get(word, ())) > 1
        known = again or self._directory.person_called(word) is not None
        return known and low not in listed("not_personal") and f" {low} " not in self._folded


def _singular(noun: str) -> str:
    """A work's noun in lower case, without the ending of a plural."""
    low = noun.lower()
    return "report" if low in {"recommendations", "guidelines"} else low.removesuffix("s")
