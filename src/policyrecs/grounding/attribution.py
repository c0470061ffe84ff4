"""In which of the sources a quote stands, and at which of several places."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from policyrecs import ids
from policyrecs.alignment import (
    Difference,
    Finding,
    Known,
    Searched,
    difference,
    find,
    nearest,
    word_denying,
)
from policyrecs.alignment.words import words_of_quote
from policyrecs.documents import Outline
from policyrecs.grounding.given import Given
from policyrecs.vocabulary import Alignment

_NEAR = 200
"""Code points by which a claimed offset may be wrong and still tell places apart."""

_FILE_NAME = re.compile(r"[^\s/]+\.(?:txt|md|rst|html?|pdf|docx?|odt)", re.IGNORECASE)
"""A source named by its file, as in "report.pdf", which can be one that was not given."""

_FEW = 20
"""Sources that are all searched for a quote; among more, those that share most of its words."""

_VOTERS = 8
"""Words of a quote, the rarest first, that point to sources."""

_VOTES = 2000
"""Sources that one word may point to."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A place at which a quote stands in one of the sources.

    Attributes:
        source: Number of the source.
        finding: The place.
    """

    source: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where one given recommendation stands, or why it is refused.

    Attributes:
        status: How exactly it stands there, or the reason of refusal.
        stand: The place; None where it is refused.
        field: The field whose words were found; empty where none were.
        elsewhere: The places that a refusal speaks of.
        notes: What a person should know, in words.
        corrected: Whether claimed offsets were wrong.
    """

    status: Alignment
    stand: Stand | None = None
    field: str = ""
    elsewhere: tuple[Stand, ...] = ()
    notes: tuple[str, ...] = ()
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Library:
    """The sources, made ready for finding quotes in them.

    Attributes:
        sources: The documents.
        outlines: The same, cut into passages.
        known: The words of all of them.
        holders: Numbers of the sources in which each word stands.
    """

    sources: Sequence[Searched]
    outlines: Sequence[Outline]
    known: Known
    holders: Mapping[str, Sequence[int]]

    def named(self, name: str) -> int | None:
        """The one source that `name` means: by its file's name, its id or its title; or None."""
        wanted = _plain(name)
        found = [
            number for number, source in enumerate(self.sources) if wanted in set(_names(source))
        ]
        return found[0] if len(found) == 1 else None

    def attribute(self, given: Given, own: int | None = None) -> Verdict:
        """Say where a given recommendation stands.

        Args:
            given: The recommendation.
            own: Number of the source that came with it, where one did.
        """
        if given.fault is not None:
            return Verdict(Alignment.NOT_FOUND, notes=(given.fault,))
        named = self.named(given.source) if given.source and own is None else own
        notes: tuple[str, ...] = ()
        if given.source and named is None:
            notes = (f"names the source “{given.source}”, which is none of those given",)
        # The longest comes first: a title of two words may well stand inside the statement.
        for field, quote in sorted(given.quotes, key=lambda each: -len(each[1])):
            if stands := self._stands(quote, named):
                return _with_notes(self._chosen(given, field, stands, named), notes)
        return _with_notes(self._missing(given), notes)

    def _stands(self, quote: str, named: int | None) -> tuple[Stand, ...]:
        """The places at which a quote stands: in the source named, else in any other."""
        if named is not None and (stands := self._stands_in(quote, (named,))):
            return stands
        return self._stands_in(quote, self._likely(quote))

    def _stands_in(self, quote: str, numbers: Iterable[int]) -> tuple[Stand, ...]:
        """The places at which a quote stands in some sources, the closest readings only."""
        found = [
            Stand(number, finding)
            for number in numbers
            for finding in find(quote, self.sources[number], self.known)
        ]
        sure = [each for each in found if each.finding.status is not Alignment.FUZZY]
        return tuple(sure or found)

    def _likely(self, quote: str) -> Iterable[int]:
        """The sources that may hold a quote: all of a few, else those with most of its words."""
        if len(self.sources) <= _FEW:
            return range(len(self.sources))
        words = set(words_of_quote(quote).keys)
        rarest = sorted(words & self.holders.keys(), key=lambda word: len(self.holders[word]))
        votes = Counter(
            number for word in rarest[:_VOTERS] for number in self.holders[word][:_VOTES]
        )
        return sorted(number for number, _ in votes.most_common(_FEW))

    def _chosen(
        self, given: Given, field: str, stands: Sequence[Stand], named: int | None
    ) -> Verdict:
        """The place that is meant, where what is given settles it."""
        here = [each for each in stands if named is None or each.source == named]
        absent = given.source is not None and named is None and _FILE_NAME.fullmatch(given.source)
        if not here or absent:
            return Verdict(Alignment.MISATTRIBUTED, field=field, elsewhere=tuple(stands))
        if len(here) > 1 and len({each.source for each in here}) == 1:
            here = self._settled(given, here)
        if len(here) > 1:
            words = f"stands in {len(here)} places, and nothing given says which"
            return Verdict(Alignment.AMBIGUOUS, field=field, elsewhere=tuple(here), notes=(words,))
        stand = here[0]
        finding = stand.finding
        notes: list[str] = []
        claimed = (given.start, given.end)
        corrected = _lies(claimed, finding)
        if corrected:
            notes.append(
                f"claimed {_shown(claimed)}; the words stand at {finding.start}:{finding.end}"
            )
        if denied := word_denying(self.sources[stand.source], finding.start):
            notes.append(f"“{denied}” stands right before these words")
        if len(stands) > 1:
            notes.append(f"stands in {len(stands)} places; what was given settles which")
        return Verdict(finding.status, stand, field, notes=tuple(notes), corrected=corrected)

    def _settled(self, given: Given, stands: Sequence[Stand]) -> list[Stand]:
        """Those of several places in one source that the claimed place, page or heading fits."""
        source = stands[0].source
        outline = self.outlines[source]
        if given.start is not None:
            close = nearest([each.finding for each in stands], given.start)
            if abs(close.start - given.start) <= _NEAR:
                return [each for each in stands if each.finding is close]
        if given.page is not None:
            page = [
                each for each in stands if outline.document.page(each.finding.start) == given.page
            ]
            if len(page) == 1:
                return page
        if given.section:
            wanted = _plain(given.section)
            under = [
                each
                for each in stands
                if any(wanted == _plain(words) for words in _headings(outline, each.finding))
            ]
            if len(under) == 1:
                return under
        return list(stands)

    def _missing(self, given: Given) -> Verdict:
        """The refusal of a quote that stands nowhere; told apart is what paraphrases a passage."""
        nearby: Difference | None = None
        for _, quote in given.quotes:
            likely = [self.sources[number] for number in self._likely(quote)]
            found = difference(quote, likely)
            if found is not None and (nearby is None or found.share > nearby.share):
                nearby = found
        if nearby is None:
            return Verdict(Alignment.NOT_FOUND)
        passage = f"the passage most like it, in {nearby.name}, is “{_brief(nearby.passage)}”"
        return Verdict(Alignment.PARAPHRASE, notes=(f"{passage}; the quote {nearby.words}",))


def shared_out(records: Sequence[Given], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Return the verdicts, with places shared out to records of equal words that have as many.

    Whoever gives a sentence twice that stands twice means each of its places once.
    """
    groups: dict[tuple[str, tuple[Stand, ...]], list[int]] = {}
    for number, (record, verdict) in enumerate(zip(records, verdicts, strict=True)):
        if verdict.status is Alignment.AMBIGUOUS:
            groups.setdefault((record.quote, verdict.elsewhere), []).append(number)
    shared = list(verdicts)
    for (_, stands), numbers in groups.items():
        if len(stands) == len(numbers) and len({stand.source for stand in stands}) == 1:
            for stand, number in zip(stands, numbers, strict=True):
                note = f"stands in {len(stands)} places, and was given as often: one for each"
                field = verdicts[number].field
                shared[number] = Verdict(stand.finding.status, stand, field, notes=(note,))
    return shared


def _with_notes(verdict: Verdict, notes: tuple[str, ...]) -> Verdict:
    """The verdict with `notes` before its own."""
    return Verdict(
        verdict.status,
        verdict.stand,
        verdict.field,
        verdict.elsewhere,
        notes + verdict.notes,
        verdict.corrected,
    )


def _names(source: Searched) -> Iterable[str]:
    """What a source may be called."""
    document = source.document
    yield _plain(document.name)
    yield _plain(PurePosixPath(document.name).stem)
    yield _plain(document.document_id)
    if document.metadata.title:
        yield _plain(document.metadata.title)


def _plain(name: str) -> str:
    """A name for comparison, without folders."""
    return ids.normalise(name.replace("\\", "/").rpartition("/")[2])


def _headings(outline: Outline, finding: Finding) -> Iterable[str]:
    """The headings above a place."""
    text = outline.document.text
    for passage in outline.passages:
        if passage.block.start <= finding.start < passage.block.end:
            for index in passage.headings:
                block = outline.passages[index].block
                yield text[block.start : block.end]


def _lies(claimed: tuple[int | None, int | None], finding: Finding) -> bool:
    """Whether what was claimed of the place is not so."""
    start, end = claimed
    return (start is not None and start != finding.start) or (
        end is not None and end != finding.end
    )


def _shown(claimed: tuple[int | None, int | None]) -> str:
    return ":".join("?" if each is None else str(each) for each in claimed)


def _brief(passage: str) -> str:
    """A passage on one line, its middle left out where it is long."""
    words = " ".join(passage.split())
    return words if len(words) <= 200 else f"{words[:120]} ... {words[-70:]}"  # noqa: PLR2004  a line or two
